"""Offers joined across articles, on rows made by hand; Norland and Sudland are nobody's."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.reconcile.offers import OfferBook, book_of
from peaceledger.records import Article, Findings, Offer, OfferResponse, OfferTelling, OfferTerm

UNDATED: dict[str, Any] = {"date_earliest": None, "date_latest": None, "date_basis": "unknown"}
OPEN: dict[str, Any] = dict.fromkeys(
    ("quantity", "place", "deadline", "condition", "verification", "guarantors", "legal_form", "decision_rule", "duration")
)


def article(key: str, day: date | None) -> Article:
    return Article(
        article_id=f"a_{key}",
        capture_id=f"c_{key}",
        start=0,
        end=99,
        headline=None,
        byline=None,
        published=day,
        published_basis="stated" if day else "unknown",
        date_flag=None,
        language="en",
        kind="news",
        relevance="on_topic",
        origin_id=None,
        source_id=None,
        machine_written=False,
    )


def told(
    key: str,
    quote: str,
    *,
    day: date | None = date(2031, 5, 2),
    side: str = "XKO",
    obligor: str | None = "XUS",
    name: str | None = None,
    proposer: str | None = None,
    points: int | None = None,
    issue: str = "territory",
) -> Findings:
    """One article that tells one offer of one term."""
    at: dict[str, Any] = {"article_id": f"a_{key}", "capture_id": f"c_{key}", "start": 0, "end": len(quote), "quote": quote}
    who = (proposer or side,)
    offer = Offer(
        offer_id=f"f_{key}", name=name or quote, aliases=(), kind="offer", proposers=who, sides=(side,), event_id=None,
        named_without_terms=False, points_said=points, points_listed=None, relevance="on_topic", **UNDATED, **at,
    )  # fmt: skip
    telling = OfferTelling(
        telling_id=f"ft_{key}", offer_id=offer.offer_id, name=name, proposers=who, statement_id=None, mention_id=f"m_{key}", **at
    )
    term = OfferTerm(
        term_id=f"fm_{key}", offer_id=offer.offer_id, issue=issue, obligor=obligor, action=quote, stated=True, **OPEN, **at
    )
    return Findings(
        article=article(key, day), statements=(), mentions=(), counts=(), offers=(offer,), offer_tellings=(telling,),
        offer_terms=(term,),
    )  # fmt: skip


def answered(findings: Findings, stance: str, side: str) -> Findings:
    offer = findings.offers[0]
    response = OfferResponse(
        response_id=f"fr_{offer.offer_id}", offer_id=offer.offer_id, term_id=None, article_id=offer.article_id, party=side,
        side=side, stance=stance, statement_id=None, capture_id=offer.capture_id, start=0, end=3, quote=offer.quote[:3],
        **UNDATED,
    )  # fmt: skip
    return replace(findings, offer_responses=(response,))


def join(findings: Iterable[Findings]) -> OfferBook:
    held = list(findings)
    return book_of(held, {f.article.article_id: f.article for f in held}, {"m_1": "e_1"}, load_lexicon(["example"]))


def test_one_demand_told_twice_is_one_offer_with_both_passages():
    book = join([told("1", "withdrawal from the valley"), told("2", "to withdraw its men", proposer="The envoy")])
    [offer] = book.offers
    assert offer.proposers == ("The envoy", "XKO")
    assert offer.event_id == "e_1"
    assert {(t.offer_id, t.article_id) for t in book.terms} == {("f_1", "a_1"), ("f_1", "a_2")}
    assert {t.proposers for t in book.tellings} == {("XKO",), ("The envoy",)}


@pytest.mark.parametrize(
    "other",
    [
        told("2", "to withdraw its men", day=date(2031, 7, 2)),
        told("2", "to withdraw its men", side="XSO"),
        told("2", "to withdraw its men", obligor="XSO"),
        told("2", "to recognise the border"),
        told("2", "to withdraw its men", issue="nuclear"),
    ],
    ids=["later", "another party", "another obligor", "another thing", "another issue"],
)
def test_what_is_another_offer(other):
    assert len(join([told("1", "withdrawal from the valley"), other]).offers) == 2


def test_a_name_of_its_own_joins_and_points_keep_apart():
    one = told("1", "a truce", name="Lakeside Formula", issue="ceasefire")
    assert len(join([one, told("2", "an election", name="Lakeside Formula", issue="other")]).offers) == 1
    plans = [told("1", "a truce", name="ten-point plan", points=10), told("2", "an election", name="six-point plan", points=6)]
    assert len(join(plans).offers) == 2


def test_an_undated_telling_joins_only_where_one_series_fits():
    undated = told("3", "to withdraw its men", day=None)
    early, late = told("1", "withdrawal from the valley"), told("2", "withdrawal from the valley", day=date(2031, 9, 2))
    assert len(join([early, undated]).offers) == 1
    assert len(join([early, late, undated]).offers) == 3


def test_order_does_not_matter():
    held = [
        told("1", "withdrawal from the valley"),
        told("2", "to withdraw its men", day=date(2031, 5, 20)),
        told("3", "withdrawing behind the river", day=date(2031, 6, 25)),
        told("4", "to withdraw", day=None),
    ]
    assert len({join(order) for order in permutations(held)}) == 1


def test_a_side_that_must_act_and_says_nothing_is_silent():
    [response] = join([told("1", "withdrawal from the valley")]).responses
    assert (response.side, response.stance, response.quote) == ("XUS", "silent", None)


def test_a_side_that_answers_anywhere_is_not_silent():
    book = join([told("1", "withdrawal from the valley"), answered(told("2", "to withdraw its men"), "reject", "XUS")])
    assert [(r.side, r.stance, r.offer_id) for r in book.responses] == [("XUS", "reject", "f_1")]
