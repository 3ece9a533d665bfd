"""What one article yields."""

from dataclasses import dataclass

from peaceledger.records.act import Act
from peaceledger.records.agreement import AgreementTelling, Compliance
from peaceledger.records.article import Article
from peaceledger.records.claim import MarketReaction, ProgressClaim
from peaceledger.records.comparison import Comparison
from peaceledger.records.figure import Figure
from peaceledger.records.mention import Count, Mention
from peaceledger.records.offer import Offer, OfferResponse, OfferTelling, OfferTerm
from peaceledger.records.outcome import TalksOutcome
from peaceledger.records.position import PartyPosition, RedLine
from peaceledger.records.statement import Statement
from peaceledger.records.usage import Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything extraction found in one article; offsets are those of the capture."""

    article: Article
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    counts: tuple[Count, ...]
    acts: tuple[Act, ...] = ()
    offers: tuple[Offer, ...] = ()
    offer_tellings: tuple[OfferTelling, ...] = ()
    offer_terms: tuple[OfferTerm, ...] = ()
    offer_responses: tuple[OfferResponse, ...] = ()
    vocabulary: tuple[Usage, ...] = ()
    party_positions: tuple[PartyPosition, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    progress_claims: tuple[ProgressClaim, ...] = ()
    market_reactions: tuple[MarketReaction, ...] = ()
    agreement_tellings: tuple[AgreementTelling, ...] = ()
    compliance: tuple[Compliance, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    outcomes: tuple[TalksOutcome, ...] = ()
    figures: tuple[Figure, ...] = ()
