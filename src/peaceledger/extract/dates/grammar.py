"""The grammar of dates: patterns over word classes, each with the builder of its sense."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import peaceledger.extract.dates.builders as build
from peaceledger.extract.dates.letters import Reading, Token
from peaceledger.extract.dates.senses import Sense
from peaceledger.extract.dates.words import DATE_LEXER

_D = "(?:DAY|ORD)"
_MON = "(?:MONTH DOT?)"
_U = "(?:UNIT|NIGHT|YEARWORD|DAYWORD|QUARTER|CENTURY|WEEKEND)"
_TO = "(?:DASH|to|through|until|till)"
_N = "(?:half A|(?:WORDNUM|A)? BIGNUM|WORDNUM (?:DASH? WORDNUM)*|DAY|INT|A VAGUE of?|A|VAGUE)"
_LEAN = "(?:BACK|HERE|AHEAD)"
_EDGE = "(?:the? EDGE of|STAGE (?:DASH|in)?)"
_PART = "(?:PARTDAY|NIGHT)"
_THAT_YEAR = f"(?:of? {_LEAN} YEARWORD)"
_YEAR_AFTER = f"(?:COMMA? YEAR|{_THAT_YEAR})"
_OF_YEAR = f"(?:(?:of|in)? (?:the YEARWORD|fiscal? YEAR|{_LEAN} YEARWORD))"

Builder = Callable[[Sequence[Token]], Sense | None]

RULES: tuple[tuple[str, Builder], ...] = (
    ("ISO", build.iso),
    ("SLASHED|DOTTED", build.slashed),
    (f"(?:WEEKDAY DOT? COMMA?)? {_MON} {_D} (?:(?:{_TO}|and) {_MON}? {_D})? {_YEAR_AFTER}?", build.calendar),
    (f"{_MON} {_D} COMMA? YEAR {_TO} {_MON} {_D} COMMA? YEAR", build.calendar),
    (f"(?:WEEKDAY DOT? COMMA?)? the? {_D} (?:of? {_MON}? (?:{_TO}|and) the? {_D})? of? {_MON} {_YEAR_AFTER}?", build.calendar),
    (f"the? eve of the? (?:{_MON} {_D}|{_D} of? {_MON}) {_YEAR_AFTER}?", build.eve),
    (f"{_EDGE}? {_MON} (?:(?:COMMA|of)? YEAR|{_THAT_YEAR})", build.calendar),
    (f"{_EDGE}? {_LEAN}? {_MON}", build.calendar),
    (f"{_MON} YEAR? (?:{_TO}|and) {_MON} (?:COMMA? YEAR)?", build.month_range),
    (f"{_EDGE}? (?:the? YEARWORD|fiscal)? YEAR", build.calendar),
    (f"YEAR (?:{_TO}|and) (?:YEAR|DAY|INT)", build.year_range),
    (f"{_EDGE}? the? SEASON (?:(?:of|COMMA)? YEAR (?:DASH (?:YEAR|DAY))?|{_THAT_YEAR})", build.season),
    (f"{_EDGE}? (?:{_LEAN}|the) SEASON (?!of)", build.season),
    (
        f"(?:(?:the? YEAR|{_LEAN} YEARWORD) POSS?|the)? fiscal? ORD DASH? QUARTER {_OF_YEAR}?",
        build.half_or_quarter,
    ),
    (f"the? fiscal? ORD DASH? half {_OF_YEAR}", build.half_or_quarter),
    (f"{_EDGE}? the? DECADE", build.decade),
    (f"{_EDGE}? the? ORD DASH? CENTURY", build.century),
    (f"(?:(?:STAGE|earlier|later) on?)? {_LEAN}* WEEKDAY {_PART}?", build.weekday),
    (f"(?:STAGE|earlier|later)? DEICTIC {_PART}?", build.deictic),
    ("(?:HERE PARTDAY|(?:HERE|BACK) NIGHT)", build.deictic),
    ("overnight", build.overnight),
    (f"(?:{_EDGE}|earlier|later)? the? {_LEAN} {_U}", build.leaning_unit),
    (f"the? EDGE of the {_U}", build.edge_of_unit),
    ("the WEEKEND", build.weekend),
    ("YEARWORD (?:DASH|POSS) EDGE", build.edge_of_unit),
    (f"(?:{_N} DASH?)? {_U} (?:ago|earlier|later|from now)", build.shifted),
    (f"the {_U} (?:before|after) (?=COMMA|DOT|NL|$)", build.story_day),
    ("that HERE? (?:DAYWORD|NIGHT|YEARWORD|UNIT)", build.story_day),
    ("(?:earlier|later|late|STAGE) (?:in|on) (?:the|that) DAYWORD", build.story_day),
    (f"the? (?:BACK|AHEAD) {_N} {_U}", build.window),
    (f"{_N} DASH? {_U} (?:and A half)? (?!DASH? old)", build.duration),
    (f"(?:every|each) other? (?:{_U}|WEEKDAY|{_PART})", build.repeated),
    ("christmas (?:eve|DAYWORD)?|new YEARWORD POSS (?:eve|DAYWORD)", build.holiday),
)
_COMPILED = tuple((DATE_LEXER.compile(pattern), builder) for pattern, builder in RULES)

_TIME_WORDS = frozenset(
    {"in", "since", "of", "until", "till", "from", "by", "during", "after", "before", "between", "around", "to", "for", "through"}
)
_NOT_BEFORE_YEAR = frozenset(
    {"$", "€", "£", "#", "no", "nos", "resolution", "number", "route", "flight", "than", "nearly", "some"}
)
_BEFORE_LENGTH = _TIME_WORDS | {"within", "than", "about", "nearly", "almost", "over", "under", "least", "most", "only", "just"}
_ALSO_BEFORE_MAY = frozenset(
    {"last", "next", "this", "on", "its", "their", "his", "a", "the", "and", ",", "each", "every", "(", "-", "–"}
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression found in a text; offsets in characters, ``before`` is the small word in front of it."""

    start: int
    end: int
    sense: Sense
    before: str


