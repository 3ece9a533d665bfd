"""The first stage of a build: files are read into the workshop, and what cannot be read is kept with its reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from peaceledger.errors import program_fault
from peaceledger.readers import InputFile, read
from peaceledger.records import Capture, Rejected, record_id
from peaceledger.store import Workshop

SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How reading went: inputs read, inputs the ledger held already, and whether any of them holds text."""

    read: int
    known: int
    readable: bool


def take_in(files: Sequence[InputFile], shop: Workshop, step: Callable[[], None]) -> Intake:
    """Read the files that the ledger does not hold as they are now; one that cannot be read never stops the others.

    Args:
        files: What the user gave.
        shop: Where captures and refusals go.
        step: Called after each file.
    """
    read_now, readable = 0, False
    for file in files:
        place, digest = record_id("i", file.path.resolve()), _digest(file.path)
        if not shop.has(place, digest):
            shop.take(place, file.shown, digest, _read(file))
            read_now += 1
        readable = readable or bool(shop.known[place].captures)
        step()
    shop.flush()
    return Intake(read=read_now, known=len(files) - read_now, readable=readable)


def _digest(path: Path) -> str:
    """The sha256 of a file, empty where it cannot be opened: reading it will say why."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _read(file: InputFile) -> Iterator[Capture | Rejected]:
    try:
        yield from read(file)
    except Exception as fault:  # noqa: BLE001 - one bad input among ten thousand must not stop the run
        yield Rejected(path=file.shown, record_id=None, reason=program_fault(fault))


def reasons(rejected: Sequence[Rejected]) -> str:
    """Return refusals as lines, the first twenty."""
    lines = [f"  {r.path}{f' record {r.record_id}' if r.record_id else ''}: {r.reason}" for r in rejected[:SHOWN]]
    more = len(rejected) - len(lines)
    return "\n".join([*lines, f"  and {more} more"] if more else lines)
