"""Dates of publication as lines, datelines, metadata and addresses state them; nothing is guessed."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from peaceledger.readers.words import page_words

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years outside are misread numbers."""
FURTHEST = 80
"""Characters within which a leading date must have its first digit."""

_DIGIT = re.compile(r"\d")
_CLOCK = (
    r"(?:[\s,T|·–—-]|\bat\b|\bв\b|\bо\b|\bum\b|\bà\b)*(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?\s?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"[\s(]*(?:Z|UTC|GMT|[A-Z]{2,4}T|MSK|ET|local time|Uhr)?\s*(?:[+-]\d{2}:?\d{2})?\)?"
)
_NAME = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º)?"
_YEAR = r"(?P<year>\d{4})(?:\s?(?:г\.?|года|року|р\.)(?!\w))?"
_SHAPES = (
    r"(?P<year>\d{4})(?P<dash>[-/.])(?P<number>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?!\d)",
    r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?![\dA-SU-Z])",
    rf"{_DAY}\s+(?:of\s+|de\s+)?{_NAME},?\s+(?:de\s+)?{_YEAR}",
    rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
    rf"{_DAY}-{_NAME}-{_YEAR}",
    r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})(?!\d)",
    r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?!\d)",
    rf"{_DAY}\s+(?:of\s+)?{_NAME}(?!\w|,?\s+\d{{4}})",
    rf"{_NAME}\s+{_DAY}(?!\w|,?\s+\d{{4}})",
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDate:
    """A date at the head of a line.

    Attributes:
        day: The full date; None where no year is written, or the order of day and month is open.
        end: Characters it takes, label, weekday and time included.
    """

    day: date | None
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape, re.I) for shape in _SHAPES)


def leading_date(text: str) -> LineDate | None:
    """Return the date a text begins with, with label, weekday and time of day."""
    if not _DIGIT.search(text, 0, FURTHEST):
        return None
    label = page_words().date_label.match(text)
    start = label.end() if label else 0
    clock = re.compile(_CLOCK, re.I).match(text, start) if label else None
    start = clock.end() + len(re.match(r"[\s,|·–—-]*", text[clock.end() :])[0]) if clock else start  # type: ignore[index]
    for weekday in (re.compile(_WEEKDAY).match(text, start), None):
        at = weekday.end() if weekday else start
        for pattern in _patterns():
            found = pattern.match(text, at)
            value = _read(found.groupdict()) if found else None
            if found and value:
                return LineDate(day=value.day, end=_after_clock(text, found.end()))
    return None


def _after_clock(text: str, end: int) -> int:
    clock = re.compile(_CLOCK, re.I).match(text, end)
    return clock.end() if clock else end


@dataclass(frozen=True, slots=True)
class _Read:
    """A date that was read; ``day`` is None where the year is missing or the order of day and month is open."""

    day: date | None


def _read(part: dict[str, str | None]) -> _Read | None:
    """Return what the parts of a date say, None if they make none."""
    if part.get("first"):
        return _slashed(part)
    month, day = _month(part), int(part["day"] or 0)
    if month is None or not 1 <= day <= 31:
        return None
    return _day(int(part["year"] or 0), month, day) if part.get("year") else _Read(None)


def _month(part: dict[str, str | None]) -> int | None:
    if number := part.get("number"):
        return int(number)
    return page_words().months.get((part.get("month") or "").casefold())


def _slashed(part: dict[str, str | None]) -> _Read | None:
    """12/05/2025 may be May or December: only a number above twelve, or two equal ones, settle it."""
    first, second, year = (int(part[name] or 0) for name in ("first", "second", "year"))
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else _Read(None)


def _day(year: int, month: int, day: int) -> _Read | None:
    try:
        return _Read(date(year, month, day)) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def date_line(line: str) -> LineDate | None:
    """Return the date of a line that holds nothing else: label, weekday, date, time."""
    found = leading_date(line)
    rest = line[found.end :] if found else line
    if found is None or len(rest) > 60:
        return None
    again = leading_date(rest.lstrip(" ,;|·–—-/()"))
    rest = rest.lstrip(" ,;|·–—-/()")[again.end :] if again else rest
    return found if not re.search(r"[^\W\d_]{3,}", re.sub(r"\d+ min(ute)?s? read", "", rest, flags=re.I)) else None


def closing_date(line: str) -> date | None:
    """Return the full date that a short line ends with: ``Tolm Gazette, May 3, 2031``."""
    starts = [match.start() for match in re.finditer(r"\S+", line)]
    found = (date_line(line[start:]) for start in starts[:12])
    return next((d.day for d in found if d and d.day), None)


def read_date(value: str) -> date | None:
    """Return the day that a metadata field states, None if it states none."""
    found = leading_date(value.strip())
    return found.day if found else None


def date_in_url(url: str) -> date | None:
    """Return the day in an address such as ``/2024/01/31/`` or ``-2024-01-31``."""
    found = re.search(r"(?<!\d)((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?!\d)", url)
    read = _day(int(found[1]), int(found[2]), int(found[3])) if found else None
    return read.day if read else None
