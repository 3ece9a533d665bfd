"""Interrupted series: days under an exposure against all other days, with trend, week, season and other series held.

Counts follow a negative binomial regression with logarithmic link (McCullagh and Nelder, *Generalized Linear Models*, 1989;
dispersion by moments), levels a linear one. The coefficient comes from the regression; its interval and p do not, for in
48 settings tried standard errors robust to autocorrelation (Newey-West, and cosine-weighted after Lazarus and others, 2018)
rejected a true nothing 6 to 36 times in 100. They come from turning the exposure inside blocks and taking the
regression's working response again (Frisch-Waugh-Lovell); a lasting step is moved to every other admissible day.
"""

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from peaceledger.analysis.studies.adjust import prepared, regressors, relative_reading
from peaceledger.analysis.studies.calendar import apart, event_days, exposed, turned, turned_order
from peaceledger.analysis.studies.design import BoolArray, Design, FloatArray, IntArray, Material, Result, Series
from peaceledger.analysis.studies.event_study import MOST_LOG_RATIO, curve
from peaceledger.analysis.studies.extra import library
from peaceledger.analysis.studies.inversion import invert_linear, smallest_shown

EDGE_SHARE = 0.15
"""A lasting step nearer to an end of the series than this share of it has too few days on one side."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """A fitted regression as the permutations need it: response, weights and columns of the days that are known."""

    coefficient: float
    response: FloatArray
    weights: FloatArray
    columns: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exposure:
    """The exposure of each day (row 0) and of each permuted world, how many independent units it has, and moved dates if any."""

    rows: FloatArray
    n: int
    unit: str
    left_out: int
    draws: IntArray | None = None


def interrupted(design: Design, material: Material) -> Result:
    """Return the effect of the exposure: a ratio of rates for counts, a difference for levels."""
    outcome = material.outcome
    assert outcome is not None
    exposure = _exposure(design, material, outcome)
    columns = np.column_stack([regressors(len(outcome), design), *(_standard(c, outcome) for c in material.controls)])
    offset = _offset(outcome, design)
    known = np.isfinite(outcome.best) & np.isfinite(columns).all(axis=1) & np.isfinite(offset) & np.isfinite(exposure.rows[0])
    x = np.nan_to_num(exposure.rows[:, known])
    if exposure.n == 0 or not known.any() or np.ptp(x[0]) == 0 or np.ptp(outcome.best[known]) == 0:
        return Result(design=design, n=0, unit=exposure.unit, left_out=exposure.left_out)
    counted = outcome.kind == "count"
    fit = (_negative_binomial if counted else _linear)(outcome.best[known], x[0], columns[known], offset[known])
    if fit is None:
        return Result(design=design, n=exposure.n, unit=exposure.unit, left_out=exposure.left_out)
    a, b = _scores(fit, x)
    found = invert_linear(a, b, design.level)
    slope = float(b[0] - b[1:].mean())
    most = MOST_LOG_RATIO if counted else 20 * float(a[1:].std()) / slope
    step = smallest_shown(lambda effect: a + (effect - found.value) * b, most, design.level)
    words = "rate under the exposure, as a multiple of the rate otherwise" if counted else "change per day under the exposure"
    placebo, own = (np.exp(np.clip(v, -20, 20)) if counted else v for v in ((a[1:] - a[1:].mean()) / slope, fit.coefficient))
    return Result(
        design=design,
        n=exposure.n,
        unit=exposure.unit,
        left_out=exposure.left_out,
        estimate=found.estimate(design, words, counted),
        p=found.p,
        placebo=np.asarray(placebo, dtype=np.float64),
        points=() if exposure.draws is None else curve(prepared(outcome, design, counted), exposure.draws, design),
        smallest=None if step is None else float(np.exp(step)) if counted else step,
        notes=(f"The regression's own coefficient: {own:.3g}.",),
    )


def _exposure(design: Design, material: Material, outcome: Series) -> Exposure:
    rng, days = np.random.default_rng(design.seed), len(outcome)
    if material.exposure is not None:
        lag = design.lags[0] if design.lags else 0
        shifted = material.exposure.between(outcome.first, outcome.last).best
        values = _lagged(shifted, lag)
        return Exposure(rows=values[turned_order(days, design, rng)], n=int(np.isfinite(values).sum()), unit="days", left_out=0)
    assert material.events is not None
    every = event_days(material.events, outcome.first, design.within_days)
    allowed = _allowed(outcome.best, design)
    used = every[(every >= 0) & (every < days)]
    used = used[allowed[used]]
    left_out = len(material.events.items) - len(used)
    if not len(used):
        return Exposure(rows=np.zeros((1, days)), n=0, unit="events", left_out=left_out)
    n = apart(used, design.window)
    if design.window.lasting:
        rows = exposed(_moved_steps(used, allowed, design, rng), days, design.window)
        return Exposure(rows=rows, n=n, unit="events", left_out=left_out)
    moved = turned(used, allowed, design, rng)
    return Exposure(rows=exposed(moved, days, design.window), n=n, unit="events", left_out=left_out, draws=moved)


def _allowed(values: FloatArray, design: Design) -> BoolArray:
    days = np.arange(len(values))
    edge = round(EDGE_SHARE * len(values)) if design.window.lasting else 0
    end = len(values) - (edge if edge else design.window.gap + design.window.after)
    return np.asarray((days >= edge) & (days <= end - 1), dtype=np.bool_)


def _moved_steps(days: IntArray, allowed: BoolArray, design: Design, rng: np.random.Generator) -> IntArray:
    places = np.flatnonzero(allowed)
    position = np.searchsorted(places, days)
    offsets = rng.integers(0, len(places), design.draws + 1)
    offsets[0] = 0
    return np.asarray(places[(position + offsets[:, None]) % len(places)], dtype=np.int64)


def _lagged(values: FloatArray, lag: int) -> FloatArray:
    result = np.full(len(values), np.nan)
    if lag >= 0:
        result[lag:] = values[: len(values) - lag]
    else:
        result[:lag] = values[-lag:]
    return result


def _standard(series: Series, outcome: Series) -> FloatArray:
    values = series.between(outcome.first, outcome.last).best
    known = values[np.isfinite(values)]
    if not len(known) or np.ptp(known) == 0:
        return np.where(np.isfinite(values), 0.0, np.nan)
    return np.asarray((values - known.mean()) / known.std(), dtype=np.float64)


def _offset(outcome: Series, design: Design) -> FloatArray:
    if "coverage" not in design.adjust or outcome.coverage is None or outcome.kind == "level":
        return np.zeros(len(outcome))
    return np.asarray(np.log(relative_reading(outcome.coverage)), dtype=np.float64)


def _negative_binomial(y: FloatArray, x: FloatArray, columns: FloatArray, offset: FloatArray) -> Fit | None:
    """Return the fitted regression; None where these counts have none (a coefficient without bound)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns where it also raises, or where the counts are merely rare
        try:
            model, alpha = _dispersed(y, np.column_stack([x, columns]), offset)
        except (ValueError, FloatingPointError, np.linalg.LinAlgError):
            return None
    mu = np.maximum(np.asarray(model.mu), 1e-9)
    response = np.log(mu) - offset + (y - mu) / mu
    if not np.isfinite(response).all():
        return None
    return Fit(coefficient=float(model.params[0]), response=response, weights=mu / (1 + alpha * mu), columns=columns)


