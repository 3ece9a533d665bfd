"""The whole story on one screen: discover, read, split, parse, extract, reconcile, publish.

A stage is a plain function from records to records. ``build`` walks them; an engine decides where the middle part runs, and the
workshop keeps what is finished, so that the next build goes on from there.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from typing import Protocol

from peaceledger.config import Settings
from peaceledger.errors import NothingReadableError
from peaceledger.extract.article import extract_article
from peaceledger.language import Parser
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.readers import InputFile, discover, read, split_capture
from peaceledger.reconcile import Reconciled, reconcile
from peaceledger.records import Capture, Findings, Rejected, record_id
from peaceledger.store import Batch, Folder, Workshop, open_workshop
from peaceledger.store.directory import named_actors, named_places, named_sources
from peaceledger.store.recipe import recipe_of
from peaceledger.store.run import Run, facts_of

BATCH_TEXTS = 16  # as many as the parser takes at once
SHOWN = 20
BATCH_CHARACTERS = 120_000  # a few seconds of work: what a killed build loses per process


class Tools:
    """What extraction needs in one process: the packs, and the language model once it is asked for.

    Args:
        settings: Names packs and model.
        lexicon: The packs, if they are loaded already.
    """

    def __init__(self, settings: Settings, lexicon: Lexicon | None = None) -> None:
        self.settings = settings
        self.lexicon = lexicon or load_lexicon(settings.packs)

    @cached_property
    def parser(self) -> Parser:
        """The language model."""
        return Parser(self.settings.model)


class Engine(Protocol):
    """Where extraction runs."""

    def map(self, batches: Iterable[Sequence[Capture]], tools: Tools) -> Generator[Batch, None, None]:
        """Apply ``map_batch`` to every batch; results may come in any order."""
        ...


class Watch(Protocol):
    """Who is told how far a build is."""

    def stage(self, name: str, total: int | None) -> None:
        """A stage of so many steps begins; None where they cannot be counted."""
        ...

    def step(self, number: int = 1) -> None:
        """So many more steps are done."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How reading went: inputs read, inputs the ledger held already, and whether any of them holds text."""

    read: int
    known: int
    readable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How a build ended.

    Attributes:
        ledger: Ledger folder.
        intake: How reading went.
        tables: Rows per table.
        rejected: What could not be read, from earlier builds of this ledger too.
        seconds: Time it took.
    """

    ledger: Path
    intake: Intake
    tables: dict[str, int]
    rejected: tuple[Rejected, ...]
    seconds: float


def build(paths: Sequence[Path], out: Path, settings: Settings, engine: Engine, watch: Watch) -> Report:
    """Make or extend a ledger.

    Args:
        paths: Files and folders to read.
        out: Ledger folder.
        settings: The user's choices.
        engine: Where extraction runs.
        watch: Who is told.

    Raises:
        UsageError: If a path, pack, model or folder cannot be used.
        LedgerError: If the folder is in use, or the disk is full.
        NothingReadableError: If no input could be read; what was refused is in the ledger all the same.
    """
    started = datetime.now(UTC)
    files = [file for file in discover(paths) if not Folder(out).holds(file.path)]
    if not files:
        raise NothingReadableError(
            f"No file to read in {', '.join(map(str, paths))}. Give .txt, .md, .html, .jsonl or .csv files."
        )
    lexicon = load_lexicon(settings.packs)
    with open_workshop(out, recipe_of(lexicon, settings.model), fresh=settings.fresh) as shop:
        intake = take_in(files, shop, watch)
        waiting = shop.pending()
        watch.stage("Extracting", len(waiting))
        with closing(engine.map(batches(shop.with_text(waiting)), Tools(settings, lexicon))) as results:
            for batch in results:
                shop.keep(batch)
                watch.step(len(batch.captures))
        watch.stage("Reconciling", None)
        findings, rejected = shop.results()
        story = reconcile(findings, shop.texts(), lexicon)
        watch.stage("Writing tables", None)
        facts = facts_of(lexicon, settings.model, asdict(settings))
        run = Run(started=started, finished=datetime.now(UTC), packs=lexicon.pack_ids, n_read=intake.read, n_known=intake.known)
        tables = shop.publish(tables_of(story, lexicon, shop.captures()) | {"rejected": rejected}, run, facts)
    if not (intake.readable and findings):
        raise NothingReadableError(f"No input could be read:\n{reasons(rejected) or '  the texts hold no article.'}")
    seconds = (datetime.now(UTC) - started).total_seconds()
    return Report(ledger=out, intake=intake, tables=tables, rejected=tuple(rejected), seconds=seconds)


def take_in(files: Sequence[InputFile], shop: Workshop, watch: Watch) -> Intake:
    """Read the files that the ledger does not hold as they are now; one that cannot be read never stops the others."""
    watch.stage("Reading", len(files))
    read_now, readable = 0, False
    for file in files:
        place, digest = record_id("i", file.path.resolve()), digest_of(file.path)
        if not shop.has(place, digest):
            shop.take(place, file.shown, digest, read_input(file))
            read_now += 1
        readable = readable or bool(shop.known[place].captures)
        watch.step()
    shop.flush()
    return Intake(read=read_now, known=len(files) - read_now, readable=readable)


def digest_of(path: Path) -> str:
    """Return the sha256 of a file, empty where it cannot be opened: reading it will say why."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def read_input(file: InputFile) -> Iterator[Capture | Rejected]:
    """Read one file; a fault of the program itself becomes a refusal."""
    try:
        yield from read(file)
    except Exception as fault:  # noqa: BLE001 - one bad input among ten thousand must not stop the run
        yield Rejected(path=file.shown, record_id=None, reason=in_words(fault))


