"""Quotation marks, read character by character: a sentence splitter cuts inside them, so the parse cannot be asked."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from peaceledger.extract.layout import text_of

CLOSES = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "'": "'", "‟": "”"}
DOUBLE = frozenset('“”«»„"‟')
ANY_OPENER = re.compile(f"[{''.join(CLOSES)}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An outermost pair of quotation marks and what stands between.

    Attributes:
        start: First character after the opening mark.
        end: The closing mark's offset, or the end of the paragraph where none closes it.
        closed: False where the paragraph ends first: the words go on in the next one.
    """

    start: int
    end: int
    closed: bool

    @property
    def outer_start(self) -> int:
        """Offset of the opening mark."""
        return self.start - 1

    @property
    def outer_end(self) -> int:
        """Offset after the closing mark."""
        return self.end + 1 if self.closed else self.end


def find_quotes(text: str, stretches: Sequence[tuple[int, int]]) -> tuple[Quote, ...]:
    """Return the outermost quotations of each paragraph in text order.

    Args:
        text: The article's text.
        stretches: Start and end of each paragraph; no quotation crosses one.
    """
    return tuple(q for start, end in stretches for q in _scan(text, start, end))


def quote_at(quotes: Sequence[Quote], char: int) -> Quote | None:
    """The quotation whose marks enclose a character, None outside all."""
    at = bisect_right(quotes, char, key=lambda q: q.outer_start) - 1
    return quotes[at] if at >= 0 and char < quotes[at].outer_end else None


@lru_cache(maxsize=1)
def quoted_tokens(doc: Doc) -> tuple[bool, ...]:
    """Tell for every token of a text whose lines are paragraphs whether it stands inside quotation marks."""
    text = text_of(doc)
    found = [False] * len(text)
    for quote in find_quotes(text, _lines(text)):
        found[quote.outer_start : quote.outer_end] = [True] * (quote.outer_end - quote.outer_start)
    return tuple(found[at] for at in doc.to_array("IDX").tolist())


def outer_sentences(doc: Doc, sentence: Sequence[int], quoted: Sequence[bool]) -> list[int]:
    """Number the sentences so that one that lies wholly inside quotation marks does not count."""
    outside = {
        at for at, word, said in zip(sentence, doc.to_array("IS_ALPHA").tolist(), quoted, strict=True) if word and not said
    }
    numbers, number, last = [], 0, -1
    for at in sentence:
        number += at != last and at in outside
        last = at
        numbers.append(number)
    return numbers


def _lines(text: str) -> list[tuple[int, int]]:
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    return list(zip(starts, [*(s - 1 for s in starts[1:]), len(text)], strict=True))


def _scan(text: str, start: int, end: int) -> Iterator[Quote]:
    at = start
    while (mark := ANY_OPENER.search(text, at, end)) is not None:
        at = mark.start()
        if not _opens(text, at, start, end):
            at += 1
            continue
        close = _close(text, at, end)
        if close is None and (text[at] not in DOUBLE or end - at < 3):
            at += 1  # a single mark that nothing closes is an apostrophe
            continue
        yield Quote(start=at + 1, end=end if close is None else close, closed=close is not None)
        at = end if close is None else close + 1


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if at + 1 >= end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > start else " "
    if mark in "\"'":
        return before.isspace() or before in "([{—–-/:…,”’" or (mark == '"' and before in ".;?!")
    return mark != "‘" or not before.isalnum()


def _close(text: str, at: int, end: int) -> int | None:
    """Where a quotation ends, though its two marks be of two kinds: one straight, one curly."""
    close = _closing(text, at, end, CLOSES[text[at]])
    if text[at] == '"':
        curly = text.find("”", at + 1, end if close is None else close)
        return close if curly < 0 or "“" in text[at:curly] else curly
    return _closing(text, at, end, '"') if close is None and text[at] == "“" else close


def _closing(text: str, opening: int, end: int, closes: str) -> int | None:
    """Offset of the mark that closes the one at ``opening``; nested pairs of the same kind are passed over."""
    mark = text[opening]
    depth = 1
    for at in range(opening + 1, end):
        char = text[at]
        if char in closes and _may_close(text, at, end, mark):
            depth -= 1
            if not depth:
                return at
        elif char == mark and mark in "“«":
            if char == "“" and not _nested(text, at, end):
                return None if depth > 1 else _late(text, opening, at)
            depth += 1
    return None


def _nested(text: str, at: int, end: int) -> bool:
    """Two closing marks must follow for an opening mark to be an inner one."""
    return text.count("”", at, end) > text.count("“", at, end)


def _late(text: str, opening: int, at: int) -> int | None:
    """A new quotation opens before the old one closed: the old one ends at the last sentence before it."""
    cut = max(text.rfind(stop, opening, at) for stop in ".!?…")
    return cut + 1 if cut > opening and cut + 1 < at else None


def _may_close(text: str, at: int, end: int, mark: str) -> bool:
    """A right single mark is an apostrophe where a letter follows, or where a plural owns what follows ("allies’ aid")."""
    after = text[at + 1] if at + 1 < end else " "
    before = text[at - 1]
    if text[at] == '"':
        return not before.isspace()
    if mark not in "‘'":
        return True
    if after.isalnum() or before.isspace():
        return False
    owns = before == "s" and after == " " and at + 2 < end and text[at + 2].islower()
    return not (owns and any(text[i] in "’'" and not text[i + 1 : i + 2].isalnum() for i in range(at + 1, min(end, at + 200))))


__all__ = ["Quote", "find_quotes", "outer_sentences", "quote_at", "quoted_tokens"]
