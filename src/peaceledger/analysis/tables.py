"""Reads whole tables of a ledger as rows."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from peaceledger.store import open_ledger, rows
from peaceledger.store.read import Row

__all__ = ["Row", "grouped", "read_tables"]


def read_tables(ledger: Path, names: Iterable[str]) -> dict[str, list[Row]]:
    """Return the rows of each named table, in the order they are stored.

    Raises:
        LedgerError: If the ledger cannot be read.
    """
    with open_ledger(ledger) as db:
        return {name: rows(db, f'SELECT * FROM "{name}"') for name in names}


def grouped(found: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Return rows by a column, in their order; a value that no row has gives none."""
    by: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        by[row[column]].append(row)
    return by
