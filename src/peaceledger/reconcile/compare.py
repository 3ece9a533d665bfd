"""Whether two profiles tell of one event: every reason has a weight and a label in words.

Weights are additive, on the scale of log-odds: 0.7 doubles the odds, 2.3 makes them ten times as great. They were set by hand and
checked with the sweep in ``docs/design/reconcile.md``. ``None`` in the table forbids the link whatever else agrees.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from peaceledger.reconcile.numbers import is_round, swapped
from peaceledger.reconcile.places import Places
from peaceledger.reconcile.profile import Figure, Profile

ENOUGH = 0.5
"""Least sum of weights that makes a link."""
MARGIN = 1.0
"""How much better the best partner of a vague mention has to be than the second best: odds of about 3 to 1."""

PRIOR: Mapping[str, float] = {
    "prisoner_exchange": -2.5,
    "prisoner_release": -2.5,
    "negotiation_round": -2.5,
    "mediation_offer": -2.5,
    "meeting_or_call": -3.0,
    "ceasefire": -3.0,
    "agreement": -3.0,
    "proposal": -3.5,
    "attack": -4.0,
    "statement_of_record": -4.5,
    "other": -4.5,
}
"""How rare one event is among pairs of this type that share time and sides: many attacks a day, few exchanges a month."""
PRIOR_ELSE = -4.0
LOCAL_PRIOR: Mapping[str, float] = {
    "negotiation_round": -0.3,
    "prisoner_exchange": -0.5,
    "prisoner_release": -0.5,
    "attack": -1.5,
}
"""The same inside one article, which mostly tells of one event of a kind."""
LOCAL_PRIOR_ELSE = -1.0

WEIGHTS: Mapping[str, tuple[float | None, str]] = {
    "words": (6.0, "the same words stand in both"),
    "ordinal": (6.0, "both are number {0}"),
    "ordinal_differs": (None, "number {0} and number {1} are two events"),
    "day": (3.5, "both on {0}"),
    "days": (2.3, "both between {0} and {1}"),
    "weeks": (1.0, "both between {0} and {1}"),
    "year": (0.2, "both between {0} and {1}"),
    "days_near": (-1.5, "dates lie {0} day(s) apart"),
    "days_apart_but_numbers": (-2.0, "dates lie {0} days apart, yet the numbers agree"),
    "days_apart": (None, "dates lie {0} days apart"),
    "told_soon": (1.2, "reported within {0} day(s) of each other"),
    "told_week": (0.3, "reported within a week of each other"),
    "told_month": (-0.5, "reports lie {0} days apart"),
    "told_apart": (-2.0, "reports lie {0} days apart"),
    "told_after": (1.0, "dated by one, reported by the other within three days"),
    "told_before": (-3.0, "one is reported before the other's date"),
    "told_late": (-1.5, "reported {0} days after the other's date"),
    "one_capture": (0.5, "both stand in one document"),
    "number": (2.5, "both count {0}"),
    "number_round": (1.5, "both count {0}, a round number"),
    "numbers_both": (2.0, "both sides' numbers agree"),
    "numbers_both_round": (0.8, "both sides' numbers agree, round ones"),
    "number_unsided": (0.8, "both count {0}, one does not say for which side"),
    "number_near": (0.7, "{0} and {1} can be one number"),
    "number_close": (-0.5, "{0} against {1}"),
    "number_differs": (-2.5, "{0} against {1}"),
    "place": (2.2, "both at {0}"),
    "place_wide": (0.5, "both in {0}"),
    "place_within": (1.0, "{0} and {1} can be one place"),
    "place_apart_exchange": (-1.5, "{0} and {1} are two places, as hand-overs often are"),
    "place_apart": (None, "{0} and {1} are two places"),
    "sides": (1.0, "the same sides: {0}"),
    "sides_part": (0.3, "the sides of one are among those of the other: {0}"),
    "sides_overlap": (-1.5, "only some sides agree: {0} against {1}"),
    "sides_differ": (None, "other sides: {0} against {1}"),
    "people": (2.0, "the same persons: {0}"),
    "person": (0.8, "the same person: {0}"),
    "people_differ_round": (-1.5, "other members of a delegation: {0} against {1}"),
    "people_differ": (None, "other persons: {0} against {1}"),
    "mediator": (1.0, "the same mediator: {0}"),
    "mediators_differ": (-1.0, "other mediators: {0} against {1}"),
    "type_differs": (-0.5, "told as {0} and as {1}"),
    "type_needs_more": (None, "{0} and {1} agree only with the same day, sides and a compatible place"),
    "plan_and_deed": (-1.5, "one is to come, the other is done"),
    "plan_and_deed_exchange": (None, "an agreed exchange is not yet an exchange"),
    "habit": (None, "a practice is not one event"),
    "beside": (1.5, "told beside another event that both report"),
    "taken_up": (2.5, "taken up again with a definite word"),
    "bare": (1.0, "says nothing that tells it from the one before"),
    "headline": (1.5, "the headline and the text"),
    "other_one": (-3.0, "the text says that it is another one"),
}


class Reason(NamedTuple):
    """One comparison's outcome: a key of ``WEIGHTS`` and what fills its words."""

    key: str
    fill: tuple[object, ...] = ()

    @property
    def weight(self) -> float | None:
        """Its weight, None where it forbids the link."""
        return WEIGHTS[self.key][0]

    @property
    def words(self) -> str:
        """The reason in words, weight included."""
        return f"{WEIGHTS[self.key][1].format(*self.fill)} ({self.weight:+.1f})"


