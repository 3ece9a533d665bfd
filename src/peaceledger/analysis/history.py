"""What people decided so far, by record: what the last build carried out, and what waits for the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from peaceledger.analysis.judging import waiting
from peaceledger.errors import UsageError
from peaceledger.reconcile.decisions import PAIRS, Outcomes, active
from peaceledger.records.judgement import PAIRED, Judgement
from peaceledger.store import Folder, rows
from peaceledger.store.judgements import Look, read
from peaceledger.store.read import Row

WHOLE = None
"""Stands for a whole record where columns are named."""


class DecidedSinceError(UsageError):
    """Somebody else decided about a record after a person opened it.

    Attributes:
        row: The judgement, as ``judge list`` shows it.
    """

    def __init__(self, row: Row) -> None:
        super().__init__(f"{row['coder']} decided about this since you opened it ({row['judgement_id']}). Nothing was saved.")
        self.row = row


@dataclass(frozen=True)
class History:
    """All judgements of a ledger.

    Attributes:
        judgements: First to last.
        rows: What became of those that the last build saw, by id.
        now: Ids that their records have now, by judgement and number of the record.
    """

    judgements: Sequence[Judgement]
    rows: Mapping[str, Row]
    now: Mapping[str, Mapping[int, str]]

    def ids_of(self, judgement: Judgement) -> frozenset[str]:
        """Ids of the records that a judgement names, as they were and as they are."""
        return frozenset(self.now.get(judgement.judgement_id, {}).values()) | {t.record_id for t in judgement.targets}

    def row(self, judgement: Judgement) -> Row:
        """A judgement with what became of it; ``waiting`` where no build has seen it."""
        return self.rows.get(judgement.judgement_id) or waiting(judgement)

    def about(self, ids: Iterable[str]) -> list[Judgement]:
        """Judgements on any of these records, and what takes them back, first to last; samples left out."""
        wanted = frozenset(ids)
        known = {j.judgement_id for j in self.judgements if j.action != "sample" and wanted & self.ids_of(j)}
        for j in self.judgements:
            if j.undoes in known:
                known.add(j.judgement_id)
        return [j for j in self.judgements if j.judgement_id in known]

    def last(self, ids: Iterable[str]) -> str:
        """Id of the last decision on these records, empty if there is none; answers of coders are none."""
        return next((j.judgement_id for j in reversed(self.about(ids)) if j.purpose == "decision"), "")

    @cached_property
    def acting(self) -> list[Judgement]:
        """Decisions that nobody took back, first to last."""
        return active(self.judgements, Outcomes())

    @cached_property
    def decided(self) -> Mapping[str, frozenset[str | None]]:
        """What is decided of each record: columns, or ``WHOLE``."""
        found: dict[str, set[str | None]] = defaultdict(set)
        for j in self.acting:
            for key in self.ids_of(j):
                found[key] |= {*PAIRED.get(j.field, (j.field,)), j.field} if j.field else {WHOLE}
        return {key: frozenset(names) for key, names in found.items()}

    @cached_property
    def pairs(self) -> frozenset[frozenset[str]]:
        """Pairs of records that a person compared."""
        return frozenset(
            frozenset((a, b)) for j in self.acting if j.action in PAIRS for a in self.ids_of(j) for b in self.ids_of(j) if a != b
        )

    @property
    def waiting(self) -> list[Judgement]:
        """Judgements that the next build carries out."""
        return [j for j in self.judgements if j.judgement_id not in self.rows]

    def unless_decided(self, ids: Iterable[str], seen: str) -> Look:
        """What ``append`` calls before it adds: raises where the last decision on these records is not the one seen.

        Raises:
            DecidedSinceError: By the function that is returned.
        """
        wanted = frozenset(ids)

        def look(judgements: Sequence[Judgement]) -> None:
            here = History(judgements=judgements, rows=self.rows, now=self.now)
            last = here.last(wanted)
            if last != seen:
                found = next((j for j in judgements if j.judgement_id == last), None)
                raise DecidedSinceError(here.row(found) if found else {"coder": "Somebody", "judgement_id": "-"})

        return look


def history_of(db: Any, path: Path) -> History:
    """Read what people decided.

    Args:
        db: A cursor on the ledger.
        path: Its folder.
    """
    known = {row["judgement_id"]: row for row in rows(db, "SELECT * FROM judgements")}
    now: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows(db, "SELECT DISTINCT judgement_id, place, found_id FROM judged_records WHERE found_id IS NOT NULL"):
        now[row["judgement_id"]][row["place"]] = row["found_id"]
    return History(judgements=judgements_of(path), rows=known, now=now)


def judgements_of(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a ledger folder; the file is read again only when it has changed."""
    file = Folder(path).judgements
    stat = file.stat() if file.is_file() else None
    return _read(file, stat.st_mtime_ns, stat.st_size) if stat else ()


@lru_cache(maxsize=2)
def _read(file: Path, changed: int, size: int) -> tuple[Judgement, ...]:
    del changed, size
    return tuple(read(file)[0])


__all__ = ["WHOLE", "DecidedSinceError", "History", "history_of", "judgements_of"]
