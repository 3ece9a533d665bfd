"""Pairs ("both sides", "the two leaders"): the pair of actors that the text named last."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from peaceledger.extract.layout import text_of
from peaceledger.extract.spans import ActorSpan

_TWO = ("both ", "the two ", "these two ", "the two")
_PEOPLE = ("leaders", "presidents", "men", "ministers", "politicians", "diplomats", "women", "officials")
_BODIES = frozenset({"state", "government"})
_WIDEST = 40


def resolve_pairs(doc: Doc, actors: Sequence[ActorSpan]) -> tuple[ActorSpan, ...]:
    """Give every "both sides", "the two countries" or "the two leaders" the last pair named before it.

    A pair is two actors joined by "and" or a hyphen. The name joins both by "; " and so does the side; there is no ``actor_id``.
    """
    found: list[ActorSpan] = []
    text = text_of(doc)
    for position, span in enumerate(actors):
        if span.kind in ("group", "anonymous", "person") and span.name.lower().startswith(_TWO):
            pair = _last_pair(text, actors[:position], people=span.name.lower().endswith(_PEOPLE))
            found.append(_joined(span, pair) if pair else span)
        else:
            found.append(span)
    return tuple(found)


def _joined(span: ActorSpan, pair: tuple[ActorSpan, ActorSpan]) -> ActorSpan:
    left, right = pair
    sides = [s for s in dict.fromkeys((left.side, right.side)) if s]
    return replace(span, name=f"{left.name}; {right.name}", kind="group", side="; ".join(sides) or None)


def _last_pair(text: str, before: Sequence[ActorSpan], *, people: bool) -> tuple[ActorSpan, ActorSpan] | None:
    wanted = [a for a in before if (a.kind == "person" if people else a.kind in _BODIES) and a.actor_id is not None]
    for left, right in zip(reversed(wanted[:-1]), reversed(wanted[1:]), strict=True):
        gap = text[left.end : right.start]
        if left.actor_id != right.actor_id and len(gap) <= _WIDEST and _joins(gap):
            return left, right
    return None


def _joins(gap: str) -> bool:
    words = gap.lower().replace("’s", "").replace("'s", "").split()
    return (
        gap in ("-", "–", "—")
        or (bool(words) and words[-1] in ("and", "with", "the") and "and" in words and "." not in gap)
        or words == ["with"]
    )
