"""Files that are either whole or not there, and full disks told in words."""

import errno
import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from peaceledger.errors import LedgerError
from peaceledger.store.rows import plain

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary name in the same folder; put the file in place of ``path`` when the block ends well."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(f"{draft.name}.wal").unlink(missing_ok=True)  # DuckDB's, where it could not finish


def write_json(path: Path, value: object) -> None:
    """Write one JSON document, readable by people."""
    with replacing(path) as draft:
        draft.write_text(json.dumps(value, ensure_ascii=False, indent=2, default=plain) + "\n", "utf-8")


def write_lines(path: Path, rows: Iterable[object]) -> None:
    """Write rows as compressed JSON lines that outlive a power cut."""
    with replacing(path) as draft, draft.open("wb") as raw:
        with gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=1, mtime=0) as out:
            for row in rows:
                out.write(json.dumps(row, default=plain).encode() + b"\n")
        raw.flush()
        os.fsync(raw.fileno())


def read_lines(path: Path) -> list[bytes] | None:
    """Return the lines of a file made by ``write_lines``; None where it is damaged, so that it can be made again."""
    try:
        return gzip.decompress(path.read_bytes()).splitlines()
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return None


@contextmanager
def disk_faults_in_words(root: Path) -> Iterator[None]:
    """Turn a full or forbidden disk into a ``LedgerError`` with the next step.

    Raises:
        LedgerError: If the disk is full, or the folder may not be written.
    """
    try:
        yield
    except LedgerError:
        raise
    except OSError as fault:
        if fault.errno in FULL:
            raise _full(root) from fault
        if fault.errno in REFUSED:
            raise LedgerError(
                f"{fault.filename or root} may not be written: {fault.strerror}. Give a folder of yours to --out."
            ) from fault
        raise
    except Exception as fault:
        if "No space left on device" in str(fault):
            raise _full(root) from fault
        raise


def _full(root: Path) -> LedgerError:
    return LedgerError(
        f"The disk that holds {root} is full. Everything finished so far is kept: free some space and run the same command "
        "again; it goes on from here."
    )
