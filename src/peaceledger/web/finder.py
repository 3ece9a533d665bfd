"""The index of words behind the search page: made in the background when it is not there or of another state of the ledger."""

import sqlite3
import tempfile
import threading
from pathlib import Path

from peaceledger.store import Folder
from peaceledger.store.fulltext import is_current, stamp_of, write_index
from peaceledger.web.reader import Reader


class Finder:
    """Knows where the index is, and makes it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._elsewhere: tempfile.TemporaryDirectory[str] | None = None
        self._path = Folder(reader.ledger).words
        self._current: str | None = None
        self._begun: threading.Thread | None = None

    def index(self) -> Path:
        """The index of the ledger as it is now; it is made if need be, which takes seconds for a large ledger.

        Raises:
            LedgerError: If the ledger cannot be read.
        """
        with self._reader.cursor() as db:
            stamp = stamp_of(db)
            with self._lock:
                if self._current != stamp:
                    if not is_current(self._path, stamp):
                        self._write(db)
                    self._current = stamp
                return self._path

    def begin(self) -> None:
        """Make the index while nobody waits for it yet."""
        self._begun = threading.Thread(target=self._quietly, name="search index", daemon=True)
        self._begun.start()

    def close(self) -> None:
        """Wait for what was begun, since a thread that is cut off breaks the whole process, and take away what cannot be kept."""
        if self._begun is not None:
            self._begun.join()
        if self._elsewhere is not None:
            self._elsewhere.cleanup()

    def _quietly(self) -> None:
        try:
            self.index()
        except Exception:  # noqa: BLE001 - who searches is told in words; here nobody listens
            self._current = None

    def _write(self, db: object) -> None:
        try:
            write_index(self._path, db)
        except (OSError, sqlite3.OperationalError):
            if self._elsewhere is None:
                self._elsewhere = tempfile.TemporaryDirectory(prefix="peaceledger-search-")
                self._path = Path(self._elsewhere.name) / "search.sqlite"
            write_index(self._path, db)
