"""Dates that no passage gives alone: what several passages of one event say together, carried to those that say less.

"On Friday", "on 9 May" and "in the spring of 2031", told of one meeting, make one day. A passage without a date takes that of its
event where the link to a dated one is strong; a tie ("after the talks") is drawn once the other event has its day; and in an
article of unknown date a placed weekday places the other ones. Every such date is ``inferred`` and names the passages it is from.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from peaceledger.reconcile.events import Group
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.open_dates import NIGHT, allows, is_weekday, names_day
from peaceledger.reconcile.profile import FIRM, PLANS
from peaceledger.records import DateInterval, Link, Mention

STRONG = 0.5
"""Least weight of every link between a dated passage and one that takes over its date; ``ENOUGH`` makes one event."""
STRONGER = 1.5
"""The same for a passage in another document of unknown day that gives no part of a date."""
ROUNDS = 4
"""Times a date is carried on: event, article, event, and what is tied to that."""
WEEK = 7
NEAR = 2
"""Days from a placed day to a weekday counted from it: further off, the same weekday of the next week is as likely."""
HALF_YEAR = 183
BARE = frozenset({"unknown", "publication_date"})
"""Bases of mentions that take over a date: a day of publication only stands in for one."""
Source = tuple[DateInterval, tuple[str, ...]]
Linked = Mapping[str, Sequence[tuple[str, float]]]


def date_mentions(
    mentions: Mapping[str, Mention], groups: Sequence[Group], links: Sequence[Link], material: Material
) -> dict[str, Mention]:
    """All mentions, with the dates that others of their event, article or tie give.

    Args:
        mentions: By mention_id.
        groups: Which of them are one event; one that was changed for that (the whole told with a part) neither gives nor takes.
        links: Why.
        material: Their articles.
    """
    held = dict(mentions)
    strong = _strong(links)
    several = [g for g in groups if len(g.mentions) > 1]
    placed_in = _unplaced_articles(held.values(), material)
    waiting = several
    for _ in range(ROUNDS):
        found: dict[str, Mention] = {}
        for group in waiting:
            members = [held[m.mention_id] for m in group.mentions if m is mentions[m.mention_id]]
            found |= _from_event(members, strong.get(group.event_id, {}), material)
        found |= _from_ties(held)
        for ids in placed_in:
            found |= _from_article([held[i] for i in ids])
        if not found:
            break
        held |= found
        waiting = [g for g in several if any(m.mention_id in found for m in g.mentions)]  # the others would say the same again
    return held


def _strong(links: Iterable[Link]) -> Mapping[str, Linked]:
    """For each event, which mentions a strong link joins to each, and its weight."""
    found: dict[str, dict[str, list[tuple[str, float]]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        if link.weight >= STRONG:
            found[link.event_id][link.left_mention_id].append((link.right_mention_id, link.weight))
            found[link.event_id][link.right_mention_id].append((link.left_mention_id, link.weight))
    return found


def redated(groups: Sequence[Group], held: Mapping[str, Mention]) -> list[Group]:
    """Groups with the dates found; a mention that counts as undated for another reason stays so."""

    def with_date(m: Mention) -> Mention:
        new = held[m.mention_id]
        return m.dated(new.when, new.date_from, new.date_relation) if m.date_basis in BARE and new.date_from else m

    return [replace(g, mentions=tuple(with_date(m) for m in g.mentions)) for g in groups]


def _unplaced_articles(mentions: Iterable[Mention], material: Material) -> list[list[str]]:
    """Mentions with part of a date by article, where the article's own day is not known."""
    found: dict[str, list[str]] = defaultdict(list)
    for m in mentions:
        article = material.articles[m.article_id]
        if m.date_open and (article.published is None or article.date_flag):
            found[m.article_id].append(m.mention_id)
    return [ids for ids in found.values() if len(ids) > 1]


def _from_event(members: Sequence[Mention], strong: Linked, material: Material) -> dict[str, Mention]:
    bare = [m for m in members if m.date_basis in BARE and m.status != "ongoing"]
    if not bare or (source := _together(members)) is None:
        return {}
    when, sources = source
    first = next(m for m in members if m.mention_id == sources[0])
    found = {}
    for m in bare:
        own = tuple(s for s in sources if s != m.mention_id)
        alike = _fits(m, when) and _told_in_time(m, when, material) and _alike(m, first, material)
        if own and alike and _strongly(m.mention_id, sources, strong, _least(m, first, material)):
            found[m.mention_id] = m.dated(when, own, "on")
    return found


