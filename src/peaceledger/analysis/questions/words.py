"""A study's answer in plain words: never more than the interval and the corrected p allow, never a word on motives."""

from collections.abc import Iterator

from peaceledger.analysis.questions.ask import Answer
from peaceledger.analysis.studies.design import Check, Estimate, Result


def headline(answer: Answer) -> str:
    """The answer in one sentence."""
    result, expects = answer.result, answer.table.expects
    if result.answer == "cannot tell":
        return f"Cannot tell: {result.refusal.words}" if result.refusal else "Cannot tell."
    if result.answer == "no difference shown":
        return "No difference shown, which is not a finding of none: see the interval and the smallest effect that would show."
    if expects == "either":
        return f"The outcome is {result.answer} than without the exposure."
    if result.answer == expects:
        return f"The outcome is {result.answer}, as the claim has it."
    return f"The outcome is {result.answer}, against the claim."


def lines(answer: Answer) -> Iterator[str]:
    """The answer with its numbers, interval before any p-value."""
    result = answer.result
    yield headline(answer)
    if result.refusal and result.refusal.needed:
        yield f"Needed: {result.refusal.needed}"
    if result.unit:
        yield f"n = {result.n} {result.unit}" + (f", {result.left_out} left out" if result.left_out else "")
    if result.estimate:
        yield effect(result.estimate)
    yield from _chance(result)
    if result.smallest is not None:
        yield f"Smallest effect that this n would show four times out of five: {result.smallest:.3g}"


def effect(estimate: Estimate) -> str:
    """An effect with its interval."""
    low, high = (("open" if v is None else f"{v:.3g}") for v in (estimate.low, estimate.high))
    found = f"Effect: {estimate.value:.3g}, {estimate.level:.0%} interval {low} to {high}"
    return f"{found} ({estimate.words}; {estimate.null:g} is no effect)"


def _chance(result: Result) -> Iterator[str]:
    if result.p is not None:
        corrected = (
            "" if result.p_adjusted is None else f"; after correction for the questions put together {result.p_adjusted:.3g}"
        )
        yield f"Chance of as large an effect were there none: p = {result.p:.3g}{corrected}"


def check_row(check: Check) -> tuple[str, str, str, str, str, str]:
    """A row of the robustness grid: what, expected, n, effect, p, whether it holds."""
    if check.estimate is None:
        found = check.refusal.words if check.refusal else "not computed"
    else:
        low, high = (("open" if v is None else f"{v:.3g}") for v in (check.estimate.low, check.estimate.high))
        found = f"{check.estimate.value:.3g} ({low} to {high})"
    p = "" if check.p is None else f"{check.p:.3g}"
    holds = {True: "holds", False: "does not hold", None: "not tested"}[check.holds]
    wanted = {"same": "same effect", "none": "no effect"}[check.expected]
    return f"{check.kind}: {check.label}", wanted, str(check.n), found, p, holds


__all__ = ["check_row", "effect", "headline", "lines"]
