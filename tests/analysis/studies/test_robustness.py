"""The robustness grid: what must vanish, what must stay, and corrections for many tests."""

from dataclasses import replace

import numpy as np
import pytest
from made_days import events, noisy, raised, series

from peaceledger.analysis.studies.calendar import apart, blocks, exposed, turned
from peaceledger.analysis.studies.correction import benjamini_hochberg, corrected, holm
from peaceledger.analysis.studies.design import Design, Material, Refusal, Result, Window
from peaceledger.analysis.studies.run import run

AT = list(range(30, 700, 33))
DESIGN = Design(name="s", method="event_study", scale="ratio", minimum_n=8, draws=299)


@pytest.fixture(scope="module")
def sound() -> Result:
    values = raised(noisy(720), AT, 2.0)
    outcome = series(values, low=np.floor(values * 0.8), high=values * 1.5)
    return run(DESIGN, Material(outcome=outcome, events=events(AT), placebo_outcomes=(series(noisy(720, seed=9), name="rain"),)))


def test_a_sound_finding_holds_on_every_row(sound: Result) -> None:
    assert sound.answer == "higher"
    kinds = {check.kind for check in sound.checks}
    assert kinds == {
        "placebo date",
        "placebo outcome",
        "other window",
        "leave one out",
        "low values",
        "high values",
        "other method",
    }
    same = [check for check in sound.checks if check.expected == "same"]
    assert all(check.holds for check in same)
    assert next(c for c in sound.checks if c.kind == "placebo outcome").holds


def test_an_outcome_that_moved_before_the_events_is_seen() -> None:
    early = [d - 14 for d in AT]
    values = raised(noisy(720), early, 3.0)
    found = run(DESIGN, Material(outcome=series(values), events=events(AT)))
    anticipation = next(check for check in found.checks if "earlier (had" in check.label)
    assert anticipation.holds is False and anticipation.p_adjusted is not None


def test_one_event_that_carries_everything_is_seen() -> None:
    values = np.ones(720) * 5 + np.arange(720) % 2
    values[AT[3] : AT[3] + 14] += 500
    found = run(replace(DESIGN, scale="difference"), Material(outcome=series(values), events=events(AT)))
    least = next(c for c in found.checks if c.kind == "leave one out" and c.label.startswith("least"))
    assert abs(least.estimate.value) < 1


def test_holm_and_benjamini_hochberg() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert benjamini_hochberg([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.04, 0.04])
    assert holm([0.9, 0.8]) == [1.0, 1.0]


def test_a_refused_study_is_no_test() -> None:
    def result(p, refused=False):
        refusal = Refusal(code="too few", words="", needed="") if refused else None
        return Result(design=DESIGN, n=9, unit="events", p=p, refusal=refusal)

    found = corrected([result(0.02), result(0.03), result(None, refused=True)])
    assert [r.p_adjusted for r in found] == pytest.approx([0.04, 0.04, None])
    assert corrected([result(0.02)])[0].p_adjusted is None


def test_turned_dates_stay_in_their_block_and_keep_their_clusters() -> None:
    days = np.array([3, 5, 130, 260])
    moved = turned(days, np.ones(360, dtype=bool), replace(DESIGN, draws=200), np.random.default_rng(1))
    assert (moved[0] == days).all() and moved.shape == (201, 4)
    assert (moved[:, [0, 2, 3]] // 120 == days[[0, 2, 3]] // 120).all()
    assert set((moved[:, 1] - moved[:, 0]).tolist()) == {2}
    assert len(set(moved[:, 2].tolist())) > 50


def test_turned_dates_fall_on_allowed_days_only() -> None:
    allowed = np.arange(360) % 3 > 0
    moved = turned(np.array([4, 100, 250]), allowed, replace(DESIGN, draws=200), np.random.default_rng(1))
    assert allowed[moved].all()


def test_a_short_last_block_joins_the_one_before() -> None:
    assert blocks(100, 45).max() == 1 and blocks(120, 45).max() == 2


def test_days_under_exposure() -> None:
    assert list(exposed(np.array([2, 4]), 9, Window(after=3, gap=1))) == [0, 0, 0, 1, 1, 1, 1, 1, 0]
    assert list(exposed(np.array([6]), 9, Window(lasting=True))) == [0] * 6 + [1] * 3


def test_events_that_fit_without_overlap() -> None:
    assert apart(np.array([0, 5, 14, 20, 28]), Window(after=14)) == 3
    assert apart(np.array([], dtype=np.int64), Window()) == 0
