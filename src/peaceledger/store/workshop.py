"""A ledger while it is built: what is known, what is still to do, and where finished work goes."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from peaceledger.records import Capture, Findings, Rejected
from peaceledger.records.judgement import Judgement, JudgementRow
from peaceledger.store.files import disk_faults_in_words, write_json
from peaceledger.store.folder import Folder, folder_to_build
from peaceledger.store.judgements import read as read_judgements
from peaceledger.store.judgements import unreadable_row
from peaceledger.store.lock import locked
from peaceledger.store.parts import Batch, Input, bare, done, read_batches, read_inputs, write_batch, write_inputs
from peaceledger.store.publish import publish
from peaceledger.store.run import Run, rows_of_runs
from peaceledger.store.texts import Texts, store_text

FLUSH = 200  # inputs per intake file: a lost one costs a second of reading, and ten thousand files make fifty parts


@dataclass(slots=True)
class Workshop:
    """The work folder of one ledger under one recipe. Use ``open_workshop``."""

    folder: Folder
    recipe: str
    known: dict[str, Input]
    build: int
    fresh: bool
    unsaved: list[Input] = field(default_factory=list)
    work: str = ""  # recipe of what is extracted, where it is not that of what is read

    def __post_init__(self) -> None:
        self.work = self.work or self.recipe

    def go_on_with(self, recipe: str) -> None:
        """Keep what is extracted from now on under another recipe: what was read told more of what decides the outcome."""
        self.work = recipe
        (self.folder.parts / recipe).mkdir(parents=True, exist_ok=True)

    def has(self, place: str, digest: str) -> bool:
        """Whether the file at this place is stored as it is now."""
        one = self.known.get(place)
        return one is not None and one.holds_for(digest, self.recipe)

    def take(self, place: str, path: str, digest: str, read: Iterable[Capture | Rejected]) -> Input:
        """Store what a file holds: texts at once, the rest by ``flush``."""
        captures, rejected = [], []
        for one in read:
            if isinstance(one, Rejected):
                rejected.append(one)
            else:
                store_text(self.folder.sources, one)
                captures.append(bare(one))
        taken = Input(
            place=place,
            path=path,
            digest=digest,
            build=self.build,
            recipe=self.recipe,
            captures=tuple(captures),
            rejected=tuple(rejected),
        )
        self.known[place] = taken
        self.unsaved.append(taken)
        if len(self.unsaved) >= FLUSH:
            self.flush()
        return taken

    def flush(self) -> None:
        """Store the inputs taken since the last time."""
        if self.unsaved:
            write_inputs(self.folder.parts / "intake", self.unsaved)
            self.unsaved.clear()

    def captures(self) -> list[Capture]:
        """Every capture of the ledger, texts left empty, by id."""
        by_id = {c.capture_id: c for one in self.known.values() for c in one.captures}
        return [by_id[key] for key in sorted(by_id)]

    def pending(self) -> list[Capture]:
        """Captures that this recipe has not seen, in the order of inputs."""
        finished = done(self.folder.parts / self.work)
        waiting = {c.capture_id: c for one in self.known.values() for c in one.captures if c.capture_id not in finished}
        return list(waiting.values())

    def with_text(self, captures: Iterable[Capture]) -> Iterator[Capture]:
        """Yield captures with their stored texts."""
        texts = self.texts()
        for capture in captures:
            yield replace(capture, text=texts[capture.capture_id])

    def texts(self) -> Texts:
        """The stored texts by capture id."""
        return Texts(self.folder.sources, self.captures())

    def judgements(self) -> tuple[list[Judgement], list[JudgementRow]]:
        """What people decided so far, and a row for each line of their file that nobody can read."""
        found, bad = read_judgements(self.folder.judgements)
        return found, [unreadable_row(line) for line in bad]

    def keep(self, batch: Batch) -> None:
        """Store a finished batch."""
        write_batch(self.folder.parts / self.work, batch)

    def results(self) -> tuple[list[Findings], list[Rejected]]:
        """Everything found in the captures of this ledger, by article id, and everything refused."""
        captures = {c.capture_id: c for c in self.captures()}
        found: dict[str, Findings] = {}
        refused = {r for one in self.known.values() for r in one.rejected}
        for batch in read_batches(self.folder.parts / self.work):
            found.update((f.article.article_id, f) for f in batch.findings if f.article.capture_id in captures)
            for capture in map(captures.get, batch.failed):
                if capture:
                    reason = batch.failed[capture.capture_id]
                    refused.add(Rejected(path=capture.path, record_id=capture.record_id, reason=reason))
        in_order = sorted(refused, key=lambda r: (r.path, r.record_id or "", r.reason))
        return [found[key] for key in sorted(found)], in_order

    def publish(self, records: Mapping[str, Iterable[Any]], run: Run, facts: Mapping[str, object]) -> dict[str, int]:
        """Make the tables and ``run.json``, and take away what they no longer need.

        Args:
            records: Records by table; captures and runs are added here.
            run: This build.
            facts: Versions, packs, weights and settings, for ``run.json``.

        Returns:
            Number of rows per table.
        """
        captures = self.captures()
        runs = rows_of_runs(self.folder, run, self.work, len(captures))
        counts = publish(self.folder, {**records, "captures": self.with_text(captures), "runs": runs})
        rejected = list(records["rejected"])
        write_json(
            self.folder.run,
            {
                **facts,
                "recipe": self.work,
                "started": run.started,
                "finished": run.finished,
                "inputs": {"read": run.n_read, "known": run.n_known, "rejected": len(rejected)},
                "counts": counts,
                "runs": runs,
            },
        )
        self.sweep()
        return counts

    def sweep(self) -> None:
        """Take away the work of other recipes; after a fresh build the texts that no capture names, too."""
        for path in self.folder.parts.iterdir():
            if path.is_dir() and path.name not in ("intake", self.work):
                shutil.rmtree(path)
        if self.fresh:
            named = {f"{c.sha256}.txt" for c in self.captures()}
            for path in self.folder.sources.iterdir():
                if path.name not in named:
                    path.unlink()


@contextmanager
def open_workshop(out: Path, recipe: str, *, fresh: bool = False) -> Iterator[Workshop]:
    """Open a ledger for building; only one build at a time may.

    Args:
        out: Ledger folder, made if it is not there.
        recipe: Digest of everything that decides what is extracted.
        fresh: Forget all finished work first. Judgements stay.

    Raises:
        UsageError: If ``out`` holds other things.
        LedgerError: If another build is at work, or the disk is full.
    """
    folder = folder_to_build(out)
    with disk_faults_in_words(out), locked(folder.lock):
        if fresh and folder.parts.exists():
            shutil.rmtree(folder.parts)
        for path in (folder.parts / "intake", folder.parts / recipe, folder.sources):
            path.mkdir(parents=True, exist_ok=True)
        folder.judgements.touch()
        _clear_drafts(folder)
        inputs = read_inputs(folder.parts / "intake")
        known = {one.place: one for one in inputs}
        latest = max((one.build for one in inputs), default=0)
        yield Workshop(folder=folder, recipe=recipe, known=known, build=latest + 1, fresh=fresh)


def _clear_drafts(folder: Folder) -> None:
    """Take away half-written files of killed builds."""
    for place in (folder.root, folder.sources, *(p for p in folder.parts.iterdir() if p.is_dir())):
        for draft in place.glob(".*.new*"):
            draft.unlink() if draft.is_file() else shutil.rmtree(draft)
