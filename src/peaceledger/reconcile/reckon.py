"""Arithmetic: what texts add up, number and total, worked out again from the ledger's own rows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from peaceledger.reconcile.book import DONE, Book
from peaceledger.reconcile.clash_counts import comparable_groups, words_of
from peaceledger.reconcile.events import Group
from peaceledger.reconcile.exchanges import value_of
from peaceledger.reconcile.sums import least, most, sums_of
from peaceledger.reconcile.totals import Total
from peaceledger.records import Comparison, Count, Exchange, Mention, Reckoning, record_id
from peaceledger.records.reckoning import Outcome, Rule

Passage = Comparison | Count | Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How a check came out; the fields are those of ``Reckoning``."""

    outcome: Outcome
    why: str
    claimed: float | None = None
    found: float | None = None
    sources: tuple[str, ...] = ()


def reckoning(rule: Rule, subject: str | None, at: Passage, claim: str, result: Result) -> Reckoning:
    """A row of the arithmetic table; its passage is that of what is checked."""
    return Reckoning(
        check_id=record_id("h", rule, subject or "", at.capture_id, at.start, at.end, claim),
        subject_id=subject,
        rule=rule,
        claim=claim,
        outcome=result.outcome,
        claimed=result.claimed,
        found=result.found,
        explanation=result.why,
        sources=tuple(sorted(set(result.sources))),
        capture_id=at.capture_id,
        start=at.start,
        end=at.end,
        quote=at.quote,
    )


def sums(groups: Sequence[Group], book: Book) -> Iterator[Reckoning]:
    """Parts against totals, both sides against "in all"."""
    for g in groups:
        for _, counts in sorted(comparable_groups(g.mentions, book.material).items()):
            for s in sums_of(counts, book.material):
                result = Result(
                    outcome="holds" if s.holds else "fails",
                    why=f"{s.in_words}; the text prints {words_of(s.printed)}",
                    claimed=value_of(s.printed),
                    found=s.total,
                    sources=(s.printed.count_id, *(c.count_id for c in s.parts)),
                )
                yield reckoning(s.rule, g.event_id, s.printed, words_of(s.printed), result)


def ordinals(groups: Sequence[Group], book: Book) -> Iterator[Reckoning]:
    """Numbered exchanges of two sides in the order of their numbers: days must rise with them."""
    passages = {g.event_id: _ordinal_passage(g, book) for g in groups if g.event_id in book.rows}
    numbered: dict[tuple[str | None, str | None], list[Exchange]] = defaultdict(list)
    for row in book.rows.values():
        if row.ordinal is not None and row.kind in DONE and passages.get(row.event_id):
            numbered[row.side_a, row.side_b].append(row)
    for _, rows in sorted(numbered.items(), key=str):
        for before, row in pairwise(sorted(rows, key=lambda r: (r.ordinal or 0, str(r.date_earliest), r.event_id))):
            at = passages[row.event_id]
            if at is not None:
                yield _in_order(before, row, at, book)


def _ordinal_passage(group: Group, book: Book) -> Count | None:
    found = [c for m in group.mentions for c in book.material.counts_of.get(m.mention_id, ()) if c.role == "ordinal"]
    return min(found, key=lambda c: (c.capture_id, c.start, c.count_id), default=None)


def _in_order(before: Exchange, row: Exchange, at: Count, book: Book) -> Reckoning:
    outcome, why, found = _order(before, row, book)
    result = Result(outcome=outcome, why=why, claimed=row.ordinal, found=found, sources=(before.event_id, row.event_id))
    return reckoning("ordinal", row.event_id, at, f"number {row.ordinal}, after number {before.ordinal}", result)


def _order(before: Exchange, row: Exchange, book: Book) -> tuple[Outcome, str, float | None]:
    first, second = book.day(before.event_id), book.day(row.event_id)
    titles = f"{book.title(before.event_id)} and {book.title(row.event_id)}"
    if first is None or second is None:
        return "cannot_tell", f"of {titles} one has no day", None
    if row.ordinal == before.ordinal:
        return ("fails" if first != second else "cannot_tell"), f"{titles} have one number, {row.ordinal}", None
    if second <= first:
        return "fails", f"number {row.ordinal} is dated {second}, number {before.ordinal} {first}", None
    return _room_between(before, row, first, second, book)


