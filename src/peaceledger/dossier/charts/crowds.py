"""Many dated things in one picture: those of a day, week, month, quarter or year become one mark.

Single ones would lie on one another, and make a file that nobody can open.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from peaceledger.dossier.charts.parts import Days

T = TypeVar("T")
SINGLE = 400
"""So many stand singly."""
GROUPS = 220
"""Marks of which the eye can still tell neighbours apart in a picture of 560 units."""
UNITS: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd(Generic[T]):
    """Things in groups, in order of time.

    Attributes:
        unit: day, week, month, quarter or year; None where each stands alone.
        groups: None of them is empty.
    """

    unit: str | None
    groups: tuple[tuple[T, ...], ...]


def gathered(things: Sequence[T], day: Callable[[T], date], single: int = SINGLE) -> Crowd[T]:
    """Return each thing alone, or where they are more than ``single`` in the shortest units that are few enough to be drawn.

    Args:
        things: In order of time.
        day: When a thing is drawn.
        single: How many may stand alone.
    """
    if len(things) <= single:
        return Crowd(unit=None, groups=tuple((thing,) for thing in things))
    days = sorted({day(thing) for thing in things})
    unit = next((name for name, first in UNITS.items() if len(set(map(first, days))) <= GROUPS), "year")
    groups: dict[date, list[T]] = defaultdict(list)
    for thing in things:
        groups[UNITS[unit](day(thing))].append(thing)
    return Crowd(unit=unit, groups=tuple(tuple(group) for _, group in sorted(groups.items())))


def steps_by_column(steps: Sequence[tuple[date, int]], x: Days, *, late: bool) -> list[tuple[date, int]]:
    """One step for each day, or where days are more than the picture has columns for each column: nothing of it can be seen.

    Args:
        steps: Day and height, in any order.
        x: Days to the picture.
        late: Whether the step of a column is taken on its last day or on its first.
    """
    columns: dict[int, list[tuple[date, int]]] = defaultdict(list)
    by_day: dict[date, int] = defaultdict(int)
    for day, height in steps:
        by_day[day] += height
    for day, height in by_day.items():
        columns[int(x(day))].append((day, height))
    if sum(map(len, columns.values())) <= SINGLE:
        return sorted(by_day.items())
    chosen = max if late else min
    return [(chosen(days)[0], sum(height for _, height in days)) for _, days in sorted(columns.items())]
