"""Room: agreement with a coder's gold, by the rules of ``docs/reference/scoring.md``. Pure and standard library only.

Rows are plain mappings, as JSON and tables give them, so that a user can score any ledger against any gold of the same shape.
"""

from peaceledger.scoring.gold import Gold, System
from peaceledger.scoring.ratio import Figures, Ratio
from peaceledger.scoring.score import score

__all__ = ["Figures", "Gold", "Ratio", "System", "score"]
