"""Offers across articles: one offer with all its tellings, terms and answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from peaceledger.records import Findings, Offer, OfferResponse, OfferTelling, OfferTerm

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBook:
    """The four tables of offers, each in id order."""

    offers: tuple[Offer, ...]
    tellings: tuple[OfferTelling, ...]
    terms: tuple[OfferTerm, ...]
    responses: tuple[OfferResponse, ...]


def book_of(findings: Sequence[Findings], event_of: Mapping[str, str]) -> OfferBook:
    """Join the offers of all articles.

    Args:
        findings: What extraction found, one per article, in any order.
        event_of: Event by mention_id.
    """
    return OfferBook(
        offers=_in_order((o for f in findings for o in f.offers), "offer_id"),
        tellings=_in_order((o for f in findings for o in f.offer_tellings), "telling_id"),
        terms=_in_order((o for f in findings for o in f.offer_terms), "term_id"),
        responses=_in_order((o for f in findings for o in f.offer_responses), "response_id"),
    )


def _in_order(records: Iterable[R], key: str) -> tuple[R, ...]:
    by_id: dict[Any, R] = {getattr(r, key): r for r in records}
    return tuple(by_id[one] for one in sorted(by_id))
