"""Pronouns and pairs ("both sides"): the actor each stands for, where the text leaves no second candidate."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from spacy.tokens import Doc, Token

from peaceledger.extract.actors.names import index_for
from peaceledger.extract.actors.pairs import resolve_pairs
from peaceledger.extract.layout import sentence_numbers, text_of
from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.statements.quotes import outer_sentences, quoted_tokens
from peaceledger.packs import Lexicon

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_PRONOUNS = _HE.keys() | _THEY | _IT
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_OBJECT = frozenset({"dobj", "pobj", "dative", "iobj"})
_FEMALE = (
    "woman",
    "Mrs",
    "Ms",
    "Miss",
    "queen",
    "Queen",
    "mother",
    "wife",
    "daughter",
    "sister",
    "girl",
    "widow",
    "actress",
    "princess",
    "Princess",
    "nun",
)
_MALE = (
    "Mr",
    "spokesman",
    "chairman",
    "congressman",
    "businessman",
    "king",
    "King",
    "pope",
    "Pope",
    "father",
    "husband",
    "son",
    "brother",
    "boy",
    "Patriarch",
)
_BODIES = frozenset({"state", "government", "organisation", "media", "armed_force", "armed_group", "role"})
_PLURAL = frozenset({"anonymous", "group", "armed_force", "armed_group", "role"})
_COLLECTIVE = frozenset({"armed_force", "armed_group", "role"})
_EMPTY = frozenset({"be", "take", "seem", "appear", "become", "happen", "turn", "remain", "look", "come", "rain", "snow"})

# Weights were set by reading pronouns in news texts: a subject of the same sentence outranks any name further back, one step of
# recency outranks any salience, and a lead under _MARGIN was wrong about as often as right.
_BACK = 3
_SPEAKS_ON = 1.0
_AS_MAIN = (5.2, 3.1, 1.2, 0.4)
_AS_SUBJECT = (5.0, 2.2, 0.9, 0.3)
_OTHERWISE = (2.0, 1.1, 0.5, 0.1)
_MARGIN = 0.9
_LEAST = 1.4


@dataclass(frozen=True, slots=True)
class _Mention:
    span: ActorSpan
    token: Token
    key: str
    sentence: int
    quoted: bool


def resolve_references(doc: Doc, actors: Sequence[ActorSpan], lexicon: Lexicon | None = None) -> tuple[ActorSpan, ...]:
    """Add pronouns to the actors of a text, each with the actor it stands for where that is safe.

    Args:
        doc: The parsed article.
        actors: What ``find_actors`` returned for it.
        lexicon: Given names tell gender where it is given.

    Returns:
        All spans in text order. A pronoun that nothing settles has no ``actor_id`` and kind ``pronoun``.
    """
    known = resolve_pairs(doc, actors)
    reader = _Pronouns(doc, known, lexicon)
    return tuple(sorted((*known, *reader.read()), key=lambda s: s.start))


class _Pronouns:
    def __init__(self, doc: Doc, actors: Sequence[ActorSpan], lexicon: Lexicon | None) -> None:
        self.doc = doc
        self.quoted = quoted_tokens(doc)
        self.sentence = _sentences(doc)
        self.outer = outer_sentences(doc, self.sentence, self.quoted)
        self.covered = {t for a in actors for t in range(a.start, a.end)}
        self.mentions = [self._mention(a) for a in actors if a.kind != "pronoun"]
        self.paragraph = list(accumulate("\n" in t.text for t in doc))
        self.voices = self._voices()
        self.genders = _genders(doc, actors, lexicon)
        self.counts: Counter[str] = Counter()

    def _voices(self) -> dict[int, set[str]]:
        """Who leads a clause outside the quotation marks, by paragraph: whoever is quoted is not "he" inside the quotation."""
        found: dict[int, set[str]] = {}
        for mention in self.mentions:
            if not mention.quoted and _leads(mention.token) and not self.quoted[mention.token.head.i]:
                found.setdefault(self.paragraph[mention.token.i], set()).add(mention.key)
        return found

    def _pronouns(self) -> list[Token]:
        tags = {self.doc.vocab.strings[tag] for tag in ("PRP", "PRP$")}
        tokens = (self.doc[i] for i, tag in enumerate(self.doc.to_array("TAG").tolist()) if tag in tags)
        return [t for t in tokens if t.idx not in self.covered and t.lower_ in _PRONOUNS]

    def read(self) -> list[ActorSpan]:
        waiting = iter(self.mentions)
        following = next(waiting, None)
        seen: list[_Mention] = []
        found: list[ActorSpan] = []
        for token in self._pronouns():
            while following is not None and following.span.start <= token.idx:
                seen.append(following)
                self.counts[following.key] += 1
                following = next(waiting, None)
            span = self._pronoun(token, seen)
            if span is None:
                continue
            found.append(span)
            if span.kind != "pronoun":
                seen.append(self._mention(span))
        return found

    def _pronoun(self, token: Token, seen: list[_Mention]) -> ActorSpan | None:
        word = token.lower_
        near = self._near(token, seen)
        if word in _HE:
            chosen = self._person(token, near)
        elif word in _THEY:
            chosen = self._group(token, near)
        else:
            chosen = self._body(token, near)
            if chosen is None:
                return None
        return _pronoun_span(token, chosen.span if chosen else None)

    def _near(self, token: Token, seen: list[_Mention]) -> list[_Mention]:
        near = []
        for mention in reversed(seen):
            if self._back(token, mention) > _BACK:
                break
            near.append(mention)
        return near

    def _back(self, token: Token, mention: _Mention) -> int:
        """How many sentences lie between; sentences of a quotation count only for a pronoun inside one."""
        numbers: list[int] = self.sentence if self.quoted[token.i] else self.outer
        return numbers[int(token.i)] - numbers[int(mention.token.i)]

    def _person(self, token: Token, near: Iterable[_Mention]) -> _Mention | None:
        above = self._subject_above(token)
        if above is not None and above.pos_ == "PROPN" and above.idx not in self.covered:
            return None  # a name that could not be read is the likeliest antecedent
        gender = _HE[token.lower_]
        scores: dict[str, tuple[float, _Mention]] = {}
        for mention in near:
            if not _is_one_person(mention) or self.genders.get(mention.key, gender) != gender or self._barred(token, mention):
                continue
            score = self._score(token, mention)
            if mention.key not in scores or score > scores[mention.key][0]:
                scores[mention.key] = (score, mention)
        return self._clear_best(scores, gender)

    def _clear_best(self, scores: dict[str, tuple[float, _Mention]], gender: str) -> _Mention | None:
        ranked = sorted(scores.values(), key=lambda s: -s[0])
        if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
            return None
        self.genders[ranked[0][1].key] = gender
        return ranked[0][1]

    def _score(self, token: Token, mention: _Mention) -> float:
        back = min(self._back(token, mention), _BACK)
        relative = _in_clause_about(token, mention.token) or (back == 0 and _quoted_as_saying(mention.token))
        subject = mention.token.dep_ in _SUBJECT or relative
        main = subject and _is_main(mention.token.head)
        score = (_AS_MAIN if main else _AS_SUBJECT if subject else _OTHERWISE)[back]
        if back == 0 and subject and (relative or mention.token.head in token.ancestors):
            score += 1.0
        if self.genders.get(mention.key) is not None:
            score += 0.4
        if _unnamed(mention.span) and not (token.dep_ in _SUBJECT and _reports(token.head)):
            score -= 2.5
        if mention.token.dep_ == "poss":
            score += 3.0 if mention.token.head in token.ancestors else -0.6
        score += 0.08 * min(self.counts[mention.key], 6)
        if back == 1 and subject and token.dep_ in _SUBJECT:
            score += 0.5
            score += _SPEAKS_ON if _says(token.head) and _says(mention.token.head) else 0.0
        if mention.quoted and not self.quoted[token.i]:
            score -= 2.0
        return score

    def _barred(self, token: Token, mention: _Mention) -> bool:
        if token.i <= mention.token.i:
            return True
        own = token.head if token.dep_ in _OBJECT else None
        if own is not None and own.pos_ == "ADP":
            own = own.head
        same_clause = own is not None and mention.token.head == own and mention.token.dep_ in _SUBJECT
        if self.quoted[token.i] and mention.key in self.voices.get(self.paragraph[token.i], ()):
            return True
        return (same_clause and not token.lower_.endswith("self")) or (token.dep_ == "poss" and token.head == mention.token)

    def _group(self, token: Token, near: list[_Mention]) -> _Mention | None:
        plural = [m for mention in near if (m := self._plural(mention, near)) is not None]
        if token.dep_ == "poss":
            return self._own_subject(token, plural)
        if token.dep_ not in _SUBJECT:
            return None
        if (above := self._subject_above(token)) is not None:
            return self._at(above, plural)
        return self._subject_of_last(token, plural)

    def _body(self, token: Token, near: list[_Mention]) -> _Mention | None:
        bodies = [m for m in near if m.span.kind in _BODIES]
        if token.dep_ == "poss":
            return self._own_subject(token, bodies)
        if token.dep_ != "nsubj" or token.head.lemma_ in _EMPTY:
            return None
        above = self._subject_above(token)
        if above is not None:
            return self._at(above, bodies)
        return self._subject_of_last(token, bodies) if _says(token.head) else None

    def _own_subject(self, token: Token, mentions: list[_Mention]) -> _Mention | None:
        """For "its" and "their": the subject of the nearest clause around it, if that is one of the mentions."""
        for verb in token.ancestors:
            subject = next((c for c in verb.children if c.dep_ in _SUBJECT and c.i < token.i), None)
            if subject is not None and subject.tag_ not in ("WDT", "WP"):
                return self._at(subject, mentions)
        return None

    def _subject_above(self, token: Token) -> Token | None:
        """The subject of the clause that the pronoun's clause depends on: "Utopia says it sees"."""
        for verb in list(token.ancestors)[1:]:
            subject = next((c for c in verb.children if c.dep_ in _SUBJECT and c.i < token.i), None)
            if subject is not None:
                return subject
        return None

    def _at(self, token: Token, mentions: list[_Mention]) -> _Mention | None:
        return next((m for m in mentions if m.token.i == token.i), None)

    def _subject_of_last(self, token: Token, mentions: list[_Mention]) -> _Mention | None:
        here = self.sentence[token.i]
        last = [m for m in mentions if m.sentence == here - 1 and _leads(m.token) and m.quoted == self.quoted[token.i]]
        return last[0] if len({m.key for m in last}) == 1 else None

    def _plural(self, mention: _Mention, near: list[_Mention]) -> _Mention | None:
        """The mention as something "they" may mean: a group, or two actors joined by "and"; None if it is one."""
        span = mention.span
        others = [m for m in near if m.token in mention.token.conjuncts and m.token.i > mention.token.i]
        if others and mention.token.dep_ in _SUBJECT:
            joined = [mention, *sorted(others, key=lambda m: m.token.i)]
            names = dict.fromkeys(m.span.name for m in joined)
            sides = dict.fromkeys(m.span.side for m in joined if m.span.side)
            name = "; ".join(names)
            return replace(
                mention, key=name, span=replace(span, actor_id=None, name=name, kind="group", side="; ".join(sides) or None)
            )
        if span.kind in _PLURAL and (mention.token.tag_ in ("NNS", "NNPS") or span.kind in _COLLECTIVE or ";" in span.name):
            return mention
        return None

    def _mention(self, span: ActorSpan) -> _Mention:
        token = self.doc[span.head]
        return _Mention(span, token, span.actor_id or span.name, self.sentence[token.i], self.quoted[token.i])


