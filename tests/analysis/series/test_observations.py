"""Observations on the calendar: silence is unknown, calm is zero, and a wide date does not pretend to a day."""

from datetime import date, timedelta

import numpy as np

from peaceledger.analysis.series.observations import Observation, Observed, Reading, events_of, left_out, series_of

DAY = date(2031, 5, 1)


def at(day: int, last: int | None = None, **values: float | None) -> Observation:
    return Observation(first=DAY + timedelta(days=day), last=DAY + timedelta(days=day if last is None else last), **values)


def observed(*rows: Observation, read: list[int] | None = None) -> Observed:
    articles = np.array(read or [], dtype=float)
    reading = Reading(first=DAY, articles=articles, sources=np.minimum(articles, 2)) if read else None
    return Observed(name="raids", unit="raids", source="test", rows=rows, gaps="none", reading=reading)


def best(data: Observed) -> list[float | None]:
    series = series_of(data)
    assert series is not None
    return [None if np.isnan(v) else float(v) for v in series.best]


def test_days_that_were_read_about_are_zero_and_days_of_silence_are_unknown() -> None:
    read = [3, 0, 0] + [0] * 9 + [2]
    assert best(observed(at(0), read=read)) == [1, None, None, None, None, None, 0, 0, 0, 0, 0, 0, 0]


def test_a_late_report_does_not_make_one_day_of_silence_known() -> None:
    read = [3] + [0] * 11 + [2]
    assert best(observed(at(2), read=read))[2] is None


def test_coverage_travels_with_the_series() -> None:
    series = series_of(observed(at(0), read=[3, 1]))
    assert series is not None
    assert series.articles is not None
    assert list(series.articles) == [3, 1]
    assert list(series.sources if series.sources is not None else []) == [2, 1]


def test_dates_of_a_few_days_are_spread_and_wider_ones_left_out() -> None:
    data = observed(at(0, 1), at(0, 9), Observation(first=None, last=None), at(2), read=[1, 1, 1])
    assert best(data) == [0.5, 0.5, 1]
    assert "1 of 4 are dated to 2 to 7 days" in left_out(data)[0]
    assert "2 of 4 are dated to more than 7 days, or not at all" in left_out(data)[1]


def test_something_of_unknown_size_makes_its_day_unknown() -> None:
    assert best(observed(at(0), at(0, best=None, low=None, high=None), at(1), read=[1, 1])) == [None, 1]


def test_what_is_not_dated_makes_no_series() -> None:
    assert series_of(observed(Observation(first=None, last=None))) is None


def test_events_keep_their_interval_and_their_record() -> None:
    (item,) = events_of(observed(at(1, 3))).items
    assert (item.precision, item.day("best")) == (2, DAY + timedelta(days=2))
