"""A benchmark's bare text as a page of the readers."""

from __future__ import annotations

from datetime import date

from peaceledger.records import Article, Block, Page


def page_of(name: str, text: str, published: date | None = None, blocks: tuple[Block, ...] = ()) -> Page:
    """The text as a news article on the conflict; one paragraph where no blocks are given."""
    article = Article(
        article_id=f"a_{name}",
        capture_id=f"c_{name}",
        start=0,
        end=len(text),
        headline=None,
        byline=None,
        published=published,
        published_basis="stated" if published else "unknown",
        date_flag=None,
        language="en",
        kind="news",
        relevance="on_topic",
        origin_id=None,
        source_id=None,
        machine_written=False,
    )
    return Page(article=article, text=text, blocks=blocks or (Block(kind="paragraph", start=0, end=len(text)),))