class Verdict(NamedTuple):
    """Sum of the reasons, prior included."""

    weight: float
    prior: float
    reasons: tuple[Reason, ...]

    def words(self) -> tuple[str, ...]:
        """All reasons in words."""
        return (f"two reports of this type ({self.prior:+.1f})", *(r.words for r in self.reasons))


Comparison = Callable[[Profile, Profile, Places], Reason | None]
MOST_GAP: Mapping[str, int] = {
    "meeting_or_call": 0,
    "prisoner_exchange": 0,
    "prisoner_release": 0,
    "negotiation_round": 1,
    "attack": 1,
}
"""Days between two dates of one event: calls on two days are two calls; rounds run over midnight; nights belong to two days."""
MOST_GAP_ELSE = 3
NUMBERS_BRIDGE_DAYS = 31
CLOSE = 0.15
"""207 against 195, a known dispute over one exchange, lie 6 % apart; two exchanges in a row mostly lie further apart."""


def compare(a: Profile, b: Profile, places: Places, *, local: bool = False) -> Verdict | None:
    """Weigh two profiles of one family.

    Args:
        a: One.
        b: The other.
        places: Compares places.
        local: True inside one article, where only dates, numbers, places and sides count and the prior is milder.

    Returns:
        None where a reason forbids the link.
    """
    reasons = []
    for comparison in LOCAL if local else ACROSS:
        reason = comparison(a, b, places)
        if reason is not None:
            if reason.weight is None:
                return None
            reasons.append(reason)
    kind = min(a.types | b.types)
    prior = LOCAL_PRIOR.get(kind, LOCAL_PRIOR_ELSE) if local else PRIOR.get(kind, PRIOR_ELSE)
    weight = prior + sum(r.weight or 0.0 for r in reasons)
    return Verdict(weight, prior, tuple(reasons))


def _sided(p: Profile) -> set[Figure]:
    return {f for f in p.figures if f.side}


def _habit(a: Profile, b: Profile, _: Places) -> Reason | None:
    return Reason("habit") if a.habit != b.habit else None