def _dispersed(y: FloatArray, design_matrix: FloatArray, offset: FloatArray) -> tuple[Any, float]:
    api = library("statsmodels.api")
    model, alpha = api.GLM(y, design_matrix, family=api.families.Poisson(), offset=offset).fit(), 0.0
    for _ in range(2):
        mu = np.asarray(model.mu)
        alpha = max(1e-6, float(((y - mu) ** 2 - mu).sum() / (mu**2).sum()))
        model = api.GLM(y, design_matrix, family=api.families.NegativeBinomial(alpha=alpha), offset=offset).fit()
    return model, alpha


def _linear(y: FloatArray, x: FloatArray, columns: FloatArray, offset: FloatArray) -> Fit:
    model = library("statsmodels.api").OLS(y, np.column_stack([x, columns])).fit()
    return Fit(coefficient=float(model.params[0]), response=y - offset, weights=np.ones(len(y)), columns=columns)


def _scores(fit: Fit, x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each draw's score of the response, and of the real exposure, over the draw's own length (so b[0] is greatest)."""
    weighted = fit.columns.T * fit.weights
    inverse = np.linalg.pinv(weighted @ fit.columns)
    on_columns = x @ weighted.T
    total = (x * fit.weights) @ np.column_stack([fit.response, x[0]])
    shared = on_columns @ inverse @ (weighted @ np.column_stack([fit.response, x[0]]))
    length = np.sqrt(np.maximum(((x * fit.weights) * x).sum(axis=1) - ((on_columns @ inverse) * on_columns).sum(axis=1), 1e-12))
    scores = (total - shared) / length[:, None]
    return scores[:, 0], scores[:, 1]
