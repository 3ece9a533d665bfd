"""Which files are meant: the paths a user gives, spread out and put in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from peaceledger.errors import UsageError

SUFFIXES: dict[str, str] = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".jsonl": "application/jsonl",
    ".csv": "text/csv",
}
"""Suffixes that can be read and their media types; each may carry ``.gz`` behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read.

    Attributes:
        path: Absolute path.
        shown: The file's name if it was given itself, else its path below the folder that was given, with ``/``.
    """

    path: Path
    shown: str


def media_type(name: str) -> str | None:
    """Return the media type that a file's name promises, None if no reader takes it."""
    return SUFFIXES.get(Path(name.lower().removesuffix(".gz")).suffix)


def discover(paths: Sequence[Path]) -> tuple[InputFile, ...]:
    """Spread files and folders out into the files to read, sorted by the name shown, each file once.

    Hidden files, and files in a folder whose suffix no reader takes, are left out; a file given itself is always kept, so
    that ``read`` can say why it is refused.

    Args:
        paths: Files and folders as the user gave them.

    Raises:
        UsageError: If a path does not exist.
    """
    found: dict[Path, InputFile] = {}
    for given in paths:
        for file in _spread(given):
            kept = found.setdefault(file.path, file)
            found[file.path] = min(kept, file, key=lambda f: f.shown)
    return tuple(sorted(found.values(), key=lambda f: (f.shown, str(f.path))))


def _spread(given: Path) -> Iterator[InputFile]:
    path = given.absolute()
    try:
        if path.is_dir():
            yield from _below(path)
            return
        there = path.exists() or path.is_symlink()
    except PermissionError:
        there = True  # in a folder that is closed to us: reading it will say so
    if not there:
        raise UsageError(f"There is no file or folder {str(given)!r}. Check the spelling, or give another path.")
    yield InputFile(path=path, shown=path.name)


def _below(folder: Path) -> Iterator[InputFile]:
    for path in folder.rglob("*"):
        shown = path.relative_to(folder)
        if media_type(path.name) and not any(part.startswith(".") for part in shown.parts):
            yield InputFile(path=path, shown=shown.as_posix())
