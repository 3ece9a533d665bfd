"""Invented wars with known events: who did what when, and which paper told how much of it.

A world is a plan. ``worlds_write`` puts it into words, ``worlds_records`` makes findings of these words without reading them, and
``synthetic`` compares what the ledger makes of either with the plan. Rates are those of a war year: three exchanges a month,
several calls a week, an attack and a half a day; most events have a few reports, some have dozens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
PACK = Path(__file__).parent / "world_pack"
START = date(2031, 1, 6)
A, B = "XTV", "XVM"
RATES: Mapping[str, float] = {
    "exchange": 0.7,
    "call": 3.0,
    "meeting": 1.2,
    "round": 0.5,
    "attack": 10.0,
    "ceasefire": 0.1,
    "agreement": 0.15,
    "deal": 0.08,
}
"""Events a week."""
TYPES: Mapping[str, str] = {
    "exchange": "prisoner_exchange",
    "stage": "prisoner_exchange",
    "deal": "prisoner_exchange",
    "call": "meeting_or_call",
    "meeting": "meeting_or_call",
    "round": "negotiation_round",
    "attack": "attack",
    "ceasefire": "ceasefire",
    "agreement": "agreement",
}
REPORTS: Mapping[str, int] = {
    "exchange": 8,
    "stage": 6,
    "deal": 7,
    "call": 4,
    "meeting": 5,
    "round": 6,
    "attack": 3,
    "ceasefire": 6,
    "agreement": 5,
}
"""Articles on an event of this kind in a corpus of coverage 1."""
BACKGROUND = frozenset({"exchange", "round", "meeting", "attack"})
STAGES = 3


class Dice:
    """Numbers that look random and are the same on every machine."""

    def __init__(self, seed: int) -> None:
        self.state = seed * 2 + 1

    def roll(self, below: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % below

    def chance(self, percent: float) -> bool:
        return self.roll(10_000) < percent * 100

    def pick(self, items: Sequence[T]) -> T:
        return items[self.roll(len(items))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with an office, as the pack has it."""

    name: str
    side: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A paper; ``known`` is False for one that the pack does not have."""

    key: str
    name: str
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One event as it was.

    Attributes:
        number: Its name.
        kind: A key of ``TYPES``.
        day: When.
        place: Where, by name.
        people: The two who met or spoke.
        numbers: People returned by side, or ``killed`` and ``wounded``.
        ordinal: Number of the exchange or round.
        mediator: Name of a state.
        stage: Number of the stage of a deal.
    """

    number: int
    kind: str
    day: date
    place: str
    people: tuple[Person, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    ordinal: int | None = None
    mediator: str | None = None
    stage: int | None = None

    @property
    def type(self) -> str:
        """Event type of the ledger."""
        return TYPES[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one sentence tells of a deed.

    Attributes:
        deed: The deed.
        form: Second half of a key of ``worlds_words.TELL``.
        when: ``weekday``, ``date``, ``month`` or None.
        day: The day as told, which may be wrong.
        where: True where the place is told.
        numbers: As told.
        side: Side whose people are told first.
        ordinal: True where the number of the exchange or round is told.
        by: True where the mediator is told.
        status: As in ``Mention``.
        voice: Side in whose name the sentence speaks.
        quoted: Outlet whose report is repeated.
        stand: Number of the planted contradiction and of the value that the sentence gives.
    """

    deed: Deed
    form: str
    when: str | None = None
    day: date
    where: bool = False
    numbers: Mapping[str, int] = field(default_factory=dict)
    side: str = A
    ordinal: bool = False
    by: bool = False
    status: str = "occurred"
    voice: str | None = None
    quoted: Outlet | None = None
    stand: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A direct quotation: which words, and who says them; ``swapped`` where a paper prints other words in one place."""

    number: int
    speaker: Person
    swapped: bool = False
    stand: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A running total, which is no event."""

    number: int
    side: str
    exact: bool


Part = Telling | Quote | Total | None
"""One sentence; None is a sentence about something else."""


@dataclass(slots=True, kw_only=True)
class Piece:
    """One article.

    Attributes:
        number: Its name.
        outlet: Who prints it.
        published: When.
        parts: Paragraphs of sentences.
        head: The telling of the headline, None where it names nothing.
        of: Number of the piece it copies.
        how: ``verbatim``, ``edited``, ``cut`` or ``teaser``.
        printed: A wrong date printed at its head.
    """

    number: int
    outlet: Outlet
    published: date
    parts: list[list[Part]] = field(default_factory=list)
    head: Telling | None = None
    of: int | None = None
    how: str | None = None
    printed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A contradiction that was put into the world on purpose."""

    number: int
    kind: str
    deed: int | None


@dataclass(slots=True, kw_only=True)
class World:
    """All that is true of a world."""

    deeds: list[Deed] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    plants: list[Plant] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How much reports tell, in per cent.

    ``hard`` worlds leave more out, call more often, and tell of old events without saying which.
    """

    day: int = 65
    place: int = 65
    number: int = 80
    people: int = 92
    vague: int = 0
    slip: int = 0
    crowd: float = 1.0


NORMAL = Habits()
HARD = Habits(day=45, place=40, number=70, people=75, vague=30, slip=4, crowd=2.0)


def world_of(mentions: int, seed: int = 7, habits: Habits = NORMAL, weeks: int | None = None) -> World:
    """A world whose articles hold about so many mentions.

    Args:
        mentions: Passages that tell of an event.
        seed: Another number, another world.
        habits: How much reports tell.
        weeks: How long the war is followed; by default 15 weeks for each thousand mentions, at most four years.
    """
    from worlds_plan import Planner

    weeks = weeks or max(3, min(round(mentions * 0.015), 208))
    return Planner(seed, habits, weeks).fill(mentions)


def replaced(part: Part, **changes: object) -> Part:
    """A part told otherwise."""
    return replace(part, **changes) if part is not None else None  # type: ignore[arg-type]


def days_after(day: date, number: int) -> date:
    """The day so many days later."""
    return day + timedelta(days=number)
