"""Who speaks: from a verb to its subject's words, and from the words to the actor."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.statements.reading import Reading

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PERSONAL = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its"})
FIRST_OR_SECOND = frozenset({"i", "we", "you", "us", "me"})
KEPT = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "nummod", "quantmod", "predet", "punct", "neg"})
KEPT_RIGHT = frozenset({"prep", "appos", "case", "nummod", "compound", "nmod", "flat"})
DETERMINERS = frozenset({"a", "an", "the", "some", "several", "many", "one", "this", "these", "those", "that", "another", "any"})
QUANTITIES = frozenset({"number", "couple", "handful", "dozen", "majority", "score", "host", "series", "hundred"})
AGENTIVE = ("er", "or", "ist", "man", "men", "woman", "women", "ian", "crat", "wright")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The words that name who speaks. ``heads`` are the head tokens of joint speakers, in text order."""

    start: int
    end: int
    heads: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice with the actor it stands for; fields as in ``Statement``."""

    name: str
    actor_id: str | None
    side: str | None
    kind: str
    start: int
    end: int


def voice_of(token: Token) -> Voice | None:
    """The subject of a verb, through conjunctions, participles and relative pronouns; None where nobody is named."""
    subject = subject_of(token)
    return None if subject is None else voice(subject)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The token that heads a verb's subject, None for agentless passives and where there is none."""
    if is_passive(verb):
        return agent_of(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "csubj":
            return _antecedent(child, verb)
        if child.dep_ == "aux":
            own = next((c for c in child.children if c.dep_ in SUBJECTS), None)
            if own is not None:
                return own
    if depth > 5:
        return None
    return _borrowed(verb, depth)


def _borrowed(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep_ == "conj":
        while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT":
            head = head.head
    match verb.dep_:
        case "conj" | "advcl" | "xcomp" | "dep" | "ccomp" if head.pos_ in ("VERB", "AUX"):
            return _controller(verb, head, depth)
        case "pcomp" if head.head.pos_ in ("VERB", "AUX"):
            return subject_of(head.head, depth + 1)
        case "acl" | "amod" | "appos" if head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head
        case "pcomp" if head.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _owner(head.head)
    return None


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    if verb.dep_ == "xcomp":
        for child in head.children:
            if child.dep_ == "dobj":
                return child
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
        return None
    if is_passive(head):
        return _passive_subject(head)
    return subject_of(head, depth + 1)


def _passive_subject(verb: Token) -> Token | None:
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubjpass" for c in verb.children):
        verb = verb.head
    return next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)


def _owner(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def _antecedent(subject: Token, verb: Token) -> Token | None:
    if subject.lower_ in RELATIVE and subject.pos_ in ("PRON", "SCONJ", "DET"):
        top = verb
        while top.dep_ == "conj":
            top = top.head
        return top.head if top.dep_ in ("relcl", "acl", "ccomp") and top.head.pos_ in ("NOUN", "PROPN", "PRON") else None
    if subject.lower_ in ("it", "there", "what", "that", "this") and subject.pos_ != "PROPN":
        return None if subject.lower_ != "it" else subject
    return subject


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: with an auxiliary, or a bare participle after a noun or conjunction."""
    if verb.tag_ != "VBN":
        return False
    kinds = {c.dep_ for c in verb.children}
    if "auxpass" in kinds or "nsubjpass" in kinds:
        return True
    if kinds & {"aux", "nsubj"}:
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "relcl") or "agent" in kinds


def agent_of(verb: Token) -> Token | None:
    """Whoever is named after "by" beside a passive verb."""
    for child in verb.children:
        if child.lower_ == "by" and child.i > verb.i and child.dep_ in ("agent", "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def voice(head: Token) -> Voice:
    """The words of a noun phrase that name a speaker: relative clauses and asides are left out, joint heads kept."""
    heads = tuple(_heads(head))
    tokens = sorted({t.i for h in heads for t in _phrase(h)})
    first, last = head.doc[tokens[0]], head.doc[tokens[-1]]
    return Voice(start=first.idx, end=last.idx + len(last), heads=tuple(h.i for h in heads))


voice_of_head = voice


def _heads(head: Token) -> list[Token]:
    """Joint heads; without an "and" a second noun is another name of the first."""
    head = _counted(head)
    joined = [head, *_conjuncts(head)] if (listed := _listed(head)) is None else listed
    if not any(c.dep_ == "cc" for h in joined for c in h.rights):
        return joined[:1]
    if len(joined) == 1 and head.dep_ == "nsubj":
        joined += [c for c in head.head.lefts if c.dep_ == "nsubj" and c.i > head.i]
    return joined


def _counted(head: Token) -> Token:
    """The people in "a number of people"."""
    of = next((c for c in head.rights if c.lower_ == "of"), None) if head.lemma_.lower() in QUANTITIES else None
    return next((c for c in of.rights if c.dep_ == "pobj" and c.tag_ == "NNS"), head) if of is not None else head


def _listed(head: Token) -> list[Token] | None:
    """The heads of "A, B and C" where the parser took B for another name of A: no comma closes the list."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "PROPN" and any(c.dep_ == "cc" for c in child.rights):
            heads = [head, child, *_conjuncts(child)]
            behind = heads[-1].right_edge.i + 1
            return heads if behind < len(head.doc) and head.doc[behind].text != "," else None
    return None


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield child
            yield from _conjuncts(child)


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in head.lefts:
        if child.dep_ in KEPT:
            yield from (t for t in child.subtree if t.dep_ != "relcl")
    for child in head.rights:
        if child.dep_ == "prep" and _is_aside(child, head):
            break
        other_name = child.dep_ == "conj" and child not in _heads(head)
        if child.dep_ in KEPT_RIGHT or other_name or (child.dep_ == "acl" and child.i == head.i + 1 and child.tag_ == "JJ"):
            yield from _bounded(child)
        elif child.dep_ not in ("punct", "cc", "conj"):
            break


def _is_aside(prep: Token, head: Token) -> bool:
    """A phrase after a comma, or one of time and place behind a name, tells about the saying, not the speaker."""
    timely = prep.lower_ in ("including", "like", "during", "after", "before", "on", "in", "from", "at")
    return prep.nbor(-1).text == "," or (timely and head.pos_ == "PROPN") or prep.lower_ in ("on", "during", "after", "before")


def _bounded(child: Token) -> Iterator[Token]:
    for token in child.subtree:
        if token.dep_ in ("relcl", "acl") or token.lower_ in RELATIVE:
            return
        yield token


@dataclass(slots=True)
class Heard:
    """Who has spoken so far.

    Attributes:
        last: The latest, for a pronoun that nothing else resolves.
        outlet: The latest outlet, for "the newspaper".
        bodies: The latest by the noun that heads the words for it, for "the ministry".
    """

    last: Speaker | None = None
    outlet: Speaker | None = None
    bodies: dict[str, Speaker] = field(default_factory=dict)


class Namer:
    """Finds the actor a voice stands for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def name(self, voice: Voice, heard: Heard) -> Speaker | None:
        """Return the speaker behind a voice, with those in mind who spoke before."""
        parts = [p for p in (self._one(h, voice, self._before(h, heard)) for h in voice.heads) if p is not None]
        if not parts:
            return None
        names = list(dict.fromkeys(p.name for p in parts))
        sides = list(dict.fromkeys(p.side for p in parts if p.side))
        return Speaker(
            name="; ".join(names),
            actor_id="; ".join(dict.fromkeys(p.actor_id for p in parts if p.actor_id)) or None,
            side="; ".join(sides) or None,
            kind=parts[0].kind,
            start=voice.start,
            end=voice.end,
        )

    def _one(self, head_index: int, voice: Voice, earlier: Speaker | None) -> Speaker | None:
        head = self._reading.doc[head_index]
        actor = self.actor(head, voice)
        writer = self._writer(head) if actor is None or actor.kind != "media" else None
        if writer is not None:
            return self._one(writer.i, voice_of_head(writer), None)
        if actor is not None and not _unresolved(actor) and not (earlier is not None and _is_bare(actor)):
            return Speaker(
                name=self._own_name(actor, head) or self._whole(actor, head),
                actor_id=actor.actor_id,
                side=actor.side,
                kind=actor.kind,
                start=voice.start,
                end=voice.end,
            )
        if earlier is not None:
            return replace(earlier, start=voice.start, end=voice.end)
        if head.lower_ in PERSONAL:
            return None
        words = self._words(head)
        side = actor.side if actor else None
        return Speaker(name=words, actor_id=None, side=side, kind="role", start=voice.start, end=voice.end)

    def _writer(self, head: Token) -> Token | None:
        """Whoever a document is by: "the ministry's statement", "a report published by the ministry"."""
        if head.lemma_.lower() not in self._reading.book.documents or head.pos_ != "NOUN":
            return None
        near = [c for c in head.children if c.dep_ == "poss"]
        for child in head.rights:
            if child.dep_ == "acl" or (child.dep_ == "prep" and child.lower_ in ("by", "from")):
                near += [
                    g
                    for g in (agent_of(child) if child.dep_ == "acl" else None, *child.rights)
                    if g is not None and g.dep_ == "pobj"
                ]
        return next((w for w in near if self._somebody(w, voice_of_head(w), documents=False)), None)

    def _before(self, head_index: int, heard: Heard) -> Speaker | None:
        """What a pronoun, "the outlet" or "the ministry" may fall back on; None for every other head."""
        head = self._reading.doc[head_index]
        if head.pos_ == "PRON" and head.lower_ in PERSONAL:
            return heard.last if heard.last is not None and _agrees(head.lower_, heard.last) else None
        if not all(c.dep_ == "det" for c in head.children if c.i < head.i or c.dep_ == "prep"):
            return None
        known = heard.bodies.get(head.lower_) if any(c.lower_ == "the" for c in head.lefts) else None
        if head.lower_ in self._reading.book.issued and any(c.lower_ == "the" for c in head.lefts):
            return heard.last
        return heard.outlet or known if head.lower_ in self._reading.book.outlets else known

    def remember(self, voice: Voice, speaker: Speaker, heard: Heard) -> None:
        """Enter a speaker whom later words may mean."""
        head = self._reading.doc[voice.heads[0]]
        if head.pos_ == "PROPN" and self._publishes(speaker):
            heard.outlet = speaker
        if head.pos_ in ("NOUN", "PROPN") and speaker.kind != "person":
            heard.bodies[head.lower_] = speaker

    def _publishes(self, speaker: Speaker) -> bool:
        """Whether a speaker is an outlet: so the packs say, or a name without a side that is no person or state."""
        return speaker.kind == "media" or (
            speaker.side is None and speaker.kind in ("organisation", "role") and speaker.name[:1].isupper()
        )

    def actor(self, head: Token, voice: Voice) -> ActorSpan | None:
        """The actor span that names a head noun or what stands in apposition to it."""
        near = {
            head.i,
            *(c.i for c in head.children if c.dep_ in ("appos", "flat", "conj") or (c.dep_ == "compound" and c.pos_ == "PROPN")),
        }
        doc = self._reading.doc
        best: tuple[int, ActorSpan] | None = None
        for span in self._reading.actors_in(voice.start, voice.end):
            covers = span.start <= head.idx < span.end
            linked = span.head in near or any(span.start <= doc[i].idx < span.end for i in near)
            if not (covers or linked):
                continue
            rank = 4 * (span.kind == "person" and span.form == "name") + 2 * covers + (span.actor_id is not None)
            if span.form in ("adjective", "possessive") and span.head != head.i:
                rank -= 8
            if best is None or rank > best[0]:
                best = (rank, span)
        return best[1] if best is not None and best[0] >= 0 else None

    def _own_name(self, actor: ActorSpan, head: Token) -> str | None:
        """Whom somebody described by a noun is named as: beside it ("his wife, Ann"), or by whose they are ("her spokesman")."""
        if actor.actor_id is not None or not _is_bare(actor):
            return None
        beside = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.nbor(-1).text == ","), None)
        if beside is not None:
            return self._words(beside)
        whose = next((c for c in head.lefts if c.dep_ == "poss"), None)
        if whose is None:
            return None
        known = next((a for a in self._reading.actors_in(whose.idx, whose.idx + 1) if a.kind != "pronoun" and a != actor), None)
        if whose.pos_ != "PRON":
            return self._words(head)
        rest = self._reading.text[whose.idx + len(whose) : head.idx + len(head)]
        return f"{known.name}’s{rest}" if known is not None else None

    def _whole(self, actor: ActorSpan, head: Token) -> str:
        """A name that no pack knows, with the capitalised words before it that belong to it."""
        if actor.actor_id is not None or head.pos_ != "PROPN" or actor.name != self._reading.text[actor.start : actor.end]:
            return actor.name
        belongs = ("compound", "amod") if actor.kind == "organisation" else ("compound",)
        first = min((c for c in head.lefts if c.dep_ in belongs and c.text[0].isupper()), default=head, key=lambda t: t.i)
        return self._reading.text[first.idx : actor.end] if first.idx < actor.start else actor.name

    def _words(self, head: Token) -> str:
        tokens = sorted({t.i for t in _phrase(head)})
        doc = self._reading.doc
        while len(tokens) > 1 and (doc[tokens[0]].lower_ in DETERMINERS or doc[tokens[0]].is_punct):
            tokens.pop(0)
        first, last = doc[tokens[0]], doc[tokens[-1]]
        return " ".join(self._reading.text[first.idx : last.idx + len(last)].split())

    def can_speak(self, voice: Voice, *, documents: bool = True) -> bool:
        """Whether a voice is somebody: a known actor, a name, a person's or body's noun, or (if asked) a document."""
        return any(self._somebody(self._reading.doc[h], voice, documents) for h in voice.heads)

    def _somebody(self, head: Token, voice: Voice, documents: bool) -> bool:
        book = self._reading.book
        lemma = head.lemma_.lower()
        if lemma in book.people or head.lower_ in book.people:
            return True
        if lemma in book.documents:
            return documents
        actor = self.actor(head, voice)
        if actor is not None and actor.start <= head.idx < actor.end:
            return True
        if head.pos_ == "PROPN":
            return True
        of = next((c for c in head.rights if c.lower_ == "of"), None)
        if of is not None and any(c.pos_ == "PROPN" for c in of.children):
            return True  # "the city of ...", "the republic of ..."
        return head.pos_ == "NOUN" and lemma.endswith(AGENTIVE) and len(lemma) > 5


def _is_bare(actor: ActorSpan) -> bool:
    """Whether an actor is known by a small-letter noun only."""
    return actor.form in ("descriptor", "office", "pronoun") and actor.actor_id is None and actor.name[:1].islower()


def _agrees(pronoun: str, earlier: Speaker) -> bool:
    """Whether a pronoun can mean a speaker: known outlets and states are not "he", persons are not "it"."""
    if pronoun in ("he", "she", "him", "her", "his"):
        return earlier.actor_id is None or earlier.kind == "person"
    return earlier.kind != "person" if pronoun in ("it", "its") else True


def _unresolved(actor: ActorSpan) -> bool:
    return actor.kind == "pronoun" or (
        actor.form == "pronoun" and actor.name.lower() in ("he", "she", "they", "it", "him", "her", "them")
    )


def first_person(voice: Voice, reading: Reading) -> bool:
    """Whether the writer (or the reader) is meant."""
    return reading.doc[voice.heads[0]].lower_ in FIRST_OR_SECOND


__all__ = ["Namer", "Speaker", "Voice", "agent_of", "first_person", "is_passive", "subject_of", "voice", "voice_of"]
