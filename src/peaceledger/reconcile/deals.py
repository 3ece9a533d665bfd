"""Deal to deed: which exchanges carry out an agreed one, and what is still open.

The texts' words come first. An exchange that only date and number tie to a deal is listed as likely; it counts for nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from peaceledger.reconcile.book import DONE, Book
from peaceledger.reconcile.events import Group
from peaceledger.reconcile.exchanges import NEAR, carrying_out
from peaceledger.reconcile.profile import sentence_of
from peaceledger.reconcile.reckon import Result, reckoning
from peaceledger.records import Count, Deal, DealDeed, Exchange, Mention, Reckoning
from peaceledger.records.reckoning import DealState, Outcome

SOON = timedelta(days=60)
"""Deals are carried out within weeks; an equal number later is another exchange."""

FEW_DAYS = timedelta(days=2)
"""Days by which the reports of one deed may differ."""

JUST_BEFORE = timedelta(days=7)
"""Days before the first report of a deal without a day within which a deed can carry it out."""

LONG_BEFORE = timedelta(days=365)

Side = Literal["a", "b"]
SIDES: tuple[Side, Side] = ("a", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deals:
    """Deals with their deeds.

    Attributes:
        deals: In id order.
        deeds: Ties, in id order.
    """

    deals: tuple[Deal, ...]
    deeds: tuple[DealDeed, ...]


def deals_of(groups: Sequence[Group], book: Book) -> Deals:
    """Balance every announced exchange against the exchanges that carry it out."""
    announced = {e: row for e, row in book.rows.items() if row.kind == "announced"}
    by_id = {g.event_id: g for g in groups}
    ties = {(d.agreement_event_id, d.exchange_event_id): d for d in _likely(announced, book)}
    ties |= {(d.agreement_event_id, d.exchange_event_id): d for d in _said(announced, by_id, book)}
    taken = {e for (_, e), tie in ties.items() if tie.basis == "said"}
    kept = {key: tie for key, tie in sorted(ties.items()) if tie.basis == "said" or key[1] not in taken}
    of_deal: dict[str, list[DealDeed]] = defaultdict(list)
    for (deal, _), tie in kept.items():
        of_deal[deal].append(tie)
    deals = tuple(_balance(announced[e], of_deal[e], by_id[e], book) for e in sorted(announced))
    return Deals(deals=deals, deeds=tuple(kept.values()))


def _said(announced: Mapping[str, Exchange], groups: Mapping[str, Group], book: Book) -> Iterator[DealDeed]:
    """Deeds near whose passages a text says that they carry out what was agreed."""
    for event_id, row in sorted(book.rows.items()):
        if row.kind not in DONE:
            continue
        passage = _tying_passage(groups[event_id].mentions, book, near=_about(event_id, book) is not None)
        deal = row.agreement_event_id if row.agreement_event_id in announced else None
        deal = deal if deal and _may_be_between(row, announced[deal]) else None
        deal = deal or (_only_one(event_id, row, announced, groups, book) if passage else None)
        if deal and passage and not _earlier(event_id, groups[deal], book):
            yield DealDeed(
                agreement_event_id=deal,
                exchange_event_id=event_id,
                basis="said",
                explanation=f"the text says that it carries out what was agreed ({book.title(deal)})",
                capture_id=passage.capture_id,
                start=passage.start,
                end=passage.end,
                quote=passage.quote,
            )


def _about(event_id: str, book: Book) -> date | None:
    """The day of a deed; the last one where reports differ by a day or few."""
    event = book.events[event_id]
    first, last = event.date_earliest, event.date_latest
    return last if first and last and last - first <= FEW_DAYS else None


def _earlier(deed: str, deal: Group, book: Book) -> bool:
    """Whether a deed lies before its deal; of a deal without a day, long before anybody told of it."""
    last, agreed = book.events[deed].date_latest, book.day(deal.event_id)
    told = _told_on(deal, book)
    begin = agreed or (min(told) - LONG_BEFORE if told else None)
    return last is not None and begin is not None and last < begin


def _tying_passage(mentions: Iterable[Mention], book: Book, *, near: bool) -> Mention | None:
    """The first mention whose sentence says so, else, where that is let count, the first with such words near."""
    cues = carrying_out(book.material)
    ordered = sorted(mentions, key=lambda m: (m.capture_id, m.start, m.mention_id))
    for m in ordered:
        if cues.search(sentence_of(m, book.material)):
            return m
    for m in ordered if near else ():
        around = book.material.texts.get(m.capture_id, "")[max(0, m.start - NEAR) : m.end + NEAR].casefold()
        if cues.search(around):
            return m
    return None


def _only_one(
    event_id: str, row: Exchange, announced: Mapping[str, Exchange], groups: Mapping[str, Group], book: Book
) -> str | None:
    """The one deal of the same sides that was open then, else the one of them that lets so many go."""
    day = _about(event_id, book)
    fit = [e for e, deal in sorted(announced.items()) if day and _same_sides(row, deal) and _in_time(e, day, groups, book)]
    fit = [e for e in fit if book.day(e) is not None] or fit
    held = [e for e in fit if _holds(announced[e], row)]
    return fit[0] if len(fit) == 1 else held[0] if len(held) == 1 else None


def _holds(deal: Exchange, deed: Exchange) -> bool:
    """Whether a deal lets so many go as the deed let."""
    known = [(x, y) for x, y in ((deal.a_best, deed.a_best), (deal.b_best, deed.b_best)) if x is not None and y is not None]
    return bool(known) and all(y <= x for x, y in known)


def _same_sides(deed: Exchange, deal: Exchange) -> bool:
    """Whether a deed is between the sides of a deal; of a release often one alone is told."""
    told = {s for s in (deed.side_a, deed.side_b) if s}
    both = deal.side_a is not None and deal.side_b is not None and deed.living == deal.living
    return both and bool(told) and told <= {deal.side_a, deal.side_b} and not _one_way(deed, deal)


def _one_way(deed: Exchange, deal: Exchange) -> bool:
    """Whether people went to the side alone to which the deal lets nobody go."""
    agreed, went = ({s for s in SIDES if getattr(row, f"{s}_best")} for row in (deal, deed))
    return bool(agreed) and bool(went) and went.isdisjoint(agreed)


def _may_be_between(deed: Exchange, deal: Exchange) -> bool:
    """Whether both sides of a deed, where two are told, can be those of the deal."""
    told, sides = ({s for s in (row.side_a, row.side_b) if s} for row in (deed, deal))
    return deed.living == deal.living and (len(told) < 2 or len(sides) < 2 or told == sides)


def _in_time(deal: str, day: date, groups: Mapping[str, Group], book: Book) -> bool:
    """Whether a day comes soon after a deal; one without a day was struck shortly before it was first told of."""
    agreed = book.day(deal)
    if agreed is not None:
        return agreed <= day <= agreed + SOON
    first = min(_told_on(groups[deal], book), default=None)
    return first is not None and first - JUST_BEFORE <= day <= first + SOON


def _told_on(deal: Group, book: Book) -> list[date]:
    return [p for m in deal.mentions if (p := book.material.articles[m.article_id].published)]


def _likely(announced: Mapping[str, Exchange], book: Book) -> Iterator[DealDeed]:
    """Exchanges soon after a deal of the same sides that return the agreed number to a side whose number both know."""
    for event_id, deal in sorted(announced.items()):
        agreed, key = book.day(event_id), book.key(event_id)
        if agreed is None or key is None:
            continue
        for other in book.between(key, agreed, agreed + SOON):
            row = book.rows.get(other)
            if row is not None and row.kind in DONE and _same_numbers(deal, row):
                yield DealDeed(
                    agreement_event_id=event_id,
                    exchange_event_id=other,
                    basis="date_and_number",
                    explanation=f"{book.title(other)} has the agreed number and comes within {SOON.days} days; no text ties them",
                    capture_id=None,
                    start=None,
                    end=None,
                    quote=None,
                )


def _same_numbers(deal: Exchange, row: Exchange) -> bool:
    known = [(x, y) for x, y in ((deal.a_best, row.a_best), (deal.b_best, row.b_best)) if x is not None and y is not None]
    return bool(known) and all(x == y for x, y in known)


def _balance(row: Exchange, ties: Sequence[DealDeed], group: Group, book: Book) -> Deal:
    said = [book.rows[t.exchange_event_id] for t in ties if t.basis == "said"]
    agreed: dict[Side, int | None] = {"a": row.a_best, "b": row.b_best}
    returned = {side: _sum(getattr(deed, f"{side}_best") for deed in said if deed.living) for side in SIDES}
    open_: dict[Side, int | None] = {side: _less(agreed[side], returned[side]) for side in SIDES}
    sure = {side: _sum(_least(deed, side) for deed in said) for side in SIDES}
    state = _state(agreed, open_, sure)
    return Deal(
        event_id=row.event_id,
        state=state,
        side_a=row.side_a,
        agreed_a=agreed["a"],
        returned_a=returned["a"],
        open_a=open_["a"],
        side_b=row.side_b,
        agreed_b=agreed["b"],
        returned_b=returned["b"],
        open_b=open_["b"],
        n_deeds=len(said),
        n_likely=len(ties) - len(said),
        explanation="; ".join(
            [
                *_unsided(group, agreed, book),
                *(_side_in_words(getattr(row, f"side_{s}"), agreed[s], returned[s], open_[s]) for s in SIDES),
            ]
        ),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if known else None


def _less(agreed: int | None, returned: int | None) -> int | None:
    return None if agreed is None or returned is None else agreed - returned


def _least(deed: Exchange, side: Side) -> int | None:
    """The least number reported for a side: what goes beyond a deal in the best one may be people whom it does not cover."""
    low, best = (deed.a_low, deed.a_best) if side == "a" else (deed.b_low, deed.b_best)
    return best if low is None else low


def _state(agreed: Mapping[Side, int | None], open_: Mapping[Side, int | None], sure: Mapping[Side, int | None]) -> DealState:
    if all(n is None for n in agreed.values()):
        return "cannot_tell"
    known = [open_[s] for s in SIDES if agreed[s] is not None]
    if any((_less(agreed[s], sure[s]) or 0) < 0 for s in SIDES):
        return "exceeded"
    if any(n is not None and n < 0 for n in known):
        return "cannot_tell"
    return "carried_out" if all(n == 0 for n in known) else "open"


def _unsided(group: Group, agreed: Mapping[Side, int | None], book: Book) -> Iterator[str]:
    """What is agreed of people without a side: it is told, and balanced against nothing."""
    if all(n is None for n in agreed.values()):
        counts = [c for m in group.mentions for c in book.material.counts_of.get(m.mention_id, ())]
        told = sorted({c.quote for c in counts if c.role == "returned" and c.returned_to is None and c.low is not None})
        if told:
            yield f"“{'”, “'.join(told)}” agreed, for which side is not said"


def _side_in_words(side: str | None, agreed: int | None, returned: int | None, open_: int | None) -> str:
    to = side or "a side not said"
    if agreed is None:
        return f"no number agreed for {to}" + (f", {returned:,} returned" if returned is not None else "")
    if returned is None:
        return f"{agreed:,} agreed for {to}, no number of a deed tied to it"
    left = f"{open_:,} open" if open_ is None or open_ >= 0 else f"{-open_:,} more than agreed"
    return f"{agreed:,} agreed for {to}, {returned:,} returned, {left}"


def stages_checked(found: Deals, groups: Sequence[Group], book: Book) -> Iterator[Reckoning]:
    """The sum of the deeds against the deal, side by side; what is not yet returned may be still to come."""
    by_id = {g.event_id: g for g in groups}
    deeds: dict[str, list[str]] = defaultdict(list)
    for tie in found.deeds:
        if tie.basis == "said":
            deeds[tie.agreement_event_id].append(tie.exchange_event_id)
    for deal in found.deals:
        for side in SIDES:
            agreed, returned = getattr(deal, f"agreed_{side}"), getattr(deal, f"returned_{side}")
            at = _passage(by_id.get(deal.event_id), getattr(deal, f"side_{side}"), agreed, book)
            if agreed is None or returned is None or at is None:
                continue
            sure = _sum(_least(book.rows[deed], side) for deed in deeds[deal.event_id]) or 0
            outcome: Outcome = "holds" if agreed == returned else "fails" if sure > agreed else "cannot_tell"
            why = f"{deal.n_deeds} deeds returned {returned:,} of {agreed:,}" + (
                "; the rest is open" if returned < agreed else ""
            )
            result = Result(outcome=outcome, why=why, claimed=agreed, found=returned, sources=tuple(deeds[deal.event_id]))
            yield reckoning("stages", deal.event_id, at, f"{agreed:,} for {getattr(deal, f'side_{side}')}", result)


def _passage(group: Group | None, side: str | None, agreed: int | None, book: Book) -> Count | None:
    counts = (c for m in (group.mentions if group else ()) for c in book.material.counts_of.get(m.mention_id, ()))
    fit = [c for c in counts if c.role == "returned" and c.returned_to == side and agreed in (c.low, c.high)]
    return min(fit, key=lambda c: (c.capture_id, c.start, c.count_id), default=None)


__all__ = ["Deals", "deals_of", "stages_checked"]
