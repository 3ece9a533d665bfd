"""What is missing between exchanges: numbers that none of them bears, and long silences, read or unread."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

SILENCE = 60
"""Days without an exchange from which on a silence is told of."""
READ = 0.5
"""Share of the weeks of a silence in which something was read, from which on it is called calm and not unread."""


class Numbered(Protocol):
    """An exchange with its day and number."""

    @property
    def day(self) -> date | None:
        """The day by which it had taken place."""
        ...

    @property
    def ordinal(self) -> int | None:
        """76 for the 76th."""
        ...


class Week(Protocol):
    """Articles of a week."""

    @property
    def start(self) -> date:
        """Its Monday."""
        ...

    @property
    def n_articles(self) -> int:
        """How many were read."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something missing.

    Attributes:
        first: Day of the exchange before it.
        last: Day of the exchange after it.
        kind: numbers (ordinals that no exchange here bears), unread or calm (long silences).
        low: Exchanges that are surely missing; of a silence the weeks in which something was read.
        high: Exchanges that may be missing; of a silence all its whole weeks.
        numbers: First and last missing ordinal.
    """

    first: date
    last: date
    kind: str
    low: int
    high: int
    numbers: tuple[int, int] = (0, 0)


def gaps(turns: Sequence[Numbered], reading: Sequence[Week]) -> tuple[Gap, ...]:
    """The gaps between dated exchanges. Without any record of what was read no silence is told of."""
    return (*_numbers(turns), *(_silences(turns, reading) if reading else ()))


def _numbers(turns: Sequence[Numbered]) -> Iterator[Gap]:
    """An exchange without a number may be one of the missing, so only what is left after these is surely missing."""
    known = sorted({(t.ordinal, t.day) for t in turns if t.ordinal is not None and t.day is not None})
    nameless = sorted(t.day for t in turns if t.ordinal is None and t.day is not None)
    for (number, day), (next_number, next_day) in pairwise(known):
        missing = next_number - number - 1
        between = bisect_right(nameless, next_day) - bisect_left(nameless, day)
        if day < next_day and missing > between:
            numbers = (number + 1, next_number - 1)
            yield Gap(first=day, last=next_day, kind="numbers", low=missing - between, high=missing, numbers=numbers)


def _silences(turns: Sequence[Numbered], reading: Sequence[Week]) -> Iterator[Gap]:
    read = {week.start for week in reading if week.n_articles}
    days = sorted({t.day for t in turns if t.day is not None})
    for day, next_day in pairwise(days):
        if (next_day - day).days < SILENCE:
            continue
        monday = day + timedelta(days=7 - day.weekday())
        weeks = [monday + timedelta(days=7 * i) for i in range(max((next_day - monday).days // 7, 1))]
        seen = sum(week in read for week in weeks)
        kind = "calm" if seen >= READ * len(weeks) else "unread"
        yield Gap(first=day, last=next_day, kind=kind, low=seen, high=len(weeks))
