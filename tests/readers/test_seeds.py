"""The source documents against the coder's list of articles; skipped where the shared material is absent."""

import json
from pathlib import Path

from peaceledger.readers import discover, read, split_capture
from peaceledger.records import Capture, Page

BYLINES = {"0": "Maxime Marquette", "1": "Dhruv Arun", "3": "AI"}


def found_pages(shared: Path) -> dict[tuple[str, int], Page]:
    captures = [c for file in discover([shared / "seeds"]) for c in read(file)]
    assert all(isinstance(c, Capture) for c in captures)
    return {(c.path, p.article.start): p for c in captures if isinstance(c, Capture) for p in split_capture(c, {})}


def test_articles_of_the_seeds(shared: Path) -> None:
    gold = json.loads((shared / "gold/seeds/articles.json").read_text("utf-8"))["articles"]
    pages = found_pages(shared)
    assert {(path, start, p.article.end) for (path, start), p in pages.items()} == {
        (g["file"], g["start"], g["end_without_trailing_newline"]) for g in gold
    }
    for row in gold:
        article = pages[row["file"], row["start"]].article
        assert article.headline == row["headline"], row["id"]
        assert article.byline == (row["byline"] or {}).get("name"), row["id"]
        assert str(article.published or None) == str(row["publication_date"]), row["id"]
        assert (article.date_flag is not None) == (row["segment"] == "1")
        assert article.machine_written == (row["segment"] in ("0", "3"))
        headings = {b.start for b in pages[row["file"], row["start"]].blocks if b.kind == "heading"}
        assert headings == {h["start"] for h in row["section_headings"]}, row["id"]
