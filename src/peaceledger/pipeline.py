"""The whole story on one screen: discover, read, split, parse, extract, reconcile, assess, publish.

A stage is a plain function from records to records. ``build`` walks them; an engine decides where the middle part runs, and the
workshop keeps what is finished, so that the next build goes on from there.
"""

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from peaceledger.assess import Assessed, Matter, assess
from peaceledger.batches import Tools, batches
from peaceledger.config import Settings
from peaceledger.errors import NothingReadableError
from peaceledger.extract.drafted.find import drafted
from peaceledger.intake import Intake, reasons, take_in
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.readers import discover
from peaceledger.reconcile import Accounts, Reconciled, account, reconcile, revise_later
from peaceledger.records import Capture, Rejected
from peaceledger.store import Batch, Folder, open_workshop
from peaceledger.store.directory import named_actors, named_places, named_sources
from peaceledger.store.recipe import recipe_of
from peaceledger.store.run import Run, facts_of


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
        UsageError: If a path, pack, model, weights or folder cannot be used.
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
    tools = Tools(settings, lexicon)
    tagger = tools.tagger.digest if tools.tagger is not None else None
    with open_workshop(out, recipe_of(lexicon, settings.model, tagger), fresh=settings.fresh) as shop:
        watch.stage("Reading", len(files))
        intake = take_in(files, shop, watch.step)
        lexicon = drafted(lexicon, settings.packs, shop.texts().values())
        tools.lexicon = lexicon
        shop.go_on_with(recipe_of(lexicon, settings.model, tagger))
        waiting = shop.pending()
        watch.stage("Extracting", len(waiting))
        with closing(engine.map(batches(shop.with_text(waiting)), tools)) as results:
            for batch in results:
                shop.keep(batch)
                watch.step(len(batch.captures))
        watch.stage("Reconciling", None)
        findings, rejected = shop.results()
        decided, unreadable = shop.judgements()
        texts = shop.texts()
        story = reconcile(findings, texts, lexicon, decided)
        accounts, settled = revise_later(account(story, texts, lexicon), decided, lexicon)
        judged, more = revise_later(assess(matter_of(story, lexicon)), decided, lexicon)
        judgements = ((settled | more).get(j.judgement_id, j) for j in story.judgements)
        story = replace(story, judgements=(*judgements, *unreadable))
        watch.stage("Writing tables", None)
        facts = facts_of(lexicon, settings.model, tagger, asdict(settings))
        run = Run(started=started, finished=datetime.now(UTC), packs=lexicon.pack_ids, n_read=intake.read, n_known=intake.known)
        tables = shop.publish(tables_of(story, accounts, judged, lexicon, shop.captures()) | {"rejected": rejected}, run, facts)
    if not (intake.readable and findings):
        raise NothingReadableError(f"No input could be read:\n{reasons(rejected) or '  the texts hold no article.'}")
    seconds = (datetime.now(UTC) - started).total_seconds()
    return Report(ledger=out, intake=intake, tables=tables, rejected=tuple(rejected), seconds=seconds)


def matter_of(story: Reconciled, lexicon: Lexicon) -> Matter:
    """Return what yardsticks are applied to: the records of the story that their room reads."""
    return Matter(lexicon=lexicon, **{f.name: getattr(story, f.name) for f in fields(Matter) if hasattr(story, f.name)})


def tables_of(
    story: Reconciled, accounts: Accounts, judged: Assessed, lexicon: Lexicon, captures: Sequence[Capture]
) -> dict[str, Iterable[object]]:
    """Return the records of each table that stages fill; a field of the story or of what was judged bears its table's name."""
    return {field.name: getattr(held, field.name) for held in (story, accounts, judged) for field in fields(held)} | {
        "yardsticks": lexicon.extra["yardsticks"],
        "sources": named_sources(story.articles, captures, story.sources),
        "actors": named_actors(story.statements, story.mentions, story.counts, lexicon),
        "places": named_places(story.mentions, story.events, lexicon),
    }
