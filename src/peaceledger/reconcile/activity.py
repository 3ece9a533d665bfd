"""Whether a drop in events may only mean that less was read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import comb
from typing import Literal, NamedTuple

from peaceledger.reconcile.coverage import week_of
from peaceledger.records import Activity, Article, Event
from peaceledger.records.origin import Verdict

ALL = "all"
BEFORE: Mapping[Literal["week", "month"], int] = {"week": 4, "month": 3}
"""Periods before, that each is compared with: long enough for a mean, short enough for a war that changes."""
CHANCE = 0.05
"""A drop that chance alone brings more often than this is none."""
LESS = 0.7
"""Reading fell where articles or outlets fell below this share of the usual; weeks with holidays keep above it."""
RECORDS = "statement_of_record"


class Seen(NamedTuple):
    """What one period has: events, articles and outlets read."""

    events: int
    articles: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read in one period: articles, by outlet; articles of unknown outlets stand under an empty name."""

    by_source: Mapping[str, int]

    @property
    def articles(self) -> int:
        """All articles."""
        return sum(self.by_source.values())


def activity_of(events: Iterable[Event], articles: Iterable[Article]) -> tuple[Activity, ...]:
    """Events of each type beside what was read, week by week and month by month; periods that nothing precedes say too few."""
    told = [e for e in events if e.relevance == "on_topic" and e.type != RECORDS]
    published = [(a.published, a.source_id or "") for a in articles if a.published]
    rows: list[Activity] = []
    for period, first_day in _PERIODS:
        read = read_per(published, first_day)
        counted = count_per(told, first_day)
        for kind in sorted(counted):
            rows += _rows(kind, period, counted[kind], read)
    return tuple(sorted(rows, key=lambda row: (row.type, row.period, row.start)))


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def _monday(day: date) -> date:
    return week_of(day) or day


_PERIODS: tuple[tuple[Literal["week", "month"], Callable[[date], date]], ...] = (("month", month_of), ("week", _monday))


def read_per(published: Iterable[tuple[date, str]], first_day: Callable[[date], date]) -> dict[date, Read]:
    """What was read in each period.

    Args:
        published: Day and outlet of each article.
        first_day: First day of the period a day lies in; the day itself for days.
    """
    found: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for day, source in published:
        found[first_day(day)][source] += 1
    return {start: Read(by_source=dict(by_source)) for start, by_source in found.items()}


def count_per(events: Iterable[Event], first_day: Callable[[date], date]) -> dict[str, dict[date, int]]:
    """Events of each type, and of all, in each period; an event whose days lie in two periods counts in none."""
    found: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for e in events:
        if e.date_earliest and e.date_latest and first_day(e.date_earliest) == first_day(e.date_latest):
            for kind in (e.type, ALL):
                found[kind][first_day(e.date_earliest)] += 1
    return {kind: dict(counts) for kind, counts in found.items()}


def _rows(
    kind: str, period: Literal["week", "month"], events: Mapping[date, int], read: Mapping[date, Read]
) -> Iterator[Activity]:
    first = min(read, default=date.max)
    for start in _starts(period, read):
        before = list(_before(start, period))
        if start in read or any(b in read for b in before):
            seen = [(b, events.get(b, 0), read.get(b)) for b in (start, *before) if b >= first]
            if kind == ALL or any(number for _, number, _ in seen):
                yield _row(kind, period, start, seen)


def _row(kind: str, period: Literal["week", "month"], start: date, seen: Sequence[tuple[date, int, Read | None]]) -> Activity:
    now, *before = [Seen(n, r.articles if r else 0, len(r.by_source) if r else 0) for _, n, r in seen]
    outlets = [set(r.by_source) if r else set() for _, _, r in seen]
    held = {s for o in outlets[1:] for s in o if s and 2 * sum(s in other for other in outlets[1:]) > len(outlets) - 1}
    verdict = calm_or_silence(now, before, BEFORE[period])
    usual = _mean(before)
    return Activity(
        type=kind,
        period=period,
        start=start,
        n_events=now.events,
        n_articles=now.articles,
        n_sources=now.sources,
        usual_events=usual[0] if usual else None,
        usual_articles=usual[1] if usual else None,
        usual_sources=usual[2] if usual else None,
        silent=tuple(sorted(held - outlets[0])),
        verdict=verdict,
        note=_in_words(verdict, now, usual),
    )


def calm_or_silence(now: Seen, before: Sequence[Seen], asked: int) -> Verdict:
    """Whether fewer events than before are more than chance, and more than what a drop in reading explains.

    Events are held against those before as by throwing a coin: with as many periods as were compared, or with as many articles
    as were read, each event of all falls into this period by its share.

    Args:
        now: This period.
        before: The periods compared with.
        asked: How many there should be.
    """
    events, articles = sum(s.events for s in before), sum(s.articles for s in before)
    if len(before) < asked or at_most(0, now.events + events, 1 / (1 + len(before))) > CHANCE:
        return "too_few"
    if at_most(now.events, now.events + events, 1 / (1 + len(before))) > CHANCE:
        return "steady"
    usual = sum(s.sources for s in before) / len(before)
    if now.articles * len(before) >= LESS * articles and now.sources >= LESS * usual:
        return "fewer"
    explained = at_most(now.events, now.events + events, now.articles / max(1, now.articles + articles))
    return "cannot_tell" if explained > CHANCE else "fewer_even_so"


def at_most(number: int, trials: int, share: float) -> float:
    """Chance of at most so many of some trials, each with this share."""
    return sum(comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(number + 1))


def _mean(seen: Sequence[Seen]) -> tuple[float, float, float] | None:
    if not seen:
        return None
    events, articles, sources = (round(sum(s[i] for s in seen) / len(seen), 2) for i in range(3))
    return events, articles, sources


def _in_words(verdict: Verdict, now: Seen, usual: tuple[float, float, float] | None) -> str:
    if usual is None or verdict == "too_few":
        return f"events {now.events}, articles read {now.articles}, outlets {now.sources}: too few to compare"
    held = (
        f"events {now.events}, usually {usual[0]:g}; articles read {now.articles}, usually {usual[1]:g}; "
        f"outlets {now.sources}, usually {usual[2]:g}"
    )
    said = {
        "steady": "no drop beyond chance",
        "fewer": "fewer events though as much was read",
        "fewer_even_so": "less was read, but events fell by more",
        "cannot_tell": "less was read, too: calm and silence cannot be told apart",
    }
    return f"{held}: {said[verdict]}"


def _before(start: date, period: Literal["week", "month"]) -> Iterator[date]:
    """The periods before, the nearest first."""
    for _ in range(BEFORE[period]):
        start = start - timedelta(days=7) if period == "week" else month_of(start - timedelta(days=1))
        yield start


def _starts(period: Literal["week", "month"], read: Mapping[date, Read]) -> Iterator[date]:
    """Every period from the first to the last that something was read in."""
    at, last = (min(read), max(read)) if read else (date.max, date.min)
    while at <= last:
        yield at
        at = at + timedelta(days=7) if period == "week" else month_of(at + timedelta(days=31))


__all__ = ["Read", "Seen", "activity_of", "at_most", "calm_or_silence", "count_per", "read_per"]
