"""The calibration itself: it must see a method that cries wolf, and its worlds must be what they say."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
import studies
import studies_worlds as worlds


def test_a_naive_comparison_cries_wolf() -> None:
    assert studies.naive(60).value > 0.15
    assert studies.naive_step(60).value > 0.3


def test_a_method_that_forgets_the_clusters_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in studies.ROWS if row.gate == "association")
    honest = studies.trials(row, row.nothing, 60).alarms.value
    study = studies.study

    def eager(design, material):
        from dataclasses import replace

        found = study(design, material)
        return replace(found, p=(found.p or 1) / 10)

    monkeypatch.setattr(studies, "study", eager)
    assert honest < 0.15 < studies.trials(row, row.nothing, 60).alarms.value


def test_a_world_is_the_same_twice_and_another_with_another_seed() -> None:
    one, two, three = (worlds.counted(np.random.default_rng(seed), ratio=2) for seed in (1, 1, 2))
    assert (one.outcome.best == two.outcome.best).all()
    assert not np.array_equal(one.outcome.best, three.outcome.best)


def test_worlds_have_memory_overdispersion_and_clusters() -> None:
    rng = np.random.default_rng(3)
    series = np.concatenate([worlds.remembered(rng, 2000)])
    assert np.corrcoef(series[1:], series[:-1])[0, 1] == pytest.approx(0.6, abs=0.08)
    counts = worlds.overdispersed(rng, np.full(4000, 10.0))
    assert counts.var() == pytest.approx(30, rel=0.2)
    gaps = np.concatenate([np.diff(worlds.clustered(rng, 540)) for _ in range(50)])
    assert (gaps < 5).mean() > 0.3


def test_exchanged_parties_mirror_the_studies() -> None:
    assert studies.mirrored(3).value == 1.0
