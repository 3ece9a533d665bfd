"""Reads whole tables of a ledger as rows."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from peaceledger.errors import UsageError

Row = dict[str, Any]


def read_tables(ledger: Path, names: Iterable[str]) -> dict[str, list[Row]]:
    """Return the rows of each named table, in the order they are stored.

    Raises:
        UsageError: If the folder is no ledger.
    """
    database = ledger / "ledger.duckdb"
    if not database.is_file():
        raise UsageError(
            f"{ledger} is no ledger: it has no ledger.duckdb. Make one with 'peaceledger build PATH --out {ledger}'."
        )
    with duckdb.connect(str(database), read_only=True) as db:
        return {name: _rows(db, name) for name in names}


def _rows(db: Any, table: str) -> list[Row]:
    result = db.execute(f'SELECT * FROM "{table}"')
    columns = [c[0] for c in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
