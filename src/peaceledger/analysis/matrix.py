"""Parties against issues: what each holds on each, counted and with the latest, as a table to be read at a glance."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peaceledger.analysis.show import select

ORDER = ("demand", "offer", "accept", "reject", "commit", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Parties by rows, issues by columns.

    Attributes:
        issues: Column names, the issue with most positions first.
        parties: Row names, the party with most positions first.
        cells: One row of words for each party: stances with their numbers, the latest day, and what changed; empty: nothing said.
        total: Positions in all cells.
    """

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    total: int


def matrix(path: Path, where: str | None = None) -> Matrix:
    """Return the matrix of a ledger's positions.

    Args:
        path: Ledger folder.
        where: A condition in SQL over the columns of ``party_positions``.

    Raises:
        UsageError: If the condition is none.
        LedgerError: If the ledger cannot be read.
    """
    found = select(path, "party_positions", where)
    rows = [dict(zip(found.names, row, strict=True)) for row in found.rows]
    issues, parties = _ranked(r["issue"] for r in rows), _ranked(r["party"] for r in rows)
    cells = tuple(tuple(_cell([r for r in rows if (r["party"], r["issue"]) == (p, i)]) for i in issues) for p in parties)
    return Matrix(issues=issues, parties=parties, cells=cells, total=len(rows))


def _ranked(names: Any) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _cell(rows: Sequence[dict[str, Any]]) -> str:
    """Stances in a fixed order with their numbers, the latest day, changes: "demand 3, reject 1; 2031-05-02; hardening"."""
    if not rows:
        return ""
    stances = Counter(r["stance"] for r in rows)
    parts = [", ".join(f"{s} {stances[s]}" for s in ORDER if stances[s])]
    days = [str(r["date_latest"]) for r in rows if r["date_latest"]]
    changes = Counter(r["change"] for r in rows if r["change"])
    parts += [max(days)] if days else []
    parts += [", ".join(f"{change} {n}" for change, n in sorted(changes.items()))] if changes else []
    return "; ".join(parts)
