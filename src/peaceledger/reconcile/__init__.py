"""The join across articles: copies, same events, exchanges, disagreements.

``reconcile(findings, captures, lexicon)`` is the whole room; it reads no file and knows no clock.
"""

from peaceledger.reconcile.ledger import Reconciled, reconcile

__all__ = ["Reconciled", "reconcile"]
