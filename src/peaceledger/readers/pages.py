"""A capture to its pages: split, laid out, described."""

from collections.abc import Mapping, Sequence

from peaceledger.packs import OutletEntry
from peaceledger.readers.describe import byline, dating, kind_of, language_of, machine_written, slip, source_id, stated_source
from peaceledger.readers.layout import Laid, blocks_of, headline_of, is_decked, lay_out
from peaceledger.readers.lines import Line, lines_of
from peaceledger.readers.split import article_starts
from peaceledger.records import Article, Capture, Page, record_id

ONE_ARTICLE = frozenset({"text/html", "application/jsonl", "text/csv"})
"""Kinds of document that hold one article each."""


def split_capture(capture: Capture, outlets: Mapping[str, OutletEntry]) -> tuple[Page, ...]:
    """Return the articles of a document, each with its layout; ``Article.end`` leaves white space out.

    Separators and document numbers between articles belong to none of them. Relevance is a placeholder that extraction replaces.

    Args:
        capture: A document as ``read`` yields it.
        outlets: Outlets that the packs know, by id.
    """
    lines = lines_of(capture.text)
    if not lines:
        return ()
    starts = (lines[0].start,) if capture.media_type in ONE_ARTICLE else article_starts(capture.text, lines)
    ends = (*starts[1:], len(capture.text))
    parts = [_within(lines, start, end) for start, end in zip(starts, ends, strict=True)]
    alone, decked = len(parts) == 1, is_decked(parts)
    return tuple(
        _page(capture, lay_out(part, capture.title if alone else None, decked=decked), outlets, alone=alone)
        for part in parts
        if part
    )


def _within(lines: Sequence[Line], start: int, end: int) -> tuple[Line, ...]:
    """The lines of one article, without the separators and numbers that stand before the next."""
    part = [line for line in lines if start <= line.start < end]
    while len(part) > 1 and part[-1].look in ("separator", "number"):
        part.pop()
    return tuple(part)


def _page(capture: Capture, laid: Sequence[Laid], outlets: Mapping[str, OutletEntry], *, alone: bool) -> Page:
    own = capture if alone else None
    start, end = laid[0].line.start, laid[-1].line.end
    text = capture.text[start:end]
    dated = dating(laid, own)
    article = Article(
        article_id=record_id("a", capture.capture_id, start),
        capture_id=capture.capture_id,
        start=start,
        end=end,
        headline=headline_of(laid),
        byline=byline(laid, own),
        published=dated.day,
        published_basis=dated.basis,
        date_flag=slip(dated.day, text),
        language=language_of(text, capture.language),
        kind=kind_of(laid, text),
        relevance="on_topic",
        origin_id=None,
        source_id=source_id(capture, outlets, stated_source(laid)),
        machine_written=machine_written(laid),
    )
    return Page(article=article, text=text, blocks=blocks_of(laid))
