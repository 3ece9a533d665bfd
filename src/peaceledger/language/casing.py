"""Title Case read as ordinary words: the parser takes a headline whose every word has a capital for one long name."""

import re

from peaceledger.records import Block, Page

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
NAME_IN_PROSE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
TITLED = frozenset({"headline", "deck", "heading"})
LEAST_WORDS = 4
MOST_CAPITALS = 0.75
"""Share of capitals among words of four letters and more from which a line counts as Title Case; prose names stay far below."""


def ordinary_case(page: Page) -> str:
    """Return the page's text with its Title Case lines in ordinary case; same length, other lines untouched.

    Words that the prose itself writes with a capital inside a sentence keep theirs, and so do acronyms.
    """
    text, start = page.text, page.article.start
    titled = [b for b in page.blocks if b.kind in TITLED and _is_titled(text[b.start - start : b.end - start])]
    if not titled:
        return text
    names = {
        name for b in page.blocks if b not in titled for name in NAME_IN_PROSE.findall(text[b.start - start : b.end - start])
    }
    for block in titled:
        text = _lowered(text, block, start, names)
    return text


def _is_titled(line: str) -> bool:
    words = [w for w in WORD.findall(line) if len(w) > 3]
    return len(words) >= LEAST_WORDS and sum(w[0].isupper() for w in words) / len(words) >= MOST_CAPITALS


def _lowered(text: str, block: Block, start: int, names: set[str]) -> str:
    def lower(match: re.Match[str]) -> str:
        word = match.group()
        if word.isupper() or re.split("[’']", word)[0] in names or len(word.lower()) != len(word):
            return word
        return word.lower()

    first, last = block.start - start, block.end - start
    return text[:first] + WORD.sub(lower, text[first:last]) + text[last:]
