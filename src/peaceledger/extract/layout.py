"""Which sentences of an article may be read, and what sort of block each stands in."""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from peaceledger.records import Page
from peaceledger.records.article import BlockKind

UNREAD: frozenset[BlockKind] = frozenset({"furniture", "sources", "byline", "dateline"})


def block_kind_at(page: Page, char: int) -> BlockKind:
    """Kind of the block that holds a character of the doc; ``paragraph`` between blocks."""
    at = char + page.article.start
    index = bisect_right([b.start for b in page.blocks], at) - 1
    if index < 0 or at >= page.blocks[index].end:
        return "paragraph"
    return page.blocks[index].kind


def readable_sents(doc: Doc, page: Page) -> Iterator[tuple[Span, BlockKind]]:
    """Yield every sentence that may hold a statement or an event, with the kind of its block."""
    for sent in doc.sents:
        kind = block_kind_at(page, sent.start_char + len(sent.text) - len(sent.text.lstrip()))
        if kind not in UNREAD and sent.text.strip():
            yield sent, kind
