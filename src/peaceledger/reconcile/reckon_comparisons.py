"""Claims that compare an event with others, against the ledger: "the first in five months", "the largest so far"."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from peaceledger.reconcile.book import DONE, Book, Key, titles
from peaceledger.reconcile.profile import FAMILY, plain
from peaceledger.reconcile.reckon import Result, reckoning
from peaceledger.records import Comparison, Exchange, Reckoning

SAME_DAYS = 3
"""An event so few days before is told as the same one, or is the first half of it."""
OFF = 0.1
"""Rates and lengths of time are rounded: four months and twenty days are "five months"."""
LEAST_MONTHS = 3
"""Months of deeds from which the ledger takes a rate of its own."""
A_YEAR = timedelta(days=365)
"""A bare "largest" is not said of all the years before."""
NOT_KNOWN = Result(outcome="cannot_tell", why="the ledger does not know both sides of this event")


def comparisons_checked(claims: Mapping[str, Sequence[Comparison]], book: Book) -> Iterator[Reckoning]:
    """One row for each claim of an event that has a place among others of its kind.

    Args:
        claims: By the event they are made of.
        book: The ledger's rows.
    """
    for event_id, made in sorted(claims.items()):
        key = book.key(event_id)
        yield from sums_checked(event_id, made)
        if book.events[event_id].type not in FAMILY:
            continue
        for claim in sorted((c for c in made if c.kind in CHECKS), key=lambda c: c.comparison_id):
            result = CHECKS[claim.kind](claim, event_id, key, book) if key else NOT_KNOWN
            if result is not None:
                yield reckoning(claim.kind, event_id, claim, claim.quote, result)


def sums_checked(event_id: str | None, claims: Sequence[Comparison]) -> Iterator[Reckoning]:
    """One row for each sum that a text prints of an event, or of none."""
    yield from (reckoning("sum", event_id, c, " ".join(c.quote.split()), _sum(c)) for c in claims if c.kind == "sum")


def _sum(claim: Comparison) -> Result:
    """A number against what other numbers of its text give; the ledger has no part in it."""
    allowed = " to ".join(dict.fromkeys(f"{n:,g}" for n in (claim.low, claim.high) if n is not None))
    if claim.found is None:
        why = f"the text says {allowed} and prints no numbers that give it"
        return Result(outcome="cannot_tell", why=why, claimed=claim.low)
    holds = (claim.low or 0.0) <= claim.found <= (claim.high if claim.high is not None else claim.found)
    why = f"{claim.working}, by the numbers of the text; it says {allowed}"
    return Result(outcome="holds" if holds else "fails", why=why, claimed=claim.low, found=claim.found)


def _first(claim: Comparison, event_id: str, key: Key, book: Book) -> Result | None:
    """None of the kind between the time since which and the event."""
    day = book.day(event_id)
    if day is None:
        return Result(outcome="cannot_tell", why="the ledger has no day for this event")
    begin = _begin(claim, day)
    if begin is None or begin >= day:
        return Result(outcome="cannot_tell", why="the text does not say since which day")
    others = [i for i in book.between(key, begin, day - timedelta(days=SAME_DAYS)) if i != event_id]
    claimed = float((day - begin).days)
    if others:
        return _contradicted(claim, others, claimed, day, book)
    share = book.reading.share(begin, day)
    read = f"articles were read in {share:.0%} of the weeks from {begin} to {day}"
    if book.reading.covers(begin, day):
        return Result(outcome="holds", why=f"the ledger has none of its kind in that time; {read}", claimed=claimed)
    return Result(outcome="cannot_tell", why=f"the ledger has none of its kind in that time, but {read}", claimed=claimed)


def _begin(claim: Comparison, day: date) -> date | None:
    """The first day of the time in which there should be none; "since July" written in June is July of the year before."""
    if claim.unit == "days":
        length = claim.low if claim.low is not None else claim.high
        return day - timedelta(days=int((length or 0) * (1 - OFF)))
    return _after(claim, day)


def _after(claim: Comparison, day: date) -> date | None:
    """The day after the time that a claim reaches back to: what was then is what it is compared with."""
    since = claim.since_latest or claim.since_earliest
    if since is None:
        return None
    since = since if since < day else since.replace(year=since.year - 1, day=min(since.day, 28))
    return since + timedelta(days=1)


def _contradicted(claim: Comparison, others: Sequence[str], claimed: float, day: date, book: Book) -> Result:
    """Others of the kind were found; a claim about a narrower kind ("the first formal talks") they need not contradict."""
    last = max(others, key=lambda i: (str(book.day(i)), i))
    since = book.day(last)
    found = float((day - since).days) if since else None
    narrower = [w for w in _named(claim) if w not in book.material.words("unqualified")]
    words = f"the ledger has {titles(book, [last])}, {found:g} days before" if found is not None else ""
    if narrower:
        why = f"{words}; whether that was “{' '.join(narrower)}” too is not known"
        return Result(outcome="cannot_tell", why=why, claimed=claimed, found=found, sources=(last,))
    return Result(outcome="fails", why=words, claimed=claimed, found=found, sources=tuple(others))


def _named(claim: Comparison) -> list[str]:
    """The words between "first" and the time."""
    words = plain(claim.quote).split()
    ends = [words.index(w) for w in ("since", "in", "for", "after") if w in words]
    return words[1 : min(ends)] if ends and words[:1] == ["first"] else []


def _largest(claim: Comparison, event_id: str, key: Key, book: Book) -> Result | None:
    row = book.rows.get(event_id)
    if row is None:
        return None
    day, size = book.day(event_id), size_of(row)
    if day is None or size is None:
        return Result(outcome="cannot_tell", why="the ledger has no day or no number for this exchange")
    begin = _after(claim, day) if claim.since_earliest else None if " " in claim.quote else day - A_YEAR
    earlier = book.between(key, begin or date.min, day - timedelta(days=1))
    sized = {i: s for i in earlier if i != event_id and book.rows[i].kind in DONE and (s := size_of(book.rows[i])) is not None}
    top = max(sized, key=lambda i: (sized[i], i), default=None)
    if top is not None and sized[top] > size:
        why = f"{size:,} were returned to one side here, {sized[top]:,} in {titles(book, [top])}"
        return Result(outcome="fails", why=why, claimed=size, found=sized[top], sources=(event_id, top))
    since = f"from {begin} until" if begin else "before"
    why = f"none of the ledger's {len(sized)} exchanges with a number {since} {day} is larger than {size:,}"
    why = why if sized else f"the ledger has no exchange with a number {since} {day}"
    found = sized[top] if top else None
    if claim.since_earliest is not None and sized and book.reading.covers(claim.since_earliest, day):
        return Result(outcome="holds", why=why, claimed=size, found=found, sources=(event_id,))
    return Result(
        outcome="cannot_tell", why=f"{why}; not all of the time was read", claimed=size, found=found, sources=(event_id,)
    )


def size_of(row: Exchange) -> int | None:
    """The larger of both sides' numbers; a text that compares exchanges compares what it counts itself."""
    return max((n for n in (row.a_best, row.b_best) if n is not None), default=None)


def _rate(claim: Comparison, event_id: str, key: Key, book: Book) -> Result | None:
    """People a month against the ledger's own, over the year before the article."""
    told = book.material.articles[claim.article_id].published
    if claim.low is None or claim.unit != "per_month" or told is None:
        return None
    begin = told - timedelta(days=365)
    sums = {side: book.returned(side, begin, told) for side in key[1:] if side}
    own = {side: total / 12 for side, (total, ids) in sums.items() if len(ids) >= LEAST_MONTHS}
    if not own:
        return Result(outcome="cannot_tell", why="the ledger has too few deeds in the year before", claimed=claim.low)
    shown = ", ".join(f"{n:,.0f} a month to {side}" for side, n in sorted(own.items()))
    near = [n for n in own.values() if abs(n - claim.low) <= OFF * claim.low]
    found = near[0] if near else max(own.values())
    why = f"the ledger's own over the year before: {shown}"
    return Result(outcome="holds" if near else "cannot_tell", why=why, claimed=claim.low, found=round(found, 1))


CHECKS = {"first": _first, "largest": _largest, "rate": _rate}

__all__ = ["comparisons_checked", "size_of", "sums_checked"]
