"""An article's text with its numbers blotted out, so that a pattern can say where numbers stand and what stands between them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.counts.quantities import is_name
from peaceledger.extract.counts.units import PEOPLE, UnitReader
from peaceledger.extract.counts.words import Number, find_numbers
from peaceledger.extract.dates.find import temporal_ranges
from peaceledger.extract.layout import UNREAD, block_kind_at, sentences
from peaceledger.packs import Lexicon
from peaceledger.records import Page

if TYPE_CHECKING:
    from spacy.tokens import Doc

COUNT, PERCENT, LENGTH = "#", "&", "~"
"""What stands for the characters of a number: of things, of a hundred, of days."""
UNCOUNTED = frozenset({"money", "km2", "mi2"})
SHAPES = frozenset({"number", "first", "second"})
ROUNDED = 0.05
""" "About 400" for 393: a rounded number may miss by a twentieth."""
FURTHER = 1.2
""" "More than 90" is not said of twice as many, nor "up to 90" of half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as it stands in the text.

    Attributes:
        start: First character in the doc, its hedge included.
        end: After its last character.
        value: The number.
        least: The least that its words allow.
        most: The most.
        exact: False where it is hedged.
        what: ``people``, another class of things counted, None where the thing is not known.
        bare: True where no noun follows: "nine now and six later".
        sentence: Index of its sentence.
    """

    start: int
    end: int
    value: float
    least: float
    most: float
    exact: bool
    what: str | None
    bare: bool
    sentence: int

    def __str__(self) -> str:
        return f"{self.value:,g}"


class Print:
    """The blotted text, asked by place.

    Args:
        doc: The article, parsed.
        page: The article with its layout.
        lexicon: Its ``quantities`` vocabulary names the things counted.
    """

    def __init__(self, doc: "Doc", page: Page, lexicon: Lexicon) -> None:
        self.text = page.text
        self._starts = [s.start_char for s in sentences(doc)]
        units = UnitReader(doc, lexicon.vocab["quantities"])
        dates = temporal_ranges(page.text)
        marks = list(re.sub(f"[{COUNT}{PERCENT}{LENGTH}]", " ", page.text))
        figures: list[Figure] = []
        for number in find_numbers(page.text):
            mark, what = _mark(page.text, number, dates, units)
            if mark and block_kind_at(page, number.start) not in UNREAD:
                marks[number.hedged_from : number.end] = mark * (number.end - number.hedged_from)
                figures.append(_figure(number, what, self.sentence_at(number.start)))
        self.marked = "".join(marks)
        self.figures: Sequence[Figure] = figures
        self._at = [f.start for f in figures]

    def sentence_at(self, char: int) -> int:
        """Index of the sentence that holds a character."""
        return max(0, bisect_right(self._starts, char) - 1)

    def sentence(self, index: int) -> tuple[int, int]:
        """First character of a sentence and of the next."""
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return self._starts[index], end

    def figure(self, char: int) -> Figure:
        """The number that begins at a character."""
        return self.figures[bisect_left(self._at, char)]

    def within(self, start: int, end: int) -> list[Figure]:
        """Counts, no percentages and lengths of time, that begin between two characters."""
        found = self.figures[bisect_left(self._at, start) : bisect_left(self._at, end)]
        return [f for f in found if self.marked[f.start] == COUNT]

    def of_sentences(self, first: int, last: int) -> list[Figure]:
        """The counts from one sentence to another, that included."""
        last = min(last, len(self._starts) - 1)
        return self.within(self.sentence(max(0, first))[0], self.sentence(last)[1])


def _mark(text: str, number: Number, dates: tuple[list[int], list[int], list[str]], units: UnitReader) -> tuple[str, str | None]:
    """What is put for a number, and what it counts; nothing for what is no count."""
    if number.shape not in SHAPES or (number.words == "both") or not (number.value.low or number.value.high):
        return "", None
    starts, ends, kinds = dates
    index = bisect_right(starts, number.end - 1) - 1
    kind = kinds[index] if index >= 0 and ends[index] > number.start else ""
    if kind == "duration":
        return LENGTH, None
    if kind in {"date", "set"} or is_name(text, number):
        return "", None
    what = units.read(number.end).what
    if what == "percent":
        return PERCENT, None
    if what is None and number.words == "two" and text[: number.start].lower().endswith("the "):
        return "", None  # "the difference between the two"
    if what in UNCOUNTED or re.search(r"[$€£₽₴¥]\s?$", text[: number.start][-2:]):
        return "", None
    return COUNT, what


def _figure(number: Number, what: str | None, sentence: int) -> Figure:
    low, high = number.value.low, number.value.high
    value = low if low is not None else high or 0.0
    near = ROUNDED * value if number.value.hedge == "about" else 0.0
    return Figure(
        start=number.hedged_from,
        end=number.end,
        value=value,
        least=value / FURTHER if low is None else low - near,
        most=value * FURTHER if high is None else high + near,
        exact=number.value.hedge == "exact",
        what="people" if what in PEOPLE else None if what == "other" else what,
        bare=what is None,
        sentence=sentence,
    )


def alike(figures: Sequence[Figure]) -> bool:
    """Whether the numbers may count things of one class."""
    return len({f.what for f in figures} - {None}) <= 1


__all__ = ["COUNT", "LENGTH", "PERCENT", "Figure", "Print", "alike"]
