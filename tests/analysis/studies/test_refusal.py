"""A study refuses with its reason and says what would be needed."""

from dataclasses import replace

import numpy as np
import pytest
from made_days import day, events, noisy, on, series

from peaceledger.analysis.studies import extra
from peaceledger.analysis.studies.design import Case, Design, Events, Material, Occurrence
from peaceledger.analysis.studies.refusal import REASONS, rank_correlation
from peaceledger.analysis.studies.run import run
from peaceledger.errors import UsageError

DESIGN = Design(name="s", method="event_study", scale="ratio", minimum_n=8, draws=199)
AT = list(range(20, 380, 30))


def refused(design: Design, material: Material) -> str:
    result = run(design, material)
    assert result.refusal is not None and result.answer == "cannot tell"
    assert result.estimate is None and result.p is None and not result.checks
    assert result.refusal.words and result.refusal.needed
    assert result.refusal.code in REASONS
    return result.refusal.code


def test_too_few_events() -> None:
    result = run(DESIGN, Material(outcome=series(noisy()), events=events(AT[:3])))
    assert (result.refusal.code, result.n) == ("too few", 3)
    assert result.refusal.needed == "Events: 5 more."


def test_undated_events() -> None:
    vague = tuple(Occurrence(earliest=day(0), latest=day(60)) for _ in range(9))
    assert refused(DESIGN, Material(outcome=series(noisy()), events=Events(name="e", items=on(AT) + vague))) == "undated"
    few = vague[:3]
    assert run(DESIGN, Material(outcome=series(noisy()), events=Events(name="e", items=on(AT) + few))).refusal is None


def test_overlapping_windows() -> None:
    close = [d + k for d in AT[:4] for k in (0, 2, 5)]
    assert refused(DESIGN, Material(outcome=series(noisy()), events=events(close))) == "overlapping"


def test_events_outside_the_series() -> None:
    assert refused(DESIGN, Material(outcome=series(noisy()), events=events([900 + d for d in AT]))) == "no overlap"


def test_a_series_too_short_to_permute_in() -> None:
    assert refused(replace(DESIGN, minimum_n=1), Material(outcome=series(noisy(200)), events=events([50, 90]))) == "too short"


def test_an_outcome_that_never_varies() -> None:
    assert refused(DESIGN, Material(outcome=series(np.full(400, 3.0)), events=events(AT))) == "no variation"


@pytest.mark.parametrize("method", ["event_study", "interrupted", "cross_correlation", "sequence", "association"])
def test_missing_data_is_a_result(method) -> None:
    assert refused(replace(DESIGN, method=method), Material()) == "missing data"


def swelling(rng: np.random.Generator) -> np.ndarray:
    return np.round(np.exp(2.5 + 0.8 * np.sin(np.arange(400) / 9) + rng.normal(0, 0.1, 400)))


def test_a_count_that_follows_the_reading_is_held_back() -> None:
    rng = np.random.default_rng(5)
    read = swelling(rng)
    counted = rng.poisson(read / 2).astype(float)
    plain = replace(DESIGN, adjust=("weekday",))
    material = Material(outcome=series(counted, articles=read), events=events(AT))
    assert refused(plain, material) == "coverage follows outcome"
    assert run(DESIGN, material).refusal is None


def test_adjusting_does_not_help_where_the_reading_follows_what_happened() -> None:
    rng = np.random.default_rng(6)
    read = swelling(rng)
    same_whatever_is_read = rng.poisson(6, 400).astype(float)
    material = Material(outcome=series(same_whatever_is_read, articles=read), events=events(AT))
    assert refused(DESIGN, material) == "coverage follows outcome"


def test_reading_more_after_the_events_is_held_against_it() -> None:
    read = np.full(400, 20.0) + np.random.default_rng(7).normal(0, 0.5, 400)
    for at in AT:
        read[at : at + 14] *= 1.6
    material = Material(outcome=series(noisy(), articles=read), events=events(AT))
    assert refused(replace(DESIGN, adjust=("weekday",)), material) == "coverage follows exposure"


def test_a_rank_correlation_by_chance_is_none() -> None:
    rng = np.random.default_rng(8)
    rho, p = rank_correlation(rng.normal(size=400), rng.normal(9, 1, 400), DESIGN)
    assert abs(rho) < 0.15 and p > 0.01


def test_a_table_with_an_empty_margin() -> None:
    one_sided = tuple(Case(row="aid" if i % 2 else "land", column="reject") for i in range(30))
    design = Design(name="s", method="association", rows=("aid", "land"), columns=("accept", "reject"))
    assert refused(design, Material(cases=one_sided)) == "no variation"


def test_the_missing_extra_is_named() -> None:
    with pytest.raises(UsageError, match=r"pip install peaceledger\[study\]"):
        extra.library("no_such_library.stats")
