"""Re-checks a ledger against its own stored texts."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from peaceledger.store.checks import CHECKS, Check, Ledger
from peaceledger.store.folder import folder_to_read
from peaceledger.store.read import open_ledger
from peaceledger.store.schema import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one check found; ``faults`` is empty where it holds."""

    name: str
    holds: str
    faults: tuple[str, ...]


def verify(path: Path) -> tuple[Outcome, ...]:
    """Run every check on a ledger.

    Raises:
        LedgerError: If the folder is no finished ledger.
    """
    with open_ledger(path, locked_in=False, any_version=True) as db:
        ledger = Ledger(folder=folder_to_read(path), db=db)
        return tuple(_run(check, ledger) for check in CHECKS)


def _run(check: Check, ledger: Ledger) -> Outcome:
    try:
        faults = tuple(check.find(ledger))
    except duckdb.Error as fault:
        faults = (f"could not be checked: {fault}",)
    return Outcome(name=check.name, holds=check.holds, faults=faults)


def passages(path: Path) -> int:
    """Return how many passages a ledger holds: what ``verify`` compared with the stored texts."""
    with open_ledger(path, any_version=True) as db:
        sql = " + ".join(f'(SELECT count("{span.start}") FROM "{table.name}")' for table in TABLES for span in table.spans)
        return int(db.execute(f"SELECT {sql}").fetchone()[0])
