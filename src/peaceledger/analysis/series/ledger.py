"""Reads a ledger once for each kind of record, and chooses what a study counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from peaceledger.analysis.series.observations import Observation, Observed, Reading
from peaceledger.analysis.series.sources import PARTIES, READ, SOURCES
from peaceledger.errors import UsageError
from peaceledger.store import open_ledger, rows
from peaceledger.store.read import Row

TOPICS = "topics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is counted: some records of one kind.

    Attributes:
        records: Key of ``SOURCES``.
        where: Values allowed, by column; a row with a list fits if one of its values is allowed. ``topics`` goes with any kind.
        by: Party that must be among those who did or said it, None for anybody.
        toward: Party that must be among those it was done to or said to.
        returned_to: Of exchanges: count the people returned to this party and not the exchanges.
    """

    records: str
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by: str | None = None
    toward: str | None = None
    returned_to: str | None = None

    def __post_init__(self) -> None:
        if self.records not in SOURCES:
            raise UsageError(f"There are no {self.records!r} to count. Choose from {', '.join(SOURCES)}.")
        unknown = [c for c in self.where if c not in (*SOURCES[self.records].columns, TOPICS)]
        if unknown:
            allowed = ", ".join((*SOURCES[self.records].columns, TOPICS))
            raise UsageError(f"{self.records} cannot be chosen by {', '.join(unknown)}. The columns are {allowed}.")
        if self.returned_to and self.records != "exchanges":
            raise UsageError(f"people returned are counted in exchanges, not in {self.records}.")


class LedgerSource:
    """A ledger as a source of series; each kind of record is read once and kept.

    Raises:
        LedgerError: If the ledger cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: dict[str, list[Row]] = {}
        with open_ledger(path) as db:
            self.parties = tuple(row["party"] for row in rows(db, PARTIES))
            self.names = {r["actor_id"]: r["name"] for r in rows(db, "SELECT actor_id, name FROM actors")}
            self.reading = _reading(rows(db, READ))

    def rows(self, records: str) -> list[Row]:
        """All rows of a kind of record."""
        if records not in self._kept:
            with open_ledger(self.path) as db:
                self._kept[records] = rows(db, SOURCES[records].sql)
        return self._kept[records]

    def chosen(self, choice: Choice) -> Iterator[Row]:
        """The rows of a choice, in the order of their ids."""
        return (row for row in self.rows(choice.records) if _fits(row, choice))

    def observed(self, choice: Choice, name: str) -> Observed:
        """What the ledger says about a choice, with what was read."""
        source = SOURCES[choice.records]
        return Observed(
            name=name,
            unit=f"people returned to {choice.returned_to}" if choice.returned_to else source.words,
            source="this ledger",
            rows=tuple(_observation(row, choice) for row in self.chosen(choice)),
            gaps="none",
            notes=(f"{name}: {source.note}",) if source.note else (),
            side=choice.by,
            reading=self.reading,
        )


def _fits(row: Row, choice: Choice) -> bool:
    if choice.by and choice.by not in row["party"]:
        return False
    if choice.toward and choice.toward not in row["toward"]:
        return False
    return all(_allowed(row[column], values) for column, values in choice.where.items())


def _allowed(value: Any, values: Sequence[str]) -> bool:
    return any(v in values for v in value) if isinstance(value, list) else value in values


def _observation(row: Row, choice: Choice) -> Observation:
    low, best, high = _people(row, choice.returned_to) if choice.returned_to else (1.0, 1.0, 1.0)
    return Observation(
        first=row["first"],
        last=row["last"],
        low=low,
        best=best,
        high=high,
        party=choice.by or (row["party"][0] if len(row["party"]) == 1 else None),
        toward=choice.toward or (row["toward"][0] if len(row["toward"]) == 1 else None),
        topic=row["topics"][0] if len(row["topics"]) == 1 else None,
        record=row["record"],
    )


def _people(row: Row, party: str) -> tuple[float | None, float | None, float | None]:
    """People returned to a party; unknown where the texts give no number for it."""
    side = next((s for s in ("a", "b") if row[f"side_{s}"] == party), None)
    best = row[f"{side}_best"] if side else None
    if best is None:
        return None, None, None
    low, high = row[f"{side}_low"], row[f"{side}_high"]
    return float(best if low is None else low), float(best), float(best if high is None else high)


def _reading(read: Sequence[Row]) -> Reading | None:
    if not read:
        return None
    first, last = read[0]["day"], read[-1]["day"]
    articles, sources = (np.zeros((last - first).days + 1) for _ in range(2))
    for row in read:
        at = (row["day"] - first).days
        articles[at] += row["n"]
        sources[at] += 1
    return Reading(first=first, articles=articles, sources=sources)


__all__ = ["TOPICS", "Choice", "LedgerSource"]
