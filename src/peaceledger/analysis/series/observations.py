"""Dated observations, and how they become a daily series or dated events; what a source leaves open stays unknown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np

from peaceledger.analysis.studies.design import BoolArray, Events, FloatArray, Occurrence, Series

Gaps = Literal["none", "unknown"]
WIDEST = 7
"""Days from which on a date is too wide for a daily series: beyond a week (UCDP's ``date_prec`` 3) it says nothing of days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Something counted at a time.

    Attributes:
        first: First possible day, None if open.
        last: Last possible day, None if open.
        low: Least value.
        best: Value to reckon with; None where there was something and its value is unknown.
        high: Greatest value.
        party: Who did or said it.
        toward: To whom.
        topic: What it was about.
        record: Id of the ledger's record.
    """

    first: date | None
    last: date | None
    low: float | None = 1.0
    best: float | None = 1.0
    high: float | None = 1.0
    party: str | None = None
    toward: str | None = None
    topic: str | None = None
    record: str | None = None

    def placed(self, widest: int = WIDEST) -> bool:
        """Whether its days are fewer than ``widest``."""
        return bool(self.first and self.last and (self.last - self.first).days < widest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Articles and sources read on each day from ``first`` on; of days outside it nothing is known."""

    first: date
    articles: FloatArray
    sources: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """All that one source says about one thing.

    Attributes:
        name: Short name, as studies refer to it.
        unit: What is counted, in words.
        source: Where it comes from, in words.
        rows: The observations.
        gaps: What a day without observation means inside the span: ``none`` (nothing happened or was reported, as in a list of
            events) or ``unknown`` (as in a series of measurements).
        kind: ``count`` or ``level``, as in a series.
        notes: What is assumed, in words.
        digest: sha256 of the file, None for a ledger.
        side: Whose deeds or losses are counted, None if not said.
        claimed_by: Whose claim the values are, None if not said.
        reading: What was read, for a ledger: a day for which nothing was read is unknown.
    """

    name: str
    unit: str
    source: str
    rows: tuple[Observation, ...]
    gaps: Gaps
    kind: Literal["count", "level"] = "count"
    notes: tuple[str, ...] = ()
    digest: str | None = None
    side: str | None = None
    claimed_by: str | None = None
    reading: Reading | None = None


def span_of(observed: Observed, widest: int = WIDEST) -> tuple[date, date] | None:
    """First and last day of which the source can speak, None where it holds nothing that is dated."""
    if observed.reading:
        first = observed.reading.first
        return first, first + timedelta(days=len(observed.reading.articles) - 1)
    placed = [r for r in observed.rows if r.placed(widest)]
    return (min(r.first for r in placed if r.first), max(r.last for r in placed if r.last)) if placed else None


def series_of(observed: Observed, first: date | None = None, last: date | None = None, widest: int = WIDEST) -> Series | None:
    """Lay observations on the calendar; None where nothing is dated.

    What is dated to a day counts on it; what is dated to fewer than ``widest`` days is spread evenly over them; what is dated
    more widely or not at all is left out, and ``left_out`` says how much. Days of which the source cannot speak are unknown.

    Args:
        observed: The observations.
        first: First day wanted; without it that of the source.
        last: Last day wanted; likewise.
        widest: Days from which on a date is too wide.
    """
    span = span_of(observed, widest)
    if span is None:
        return None
    first, last = first or span[0], last or span[1]
    empty = _empty(observed, first, last, span)
    values = {name: _filled(empty, observed, name, first, widest) for name in ("low", "best", "high")}
    series = Series(
        name=observed.name,
        first=first,
        **values,
        kind=observed.kind,
        unit=observed.unit,
        origin=observed.source,
        party=observed.side,
    )
    return _with_reading(series, observed.reading)


def left_out(observed: Observed, widest: int = WIDEST) -> tuple[str, ...]:
    """What a series of these observations leaves out or spreads, in words."""
    rows, out = observed.rows, sum(not r.placed(widest) for r in observed.rows)
    spread = sum(r.placed(widest) and r.first != r.last for r in rows)
    told = list(observed.notes)
    if spread:
        told.append(f"{observed.name}: {spread} of {len(rows)} are dated to 2 to {widest} days and spread evenly over them")
    if out:
        told.append(f"{observed.name}: {out} of {len(rows)} are dated to more than {widest} days, or not at all, and left out")
    return tuple(told)


def events_of(observed: Observed, kind: str = "") -> Events:
    """Return the observations as dated events; how exact a date must be is for the study to say."""
    return Events(
        name=observed.name,
        items=tuple(
            Occurrence(
                earliest=r.first,
                latest=r.last,
                kind=kind or observed.name,
                party=r.party,
                toward=r.toward,
                topic=r.topic,
                record=r.record,
                label=_label(observed.name, r),
            )
            for r in observed.rows
        ),
    )


def _label(name: str, row: Observation) -> str:
    return f"{name}, {row.first:%Y-%m-%d}" if row.first and row.first == row.last else name


def _empty(observed: Observed, first: date, last: date, span: tuple[date, date]) -> FloatArray:
    """Zero where the source would have told of something, unknown elsewhere."""
    length = (last - first).days + 1
    empty = np.full(max(length, 0), np.nan)
    if observed.gaps == "none":
        empty[max(0, (span[0] - first).days) : max(0, (span[1] - first).days + 1)] = 0.0
    if observed.reading:
        empty[~observed_days(observed.reading, first, length)] = np.nan
    return empty


HEARD_WITHIN = 7
"""Days within which news of a day is looked for: a day is known if anything was read that came out on it or the six after."""


def observed_days(reading: Reading, first: date, length: int) -> BoolArray:
    """Which days the ledger can speak of."""
    read = np.concatenate([reading.articles > 0, np.zeros(HEARD_WITHIN - 1, dtype=bool)])
    known = np.asarray(np.lib.stride_tricks.sliding_window_view(read, HEARD_WITHIN).any(axis=1), dtype=np.bool_)
    days = np.zeros(length, dtype=bool)
    ahead = (first - reading.first).days
    left, right = max(0, -ahead), min(length, len(known) - ahead)
    if left < right:
        days[left:right] = known[left + ahead : right + ahead]
    return days


def _filled(empty: FloatArray, observed: Observed, name: str, first: date, widest: int) -> FloatArray:
    """The values day by day.

    A day that nobody read about stays unknown even where a later report looks back on it: else only days on which something
    happened would be known.
    """
    values = np.nan_to_num(empty)
    told, unknown = np.zeros(len(empty), dtype=bool), np.zeros(len(empty), dtype=bool)
    for row in observed.rows:
        if row.placed(widest):
            value: float | None = getattr(row, name)
            days = list(_places(row, first, len(values)))
            told[days] = True
            if value is None:
                unknown[days] = True
            else:
                values[days] += value / _length(row)
    known = told if observed.gaps == "unknown" else ~np.isnan(empty)
    return np.where(known & ~unknown, values, np.nan)


def _places(row: Observation, first: date, length: int) -> Iterator[int]:
    assert row.first is not None
    start = (row.first - first).days
    return (at for at in range(start, start + _length(row)) if 0 <= at < length)


def _length(row: Observation) -> int:
    return (row.last - row.first).days + 1 if row.first and row.last else 1


def _with_reading(series: Series, reading: Reading | None) -> Series:
    if reading is None:
        return series
    read = Series(
        name=series.name,
        first=reading.first,
        low=reading.articles,
        best=reading.articles,
        high=reading.articles,
        articles=reading.articles,
        sources=reading.sources,
    ).between(series.first, series.last)
    return replace(series, articles=read.articles, sources=read.sources)


__all__ = [
    "HEARD_WITHIN",
    "WIDEST",
    "Gaps",
    "Observation",
    "Observed",
    "Reading",
    "events_of",
    "left_out",
    "observed_days",
    "series_of",
    "span_of",
]
