"""Opens a finished ledger for reading: nothing in it can be changed, and nothing outside it reached."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from peaceledger.errors import LedgerError
from peaceledger.store.folder import folder_to_read

Row = dict[str, Any]


@contextmanager
def open_ledger(path: Path, *, locked_in: bool = True) -> Iterator[Any]:
    """Give a DuckDB connection to a ledger, read-only.

    Args:
        path: Ledger folder.
        locked_in: False where files outside the database must be read or written too (verify, export).

    Raises:
        LedgerError: If the folder is no finished ledger, or its database is damaged.
    """
    database = folder_to_read(path).database
    db = duckdb.connect(":memory:")
    try:
        try:
            db.execute(f"ATTACH '{str(database).replace(chr(39), chr(39) * 2)}' AS ledger (READ_ONLY)")
        except duckdb.Error as fault:
            raise LedgerError(f"{database} cannot be read: {fault}. Run the build again; it makes the file anew.") from fault
        db.execute("USE ledger")
        if locked_in:
            db.execute("SET enable_external_access = false")
            db.execute("SET lock_configuration = true")
        yield db
    finally:
        db.close()


def rows(db: Any, sql: str, values: Sequence[object] = ()) -> list[Row]:
    """Return the rows of a query by column name."""
    result = db.execute(sql, list(values))
    names = [c[0] for c in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