def _together(members: Sequence[Mention]) -> Source | None:
    """The days, a week at most, that all dated passages of an event allow, and these; None where they leave more or none."""
    dated = [m for m in members if m.date_basis in FIRM and m.date_earliest and m.date_latest and m.status != "ongoing"]
    if not dated:
        return None
    first, last = max(m.when.earliest or date.min for m in dated), min(m.when.latest or date.max for m in dated)
    if first > last or (last - first).days > 2 * HALF_YEAR:
        return None
    narrowest = min(dated, key=lambda m: (m.date_prec or 9, m.capture_id, m.start, m.end, m.mention_id))
    partly = [m for m in members if m.date_open and m.date_basis == "unknown" and m.status not in PLANS]
    if (last - first).days < WEEK:
        return DateInterval(earliest=first, latest=last, basis="inferred"), (narrowest.mention_id,)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    days = [d for d in every if all(allows(m.date_open, d) for m in partly)]
    if len(days) != 1:
        return None
    return DateInterval.day(days[0], "inferred"), (narrowest.mention_id, *sorted(m.mention_id for m in partly))


def _fits(m: Mention, when: DateInterval) -> bool:
    return not m.date_from and all(allows(m.date_open, d) for d in (when.earliest, when.latest) if d)


def _told_in_time(m: Mention, when: DateInterval, material: Material) -> bool:
    """Whether an article can tell of the day without naming it: a deed not after its own day, and in the last two weeks."""
    article = material.articles[m.article_id]
    if article.published is None or article.date_flag or when.earliest is None or when.latest is None:
        return True
    return (m.status in PLANS or when.earliest <= article.published) and (article.published - when.latest).days <= 2 * WEEK


def _alike(m: Mention, other: Mention, material: Material) -> bool:
    """Whether nobody else takes part, and no war is taken for a raid."""
    mine, theirs = material.who.sides(m.participants), material.who.sides(other.participants)
    words = [set(n.trigger.casefold().split()) & set(material.words("campaigns")) for n in (m, other)]
    return (not mine or not theirs or mine <= theirs or theirs <= mine) and words[0] == words[1]


def _least(m: Mention, source: Mention, material: Material) -> float:
    """Least weight of the links over which a date is carried: more where no day of the article speaks for or against it."""
    placed = material.articles[m.article_id].published is not None or m.capture_id == source.capture_id
    return STRONG if placed or m.date_open else STRONGER


def _strongly(key: str, sources: Sequence[str], strong: Linked, least: float) -> bool:
    """Whether links of this weight alone lead from a mention to one of the dated ones."""
    reached, open_ends = {key}, [key]
    while open_ends and reached.isdisjoint(sources):
        further = {other for other, weight in strong.get(open_ends.pop(), ()) if weight >= least} - reached
        reached |= further
        open_ends += further
    return not reached.isdisjoint(sources)


def _from_ties(held: Mapping[str, Mention]) -> dict[str, Mention]:
    found = {}
    for m in held.values():
        if m.date_from and m.date_basis == "unknown" and m.date_relation:
            when = held[m.date_from[0]].when.as_seen(m.date_relation)
            if when.basis != "unknown":
                found[m.mention_id] = m.dated(when, m.date_from, m.date_relation)
    return found


def _from_article(partly: Sequence[Mention]) -> dict[str, Mention]:
    """Weekdays and days without a year counted from the nearest day that another event has placed."""
    anchors = [m for m in partly if m.date_earliest and m.date_prec == 1]
    found = {}
    for m in partly:
        if m.date_basis != "unknown" or m.date_from or not m.date_open:
            continue
        reach = NEAR if is_weekday(m.date_open) else HALF_YEAR
        near = [(abs(n), n, a) for a in anchors for n in range(-reach, reach + 1) if _is_day(m.date_open, a, n)]
        if near:
            _, n, anchor = min(near, key=lambda x: (x[0], x[2].start, x[2].end, x[2].mention_id))
            day = (anchor.date_earliest or date.min) + timedelta(days=n)
            night = timedelta(days=m.date_open.endswith(NIGHT))
            when = DateInterval(earliest=day - night, latest=day, basis="inferred")
            found[m.mention_id] = m.dated(when, (anchor.mention_id,), "counted")
    return found


def _is_day(given: str, anchor: Mention, n: int) -> bool:
    """Whether the day ``n`` days from an anchor is the one of which a part is given; a month alone is none."""
    day = (anchor.date_earliest or date.min) + timedelta(days=n)
    return (names_day(given) or is_weekday(given)) and allows(given.removesuffix(NIGHT), day)


__all__ = ["date_mentions", "redated"]
