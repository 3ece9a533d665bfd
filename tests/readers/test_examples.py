"""The example articles: every file is read, every article has an outlet that a pack knows."""

from pathlib import Path

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.readers import discover, read, split_capture
from peaceledger.records import Capture, Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def pages(folder: str, packs: list[str | Path]) -> list[Page]:
    outlets = load_lexicon(packs).outlets
    captures = [c for file in discover([EXAMPLES / folder]) for c in read(file)]
    assert all(isinstance(c, Capture) for c in captures)
    return [page for c in captures if isinstance(c, Capture) for page in split_capture(c, outlets)]


@pytest.mark.parametrize(
    ("folder", "packs", "articles", "without_outlet", "flagged"),
    [("ukraine", ["ukraine", EXAMPLES / "packs" / "ukraine-outlets"], 20, 5, 1), ("fictional", ["example"], 16, 2, 1)],
)
def test_examples(folder: str, packs: list[str | Path], articles: int, without_outlet: int, flagged: int) -> None:
    found = pages(folder, packs)
    known = load_lexicon(packs).outlets
    assert len(found) == articles
    assert all(60 <= len(page.text.split()) <= 250 for page in found)
    assert sum(page.article.source_id is None for page in found) == without_outlet
    assert {page.article.source_id for page in found} - {None} <= set(known)
    assert sum(page.article.date_flag is not None for page in found) == flagged
    assert all("treaty was signed" not in page.text for page in found)
