"""Whether two profiles tell of one event: what agrees, what speaks against it, and what forbids it."""

from collections.abc import Callable, Collection, Mapping

from peaceledger.reconcile import compare_beside as beside
from peaceledger.reconcile.compare_beside import OLD_NEWS, another_time, doers, gathering, known_by, told_in_war, war
from peaceledger.reconcile.numbers import is_round, swapped
from peaceledger.reconcile.open_dates import Open, fits, is_weekday, meet, names_day
from peaceledger.reconcile.places import Places
from peaceledger.reconcile.profile import SORT, Days, Figure, Profile, kept_apart
from peaceledger.reconcile.weights import LOCAL_PRIOR, LOCAL_PRIOR_ELSE, PRIOR, PRIOR_ELSE, WEIGHTS, Reason, Verdict

Place = tuple[str | None, str]
Person = tuple[str, str]
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
TOLD_WITHIN = ((1, "told_day"), (3, "told_soon"), (7, "told_week"), (31, "told_month"))
"""Most days between two reports without a date."""
TOLD_AFTER = ((60, "told_late"), (10, "told_weeks_late"))
"""Least days from a dated event to a report that dates none: news without a date is of these days."""
RECURS_AFTER = ((60, "recurs_late"), (10, "recurs_weeks_late"))
"""The same for calls, talks and raids, which come again; who was freed in a swap is told of for months."""
TOLD_AGAIN = 7
"""Days after which an event is no news: who tells of it then, and at the same time as others, tells of what they tell."""
FEW_DAYS = 4
"""Days of publication; what is told of on more of them is a matter of those weeks."""
TIMES = 3
"""So many times another number is no early or late count of the same dead."""
GIST_COMMON = 3
"""Longer words besides names: "spoke by telephone" is anybody's."""
REPRINTED = 3
"""Days within which the same words are a reprint; later they are a formula."""
DONE_TO = frozenset({"attack", "ceasefire_violation", "territorial_change", "withdrawal"})
"""What one side does to another: a report may name the one alone, or the other alone."""
WEEK = 7
MONTH = 31
SEASON = 92
NIGHT_DAYS = 2
SUMMIT_DAYS = 2
"""Days from the first to the last of a summit."""
ONE_PLACE = frozenset({"same", "country", "within"})
ORDINALS_OFF = 2
"""Sides number their exchanges apart where one leaves out a hand-over that the other counts."""
TOLL = frozenset({"killed", "wounded", "missing"})
BOUND = 1.5
"""How far over "at least N" a number may lie that N was meant to give: "at least 2" says little for 17."""
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
    if a.apart and kept_apart(a.apart, b.apart):
        return None
    reasons = []
    kind = min(a.types | b.types)
    prior = LOCAL_PRIOR.get(kind, LOCAL_PRIOR_ELSE) if local else PRIOR.get(kind, PRIOR_ELSE)
    total = prior
    for comparison in LOCAL if local else ACROSS:
        reason = comparison(a, b, places)
        if reason is not None:
            weight = WEIGHTS[reason.key][0]
            if weight is None:
                return None
            total += weight
            reasons.append(reason)
    return Verdict(total, prior, tuple(reasons))


def farthest(p: Profile) -> int:
    """Days from its date beyond which no other report is of the same event, whatever else agrees."""
    return NUMBERS_BRIDGE_DAYS if p.family == "prisoners" else MONTH if p.war else MOST_GAP_ELSE


def _sided(p: Profile) -> set[Figure]:
    return {f for f in p.figures if f.side}


def _habit(a: Profile, b: Profile, _: Places) -> Reason | None:
    return Reason("habit") if a.habit != b.habit else None


