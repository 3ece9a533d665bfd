"""The grammar of dates: patterns over word classes, each with the builder of its sense."""

from collections.abc import Callable, Sequence

import peaceledger.extract.dates.builders as build
import peaceledger.extract.dates.lengths as count
from peaceledger.extract.dates.letters import Token
from peaceledger.extract.dates.senses import Sense

Builder = Callable[[Sequence[Token]], Sense | None]

_D = "(?:DAY|ORD)"
_MON = "(?:MONTH DOT?)"
_ONE = "(?:UNIT|NIGHT|YEARWORD|DAYWORD|QUARTER (?!DASH CENTURY)|CENTURY|WEEKEND)"
_U = f"(?:{_ONE}|UNITS|NIGHTS)"
_LEADS = (
    "for",
    "in",
    "within",
    "of",
    "after",
    "over",
    "than",
    "about",
    "nearly",
    "almost",
    "under",
    "least",
    "only",
    "just",
    "to",
    "by",
)
_LASTING = "|".join(f"(?<={word})" for word in _LEADS)  # what a length of time follows
_UNITS = "UNIT UNITS NIGHT NIGHTS YEARWORD DAYWORD QUARTER CENTURY WEEKEND"
_TO = "(?:DASH|to|through|until|till)"
_W = "(?:ONE|TEEN|TEN)"
_CARD = f"(?:(?:{_W}|A)? BIGNUM (?:and? {_W} (?:DASH? ONE)?)?|{_W} (?:DASH? {_W})*)"
_N = f"(?:half A|{_CARD}|A? HANDFUL of?|(?:DAY|INT) (?:DASH? FRACTION)?|FRACTION|A? VAGUE of?)"
_HALF = "(?:DASH? and DASH? A DASH? half)"
_N = f"(?:{_N} {_HALF}?)"
_AN = f"(?:{_N}|A)"
_MORE = "(?:more|additional|extra|further|full|whole|entire|long|short|consecutive|straight|successive|business|working|trading)"
_LEAN = "(?:BACK|PAST|HERE|CURRENT|AHEAD)"
_EDGE = "(?:the? (?:very)? EDGE of|STAGE (?:DASH|in)?)"
_PART = "(?:PARTDAY|NIGHT)"
_THAT_YEAR = f"(?:of? {_LEAN} YEARWORD)"
_YEAR_AFTER = f"(?:COMMA? YEAR|{_THAT_YEAR})"
_OF_YEAR = f"(?:(?:of|in)? (?:the YEARWORD|fiscal? YEAR|{_LEAN} (?:fiscal? YEARWORD)))"
_DOW = "(?:WEEKDAY DOT? COMMA?)"
_CLOCK = "(?:CLOCK (?:local time)? ZONE?|(?:INT|YEAR) (?:hours)? ZONE|PARTDAY)"
_AT = f"(?:(?:the? STAGE?)? {_CLOCK} COMMA? (?:on|of)?)"
_AT_AFTER = f"(?:COMMA? (?:at|around|about)* {_CLOCK}|{_PART}|DASH {_PART})"
_DAY = f"(?:{_MON} {_D} {_YEAR_AFTER}?|the? {_D} of? {_MON} {_YEAR_AFTER}?)"


def _timed(day: str) -> str:
    """A day with its time before or after it: "10 p.m. Wednesday", "May 5 at noon"."""
    return f"{_AT}? {day} {_AT_AFTER}?"


