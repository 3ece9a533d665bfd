"""Where source and target of a trigger stand: subject, object, prepositions, possessors, and one step further on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.acts.parties import Cast, Party
from peaceledger.extract.events.clauses import NOUNS, children, governed, is_verb, lemma, objects, subjects
from peaceledger.extract.events.frames import PLACES
from peaceledger.packs.acts import NOUN_SOURCES, NOUN_TARGETS, VERB_SOURCES, VERB_TARGETS, WITH_TARGETS, ActTrigger
from peaceledger.packs.frames import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

DEEP = 3
DESCRIBING = frozenset({"ADJ", "ADV"})  # "is ready to", "came closer to"
PARTICLES = ("off", "up", "down", "out", "back")  # "cut off X": a parse may take the particle for a preposition
NO_TARGET = frozenset(PLACES) - {"object", "clause"}
INSIDE = ("of", "by", "from", "with", "between", "against", "on", "to", "toward", "towards", "for", "about", "in", "into", "at")

SETTINGS = frozenset({"at", "from", "for", "over"})  # "agreed at the summit in A": A is no party
TOGETHER = ("with", "between", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Looks for the parties of one trigger.

    Attributes:
        cast: Actors of the article.
        light: Lemmas of verbs that carry a noun's act ("launch an attack").
        land: Whether a place counts as the state it lies in: acts of force, visits.
        mutual: Whether it is done with somebody: then what it is done at, for or over is nobody's part in it.
        firm: Whether any name in the object's place is somebody: who is accused, asked or attacked.
    """

    cast: Cast
    light: frozenset[str]
    land: bool
    mutual: bool
    firm: bool

    def sources(self, token: "Token", trigger: Trigger) -> list[Party]:
        """Who acts."""
        places = _asked(trigger, "source") or (VERB_SOURCES if is_verb(token) else NOUN_SOURCES)
        return next((found for place in places if (found := self._source(token, place))), [])

    def targets(self, token: "Token", trigger: Trigger, sources: Iterable[Party]) -> list[Party]:
        """Who is acted upon: the first place that holds somebody else than the sources."""
        usual = WITH_TARGETS if self.mutual else VERB_TARGETS if is_verb(token) else NOUN_TARGETS
        sides = {p.side for p in sources}
        settings = SETTINGS - {place for place, _ in trigger.need}
        for place in _asked(trigger, "target") or _in_order(trigger, usual):
            found = [p for p in self._target(token, place, settings) if p.side not in sides or p.role is not None]
            if found or (place == "object" and any(self.cast.somebody(word, self.firm) for word in self._words(token, place))):
                return found
        return []

    def both(self, token: "Token") -> list[Party]:
        """Those between whom it is: "ties between A and B"."""
        return [p for noun in governed(token, "between") for p in self.cast.parties(noun)]

    def others(self, token: "Token") -> list[Party]:
        """With whom several do it together: "their resumption of ties with C"."""
        things = objects(token) if is_verb(token) else governed(token, "of")
        named = [*self._words(token, "with"), *(noun for thing in things for noun in governed(thing, "with"))]
        return _once(p for noun in named for p in self.cast.parties(noun))

    def _source(self, token: "Token", place: str) -> list[Party]:
        if place == "possessor":
            return self.cast.owners(token)
        if token.pos_ in DESCRIBING:
            place = "subject"
        plan = plan_of(token) if place == "subject" else None
        if plan is not None and (owners := self.cast.owners(plan)):
            return owners
        words = self._carried(token) if place == "carrier" else self._words(token, place)
        return _once(p for word in words for p in self.cast.parties(word, alone=token.head.i == word.i))

    def _target(self, token: "Token", place: str, settings: frozenset[str]) -> list[Party]:
        if place == "possessor":
            return self.cast.owners(token)
        words = self._words(token, place)
        if any(word.i == token.head.i for word in words):  # "the group backed by A": the group alone
            return _once(p for word in words for p in self.cast.parties(word, alone=True))
        steps = 0 if place in settings else DEEP
        return _once(p for word in words for p in self._deep(word, steps, set()))

    def _words(self, token: "Token", place: str) -> list["Token"]:
        if place == "subject":
            return (
                doers(token if is_verb(token) else token.head)
                if is_verb(token) or token.pos_ in DESCRIBING
                else self._carried(token)
            )
        if place == "object" and is_verb(token):
            return objects(token) or [p for particle in PARTICLES for p in governed(token, particle)]
        if place in PLACES:
            return list(PLACES[place](token))
        found = governed(token, place)
        carrier = self._carrier(token) if not found and not is_verb(token) else None
        return governed(carrier, place) if carrier is not None else found

    def _carrier(self, noun: "Token") -> "Token | None":
        while noun.dep_ in {"conj", "appos"} and noun.head.pos_ in NOUNS:
            noun = noun.head
        verb = noun.head
        if noun.dep_ == "pobj" and verb.lower_ in {"in", "into", "of"} and is_verb(verb.head):
            verb = verb.head
        elif noun.dep_ not in {"dobj", "attr"}:
            return None
        return verb if is_verb(verb) and lemma(verb) in self.light else None

    def _carried(self, noun: "Token") -> list["Token"]:
        carrier = self._carrier(noun)
        return doers(carrier) if carrier is not None else []

    def _deep(self, word: "Token", steps: int, seen: set[int]) -> list[Party]:
        """The parties a word stands for, else the first found in what belongs to it."""
        if word.i in seen:
            return []
        seen.add(word.i)
        found = self._here(word)
        if found or steps == 0 or self._of_somebody(word):
            return found
        for step in _onward(word, TOGETHER if self.mutual else INSIDE):
            deeper = _once(p for one in step for p in self._deep(one, steps - 1, seen))
            if deeper:
                return deeper
        return []

    def _of_somebody(self, word: "Token") -> bool:
        """Whether a clause is about somebody of its own, named before all others: "charges that he halted A's probe"."""
        return is_verb(word) and any(self.cast.somebody(subject) for subject in children(word, {"nsubj", "nsubjpass"}))

    def _here(self, word: "Token") -> list[Party]:
        if is_verb(word):
            return _once(p for subject in children(word, {"nsubj", "nsubjpass"}) for p in self.cast.parties(subject))
        if word.pos_ not in NOUNS and word.pos_ not in {"PRON", "ADJ"}:
            return []
        return self.cast.parties(word) or self.cast.owners(word) or (self.cast.place(word) if self.land else [])


