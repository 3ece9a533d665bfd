"""An offer made by hand: the exchange of the small ledger as something proposed, with one term and one answer."""

from peaceledger.records import Mention, Offer, OfferResponse, OfferTelling, OfferTerm, record_id


def offers_of(mention: Mention) -> tuple[Offer, OfferTelling, OfferTerm, OfferResponse]:
    """Norland proposes what the mention tells, and Sudland accepts."""
    key = record_id("f", mention.capture_id, mention.start)
    passage = {"capture_id": mention.capture_id, "start": mention.start, "end": mention.end, "quote": mention.quote}
    undated = {"date_earliest": None, "date_latest": None, "date_basis": "unknown"}
    parts = dict.fromkeys(
        ("action", "quantity", "place", "deadline", "condition", "verification", "guarantors", "legal_form", "decision_rule")
    )
    offer = Offer(
        offer_id=key,
        name="Exchange at Midtown",
        aliases=(),
        kind="offer",
        proposers=("Norland",),
        sides=("NOR",),
        event_id=None,
        named_without_terms=False,
        points_said=None,
        points_listed=None,
        relevance="on_topic",
        article_id=mention.article_id,
        **undated,
        **passage,
    )
    telling = OfferTelling(
        telling_id=record_id("ft", key),
        offer_id=key,
        article_id=mention.article_id,
        name=None,
        proposers=("Norland",),
        statement_id=None,
        mention_id=mention.mention_id,
        **passage,
    )
    term = OfferTerm(
        term_id=record_id("fm", key),
        offer_id=key,
        article_id=mention.article_id,
        issue="prisoners",
        obligor="NOR; SUD",
        duration=None,
        stated=True,
        **parts,
        **passage,
    )
    response = OfferResponse(
        response_id=record_id("fr", key),
        offer_id=key,
        term_id=term.term_id,
        article_id=mention.article_id,
        party="Sudland",
        side="SUD",
        stance="accept",
        statement_id=None,
        **undated,
        **passage,
    )
    return offer, telling, term, response
