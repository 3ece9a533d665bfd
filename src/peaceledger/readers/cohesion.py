"""Does a text go on across a line, or does another one begin? Words and names before and after it, compared."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from peaceledger.readers.words import page_words

WINDOW = 250
"""Words compared on each side."""
MEMORY = 3000
"""Words of the article so far that are remembered: copies and names further back than a long essay do not count."""
LEAD = 60
"""Words in which a news text names its people in full."""
EXPECTED = 0.0165
"""Within one article the cosine of two neighbouring windows of a and b words is about ``EXPECTED * (a * b) ** 0.25``: measured
on 200 news articles for sizes from 30 to 250 (0.13 at 60 words, 0.19 at 120, 0.26 at 250; across articles 0.06, 0.08, 0.12)."""
ENOUGH = 200
"""Words on each side from which likeness is taken at its word: its spread at 60 words is twice that at 250."""
COPIED = 6
"""Words in a row that stand twice only where they are copied, not where a text goes on."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with its offset; ``stem`` is empty for small words."""

    start: int
    text: str
    stem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """How a text behaves across a line.

    Attributes:
        cohesion: Likeness of the words on both sides, 1 where it is that of two neighbouring passages of one article.
        introduced: People known before who are named in full again in the lead after the line.
        titled: Those of them who get their title again, too ("President Ana Ruiz").
        carried: People known in the article so far who go on by surname alone.
        echo: Share of the line's words that come again in the lead after it, less the share among the words before it.
    """

    cohesion: float
    introduced: int
    titled: int
    carried: int
    echo: float


class Wording:
    """The words of one text, ready to be compared at many places."""

    def __init__(self, text: str) -> None:
        self.words = [Word(start=m.start(), text=m[0], stem=_stem(m[0])) for m in _WORD.finditer(text)]
        self._starts = [w.start for w in self.words]
        self._text = text

    def between(self, start: int, end: int) -> range:
        """Indexes of the words that start in a stretch of text."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def turn(self, since: int, line: tuple[int, int], body: int) -> Turn:
        """Compare what stands before a line with what stands after it.

        Args:
            since: Where the article so far begins.
            line: Start and end of the line.
            body: Where the text after the line begins.
        """
        before = self.between(since, line[0])[-MEMORY:]
        first = bisect_left(self._starts, body)
        after = range(first, min(first + WINDOW, len(self.words)))
        known = {self._people[i] for i in self._people_in(before)}
        introduced = self._first(after[:LEAD], full=True) & self._known_before(line[0])
        return Turn(
            cohesion=self._cohesion(before, after),
            introduced=len(introduced),
            titled=len(introduced & self._titled(after[:LEAD])),
            carried=len(self._first(after, full=False) & known),
            echo=self._echo(self.between(*line), before, after),
        )

    def _cohesion(self, before: range, after: range) -> float:
        copied = self._copied(before, after)
        left = _bag(self.words[i].stem for i in before[-WINDOW:])
        right = _bag(self.words[i].stem for i in after if i not in copied)
        size = math.sqrt(len(before[-WINDOW:]) * (len(after) - len(copied)))
        if not size:
            return 1.0
        likeness = _cosine(left, right) / (EXPECTED * math.sqrt(size))
        return 1 - (1 - likeness) * min(1.0, math.sqrt(size / ENOUGH))

    def _copied(self, before: range, after: range) -> set[int]:
        """Passages on both sides word for word: a second report of one story repeats, a story that goes on does not."""
        seen = set(self._runs[before.start : max(before.stop - COPIED + 1, before.start)])
        return {i + k for i in after[: -COPIED + 1] if self._runs[i] in seen for k in range(COPIED)}

    @cached_property
    def _runs(self) -> list[int]:
        """One number for each word and the next five: numbers hash alike on every machine, words do not."""
        ids: dict[str, int] = {}
        words = [ids.setdefault(w.text.casefold(), len(ids)) for w in self.words]
        return [hash(tuple(words[i : i + COPIED])) for i in range(len(words))]

    def _echo(self, line: range, before: range, after: range) -> float:
        said = {self.words[i].stem for i in line} - {""}
        if not said:
            return 0.0
        near = [{self.words[i].stem for i in part} for part in (after[:LEAD], before[-LEAD:])]
        return (len(said & near[0]) - len(said & near[1])) / len(said)

    def _first(self, part: range, *, full: bool) -> set[str]:
        """Surnames whose first mention in a part is with (or without) a name before it."""
        first: dict[str, bool] = {}
        for i in self._people_in(part):
            first.setdefault(self._people[i], self._after_name(i))
        return {name for name, is_full in first.items() if is_full is full}

    def _people_in(self, part: range) -> list[int]:
        places = self._places_of_people
        return places[bisect_left(places, part.start) : bisect_left(places, part.stop)]

    def _titled(self, part: range) -> set[str]:
        return {self._people[i] for i in self._people_in(part) if self._after_name(i) and self._after_name(i - 1)}

    def _known_before(self, start: int) -> set[str]:
        return {name for name, first in self._introduced_at.items() if first < start}

    @cached_property
    def _introduced_at(self) -> dict[str, int]:
        return {name: self._starts[i] for i, name in sorted(self._people.items(), reverse=True)}

    @cached_property
    def _people(self) -> dict[int, str]:
        """Word indexes of surnames: names that stand in this text both behind another name and alone."""
        capital = {i: _OWNER.sub("", w.text) for i, w in enumerate(self.words) if w.text[0].isupper() and len(w.text) > 2}
        last = {i: name for i, name in capital.items() if not (i + 1 in capital and self._adjoin(i))}
        behind = {name for i, name in last.items() if self._after_name(i)}
        alone = {name for i, name in last.items() if not self._after_name(i)}
        both = behind & alone
        return {i: name for i, name in last.items() if name in both}

    @cached_property
    def _places_of_people(self) -> list[int]:
        return sorted(self._people)

    def _after_name(self, i: int) -> bool:
        before = self.words[i - 1] if i else None
        return (
            before is not None and before.text[0].isupper() and len(before.text) > 1 and bool(before.stem) and self._adjoin(i - 1)
        )

    def _adjoin(self, i: int) -> bool:
        word, following = self.words[i], self.words[i + 1]
        return self._text[word.start + len(word.text) : following.start] == " "


def _stem(word: str) -> str:
    """Six letters do for a stem: "exchange", "exchanged" and "exchanges" are one word, "small words" none."""
    word = _OWNER.sub("", word.casefold())
    return "" if len(word) < 4 or word in page_words().small_words else word[:6]


def _bag(stems: Iterator[str]) -> dict[str, float]:
    return {stem: math.sqrt(count) for stem, count in Counter(stems).items() if stem}


def _cosine(left: dict[str, float], right: dict[str, float]) -> float:
    shared = sum(weight * right.get(stem, 0.0) for stem, weight in left.items())
    return shared / math.sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values())) if shared else 0.0
