"""The robustness grid: the same study where a sound finding stays, and where it must vanish.

A row that must vanish (placebo) holds when it shows nothing after Holm's correction over the placebo rows; a row that must stay
holds when its effect is on the same side of nothing as the main one and the two do not contradict each other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np

from peaceledger.analysis.studies import refusal
from peaceledger.analysis.studies.correction import holm
from peaceledger.analysis.studies.design import (
    Case,
    Check,
    Design,
    Estimate,
    Events,
    FloatArray,
    Material,
    Occurrence,
    Refusal,
    Result,
    Scale,
    Series,
    Values,
)

DRAWS = 499
"""Permutations of a row: enough to see 5 in 100 without being twenty times as slow as the study."""
MOST_LEFT_OUT = 25
"""With more units than this, whole calendar blocks are left out instead of single ones."""

Expected = Literal["same", "none"]
Measure = Callable[[Design, Material], Result]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Variant:
    """The study with one thing changed."""

    kind: str
    label: str
    design: Design
    material: Material
    placebo: bool = False


def checks(main: Result, material: Material, measure: Measure) -> tuple[Check, ...]:
    """Return the robustness grid of a study that has an answer."""
    design = replace(main.design, draws=min(main.design.draws, DRAWS))
    rows = [_row(main, variant, measure) for variant in _variants(design, material)]
    rows += _left_out(main, design, material, measure)
    return tuple(_judged(rows, main))


def _row(main: Result, variant: Variant, measure: Measure) -> Check:
    expected: Expected = "none" if variant.placebo else "same"
    stop = refusal.before(variant.design, variant.material)
    found = None if stop else measure(variant.design, variant.material)
    if found is None or found.estimate is None or found.p is None:
        stop = stop or Refusal(code="too few", words="Nothing was left to compare.", needed="More data.")
        return Check(kind=variant.kind, label=variant.label, expected=expected, n=found.n if found else 0, refusal=stop)
    return Check(kind=variant.kind, label=variant.label, expected=expected, n=found.n, estimate=found.estimate, p=found.p)


def _judged(rows: list[Check], main: Result) -> Iterator[Check]:
    level = 1 - main.design.level
    placebos = [row for row in rows if row.expected == "none" and row.p is not None]
    adjusted = dict(zip((id(r) for r in placebos), holm([r.p for r in placebos if r.p is not None]), strict=True))
    for row in rows:
        if row.p is None or row.estimate is None:
            yield row
        elif row.expected == "none":
            p = adjusted[id(row)]
            yield replace(row, p_adjusted=p, holds=p > level)
        else:
            yield replace(row, holds=_agrees(row.estimate, row.p, main))


def _agrees(estimate: Estimate, p: float, main: Result) -> bool:
    assert main.estimate is not None
    if main.p is not None and main.p > 1 - main.design.level:
        return p > 1 - main.design.level
    if (estimate.value > estimate.null) != (main.estimate.value > main.estimate.null):
        return False
    return p <= 1 - main.design.level or _within(estimate, main.estimate.value)


def _within(estimate: Estimate, value: float) -> bool:
    return (estimate.low is None or estimate.low <= value) and (estimate.high is None or value <= estimate.high)


def _variants(design: Design, material: Material) -> Iterator[Variant]:
    if material.events is not None and design.method != "sequence":
        yield from _other_dates(design, material, material.events)
        yield from _other_windows(design, material)
    if design.method == "sequence":
        yield from _other_orders(design, material)
    for series in material.placebo_outcomes:
        yield Variant(
            kind="placebo outcome",
            label=series.name,
            design=design,
            material=replace(material, outcome=series),
            placebo=True,
        )
    yield from _other_values(design, material)
    if material.outcome is not None and material.outcome.coverage is not None:
        yield _other_coverage(design, material)
    if design.method in ("event_study", "interrupted") and material.events is not None:
        yield _other_method(design, material)
    if design.method == "cross_correlation":
        for days in (design.block_days // 2, design.block_days * 2):
            yield Variant(
                kind="other window", label=f"blocks of {days} days", design=replace(design, block_days=days), material=material
            )


def _other_dates(design: Design, material: Material, events: Events) -> Iterator[Variant]:
    early = -(design.window.after + design.window.gap)
    shifts = [(early, f"{-early} days earlier (had the outcome moved before the events?)")]
    if not design.window.lasting:
        shifts += [(days, f"{abs(days)} days {'later' if days > 0 else 'earlier'}") for days in design.placebo_shifts]
    for days, label in shifts:
        moved = replace(material, events=replace(events, items=tuple(_moved(item, days) for item in events.items)))
        yield Variant(kind="placebo date", label=label, design=design, material=moved, placebo=True)
    if any(item.precision for item in events.dated(design.within_days)):
        ends: tuple[tuple[Values, str], ...] = (("low", "first"), ("high", "last"))
        for values, words in ends:
            fixed = tuple(_fixed(item, values) for item in events.items)
            material_then = replace(material, events=replace(events, items=fixed))
            yield Variant(kind=f"{values} values", label=f"{words} possible dates", design=design, material=material_then)


def _moved(item: Occurrence, days: int) -> Occurrence:
    step = timedelta(days=days)
    return replace(
        item,
        earliest=item.earliest + step if item.earliest else None,
        latest=item.latest + step if item.latest else None,
    )


def _fixed(item: Occurrence, values: Values) -> Occurrence:
    if item.precision is None:
        return item
    return replace(item, earliest=item.day(values), latest=item.day(values))


def _other_windows(design: Design, material: Material) -> Iterator[Variant]:
    for before, after in design.other_windows:
        window = replace(design.window, before=before, after=after)
        label = f"{before} days before, {after} after"
        if not design.window.lasting and window != design.window:
            yield Variant(kind="other window", label=label, design=replace(design, window=window), material=material)


def _other_orders(design: Design, material: Material) -> Iterator[Variant]:
    backward = replace(design, steps=design.steps[::-1])
    yield Variant(kind="placebo order", label="the steps in reverse order", design=backward, material=material, placebo=True)
    for days in (design.step_days // 2, design.step_days * 2):
        changed = replace(design, step_days=max(1, days))
        yield Variant(kind="other window", label=f"at most {max(1, days)} days per step", design=changed, material=material)


def _other_values(design: Design, material: Material) -> Iterator[Variant]:
    ends: tuple[Values, ...] = ("low", "high")
    for values in ends:
        taken = [None if s is None else s.taking(values) for s in (material.outcome, material.exposure)]
        if any(_differs(t, s) for t, s in zip(taken, (material.outcome, material.exposure), strict=True)):
            changed = replace(material, outcome=taken[0], exposure=taken[1])
            yield Variant(kind=f"{values} values", label=f"{values} counts", design=design, material=changed)


def _differs(one: Series | None, other: Series | None) -> bool:
    return one is not None and other is not None and not np.array_equal(one.best, other.best, equal_nan=True)


def _other_coverage(design: Design, material: Material) -> Variant:
    if "coverage" in design.adjust:
        without = replace(design, adjust=tuple(a for a in design.adjust if a != "coverage"))
        return Variant(kind="coverage", label="not adjusted for coverage", design=without, material=material)
    adjusted = replace(design, adjust=(*design.adjust, "coverage"))
    return Variant(kind="coverage", label="adjusted for coverage", design=adjusted, material=material)


def _other_method(design: Design, material: Material) -> Variant:
    if design.method == "event_study":
        changed = replace(design, method="interrupted")
        return Variant(kind="other method", label="interrupted series (negative binomial)", design=changed, material=material)
    scale: Scale = "ratio" if material.outcome is not None and material.outcome.kind == "count" else "difference"
    changed = replace(design, method="event_study", scale=scale, window=replace(design.window, lasting=False))
    return Variant(kind="other method", label="event study", design=changed, material=material)


def _left_out(main: Result, design: Design, material: Material, measure: Measure) -> list[Check]:
    """Return the two extremes of the effect when one unit or one calendar block is left out."""
    found: list[tuple[str, Result]] = []
    for label, part in _parts(design, material):
        result = measure(design, part)
        if result.estimate is not None and result.p is not None:
            found.append((label, result))
    if len(found) < 2:
        return []
    found.sort(key=lambda pair: pair[1].estimate.value if pair[1].estimate else 0.0)
    return [
        Check(kind="leave one out", label=f"{words} effect: without {label}", expected="same", n=r.n, estimate=r.estimate, p=r.p)
        for words, (label, r) in (("least", found[0]), ("greatest", found[-1]))
    ]


def _parts(design: Design, material: Material) -> Iterator[tuple[str, Material]]:
    if design.method == "association":
        yield from _without_clusters(material)
    elif design.method == "cross_correlation" or material.events is None:
        yield from _without_blocks(design, material)
    else:
        yield from _without_events(design, material, material.events)


def _without_clusters(material: Material) -> Iterator[tuple[str, Material]]:
    groups: dict[str, list[Case]] = {}
    for case in material.cases:
        groups.setdefault(case.stratum or case.cluster, []).append(case)
    if 1 < len(groups) <= MOST_LEFT_OUT:
        for name in sorted(groups):
            yield name, replace(material, cases=tuple(c for c in material.cases if (c.stratum or c.cluster) != name))


def _without_events(design: Design, material: Material, events: Events) -> Iterator[tuple[str, Material]]:
    dated = events.dated(design.within_days)
    single = len(dated) <= MOST_LEFT_OUT and design.method != "sequence"
    groups: dict[str, set[int]] = {}
    for item in dated:
        groups.setdefault(_group(item, single, design), set()).add(id(item))
    for name, members in sorted(groups.items()):
        rest = tuple(item for item in events.items if id(item) not in members)
        yield name, replace(material, events=replace(events, items=rest))


def _group(item: Occurrence, single: bool, design: Design) -> str:
    day = item.day() or date.min
    if single:
        return item.label or day.isoformat()
    start = date.fromordinal(day.toordinal() // design.block_days * design.block_days + 1)
    return f"{start.isoformat()} and the {design.block_days} days from then"


def _without_blocks(design: Design, material: Material) -> Iterator[tuple[str, Material]]:
    outcome = material.outcome
    assert outcome is not None
    for start in range(0, len(outcome), design.block_days):
        hidden = outcome.best.copy()
        hidden[start : start + design.block_days] = np.nan
        day = outcome.first + timedelta(days=start)
        yield f"{day} and the {design.block_days} days from then", replace(material, outcome=_shown(outcome, hidden))


def _shown(series: Series, best: FloatArray) -> Series:
    return replace(series, best=best)
