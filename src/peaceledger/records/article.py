"""Articles: the pieces a capture holds, and how each is laid out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

PublishedBasis = Literal["stated", "metadata", "url", "inferred", "unknown"]
ArticleKind = Literal["news", "opinion", "statement", "digest", "essay", "other"]
Relevance = Literal["on_topic", "other_conflict", "off_topic"]
BlockKind = Literal["headline", "deck", "heading", "paragraph", "list_item", "byline", "dateline", "sources", "furniture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One piece of writing inside a capture.

    Attributes:
        article_id: Id made from capture and start.
        capture_id: The capture that holds it.
        start: First character in the capture's text.
        end: After the last character that is not white space.
        headline: As written, None if the text has none.
        byline: Writer as written, None if none is named.
        published: Publication date, None if unknown.
        published_basis: Where ``published`` comes from.
        date_flag: A slip in words ("stated date lies before the event it reports"), else None.
        language: Two-letter code.
        kind: What sort of text it is.
        relevance: Whether it is about the pack's conflict.
        origin_id: Group of articles that are copies of one text; filled in by reconciliation.
        source_id: The outlet, None if unknown.
        machine_written: True where the text itself says a machine wrote it or helped.
        unsourced: True where it attributes nothing to anybody and names no outlet; filled in by reconciliation.
    """

    article_id: str
    capture_id: str
    start: int
    end: int
    headline: str | None
    byline: str | None
    published: date | None
    published_basis: PublishedBasis
    date_flag: str | None
    language: str
    kind: ArticleKind
    relevance: Relevance
    origin_id: str | None
    source_id: str | None
    machine_written: bool
    unsourced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article with one role on the page; offsets as in the capture's text.

    ``furniture`` (share buttons, captions, "+ posts") and ``sources`` (reference lists) are never read for events or statements.
    """

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article with its text and layout, as readers hand it on. ``text`` is ``capture.text[article.start:article.end]``."""

    article: Article
    text: str
    blocks: tuple[Block, ...]


__all__ = ["Article", "ArticleKind", "Block", "BlockKind", "Page", "PublishedBasis", "Relevance"]
