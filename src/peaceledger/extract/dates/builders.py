"""From the words of a temporal expression to its sense; a builder returns None where the words are no date after all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peaceledger.extract.dates.letters import Token
from peaceledger.extract.dates.senses import Calendar, Range, Sense, Shift, Unplaced, Weekday, Window
from peaceledger.extract.dates.words import (
    CARDINALS,
    DEICTIC_DAYS,
    EDGES,
    HOLIDAYS,
    MONTH_NUMBER,
    SEASONS,
    UNITS,
    WEEKDAY_NUMBER,
    day_number,
)

Words = Sequence[Token]
_STORY_WORDS = {"previous": -1, "preceding": -1, "following": 1, "same": 0, "that": 0}
_WRITING_WORDS = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0, "current": 0}
_LEAN_KINDS = frozenset({"BACK", "AHEAD", "HERE"})
_UNIT_KINDS = frozenset({"UNIT", "NIGHT", "YEARWORD", "DAYWORD", "QUARTER", "CENTURY", "WEEKEND"})


def _of(words: Words, *kinds: str) -> list[str]:
    return [w.text.lower() for w in words if w.kind in kinds]


def _unit(words: Words) -> str:
    return UNITS[_of(words, *_UNIT_KINDS)[-1]]


def _part(words: Words) -> str | None:
    found = _of(words, "EDGE", "STAGE")
    return EDGES[found[0]] if found else None


def _lean(words: Words) -> str | None:
    found = _of(words, *_LEAN_KINDS)
    return found[0] if found else None


def _number(words: Words) -> int | None:
    """Value of the number words; None where they are vague."""
    digits = _of(words, "DAY", "INT")
    if digits:
        return int(digits[0].replace(",", "")) if digits[0].replace(",", "").isdigit() else None
    total = 0
    for value in (CARDINALS[w] for w in _of(words, "WORDNUM", "BIGNUM")):
        total = max(total, 1) * value if value >= 100 else total + value
    if total:
        return total
    return 1 if _of(words, "A") and not _of(words, "VAGUE") else None


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day(year: int, month: int, day: int) -> Calendar | None:
    return Calendar(year=year, month=month, day=day) if _valid(year, month, day) else None


def iso(words: Words) -> Sense | None:
    """2025-05-16."""
    year, month, day = (int(p) for p in words[0].text.split("-"))
    return _day(year, month, day)


def slashed(words: Words) -> Sense | None:
    """16.05.2025 is day, month, year; 05/16/2025 either order where only one is possible, else no date can be told."""
    text = words[0].text
    first, second, year = (int(p) for p in text.replace("/", ".").split("."))
    readings = [_day(year, second, first)]
    if "/" in text and first != second:
        readings.append(_day(year, first, second))
    possible = [r for r in readings if r]
    if len(possible) > 1:
        return Unplaced(kind="date", reason="day and month cannot be told apart")
    return possible[0] if possible else None


def calendar(words: Words) -> Sense | None:
    """Month with day and year in any order, ranges of days, months alone, years alone."""
    months = [MONTH_NUMBER[m] for m in _of(words, "MONTH")]
    days = [day_number(d) for d in _of(words, "DAY", "ORD")]
    years = [int(y) for y in _of(words, "YEAR")]
    lean = _lean(words)
    shift = _WRITING_WORDS.get(lean) if lean and _of(words, "YEARWORD") else None
    if shift is not None:
        lean = None
    if any(not _valid(years[0] if years else 2024, (months or [1])[0], d) for d in days):
        return None
    if len(days) < 2:
        return Calendar(
            year=years[0] if years else None,
            year_shift=shift,
            month=months[0] if months else None,
            day=days[0] if days else None,
            part=_part(words),
            lean=lean,
        )
    first = Calendar(year=years[0] if len(years) > 1 else None, month=months[0], day=days[0])
    last = Calendar(year=years[-1] if years else None, year_shift=shift, month=months[-1], day=days[-1])
    return Range(first=first, last=last)


def eve(words: Words) -> Sense | None:
    """The eve of 9 May: the day before; a month's first day has none that can be told without its year."""
    day = calendar(words)
    if not isinstance(day, Calendar) or not day.day:
        return None
    return replace(day, day=day.day - 1) if day.day > 1 else Unplaced(kind="date", reason="the eve of a month's first day")


def month_range(words: Words) -> Sense | None:
    """March–April 2022, from November 2022 to May 2023."""
    first, last = (MONTH_NUMBER[m] for m in _of(words, "MONTH"))
    years = [int(y) for y in _of(words, "YEAR")]
    return Range(
        first=Calendar(month=first, year=years[0] if len(years) > 1 else None),
        last=Calendar(month=last, year=years[-1] if years else None),
    )


def year_range(words: Words) -> Sense | None:
    """2014–2015, 2014-15."""
    first = int(words[0].text)
    last = int(words[-1].text)
    if words[-1].kind != "YEAR":
        last += first // 100 * 100
    if not first < last < first + 200:
        return None
    return Range(first=Calendar(year=first), last=Calendar(year=last))


def season(words: Words) -> Sense | None:
    """The spring of 2022, last summer."""
    name = SEASONS[_of(words, "SEASON")[0]]
    years = _of(words, "YEAR")
    lean = _lean(words)
    if len(years) + len(_of(words, "DAY")) > 1:
        return Calendar(year=int(years[0]), season="winter across") if name == "winter" else None
    shift = _WRITING_WORDS.get(lean) if lean and _of(words, "YEARWORD") else None
    return Calendar(
        season=name,
        year=int(years[0]) if years else None,
        year_shift=shift,
        part=_part(words),
        lean=None if shift is not None else lean,
    )


