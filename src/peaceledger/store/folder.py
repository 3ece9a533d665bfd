"""Where things lie in a ledger folder, and whether a folder is one."""

from dataclasses import dataclass
from pathlib import Path

from peaceledger.errors import LedgerError, UsageError


@dataclass(frozen=True, slots=True)
class Folder:
    """The places of a ledger folder, named by the contract; beside them ``parts``, the work folder, and ``studies``."""

    root: Path

    @property
    def database(self) -> Path:
        """DuckDB file with every table."""
        return self.root / "ledger.duckdb"

    @property
    def tables(self) -> Path:
        """One Parquet file per table."""
        return self.root / "tables"

    @property
    def sources(self) -> Path:
        """Stored texts, by sha256."""
        return self.root / "sources"

    @property
    def run(self) -> Path:
        """What ran."""
        return self.root / "run.json"

    @property
    def judgements(self) -> Path:
        """People's decisions."""
        return self.root / "judgements.jsonl"

    @property
    def dossier(self) -> Path:
        """The dossier."""
        return self.root / "dossier.html"

    @property
    def studies(self) -> Path:
        """Answers of studies, one file each."""
        return self.root / "studies"

    @property
    def words(self) -> Path:
        """Index of words, made when somebody first searches."""
        return self.root / "search.sqlite"

    @property
    def parts(self) -> Path:
        """Finished batches, from which the tables are made."""
        return self.root / "parts"

    @property
    def lock(self) -> Path:
        """Held while a build runs."""
        return self.root / ".lock"

    def is_ledger(self) -> bool:
        """Whether a build has begun here."""
        return self.parts.is_dir() or self.run.is_file()

    def holds(self, path: Path) -> bool:
        """Whether a file is part of this ledger, and so no input of it."""
        return self.is_ledger() and path.resolve().is_relative_to(self.root.resolve())


def folder_to_build(out: Path) -> Folder:
    """Return the folder a build may write to, made if it was not there.

    Raises:
        UsageError: If ``out`` is a file, or a folder with other things in it.
    """
    folder = Folder(out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out} is a file. Give a folder that does not exist yet, an empty one, or a ledger.")
    if out.is_dir() and not folder.is_ledger() and any(p.name != folder.lock.name for p in out.iterdir()):
        raise UsageError(
            f"--out {out} holds other files and is no ledger. Give a folder that does not exist yet, an empty one, or a ledger."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise LedgerError(f"{out} cannot be made: {fault.strerror}. Give another folder to --out.") from fault
    return folder


def folder_to_read(path: Path) -> Folder:
    """Return a finished ledger.

    Raises:
        LedgerError: If there is none, or its first build has not ended.
    """
    folder = Folder(path)
    if folder.database.is_file():
        return folder
    if folder.is_ledger():
        raise LedgerError(
            f"The ledger {path} is not finished. Run its 'peaceledger build ... --out {path}' again: it goes on from there."
        )
    raise LedgerError(f"{path} is no ledger: it has no ledger.duckdb. Make one with 'peaceledger build PATH --out {path}'.")
