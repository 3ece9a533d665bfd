"""Finds the temporal expressions of a text: the longest reading of each stretch of words that the grammar knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from peaceledger.extract.dates.letters import Reading, Token
from peaceledger.extract.dates.patterns import RULES, Builder
from peaceledger.extract.dates.reading import clock_of
from peaceledger.extract.dates.senses import Sense, Unplaced
from peaceledger.extract.dates.words import DATE_LEXER

_COMPILED = tuple(
    (DATE_LEXER.compile(f"[{keys}]"), tuple((DATE_LEXER.compile(pattern), builder) for pattern, builder in rules))
    for keys, rules in RULES.items()
)
_CORE = " ".join(RULES)

_REACH = 12
_AROUND_CORES = DATE_LEXER.compile(f"[{_CORE}](?:[^{_CORE}]{{0,{2 * _REACH}}}[{_CORE}])*")
"""Every expression holds one of the grammar's keys; the patterns are tried only around these."""

_TIME_WORDS = frozenset(
    {"in", "since", "of", "until", "till", "from", "by", "during", "after", "before", "between", "around", "to", "for", "through"}
)
_NOT_BEFORE_YEAR = frozenset(
    {"$", "€", "£", "#", "no", "nos", "resolution", "number", "route", "flight", "than", "nearly", "some", "©", "copyright"}
)
_ALSO_BEFORE_MAY = frozenset(
    {"last", "next", "this", "on", "its", "their", "his", "a", "the", "and", ",", "each", "every", "(", "-", "–"}
)
_OPENING, _CLOSED = frozenset("\"'“‘"), re.compile(r",?[\"'”’]")
_HOURS = frozenset({"TMO", "T12:00", "T24:00"})
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression found in a text.

    Attributes:
        start: First character.
        end: After the last one.
        sense: What its words mean.
        before: The small word in front of it.
        clock: Time of the day as TIMEX3 writes it, empty where none is named.
    """

    start: int
    end: int
    sense: Sense
    before: str
    clock: str

    @property
    def bounds_hour(self) -> bool:
        """Whether the word in front of it bounds an hour inside the day: "before dawn today" is today."""
        return self.clock in _HOURS and self.before in {"before", "after"}


@lru_cache(maxsize=1)
def find_expressions(text: str) -> tuple[Expression, ...]:
    """Return the temporal expressions of a text from left to right; the longest wins where several begin together.

    Marks of writing direction and of zero width are read over, wherever they stand. The last text is remembered: dates and
    numbers are read from the same article one after the other.
    """
    if not _INVISIBLE.search(text):
        return tuple(_expressions(text))
    kept = [i for i, c in enumerate(text) if not _INVISIBLE.match(c)]
    plain = "".join([text[i] for i in kept])
    return tuple(Expression(kept[e.start], kept[e.end - 1] + 1, e.sense, e.before, e.clock) for e in _expressions(plain))


def _expressions(text: str) -> Iterator[Expression]:
    reading = DATE_LEXER.read(text)
    taken = 0
    for first, last, builder in sorted(_matches(reading), key=lambda m: (m[0], -m[1])):
        if first < taken:
            continue
        words = _without_stop(reading.tokens(first, last))
        sense = builder(words)
        before = reading.tokens(first - 1, first)[0].text if first else ""
        if sense is None or not _stands(words, before, reading.tokens(last, last + 2)):
            continue
        clock = "" if isinstance(sense, Unplaced) else clock_of(words)
        yield Expression(words[0].start, words[-1].end, sense, before.lower(), clock)
        taken = last


def _matches(reading: Reading) -> Iterator[tuple[int, int, Builder]]:
    letters = reading.letters
    for cores in _AROUND_CORES.finditer(letters):
        begin, end = max(cores.start() - _REACH, 0), cores.end() + _REACH
        for keys, rules in _COMPILED:
            if keys.search(letters, begin, end):
                for pattern, builder in rules:
                    yield from ((m.start(), m.end(), builder) for m in pattern.finditer(letters, begin, end))


def _without_stop(words: Sequence[Token]) -> Sequence[Token]:
    """Leave a sentence's full stop out: it belongs to the words only after an abbreviated month or weekday."""
    if (
        words[-1].kind == "DOT"
        and len(words) > 1
        and (len(words[-2].text) > 4 or words[-2].text.lower() in {"may", "june", "july"})
    ):
        return words[:-1]
    return words


def _stands(words: Sequence[Token], before: str, after: Sequence[Token]) -> bool:
    """Tell a year from a number, a month from a name or verb of the same spelling, a day from the name of a programme."""
    word = words[0]
    if before in _OPENING and _CLOSED.match("".join(w.text for w in after)) and all(w.text[0].isupper() for w in words):
        return False  # “This Week”
    if word.kind == "DEICTIC" and word.text.istitle() and len(before) > 1 and before.isupper():
        return False  # "CNN Tonight"
    before = before.lower()
    if len(words) > 1:
        return True
    if word.kind == "YEAR":
        following = after[0].text.lower() if after else ""
        if before in _NOT_BEFORE_YEAR or following in {"%", "percent", "people", "km"}:
            return False
        return before in _TIME_WORDS or 1900 <= int(word.text) <= 2049
    if word.text in {"May", "March", "Mar", "Sun", "Dec", "Jan"}:
        return before in _TIME_WORDS or before in _ALSO_BEFORE_MAY
    return True
