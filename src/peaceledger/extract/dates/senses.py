"""What a temporal expression means before it is known when and in which text it was written."""

from dataclasses import dataclass
from typing import Literal

from peaceledger.extract.spans import Timex

LAST = -1
"""In place of a number: the last week of a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A place in the calendar, with or without its year.

    Attributes:
        year: As written; None where no year is written.
        year_shift: Years from the year of writing ("June last year" is -1), None if not said so.
        month: 1 to 12.
        day: 1 to 31.
        season: spring, summer, autumn or winter.
        nth: Number of the quarter or half, of a century, or of a day or week of the month.
        unit: quarter, half, decade, century, "week of month" or "day of month", where ``nth`` or ``year`` count those.
        part: early, mid, late, start or end.
        lean: "last" or "next" where the words choose the occurrence ("last April").
        feast: Name of a feast that moves with Easter.
        around: week or weekend where the words mean the one that holds the day ("the week of 5 May").
    """

    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    nth: int | None = None
    unit: str | None = None
    part: str | None = None
    lean: str | None = None
    feast: str | None = None
    around: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one place in the calendar to another; a missing year or month of the first is that of the last."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, or ``length`` days from it; ``lean`` is last, next, this or None."""

    number: int
    lean: str | None = None
    length: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The day or unit that lies ``n`` units away: "yesterday", "last month", "two weeks ago", "the next day".

    Attributes:
        unit: day, week, month, ...
        n: Units; negative is before, None is vague ("several days ago").
        base: ``writing`` counts from the day of writing, ``story`` from what was last told of, ``near`` from that
            or else from the day of writing.
        part: As in ``Calendar``.
        sign: Direction where ``n`` is None.
        like: True where the unit is that of what was told before, if that was a quarter ("from a year earlier").
    """

    unit: str
    n: int | None
    base: Literal["writing", "story", "near"] = "writing"
    part: str | None = None
    sign: int = -1
    like: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch that ends (sign -1) or begins (sign 1) with the day of writing: "the past two weeks"; ``n`` None is vague."""

    unit: str
    n: int | None
    sign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A duration, a repeated time, the present, past or future as such, or a date that cannot be told: no interval."""

    kind: Literal["duration", "set", "reference", "date"]
    reason: str
    timex: Timex


Sense = Calendar | Range | Weekday | Shift | Window | Unplaced
