"""Which sentences of an article may be read, and what sort of block each stands in."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from spacy.tokens import Doc, Span

from peaceledger.records import Page
from peaceledger.records.article import BlockKind

UNREAD: frozenset[BlockKind] = frozenset({"furniture", "sources", "byline", "dateline"})


def block_kind_at(page: Page, char: int) -> BlockKind:
    """Kind of the block that holds a character of the doc; ``paragraph`` between blocks."""
    at = char + page.article.start
    index = bisect_right(page.blocks, at, key=lambda b: b.start) - 1
    if index < 0 or at >= page.blocks[index].end:
        return "paragraph"
    return page.blocks[index].kind


@lru_cache(maxsize=1)
def text_of(doc: Doc) -> str:
    """An article's text; spaCy joins it from the tokens each time it is asked for it."""
    text: str = doc.text
    return text


@lru_cache(maxsize=1)
def sentences(doc: Doc) -> tuple[Span, ...]:
    """An article's sentences; spaCy looks at every token each time it is asked for them, and five finders ask."""
    return tuple(doc.sents)


def sentence_numbers(doc: Doc) -> list[int]:
    """The number of each token's sentence, from 1."""
    return list(accumulate(int(start == 1) for start in doc.to_array("SENT_START").tolist()))


def bare(sent: Span, page: Page) -> tuple[int, int]:
    """Start and end of a sentence in the doc, without the white space around it."""
    text = page.text[sent.start_char : sent.end_char]
    return sent.start_char + len(text) - len(text.lstrip()), sent.start_char + len(text.rstrip())


def readable_sents(doc: Doc, page: Page) -> tuple[tuple[Span, BlockKind], ...]:
    """Return every sentence that may hold a statement or an event, with the kind of its block."""
    found: list[tuple[Span, BlockKind]] = []
    for sent in sentences(doc):
        start, end = bare(sent, page)
        kind = block_kind_at(page, start)
        if kind not in UNREAD and start < end:
            found.append((sent, kind))
    return tuple(found)
