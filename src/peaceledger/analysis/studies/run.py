"""Carry out a study: refuse, measure, check, and say it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from peaceledger.analysis.studies import refusal
from peaceledger.analysis.studies.association import association
from peaceledger.analysis.studies.cross_correlation import cross_correlation
from peaceledger.analysis.studies.design import Design, Material, Method, Result
from peaceledger.analysis.studies.event_study import event_study
from peaceledger.analysis.studies.interrupted import interrupted
from peaceledger.analysis.studies.robustness import checks
from peaceledger.analysis.studies.sequences import sequence

METHODS: Mapping[Method, Callable[[Design, Material], Result]] = {
    "event_study": event_study,
    "interrupted": interrupted,
    "cross_correlation": cross_correlation,
    "sequence": sequence,
    "association": association,
}
"""The methods by name. Each measures only; refusing and checking is ``run``'s."""


def measure(design: Design, material: Material) -> Result:
    """Return what the design's method finds, without refusal or robustness grid (the calibration and the grid use it)."""
    return METHODS[design.method](design, material)


def run(design: Design, material: Material) -> Result:
    """Return what the study finds in the material. Refusal is a result, never an exception.

    A refused result keeps what describes the data (n, the figure's points, the table) and has neither effect nor p; its
    ``answer`` is "cannot tell".

    Raises:
        UsageError: The extra ``study`` is missing.
    """
    stop = refusal.before(design, material)
    if stop is not None:
        n, unit = _units(design, material)
        return Result(design=design, n=n, unit=unit, refusal=stop)
    found = measure(design, material)
    stop = refusal.after(design, material, found)
    if stop is not None:
        return replace(found, estimate=None, p=None, placebo=None, smallest=None, refusal=stop)
    notes = (*found.notes, *_limits(design, material, found))
    return replace(found, checks=checks(found, material, measure), notes=notes)


def _units(design: Design, material: Material) -> tuple[int, str]:
    """Return what there is to count before any method has looked at it."""
    if material.events is not None:
        return len(material.events.dated(design.within_days)), "dated events"
    if design.method == "association":
        return len(material.cases), "cases"
    return len(material.outcome) if material.outcome is not None else 0, "days"


def _limits(design: Design, material: Material, found: Result) -> Iterator[str]:
    if found.left_out:
        yield f"{found.left_out} could not be used: no certain date, outside the series, or too few known days around them."
    if material.outcome is not None and material.outcome.coverage is None:
        yield "How much was read or reported on each day is not known for the outcome, so silence and calm are not told apart."
    if design.method in ("event_study", "interrupted"):
        yield "What follows an event is not thereby its effect: events may answer to, or be timed by, the outcome itself."
    if found.p is not None and found.p > 1 - design.level:
        yield "No difference shown is not a finding of no difference: effects up to the ends of the interval agree with the data."
