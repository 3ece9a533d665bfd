"""What is taken out of a series before it is compared: coverage, weekday, and (in regressions) trend and season.

A count found in texts grows with the number of texts read: ``with_coverage`` gives it per average day of reading, and a day on
which nothing was read is unknown.
"""

import numpy as np

from peaceledger.analysis.studies.design import Design, FloatArray, Series

DAYS_PER_TREND_TERM = 180
"""A slow curve may bend once per half year: see docs/design/studies.md for the sweep."""
YEAR = 365.25


def with_coverage(values: FloatArray, coverage: FloatArray) -> FloatArray:
    """Return the values per average day of reading; NaN on days without any reading."""
    return np.asarray(values / relative_reading(coverage), dtype=np.float64)


def relative_reading(coverage: FloatArray) -> FloatArray:
    """Return the reading of each day over that of an average day with any; NaN on days without."""
    read = coverage > 0
    mean = coverage[read].mean() if read.any() else 1.0
    return np.where(read, coverage / mean, np.nan)


def weekly_mean(values: FloatArray) -> FloatArray:
    """Return the mean of the known days among the seven around each day."""
    known = np.isfinite(values)
    kernel = np.ones(7)
    total, count = (
        np.convolve(part, kernel)[3 : 3 + len(values)] for part in (np.where(known, values, 0.0), known.astype(np.float64))
    )
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def without_weekday(values: FloatArray, ratio: bool) -> FloatArray:
    """Return the values with each weekday's usual deviation from its week taken out (divided out for a ratio)."""
    around, day = weekly_mean(values), np.arange(len(values)) % 7
    result = values.copy()
    for weekday in range(7):
        mine = (day == weekday) & np.isfinite(values)
        if not mine.any():
            continue
        if ratio:
            share = values[mine].sum() / max(around[mine].sum(), 1e-12)
            result[mine] = values[mine] / share if share > 0 else values[mine]
        else:
            result[mine] = values[mine] - (values[mine] - around[mine]).mean()
    return result


def prepared(series: Series, design: Design, ratio: bool) -> FloatArray:
    """Return the outcome as the study compares it: per average day of reading and without its week, as the design says."""
    values = series.best
    if "coverage" in design.adjust and series.coverage is not None:
        values = with_coverage(values, series.coverage)
    return without_weekday(values, ratio) if "weekday" in design.adjust else values


def regressors(days: int, design: Design) -> FloatArray:
    """Return the columns of a regression that stand for level, trend, weekday and season, one row per day."""
    at = (np.arange(days) + 0.5) / max(days, 1)
    columns = [np.ones(days)]
    if "trend" in design.adjust:
        terms = max(1, round(days / DAYS_PER_TREND_TERM))
        columns += [np.cos(np.pi * k * at) for k in range(1, terms + 1)]
    if "weekday" in design.adjust:
        columns += [(np.arange(days) % 7 == k).astype(np.float64) - 1 / 7 for k in range(1, 7)]
    if "season" in design.adjust and days >= 2 * YEAR:
        year = 2 * np.pi * np.arange(days) / YEAR
        columns += [np.sin(year), np.cos(year)]
    return np.column_stack(columns)
