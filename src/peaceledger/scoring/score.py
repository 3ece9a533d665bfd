"""All figures of one ledger against one gold."""

from peaceledger.scoring.counts import score_counts
from peaceledger.scoring.gold import Gold, System
from peaceledger.scoring.ledger_rows import score_articles, score_conflicts, score_exchanges
from peaceledger.scoring.mentions import score_mentions
from peaceledger.scoring.offers import score_offers
from peaceledger.scoring.ratio import Figures, Ratio
from peaceledger.scoring.statements import score_statements

SCORERS = (score_articles, score_mentions, score_counts, score_statements, score_exchanges, score_conflicts, score_offers)


def score(gold: Gold, system: System) -> Figures:
    """Return every figure by name; one without anything to measure has ``n`` 0 and value None."""
    figures: dict[str, Ratio] = {}
    for scorer in SCORERS:
        figures.update(scorer(gold, system))
    return figures
