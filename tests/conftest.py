"""Shared fixtures: the parser is loaded once, packs are read once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from peaceledger.language import Parser
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.records import Article, Block, Page

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Figures that a test measures and does not judge, since they hang on the machine: ``record_property("figure", ...)``."""
    reports = [r for group in terminalreporter.stats.values() for r in group if isinstance(r, pytest.TestReport)]
    for report in sorted(reports, key=lambda r: r.nodeid):
        for line in (value for name, value in report.user_properties if name == "figure" and report.when == "call"):
            terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {line}")


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(["ukraine"])


@pytest.fixture(scope="session")
def example_lexicon() -> Lexicon:
    return load_lexicon(["example"])


def make_page(text: str, capture_id: str = "c_test", **changes: object) -> Page:
    """A page whose lines are paragraphs."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind="paragraph", start=at, end=at + len(line)))
        at += len(line) + 1
    fields: dict = {
        "article_id": "a_test",
        "capture_id": capture_id,
        "start": 0,
        "end": len(text),
        "headline": None,
        "byline": None,
        "published": None,
        "published_basis": "unknown",
        "date_flag": None,
        "language": "en",
        "kind": "news",
        "relevance": "on_topic",
        "origin_id": None,
        "source_id": None,
        "machine_written": False,
    }
    return Page(article=Article(**(fields | changes)), text=text, blocks=tuple(blocks))


@pytest.fixture(scope="session")
def parsed(parser: Parser) -> Callable[..., tuple[Page, Doc]]:
    def parse(text: str, **changes: object) -> tuple[Page, Doc]:
        return next(parser.parse([make_page(text, **changes)]))

    return parse


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared material is not beside this checkout")
    return SHARED
