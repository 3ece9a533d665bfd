"""What every check for disagreement hands on: a difference with its positions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from peaceledger.reconcile.material import Material
from peaceledger.records import Count, Disagreement, Mention, Position, record_id
from peaceledger.records.event import DisagreementKind

Strength = Literal["contradiction", "divergence", "wording"]
MOST_PASSAGES = 12
"""Passages shown per value: enough for every outlet that matters, few enough to read."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stand:
    """A value, whose it is, and one passage for it."""

    value: str
    side: str | None
    capture_id: str
    start: int
    end: int
    quote: str

    def meets(self, other: "Stand") -> bool:
        """Whether the two passages overlap."""
        return self.capture_id == other.capture_id and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A difference between two or more stands."""

    subject_id: str
    field: str
    kind: DisagreementKind
    strength: Strength
    note: str
    stands: tuple[Stand, ...]

    def tells(self, a: Stand, b: Stand) -> bool:
        """Whether it shows both passages, so that their quarrel need not be told again."""
        return all(any(s.meets(one) for s in self.stands) for one in (a, b))


def stand_of(item: Mention | Count, value: str, side: str | None) -> Stand:
    """A stand whose passage is a mention's or a count's."""
    return Stand(value=value, side=side, capture_id=item.capture_id, start=item.start, end=item.end, quote=item.quote)


def settle(clashes: Iterable[Clash]) -> tuple[tuple[Disagreement, ...], tuple[Position, ...]]:
    """Give the clashes ids; one that rests on a single passage or value is none."""
    disagreements: dict[str, Disagreement] = {}
    positions: dict[str, list[Position]] = {}
    for clash in clashes:
        stands = _shown(clash.stands)
        if len({s.value for s in stands}) < 2 or len({(s.capture_id, s.start, s.end) for s in stands}) < 2:
            continue
        key = record_id(
            "d", clash.subject_id, clash.field, clash.kind, *((s.value, s.capture_id, s.start, s.end) for s in stands)
        )
        disagreements[key] = Disagreement(
            disagreement_id=key,
            subject_id=clash.subject_id,
            field=clash.field,
            kind=clash.kind,
            strength=clash.strength,
            note=clash.note,
        )
        positions[key] = [
            Position(
                disagreement_id=key, value=s.value, side=s.side, capture_id=s.capture_id, start=s.start, end=s.end, quote=s.quote
            )
            for s in stands
        ]
    order = sorted(disagreements)
    return tuple(disagreements[k] for k in order), tuple(p for k in order for p in positions[k])


def _shown(stands: Iterable[Stand]) -> list[Stand]:
    """Each passage once per value, no more than ``MOST_PASSAGES`` of a value."""
    by_value: dict[str, list[Stand]] = {}
    for stand in sorted(set(stands), key=lambda s: (s.value, s.capture_id, s.start, s.end, s.side or "")):
        kept = by_value.setdefault(stand.value, [])
        if len(kept) < MOST_PASSAGES and (stand.capture_id, stand.start, stand.end) not in {
            (k.capture_id, k.start, k.end) for k in kept
        }:
            kept.append(stand)
    return [s for value in sorted(by_value) for s in by_value[value]]


Check = Callable[[tuple[Mention, ...], str, Material], Iterable[Clash]]
"""Looks at the mentions of one event, given its id."""

__all__ = ["Check", "Clash", "Stand", "settle", "stand_of"]
