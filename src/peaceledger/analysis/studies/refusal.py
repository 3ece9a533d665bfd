"""When a study must not answer: too little, undated, or a reading that changes with what is read about.

Each refusal has a code, what was found in words, and what would be needed. ``before`` looks at the material, ``after`` at what
the method could use of it.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from peaceledger.analysis.studies.adjust import with_coverage
from peaceledger.analysis.studies.calendar import blocks, event_days, turned_order
from peaceledger.analysis.studies.design import Design, Estimate, FloatArray, Material, Refusal, Result, Series
from peaceledger.analysis.studies.event_study import event_study
from peaceledger.analysis.studies.extra import library

REASONS: Mapping[str, str] = {
    "missing data": "A part that the method needs was not given.",
    "too few": "Fewer independent units than the design's least number.",
    "undated": "Too large a share of the events has no date, or none certain enough.",
    "overlapping": "The events are enough, but their windows overlap so much that too few independent ones remain.",
    "no overlap": "The events or the exposure lie outside the outcome's days.",
    "too short": "Too few calendar blocks to permute dates in.",
    "no variation": "The outcome, the exposure or a margin of the table never varies.",
    "coverage follows exposure": "More or less was read after the events than before them.",
    "coverage follows outcome": "The outcome moves with how much was read.",
    "no ratio": "A ratio was asked of an outcome that can be negative.",
    "no fit": "The regression has no solution for these counts.",
    "no bound": "The interval is open on both sides: any effect agrees with the data.",
}
"""Codes of refusals and what each means."""

MOST_UNDATED = 1 / 3
"""Share of events without a usable date beyond which those with one are no fair sample of all."""
FEWEST_BLOCKS = 3
"""Blocks below which the turned calendars are too much alike; three blocks of 120 days: a year of data."""
COVERAGE_P = 0.01
COVERAGE_RHO = 0.2
"""A rank correlation of outcome and reading is held against a study when it is both beyond chance and of some size."""
COVERAGE_CHANGE = 1.15
"""Reading after the events that differs by this factor or more from that before them, and beyond chance."""

NEEDS: Mapping[str, tuple[str, ...]] = {
    "event_study": ("outcome", "events"),
    "interrupted": ("outcome",),
    "cross_correlation": ("outcome", "exposure"),
    "sequence": ("events",),
    "association": ("cases",),
}


def before(design: Design, material: Material) -> Refusal | None:
    """Return why the material cannot carry the study, None where it can be tried."""
    return next((r for r in _before(design, material) if r), None)


def _before(design: Design, material: Material) -> Iterator[Refusal | None]:
    yield _missing(design, material)
    yield _undated(design, material)
    if design.method in ("sequence", "association"):
        return
    yield _outside(design, material)
    yield _negative(design, material)
    yield _constant(material.outcome)
    yield _constant(material.exposure)
    yield _short(design, material)


def _missing(design: Design, material: Material) -> Refusal | None:
    for part in NEEDS[design.method]:
        if not getattr(material, part):
            return Refusal(code="missing data", words=f"No {part} was given.", needed=f"The study's {part}.")
    if design.method == "interrupted" and not (material.events or material.exposure):
        return Refusal(code="missing data", words="Neither events nor an exposure was given.", needed="Either of them.")
    return None


def _undated(design: Design, material: Material) -> Refusal | None:
    if material.events is None or not material.events.items:
        return None
    total, dated = len(material.events.items), len(material.events.dated(design.within_days))
    if total - dated <= MOST_UNDATED * total:
        return None
    return Refusal(
        code="undated",
        words=f"{total - dated} of {total} have no date that is certain to within {design.within_days} days.",
        needed=f"Dates for at least {int(np.ceil(total * (1 - MOST_UNDATED))) - dated} more of them.",
    )


def _outside(design: Design, material: Material) -> Refusal | None:
    outcome = material.outcome
    if outcome is None:
        return None
    if material.exposure is not None:
        inside = material.exposure.first <= outcome.last and outcome.first <= material.exposure.last
    elif material.events is not None:
        days = event_days(material.events, outcome.first, design.within_days)
        inside = not len(days) or bool(((days >= 0) & (days < len(outcome))).any())
    else:
        return None
    if inside:
        return None
    return Refusal(
        code="no overlap",
        words=f"Nothing lies between {outcome.first} and {outcome.last}, the days that the outcome is known for.",
        needed="An outcome series that reaches over the events.",
    )


def _negative(design: Design, material: Material) -> Refusal | None:
    outcome = material.outcome
    counted = design.scale == "ratio" if design.method == "event_study" else outcome is not None and outcome.kind == "count"
    if outcome is None or not counted or not (outcome.best < 0).any():
        return None
    return Refusal(
        code="no ratio",
        words=f"{outcome.name} is negative on some days, so rates cannot be compared by a ratio.",
        needed="A count; or, for a level, the scale 'difference'.",
    )


def _constant(series: Series | None) -> Refusal | None:
    if series is None:
        return None
    known = series.best[np.isfinite(series.best)]
    if len(known) and np.ptp(known) > 0:
        return None
    words = f"{series.name} is the same on every known day." if len(known) else f"{series.name} is known on no day."
    return Refusal(code="no variation", words=words, needed="A series that varies.")


def _short(design: Design, material: Material) -> Refusal | None:
    if material.outcome is None or design.window.lasting:
        return None
    known = np.isfinite(material.outcome.best)
    count = len(np.unique(blocks(len(known), design.block_days)[known])) if known.any() else 0
    if count >= FEWEST_BLOCKS:
        return None
    return Refusal(
        code="too short",
        words=f"{material.outcome.name} spans {count} calendar blocks of {design.block_days} days.",
        needed=f"At least {FEWEST_BLOCKS} blocks: {FEWEST_BLOCKS * design.block_days} days.",
    )


def after(design: Design, material: Material, result: Result) -> Refusal | None:
    """Return why what the method found is no answer, None where it is one."""
    return next((r for r in _after(design, material, result) if r), None)


def _after(design: Design, material: Material, result: Result) -> Iterator[Refusal | None]:
    yield _too_few(design, material, result)
    yield _unbounded(design, result.estimate)
    if material.outcome is not None and material.outcome.coverage is not None and "outcome" in NEEDS[design.method]:
        yield _coverage_follows_events(design, material)
        yield _coverage_follows_outcome(design, material.outcome)


def _too_few(design: Design, material: Material, result: Result) -> Refusal | None:
    if result.n >= design.minimum_n:
        return None
    total = len(material.events.dated(design.within_days)) if material.events and result.unit == "events" else 0
    overlapping = total >= design.minimum_n and result.left_out < total - design.minimum_n
    lacking = design.minimum_n - result.n
    return Refusal(
        code="overlapping" if overlapping else "too few",
        words=f"{result.n} independent {result.unit} could be used; the design asks for at least {design.minimum_n}."
        + (f" There are {total}, but the days after them overlap." if overlapping else ""),
        needed=f"{result.unit.capitalize()}: {lacking} more"
        + (f", {design.window.after} days or more apart." if overlapping else "."),
    )


def _unbounded(design: Design, estimate: Estimate | None) -> Refusal | None:
    if estimate is None and design.method == "interrupted":
        return Refusal(code="no fit", words="The regression has no solution for these counts.", needed="More days with counts.")
    if estimate is None:
        return Refusal(code="no variation", words="A group or an answer has no cases at all.", needed="Cases of both kinds.")
    if estimate.low is None and estimate.high is None:
        return Refusal(
            code="no bound",
            words="The interval is open on both sides: any effect agrees with these data.",
            needed="More events, or longer series around them.",
        )
    return None


def _coverage_follows_events(design: Design, material: Material) -> Refusal | None:
    outcome = material.outcome
    assert outcome is not None and outcome.coverage is not None
    if material.events is None or "coverage" in design.adjust or design.window.lasting:
        return None
    reading = Series.exact("reading", outcome.first, outcome.coverage)
    look = Design(name="coverage", method="event_study", scale="ratio", window=design.window, seed=design.seed, draws=499)
    found = event_study(look, Material(outcome=reading, events=material.events))
    if found.estimate is None or found.p is None or found.p > COVERAGE_P:
        return None
    change = max(found.estimate.value, 1 / max(found.estimate.value, 1e-9))
    if change < COVERAGE_CHANGE:
        return None
    return Refusal(
        code="coverage follows exposure",
        words=f"After the events {found.estimate.value:.2f} times as much was read as before them.",
        needed="Even reading on both sides of the events, or adjustment for coverage in the design.",
    )


def _coverage_follows_outcome(design: Design, outcome: Series) -> Refusal | None:
    coverage = outcome.coverage
    assert coverage is not None
    adjusted = "coverage" in design.adjust
    values = with_coverage(outcome.best, coverage) if adjusted else outcome.best
    rho, p = rank_correlation(values, coverage, design)
    if p > COVERAGE_P or abs(rho) < COVERAGE_RHO:
        return None
    counted = f"{outcome.name} per average day of reading" if adjusted else outcome.name
    return Refusal(
        code="coverage follows outcome",
        words=f"{counted} moves with the amount read (rank correlation {rho:+.2f}): what happened and what was read "
        "cannot be told apart.",
        needed="Texts whose number does not follow the events, or a series from outside the ledger.",
    )


def rank_correlation(values: FloatArray, coverage: FloatArray, design: Design) -> tuple[float, float]:
    """Return Spearman's correlation of two series over the days known in both, and its p by turning one inside blocks."""
    known = np.isfinite(values) & np.isfinite(coverage) & (coverage > 0)
    if known.sum() < 3 or np.ptp(values[known]) == 0 or np.ptp(coverage[known]) == 0:
        return 0.0, 1.0
    rank = library("scipy.stats").rankdata
    one, other = (rank(v[known]) - (known.sum() + 1) / 2 for v in (values, coverage))
    order = turned_order(int(known.sum()), design, np.random.default_rng(design.seed))
    found = one[order] @ other / np.sqrt((one**2).sum() * (other**2).sum())
    centre = float(found[1:].mean())
    p = (1 + np.count_nonzero(np.abs(found[1:] - centre) >= abs(found[0] - centre))) / len(found)
    return float(found[0]), float(p)
