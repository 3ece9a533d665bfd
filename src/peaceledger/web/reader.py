"""One open ledger for many requests at once, opened anew when a build has put another in its place."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from peaceledger.analysis.layers import prepare
from peaceledger.errors import LedgerError
from peaceledger.store import Folder
from peaceledger.store.read import connect, cursor_of, lock_in

AT_ONCE: Final = 4
"""Requests that ask the database at one time: more only wait for the same cores, and each holds its rows in memory."""
RECENT: Final = 12
"""Charts of what readers chose that are kept: one asks for the page, its next screen, then for the picture as a file."""
Stamp = tuple[int, int, int]
Kept = TypeVar("Kept")


class Reader:
    """Gives each request a view of its own."""

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger
        self._folder = Folder(ledger)
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._open: _Open | None = None

    @contextmanager
    def view(self, *, wait: bool = True) -> Iterator["View"]:
        """The ledger as it is now; what is read of it is of one build.

        Args:
            wait: False where it is held for long: then it takes no turn from the others.

        Raises:
            LedgerError: If the ledger cannot be read.
        """
        with self._turns if wait else nullcontext():
            held = self._hold()
            try:
                cursor = cursor_of(held.db)
                try:
                    yield View(db=cursor, memory=held.memory, lock=held.lock)
                finally:
                    cursor.close()
            finally:
                self._release(held)

    @contextmanager
    def cursor(self) -> Iterator[Any]:
        """The cursor of a view.

        Raises:
            LedgerError: If the ledger cannot be read.
        """
        with self.view() as view:
            yield view.db

    @property
    def stamp(self) -> Stamp:
        """What changes when the ledger does.

        Raises:
            LedgerError: If it is gone.
        """
        try:
            found = self._folder.database.stat()
        except OSError as fault:
            raise LedgerError(f"{self._folder.database} is gone. Build the ledger again.") from fault
        return found.st_ino, found.st_mtime_ns, found.st_size

    def close(self) -> None:
        """Close the ledger, once the last request is done with it."""
        with self._lock:
            self._retire()

    def _hold(self) -> "_Open":
        with self._lock:
            stamp = self.stamp
            if self._open is None or self._open.stamp != stamp:
                fresh = _Open(self.ledger, stamp)
                self._retire()
                self._open = fresh
            self._open.users += 1
            return self._open

    def _release(self, held: "_Open") -> None:
        with self._lock:
            held.users -= 1
            if held.retired and not held.users:
                held.db.close()

    def _retire(self) -> None:
        if self._open is not None:
            self._open.retired = True
            if not self._open.users:
                self._open.db.close()
            self._open = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One request's sight of the ledger.

    Attributes:
        db: A cursor.
        memory: What was worked out about this state of the ledger.
        lock: Held while somebody looks whether it was.
    """

    db: Any
    memory: dict[str, object]
    lock: Any

    def once(self, key: str, work_out: Callable[[], Kept]) -> Kept:
        """What hangs on the whole ledger and on nothing else: worked out by the first who asks."""
        with self.lock:
            own = cast(threading.Lock, self.memory.setdefault(f"lock {key}", threading.Lock()))
        with own:
            if key not in self.memory:
                self.memory[key] = work_out()
            return cast(Kept, self.memory[key])

    def lately(self, key: str, work_out: Callable[[], Kept]) -> Kept:
        """What hangs on what a reader chose, too: kept until some others were asked for."""
        with self.lock:
            recent = cast(dict[str, object], self.memory.setdefault("recent", {}))
            found = recent.pop(key, None)
        kept = work_out() if found is None else cast(Kept, found)
        with self.lock:
            recent[key] = kept
            while len(recent) > RECENT:
                del recent[next(iter(recent))]
        return kept


class _Open:
    """One state of the ledger."""

    def __init__(self, ledger: Path, stamp: Stamp) -> None:
        self.db = connect(ledger)
        prepare(self.db)
        lock_in(self.db)
        self.memory: dict[str, object] = {}
        self.lock = threading.Lock()
        self.stamp = stamp
        self.users = 0
        self.retired = False
