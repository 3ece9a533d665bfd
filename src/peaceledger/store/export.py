"""A ledger's tables in other formats, with a description that programs can read (Frictionless Table Schema)."""

from pathlib import Path
from typing import Any

import peaceledger
from peaceledger.errors import UsageError
from peaceledger.store.files import disk_faults_in_words, write_json
from peaceledger.store.read import open_ledger
from peaceledger.store.schema import BOOL, DAY, INT, LIST, MOMENT, REAL, TABLES, TEXT, Column, Table

FORMATS = {"csv": "(FORMAT csv, HEADER)", "jsonl": "(FORMAT json)", "parquet": "(FORMAT parquet)"}
TYPES = {TEXT: "string", LIST: "array", INT: "integer", REAL: "number", BOOL: "boolean", DAY: "date", MOMENT: "datetime"}
DESCRIPTION = "datapackage.json"
LICENCE = (
    "Quotations and texts remain the property of their publishers; use them as the law on quotation allows. "
    "Codes, dates, counts and links may be used freely with a reference to peaceledger."
)


def export(path: Path, name: str, to: Path, *, with_text: bool = False) -> list[Path]:
    """Write every table as one file, and ``datapackage.json``.

    Args:
        path: Ledger folder.
        name: ``csv``, ``jsonl`` or ``parquet``. Lists are JSON arrays in CSV.
        to: Folder that is empty, new or an earlier export.
        with_text: Whether to write the whole texts of captures too.

    Returns:
        The files written.

    Raises:
        UsageError: If the format is unknown, or ``to`` holds other things.
        LedgerError: If the ledger cannot be read, or the disk is full.
    """
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}. Use one of {', '.join(FORMATS)}.")
    if to.exists() and not (to.is_dir() and ((to / DESCRIPTION).is_file() or not any(to.iterdir()))):
        raise UsageError(f"--to {to} holds other things. Give a folder that is new, empty or an earlier export.")
    with open_ledger(path, locked_in=False) as db, disk_faults_in_words(to):
        to.mkdir(parents=True, exist_ok=True)
        files = [_write(db, table, name, to, with_text) for table in TABLES]
        write_json(to / DESCRIPTION, describe(name, with_text=with_text))
    return [*files, to / DESCRIPTION]


def _write(db: Any, table: Table, name: str, to: Path, with_text: bool) -> Path:
    path = to / f"{table.name}.{name}"
    columns = ", ".join(_column(c, name) for c in _kept(table, with_text))
    target = str(path).replace("'", "''")
    db.execute(f"COPY (SELECT {columns} FROM \"{table.name}\") TO '{target}' {FORMATS[name]}")
    return path


def _kept(table: Table, with_text: bool) -> list[Column]:
    return [c for c in table.columns if with_text or (table.name, c.name) != ("captures", "text")]


def _column(column: Column, name: str) -> str:
    return f'to_json("{column.name}") AS "{column.name}"' if name == "csv" and column.type == LIST else f'"{column.name}"'


def describe(name: str, *, with_text: bool) -> dict[str, object]:
    """Return the data package's description."""
    return {
        "profile": "data-package",
        "name": "peaceledger-export",
        "version": peaceledger.__version__,
        "licenses": [{"name": "publishers-own", "title": LICENCE}],
        "resources": [_resource(table, name, with_text) for table in TABLES],
    }


def _resource(table: Table, name: str, with_text: bool) -> dict[str, object]:
    kept = _kept(table, with_text)
    keys = [c for c in kept if c.ref]
    return {
        "name": table.name,
        "path": f"{table.name}.{name}",
        "format": name,
        "encoding": "utf-8",
        "description": table.about,
        "schema": {
            "fields": [{"name": c.name, "type": TYPES[c.type], "description": c.meaning, **_constraints(c)} for c in kept],
            "missingValues": [""],
            **({"primaryKey": list(table.key)} if all(table[k].needed for k in table.key) else {}),
            "foreignKeys": [_foreign(c) for c in keys],
        },
    }


def _constraints(column: Column) -> dict[str, object]:
    return {"constraints": {"required": True}} if column.needed else {}


def _foreign(column: Column) -> dict[str, object]:
    table, name = str(column.ref).split(".")
    return {"fields": column.name, "reference": {"resource": table, "fields": name}}
