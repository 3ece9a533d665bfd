"""The work folder: what was read and what was found, in files that are whole or not there.

``parts/intake/`` holds inputs with their captures (without text) and refusals; it knows no recipe. ``parts/<recipe>/`` holds what
extraction with that recipe found, one file per batch. The tables are made from these files alone, so that one build, many
builds and a build cut short end in the same tables.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from peaceledger.records import Article, Capture, Findings, Rejected, record_id
from peaceledger.store.files import read_lines, write_lines
from peaceledger.store.rows import from_row, to_row

SUFFIX = ".jsonl.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file as it was at one time.

    Attributes:
        place: Id of where the file lies; the place itself is not stored, since a ledger may be handed on.
        path: Path as the user sees it.
        digest: sha256 of the file's bytes; empty where they could not be read.
        build: Number of the build that read it: the latest at a place supersedes the others.
        recipe: Recipe in force; a refusal under another one is tried again.
        captures: What it held, texts left empty.
        rejected: What was refused.
    """

    place: str
    path: str
    digest: str
    build: int
    recipe: str
    captures: tuple[Capture, ...]
    rejected: tuple[Rejected, ...]

    def holds_for(self, digest: str, recipe: str) -> bool:
        """Whether a file with this digest need not be read again."""
        return bool(digest) and self.digest == digest and not (self.rejected and self.recipe != recipe)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What extraction made of some captures.

    Attributes:
        captures: Ids of all captures it was given, those that yielded nothing included.
        findings: One per article.
        failed: Captures on which the program failed, by id, with the reason.
    """

    captures: tuple[str, ...]
    findings: tuple[Findings, ...]
    failed: Mapping[str, str]


def write_inputs(folder: Path, inputs: Iterable[Input]) -> None:
    """Store inputs in one file."""
    rows = [
        to_row(one) | {"captures": [to_row(c) for c in one.captures], "rejected": [to_row(r) for r in one.rejected]}
        for one in inputs
    ]
    name = record_id("i", *(f"{row['place']} {row['digest']} {row['build']}" for row in rows))
    write_lines(folder / f"{name}{SUFFIX}", rows)


def read_inputs(folder: Path) -> list[Input]:
    """Return the latest input of each place, in the order of places."""
    latest: dict[str, Input] = {}
    for rows in _whole(folder):
        for one in map(_input, map(json.loads, rows)):
            known = latest.get(one.place)
            if known is None or (known.build, known.digest) < (one.build, one.digest):
                latest[one.place] = one
    return [latest[place] for place in sorted(latest)]


def _input(row: dict[str, Any]) -> Input:
    held = tuple(from_row(Capture, c) for c in row["captures"])
    return Input(**row | {"captures": held, "rejected": tuple(from_row(Rejected, r) for r in row["rejected"])})


def bare(capture: Capture) -> Capture:
    """Return a capture without its text, which lies in ``sources/``."""
    return replace(capture, text="")


def write_batch(folder: Path, batch: Batch) -> None:
    """Store a batch in one file, named by its captures."""
    rows: list[object] = [{"captures": batch.captures, "failed": batch.failed}]
    rows.extend(_findings_row(f) for f in batch.findings)
    write_lines(folder / f"{record_id('b', *batch.captures)}{SUFFIX}", rows)


def read_batches(folder: Path) -> Iterator[Batch]:
    """Yield every stored batch."""
    for first, *rest in _whole(folder):
        head = json.loads(first)
        yield Batch(
            captures=tuple(head["captures"]),
            findings=tuple(_findings(json.loads(row)) for row in rest),
            failed=head["failed"],
        )


def done(folder: Path) -> set[str]:
    """Return the ids of the captures that stored batches cover."""
    return {capture for first, *_ in _whole(folder) for capture in json.loads(first)["captures"]}


def _findings_row(found: Findings) -> dict[str, object]:
    rows: dict[str, object] = {"article": to_row(found.article)}
    return rows | {name: [to_row(r) for r in getattr(found, name)] for name in _kinds()}


def _findings(row: dict[str, Any]) -> Findings:
    held = {name: tuple(from_row(kind, r) for r in row.get(name, ())) for name, kind in _kinds().items()}
    return Findings(article=from_row(Article, row["article"]), **held)


@cache
def _kinds() -> dict[str, Any]:
    """What each list of an article's findings holds, as ``Findings`` declares it."""
    return {name: get_args(hint)[0] for name, hint in get_type_hints(Findings).items() if get_origin(hint) is tuple}


def _whole(folder: Path) -> Iterator[list[bytes]]:
    """Yield the lines of each file that is whole; a damaged one is taken away, so that its work is done again."""
    for path in sorted(folder.glob(f"[!.]*{SUFFIX}")):
        lines = read_lines(path)
        if lines:
            yield lines
        else:
            path.unlink()
