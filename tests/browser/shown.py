"""Ledgers that the browser is shown, built once for all processes of a test run."""

import fcntl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peaceledger.analysis.tables import read_tables
from peaceledger.cli import run
from peaceledger.store import TABLES


@dataclass(frozen=True)
class Ledger:
    """A ledger and its dossier."""

    path: Path

    @property
    def dossier(self) -> Path:
        return self.path / "dossier.html"


def build_once(path: Path, source: Callable[[], Path], packs: Callable[[], Sequence[str]]) -> Ledger:
    """Build a ledger, unless another process has; the others wait."""
    with Path(f"{path}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = Path(f"{path}.done")
        if not done.exists():
            named = [part for pack in packs() for part in ("--pack", pack)]
            assert run(["build", str(source()), "--out", str(path), "--workers", "1", "--quiet", *named]) == 0
            done.touch()
    return Ledger(path)


def texts_of(ledger: Ledger) -> dict[str, str]:
    """Stored texts by capture."""
    return {row["capture_id"]: row["text"] for row in read_tables(ledger.path, ["captures"])["captures"]}


def words_at(text: str, start: int, end: int) -> str:
    """The words between two offsets in UTF-16 units, which is how a browser counts."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def passages_of(ledger: Ledger) -> set[tuple[str, str]]:
    """Capture and words of every passage the ledger keeps: of each column pair of offsets, cut out in code points."""
    texts = texts_of(ledger)
    found = set()
    for table in (t for t in TABLES if "capture_id" in t.names):
        pairs = [("start", "end"), *((n, n.removesuffix("_start") + "_end") for n in table.names if n.endswith("_start"))]
        for row in read_tables(ledger.path, [table.name])[table.name]:
            found |= {(row["capture_id"], texts[row["capture_id"]][row[a] : row[b]]) for a, b in pairs if row.get(b) is not None}
    return found
