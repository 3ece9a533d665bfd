"""The lines of a text and what each looks like on its own, before anything is known about its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from peaceledger.readers.bylines import SENTENCE_END, writer
from peaceledger.readers.linedates import LineDate, date_line
from peaceledger.readers.words import page_words

Look = Literal["separator", "number", "furniture", "section", "references", "date", "byline", "label", "item", "head", "body"]

LONGEST_HEAD = 30
"""Words of the longest line that may be a headline, deck or heading: of 12,000 news titles one in a thousand is longer."""
DECK_WORDS = 10
"""A line of fewer words is a headline or heading, whatever its grammar."""
HARD_WRAP = 0.5
"""Share of lines broken inside a sentence above which a text counts as wrapped at a fixed width."""

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_SEPARATOR = re.compile(r"^(?:[-=*_#~•·+.—–]\s*){3,}$")
_ITEM = re.compile(r"^(?:[-–—•*·▪●◦]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)\S")
_BOLD = re.compile(r"^(?:#{1,6}\s+(?P<hash>.*?)[\s#]*|(?P<mark>\*\*|__)(?P<bold>.+?)(?P=mark))$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, or a paragraph of hard-wrapped lines.

    Attributes:
        start: First character that is not white space, in the capture's text.
        end: After the last one.
        text: The characters between.
        words: Count of words.
        gap: Line breaks before it; 0 for the first.
        look: What it looks like.
        stopped: True if it ends as a sentence or clause does.
        day: The date it states, for dates.
    """

    start: int
    end: int
    text: str
    words: int
    gap: int
    look: Look
    stopped: bool
    day: LineDate | None = None


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that are not blank, in order; lines of hard-wrapped paragraphs are joined."""
    found: list[Line] = []
    last = 0
    for start, end in _joined(text, _spans(text)):
        gap = text.count("\n", last, start) or text.count("\r", last, start) if found else 0
        found.append(_line(text[start:end], start, gap))
        last = end
    return tuple(found)


def _spans(text: str) -> list[tuple[int, int]]:
    spans = []
    for match in _LINE.finditer(text):
        line = match[0]
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            spans.append((start, start + len(line.strip())))
    return spans


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of paragraphs that were wrapped at a fixed width: a full line runs on into the next."""
    runs_on = [i for i, (a, b) in enumerate(pairwise(spans)) if _close(text, a, b)]
    lengths = sorted(end - start for start, end in spans)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    full = [i for i in runs_on if spans[i][1] - spans[i][0] >= 0.7 * width]
    broken = [i for i in full if not SENTENCE_END.search(text[slice(*spans[i])])]
    if not 40 <= width <= 120 or len(full) < 4 or len(broken) < HARD_WRAP * len(full):
        return spans
    joined = [spans[0]]
    for i, (start, end) in enumerate(spans[1:]):
        if i in set(full):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _close(text: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    between = text[a[1] : b[0]]
    return max(between.count("\n"), between.count("\r")) == 1


def _line(text: str, start: int, gap: int) -> Line:
    day = date_line(text) if len(text) < 160 else None
    words = len(text.split())
    return Line(
        start=start,
        end=start + len(text),
        text=text,
        words=words,
        gap=gap,
        look=_look(text, words, day),
        stopped=SENTENCE_END.search(text) is not None,
        day=day,
    )


def _look(text: str, words: int, day: LineDate | None) -> Look:
    if words > LONGEST_HEAD:
        return "furniture" if _is_furniture(text, words) else "item" if _ITEM.match(text) else "body"
    tests: tuple[tuple[Look, bool], ...] = (
        ("separator", _SEPARATOR.match(text) is not None),
        ("number", numbered(text) is not None),
        ("date", day is not None),
        ("references", plain(text) in page_words().reference_headings),
        ("section", plain(text) in page_words().sections),
        ("furniture", _is_furniture(text, words)),
        ("byline", writer(text) is not None),
        ("label", any(p.match(text) for p in page_words().header.values())),
        ("item", _ITEM.match(text) is not None),
        ("head", _headlike(text)),
    )
    return next((look for look, holds in tests if holds), "body")


def plain(text: str) -> str:
    """A line without marks and case, for comparing with phrases."""
    return bare(text).strip(" .:!*_#[]()|»>→").casefold()


def bare(text: str) -> str:
    """A heading without Markdown marks."""
    found = _BOLD.match(text)
    return (found["hash"] or found["bold"] or "").strip() if found else text


def marked(text: str) -> bool:
    """True for a line set as a heading in Markdown."""
    return _BOLD.match(text) is not None


def _is_furniture(text: str, words: int) -> bool:
    vocab = page_words()
    if words > vocab.longest_furniture:
        return False
    return plain(text) in vocab.furniture or vocab.furniture_pattern.search(text) is not None


def numbered(text: str) -> int | None:
    """Number of a line such as ``Document 3 of 9``, None for any other line."""
    found = next(filter(None, (p.match(text) for p in page_words().numbers)), None)
    return int(found["n"]) if found else None


def _headlike(text: str) -> bool:
    """A line that could be a headline, deck or heading: no closing stop (a question may be one, a spoken one not)."""
    if marked(text):
        return True
    stop = SENTENCE_END.search(text)
    asked = stop is not None and text[stop.start()] in "?!" and text[0] not in '“"«'
    return (stop is None or asked) and not text[0].islower() and any(c.isalpha() for c in text)


def beside_mark(run: Sequence[Line], index: int) -> bool:
    """True where a line among date and byline lines touches one of them."""
    return any(line.look in ("date", "byline") for line in run[max(0, index - 1) : index + 2])


def reads_as_sentence(line: Line) -> bool:
    """True for a line that reads as a sentence without its stop, as a deck does and a headline or heading seldom does."""
    vocab = page_words()
    words = line.text.split()
    small = [word.casefold() for word in words if word.casefold() in vocab.sentence_words]
    capitals = sum(1 for word in words[1:] if word[0].isupper())
    sign = words[0].casefold() in vocab.sentence_openers or bool(vocab.sentence_signs & set(small))
    return len(words) >= DECK_WORDS and len(small) >= 2 and sign and capitals * 2 < len(words)


def usual_gap(lines: Sequence[Line]) -> float:
    """Line breaks that usually stand between two lines of this text."""
    return median([line.gap for line in lines[1:]] or [1])
