"""Event study: the days after dated events against the days before them, by permutation of the dates inside blocks.

The effect is the mean over events of (mean per day after - mean per day before), or the ratio of the two rates, less what
permuted dates give. Each event is its own control, so slow change cancels; what is left of it is the same in the permuted worlds.
After Campbell, Lo and MacKinlay, *The Econometrics of Financial Markets*, 1997, ch. 4 (windows), and Fisher's randomisation test
(inference). What it does not do: tell cause from anticipation. Events that answer the outcome itself (talks called because of a
bad week) look like an effect; the placebo dates and the figure's days before the event show it.
"""

from dataclasses import dataclass

import numpy as np

from peaceledger.analysis.studies.adjust import prepared
from peaceledger.analysis.studies.calendar import apart, event_days, exposed, turned
from peaceledger.analysis.studies.design import BoolArray, Design, FloatArray, IntArray, Material, Point, Result, Window
from peaceledger.analysis.studies.inversion import Inverted, invert_falling, invert_linear, smallest_shown

KNOWN_SHARE = 0.5
"""Least share of a window's days that must be known for the event to be used."""

MOST_LOG_RATIO = 3.0
"""A rate twenty times as high: what does not show such an effect shows none."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Means:
    """Mean per day before and after each day; NaN where too few days are known."""

    before: FloatArray
    after: FloatArray

    @property
    def known(self) -> BoolArray:
        """Days on which an event can be used."""
        return np.isfinite(self.before) & np.isfinite(self.after)


def means(values: FloatArray, known: BoolArray, window: Window) -> Means:
    """Return the mean of the known days in the two windows around each day."""
    days = np.arange(len(values))
    return Means(
        before=_mean(values, known, days - window.before, days),
        after=_mean(values, known, days + window.gap, days + window.gap + window.after),
    )


def _mean(values: FloatArray, known: BoolArray, starts: IntArray, ends: IntArray) -> FloatArray:
    total = np.concatenate(([0.0], np.where(known, values, 0.0).cumsum()))
    count = np.concatenate(([0.0], known.cumsum()))
    left, right = np.clip(starts, 0, len(values)), np.clip(ends, 0, len(values))
    found = count[right] - count[left]
    enough = found >= np.maximum(1.0, KNOWN_SHARE * (ends - starts))
    return np.where(enough, (total[right] - total[left]) / np.maximum(found, 1.0), np.nan)


def event_study(design: Design, material: Material) -> Result:
    """Return the effect of the events on the outcome; ``n`` counts as many events as fit without overlap of the days after."""
    assert material.outcome is not None and material.events is not None
    ratio = design.scale == "ratio"
    values = prepared(material.outcome, design, ratio)
    known = np.isfinite(values)
    around = means(values, known, design.window)
    days = event_days(material.events, material.outcome.first, design.within_days)
    inside = days[(days >= 0) & (days < len(values))]
    used = inside[around.known[inside]]
    left_out = len(material.events.items) - len(used)
    if not len(used):
        return Result(design=design, n=0, unit="events", left_out=left_out)
    draws = turned(used, around.known, design, np.random.default_rng(design.seed))
    active = exposed(used, len(values), design.window)
    measure = _ratio if ratio else _difference
    found, placebo, smallest = measure(Setting(values=values, known=known, active=active, draws=draws), design)
    words = "rate after the events, as a multiple of the rate before" if ratio else "change per day after the events"
    return Result(
        design=design,
        n=apart(used, design.window),
        unit="events",
        left_out=left_out,
        estimate=found.estimate(design, words, ratio),
        p=found.p,
        placebo=placebo,
        points=curve(values, draws, design),
        smallest=smallest,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """The outcome, the days that an effect would touch, and the permuted dates (row 0: the real ones)."""

    values: FloatArray
    known: BoolArray
    active: FloatArray
    draws: IntArray


def _difference(setting: Setting, design: Design) -> tuple[Inverted, FloatArray, float | None]:
    outcome = means(setting.values, setting.known, design.window)
    effect = means(setting.active, setting.known, design.window)
    a = (outcome.after - outcome.before)[setting.draws].mean(axis=1)
    b = (effect.after - effect.before)[setting.draws].mean(axis=1)
    placebo = a[1:] - a[1:].mean()
    found = invert_linear(a, b, design.level)
    most = 20 * float(placebo.std()) / max(float(b[0]), 1e-9)
    return found, placebo, smallest_shown(lambda effect: a + (effect - found.value) * b, most, design.level)


def _ratio(setting: Setting, design: Design) -> tuple[Inverted, FloatArray, float | None]:
    touched, rest = (
        means(setting.values * share, setting.known, design.window) for share in (setting.active, 1 - setting.active)
    )
    after_touched, after_rest, before_touched, before_rest = (
        part[setting.draws].sum(axis=1) for part in (touched.after, rest.after, touched.before, rest.before)
    )
    floor = 1e-9 + 1e-6 * float(np.nanmean(setting.values))

    def log_ratio(effect: FloatArray, draw: slice) -> FloatArray:
        less: FloatArray = np.exp(-effect)
        after = after_rest[draw] + after_touched[draw] * less
        before = before_rest[draw] + before_touched[draw] * less
        return np.asarray(np.log(np.maximum(after, floor)) - np.log(np.maximum(before, floor)), dtype=np.float64)

    data, others = slice(0, 1), slice(1, None)
    ties = (setting.draws[1:] == setting.draws[0]).all(axis=1).astype(np.float64)
    found = invert_falling(lambda effect: log_ratio(effect, data) - log_ratio(effect, others), ties, design.level)
    placebo = log_ratio(np.zeros(1), others)

    def worlds(effect: float) -> FloatArray:
        return log_ratio(np.array([found.value - effect]), slice(None))

    step = smallest_shown(worlds, MOST_LOG_RATIO, design.level)
    return found, np.exp(placebo - float(np.median(placebo))), None if step is None else float(np.exp(step))


def curve(values: FloatArray, draws: IntArray, design: Design) -> tuple[Point, ...]:
    """Return the mean of each day around the events, with the band that permuted dates give (at the design's level)."""
    offsets = np.arange(-design.window.before, design.window.gap + design.window.after)
    known = np.isfinite(values)
    total, count = (
        np.stack([part[np.clip(draws + offset, 0, len(values) - 1)].sum(axis=1) for offset in offsets])
        for part in (np.where(known, values, 0.0), known.astype(np.float64))
    )
    mean = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    tail = (1 - design.level) / 2
    unknown = np.asarray(~np.isfinite(mean[:, 1:]).any(axis=1), dtype=np.bool_)
    band = np.nanquantile(np.where(unknown[:, None], 0.0, mean[:, 1:]), [tail, 1 - tail], axis=1)
    low, high = np.where(unknown, np.nan, band)
    return tuple(
        Point(at=int(k), label=f"day {k:+d}", value=float(v), low=float(a), high=float(b), n=int(n))
        for k, v, a, b, n in zip(offsets, mean[:, 0], low, high, count[:, 0], strict=True)
    )
