"""Corrections for many tests: the more questions are put, the more of them a true nothing answers by chance."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from peaceledger.analysis.studies.design import Result


def holm(chances: Sequence[float]) -> list[float]:
    """Return p-values corrected so that the chance of any false alarm among them stays at the level (Holm 1979)."""
    order = sorted(range(len(chances)), key=lambda i: chances[i])
    result, least = [0.0] * len(chances), 0.0
    for rank, i in enumerate(order):
        least = max(least, min(1.0, (len(chances) - rank) * chances[i]))
        result[i] = least
    return result


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """Return p-values corrected so that the share of false alarms among the findings stays at the level (1995)."""
    order = sorted(range(len(chances)), key=lambda i: -chances[i])
    result, most = [0.0] * len(chances), 1.0
    for rank, i in enumerate(order):
        most = min(most, chances[i] * len(chances) / (len(chances) - rank))
        result[i] = most
    return result


def corrected(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return the results of studies put together, each with Holm's correction; a refused study is not counted as a test."""
    found = list(results)
    tested = [(i, result.p) for i, result in enumerate(found) if result.p is not None and result.refusal is None]
    if len(tested) > 1:
        for (i, _), p in zip(tested, holm([p for _, p in tested]), strict=True):
            found[i] = replace(found[i], p_adjusted=p)
    return tuple(found)