def half_or_quarter(words: Words) -> Sense | None:
    """The third quarter of 2024, the first half of this year, Q3 2024."""
    ordinals = _of(words, "ORD", "DAY")
    nth, years, lean = day_number(ordinals[0]), _of(words, "YEAR"), _lean(words)
    half = bool(_of(words, "half"))
    if nth > (2 if half else 4):
        return None
    shift = _WRITING_WORDS.get(lean, 0) if lean else (0 if _of(words, "YEARWORD") else None)
    return Calendar(
        nth=nth, unit="half" if half else "quarter", year=int(years[0]) if years else None, year_shift=None if years else shift
    )


def decade(words: Words) -> Sense | None:
    """The 1990s, the '90s."""
    digits = _of(words, "DECADE")[0].strip("'’s")
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Calendar(year=year, unit="decade", part=_part(words))


def century(words: Words) -> Sense | None:
    """The 21st century."""
    return Calendar(nth=day_number(_of(words, "ORD")[0]), unit="century", part=_part(words))


def weekday(words: Words) -> Sense | None:
    """Monday, late on Monday, last Thursday."""
    return Weekday(number=WEEKDAY_NUMBER[_of(words, "WEEKDAY")[0]], lean=_lean(words))


def deictic(words: Words) -> Sense | None:
    """Yesterday, this morning, last night."""
    named = _of(words, "DEICTIC")
    if named:
        return Shift(unit="day", n=DEICTIC_DAYS[named[0]])
    lean = _lean(words) or "this"
    if lean in _STORY_WORDS:
        return Shift(unit="day", n=_STORY_WORDS[lean], base="story")
    return Shift(unit="day", n=_WRITING_WORDS[lean])


def overnight(words: Words) -> Sense | None:
    """The night that ends on the day told of."""
    return Shift(unit="night", n=0, base="story")


def leaning_unit(words: Words) -> Sense | None:
    """Last month, this week, the coming days, the previous year, late last year."""
    lean, unit = _lean(words) or "this", _unit(words)
    plural = _of(words, *_UNIT_KINDS)[-1].endswith("s")
    if plural or lean == "past" or (words[0].kind == "the" and lean == "last" and unit != "weekend"):
        sign = 1 if lean in {"next", "coming", "upcoming", "following"} else -1
        return Window(unit=unit, n=None if plural else 1, sign=sign) if unit in _WINDOW_UNITS else None
    if unit not in _SHIFT_UNITS:
        return None
    if lean in _STORY_WORDS or (unit == "day" and words[0].kind == "the"):
        n = _STORY_WORDS.get(lean, _WRITING_WORDS.get(lean, 0))
        return Shift(unit=unit, n=n, base="story", part=_part(words))
    return Shift(unit=unit, n=_WRITING_WORDS[lean], part=_part(words))


_WINDOW_UNITS = frozenset({"day", "week", "fortnight", "month", "quarter", "year", "decade", "century"})
_SHIFT_UNITS = _WINDOW_UNITS | {"weekend"}


def weekend(words: Words) -> Sense | None:
    """The weekend: the one nearest to the day of writing."""
    return Weekday(number=5, length=2)


def edge_of_unit(words: Words) -> Sense | None:
    """The end of the year, the start of the week, year-end."""
    unit = _unit(words)
    return Shift(unit=unit, n=0, part=_part(words)) if unit in _SHIFT_UNITS else None


def shifted(words: Words) -> Sense | None:
    """Two days ago, a year earlier, three weeks later."""
    unit, n = _unit(words), _number(words)
    if unit not in _SHIFT_UNITS:
        return Unplaced(kind="date", reason="hours and minutes have no day of their own")
    last = words[-1].kind
    sign = 1 if last in {"later", "now"} else -1
    base = "writing" if last in {"ago", "now"} else "story"
    return Shift(unit=unit, n=None if n is None else sign * n, base="story" if base == "story" else "writing", sign=sign)


def story_day(words: Words) -> Sense | None:
    """The same day, that week, the day before, earlier in the day."""
    kinds = {w.kind for w in words}
    n = -1 if "before" in kinds else 1 if "after" in kinds else 0
    unit = _unit(words)
    return Shift(unit=unit, n=n, base="story") if unit in _SHIFT_UNITS else None


def window(words: Words) -> Sense | None:
    """The past four years, the next two weeks, the last few days."""
    unit = _unit(words)
    if unit not in _WINDOW_UNITS:
        return Unplaced(kind="duration", reason="shorter than a day")
    sign = 1 if _of(words, "AHEAD") else -1
    return Window(unit=unit, n=_number(words), sign=sign)


def duration(words: Words) -> Sense | None:
    """Eight years, a two-hour meeting."""
    return Unplaced(kind="duration", reason="a length of time, not a place in the calendar")


def repeated(words: Words) -> Sense | None:
    """Every Monday, daily."""
    return Unplaced(kind="set", reason="a repeated time")


def holiday(words: Words) -> Sense | None:
    """Christmas, New Year's Eve."""
    name = " ".join(w.text.lower().replace("’", "'") for w in words).replace(" 's", "'s")
    month, day = HOLIDAYS.get(name, HOLIDAYS["christmas"])
    return Calendar(month=month, day=day)
