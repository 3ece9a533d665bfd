"""Which frame a word calls up: triggers by lemma, then what must and must not stand around it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peaceledger.extract.events.clauses import (
    NOUNS,
    PLURAL_TAGS,
    above,
    bounds,
    children,
    clause_of,
    doers,
    governed,
    is_ordinal,
    is_verb,
    lemma,
    modifiers,
    objects,
    spread,
    subjects,
)
from peaceledger.packs import Lexicon
from peaceledger.packs.frames import EventFrame, Trigger, compile_frames

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBLIKE = frozenset({"VERB", "AUX"})
FLAT = frozenset(
    {"modifier", "near", "governor", "under", "particle", "sentence", "context", "nearby", "way", "right", "left", "aim"}
)  # as they stand, not spread
REACH = 9  # words
AIMS = frozenset({"advcl", "xcomp", "relcl", "acl"})
WAYS = frozenset({"advmod", "npadvmod", "prt", "dobj", "acomp", "oprd", "prep"})
BEFORE, AFTER = 3, 2
"""Sentences around a trigger in which the text may say that people were held."""
MODIFYING = frozenset({"compound", "nmod", "amod"})
NAMING = NOUNS | {"ADJ"}  # "rebel forces"
SEVERAL = frozenset({"they", "we", "both"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A word that calls up a frame; ``first`` and ``last`` are the token indices of the trigger."""

    frame: EventFrame
    trigger: Trigger
    token: "Token"
    first: int
    last: int
    type: str

    @property
    def family(self) -> str:
        """Types of one family name one event when they stand in one clause."""
        return self.frame.family


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Every frame of the packs in use, found by the last word of its triggers."""

    frames: tuple[EventFrame, ...]
    by_word: Mapping[str, tuple[tuple[EventFrame, Trigger], ...]]
    quantities: frozenset[str]
    parties: frozenset[str]
    groups: frozenset[str]
    leaders: frozenset[str]
    domestic: frozenset[str]
    sides: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a trigger is tested with.

    Attributes:
        frames: The frames of the packs in use.
        actors: Tokens that are actors in politics.
        bodies: Those of them that are no persons.
        persons: Those of them that are.
        peoples: Tokens that are a person, known or not, or people of a country ("five Ardenians").
        places: Tokens that are places.
        conflict: True where the article is about a conflict, so that fewer words are needed to take one as its event.
        lemmas: Every lemma of the article.
    """

    frames: Frames
    actors: frozenset[int]
    bodies: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()
    peoples: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    conflict: bool = False
    lemmas: frozenset[str] = frozenset()

    def is_party(self, token: "Token") -> bool:
        """Whether the word is an actor in politics or a noun for one."""
        return token.i in self.actors or (token.pos_ in NAMING and lemma(token) in self.frames.parties)


