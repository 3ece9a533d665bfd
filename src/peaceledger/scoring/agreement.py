"""How far coders agree: per cent agreement, Cohen's kappa, Krippendorff's alpha, each with an interval. Pure.

A unit is what coders code, with one value for each coder; None is a coder who gave none and is left out of account.

- kappa: J. Cohen, "A coefficient of agreement for nominal scales", 1960.
- alpha: K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011; nominal, or interval for numbers and days.
- Intervals of shares: E. B. Wilson, 1927. Those of kappa and of nominal alpha are Wilson's for the share of agreement, carried
  over with the agreement to be expected by chance held fixed, as Cohen does for his standard error. Unlike the large-sample
  formula and the bootstrap they do not shrink to a point where few units all agree (compared in ``docs/design/judgements.md``).
- Interval alpha: a jackknife over units on the scale of ``log(1 - alpha)``, with Student's t.

Nothing is random: the same units give the same figures. Undefined is None: no unit with two values, or one value only, where
agreement by chance is certain.
"""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from statistics import NormalDist, fmean, stdev

Unit = Sequence[Hashable]
Numbers = Sequence[float | None]
LEVEL = 0.95
FEWEST = 3
"""Fewest units from which a jackknife tells an interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A coefficient with its interval.

    Attributes:
        value: 1 is full agreement, 0 that of chance; None where it is not defined.
        low: Lower end, None where nothing can be said.
        high: Upper end.
        n: Units with at least two values.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


def percent(units: Sequence[Unit], level: float = LEVEL) -> Figure:
    """Share of pairs of values of one unit that are equal, from 0 to 1, averaged over units."""
    shares = _agreeing(units)
    if not shares:
        return Figure(value=None, low=None, high=None, n=0)
    low, high = wilson(fmean(shares), len(shares), level)
    return Figure(value=fmean(shares), low=low, high=high, n=len(shares))


def kappa(units: Sequence[Unit], level: float = LEVEL) -> Figure:
    """Cohen's kappa of two coders.

    Args:
        units: Values of the first and the second coder.
        level: Of the interval.

    Raises:
        ValueError: If a unit has not two places.
    """
    if any(len(unit) != 2 for unit in units):
        raise ValueError("kappa is of two coders; alpha takes any number")
    both = [unit for unit in units if None not in unit]
    n = len(both)
    first, second = (Counter(unit[i] for unit in both) for i in (0, 1))
    chance = sum(first[value] * second[value] for value in first) / (n * n) if n else 1.0
    return _over_chance([float(a == b) for a, b in both], chance, level)


def alpha(units: Sequence[Unit], level: float = LEVEL) -> Figure:
    """Krippendorff's alpha of any number of coders, values being equal or not; coders may have left units out."""
    paired = _paired(units)
    total = sum(map(len, paired))
    counts = Counter(value for unit in paired for value in unit)
    equal = sum(k * (k - 1) for k in counts.values())
    chance = equal / (total * (total - 1)) if total > 1 else 1.0
    shares = [(_share(unit), len(unit)) for unit in paired]
    observed = sum(share * size for share, size in shares) / total if total else 0.0
    return _over_chance([share for share, _ in shares], chance, level, observed)


def alpha_of_numbers(units: Sequence[Numbers], level: float = LEVEL) -> Figure:
    """Krippendorff's alpha of numbers: a difference weighs by its square. Of days give their ordinals."""
    paired = [[v for v in unit if v is not None] for unit in units]
    paired = [values for values in paired if len(values) > 1]
    n = len(paired)
    value = _ratio(paired)
    if value is None:
        return Figure(value=None, low=None, high=None, n=n)
    ends = _jackknife(paired, value, level)
    return Figure(value=1 - value, low=ends[0], high=ends[1], n=n)


def in_words(figure: Figure) -> str:
    """A coefficient with its interval, in a few signs: ``0.74 (0.36 to 0.92)``; "not defined" where it is not."""
    if figure.value is None:
        return "not defined"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f} (interval not known)"
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"


def wilson(share: float, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's interval of a share of ``n``."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle, width = share + z * z / (2 * n), z * math.sqrt(max(0.0, share * (1 - share)) / n + z * z / (4 * n * n))
    return tuple(min(1.0, max(0.0, (middle + side * width) / (1 + z * z / n))) for side in (-1, 1))  # type: ignore[return-value]


def _over_chance(shares: Sequence[float], chance: float, level: float, observed: float | None = None) -> Figure:
    """Agreement beyond chance as a share of what chance leaves open."""
    n = len(shares)
    if not n or chance >= 1.0:
        return Figure(value=None, low=None, high=None, n=n)
    observed = fmean(shares) if observed is None else observed
    value, low, high = ((x - chance) / (1 - chance) for x in (observed, *wilson(observed, n, level)))
    return Figure(value=value, low=max(-1.0, low), high=min(1.0, high), n=n)


def _paired(units: Sequence[Unit]) -> list[list[Hashable]]:
    given = [[v for v in unit if v is not None] for unit in units]
    return [values for values in given if len(values) > 1]


def _agreeing(units: Sequence[Unit]) -> list[float]:
    return [_share(unit) for unit in _paired(units)]


def _share(values: Sequence[Hashable]) -> float:
    """Share of the pairs of a unit's values that are equal."""
    return fmean(float(a == b) for a, b in combinations(values, 2))


def _ratio(paired: Sequence[Sequence[float]]) -> float | None:
    """Observed over expected disagreement, 1 - alpha; None where all values are one."""
    every = [v for values in paired for v in values]
    if len(every) < 2:
        return None
    middle = fmean(every)  # sums of squares are taken around it: days are great numbers that differ little
    expected = 2 * sum((v - middle) ** 2 for v in every) / (len(every) - 1)
    observed = sum(2 * sum((v - fmean(vs)) ** 2 for v in vs) * len(vs) / (len(vs) - 1) for vs in paired) / len(every)
    return observed / expected if expected else None


def _jackknife(paired: Sequence[Sequence[float]], ratio: float, level: float) -> tuple[float | None, float | None]:
    """Ends of alpha's interval, each unit left out once; none where no difference was seen or too few units are there."""
    n = len(paired)
    if ratio <= 0 or n < FEWEST:
        return None, None
    without = [_ratio([*paired[:i], *paired[i + 1 :]]) for i in range(n)]
    if any(r is None or r <= 0 for r in without):
        return None, None
    pseudo = [n * math.log(ratio) - (n - 1) * math.log(r) for r in without if r]
    half = student((1 + level) / 2, n - 1) * stdev(pseudo) / math.sqrt(n)
    high, low = (1 - math.exp(math.log(ratio) + side * half) for side in (-1, 1))
    return max(-1.0, low), high


@cache
def student(share: float, freedom: int) -> float:
    """Quantile of Student's t, by bisection of its distribution function."""
    norm = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)

    def below(t: float) -> float:
        return 0.5 + _area(lambda x: norm * (1 + x * x / freedom) ** (-(freedom + 1) / 2), t)

    low, high = 0.0, 1.0
    while below(high) < share:
        low, high = high, 2 * high
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < share else (low, middle)
    return (low + high) / 2


def _area(curve: Callable[[float], float], end: float, steps: int = 200) -> float:
    """Simpson's rule from 0."""
    width = end / steps
    inner = sum((4 if i % 2 else 2) * curve(i * width) for i in range(1, steps))
    return (curve(0.0) + inner + curve(end)) * width / 3


__all__ = ["Figure", "alpha", "alpha_of_numbers", "in_words", "kappa", "percent", "student", "wilson"]