def doers(verb: "Token") -> list["Token"]:
    """Subjects, also through an adjective, a preposition or a noun: "is about to", "accused of", "made an offer to"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ",":
        verb = verb.head  # "A struck B, killing C": who struck
    while not (found := subjects(verb)):
        if any(children(verb, {"nsubjpass"})):
            return []
        above = verb.head
        if above.i == verb.i or verb.dep_ not in {"xcomp", "pcomp", "acl", "conj", "advcl"}:
            return []
        if above.pos_ in NOUNS and (verb.dep_ != "acl" or above.dep_ not in {"dobj", "attr"} or verb.tag_ != "VB"):
            return []
        verb = above if is_verb(above) else above.head
        if not is_verb(verb):
            return []
    return found


def plan_of(verb: "Token") -> "Token | None":
    """The noun whose content an infinitive is: "Arden's refusal to talk"."""
    return verb.head if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.pos_ in NOUNS else None


def _onward(word: "Token", prepositions: Iterable[str]) -> Iterator[list["Token"]]:
    """Where to look next, nearest first: complements of a noun, object and complements of a verb."""
    if is_verb(word):
        yield objects(word)
    for prep in prepositions:
        yield governed(word, prep)
    yield list(children(word, {"acl", "xcomp", "ccomp"}))
    if is_verb(word):
        yield [p for by in children(word, {"agent"}) for p in children(by, {"pobj"})]


def _asked(trigger: Trigger, side: str) -> tuple[str, ...]:
    return getattr(trigger, side) if isinstance(trigger, ActTrigger) else ()


def _in_order(trigger: Trigger, usual: tuple[str, ...]) -> tuple[str, ...]:
    """The usual places, and before them those that only the trigger's own words ask for: "arrive in"."""
    own = tuple(place for place, _ in trigger.need if place not in NO_TARGET and place not in usual)
    return ("object", *own, *usual) if "object" in usual else (*own, *usual)


def _once(parties: Iterable[Party]) -> list[Party]:
    return list(dict.fromkeys(parties))