def _room_between(before: Exchange, row: Exchange, first: date, second: date, book: Book) -> tuple[Outcome, str, float | None]:
    """Whether as many exchanges lie between two numbered ones as their numbers leave room for."""
    key = book.key(row.event_id)
    inside = [i for i in book.between(key, first, second) if i not in (before.event_id, row.event_id)] if key else []
    room = (row.ordinal or 0) - (before.ordinal or 0) - 1
    known = float((before.ordinal or 0) + len(inside) + 1)
    words = (
        f"between number {before.ordinal} ({first}) and number {row.ordinal} ({second}) the ledger has {len(inside)} exchanges"
    )
    if len(inside) == room:
        return "holds", words, known
    if len(inside) > room:
        return "fails", f"{words}, the numbers leave room for {room}", known
    return "cannot_tell", f"{words} of {room}: the others were not read of", known


def running_totals(totals: Sequence[Total], book: Book) -> Iterator[Reckoning]:
    """Running totals of people returned to one side against the ledger's own sum since the total before."""
    series: dict[tuple[str | None, str], list[tuple[date, Total]]] = defaultdict(list)
    for t in totals:
        day = _told_on(t, book)
        if t.of_exchanges and day is not None and value_of(t.counts[0]) is not None:
            series[t.counts[0].returned_to, t.counts[0].scope].append((day, t))
    for (side, scope), told in sorted(series.items(), key=str):
        ordered = sorted(told, key=lambda x: (x[0], value_of(x[1].counts[0]) or 0.0, x[1].event_id))
        if scope == "year":
            yield from (_of_the_year(day, t, side, book) for day, t in ordered)
        if scope == "war" and len(ordered) == 1:
            yield _with_none_before(*ordered[0], side, book)
        for (day, t), (later, u) in pairwise(ordered):
            if scope == "war" and later > day:
                yield _grown((day, t), (later, u), side, book)


def _with_none_before(day: date, t: Total, side: str | None, book: Book) -> Reckoning:
    """A total alone; only a ledger that has more can tell against it."""
    own, ids = book.returned(side, date.min, day) if side else (0.0, ())
    count = t.counts[0]
    fails = bool(own) and own > most(count)
    told = (
        f"the ledger's deeds until {day} returned {own:,g} to {side}" if own else "the ledger has no number of the deeds before"
    )
    why = f"the text says “{count.quote}” in all; {told}, and no earlier total is known"
    outcome: Outcome = "fails" if fails else "cannot_tell"
    result = Result(outcome=outcome, why=why, claimed=value_of(count), found=own or None, sources=ids)
    return reckoning("running_total", t.event_id, count, words_of(count), result)


def _told_on(t: Total, book: Book) -> date | None:
    days = [book.material.articles[m.article_id].published for m in t.mentions]
    return min((d for d in days if d), default=None)


def _of_the_year(day: date, t: Total, side: str | None, book: Book) -> Reckoning:
    count, begin = t.counts[0], date(day.year, 1, 1)
    growth = Growth(low=least(count), high=most(count), first=begin, last=day, since=f"from 1 January until {day}")
    return _against(t, growth, side, book, ())


def _grown(before: tuple[date, Total], after: tuple[date, Total], side: str | None, book: Book) -> Reckoning:
    old, new = before[1].counts[0], after[1].counts[0]
    since = f"since {words_of(old)}, told on {before[0]}, until {after[0]}"
    low, high = least(new) - most(old), most(new) - least(old)
    growth = Growth(low=low, high=high, first=before[0] + timedelta(days=1), last=after[0], since=since)
    return _against(after[1], growth, side, book, (before[1].event_id,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What a running total grew by, from least to most, over which days, and those days in words."""

    low: float
    high: float
    first: date
    last: date
    since: str

    @property
    def in_words(self) -> str:
        """As a number or a range."""
        return f"{self.low:,g}" if self.low == self.high else f"{self.low:,g} to {self.high:,g}"


def _against(t: Total, growth: Growth, side: str | None, book: Book, sources: tuple[str, ...]) -> Reckoning:
    """A total's growth against the ledger's own sum."""
    own, ids = book.returned(side, growth.first, growth.last) if side else (0.0, ())
    to = side or "a side that is not said"
    why = f"{growth.since} the total grew by {growth.in_words}; the ledger's deeds returned {own:,g} to {to}"
    outcome: Outcome = "cannot_tell"
    if growth.high < 0:
        outcome, why = "fails", f"{growth.since} the total fell by {-growth.high:,g}"
    elif side and own > growth.high:
        outcome = "fails"
    elif own and growth.low <= own:
        outcome = "holds"
    else:
        why += ": what was not read of may make the difference"
    result = Result(outcome=outcome, why=why, claimed=growth.low, found=own, sources=(*ids, *sources))
    return reckoning("running_total", t.event_id, t.counts[0], words_of(t.counts[0]), result)


__all__ = ["Passage", "ordinals", "reckoning", "running_totals", "sums"]
