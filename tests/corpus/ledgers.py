"""A ledger built by the command line, as a user runs it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peaceledger.analysis.tables import read_tables
from peaceledger.cli import run
from peaceledger.store import TABLES

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PACKS = {
    "fictional": ["example"],
    "ukraine": ["ukraine", str(EXAMPLES / "packs" / "ukraine-outlets")],
    "gaza": ["gaza", str(EXAMPLES / "packs" / "gaza-outlets")],
}


@dataclass(frozen=True)
class Built:
    """A ledger, the folder it was built from, and its packs."""

    path: Path
    source: Path
    packs: list[str]

    def __getitem__(self, table: str) -> list[dict[str, Any]]:
        return read_tables(self.path, [table])[table]

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Every table but the one that says when it was built."""
        return read_tables(self.path, [t.name for t in TABLES if t.name != "runs"])

    def build(self, *inputs: Path, options: tuple[str, ...] = ("--quiet",)) -> int:
        """Build into this ledger."""
        packs = [part for pack in self.packs for part in ("--pack", pack)]
        return run(["build", *map(str, inputs), "--out", str(self.path), "--workers", "1", *packs, *options])

    def facts(self) -> dict[str, Any]:
        return json.loads((self.path / "run.json").read_text("utf-8"))

    def dossier(self) -> str:
        return (self.path / "dossier.html").read_text("utf-8")


def build_at(name: str, path: Path, source: Path | None = None) -> Built:
    """Build the ledger of an example folder, or of another folder with its packs."""
    made = Built(path=path, source=source or EXAMPLES / name, packs=PACKS[name])
    assert made.build(made.source) == 0
    return made
