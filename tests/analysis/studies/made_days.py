"""Small worlds for the tests, made by hand or from a fixed seed."""

from datetime import date, timedelta

import numpy as np

from peaceledger.analysis.studies.design import Events, Occurrence, Series

FIRST = date(2031, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=int(number))


def on(days, kind: str = "", party: str | None = None, toward: str | None = None) -> tuple[Occurrence, ...]:
    return tuple(Occurrence(earliest=day(d), latest=day(d), kind=kind, party=party, toward=toward) for d in days)


def events(days) -> Events:
    return Events(name="releases", items=on(days))


def noisy(days: int = 400, mean: float = 6.0, seed: int = 4) -> np.ndarray:
    return np.random.default_rng(seed).negative_binomial(5, 5 / (5 + mean), days).astype(float)


def raised(values: np.ndarray, at, factor: float, after: int = 14) -> np.ndarray:
    """The counts with those of the days after each event multiplied."""
    result = values.copy()
    touched = sorted({d + k for d in at for k in range(after) if d + k < len(values)})
    result[touched] = np.round(result[touched] * factor)
    return result


def series(values, **given) -> Series:
    array = np.asarray(values, dtype=float)
    return Series(**{"name": "shots", "first": FIRST, "low": array, "best": array, "high": array, **given})