def _ordinal(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.ordinals or not b.ordinals:
        return None
    if a.ordinals & b.ordinals:
        return Reason("ordinal", (a.ordinals & b.ordinals,))
    one_day = a.days.width == 1 and a.days == b.days
    near = min(abs(x - y) for x in a.ordinals for y in b.ordinals) <= ORDINALS_OFF
    disputed = near and one_day and any(f.role == "returned" for f in _sided(a) & _sided(b))
    return Reason("ordinal_disputed" if disputed else "ordinal_differs", (a.ordinals, b.ordinals))


def _sides(a: Profile, b: Profile, places: Places) -> Reason | None:
    if not a.sides or not b.sides:
        return None
    common = a.sides & b.sides
    if not common and a.family == "prisoners" and ((a.dyad and b.dyad) or a.freed & b.freed):
        return Reason("sides_halves", (a.sides, b.sides))
    if (
        not common
        and a.family in DONE_TO
        and len(a.sides) == len(b.sides) == 1
        and ((a.war and b.war) or _one_spot(a, b, places))
    ):
        return Reason("sides_roles", (a.sides, b.sides))
    if not common:
        return Reason("sides_differ", (a.sides, b.sides))
    if a.sides == b.sides:
        return Reason("sides" if len(common) > 1 else "sides_part", (common,))
    if a.war and b.war and len(common) > 1:
        return Reason("sides", (common,))  # whoever else a sentence names
    if common in (a.sides, b.sides):
        return Reason("sides_part", (common,))
    if a.family == "talks" and not _unplaced(a, b, common):
        return Reason("sides_differ", (a.sides, b.sides))
    return Reason("sides_overlap", (a.sides, b.sides))


def _unplaced(a: Profile, b: Profile, common: frozenset[str]) -> bool:
    """Whether the rest of one are names no pack knows, and of the other sides that it knows: they may belong to these."""
    mine, theirs = a.sides - common, b.sides - common
    return (mine <= a.strangers and theirs.isdisjoint(b.strangers)) or (theirs <= b.strangers and mine.isdisjoint(a.strangers))


def _one_spot(a: Profile, b: Profile, places: Places) -> bool:
    found = _place(a, b, places)
    return found is not None and found.key == "place"


def _sides_told_together(a: Profile, b: Profile, places: Places) -> Reason | None:
    """As ``_sides`` inside one article, which tells of an exchange now from one side and now from the other."""
    reason = _sides(a, b, places)
    halves = "prisoner_exchange" in a.types | b.types and len(a.sides) == len(b.sides) == 1
    if reason is not None and reason.key == "sides_differ" and halves:
        return Reason("sides_halves", (a.sides, b.sides))
    return reason


def _sides_unsaid(a: Profile, b: Profile, _: Places) -> Reason | None:
    if a.sides and b.sides:
        return None
    return Reason("sides_likely" if a.dyad and b.dyad else "sides_unsaid")


def _people(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.people or not b.people:
        return None
    common = a.people & b.people
    if common:
        others = _counterparts(a.people - common, b.people - common, common) if a.family == "talks" else None
        return others or Reason("people" if len(common) > 1 else "person", (common,))
    if {s for s, _ in a.people} & {s for s, _ in b.people} and a.family == "talks":
        key = "people_differ" if "meeting_or_call" in a.types | b.types else "people_differ_round"
        return Reason(key, (a.people, b.people))
    return None


def _counterparts(mine: frozenset[Person], theirs: frozenset[Person], common: frozenset[Person]) -> Reason | None:
    """One person of both, who meets somebody of a side in the one and somebody else of that side in the other."""
    sides = ({s for s, _ in mine} & {s for s, _ in theirs}) - {s for s, _ in common}
    met = [frozenset(p for p in people if p[0] in sides) for people in (mine, theirs)]
    return Reason("counterparts", (common, *met)) if sides else None


def _dates(a: Profile, b: Profile, _: Places) -> Reason | None:
    gap = a.days.gap(b.days)
    if gap > 0:
        return _dates_apart(a, b, gap)
    if not a.days.known or not b.days.known:
        return None
    both, width = a.days.pooled(b.days), max(a.days.width, b.days.width)
    if width == 1:
        return Reason("day", (both,))
    key = "days" if width <= WEEK else "weeks" if width <= MONTH else "season" if a.days == b.days and width <= SEASON else "year"
    return Reason(key, (both,))


def _dates_apart(a: Profile, b: Profile, gap: int) -> Reason:
    if gap <= MONTH and a.war and b.war:
        return Reason("days_of_war", (gap,))
    if gap <= SUMMIT_DAYS and a.gathering & b.gathering:
        return Reason("days_of_summit", (gap,))
    if gap <= min(MOST_GAP.get(t, MOST_GAP_ELSE) for t in a.types | b.types):
        return Reason("days_near", (gap,))
    if a.family == "prisoners" and gap <= NUMBERS_BRIDGE_DAYS and (a.ordinals & b.ordinals or len(_sided(a) & _sided(b)) > 1):
        return Reason("days_apart_but_numbers", (gap,))
    return Reason("days_apart", (gap,))


def _partial(a: Profile, b: Profile, _: Places) -> Reason | None:
    """Parts of dates against days and against each other: a date without its year is one all the same."""
    if not a.partial and not b.partial:
        return None
    slack = min(MOST_GAP.get(t, MOST_GAP_ELSE) for t in a.types | b.types)
    against = [(p, x.days) for x, y in ((b, a), (a, b)) for p in sorted(y.partial) if x.days.known]
    found = [_open_against(p, days, slack) for p, days in against]
    found += [_open_both(p, q, slack) for p in sorted(a.partial) for q in sorted(b.partial)]
    reasons = [r for r in found if r is not None]
    return min(reasons, key=lambda r: (r.weight is not None, -abs(r.weight or 0.0), str(r.fill)), default=None)


def _open_against(given: str, days: Days, slack: int) -> Reason | None:
    if is_weekday(given):
        if days.width > NIGHT_DAYS:
            return None
        return Reason("weekday_of" if fits(given, days.first, days.last) else "weekday_not_of", (Open(given), days))
    slack = slack if names_day(given) else 0  # nights and rounds run over midnight; months and seasons are told whole
    if not fits(given, days.first - slack, days.last + slack):
        return Reason("open_day_apart", (Open(given), days))
    if days.width == 1 and names_day(given) and fits(given, days.first, days.last):
        return Reason("open_day", (Open(given),))
    return Reason("open_days", (Open(given),)) if days.width <= MONTH and fits(given, days.first, days.last) else None


def _open_both(one: str, other: str, slack: int) -> Reason | None:
    if is_weekday(one) or is_weekday(other):
        return None
    if not meet(one, other, slack if names_day(one) and names_day(other) else 0):
        return Reason("open_days_differ", (Open(one), Open(other)))
    return Reason("open_day" if one == other and names_day(one) else "open_days", (Open(max(one, other, key=len)),))


def _round(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.rounds or not b.rounds:
        return None
    common = a.rounds & b.rounds
    return Reason("round", (common,)) if common else Reason("round_differs", (a.rounds, b.rounds))


def _called(a: Profile, b: Profile, places: Places) -> Reason | None:
    """What they are named after, against each other's name or place; a place that both give has spoken already."""
    if a.called and b.called:
        alike = _one_of(a.called, b.called, places)
        return Reason("called", (alike,)) if alike else Reason("called_differs", (_first(a.called), _first(b.called)))
    name, spot = (a.called, b.places) if a.called else (b.called, a.places)
    if not name or not spot or (a.places and b.places):
        return None
    alike = _one_of(name, spot, places)
    return Reason("called_place", (alike,)) if alike else Reason("called_elsewhere", (_first(name), _first(spot)))


def _one_of(names: Collection[Place], others: Collection[Place], places: Places) -> str | None:
    """The first of some places that can be one with one of the others."""
    return next((p[1] for p in _in_order(names) for q in _in_order(others) if places.relation(p, q) in ONE_PLACE), None)


def _first(names: Collection[Place]) -> str:
    return min(name for _, name in names)


def _told(a: Profile, b: Profile, _: Places) -> Reason | None:
    """Publication days speak only where at most one event date is known to the week."""
    if a.war and b.war:
        return told_in_war(a, b)
    near = a.days.width <= WEEK, b.days.width <= WEEK
    if any(near) and not all(near):
        return _told_against(*((a, b) if near[0] else (b, a)))
    if a.days.known and b.days.known:
        return None
    if a.days.known != b.days.known:
        return _told_against(*((a, b) if a.days.known else (b, a)))
    if a.told is None or b.told is None:
        return Reason("one_capture") if a.captures & b.captures else None
    gap = max(a.told.gap(b.told), 0)
    if gap > WEEK and (a.freed & b.freed or a.known_by & b.known_by):
        return None  # who was freed is spoken of for months, and an agreement that has a name for years
    return next((Reason(key, (gap,)) for most, key in TOLD_WITHIN if gap <= most), Reason("told_apart", (gap,)))


SOON = 3
NEWS = 1
"""Days between the report of a day's news and its event: reports stand for the day before as well."""


def _news(a: Profile, b: Profile, _: Places) -> Reason | None:
    """What is told as the news of the day is done on that day or the one before."""
    if a.news is not None and b.news is not None:
        gap, key = a.news.gap(b.news), "news"
    elif a.news is not None and b.days.width <= WEEK:
        gap, key = a.news.gap(b.days), "news_dated"
    elif b.news is not None and a.days.width <= WEEK:
        gap, key = b.news.gap(a.days), "news_dated"
    else:
        return None
    if gap <= NEWS:
        return Reason(key)
    return Reason("news_apart", (gap,)) if gap > OLD_NEWS else None


def _freed(a: Profile, b: Profile, _: Places) -> Reason | None:
    common = a.freed & b.freed
    if not common:
        return None
    return Reason("freed_several" if len(common) > 1 else "freed", (frozenset(name.capitalize() for name in common),))


def _nationals(a: Profile, b: Profile, _: Places) -> Reason | None:
    """People of a state that is no party are seldom let go."""
    common = a.nationals & b.nationals
    return Reason("nationals", (common,)) if common else None


def _told_again(dated: Profile, other: Profile) -> bool:
    """Whether a report comes long after the event at a time when several others tell of it."""
    return len(dated.told_on) > FEW_DAYS and any(d + n in dated.told_on for d in other.told_on for n in (-1, 0, 1))


def _told_against(dated: Profile, other: Profile) -> Reason | None:
    if other.told is None:
        return Reason("one_capture") if dated.captures & other.captures else None
    if dated.known_by & other.known_by:
        return None
    late = other.told.first - dated.days.last
    if other.told.last < dated.days.first - 1 and not other.plan:
        return Reason("told_before")
    if late <= SOON and dated.days.width <= WEEK:
        return Reason("told_next" if late <= NEWS else "told_after")
    if other.days.known and other.days.width <= MONTH and other.days.gap(dated.days) <= 0:
        return None  # "freed last month" says itself how late it is
    if late > TOLD_AGAIN and dated.family not in DONE_TO and _told_again(dated, other):
        return Reason("told_again")
    after = TOLD_AFTER if dated.family == "prisoners" else RECURS_AFTER
    return next((Reason(key, (late,)) for least, key in after if late > least), None)


def _place(a: Profile, b: Profile, places: Places) -> Reason | None:
    if not a.places or not b.places:
        return None
    relations = {places.relation(p, q): (p[1], q[1]) for p in _in_order(a.places) for q in _in_order(b.places)}
    if "same" in relations:
        return Reason("place", relations["same"][:1])
    if "country" in relations:
        return Reason("place_wide", relations["country"][:1])
    if "within" in relations:
        return Reason("place_within", relations["within"])
    if "apart" in relations and not a.freed & b.freed:
        key = "place_apart_exchange" if a.family == "prisoners" else "place_apart"
        return Reason(key, relations["apart"])
    return None


def _in_order(places: Collection[Place]) -> Collection[Place]:
    return sorted(places, key=str) if len(places) > 1 else places


def _numbers(a: Profile, b: Profile, places: Places) -> Reason | None:
    if not a.figures or not b.figures:
        return None
    reasons = [reason for f in a.figures for g in b.figures if (reason := _number(f, g))]
    if a.family in DONE_TO and a.days.width == b.days.width == 1 and a.days == b.days and _one_spot(a, b, places):
        reasons = [_toll(a, b, r) for r in reasons]
    if a.days.known and b.days.known:  # a dispute over one day's number may be as wide as it likes
        reasons = [Reason("number_differs", r.fill) if r.key == "number_far" else r for r in reasons]
    if len(reasons) < 2:
        return reasons[0] if reasons else None
    best = max(reasons, key=lambda r: (_merit(r), [_standing(f) for f in _figures(r)]))
    if len({tuple(f.side for f in _figures(r)) for r in reasons if _merit(r) == _merit(best)}) == 1:
        return best
    return Reason(best.key, tuple(f._replace(side=None) for f in _figures(best)))  # the same for each side: neither is picked


def _toll(a: Profile, b: Profile, reason: Reason) -> Reason:
    """Of one day and one place the dead are counted again: a later report that has more tells of the same attack."""
    if reason.key not in ("number_differs", "number_far") or a.told is None or b.told is None:
        return reason
    fewer, more = _figures(reason)
    if fewer.role not in TOLL:
        return reason
    first, last = (a, b) if fewer in a.figures and more in b.figures else (b, a)
    grew = first.told is not None and last.told is not None and first.told.first < last.told.last
    return Reason("number_grew", reason.fill) if grew else reason


def _merit(reason: Reason) -> tuple[float, list[float]]:
    """The strongest reason; of equals the one with the greatest numbers, so that the order of a set does not matter."""
    return (WEIGHTS[reason.key][0] or 0.0, [_size(f) for f in _figures(reason)])


def _standing(f: Figure) -> tuple[str, bool, float, float, str, str]:
    """Which of two figures of one size is shown: of one side the exact one."""
    return f.side or "", f.low == f.high, f.low or 0.0, f.high or 0.0, f.role, f.kind


def _figures(reason: Reason) -> list[Figure]:
    return [f for f in reason.fill if isinstance(f, Figure)]


def _both_numbers(a: Profile, b: Profile, _: Places) -> Reason | None:
    if len(a.figures) <= 1 or len(b.figures) <= 1:
        return None
    common = _sided(a) & _sided(b)
    if len({f.side for f in common}) <= 1:
        return beside.crossed(a, b) or (None if a.days.known and b.days.known else _other_numbers(a, b))
    return Reason("numbers_both_round" if all(is_round(_size(f)) for f in common) else "numbers_both")


def _sorts(a: Profile, b: Profile, _: Places) -> Reason | None:
    """So many soldiers and so many civilians, in both."""
    mine = {f._replace(side=None) for f in a.figures if f.role == SORT}
    common = sorted(mine & {f._replace(side=None) for f in b.figures if f.role == SORT})
    return Reason("sorts", (common[0], common[-1])) if len(common) > 1 else None


def _other_numbers(a: Profile, b: Profile) -> Reason | None:
    """Two numbers each, both others, and no day in common: a toll that grew is told of one day."""
    pairs = [(_size(f), _size(g)) for f in a.figures for g in b.figures if (f.kind, f.role, f.side) == (g.kind, g.role, g.side)]
    alike = any(abs(x - y) <= CLOSE * max(x, y) for x, y in pairs)
    return Reason("numbers_all_differ") if len(pairs) > 1 and not alike else None


def _number(f: Figure, g: Figure) -> Reason | None:
    if f.kind != g.kind or f.role != g.role or (f.side and g.side and f.side != g.side):
        return None
    x, y = _size(f), _size(g)
    first, second = (f, g) if x <= y else (g, f)
    if f.low == g.low and f.high == g.high:
        if f.side != g.side:
            return Reason("number_unsided_round" if is_round(x) else "number_unsided", (first,))
        return Reason("number_round" if is_round(x) else "number", (first,))
    if f.side != g.side:
        return None
    x, y = min(x, y), max(x, y)
    if _overlap(f, g):
        return Reason("number_near" if y <= BOUND * x else "number_beyond", (first, second))
    if y - x <= CLOSE * y or swapped(x, y):
        return Reason("number_close", (first, second))
    return Reason("number_far" if y > TIMES * x else "number_differs", (first, second))


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
        return Reason("mediator", (common,))
    return Reason("mediators_differ", (a.mediators, b.mediators)) if a.mediators and b.mediators else None


def _type(a: Profile, b: Profile, places: Places) -> Reason | None:
    if a.types & b.types or a.family == "prisoners":
        return None
    kinds = (min(a.types), min(b.types))
    if a.family != "talks":
        return Reason("type_differs", kinds)
    close = a.days.known and b.days.known and a.days.gap(b.days) <= 0 and max(a.days.width, b.days.width) <= 7
    place = _place(a, b, places)
    alike = a.sides == b.sides or bool(a.people & b.people)
    return Reason("type_differs" if close and alike and place else "type_needs_more", kinds)


def _record(a: Profile, b: Profile, _: Places) -> Reason | None:
    return Reason("record") if a.record and b.record else None


def _mode(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.mode or not b.mode or a.mode & b.mode:
        return None
    return Reason("campaign" if "campaign" in a.mode | b.mode else "mode_differs")


def _weekday(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.weekdays or not b.weekdays:
        return None
    common = a.weekdays & b.weekdays
    return Reason("weekday", (common,)) if common else Reason("weekday_differs", (a.weekdays, b.weekdays))


def _plan(a: Profile, b: Profile, _: Places) -> Reason | None:
    if a.plan == b.plan:
        return None
    sure = a.ordinals & b.ordinals or (a.days == b.days and a.days.width == 1)
    if a.articles & b.articles and not (b if a.plan else a).firm:
        return Reason("plan_and_noun")
    if a.articles & b.articles and _foretold(*((a, b) if a.plan else (b, a))):
        return Reason("foretold")
    return Reason("plan_and_deed_exchange" if a.family == "prisoners" and not sure else "plan_and_deed")


def _foretold(plan: Profile, deed: Profile) -> bool:
    """A plan without a day and with the deed's numbers: "175 on each side would be exchanged", told beside what came of it."""
    return not plan.agreed and not plan.days.known and len(_sided(plan)) > 1 and _sided(plan) <= _sided(deed)


def _stage(a: Profile, b: Profile, _: Places) -> Reason | None:
    """Two stages of one exchange, or a stage and the whole: their numbers for a side differ by more than a dispute would."""
    if not a.stage and not b.stage:
        return None
    pairs = [(_size(f), _size(g)) for f in _sided(a) for g in _sided(b) if (f.kind, f.role, f.side) == (g.kind, g.role, g.side)]
    if not pairs or any(abs(x - y) <= CLOSE * max(x, y) for x, y in pairs):
        return None
    return Reason("stages" if a.stage and b.stage else "stage_and_whole", pairs[0])


def _words(a: Profile, b: Profile, _: Places) -> Reason | None:
    if not a.words or not b.words:
        return None
    common = a.words & b.words
    if common:
        if not _told_together(common, a, b):
            return Reason("words_apart")
        return Reason("words_at_odds" if _at_odds(a, b) else "words")
    return Reason("wording") if _any_alike(a.gists, b.gists) else None


def _any_alike(ours: Collection[frozenset[str]], theirs: Collection[frozenset[str]]) -> bool:
    """Half of all longer words of two passages, and more than a formula has."""
    for v in ours:
        for w in theirs:
            least = max(GIST_COMMON, (len(v) + len(w)) / 3)
            if min(len(v), len(w)) >= least and len(v & w) >= least:
                return True
    return False


def _told_together(common: frozenset[str], a: Profile, b: Profile) -> bool:
    """Not a formula that a later report uses again: "the two spoke by telephone" recurs with every call."""
    days = [(x, y) for w, x in a.said if w in common for v, y in b.said if v == w]
    return any(x is None or y is None or abs(x - y) <= REPRINTED for x, y in days)


def _at_odds(a: Profile, b: Profile) -> bool:
    """Whether days or numbers beside them say that equal words are a formula: "the strike on Kell also damaged a school"."""
    if a.days.gap(b.days) > 0:
        return True
    pairs = [(_size(f), _size(g)) for f in a.figures for g in b.figures if (f.kind, f.role, f.side) == (g.kind, g.role, g.side)]
    return bool(pairs) and not any(abs(x - y) <= CLOSE * max(x, y) for x, y in pairs)


def _retold(a: Profile, b: Profile, _: Places) -> Reason | None:
    """A short mention in much the same sentence, within days: a teaser written again."""
    if not a.lines or not b.lines or a.told is None or b.told is None or a.told.gap(b.told) > SOON:
        return None
    return Reason("retold") if _any_alike(a.lines, b.lines) else None


def _beside(a: Profile, b: Profile, _: Places) -> Reason | None:
    return Reason("beside") if a.beside & b.beside else None


COMMON: tuple[Comparison, ...] = (
    _type,
    _place,
    _ordinal,
    _people,
    _habit,
    _plan,
    _weekday,
    _mode,
    _stage,
    _numbers,
    _both_numbers,
    _sorts,
    _mediators,
    _record,
    _words,
    _freed,
    _nationals,
    doers,
    war,
    gathering,
    beside.welcomed,
    beside.stages,
)
"""Those that forbid most stand first: of 103,000 pairs of an invented corpus dates forbid a third, sides and types a tenth."""
WHICH: tuple[Comparison, ...] = (_dates, _partial, _called, known_by, _round)
LOCAL: tuple[Comparison, ...] = (*WHICH, another_time, _sides_told_together, *COMMON)
ACROSS: tuple[Comparison, ...] = (*WHICH, _sides, *COMMON, _sides_unsaid, _told, _news, _retold, _beside)

__all__ = ["compare", "farthest"]
