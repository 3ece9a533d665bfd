"""The middle of a build in pieces: what any process, wherever an engine runs it, does with some captures."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from peaceledger.config import Settings
from peaceledger.errors import program_fault
from peaceledger.extract.article import extract_article
from peaceledger.language import Parser, Tagger
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.readers import split_capture
from peaceledger.records import Capture, Findings
from peaceledger.store import Batch

BATCH_TEXTS = 16  # as many as the parser takes at once
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

    @cached_property
    def tagger(self) -> Tagger | None:
        """The attribution tagger; None where the user wants rules alone.

        Raises:
            UsageError: If its weights are missing or damaged.
        """
        return Tagger() if self.settings.tagger else None


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
    """Extract everything from some captures; a text on which the program fails leaves the others whole.

    Raises:
        UsageError: If the language model is not installed, or the tagger's weights are missing or damaged.
    """
    findings: list[Findings] = []
    failed: dict[str, str] = {}
    _ = tools.parser, tools.tagger  # what is missing there is no fault of the texts
    try:
        findings.extend(extract(captures, tools))
    except Exception:  # noqa: BLE001 - then one by one, to find the text that the program cannot take
        for capture in captures:
            try:
                findings.extend(extract((capture,), tools))
            except Exception as fault:  # noqa: BLE001 - as above
                failed[capture.capture_id] = program_fault(fault)
    return Batch(captures=tuple(c.capture_id for c in captures), findings=tuple(findings), failed=failed)


def extract(captures: Sequence[Capture], tools: Tools) -> list[Findings]:
    """Return what each article of some captures holds: split, parse, extract."""
    pages = (page for capture in captures for page in split_capture(capture, tools.lexicon.outlets))
    marker = tools.tagger.read if tools.tagger is not None else None
    return [extract_article(doc, page, tools.lexicon, marker) for page, doc in tools.parser.parse(pages)]
