"""One build at a time. The lock is the system's own, so that it dies with the process that held it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peaceledger.errors import LedgerError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file; it names the process that builds. One left behind by a killed build stops nobody.

    Raises:
        LedgerError: If another build holds it.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle)
        except OSError as fault:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
            raise LedgerError(
                f"Another build is writing to {path.parent} (process {holder or 'unknown'}). Wait for it, or give another --out."
            ) from fault
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
