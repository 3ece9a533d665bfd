"""What a study is made of: daily series, dated events, cases, the design written before the result is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from peaceledger.errors import UsageError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

Method = Literal["event_study", "interrupted", "cross_correlation", "sequence", "association"]
Scale = Literal["difference", "ratio"]
Values = Literal["low", "best", "high"]
Adjustment = Literal["trend", "weekday", "season", "coverage"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Series:
    """One number per day, without gaps in the calendar: a day that nobody knows about is NaN, never zero.

    Attributes:
        name: What is counted or measured, in words.
        first: The day of the first value; value ``i`` is that of ``first + i`` days.
        low: Least value that the reports allow, per day.
        best: The value to work with, per day; NaN where it is unknown.
        high: Greatest value that the reports allow, per day.
        kind: ``count`` (whole, not negative; the methods use overdispersed counts) or ``level`` (any number).
        unit: Unit of the values, in words ("missiles and drones", "square kilometres").
        articles: Articles read per day, None where this does not apply (a series from outside the ledger).
        sources: Sources read per day, None likewise.
        origin: Where the values come from, in words, for the reader.
        party: The party whom the series is about, if one.
    """

    name: str
    first: date
    low: FloatArray
    best: FloatArray
    high: FloatArray
    kind: Literal["count", "level"] = "count"
    unit: str = ""
    articles: FloatArray | None = None
    sources: FloatArray | None = None
    origin: str = ""
    party: str | None = None

    def __post_init__(self) -> None:
        lengths = {len(a) for a in (self.low, self.best, self.high, self.articles, self.sources) if a is not None}
        if len(lengths) != 1:
            raise UsageError(f"series {self.name!r}: its arrays have {sorted(lengths)} days; all need the same number.")

    @classmethod
    def exact(
        cls, name: str, first: date, values: Sequence[float] | FloatArray, kind: Literal["count", "level"] = "count"
    ) -> "Series":
        """Return a series whose low and high are its values."""
        array = np.asarray(values, dtype=np.float64)
        return cls(name=name, first=first, low=array, best=array, high=array, kind=kind)

    def __len__(self) -> int:
        return len(self.best)

    @property
    def last(self) -> date:
        """The day of the last value."""
        return self.first + timedelta(days=len(self) - 1)

    @property
    def coverage(self) -> FloatArray | None:
        """Sources read per day where they are known, else articles, else None."""
        return self.sources if self.sources is not None else self.articles

    def taking(self, values: Values) -> "Series":
        """Return the series with its low or high values in the place of the best."""
        return replace(self, best={"low": self.low, "best": self.best, "high": self.high}[values])

    def between(self, first: date, last: date) -> "Series":
        """Return the days from ``first`` to ``last``, both included; days outside the series are NaN."""
        return replace(
            self,
            first=first,
            low=_cut(self.low, self.first, first, last),
            best=_cut(self.best, self.first, first, last),
            high=_cut(self.high, self.first, first, last),
            articles=None if self.articles is None else _cut(self.articles, self.first, first, last),
            sources=None if self.sources is None else _cut(self.sources, self.first, first, last),
        )


def _cut(values: FloatArray, start: date, first: date, last: date) -> FloatArray:
    days = (last - first).days + 1
    result = np.full(max(days, 0), np.nan)
    ahead = (first - start).days
    left, right = max(0, -ahead), min(days, len(values) - ahead)
    if left < right:
        result[left:right] = values[ahead + left : ahead + right]
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One thing that happened or was said on a day that may be known only as an interval.

    Attributes:
        earliest: First day on which it can have happened; None where the texts do not say.
        latest: Last such day; None likewise.
        kind: What it was, in the study's own words ("demand", "exchange").
        party: Who did or said it.
        toward: To or against whom.
        topic: What it was about; the steps of a sequence must share it where both have one.
        record: Id of the ledger's record, so that a reader can look it up.
        label: A short name for lists ("exchange of 29 June").
    """

    earliest: date | None
    latest: date | None
    kind: str = ""
    party: str | None = None
    toward: str | None = None
    topic: str | None = None
    record: str | None = None
    label: str = ""

    @property
    def precision(self) -> int | None:
        """Days by which the date is uncertain (0: the day is known); None where an end is not stated."""
        return (self.latest - self.earliest).days if self.earliest and self.latest else None

    def day(self, values: Values = "best") -> date | None:
        """Return the first, middle or last possible day."""
        if self.earliest is None or self.latest is None:
            return None
        middle = self.earliest + (self.latest - self.earliest) // 2
        return {"low": self.earliest, "best": middle, "high": self.latest}[values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """Dated events of one kind (event study), or acts of several kinds (sequences)."""

    name: str
    items: tuple[Occurrence, ...]

    def dated(self, within_days: int) -> tuple[Occurrence, ...]:
        """Return those whose day is known to within so many days."""
        return tuple(item for item in self.items if item.precision is not None and item.precision <= within_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One answer to one term: a cell of an association table.

    Attributes:
        row: Group on the exposure side ("humanitarian", "territory").
        column: Group on the outcome side ("accept", "reject").
        stratum: Cases are compared inside a stratum only (a party, a round); empty: one stratum.
        cluster: Cases that are not independent of one another (one offer's terms); empty: each stands alone.
        record: Id of the ledger's record.
    """

    row: str
    column: str
    stratum: str = ""
    cluster: str = ""
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """The data of one study; which parts are needed depends on the method.

    ``event_study`` takes ``outcome`` and ``events``; ``interrupted`` takes ``outcome`` and ``events`` (steps or windows) or
    ``exposure``; ``cross_correlation`` takes ``exposure`` and ``outcome``; ``sequence`` takes ``events``; ``association``
    takes ``cases``. ``placebo_outcomes`` are series that the claim says nothing about.
    """

    outcome: Series | None = None
    exposure: Series | None = None
    events: Events | None = None
    cases: tuple[Case, ...] = ()
    controls: tuple[Series, ...] = ()
    placebo_outcomes: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days compared around an event: ``before`` days that end the day before it, ``after`` days that begin ``gap`` days on.

    Day 0 is the event's own day; with ``gap`` 0 it belongs to the days after. ``lasting`` (interrupted series only): the
    exposure does not end after ``after`` days but lasts to the end of the series (a step).
    """

    before: int = 14
    after: int = 14
    gap: int = 0
    lasting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a sequence: a kind of act, and which side of the pair does it.

    ``by`` is ``a`` (the party of the first step), ``b`` (the party that the first step was toward) or ``any``.
    """

    kind: str
    by: Literal["a", "b", "any"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How a study is made, written before its result is looked at.

    Attributes:
        name: Key of the study.
        method: Which method answers it.
        scale: Effect as a ``difference`` of daily means or a ``ratio`` of rates (event study).
        window: Days compared around each event.
        lags: Lags in days at which exposure leads outcome (cross-correlation); also the lag of the exposure (interrupted:
            the first one). Negative: outcome leads.
        steps: The steps of a sequence, in order.
        step_days: Most days between one step and the next.
        rows: The two groups of exposure that an association compares (first against second).
        columns: The two outcomes that it compares (odds of the first against the second).
        adjust: What is taken out of the outcome first; coverage where it is known. An event study needs no trend: each event
            is its own control.
        minimum_n: Fewest independent units (events, days, acts, cases) below which the study refuses.
        within_days: Greatest uncertainty of a date that is still used.
        block_days: Length of the calendar blocks inside which dates are permuted.
        draws: Permutations drawn.
        level: Level of intervals; 1 - level is the rate of false alarms that the test allows.
        placebo_shifts: Days by which the events are moved for the placebo dates.
        other_windows: Pairs (before, after) tried for robustness.
        seed: Seed of the permutations; the same study gives the same numbers.
    """

    name: str
    method: Method
    scale: Scale = "difference"
    window: Window = field(default_factory=Window)
    lags: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6, 7)
    steps: tuple[Step, ...] = ()
    step_days: int = 14
    rows: tuple[str, str] = ("", "")
    columns: tuple[str, str] = ("", "")
    adjust: tuple[Adjustment, ...] = ("trend", "weekday", "coverage")
    minimum_n: int = 20
    within_days: int = 3
    block_days: int = 120
    draws: int = 1999
    level: float = 0.95
    placebo_shifts: tuple[int, ...] = (-60, -45, 45, 60)
    other_windows: tuple[tuple[int, int], ...] = ((7, 7), (28, 28))
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """An effect with its interval; a side that the data leave open is None.

    ``null`` is the value that means no effect (0 for differences, 1 for ratios); ``words`` says what the number is.
    """

    value: float
    low: float | None
    high: float | None
    level: float
    null: float
    words: str

    @property
    def excludes_null(self) -> bool:
        """True where the whole interval lies on one side of no effect."""
        return (self.low is not None and self.low > self.null) or (self.high is not None and self.high < self.null)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a study does not answer, in words, and what would be needed. The codes are listed in ``refusal.REASONS``."""

    code: str
    words: str
    needed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One row of the robustness grid.

    ``kind`` is placebo date, placebo outcome, placebo order, other window, leave one out, low values, high values, coverage,
    other method.
    ``expected`` is what a sound finding does here: ``same`` effect as the main result, or ``none``. ``holds`` is None where
    the row could not be computed (``refusal`` says why).
    """

    kind: str
    label: str
    expected: Literal["same", "none"]
    n: int
    estimate: Estimate | None = None
    p: float | None = None
    p_adjusted: float | None = None
    holds: bool | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of the study's figure: a day relative to the event, a lag, or a group, with value and interval."""

    at: float
    label: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Counts of an association: ``counts[i][j]`` of row i and column j."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


Answer = Literal["cannot tell", "higher", "lower", "no difference shown"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Result:
    """What a study found, or why it does not say.

    Attributes:
        design: The design as it was run.
        n: Independent units that were used, and ``unit`` what they are ("events", "days").
        left_out: Units that could not be used, with the reason in ``notes``.
        estimate: The effect with its interval; None where refused.
        p: Chance of an effect at least as large, were there none; by permutation where the method has one.
        p_adjusted: The same after correction for the studies or tests run together; None where it stood alone.
        placebo: The effect in each permuted world, in the estimate's own unit; the figure's grey distribution.
        points: The figure: mean per day around the event, correlation per lag.
        table: The counts of an association.
        checks: The robustness grid.
        smallest: Smallest distance from no effect that this many units would show four times out of five
            (in the estimate's unit; for a ratio the ratio itself), None where it cannot be said.
        refusal: Why there is no answer; None where there is one.
        notes: Limits and choices in plain words.
    """

    design: Design
    n: int
    unit: str
    left_out: int = 0
    estimate: Estimate | None = None
    p: float | None = None
    p_adjusted: float | None = None
    placebo: FloatArray | None = None
    points: tuple[Point, ...] = ()
    table: Table | None = None
    checks: tuple[Check, ...] = ()
    smallest: float | None = None
    refusal: Refusal | None = None
    notes: tuple[str, ...] = ()

    @property
    def answer(self) -> Answer:
        """The finding in one phrase; never more than the interval and the (corrected) p allow."""
        p = self.p_adjusted if self.p_adjusted is not None else self.p
        if self.refusal is not None or self.estimate is None or p is None:
            return "cannot tell"
        if p > 1 - self.design.level + 1e-12:
            return "no difference shown"
        return "higher" if self.estimate.value > self.estimate.null else "lower"
