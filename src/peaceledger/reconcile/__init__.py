"""The join across articles: copies, same events, exchanges, disagreements.

``reconcile(findings, captures, lexicon)`` is the whole room; it reads no file and knows no clock. ``account``
derives from its rows what agreements ask and how they are kept, who mediates, and what the war is said to cost.
"""

from peaceledger.reconcile.accounts import Accounts, account
from peaceledger.reconcile.bench import revise_later
from peaceledger.reconcile.ledger import Reconciled, reconcile

__all__ = ["Accounts", "Reconciled", "account", "reconcile", "revise_later"]
