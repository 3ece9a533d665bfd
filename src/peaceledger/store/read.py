"""Opens a finished ledger for reading: nothing in it can be changed, and nothing outside it reached."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from peaceledger.errors import LedgerError
from peaceledger.store.folder import folder_to_read
from peaceledger.store.schema import TABLES

Row = dict[str, Any]


@contextmanager
def open_ledger(path: Path, *, locked_in: bool = True, any_version: bool = False) -> Iterator[Any]:
    """Give a DuckDB connection to a ledger, read-only.

    Args:
        path: Ledger folder.
        locked_in: False where files outside the database must be read or written too (verify, export).
        any_version: True where the columns themselves are what is examined (verify).

    Raises:
        LedgerError: If the folder is no finished ledger, its database is damaged, or another version made it.
    """
    db = connect(path, any_version=any_version)
    try:
        if locked_in:
            lock_in(db)
        yield db
    finally:
        db.close()


def connect(path: Path, *, any_version: bool = False) -> Any:
    """Return a DuckDB connection to a ledger, read-only, to be closed by the caller; its own memory can be written.

    Raises:
        LedgerError: As ``open_ledger``.
    """
    database = folder_to_read(path).database
    db = duckdb.connect(":memory:")
    try:
        db.execute(f"ATTACH '{str(database).replace(chr(39), chr(39) * 2)}' AS ledger (READ_ONLY)")
        db.execute("USE ledger")
        if not any_version and columns_of(db) != {t.name: [(c.name, c.type) for c in t.columns] for t in TABLES}:
            raise LedgerError(
                f"{database} was made by another version of peaceledger: its tables differ. Use that version, or build again."
            )
    except duckdb.Error as fault:
        db.close()
        raise LedgerError(f"{database} cannot be read: {fault}. Run the build again; it makes the file anew.") from fault
    except LedgerError:
        db.close()
        raise
    return db


def lock_in(db: Any) -> None:
    """Let a connection, and every cursor of it, reach nothing beyond what it has open."""
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")


def cursor_of(db: Any) -> Any:
    """Return a cursor for one thread: cursors of one connection may be used at once, and none of them knows the tables yet."""
    cursor = db.cursor()
    cursor.execute("USE ledger")
    return cursor


def columns_of(db: Any) -> dict[str, list[tuple[str, str]]]:
    """Return name and type of each column, by table of the contract."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind in db.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = 'ledger' ORDER BY column_index"
    ).fetchall():
        found.setdefault(table, []).append((name, kind))
    return {table.name: found.get(table.name, []) for table in TABLES}


def rows(db: Any, sql: str, values: Sequence[object] = ()) -> list[Row]:
    """Return the rows of a query by column name."""
    result = db.execute(sql, list(values))
    names = [c[0] for c in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
