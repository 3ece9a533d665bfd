"""Rows of one table, chosen by the user's own condition."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from peaceledger.errors import UsageError
from peaceledger.store import BY_NAME, TABLES, Table, open_ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What was found.

    Attributes:
        names: Columns.
        rows: At most as many as were asked for.
        total: How many there are.
    """

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    total: int


def select(path: Path, table: str, where: str | None = None, limit: int | None = None) -> Rows:
    """Return rows of a table.

    Args:
        path: Ledger folder.
        table: Name of the table.
        where: A condition in SQL over its columns. It can read the ledger and nothing else.
        limit: Most rows to return, None for all.

    Raises:
        UsageError: If there is no such table, or the condition is none.
        LedgerError: If the ledger cannot be read.
    """
    known = BY_NAME.get(table)
    if known is None:
        raise UsageError(f"There is no table {table!r}. The tables are {', '.join(t.name for t in TABLES)}.")
    with open_ledger(path) as db:
        chosen = f'SELECT * FROM "{table}"' + (f" WHERE ({where}\n)" if where else "")
        try:
            total = _single(db, f"SELECT count(*) FROM ({chosen})").fetchone()[0]
            found = _single(db, chosen + (f" LIMIT {limit}" if limit is not None else ""))
            return Rows(names=tuple(c[0] for c in found.description), rows=found.fetchall(), total=total)
        except duckdb.Error as fault:
            raise UsageError(_in_words(where or "", fault, known)) from fault


def _single(db: Any, sql: str) -> Any:
    """Run one statement that only reads; a condition must not smuggle in a second one."""
    statements = db.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise duckdb.ParserException("it is more than a condition")
    return db.execute(statements[0])


def _in_words(where: str, fault: Exception, table: Table) -> str:
    reason = str(fault).splitlines()[0].strip()
    return (
        f"--where {where!r} cannot be used: {reason}.\nThe columns of {table.name} are {', '.join(table.names)}.\n"
        'Write words in single quotes ("type = \'ceasefire\'"), and end as "end" in double quotes.'
    )
