"""What single words of a temporal expression say: its unit, its number, its direction, its time of day."""

import re
from collections.abc import Sequence

from peaceledger.extract.dates.letters import Token
from peaceledger.extract.dates.words import CARDINALS, EDGES, HANDFULS, PARTS_OF_DAY, UNITS

Words = Sequence[Token]

STORY_WORDS = {"previous": -1, "preceding": -1, "following": 1, "same": 0, "that": 0}
WRITING_WORDS = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0, "current": 0, "recent": -1}
UNIT_KINDS = frozenset({"UNIT", "UNITS", "NIGHT", "NIGHTS", "YEARWORD", "DAYWORD", "QUARTER", "CENTURY", "WEEKEND"})
_LEAN_KINDS = frozenset({"BACK", "PAST", "AHEAD", "HERE", "CURRENT", "RECENT"})
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})? ?([ap])?", re.I)


def of(words: Words, *kinds: str) -> list[str]:
    """The words of some classes, in small letters."""
    return [w.text.lower() for w in words if w.kind in kinds]


def unit_word(words: Words) -> str:
    """The last word that names a unit, as written in small letters."""
    return of(words, *UNIT_KINDS)[-1]


def unit(words: Words) -> str:
    """The unit named last."""
    return UNITS[unit_word(words)]


def part(words: Words) -> str | None:
    """Early, mid, late, start or end, where the words say so."""
    found = of(words, "EDGE", "STAGE")
    return EDGES[found[0]] if found else None


def lean(words: Words) -> str | None:
    """The word that chooses the occurrence: last, next, this."""
    found = of(words, *_LEAN_KINDS)
    return found[0] if found else None


def number(words: Words) -> float | None:
    """Value of the number words; None where they are vague."""
    half = 0.5 * bool(of(words, "half"))
    fractions = of(words, "FRACTION")
    if fractions:
        half = _fraction(fractions[0])
    digits = of(words, "DAY", "INT", "YEAR")
    if digits:
        return float(digits[0].replace(",", "")) + half
    total = 0
    for value in (CARDINALS[w] for w in of(words, "ONE", "TEEN", "TEN", "BIGNUM")):
        total = max(total, 1) * value if value >= 100 else total + value
    handful = of(words, "HANDFUL")
    if handful:
        total = max(total, 1) * HANDFULS[handful[0]]
    if of(words, "VAGUE"):
        return None
    if half and words[0].kind in {"half", "FRACTION"}:
        return half
    return total + half if total else 1 + half if of(words, "A") else None


def _fraction(word: str) -> float:
    above, _, below = word.partition("/")
    return 0.5 if word == "½" else int(above) / (int(below) or 1)


def clock_of(words: Words) -> str:
    """Time of the day as TIMEX3 writes it, empty where none is named or there is no such time."""
    for word in words:
        if word.kind == "CLOCK":
            return _clock(word.text)
        if word.kind in {"PARTDAY", "NIGHT", "NIGHTS", "OVERNIGHT"} or word.text.lower() == "tonight":
            return PARTS_OF_DAY[word.text.lower()]
    return ""


def _clock(text: str) -> str:
    match = _CLOCK.match(text)
    assert match is not None  # the lexer's shape of a clock is narrower
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * (match[3].lower() == "p")
    return f"T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
