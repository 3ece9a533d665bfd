"""The nouns of the ledger: frozen records, standard library only.

A passage, a count and a date each have one type here and one home. Every table of the ledger is one of these
classes; column names, units and allowed values are those of the contract in ``docs/reference``.
"""

from peaceledger.records.act import Act
from peaceledger.records.agreement import Agreement, AgreementTelling, Compliance, Obligation
from peaceledger.records.article import Article, Block, Page
from peaceledger.records.assessment import Assessment, AssessmentEvidence, Bearing, Outcome
from peaceledger.records.claim import MarketReaction, ProgressClaim
from peaceledger.records.comparison import Comparison
from peaceledger.records.event import Disagreement, Event, Exchange, Link, Position
from peaceledger.records.figure import Figure
from peaceledger.records.findings import Findings
from peaceledger.records.ids import record_id
from peaceledger.records.mediation import Channel, Indicator, Mediation
from peaceledger.records.mention import Count, Mention
from peaceledger.records.offer import Offer, OfferResponse, OfferTelling, OfferTerm
from peaceledger.records.origin import Activity, Coverage, OriginLink
from peaceledger.records.outcome import TalksOutcome
from peaceledger.records.position import LegalConstraint, PartyPosition, RedLine
from peaceledger.records.reckoning import Concord, Deal, DealDeed, Reckoning
from peaceledger.records.source import Capture, Rejected, Source
from peaceledger.records.statement import Statement
from peaceledger.records.usage import Usage
from peaceledger.records.utterance import Utterance
from peaceledger.records.values import DateInterval, Passage, Quantity

__all__ = [
    "Act",
    "Activity",
    "Agreement",
    "AgreementTelling",
    "Article",
    "Assessment",
    "AssessmentEvidence",
    "Bearing",
    "Block",
    "Capture",
    "Channel",
    "Comparison",
    "Compliance",
    "Concord",
    "Count",
    "Coverage",
    "DateInterval",
    "Deal",
    "DealDeed",
    "Disagreement",
    "Event",
    "Exchange",
    "Figure",
    "Findings",
    "Indicator",
    "LegalConstraint",
    "Link",
    "MarketReaction",
    "Mediation",
    "Mention",
    "Obligation",
    "Offer",
    "OfferResponse",
    "OfferTelling",
    "OfferTerm",
    "OriginLink",
    "Outcome",
    "Page",
    "PartyPosition",
    "Passage",
    "Position",
    "ProgressClaim",
    "Quantity",
    "Reckoning",
    "RedLine",
    "Rejected",
    "Source",
    "Statement",
    "TalksOutcome",
    "Usage",
    "Utterance",
    "record_id",
]