def _unnamed(span: ActorSpan) -> bool:
    return span.kind == "anonymous" or (
        span.form in ("descriptor", "office") and span.actor_id is None and span.name[:1].islower()
    )


def _is_one_person(mention: _Mention) -> bool:
    if mention.span.kind == "person":
        return True
    return mention.span.kind == "anonymous" and mention.token.tag_ == "NN"


def _is_main(verb: Token) -> bool:
    """Whether a verb leads its sentence, or is what the leading verb of saying reports."""
    return verb.dep_ == "ROOT" or (verb.dep_ in ("conj", "ccomp") and verb.head.dep_ == "ROOT")


def _in_clause_about(token: Token, name: Token) -> bool:
    """Whether a token stands in a relative clause on a name or on its apposition: "Doe, a lawyer who sold his house"."""
    heads = [name, *(c for c in name.children if c.dep_ == "appos")]
    return any(c.dep_ == "relcl" and c in token.ancestors for head in heads for c in head.children)


def _quoted_as_saying(name: Token) -> bool:
    """Whether what follows is what somebody is "quoted as saying"."""
    following = name.doc[name.i + 1 : name.i + 3]
    return name.dep_ == "dobj" and len(following) > 1 and following[0].lower_ == "as" and following[1].tag_ == "VBG"