def build_frames(lexicon: Lexicon) -> Frames:
    """Compile the frames of a lexicon.

    Raises:
        PackError: If a frame does not keep to the schema.
    """
    classes: Mapping[str, Any] = lexicon.vocab.get("event_words", {})
    frames = compile_frames(lexicon.frames, classes)
    by_word: dict[str, list[tuple[EventFrame, Trigger]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            by_word.setdefault(trigger.words[-1], []).append((frame, trigger))
    flat = {name: _flat(name, classes) for name in ("quantity", "party", "group", "leader", "domestic")}
    return Frames(
        frames=frames,
        by_word={word: tuple(pairs) for word, pairs in by_word.items()},
        quantities=flat["quantity"],
        parties=flat["party"],
        groups=flat["group"],
        leaders=flat["leader"],
        domestic=flat["domestic"],
        sides=frozenset(lexicon.parties),
    )


def _flat(name: str, classes: Mapping[str, Sequence[str]]) -> frozenset[str]:
    out: set[str] = set()
    for word in classes.get(name, ()):
        out |= _flat(word[1:], classes) if word.startswith("@") else {word}
    return frozenset(out)


def hits(token: "Token", around: Surroundings) -> Iterator[Hit]:
    """Frames the token calls up, once for each trigger that fits, in the order of the file."""
    for frame, trigger in around.frames.by_word.get(lemma(token), ()):
        if not _is_sort(token, trigger):
            continue
        first = _first_word(token, trigger.words)
        if first is None:
            continue
        head = token.doc[first] if "of" in trigger.words else token
        if not _fits(head, trigger, around) or _never(token, trigger.never):
            continue
        yield Hit(frame=frame, trigger=trigger, token=head, first=first, last=token.i, type=frame.type)


def _is_sort(token: "Token", trigger: Trigger) -> bool:
    if trigger.pos == "participle":
        participle = token.tag_ == "VBN" or (token.tag_ == "JJ" and token.lower_.endswith("ed"))
        return bool(token.dep_ == "amod" and participle)
    if trigger.pos == "verb":
        return token.pos_ in VERBLIKE and (
            token.dep_ not in {"amod", "compound", "aux", "auxpass"} or any(children(token, {"nsubj"}))
        )
    if trigger.pos == "noun":
        if token.pos_ not in NOUNS or _only_modifies(token) or _bare_name(token):
            return False
        return trigger.plural is None or (token.tag_ in PLURAL_TAGS) == trigger.plural
    return True


def _only_modifies(noun: "Token") -> bool:
    """A noun before another noun ("ceasefire talks") names that one's sort, not an event of its own."""
    while noun.dep_ == "conj" and noun.head.dep_ in MODIFYING:
        noun = noun.head
    return noun.dep_ in MODIFYING and noun.head.pos_ in NOUNS and noun.head.i > noun.i


def _bare_name(token: "Token") -> bool:
    """A capitalised word alone is a name ("Sessions said") unless something before it makes it a noun ("Peace Talks")."""
    return token.tag_ in {"NNP", "NNPS"} and not any(c.i < token.i for c in token.children)


def _first_word(token: "Token", words: tuple[str, ...]) -> int | None:
    at: int = token.i
    for word in reversed(words[:-1]):
        at -= 1
        if at >= 0 and token.doc[at].text == "-":
            at -= 1
        if at < 0 or word not in {token.doc[at].lower_, lemma(token.doc[at])}:
            return None
    return at


def _fits(token: "Token", trigger: Trigger, around: Surroundings) -> bool:
    return all(_holds(token, place, words, around) for place, words in trigger.need) and not any(
        _holds(token, place, words, around) for place, words in trigger.bar
    )


def _holds(token: "Token", place: str, words: frozenset[str], around: Surroundings) -> bool:
    if place == "text":
        return not words.isdisjoint(around.lemmas)
    if "|" in place:
        return any(_holds(token, one, words, around) for one in place.split("|"))
    found = PLACES[place](token) if place in PLACES else _governed(token, place)
    spreading = found if place in FLAT else spread(list(found), around.frames.quantities)
    return any(_is_word(one, words, around) for one in spreading)


def _governed(token: "Token", preposition: str) -> list["Token"]:
    """What a preposition governs, also where the parser hung "with X" on the verb above, or "from X" on a noun below."""
    found = governed(token, preposition)
    if not found and preposition in {"with", "between"} and token.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        return governed(token.head, preposition)
    if not found and preposition.startswith(("from", "in/")):
        return [deep for p in governed(token, "of") for deep in governed(p, preposition)]
    return found


def _is_word(token: "Token", words: frozenset[str], around: Surroundings) -> bool:
    return (
        "*" in words
        or lemma(token) in words
        or token.lower_ in words
        or ("#actor" in words and token.i in around.actors)
        or ("#party" in words and around.is_party(token))
        or ("#body" in words and token.i in around.bodies)
        or ("#place" in words and token.i in around.places)
        or ("#number" in words and token.like_num)
        or ("#name" in words and token.pos_ == "PROPN")
        or ("#person" in words and token.i in around.persons)
        or ("#people" in words and token.i in around.peoples)
        or ("#ordinal" in words and is_ordinal(token))
        or ("#several" in words and (token.tag_ in PLURAL_TAGS or token.lower_ in SEVERAL))
        or (token.pos_ == "PROPN" and any(t in words and t in around.frames.leaders for t in _titles(token)))
    )


def _titles(name: "Token") -> Iterator[str]:
    """Titles before a name no pack knows: "Foreign Minister Hanna Orlo"."""
    return (lemma(c) for c in children(name, MODIFYING | {"appos"}))


def _never(token: "Token", phrases: tuple[str, ...]) -> bool:
    if not phrases:
        return False
    first, last = bounds(token)
    left = token.doc[max(first, token.i - 5) : token.i + 1].text.lower()
    right = token.doc[token.i : min(last + 1, token.i + 6)].text.lower()
    text = f" {left}{right[len(token.text) :]}".rstrip(".,;:!?") + " "
    return any(f" {phrase} " in text for phrase in phrases)


def _governors(token: "Token") -> list["Token"]:
    head = token.head
    while head.pos_ == "ADP" and head.head.i != head.i:
        head = head.head
    return [head] if head.i != token.i else []


def _clauses(token: "Token") -> list["Token"]:
    """Clauses that complete a word; an infinitive behind an object is often hung on the verb ("spurned the offer to meet")."""
    found = [
        c
        for c in token.children
        if is_verb(c) and (c.dep_ in {"xcomp", "ccomp", "acl"} or (c.dep_ in {"advcl", "relcl"} and c.tag_ == "VB"))
    ]
    if not found and token.dep_ == "dobj":
        return [c for c in token.head.children if c.dep_ in {"advcl", "xcomp"} and c.i > token.i and c.tag_ == "VB"]
    return found


def _under(token: "Token") -> list["Token"]:
    prep = above(token)
    return [prep] if prep is not None else []


def _context(token: "Token") -> list["Token"]:
    """The words of the sentence and of the one before it."""
    sent = token.sent
    first = token.doc[sent.start - 1].sent.start if sent.start else 0
    return list(token.doc[first : sent.end])


def _nearby(token: "Token") -> list["Token"]:
    """The words of the sentence, of the three before it and of the two after it."""
    doc = token.doc
    first, last = token.sent.start, token.sent.end
    for _ in range(BEFORE):
        first = doc[first - 1].sent.start if first else 0
    for _ in range(AFTER):
        last = doc[last].sent.end if last < len(doc) else last
    return list(doc[first:last])


def _way(verb: "Token") -> list["Token"]:
    """Where somebody goes or is brought: "back", "the other way", "out of prison", "across the bridge"."""
    found: list[Token] = []
    open_yet = list(children(verb, WAYS))
    while open_yet:
        word = open_yet.pop()
        if word.dep_ in {"prep", "prt"} or word.pos_ == "ADP":
            open_yet.extend(children(word, {"pobj", "prep", "pcomp"}))
        elif word.pos_ in NOUNS:
            found.extend(children(word, {"compound"}))
        found.append(word)
    return found


def _numbers(noun: "Token") -> list["Token"]:
    """The number before a noun and its adjectives, which the parser may hang on a day: "on Friday 31 northern sailors"."""
    at = noun.i - 1
    while at >= 0 and noun.doc[at].dep_ in MODIFYING and not noun.doc[at].like_num:
        at -= 1
    return [noun.doc[at]] if at >= 0 and noun.doc[at].like_num else []


def _right(token: "Token") -> list["Token"]:
    last = bounds(token)[1]
    return list(token.doc[token.i + 1 : min(last, token.i + REACH) + 1])


def _left(token: "Token") -> list["Token"]:
    first = bounds(token)[0]
    return list(token.doc[max(first, token.i - REACH) : token.i])


def _agents(verb: "Token") -> list["Token"]:
    """Who or what does it, where that is told: in "two soldiers killed near the port" nobody."""
    done_to = {word.i for word in objects(verb)}
    return [word for word in subjects(verb) if word.i not in done_to] + _gerund_behind_by(verb)


def _gerund_behind_by(verb: "Token") -> list["Token"]:
    """What the parser takes for a verb of its own: "were wounded by northern shelling"."""
    named = [p for by in children(verb, {"agent"}) for p in children(by, {"pobj"})]
    return [
        p.nbor() for p in named if p.i + 1 < len(p.doc) and p.nbor().tag_ == "VBG" and p.nbor().head.i in {verb.i, verb.head.i}
    ]


PLACES: Mapping[str, Callable[["Token"], Sequence["Token"]]] = {
    "subject": lambda t: subjects(t),
    "doer": lambda t: doers(t),
    "object": lambda t: objects(t),
    "agent": _agents,
    "modifier": lambda t: list(modifiers(t)),
    "governor": _governors,
    "under": _under,
    "particle": lambda t: [
        *children(t, {"prt"}),
        *(c for c in t.children if c.dep_ in {"advmod", "prep", "acomp"} and c.pos_ in {"ADP", "ADV"}),
    ],
    "clause": lambda t: _clauses(t),
    "near": lambda t: list(clause_of(t).subtree),
    "sentence": lambda t: list(t.doc[bounds(t)[0] : bounds(t)[1] + 1]),
    "context": _context,
    "nearby": _nearby,
    "way": _way,
    "right": _right,
    "left": _left,
    "count": lambda t: [n for noun in (*subjects(t), *objects(t)) for n in (noun, *children(noun, {"nummod"}), *_numbers(noun))],
    "complement": lambda t: list(children(t, {"oprd", "attr", "acomp"})),
    "aim": lambda t: [c for word in (t, *objects(t)) for c in word.children if c.tag_ == "VB" and c.dep_ in AIMS],
    "passive": lambda t: list(children(t, {"auxpass"})),
}
