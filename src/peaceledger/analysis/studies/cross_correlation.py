"""Cross-correlation at lags, of what each series could not have said about itself.

Two series with trend, week and memory correlate at some lag whatever they mean. Trend and week are therefore taken out by
regression, each series is whitened by an autoregression of its own (order by Schwarz's criterion), and only then are they
correlated (Box, Jenkins and Reinsel, *Time Series Analysis*, ch. 12; Haugh 1976). The bound holds for all lags together: the
largest correlation among them is compared with the largest in worlds in which the exposure is turned inside calendar blocks.
"""

import numpy as np

from peaceledger.analysis.studies.adjust import regressors, with_coverage
from peaceledger.analysis.studies.calendar import turned_order
from peaceledger.analysis.studies.design import Design, Estimate, FloatArray, Material, Point, Result, Series
from peaceledger.analysis.studies.extra import library
from peaceledger.analysis.studies.inversion import POWER_Z

MOST_ORDER = 14
"""Longest memory tried: two weeks."""


def cross_correlation(design: Design, material: Material) -> Result:
    """Return the strongest correlation among the lags, with a band that holds for all of them at once."""
    assert material.outcome is not None and material.exposure is not None
    first = max(material.outcome.first, material.exposure.first)
    last = min(material.outcome.last, material.exposure.last)
    outcome, exposure = (whitened(s.between(first, last), design) for s in (material.outcome, material.exposure))
    n = int((np.isfinite(outcome) & np.isfinite(exposure)).sum())
    if n < 3:
        return Result(design=design, n=0, unit="days")
    order = turned_order(len(outcome), design, np.random.default_rng(design.seed))
    table = _correlations(exposure[order], np.column_stack([_led(outcome, lag) for lag in design.lags]))
    strength = np.abs(np.arctanh(np.clip(table, -0.999999, 0.999999)))
    greatest = strength.max(axis=1)
    best = int(strength[0].argmax())
    bound = float(np.quantile(greatest[1:], design.level))
    bands = [np.tanh(np.arctanh(np.clip(r, -0.999999, 0.999999)) + np.array([-bound, bound])) for r in table[0]]
    lag = design.lags[best]
    return Result(
        design=design,
        n=n,
        unit="days",
        estimate=Estimate(
            value=float(table[0, best]),
            low=float(bands[best][0]),
            high=float(bands[best][1]),
            level=design.level,
            null=0.0,
            words=f"correlation at {lag} days, the strongest of {len(design.lags)} lags",
        ),
        p=float((1 + np.count_nonzero(greatest[1:] >= greatest[0])) / len(greatest)),
        placebo=table[1:][np.arange(len(table) - 1), strength[1:].argmax(axis=1)],
        points=tuple(
            Point(at=k, label=f"{k:+d} days", value=float(r), low=float(band[0]), high=float(band[1]), n=n)
            for k, r, band in zip(design.lags, table[0], bands, strict=True)
        ),
        smallest=float(np.tanh(bound + POWER_Z / np.sqrt(max(n - 3, 1)))),
        notes=(f"Correlations within ±{np.tanh(bound):.2f} at every lag are what unrelated series give.",),
    )


def _led(outcome: FloatArray, lag: int) -> FloatArray:
    """Return the outcome of ``lag`` days later; NaN where the series has ended."""
    led, days = np.full(len(outcome), np.nan), len(outcome)
    led[max(0, -lag) : days - max(0, lag)] = outcome[max(0, lag) : days - max(0, -lag)]
    return led


def _correlations(exposures: FloatArray, outcomes: FloatArray) -> FloatArray:
    """Return the correlation of each row of exposures with each column of outcomes, over the days known in both.

    One product of matrices for all lags: over ten years of days this takes a tenth of the time of one lag after the other.
    """
    known_x, known_y = np.isfinite(exposures).astype(np.float64), np.isfinite(outcomes).astype(np.float64)
    x, y = np.where(known_x > 0, exposures, 0.0), np.where(known_y > 0, outcomes, 0.0)
    return np.asarray(x @ y / np.sqrt(np.maximum((x**2 @ known_y) * (known_x @ y**2), 1e-12)))


def whitened(series: Series, design: Design) -> FloatArray:
    """Return what is left of the series once trend, week, season and its own past are taken out; NaN stays NaN."""
    values = series.best
    if "coverage" in design.adjust and series.coverage is not None:
        values = with_coverage(values, series.coverage)
    if series.kind == "count":
        values = np.log1p(values)
    known = np.isfinite(values)
    if known.sum() < 3:
        return np.full(len(values), np.nan)
    columns = regressors(len(values), design)
    fitted = columns @ np.linalg.lstsq(columns[known], values[known], rcond=None)[0]
    rest = np.where(known, values - fitted, 0.0)
    result = rest.copy()
    for step, weight in enumerate(_memory(rest, int(known.sum())), start=1):
        result[step:] -= weight * rest[:-step]
    return np.where(known, result, np.nan)


def _memory(rest: FloatArray, known: int) -> FloatArray:
    """Return the coefficients of the autoregression that Schwarz's criterion prefers (Levinson's recursion)."""
    most = min(MOST_ORDER, known // 10)
    if most < 1 or not rest.any():
        return np.empty(0)
    moments = np.array([(rest[k:] * rest[: len(rest) - k]).sum() / known for k in range(most + 1)])
    _, _, _, variances, all_orders = library("statsmodels.tsa.stattools").levinson_durbin(moments, nlags=most, isacov=True)
    variances = np.concatenate([moments[:1], variances[1:]])  # the library leaves out order 0
    cost = known * np.log(np.maximum(variances, 1e-300)) + np.log(known) * np.arange(most + 1)
    order = int(np.argmin(cost))
    return np.asarray(all_orders[1 : order + 1, order], dtype=np.float64)
