"""From records to the tables of a ledger: all of them written beside the old ones, then put in their place."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from peaceledger.store.files import replacing
from peaceledger.store.folder import Folder
from peaceledger.store.migrate import migrate
from peaceledger.store.rows import plain, to_row
from peaceledger.store.schema import TABLES, Table

SMALLEST_OBJECT = 1 << 24  # DuckDB's own limit for one JSON row; a longer text needs a greater one


def publish(folder: Folder, records: Mapping[str, Iterable[Any]]) -> dict[str, int]:
    """Replace every table of a ledger; what is not given becomes empty.

    Args:
        folder: The ledger.
        records: Records or rows by table name. Rows are sorted by key, so that the same records give the same files.

    Returns:
        Number of rows per table.
    """
    work = folder.root / ".tables.new"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        with replacing(folder.database) as draft:
            counts = _write(draft, work, records)
            _swap(work, folder.tables)
        return counts
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(database: Path, work: Path, records: Mapping[str, Iterable[Any]]) -> dict[str, int]:
    counts = {}
    with duckdb.connect(str(database)) as db:
        migrate(db)
        for table in TABLES:
            counts[table.name] = _fill(db, table, records.get(table.name, ()), work)
        _settle(db)
    return counts


def _settle(db: Any) -> None:
    """Bring everything into the one file: closing would do so, too, but keeps silent where the disk is full."""
    db.execute("CHECKPOINT")


def _fill(db: Any, table: Table, records: Iterable[Any], work: Path) -> int:
    lines = work / f"{table.name}.jsonl"
    number, longest = _write_rows(lines, _sorted(table, records))
    if number:
        db.execute(
            f"INSERT INTO \"{table.name}\" BY NAME SELECT * FROM read_json(?, format = 'newline_delimited', "
            f"columns = {_columns(table)}, maximum_object_size = {max(SMALLEST_OBJECT, 2 * longest)})",
            [str(lines)],
        )
    lines.unlink()
    db.execute(f"COPY \"{table.name}\" TO '{_quoted(work / f'{table.name}.parquet')}' (FORMAT parquet)")
    return number


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _columns(table: Table) -> str:
    return "{" + ", ".join(f"'{c.name}': '{c.type}'" for c in table.columns) + "}"


def _sorted(table: Table, records: Iterable[Any]) -> Iterator[dict[str, Any]]:
    rows = [r if isinstance(r, dict) else to_row(r) for r in records]
    rows.sort(key=lambda row: [(row[name] is not None, row[name]) for name in table.key])
    return ({name: row.get(name) for name in table.names} for row in rows)


def _write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> tuple[int, int]:
    number, longest = 0, 0
    with path.open("wb") as out:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, default=plain).encode() + b"\n"
            out.write(line)
            number, longest = number + 1, max(longest, len(line))
    return number, longest


def _swap(new: Path, old: Path) -> None:
    aside = old.with_name(".tables.old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)
