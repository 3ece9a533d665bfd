"""Events: one row from all that was reported of it."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peaceledger.reconcile.about import denying
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.origins import Origins, independent
from peaceledger.reconcile.profile import FIRM, PLANS, tells_firmly
from peaceledger.reconcile.voices import one_voice, sides_heard
from peaceledger.records import Event, Mention, record_id
from peaceledger.records.mention import EVENT_TYPES, Status
from peaceledger.records.values import DateBasis

BASES: tuple[DateBasis, ...] = ("stated", "relative", "inferred", "publication_date", "unknown")
STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "claimed", "agreed", "planned", "proposed", "denied")
"""From firm to open: an event has the firmest status any report gives, unless it is denied."""
ASSERTED = frozenset({"occurred", "ongoing", "claimed"})
MOST_NAMES = 3
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MOST_PLACE_PREC = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Mentions held to be one event, in id order, and the event's id."""

    event_id: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Interval and basis of an event."""

    earliest: date | None
    latest: date | None
    basis: DateBasis


def group_of(mentions: Iterable[Mention]) -> Group:
    """Name a group after its first mention in id order."""
    ordered = tuple(sorted(mentions, key=lambda m: m.mention_id))
    return Group(event_id=record_id("e", ordered[0].mention_id), mentions=ordered)


def event_of(group: Group, material: Material, origins: Origins, kind: str | None = None) -> Event:
    """One row from all mentions of an event; ``kind`` overrides the type most of them give."""
    mentions = group.mentions
    articles = [material.articles[i] for i in sorted({m.article_id for m in mentions})]
    when = when_of(mentions, material, origins)
    place = place_of(mentions)
    participants = material.who.named(p for m in mentions for p in m.participants)
    event_type = kind or type_of(mentions)
    sides = sides_heard(mentions, material)
    event = Event(
        event_id=group.event_id,
        type=event_type,
        status=status_of(group, material),
        date_earliest=when.earliest,
        date_latest=when.latest,
        date_basis=when.basis,
        place=place[0],
        place_id=place[1],
        participants=participants,
        mediators=tuple(sorted({p for m in mentions for p in m.mediators})),
        title="",
        n_mentions=len(mentions),
        n_articles=len(articles),
        n_outlets=len({material.outlet_key(a.article_id) for a in articles}),
        n_origins=independent(mentions, material, origins),
        opinion_only=all(a.kind in ("opinion", "essay") for a in articles),
        relevance=next(r for r in ("on_topic", "other_conflict", "off_topic") if r in {a.relevance for a in articles}),
        sides=sides,
        n_sides=len(sides),
        one_voice=one_voice(mentions, material),
        known_as=known_as(mentions) if event_type == "agreement" else None,
    )
    return titled(event, material)


def type_of(mentions: Sequence[Mention]) -> str:
    """The type most mentions give, of equals the first in ``EVENT_TYPES``; who is freed in a swap is told as freed, too."""
    votes = Counter(m.type for m in mentions)
    if votes["prisoner_exchange"] > 1:
        return "prisoner_exchange"
    return max(votes, key=lambda t: (votes[t], -EVENT_TYPES.index(t)))


def status_of(group: Group, material: Material) -> Status:
    """``denied`` where asserted and denied, be it in a statement about it, else the firmest status reported.

    Where dates or numbers are given with a plan alone, a bare noun ("the swap") makes no deed of it.
    """
    firm = {m.status in PLANS for m in group.mentions if tells_firmly(m, material)}
    given = {m.status for m in group.mentions if m.status in PLANS or firm != {True}}
    denied = "denied" in given or bool(denying(group.event_id, group.mentions, material))
    if denied and given & ASSERTED:
        return "denied"
    return next(s for s in STATUSES if s in given)


def when_of(mentions: Sequence[Mention], material: Material, origins: Origins) -> When:
    """The narrowest interval of the best basis; where two exclude each other, the one more origins support."""
    basis = next(b for b in BASES if any(m.date_basis == b for m in mentions))
    dated = [m for m in mentions if m.date_basis == basis]
    spans = {(m.date_earliest, m.date_latest) for m in dated} - {(None, None)}
    if not spans or basis == "unknown":
        return When(earliest=None, latest=None, basis="unknown")

    def merit(span: tuple[date | None, date | None]) -> tuple[float, float, float]:
        support = independent([m for m in dated if _overlap(span, (m.date_earliest, m.date_latest))], material, origins)
        first, last = span[0] or date.min, span[1] or date.max
        return (-support, (last - first).days, first.toordinal())

    earliest, latest = min(spans, key=merit)
    return _closer(When(earliest=earliest, latest=latest, basis=basis), mentions)


def _closer(when: When, mentions: Sequence[Mention]) -> When:
    """A day that another firm basis gives inside a longer interval: "on Wednesday" inside "in January"."""
    span = when.earliest, when.latest
    if when.basis not in FIRM or when.earliest == when.latest:
        return when
    inside = Counter(
        (m.date_earliest, m.date_basis)
        for m in mentions
        if m.date_basis in FIRM and m.date_earliest == m.date_latest and _overlap(span, (m.date_earliest, m.date_latest))
    )
    if not inside:
        return when
    day, basis = min(inside, key=lambda found: (BASES.index(found[1]), -inside[found], str(found[0])))
    return When(earliest=day, latest=day, basis=basis)


def _overlap(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> bool:
    return max(a[0] or date.min, b[0] or date.min) <= min(a[1] or date.max, b[1] or date.max)


def place_of(mentions: Sequence[Mention]) -> tuple[str | None, str | None]:
    """Name and id of the most precise place; of equally precise ones the one named most often."""
    votes = Counter((m.place, m.place_id, m.where_prec or MOST_PLACE_PREC) for m in mentions if m.place)
    if not votes:
        return None, None
    place, place_id, _ = min(votes, key=lambda v: (v[2], -votes[v], str(v)))
    return place, place_id


def known_as(mentions: Sequence[Mention]) -> str | None:
    """What most mentions call it; of names used as often the shortest, so that none of the two is the first reporter's."""
    names = Counter(" ".join(m.known_as.split()) for m in mentions if m.known_as)
    return min(names, key=lambda n: (-names[n], len(n), n), default=None)


