"""What is done, whoever does it: the acts a text names, with or without parties it knows, and what the words amount to.

The words around a deed say which act it is. Who will give aid agrees, who will attack threatens, who must withdraw is asked to,
who will not meet rejects; what may be, or was not, is no act. Acts of words stay what they are: who refused to agree refused.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.acts.find import WORDS as SPOKEN
from peaceledger.extract.acts.find import act_rules
from peaceledger.extract.events.clauses import children, lemma
from peaceledger.extract.events.factuality import Reading, read_status
from peaceledger.extract.events.find import BODIES, HEADLINES, PERSONS, EventContext, rules_of
from peaceledger.extract.events.frames import Hit, Surroundings, hits
from peaceledger.extract.events.roles import actor_tokens, has_side, token_at
from peaceledger.extract.layout import readable_sents
from peaceledger.packs import Lexicon
from peaceledger.records import Page
from peaceledger.records.mention import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Acts done by speaking."""
KIND = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
"""Deeds that the one they are done to is meant to like."""
HOSTILE = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
PROMISED = frozenset({"xcomp", "ccomp", "acl"})
INTENDED: frozenset[Status] = frozenset({"planned", "proposed", "agreed"})
UNREAL: frozenset[Status] = frozenset({"hypothetical", "denied", "failed"})
WILLED = frozenset({"will", "wo", "shall", "would", "'ll", "’ll", "'d", "’d", "can", "ca", "could"})
REPORTED = frozenset({"reported", "claimed"})
TRIED = frozenset({"try", "attempt"})
STEPS = {"conj": 0.4, "xcomp": 0.6, "advcl": 3.0, "relcl": 3.0, "acl": 2.0, "appos": 2.0, "pcomp": 1.5, "dobj": 1.0, "pobj": 1.0}
STEP = 0.5
"""How far a dependency leads away from what the sentence says first of all; the sum ranks the acts of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAct:
    """An act a text names.

    Attributes:
        event: PLOVER event the words amount to, None where no act took place.
        hit: The trigger, with the act's own frame.
        status: How real the trigger's deed is.
        sentence: Number of its readable sentence, from 0.
        depth: 0 in the main clause or in what somebody is reported to say, more the deeper it stands.
    """

    event: str | None
    hit: Hit
    status: Status
    sentence: int
    depth: float

    @property
    def prominence(self) -> tuple[int, float, int, int]:
        """Sorts the most prominent act first: sentence, depth, then position, then the trigger that asks for most words."""
        return self.sentence, self.depth, self.hit.token.i, -_words_asked(self.hit)


def name_acts(doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext) -> tuple[NamedAct, ...]:
    """Return every act the text names, the most prominent first.

    Args:
        doc: The article's text, parsed; ``doc.text == page.text``.
        page: The article with its layout.
        lexicon: Acts and word lists.
        context: Actors, dates, places and statements of the article.

    Raises:
        PackError: If an act of the lexicon does not keep to the schema.
    """
    return tuple(sorted(_named(doc, page, lexicon, context), key=lambda act: act.prominence))


def _named(doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext) -> Iterator[NamedAct]:
    around, words = _surroundings(doc, lexicon, context), rules_of(lexicon).words
    for number, (sent, kind) in enumerate(readable_sents(doc, page)):
        found = [hit for token in sent for hit in hits(token, around)]
        harm = frozenset(hit.token.i for hit in found if hit.type in HOSTILE)
        for hit in found:
            reading = Reading(headline=kind in HEADLINES, named=True, base=hit.trigger.status, speech=hit.type in SPOKEN)
            status = read_status(_predicate(hit.token), reading, words)
            yield NamedAct(
                event="THREATEN" if _means_harm(hit, harm) else amounts_to(hit.type, status, hit.token),
                hit=hit,
                status=status,
                sentence=number,
                depth=_depth(hit.token, words.verb),
            )


def _predicate(token: "Token") -> "Token":
    """What carries the modals and the "not": of an adjective ("must be ready") the verb above it."""
    return token.head if token.dep_ == "acomp" else token


def amounts_to(event: str, status: Status, token: "Token") -> str | None:
    """What a deed or word amounts to, as real as it is: the PLOVER event, None for no act.

    Args:
        event: PLOVER event of the trigger's own words.
        status: What the words around it say of it.
        token: Head of the trigger.
    """
    if status in INTENDED and event not in WORDS:
        return "AGREE" if event in KIND and not _unless(token) else "THREATEN"
    if status == "demanded":
        return "REQUEST" if event not in WORDS or event in {"AGREE", "REQUEST"} else None
    if status == "negated":
        return _not_done(event, token)
    if status == "hypothetical" and event not in WORDS | KIND and token.dep_ == "xcomp" and lemma(token.head) in TRIED:
        return event
    return None if status in UNREAL else event


def _means_harm(hit: Hit, harm: Set[int]) -> bool:
    """Whether what somebody promises, or is ready to do, harms: "willing to carry out more strikes"."""
    return hit.type == "AGREE" and any(c.i in harm for c in children(hit.token, PROMISED))


def _not_done(event: str, token: "Token") -> str | None:
    """Who does not agree, or will not do what the other would like, refuses; what merely did not happen is no act."""
    if event == "AGREE":
        return "REJECT"
    willed = token.dep_ == "xcomp" or any(c.lower_ in WILLED for c in children(token, {"aux"}))
    if event in WORDS or not willed:
        return None
    return "REJECT" if event in KIND else "AGREE"


def _unless(token: "Token") -> bool:
    return any(mark.lower_ == "unless" for clause in children(token, {"advcl"}) for mark in children(clause, {"mark"}))


def _depth(token: "Token", verbs: Mapping[str, str]) -> float:
    depth = 0.0
    while token.head.i != token.i:
        told = token.dep_ in {"ccomp", "parataxis", "xcomp"} and verbs.get(lemma(token.head)) in REPORTED
        depth += 0 if told else STEPS.get(token.dep_, STEP)
        token = token.head
    return depth


def _words_asked(hit: Hit) -> int:
    return len(hit.trigger.words) + sum("*" not in words for _, words in hit.trigger.need)


def _surroundings(doc: "Doc", lexicon: Lexicon, context: EventContext) -> Surroundings:
    actor_at = actor_tokens(doc, context.actors)
    places = ((token_at(doc, p.start, p.end), p) for p in context.places)
    return Surroundings(
        frames=act_rules(lexicon).acts,
        actors=frozenset(i for i, a in actor_at.items() if has_side(a)),
        bodies=frozenset(i for i, a in actor_at.items() if has_side(a) and a.kind in BODIES),
        persons=frozenset(i for i, a in actor_at.items() if a.kind in PERSONS),
        places=frozenset(t.i for t, p in places if t is not None and p.reads_as != "event"),
        conflict=context.relevance != "off_topic",
    )
