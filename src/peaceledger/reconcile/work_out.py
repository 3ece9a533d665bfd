"""Everything the ledger reckons from its own rows once they are made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from peaceledger.reconcile.book import Book
from peaceledger.reconcile.concord import concords_of
from peaceledger.reconcile.deals import deals_of, stages_checked
from peaceledger.reconcile.events import Group
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import sides_of
from peaceledger.reconcile.reckon import ordinals, running_totals, sums
from peaceledger.reconcile.reckon_comparisons import comparisons_checked, sums_checked
from peaceledger.reconcile.totals import Total
from peaceledger.records import Comparison, Concord, Deal, DealDeed, Event, Exchange, Reckoning


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """Tables made of other tables; every one in id order.

    Attributes:
        concords: Values on which voices of opposed parties agree.
        arithmetic: Numbers and orders that texts print, worked out again.
        deals: Announced exchanges, with what is still open.
        deal_deeds: Which exchange carries out which of them.
    """

    concords: tuple[Concord, ...]
    arithmetic: tuple[Reckoning, ...]
    deals: tuple[Deal, ...]
    deal_deeds: tuple[DealDeed, ...]


def book_of_rows(groups: Sequence[Group], events: Mapping[str, Event], exchanges: Iterable[Exchange], material: Material) -> Book:
    """The ledger's rows, ordered for reckoning."""
    sides = {g.event_id: frozenset(s for m in g.mentions for s in sides_of(m, material)) for g in groups}
    return Book(events=events, rows={x.event_id: x for x in exchanges}, sides=sides, material=material)


def work_out(groups: Sequence[Group], totals: Sequence[Total], comparisons: Iterable[Comparison], book: Book) -> WorkedOut:
    """Work out sums, orders, comparisons and deals.

    Args:
        groups: Events as groups of mentions.
        totals: Running totals.
        comparisons: As the articles make them.
        book: The ledger's rows.
    """
    owner = {m.mention_id: g.event_id for g in groups for m in g.mentions}
    made: dict[str, list[Comparison]] = defaultdict(list)
    loose: list[Comparison] = []
    for c in comparisons:
        if c.mention_id is None:
            loose.append(c)
        elif c.mention_id in owner:
            made[owner[c.mention_id]].append(c)
    deals = deals_of(groups, book)
    found = chain(
        sums(groups, book),
        ordinals(groups, book),
        running_totals(totals, book),
        comparisons_checked(made, book),
        sums_checked(None, loose),
        stages_checked(deals, groups, book),
    )
    rows = {row.check_id: row for row in found}
    return WorkedOut(
        concords=concords_of(groups, book.material),
        arithmetic=tuple(rows[key] for key in sorted(rows)),
        deals=deals.deals,
        deal_deeds=deals.deeds,
    )


__all__ = ["WorkedOut", "book_of_rows", "work_out"]