def titled(event: Event, material: Material) -> Event:
    """The event with a title made from its fields: "Prisoner exchange, A and B, 31 January 2024".

    "The sides" and "224 soldiers" stay out.
    """
    titles = material.words("titles")
    name = (titles.get(event.type) if titles else None) or event.type.replace("_", " ").capitalize()
    named = material.who.tiers(p for p in event.participants if p[0].isupper())
    when = When(earliest=event.date_earliest, latest=event.date_latest, basis=event.date_basis)
    known = f" “{event.known_as}”" if event.known_as else ""
    parts = (name + known, names_in_words(named), event.place, when_in_words(when))
    return replace(event, title=", ".join(p for p in parts if p))


def names_in_words(tiers: Sequence[Sequence[str]]) -> str:
    """Names as in "A and B", "A, B and C", "A, B and 3 others"; of a tier that does not fit, none is picked."""
    shown: list[str] = []
    total = sum(map(len, tiers))
    for tier in tiers:
        if len(shown) + len(tier) > (MOST_NAMES if total > MOST_NAMES + 1 else total):
            break
        shown += tier
    if not shown:
        return f"{total} participants" if total else ""
    more = total - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} other{'s' if more > 1 else ''}"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]


def when_in_words(when: When) -> str:
    """Dates as in "31 January 2024", "14–15 December 2025", "December 2025", "2025", "until 15 May 2025"; empty if unknown."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        day = first or last
        return "" if day is None else f"{'from' if first else 'until'} {_day(day)}"
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) != (last.year, last.month):
        return f"{_day(first)} – {_day(last)}"
    if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{first.day}–{_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


__all__ = [
    "ASSERTED",
    "Group",
    "When",
    "event_of",
    "group_of",
    "known_as",
    "place_of",
    "status_of",
    "titled",
    "type_of",
    "when_of",
]
