"""How parties answer an offer: what they do with the noun that names it, and how they judge it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from peaceledger.extract.acts.parties import Party
from peaceledger.extract.acts.sides import doers
from peaceledger.extract.events.clauses import children, governed, is_verb, lemma
from peaceledger.extract.offers.drafts import Draft, last_before
from peaceledger.extract.offers.scene import OfferScene, Voice
from peaceledger.records.offer import ResponseStance

if TYPE_CHECKING:
    from spacy.tokens import Token

UPSETTING = frozenset({"alarm", "anger", "outrage", "worry", "infuriate", "dismay"})
STANDS = frozenset({"position", "stance", "approach", "proposal", "plan", "demand", "condition", "term", "offer", "idea"})
REFUSING = frozenset({"refuse", "decline", "fail", "reject"})
BROKEN = frozenset({"detached", "divorced"})
BACK = frozenset({"back", "under", "into"})
YET = frozenset({"will", "would", "to", "is", "are", "'ll"})


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One party's answer to one draft.

    Attributes:
        draft: Number of the draft.
        party: Who answers.
        stance: How.
        verb: The word that answers.
        first: First token of the passage.
        last: Last token of it.
    """

    draft: int
    party: Voice
    stance: ResponseStance
    verb: "Token"
    first: int
    last: int


def answers_in(words: Iterable["Token"], drafts: Sequence[Draft], scene: OfferScene) -> Iterator[Answer]:
    """Answers that some words of a sentence give to any of the drafts."""
    for token in words:
        stance = scene.book.answers.get(lemma(token)) if token.pos_ == "VERB" else None
        if stance is not None:
            yield from _of_verb(token, cast("ResponseStance", stance), drafts, scene)
        if is_verb(token) and (scene.book.has("judging", token) or token.lower_ in scene.book.bad):
            yield from _judged(token, drafts, scene)


def _of_verb(verb: "Token", stance: ResponseStance, drafts: Sequence[Draft], scene: OfferScene) -> Iterator[Answer]:
    noun, at = next(((n, at) for n in _objects(verb) if (at := _meant(n, drafts, scene)) is not None), (None, None))
    if noun is None or at is None:
        return
    if lemma(verb) in UPSETTING:
        parties, stance = [p for w in children(verb, {"dobj"}) for p in scene.voices(w)], "reject"
    elif stance == "defer" and not _put_off(verb):
        return
    else:
        parties = _answering(verb, scene)
    stance = stance_of(verb, stance)
    mine = drafts[at].sides
    first, last = _passage(verb, noun)
    for party in parties:
        if party.side not in mine:
            yield Answer(draft=at, party=party, stance=stance, verb=verb, first=first, last=last)


def _objects(verb: "Token") -> list["Token"]:
    found = [*children(verb, {"dobj", "nsubjpass"}), *(w for prep in ("to", "on", "out", "with") for w in governed(verb, prep))]
    found += [w for part in children(verb, {"prt", "advmod"}) for w in children(part, {"dobj", "pobj"})]
    if verb.dep_ == "relcl" and any(c.lower_ in {"that", "which"} for c in children(verb, {"nsubj", "dobj"})):
        found.append(verb.head)
    if lemma(verb) in UPSETTING:
        found = [verb.head] if verb.dep_ == "relcl" else list(children(verb, {"nsubj"}))
    return [one for noun in found for one in (noun, *noun.conjuncts)]


def _put_off(verb: "Token") -> bool:
    """Whether it is yet to be looked at: "will study", "take back"; "considered unrealistic" judges."""
    if lemma(verb) == "take":
        return any(c.lower_ in BACK for c in verb.rights)
    return verb.tag_ == "VBG" or any(c.lower_ in YET for c in children(verb, {"aux"}))


def _answering(verb: "Token", scene: OfferScene) -> list[Voice]:
    found = [v for word in doers(verb) for v in scene.voices(word)] or _voices(scene.doers(verb))
    if found or any(c.lower_ not in {"it", "that", "which"} for c in children(verb, {"nsubj"})):
        return list(dict.fromkeys(found))
    return [] if any(children(verb, {"nsubjpass"})) else _voices(scene.speaker(verb))


