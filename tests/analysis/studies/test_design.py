"""What a study is made of."""

from datetime import date

import numpy as np
import pytest

from peaceledger.analysis.studies.design import Design, Estimate, Occurrence, Refusal, Result, Series
from peaceledger.errors import UsageError

DAY = date(2031, 3, 1)


def test_a_series_keeps_its_calendar_when_it_is_cut() -> None:
    series = Series.exact("shots", DAY, [1, 2, 3])
    cut = series.between(date(2031, 2, 28), date(2031, 3, 2))
    assert np.isnan(cut.best[0]) and list(cut.best[1:]) == [1, 2]
    assert cut.last == date(2031, 3, 2)
    beyond = series.between(date(2031, 4, 1), date(2031, 4, 2))
    assert np.isnan(beyond.best).all() and len(beyond) == 2


def test_arrays_of_unlike_length_are_no_series() -> None:
    with pytest.raises(UsageError, match=r"shots.*same number"):
        Series(name="shots", first=DAY, low=np.zeros(2), best=np.zeros(3), high=np.zeros(3))


def test_low_and_high_can_stand_for_the_best() -> None:
    series = Series(name="shots", first=DAY, low=np.array([1.0]), best=np.array([2.0]), high=np.array([5.0]))
    assert (series.taking("low").best[0], series.taking("high").best[0]) == (1.0, 5.0)


def test_an_interval_of_days_has_a_first_a_middle_and_a_last() -> None:
    act = Occurrence(earliest=date(2031, 3, 1), latest=date(2031, 3, 5))
    assert [act.day(v) for v in ("low", "best", "high")] == [date(2031, 3, 1), date(2031, 3, 3), date(2031, 3, 5)]
    assert act.precision == 4
    assert Occurrence(earliest=DAY, latest=None).day() is None


@pytest.mark.parametrize(
    ("value", "p", "p_adjusted", "refused", "answer"),
    [
        (2.0, 0.01, None, False, "higher"),
        (-2.0, 0.01, None, False, "lower"),
        (2.0, 0.2, None, False, "no difference shown"),
        (2.0, 0.01, 0.08, False, "no difference shown"),
        (2.0, 0.01, None, True, "cannot tell"),
    ],
)
def test_the_answer_says_no_more_than_the_corrected_chance(value, p, p_adjusted, refused, answer) -> None:
    estimate = Estimate(value=value, low=None, high=None, level=0.95, null=0.0, words="change")
    refusal = Refusal(code="too few", words="", needed="") if refused else None
    design = Design(name="s", method="event_study")
    result = Result(design=design, n=9, unit="events", estimate=estimate, p=p, p_adjusted=p_adjusted, refusal=refusal)
    assert result.answer == answer
