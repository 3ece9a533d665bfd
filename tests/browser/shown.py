"""Ledgers that the browser is shown, built once for all processes of a test run."""

import fcntl
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from peaceledger.cli import run


@dataclass(frozen=True)
class Ledger:
    """A ledger and its dossier."""

    path: Path

    @property
    def dossier(self) -> Path:
        return self.path / "dossier.html"


def build_once(path: Path, source: Path, packs: Sequence[str]) -> Ledger:
    """Build a ledger, unless another process has; the others wait."""
    with Path(f"{path}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = Path(f"{path}.done")
        if not done.exists():
            named = [part for pack in packs for part in ("--pack", pack)]
            assert run(["build", str(source), "--out", str(path), "--workers", "1", "--quiet", *named]) == 0
            done.touch()
    return Ledger(path)
