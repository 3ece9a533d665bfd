"""People's decisions, one JSON line each, only ever added to.

A line is written with one call, under a lock, and is on the disk before the writer is told so. A process killed while it writes
leaves at most one torn line at the end; the next writer ends that line first, and a reader passes over it with a note.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from peaceledger.records.ids import record_id
from peaceledger.records.judgement import ACTIONS, Anchor, Judgement, JudgementRow, Target
from peaceledger.store.rows import plain

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A line that holds no judgement.

    Attributes:
        judgement_id: Id made from the line's bytes.
        line: Its number, from 1.
        reason: In words.
    """

    judgement_id: str
    line: int
    reason: str


Look = Callable[[Sequence[Judgement]], None]
"""Looks at all judgements before others are added, and raises where they must not be."""


def append(path: Path, judgements: Sequence[Judgement], look: Look | None = None) -> None:
    """Add judgements to the file, on the disk when this returns; two writers wait for each other.

    Args:
        path: The file.
        judgements: To be added, all or none.
        look: Called while no other writer can add anything; what it raises keeps the file as it was.

    Raises:
        OSError: If the disk is full or the file may not be written; the file is then as it was.
    """
    data = b"".join(json.dumps(as_line(j), ensure_ascii=False, default=plain).encode() + b"\n" for j in judgements)
    new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        with _alone(handle):
            if look is not None:
                look(read(path)[0])
            size = os.lseek(handle, 0, os.SEEK_END)
            try:
                _write(handle, (b"\n" if _torn(handle, size) else b"") + data)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, size)
                raise
    finally:
        os.close(handle)
    if new:
        _keep_name(path.parent)


def _torn(handle: int, size: int) -> bool:
    """True where the last line has no end."""
    if not size:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


@contextmanager
def _alone(handle: int) -> Iterator[None]:
    """Hold the file's lock; the system lets go of it when the process dies."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _keep_name(folder: Path) -> None:
    """Bring the new file's name to the disk, too, where the system can."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read(path: Path) -> tuple[list[Judgement], list[Unreadable]]:
    """Return the judgements of a file in the order they were made, each once, and the lines that hold none."""
    found: dict[str, Judgement] = {}
    bad = []
    for number, line in enumerate(path.read_bytes().split(b"\n") if path.is_file() else [], start=1):
        if not line.strip():
            continue
        try:
            judgement = from_line(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            key = record_id("j", "line", sha256(line).hexdigest())
            bad.append(Unreadable(judgement_id=key, line=number, reason=_why(number, path.name, fault)))
            continue
        found[judgement.judgement_id] = judgement
    return sorted(found.values(), key=lambda j: (j.made_at, j.judgement_id)), bad


def unreadable_row(line: Unreadable) -> JudgementRow:
    """An unreadable line as the table of judgements shows it."""
    return JudgementRow(
        judgement_id=line.judgement_id,
        made_at=None,
        coder=None,
        action=None,
        purpose=None,
        field=None,
        old_value=None,
        new_value=None,
        reason=None,
        undoes=None,
        status="unreadable",
        note=line.reason,
    )


def _why(number: int, name: str, fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError | UnicodeDecodeError):
        return f"line {number} of {name} is no whole line, as a process killed while it writes leaves it"
    return f"line {number} of {name} is no judgement: {type(fault).__name__} {fault}"


def as_line(judgement: Judgement) -> dict[str, Any]:
    """A judgement as JSON; passages as selectors of the W3C's Web Annotation model."""
    return {
        "format": FORMAT,
        "id": judgement.judgement_id,
        "made_at": judgement.made_at.astimezone(UTC).isoformat(),
        "coder": judgement.coder,
        "action": judgement.action,
        "purpose": judgement.purpose,
        "targets": [
            {"table": t.table, "id": t.record_id, "passages": [_anchor_line(a) for a in t.anchors]} for t in judgement.targets
        ],
        "field": judgement.field,
        "old": judgement.old,
        "new": judgement.new,
        "reason": judgement.reason,
        "undoes": judgement.undoes,
        "settles": list(judgement.settles),
    }


def _anchor_line(anchor: Anchor) -> dict[str, Any]:
    return {
        "table": anchor.table,
        "id": anchor.record_id,
        "kind": anchor.kind,
        "source": {"capture_id": anchor.capture_id, "sha256": anchor.sha256},
        "selector": [
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        ],
        "trigger_start": anchor.trigger_start,
    }


def from_line(row: Mapping[str, Any]) -> Judgement:
    """A judgement from JSON.

    Raises:
        KeyError: If a part is not there.
        ValueError: If a part is not what it should be.
    """
    if row["action"] not in ACTIONS:
        raise ValueError(f"a known action ({row['action']!r} is none)")
    made_at = datetime.fromisoformat(row["made_at"])
    return Judgement(
        judgement_id=str(row["id"]),
        made_at=made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC),
        coder=str(row["coder"]),
        action=row["action"],
        purpose="coding" if row.get("purpose") == "coding" else "decision",
        targets=tuple(
            Target(table=t["table"], record_id=t["id"], anchors=tuple(_anchor(a) for a in t["passages"])) for t in row["targets"]
        ),
        field=row.get("field"),
        old=row.get("old"),
        new=row.get("new"),
        reason=row.get("reason"),
        undoes=row.get("undoes"),
        settles=tuple(map(str, row.get("settles") or ())),
    )


def _anchor(row: Mapping[str, Any]) -> Anchor:
    parts = {s["type"]: s for s in row["selector"]}
    position, quote = parts["TextPositionSelector"], parts["TextQuoteSelector"]
    return Anchor(
        table=row["table"],
        record_id=row["id"],
        kind=row.get("kind"),
        capture_id=row["source"]["capture_id"],
        sha256=row["source"]["sha256"],
        start=int(position["start"]),
        end=int(position["end"]),
        exact=quote["exact"],
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        trigger_start=row.get("trigger_start"),
    )
