"""From permuted worlds to an effect, an interval and a p-value that agree with one another.

A world in which the effect is ``d`` turns into one without effect when ``d`` is taken off the exposed days. The statistic of draw
p then reads ``a[p] - d * b[p]``, where ``b`` is the same statistic of the exposed days themselves. Draw p ties with the data at
``(a[0] - a[p]) / (b[0] - b[p])``: its critical effect. The quantiles of the critical effects are the ends of the interval, their
median is the estimate, and p is the share on the far side of no effect. (Test inversion after Fisher and
Rosenbaum, *Observational Studies*, 2002, ch. 2.)
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from peaceledger.analysis.studies.design import Design, Estimate, FloatArray
from peaceledger.analysis.studies.extra import library

POWER_Z = 0.8416212335729143
"""Normal quantile of 0.8: the power at which ``smallest`` is stated."""
MOST_LOG = 15.0
"""An end of the interval of a ratio beyond three million is open."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inverted:
    """Effect on the scale on which it adds (differences; logarithms of ratios), with its interval and p."""

    value: float
    low: float | None
    high: float | None
    p: float

    def estimate(self, design: Design, words: str, ratio: bool) -> Estimate:
        """Return the effect as the reader sees it."""
        if not ratio:
            low, value, high = self.low, self.value, self.high
        else:
            low, high = (None if v is None or abs(v) > MOST_LOG else float(np.exp(v)) for v in (self.low, self.high))
            value = float(np.exp(np.clip(self.value, -MOST_LOG, MOST_LOG)))
        return Estimate(value=value, low=low, high=high, level=design.level, null=1.0 if ratio else 0.0, words=words)


def invert(critical: FloatArray, ties: FloatArray, level: float) -> Inverted:
    """Return estimate, interval and p from the critical effects of the draws.

    Args:
        critical: Critical effect of each draw other than the data.
        ties: 1.0 where a draw has the same exposed days as the data, so that it can reject no effect at all.
        level: Level of the interval.
    """
    tied = ties > 0
    downward, upward = np.where(tied, -np.inf, critical), np.where(tied, np.inf, critical)
    draws, tail = len(critical) + 1, (1 - level) / 2
    rank = max(0, int(np.floor(tail * draws + 1e-9)) - 1)
    low, high = np.sort(downward)[rank], np.sort(upward)[len(critical) - 1 - rank]
    p_low = (1 + np.count_nonzero(downward <= 0)) / draws
    p_high = (1 + np.count_nonzero(upward >= 0)) / draws
    free = critical[~tied]
    return Inverted(
        value=float(np.median(free)) if len(free) else 0.0,
        low=float(low) if np.isfinite(low) else None,
        high=float(high) if np.isfinite(high) else None,
        p=float(min(1.0, 2 * min(p_low, p_high))),
    )


def invert_linear(a: FloatArray, b: FloatArray, level: float) -> Inverted:
    """Invert a statistic that is linear in the effect; element 0 is the data."""
    gap = b[0] - b[1:]
    ties = (gap < 1e-6 * max(abs(b[0]), 1e-12)).astype(np.float64)
    critical = (a[0] - a[1:]) / np.where(ties > 0, 1.0, gap)
    return invert(critical, ties, level)


def invert_falling(excess: Callable[[FloatArray], FloatArray], ties: FloatArray, level: float) -> Inverted:
    """Invert a statistic whose excess over each draw falls as the effect grows, by halving (effects between -6 and 6)."""
    left, right = np.full(len(ties), -6.0), np.full(len(ties), 6.0)
    for _ in range(40):
        middle = (left + right) / 2
        above = excess(middle) > 0
        left, right = np.where(above, middle, left), np.where(above, right, middle)
    return invert((left + right) / 2, ties, level)


def smallest_effect(spread: float, slope: float, level: float) -> float | None:
    """Return the effect that a test at ``level`` would show four times out of five: (z + z80) standard errors."""
    if slope <= 0 or not np.isfinite(spread):
        return None
    z = float(library("scipy.stats").norm.ppf(0.5 + level / 2))
    return (z + POWER_Z) * spread / slope


def smallest_shown(worlds: Callable[[float], FloatArray], most: float, level: float) -> float | None:
    """Return the least effect, of eighty up to ``most``, that the permutation test would show four times out of five.

    Args:
        worlds: The statistic of data and draws, had the effect been that of the argument; the effect found is taken off first.
            A large effect widens the permuted worlds, too, which a standard error of the data as they are would not tell.
        most: Largest effect tried.
        level: Level of the interval.
    """
    chance = POWER_Z * float(worlds(0.0)[1:].std())
    for effect in np.linspace(0, most, 81)[1:]:
        found = worlds(float(effect))
        if found[0] >= np.quantile(found[1:], 0.5 + level / 2) + chance:
            return float(effect)
    return None
