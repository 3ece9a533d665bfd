"""All checks for disagreement, in one place: inside events, over articles, between statements."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from peaceledger.reconcile.clash import Check, Clash
from peaceledger.reconcile.clash_asked import who_asked
from peaceledger.reconcile.clash_blows import whose_blow
from peaceledger.reconcile.clash_cited import cited_otherwise
from peaceledger.reconcile.clash_counted import counted_otherwise
from peaceledger.reconcile.clash_counts import counts_clash, totals_clash
from peaceledger.reconcile.clash_days import days_clash, parts_clash
from peaceledger.reconcile.clash_deeds import told_in_turn
from peaceledger.reconcile.clash_denied import denied_elsewhere
from peaceledger.reconcile.clash_early import told_too_early
from peaceledger.reconcile.clash_ended import ended_otherwise
from peaceledger.reconcile.clash_figures import Numbers, figures_clash
from peaceledger.reconcile.clash_mouths import other_mouths
from peaceledger.reconcile.clash_never import never_happened
from peaceledger.reconcile.clash_promised import promised_or_not
from peaceledger.reconcile.clash_refuted import refuted
from peaceledger.reconcile.clash_reports import blame, denial, different_time, paper_status, release_or_exchange, source_date
from peaceledger.reconcile.clash_signed import signed_or_not
from peaceledger.reconcile.clash_spans import truce_days
from peaceledger.reconcile.clash_sums import sums_clash
from peaceledger.reconcile.clash_told import Told, told_otherwise
from peaceledger.reconcile.clash_tolls import tolls_clash
from peaceledger.reconcile.clash_words import other_wording, set_against
from peaceledger.reconcile.passages import Passages
from peaceledger.reconcile.totals import Total
from peaceledger.records import Mention, Statement

CHECKS: tuple[Check, ...] = (counts_clash, denial, blame, different_time, paper_status, release_or_exchange)
"""Looked for in every event, in this order."""


def clashes(told: Told, totals: Sequence[Total], statements: Sequence[Statement]) -> Iterator[Clash]:
    """All differences that the texts hold.

    Args:
        told: Events, comparisons and what was found.
        totals: Running totals.
        statements: With the utterances they report.
    """
    inside = [clash for g in told.groups for check in CHECKS for clash in check(g.mentions, g.event_id, told.material)]
    yield from inside
    yield from totals_clash(totals, told.material)
    of_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in told.material.mentions.values():
        of_article[mention.article_id].append(mention)
    misdated = [c for key, a in told.material.articles.items() for c in source_date(a, of_article[key], told.material)]
    yield from misdated
    yield from other_mouths(told.material)
    yield from set_against(told.material)
    yield from other_wording(statements, told.material)
    passages = Passages(told.material)
    numbers = Numbers(figures=told.figures, companions=told.companions, material=told.material, event_of=told.owner)
    yield from told_too_early(passages, misdated)
    sums = list(sums_clash(passages, numbers))
    yield from sums
    yield from (c for c in told_otherwise(told) if not any(_same_sum(c, s) for s in sums))
    in_turn = list(told_in_turn(told.companions, passages))
    yield from in_turn
    blows = list(whose_blow(passages, [*inside, *in_turn]))
    yield from blows
    denied = list(denied_elsewhere(told, passages, inside))
    yield from denied
    never = list(never_happened(passages, [*inside, *in_turn, *blows, *denied]))
    yield from never
    found = [*inside, *in_turn, *blows, *denied, *never]
    asked = list(who_asked(passages, told.companions, found))
    yield from asked
    promised = list(promised_or_not(passages, told.companions, [*found, *asked]))
    yield from promised
    yield from refuted(passages, [*found, *asked, *promised])
    yield from signed_or_not(passages)
    yield from ended_otherwise(passages)
    yield from truce_days(passages, told.companions)
    yield from _of_numbers(told, passages, numbers, inside)


def _of_numbers(told: Told, passages: Passages, numbers: Numbers, inside: Sequence[Clash]) -> Iterator[Clash]:
    """Numbers and days of one thing that need no common event, apart from what the events already show."""
    figures = list(figures_clash(numbers, inside))
    yield from figures
    yield from tolls_clash(passages, numbers, [*inside, *figures])
    yield from days_clash(passages, numbers)
    yield from parts_clash(passages, numbers, told.comparisons, [*inside, *figures])
    counted = list(counted_otherwise(passages, numbers, [*inside, *figures]))
    yield from counted
    yield from cited_otherwise(passages, told.companions, [*inside, *figures, *counted])


def _same_sum(told: Clash, other: Clash) -> bool:
    """Whether two rows are of one wrong sum."""
    return told.field == "sum" and told.stands[0].meets(other.stands[0])


__all__ = ["clashes"]
