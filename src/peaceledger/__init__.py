"""peaceledger: an evidence-linked ledger of what parties to a conflict said and did about peace."""

__version__ = "0.1.0"
