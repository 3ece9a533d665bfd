"""The rows of the ledger, ordered for reckoning: which exchanges and talks lie between two days."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import FAMILY
from peaceledger.reconcile.reading import Reading
from peaceledger.records import Event, Exchange

DONE = frozenset({"exchange", "release", "stage"})
"""Kinds of exchange rows that are deeds."""
HAPPENED = frozenset({"occurred", "ongoing", "claimed"})
LONGEST = 31
"""An event whose days span more than a month has no place in an order of days."""

Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, kw_only=True)
class Book:
    """Events and exchange rows, with their days.

    Attributes:
        events: By event_id.
        rows: Exchange rows by event_id.
        sides: Sides that take part, by event_id.
        material: What was found.
    """

    events: Mapping[str, Event]
    rows: Mapping[str, Exchange]
    sides: Mapping[str, frozenset[str]]
    material: Material = field(repr=False)

    @cached_property
    def reading(self) -> Reading:
        """Weeks that were read."""
        return Reading(self.material.articles.values())

    @cached_property
    def _ordered(self) -> dict[Key, tuple[list[date], list[str]]]:
        found: dict[Key, list[tuple[date, str]]] = defaultdict(list)
        for event_id, event in self.events.items():
            day, key = self.day(event_id), self.key(event_id)
            if day and key and event.status in HAPPENED and not (event_id in self.rows and self.rows[event_id].kind not in DONE):
                found[key].append((day, event_id))
        return {key: ([d for d, _ in sorted(group)], [e for _, e in sorted(group)]) for key, group in found.items()}

    def day(self, event_id: str) -> date | None:
        """First day of an event that is placed within a month by words, None for others."""
        event = self.events[event_id]
        first, last = event.date_earliest, event.date_latest
        if first is None or last is None or (last - first).days > LONGEST or event.date_basis == "publication_date":
            return None
        return first

    def key(self, event_id: str) -> Key | None:
        """What makes two events ones of a kind: family and the two sides; None where these are not known."""
        row = self.rows.get(event_id)
        if row is not None and not row.living:
            return None
        if row is not None:
            return ("prisoners", row.side_a, row.side_b) if row.side_a and row.side_b else None
        sides = sorted(self.sides.get(event_id, ()))
        family = FAMILY.get(self.events[event_id].type)
        return (family, sides[0], sides[1]) if family == "talks" and len(sides) == 2 else None

    def between(self, key: Key, first: date, last: date) -> Sequence[str]:
        """Events of a kind that began on a day from the first to the last."""
        days, ids = self._ordered.get(key, ([], []))
        return ids[bisect_left(days, first) : bisect_right(days, last)]

    @cached_property
    def _sums(self) -> dict[str, tuple[list[date], list[str], list[int]]]:
        """Of each side: the days of the deeds that returned a known number to it, their ids, and the sums up to each."""
        found: dict[str, list[tuple[date, str, int]]] = defaultdict(list)
        for row in self.rows.values():
            day = self.day(row.event_id)
            for side, best in ((row.side_a, row.a_best), (row.side_b, row.b_best)):
                if side and day and best is not None and row.kind in DONE and row.living:
                    found[side].append((day, row.event_id, best))
        ordered = {side: sorted(group) for side, group in found.items()}
        return {s: ([d for d, _, _ in g], [e for _, e, _ in g], [*accumulate(n for _, _, n in g)]) for s, g in ordered.items()}

    def returned(self, side: str, first: date, last: date) -> tuple[float, tuple[str, ...]]:
        """People returned to a side by the deeds of some days, and the deeds."""
        days, ids, sums = self._sums.get(side, ([], [], []))
        begin, end = bisect_left(days, first), bisect_right(days, last)
        if begin == end:
            return 0.0, ()
        return float(sums[end - 1] - (sums[begin - 1] if begin else 0)), tuple(ids[begin:end])

    def title(self, event_id: str) -> str:
        """An event in words, with its id."""
        return f"{self.events[event_id].title} ({event_id})"


def titles(book: Book, ids: Iterable[str], most: int = 3) -> str:
    """The first few events in words."""
    shown = list(ids)
    rest = f" and {len(shown) - most} more" if len(shown) > most else ""
    return "; ".join(book.title(i) for i in shown[:most]) + rest


__all__ = ["DONE", "HAPPENED", "Book", "Key", "titles"]