@lru_cache(maxsize=1)
def find_expressions(text: str) -> tuple[Expression, ...]:
    """Return the temporal expressions of a text from left to right; the longest wins where several begin together.

    The last text is remembered: dates and numbers are read from the same article one after the other.
    """
    reading = DATE_LEXER.read(text)
    found = sorted(_matches(reading), key=lambda m: (m[0], -m[1]))
    out: list[Expression] = []
    taken = 0
    for first, last, builder in found:
        if first < taken:
            continue
        words = _without_stop(reading.tokens(first, last))
        sense = builder(words)
        before = reading.tokens(first - 1, first)[0].text.lower() if first else ""
        if sense is None or not _stands(words, before, reading.tokens(last, last + 1)):
            continue
        out.append(Expression(words[0].start, words[-1].end, sense, before))
        taken = last
    return tuple(out)


def _matches(reading: Reading) -> Iterator[tuple[int, int, Builder]]:
    for pattern, builder in _COMPILED:
        for match in pattern.finditer(reading.letters):
            yield match.start(), match.end(), builder


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
    """Tell a year from a number, a month from a name or verb of the same spelling, a length of time from a rate ("a year")."""
    word = words[0]
    if len(words) > 1:
        return word.kind != "A" or len(words) > 2 or before in _BEFORE_LENGTH
    if word.kind == "YEAR":
        following = after[0].text.lower() if after else ""
        if before in _NOT_BEFORE_YEAR or following in {"%", "percent", "people", "km"}:
            return False
        return before in _TIME_WORDS or 1900 <= int(word.text) <= 2049
    if word.text in {"May", "March", "Mar", "Sun", "Dec", "Jan"}:
        return before in _TIME_WORDS or before in _ALSO_BEFORE_MAY
    return True