def _voices(parties: Iterable[Party]) -> list[Voice]:
    return [Voice(name=p.name, side=p.side) for p in parties]


def stance_of(verb: "Token", stance: ResponseStance) -> ResponseStance:
    """An acceptance that is denied rejects, one under a condition is conditional."""
    refused = verb.dep_ == "xcomp" and lemma(verb.head) in REFUSING
    denied = any(children(verb, {"neg"})) or refused
    if stance == "accept" and denied:
        return "reject"
    if stance == "accept" and any(_conditional(c) for c in children(verb, {"advcl"})):
        return "conditional"
    return stance


def _conditional(clause: "Token") -> bool:
    return any(c.lower_ in {"if", "unless", "provided", "once"} for c in children(clause, {"mark", "advmod"}))


def _meant(noun: "Token", drafts: Sequence[Draft], scene: OfferScene) -> int | None:
    """The draft a noun names or points back to."""
    for i, draft in enumerate(drafts):
        if any(a.token.i == noun.i for a in draft.anchors) or any(t.i == noun.i for t in draft.tellings):
            return i
    if lemma(noun) not in STANDS and scene.book.noun(noun) is None:
        return None
    owners = frozenset(p.side for p in scene.cast.owners(noun))
    if not owners and not any(c.lower_ in {"the", "this", "that", "these", "those", "such"} for c in noun.lefts):
        return None
    if owners and noun.tag_ == "NNS" and lemma(noun) in STANDS:
        asked = [i for i, d in enumerate(drafts) if d.demanding and owners & d.sides and d.first.token.i < noun.i]
        if asked:
            return asked[-1]  # all that they propose: their demands, where the text has told them
    sort = "demand" if lemma(noun) in {"demand", "condition", "term", "ultimatum", "position", "stance", "approach"} else None
    return last_before(drafts, noun, sort, owners)


def _judged(verb: "Token", drafts: Sequence[Draft], scene: OfferScene) -> Iterator[Answer]:
    """What is judged: "called the plan unacceptable", "the demands were absurd", "what A considered unrealistic demands"."""
    words = [t for t in verb.subtree if t.lower_ in scene.book.bad or t.lower_ in scene.book.good]
    if not words or abs(words[0].i - verb.i) > 15:
        return
    for noun in _judged_nouns(verb):
        at = _meant(noun, drafts, scene)
        if at is None:
            continue
        stance: ResponseStance = "reject" if words[0].lower_ in scene.book.bad else "accept"
        if any(children(verb, {"neg"})):
            stance = "accept" if stance == "reject" else "reject"
        parties = (
            _voices(scene.speaker(verb)) if lemma(verb) in {"be", "sound"} or verb.lower_ in BROKEN else _answering(verb, scene)
        )
        first, last = min(verb.left_edge.i, noun.left_edge.i), max(words[0].i, noun.i)
        for party in parties:
            if party.side not in drafts[at].sides:
                yield Answer(draft=at, party=party, stance=stance, verb=verb, first=first, last=last)
        return


def _judged_nouns(verb: "Token") -> list["Token"]:
    if lemma(verb) in {"be", "sound"} or verb.lower_ in BROKEN:
        return list(children(verb, {"nsubj", "nsubjpass"}))
    found = list(children(verb, {"dobj", "nsubjpass", "oprd"}))
    found += [s for c in children(verb, {"ccomp", "xcomp", "oprd"}) for s in children(c, {"nsubj"})]
    return found


def _passage(verb: "Token", noun: "Token") -> tuple[int, int]:
    first = min([verb.i, noun.left_edge.i, *(s.left_edge.i for s in doers(verb) if s.sent == verb.sent and verb.i - s.i < 25)])
    last = noun.i if noun.i > verb.i else verb.i
    end = max((c.right_edge.i for c in noun.rights if c.dep_ in {"prep", "acl"}), default=last) if noun.i > verb.i else verb.i
    return first, max(last, end)


__all__ = ["Answer", "answers_in", "stance_of"]