def _ordinal(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.ordinals or not b.ordinals:
        return None
    if a.ordinals != b.ordinals:
        return Reason("ordinal_differs", (_list(a.ordinals), _list(b.ordinals)))
    return Reason("ordinal", (_list(a.ordinals),))


def _sides(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.sides or not b.sides:
        return None
    common = a.sides & b.sides
    if not common:
        return Reason("sides_differ", (_list(a.sides), _list(b.sides)))
    if a.sides == b.sides:
        return Reason("sides" if len(common) > 1 else "sides_part", (_list(common),))
    if common in (a.sides, b.sides):
        return Reason("sides_part", (_list(common),))
    return Reason("sides_differ" if a.family == "talks" else "sides_overlap", (_list(a.sides), _list(b.sides)))


def _people(a: Profile, b: Profile, _: Places) -> Reason | None:
    common = a.people & b.people
    if common:
        return Reason("people" if len(common) > 1 else "person", (_names(common),))
    if {s for s, _ in a.people} & {s for s, _ in b.people} and a.family == "talks":
        key = "people_differ" if "meeting_or_call" in a.types | b.types else "people_differ_round"
        return Reason(key, (_names(a.people), _names(b.people)))
    return None


def _dates(a: Profile, b: Profile, _: Places) -> Reason | None:
    gap = a.days.gap(b.days)
    if gap > 0:
        return _dates_apart(a, b, gap)
    if not a.days.known or not b.days.known:
        return None
    both, width = a.days.pooled(b.days), max(a.days.width, b.days.width)
    if width == 1:
        return Reason("day", (date.fromordinal(both.first),))
    key = "days" if width <= 7 else "weeks" if width <= 31 else "year"
    return Reason(key, (date.fromordinal(both.first), date.fromordinal(both.last)))


def _dates_apart(a: Profile, b: Profile, gap: int) -> Reason:
    if gap <= min(MOST_GAP.get(t, MOST_GAP_ELSE) for t in a.types | b.types):
        return Reason("days_near", (gap,))
    if a.family == "prisoners" and gap <= NUMBERS_BRIDGE_DAYS and (a.ordinals & b.ordinals or len(_sided(a) & _sided(b)) > 1):
        return Reason("days_apart_but_numbers", (gap,))
    return Reason("days_apart", (gap,))


def _told(a: Profile, b: Profile, _: Places) -> Reason | None:
    """Publication days speak only where at most one event date is known."""
    if a.days.known and b.days.known:
        return None
    if a.days.known != b.days.known:
        dated, other = (a, b) if a.days.known else (b, a)
        return _told_against(dated, other)
    if a.told is None or b.told is None:
        return Reason("one_capture") if a.captures & b.captures else None
    gap = max(a.told.gap(b.told), 0)
    for most, key in ((3, "told_soon"), (7, "told_week"), (31, "told_month")):
        if gap <= most:
            return Reason(key, (gap,))
    return Reason("told_apart", (gap,))


def _told_against(dated: Profile, other: Profile) -> Reason | None:
    if other.told is None:
        return Reason("one_capture") if dated.captures & other.captures else None
    late = other.told.first - dated.days.last
    if other.told.last < dated.days.first - 1 and not other.plan:
        return Reason("told_before")
    if late <= 3 and dated.days.width <= 7:
        return Reason("told_after")
    return Reason("told_late", (late,)) if late > 60 else None


def _place(a: Profile, b: Profile, places: Places) -> Reason | None:
    if not a.places or not b.places:
        return None
    relations = {places.relation(p, q): (p[1], q[1]) for p in sorted(a.places, key=str) for q in sorted(b.places, key=str)}
    if "same" in relations:
        return Reason("place", relations["same"][:1])
    if "country" in relations:
        return Reason("place_wide", relations["country"][:1])
    if "within" in relations:
        return Reason("place_within", relations["within"])
    if "apart" in relations:
        key = "place_apart_exchange" if a.family == "prisoners" else "place_apart"
        return Reason(key, relations["apart"])
    return None


def _numbers(a: Profile, b: Profile, _: Places) -> Reason | None:
    reasons = [reason for f in a.figures for g in b.figures if (reason := _number(f, g))]
    return max(reasons, key=lambda r: (r.weight or 0.0, r.fill), default=None)


def _both_numbers(a: Profile, b: Profile, _: Places) -> Reason | None:
    common = _sided(a) & _sided(b)
    if len({f.side for f in common}) <= 1:
        return None
    return Reason("numbers_both_round" if all(is_round(_size(f)) for f in common) else "numbers_both")


def _number(f: Figure, g: Figure) -> Reason | None:
    if f.kind != g.kind or f.role != g.role or (f.side and g.side and f.side != g.side):
        return None
    first, second = sorted((_figure(f), _figure(g)))
    if (f.low, f.high) == (g.low, g.high):
        if f.side != g.side:
            return Reason("number_unsided", (first,))
        return Reason("number_round" if is_round(_size(f)) else "number", (first,))
    if f.side != g.side:
        return None
    if _overlap(f, g):
        return Reason("number_near", (first, second))
    x, y = sorted((_size(f), _size(g)))
    return Reason("number_close" if y - x <= CLOSE * y or swapped(x, y) else "number_differs", (first, second))


def _size(f: Figure) -> float:
    return f.low or f.high or 0.0


def _overlap(f: Figure, g: Figure) -> bool:
    if None not in (f.low, f.high, g.low, g.high) and (f.low, g.low) == (f.high, g.high):
        return False
    least = max(f.low or 0.0, g.low or 0.0)
    most = min(f.high or least * 1.1, g.high or least * 1.1)
    return least <= most


def _mediators(a: Profile, b: Profile, _: Places) -> Reason | None:
    common = a.mediators & b.mediators
    if common:
        return Reason("mediator", (_list(common),))
    return Reason("mediators_differ", (_list(a.mediators), _list(b.mediators))) if a.mediators and b.mediators else None


def _type(a: Profile, b: Profile, places: Places) -> Reason | None:
    if a.types & b.types:
        return None
    kinds = (min(a.types), min(b.types))
    if a.family != "talks":
        return Reason("type_differs", kinds)
    close = a.days.known and b.days.known and a.days.gap(b.days) <= 0 and max(a.days.width, b.days.width) <= 7
    place = _place(a, b, places)
    alike = a.sides == b.sides or bool(a.people & b.people)
    return Reason("type_differs" if close and alike and place else "type_needs_more", kinds)


def _plan(a: Profile, b: Profile, _: Places) -> Reason | None:
    if a.plan == b.plan:
        return None
    sure = a.ordinals & b.ordinals or (a.days == b.days and a.days.width == 1)
    return Reason("plan_and_deed_exchange" if a.family == "prisoners" and not sure else "plan_and_deed")


def _words(a: Profile, b: Profile, _: Places) -> Reason | None:
    return Reason("words") if a.words & b.words else None


def _beside(a: Profile, b: Profile, _: Places) -> Reason | None:
    return Reason("beside") if a.beside & b.beside else None


def _figure(f: Figure) -> str:
    whole = [f"{v:g}" for v in (f.low, f.high) if v is not None]
    number = (
        whole[0]
        if len(set(whole)) == 1 and len(whole) == 2
        else f"at least {whole[0]}"
        if f.low is not None
        else f"at most {whole[0]}"
    )
    return f"{number} {f.kind}" + (f" to {f.side}" if f.side else "")


def _list(values: frozenset[int] | frozenset[str]) -> str:
    return ", ".join(str(v) for v in sorted(values, key=str))


def _names(people: frozenset[tuple[str, str]]) -> str:
    return _list(frozenset(name for _, name in people))


LOCAL: tuple[Comparison, ...] = (
    _habit,
    _ordinal,
    _sides,
    _people,
    _plan,
    _dates,
    _place,
    _numbers,
    _both_numbers,
    _mediators,
    _type,
    _words,
)
ACROSS: tuple[Comparison, ...] = (*LOCAL[:6], _told, *LOCAL[6:], _beside)

__all__ = ["ENOUGH", "MARGIN", "WEIGHTS", "Reason", "Verdict", "compare"]
