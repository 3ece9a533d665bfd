"""Whatever the data are like, a study answers or refuses: it never falls over, and never warns instead of saying so."""

from datetime import timedelta
from typing import get_args

import numpy as np
import pytest
from made_days import FIRST

from peaceledger.analysis.studies.design import Case, Design, Events, Material, Method, Occurrence, Series, Step, Window
from peaceledger.analysis.studies.refusal import REASONS
from peaceledger.analysis.studies.run import run

STEPS = (Step(kind="a", by="a"), Step(kind="b", by="b"), Step(kind="c", by="a"))


def any_series(rng: np.random.Generator) -> Series:
    days, shape = int(rng.choice([1, 5, 40, 380, 500])), int(rng.integers(7))
    values = (
        np.zeros(days),
        np.full(days, np.nan),
        rng.poisson(0.05, days).astype(float),
        rng.poisson(5, days).astype(float),
        rng.normal(0, 1, days),
        np.where(rng.random(days) < 0.6, np.nan, rng.poisson(3, days)),
        np.where(np.arange(days) == days // 2, 1000.0, 0.0),
    )[shape]
    read = (None, np.zeros(days), rng.poisson(2, days).astype(float), rng.poisson(30, days).astype(float))[int(rng.integers(4))]
    return Series(
        name="shots",
        first=FIRST + timedelta(days=int(rng.integers(-50, 50))),
        low=values * 0.9,
        best=values,
        high=values * 1.2,
        articles=read,
        kind="level" if shape == 4 and rng.random() < 0.7 else "count",
    )


def any_events(rng: np.random.Generator) -> Events:
    items = tuple(
        Occurrence(
            earliest=None if rng.random() < 0.1 else FIRST + timedelta(days=int(day)),
            latest=FIRST + timedelta(days=int(day + rng.integers(0, 3))),
            kind=str(rng.choice(["a", "b", "c"])),
            party=str(rng.choice(["NOR", "SUD"])),
            toward=(None, "NOR", "SUD")[int(rng.integers(3))],
        )
        for day in rng.integers(-20, 480, int(rng.choice([0, 1, 9, 40])))
    )
    return Events(name="events", items=items)


def any_material(rng: np.random.Generator) -> Material:
    cases = tuple(
        Case(row=str(rng.choice(["p", "q"])), column=str(rng.choice(["u", "v"])), cluster=("", "1", "2")[int(rng.integers(3))])
        for _ in range(int(rng.choice([1, 3, 25])))
    )
    return Material(
        outcome=any_series(rng),
        exposure=any_series(rng) if rng.random() < 0.4 else None,
        events=any_events(rng),
        controls=(any_series(rng),) if rng.random() < 0.2 else (),
        placebo_outcomes=(any_series(rng),),
        cases=cases,
    )


@pytest.mark.parametrize("method", get_args(Method))
def test_a_study_of_anything_answers_or_refuses(method: Method) -> None:
    for seed in range(25):
        rng = np.random.default_rng(seed)
        material = any_material(rng)
        design = Design(
            name="any",
            method=method,
            scale=("ratio", "difference")[seed % 2],
            window=Window(lasting=seed % 5 == 0),
            minimum_n=seed % 3 * 2,
            draws=49,
            block_days=(30, 120)[seed % 2],
            steps=STEPS,
            rows=("p", "q"),
            columns=("u", "v"),
            lags=(-2, 0, 3),
        )
        result = run(design, material)
        assert (result.refusal is None) == (result.answer != "cannot tell")
        assert result.refusal is None or result.refusal.code in REASONS
