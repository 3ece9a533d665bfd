"""What the words beside a naming word say for and against one event: who did it, whose summit, which deal, a war or a raid."""

from peaceledger.reconcile.numbers import is_round
from peaceledger.reconcile.places import Places
from peaceledger.reconcile.profile import Profile
from peaceledger.reconcile.weights import Reason

ANSWERED = 5
"""Days within which others welcome what was done."""

WAR_YEARS = 700
"""Days after which a report that dates no war may mean a later one."""

WEEK = 7

OLD_NEWS = 3
"""Days beyond which something is not the news of the report."""


def doers(a: Profile, b: Profile, places: Places) -> Reason | None:
    """Who did it, where the words beside the deed say so; of one day and place the two reports may blame two."""
    if not a.doers or not b.doers or a.doers & b.doers:
        return None  # sides that agree have spoken already
    blamed = a.days.known and a.days.gap(b.days) <= 0 and any(places.relation(p, q) == "same" for p in a.places for q in b.places)
    return Reason("doers_disputed" if blamed else "doers_differ", (a.doers, b.doers))


def war(a: Profile, b: Profile, _: Places) -> Reason | None:
    """A war is one, whoever tells of it; a deed in it is not the war."""
    if a.war != b.war:
        return Reason("war_and_deed")
    return Reason("war") if a.war and a.plan == b.plan else None


def told_in_war(a: Profile, b: Profile) -> Reason | None:
    """Of a war is told for years, but without a date it is mostly the last one."""
    late = [o.told.first - d.days.last for d, o in ((a, b), (b, a)) if o.told is not None and d.days.known and not o.days.known]
    return Reason("war_of_old") if any(n > WAR_YEARS for n in late) else None


def gathering(a: Profile, b: Profile, _: Places) -> Reason | None:
    """Whose summit it is; two who meet beside a summit are not the summit."""
    if not a.gathering or not b.gathering:
        alone = b if a.gathering else a
        return Reason("gathering_and_meeting") if (a.gathering or b.gathering) and len(alone.sides) > 1 else None
    common = a.gathering & b.gathering
    return Reason("gathering", (common,)) if common else Reason("gatherings_differ", (a.gathering, b.gathering))


def known_by(a: Profile, b: Profile, _: Places) -> Reason | None:
    """By which words two agreements are known: "ferry deal" agrees with "Inner Sea ferry deal"; a side's name alone is none."""
    if not a.known_by or not b.known_by:
        return None
    ours, theirs = ({word for side, word in p.known_by if not side} for p in (a, b))
    if not ours or not theirs:
        return None
    common = a.known_by & b.known_by
    if not ours & theirs:
        return Reason("known_differs", (a.known_by, b.known_by))
    return Reason("known_by" if common in (a.known_by, b.known_by) else "known_partly", (common,))


def another_time(a: Profile, b: Profile, _: Places) -> Reason | None:
    """Inside one article what it dates days before is not what it tells as the news."""
    news, other = (a.news, b) if a.news is not None else (b.news, a)
    if news is None or other.news is not None or not other.days.known or (gap := news.gap(other.days)) <= OLD_NEWS:
        return None
    return Reason("news_of_another_time", (gap,))


def stages(a: Profile, b: Profile, _: Places) -> Reason | None:
    """Which stage, batch or group of an exchange it is."""
    if not a.stages or not b.stages:
        return None
    common = a.stages & b.stages
    return Reason("stage_number", (common,)) if common else Reason("stage_number_differs", (a.stages, b.stages))


def crossed(a: Profile, b: Profile) -> Reason | None:
    """Two numbers of people that both give, though not both say for whom: "64 for 48"."""
    ours, theirs = ({f.low for f in p.figures if f.role == "returned" and f.low and f.low == f.high} for p in (a, b))
    common = ours & theirs
    if len(common) <= 1:
        return None
    return Reason(
        "numbers_crossed_round" if all(map(is_round, common)) else "numbers_crossed", (f"{min(common):g}", f"{max(common):g}")
    )


def welcomed(a: Profile, b: Profile, _: Places) -> Reason | None:
    """What is welcomed was done in the days before, and is one that others tell."""
    if a.welcomed == b.welcomed:
        return None
    answer, deed = (a, b) if a.welcomed else (b, a)
    if deed.plan or answer.told is None or deed.days.width > WEEK:
        return None
    return Reason("welcomed") if 0 <= answer.told.first - deed.days.last <= ANSWERED else None


__all__ = [
    "OLD_NEWS",
    "another_time",
    "crossed",
    "doers",
    "gathering",
    "known_by",
    "stages",
    "told_in_war",
    "war",
    "welcomed",
]