RULES: dict[str, tuple[tuple[str, Builder], ...]] = {
    "ISO SLASHED": (
        (f"ISO {_AT_AFTER}?", build.iso),
        (f"SLASHED {_AT_AFTER}?", build.slashed),
    ),
    "MONTH": (
        (_timed(f"(?:{_LEAN}* {_DOW}|{_LEAN})? {_DAY}"), build.calendar),
        (f"{_DOW}? {_MON} {_D} (?:{_TO}|and) {_MON}? {_D} {_YEAR_AFTER}?", build.calendar),
        (f"{_MON} {_D} COMMA? YEAR {_TO} {_MON} {_D} COMMA? YEAR", build.calendar),
        (f"{_DOW}? the? {_D} of? {_MON}? (?:{_TO}|and) the? {_D} of? {_MON} {_YEAR_AFTER}?", build.calendar),
        (f"(?:{_MON} {_D}|{_D} of? {_MON}) COMMA? INT (?=COMMA|DOT|NL|$)", build.no_such_year),
        (f"the? eve of the? {_DAY}", build.eve),
        (f"the? (?:UNIT|WEEKEND) of {_DAY}", build.unit_of_day),
        (f"the? (?:ORD|BACK) (?:DAYWORD|UNIT) (?:of|in) {_MON} {_YEAR_AFTER}?", build.unit_of_month),
        (f"{_EDGE}? {_MON} (?:(?:COMMA|of)? YEAR|{_THAT_YEAR})", build.calendar),
        (f"{_EDGE}? {_LEAN}? {_MON}", build.calendar),
        (f"{_MON} YEAR? {_TO} {_MON} (?:COMMA? YEAR)?|{_MON} and {_MON} YEAR|(?<=between) {_MON} and {_MON}", build.month_range),
    ),
    "YEAR": (
        (f"{_EDGE}? (?:the? YEARWORD|fiscal YEARWORD?)? YEAR", build.calendar),
        (f"YEAR {_TO} (?:YEAR|DAY|INT)|(?<=between) YEAR and YEAR", build.year_range),
    ),
    "TEEN BIGNUM": (
        (f"TEEN TEN DASH? ONE?|(?:(?<=in)|(?<=since)|YEARWORD|{_EDGE}) (?:TEEN|TEN) (?:TEN DASH? ONE?|TEEN)", build.spoken_year),
        ("YEARWORD ONE BIGNUM|ONE BIGNUM and? (?:ONE|TEEN)", build.spoken_year),
    ),
    "SEASON": (
        (f"{_EDGE}? the? SEASON (?:(?:of|COMMA)? YEAR (?:DASH (?:YEAR|DAY))?|{_THAT_YEAR})", build.season),
        (f"{_EDGE}? (?:{_LEAN}|the|(?<=in)|(?<=since)) SEASON (?!of)", build.season),
    ),
    "QUARTER half q h": (
        (
            f"(?:(?:the? YEAR|{_LEAN} YEARWORD) POSS?|the)? fiscal? ORD DASH? (?:fiscal DASH?)? QUARTER {_OF_YEAR}?",
            build.half_or_quarter,
        ),
        (f"the? fiscal? ORD DASH? half {_OF_YEAR}", build.half_or_quarter),
        ("(?:q|h) DAY (?:of? YEAR)?", build.half_or_quarter),
    ),
    "DECADE TIES CENTURY": (
        (f"{_EDGE}? the? (?:DECADE|TIES)", build.decade),
        (f"{_EDGE}? the? ORD DASH? CENTURY", build.century),
    ),
    "WEEKDAY": ((_timed(f"(?:(?:STAGE|earlier|later) on?)? {_LEAN}* WEEKDAY"), build.weekday),),
    "DEICTIC PARTDAY NIGHT OVERNIGHT": (
        (_timed("(?:STAGE|earlier|later)? DEICTIC"), count.deictic),
        ("the DAYWORD (?:before|after) DEICTIC", count.deictic),
        ("(?:STAGE|earlier|later)? (?:HERE PARTDAY|(?:HERE|BACK) NIGHT)", count.deictic),
        ("OVERNIGHT", count.overnight),
    ),
    _UNITS: (
        (f"(?:{_EDGE}|(?:earlier|later) in?)? the? (?:{_LEAN}|RECENT) (?:fiscal|calendar)? {_U}", count.leaning_unit),
        (f"the? EDGE of the (?:fiscal|calendar)? {_ONE}", count.edge_of_unit),
        ("the WEEKEND", count.weekend),
        ("YEARWORD (?:DASH|POSS) EDGE", count.edge_of_unit),
        (
            f"(?:(?:more|less) than|at least|nearly|almost|about|over)? (?:{_AN} {_MORE}? DASH?)? {_U} {_HALF}?"
            " (?:ago|earlier|later|from REF)",
            count.shifted,
        ),
        (f"the {_U} (?:before|after) (?=COMMA|DOT|NL|$)", count.story_day),
        ("that HERE? (?:DAYWORD|NIGHT|YEARWORD|UNIT)", count.story_day),
        ("(?:earlier|later|late|STAGE) (?:in|on) (?:the|that) (?:DAYWORD|UNIT|YEARWORD)", count.story_day),
        (f"the? (?:BACK|PAST|AHEAD) {_N} {_MORE}? {_U}", count.window),
        (f"(?:the (?:ORD|full|whole|entire)?)? {_N} {_MORE}? DASH? {_U} {_HALF}? (?!DASH? old)|YEAR UNITS", count.duration),
        (f"A (?:{_MORE} {_U}|{_U} {_HALF})|(?:{_LASTING}) (?:A {_ONE}|UNITS) (?!of)", count.duration),
        (f"{_N} DASH {_U} DASH? old", count.age),
        ("(?:per|A) (?:UNIT|DAYWORD|YEARWORD)", count.rate),
    ),
    f"WEEKDAY WEEKDAYS PARTDAY {_UNITS}": (
        (f"(?:every|each) (?:other|{_N})? (?:{_U}|WEEKDAY|{_PART})|WEEKDAYS|WEEKDAY NIGHTS", count.repeated),
    ),
    "RATE": (("RATE (?=COMMA|DOT|NL|$)", count.rate),),
    "QUARTER YEARWORD period": (
        ("(?:the|A)? YEARWORD DASH? (?:ago|earlier) (?:QUARTER|period)?", count.like_unit),
        ("the? (?:latest|just DASH? ended) (?:QUARTER|period)|the QUARTER", count.told_quarter),
    ),
    "REF CURRENT RECENT UNITS moment present time point PAST future": (
        (
            "(?:right|until)? (?<!as) REF|CURRENT|RECENT|these UNITS|at (?:the|HERE) present? (?:moment|present|time|point)",
            count.reference,
        ),
        ("(?:(?<=in) the|the (?:near|recent|distant)) PAST", count.reference),
        ("(?:the|(?<=in)) (?:near|foreseeable|distant|immediate)? future", count.reference),
    ),
    "christmas easter good palm halloween boxing POSS": (
        (
            "(?:orthodox? (?:christmas (?:eve|DAYWORD)?|easter WEEKDAY?|(?:good|palm) WEEKDAY)"
            f"|new YEARWORD POSS (?:eve|DAYWORD)|boxing DAYWORD|halloween) {_YEAR_AFTER}?",
            build.holiday,
        ),
    ),
    "CLOCK ZONE": ((_CLOCK, count.clock),),
}
"""Patterns and their builders by the words one of which stands in every stretch that they match."""