def batches(captures: Iterable[Capture]) -> Iterator[tuple[Capture, ...]]:
    """Cut captures into pieces of work, in order."""
    held: list[Capture] = []
    size = 0
    for capture in captures:
        if held and (len(held) == BATCH_TEXTS or size + len(capture.text) > BATCH_CHARACTERS):
            yield tuple(held)
            held, size = [], 0
        held.append(capture)
        size += len(capture.text)
    if held:
        yield tuple(held)


def map_batch(captures: Sequence[Capture], tools: Tools) -> Batch:
    """Extract everything from some captures: split, parse, extract."""
    findings: list[Findings] = []
    failed: dict[str, str] = {}
    parser = tools.parser  # a missing model is no fault of the texts
    try:
        findings.extend(extract(captures, tools.lexicon, parser))
    except Exception:  # noqa: BLE001 - then one by one, to find the text that the program cannot take
        for capture in captures:
            try:
                findings.extend(extract((capture,), tools.lexicon, parser))
            except Exception as fault:  # noqa: BLE001 - as above
                failed[capture.capture_id] = in_words(fault)
    return Batch(captures=tuple(c.capture_id for c in captures), findings=tuple(findings), failed=failed)


def extract(captures: Sequence[Capture], lexicon: Lexicon, parser: Parser) -> list[Findings]:
    """Return what each article of some captures holds."""
    pages = (page for capture in captures for page in split_capture(capture, lexicon.outlets))
    return [extract_article(doc, page, lexicon) for page, doc in parser.parse(pages)]


def tables_of(story: Reconciled, lexicon: Lexicon, captures: Sequence[Capture]) -> dict[str, Iterable[object]]:
    """Return the records of each table that extraction and reconciliation fill."""
    return {
        "articles": story.articles,
        "statements": story.statements,
        "mentions": story.mentions,
        "counts": story.counts,
        "events": story.events,
        "exchanges": story.exchanges,
        "links": story.links,
        "disagreements": story.disagreements,
        "positions": story.positions,
        "sources": named_sources(story.articles, captures, story.sources),
        "actors": named_actors(story.statements, story.mentions, story.counts, lexicon),
        "places": named_places(story.mentions, story.events, lexicon),
    }


def reasons(rejected: Sequence[Rejected]) -> str:
    """Return refusals as lines, the first twenty."""
    lines = [f"  {r.path}{f' record {r.record_id}' if r.record_id else ''}: {r.reason}" for r in rejected[:SHOWN]]
    more = len(rejected) - len(lines)
    return "\n".join([*lines, f"  and {more} more"] if more else lines)


def in_words(fault: Exception) -> str:
    """Return the reason for a refusal that is the program's own fault."""
    return f"the program failed on it ({type(fault).__name__}: {str(fault)[:200]}). Please report this with the text."