def _leads(token: Token) -> bool:
    return token.dep_ in _SUBJECT and _is_main(token.head)


def _says(verb: Token) -> bool:
    """Whether a verb leads its sentence and has a clause for content, as verbs of saying do."""
    return verb.dep_ == "ROOT" and any(c.dep_ == "ccomp" for c in verb.children)


def _reports(verb: Token) -> bool:
    return any(c.dep_ == "ccomp" for c in verb.children) or verb.dep_ in ("parataxis", "ROOT")


def _pronoun_span(token: Token, like: ActorSpan | None) -> ActorSpan:
    bare = ActorSpan(
        start=token.idx,
        end=token.idx + len(token),
        head=token.i,
        actor_id=None,
        name=token.text,
        kind="pronoun",
        side=None,
        form="pronoun",
    )
    if like is None:
        return bare
    return replace(bare, actor_id=like.actor_id, name=like.name, kind=like.kind, side=like.side)


def _sentences(doc: Doc) -> list[int]:
    """Number the sentences; one without a subject ("Literally outraged.") belongs to the one before it."""
    subjects = {doc.vocab.strings[dep] for dep in _SUBJECT}
    starts = sentence_numbers(doc)
    whole = {start for start, dep in zip(starts, doc.to_array("DEP").tolist(), strict=True) if dep in subjects}
    numbers, number, last = [], 0, -1
    for start in starts:
        number += start != last and start in whole
        last = start
        numbers.append(number)
    return numbers


def _genders(doc: Doc, actors: Iterable[ActorSpan], lexicon: Lexicon | None) -> dict[str, str]:
    """Gender by actor, as titles before the name or its given name tell it."""
    found: dict[str, str] = {}
    text = text_of(doc)
    for span in actors:
        key = span.actor_id or span.name
        if span.kind not in ("person", "anonymous") or key in found:
            continue
        words = text[span.start : span.end]
        if any(word in words for word in _FEMALE):
            found[key] = "f"
        elif any(word in words.split() or word + "." in words.split() for word in _MALE):
            found[key] = "m"
        elif lexicon is not None and (gender := _by_given_name(span.name, lexicon)):
            found[key] = gender
    return found


def _by_given_name(name: str, lexicon: Lexicon) -> str | None:
    index, given = index_for(lexicon), name.split()[0]
    female, male = given in index.words("given_names", "female"), given in index.words("given_names", "male")
    if female == male:
        return None
    return "f" if female else "m"
