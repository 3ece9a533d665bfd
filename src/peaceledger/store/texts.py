"""Stored texts, each once, named by their digest."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from peaceledger.errors import LedgerError
from peaceledger.records import Capture
from peaceledger.store.files import replacing


def store_text(sources: Path, capture: Capture) -> None:
    """Keep a capture's text unless it is there already."""
    path = sources / f"{capture.sha256}.txt"
    if not path.exists():
        with replacing(path) as draft:
            draft.write_bytes(capture.text.encode())


def read_text(sources: Path, digest: str) -> str:
    """Return a stored text.

    Raises:
        LedgerError: If it is gone or is not what its name says.
    """
    path = sources / f"{digest}.txt"
    try:
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise LedgerError(f"The stored text {path} is gone. Bring it back, or build again with --fresh.") from fault
    if sha256(data).hexdigest() != digest:
        raise LedgerError(f"The stored text {path} has been changed: its sha256 is not its name. Build again with --fresh.")
    return data.decode()


HELD = 100_000_000
"""Characters that stay in memory: some 30,000 articles, since reconciliation asks for texts in no order of theirs."""


class Texts(Mapping[str, str]):
    """The texts of captures by ``capture_id``, read when asked for; so many stay in memory, the first read leave first."""

    def __init__(self, sources: Path, captures: Iterable[Capture], held: int = HELD) -> None:
        self._sources = sources
        self._digests = {c.capture_id: c.sha256 for c in captures}
        self._held: dict[str, str] = {}
        self._room = held

    def __getitem__(self, capture_id: str) -> str:
        digest = self._digests[capture_id]
        known = self._held.get(digest)
        if known is not None:
            return known
        text = self._held[digest] = read_text(self._sources, digest)
        self._room -= len(text)
        while self._room < 0:
            self._room += len(self._held.pop(next(iter(self._held))))
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)
