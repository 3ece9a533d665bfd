"""What follows from the finished rows of a ledger: agreements, mediators and channels, signs of cost, outcomes of talks."""

from collections.abc import Mapping
from dataclasses import dataclass

from peaceledger.packs import Lexicon
from peaceledger.reconcile.agreements import Ground, accords_of
from peaceledger.reconcile.indicators import Indicators
from peaceledger.reconcile.ledger import Reconciled
from peaceledger.reconcile.mediation import channels, mediations
from peaceledger.reconcile.outcomes import outcomes_of
from peaceledger.reconcile.who import Who
from peaceledger.records import TalksOutcome
from peaceledger.records.agreement import Agreement, Compliance, Obligation
from peaceledger.records.mediation import Channel, Indicator, Mediation


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Tables that derive from others, each in id order.

    Attributes:
        agreements: What was agreed, or is said to have been.
        obligations: What they ask of whom.
        compliance: Who is said to have kept or broken them, with the agreement; and obligations of which nobody says it.
        mediation: Who mediates in which event.
        channels: Contacts by month.
        indicators: Signs of cost, and offers.
        outcomes: What is said to have come of talks.
    """

    agreements: tuple[Agreement, ...]
    obligations: tuple[Obligation, ...]
    compliance: tuple[Compliance, ...]
    mediation: tuple[Mediation, ...]
    channels: tuple[Channel, ...]
    indicators: tuple[Indicator, ...]
    outcomes: tuple[TalksOutcome, ...]


def account(story: Reconciled, texts: Mapping[str, str], lexicon: Lexicon) -> Accounts:
    """Derive the tables.

    Args:
        story: The ledger's joined tables.
        texts: Decoded text by capture_id.
        lexicon: What the packs in use know.
    """
    who = Who(lexicon)
    ground = Ground(
        events=story.events, mentions=story.mentions, offers=story.offers, terms=story.offer_terms, texts=texts, lexicon=lexicon
    )
    accords = accords_of(story.agreement_tellings, story.compliance, ground)
    signs = Indicators(lexicon, {s.statement_id: s for s in story.statements}, {m.mention_id: m for m in story.mentions})
    return Accounts(
        agreements=accords.agreements,
        obligations=accords.obligations,
        compliance=accords.compliance,
        mediation=mediations(story.events, story.mentions, story.statements, who),
        channels=channels(story.events, who),
        indicators=signs.rows(story.counts, story.acts, story.offers),
        outcomes=outcomes_of(story.outcomes, story.mentions, story.events),
    )


__all__ = ["Accounts", "account"]
