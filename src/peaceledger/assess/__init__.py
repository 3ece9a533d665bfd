"""Room: criteria applied to reconciled records, clause by clause, alike for every party. Nothing is added up or ranked."""

from peaceledger.assess.apply import RULES, Assessed, assess
from peaceledger.assess.matter import Matter

__all__ = ["RULES", "Assessed", "Matter", "assess"]
