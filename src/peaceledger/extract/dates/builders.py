"""From the words of a temporal expression to its place in the calendar; None where they are no date after all."""

from dataclasses import replace
from datetime import date

from peaceledger.extract.dates.holidays import FIXED, FROM_EASTER
from peaceledger.extract.dates.reading import WRITING_WORDS, Words, lean, of, part
from peaceledger.extract.dates.senses import LAST, Calendar, Range, Sense, Unplaced, Weekday
from peaceledger.extract.dates.words import CARDINALS, DECADE_WORDS, MONTH_NUMBER, SEASONS, WEEKDAY_NUMBER, day_number
from peaceledger.extract.spans import Timex

FIRST_YEAR, LAST_YEAR = 1000, 2199
_LAST_SHORT_YEAR = 40
"""Years of two digits up to this one are of this century."""
_NOT_THE_HOLIDAY = frozenset({"YEAR", "COMMA", "HERE", "BACK", "AHEAD", "of"})
_OPEN_DAY = Timex(type="DATE", value="XXXX-XX-XX")


def _unclear(reason: str) -> Unplaced:
    return Unplaced(kind="date", reason=reason, timex=_OPEN_DAY)


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day, in years that news can mean."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return FIRST_YEAR <= year <= LAST_YEAR


def _day(year: int, month: int, day: int) -> Calendar | None:
    return Calendar(year=year, month=month, day=day) if valid(year, month, day) else None


def iso(words: Words) -> Sense | None:
    """2025-05-16."""
    year, month, day = (int(p) for p in words[0].text.replace("/", "-").split("-"))
    return _day(year, month, day)


def slashed(words: Words) -> Sense | None:
    """16.05.2025 is day, month, year; 05/16/2025 either order where only one is possible, else no date can be told."""
    text = words[0].text
    first, second, year = text.replace("/", ".").replace("-", ".").split(".")
    century = 0 if len(year) == 4 else 1900 if int(year) > _LAST_SHORT_YEAR else 2000
    readings = [_day(int(year) + century, int(second), int(first))]
    if "." not in text and int(first) != int(second):
        readings.append(_day(int(year) + century, int(first), int(second)))
    possible = [r for r in readings if r]
    if len(possible) > 1:
        return _unclear("day and month cannot be told apart")
    return possible[0] if possible else None


def no_such_year(words: Words) -> Sense | None:
    """5 May 9999: the number is no year, and the day belongs to none."""
    return _unclear("no such year") if of(words, "INT")[-1].isdecimal() and len(of(words, "INT")[-1]) > 3 else None


def _year_shift(words: Words) -> int | None:
    word = lean(words)
    return WRITING_WORDS.get(word) if word and of(words, "YEARWORD") else None


def calendar(words: Words) -> Sense | None:
    """Month with day and year in any order, ranges of days, months alone, years alone."""
    months = [MONTH_NUMBER[m] for m in of(words, "MONTH")]
    days = [day_number(d) for d in of(words, "DAY", "ORD")]
    years = [int(y) for y in of(words, "YEAR")]
    shift = _year_shift(words)
    if any(not valid(years[0] if years else 2024, (months or [1])[0], d) for d in days):
        return _unclear("no such day")
    if len(days) < 2:
        return Calendar(
            year=years[0] if years else None,
            year_shift=shift,
            month=months[0] if months else None,
            day=days[0] if days else None,
            part=part(words),
            lean=lean(words) if shift is None else None,
        )
    first = Calendar(year=years[0] if len(years) > 1 else None, month=months[0], day=days[0])
    last = Calendar(year=years[-1] if years else None, year_shift=shift, month=months[-1], day=days[-1])
    return Range(first=first, last=last) if valid(years[-1] if years else 2024, months[-1], days[-1]) else _unclear("no such day")


def eve(words: Words) -> Sense | None:
    """The eve of 9 May: the day before; a month's first day has none that can be told without its year."""
    day = calendar(words)
    if not isinstance(day, Calendar) or not day.day:
        return None
    return replace(day, day=day.day - 1) if day.day > 1 else _unclear("the eve of a month's first day")


def unit_of_day(words: Words) -> Sense | None:
    """The week of 5 May, the weekend of 5 May: the calendar week that holds the day."""
    day = calendar(words)
    around = next((name for name in ("weekend", "week") if name in {w.text.lower() for w in words}), None)
    return replace(day, around=around) if isinstance(day, Calendar) and around else None


def unit_of_month(words: Words) -> Sense | None:
    """The first week of May, the last day of June 2025: weeks are counted in sevens from the first day or back from the last."""
    month = calendar([w for w in words if w.kind in {"MONTH", "YEAR", "HERE", "AHEAD", "YEARWORD"}])
    ordinal = of(words, "ORD")
    name = next(w.text.lower() for w in words if w.kind in {"DAYWORD", "UNIT"})
    nth = day_number(ordinal[0]) if ordinal else LAST
    if not isinstance(month, Calendar) or name not in {"day", "week"} or nth > (31 if name == "day" else 5):
        return None
    return replace(month, nth=nth, unit=f"{name} of month")


def month_range(words: Words) -> Sense | None:
    """March–April 2022, from November 2022 to May 2023."""
    first, last = (MONTH_NUMBER[m] for m in of(words, "MONTH"))
    years = [int(y) for y in of(words, "YEAR")]
    return Range(
        first=Calendar(month=first, year=years[0] if len(years) > 1 else None),
        last=Calendar(month=last, year=years[-1] if years else None),
    )


def year_range(words: Words) -> Sense | None:
    """2014–2015, 2014-15; None where the last is no plain number ("2014-110,000")."""
    if not words[-1].text.isdecimal():
        return None
    first = int(words[0].text)
    last = int(words[-1].text)
    if words[-1].kind != "YEAR":
        last += first // 100 * 100
    if not first < last < first + 200:
        return None
    return Range(first=Calendar(year=first), last=Calendar(year=last))


def spoken_year(words: Words) -> Sense | None:
    """Nineteen ninety-six, twenty twelve, two thousand and one, as transcripts write them."""
    values = [CARDINALS[w] for w in of(words, "ONE", "TEEN", "TEN", "BIGNUM")]
    if values[0] == 2 and values[1] == 1000:
        return Calendar(year=2000 + sum(values[2:]))
    rest = sum(values[1:])
    return Calendar(year=values[0] * 100 + rest) if values[0] in {18, 19, 20} and 10 <= rest <= 99 else None


def season(words: Words) -> Sense | None:
    """The spring of 2022, last summer."""
    name = SEASONS[of(words, "SEASON")[0]]
    years = of(words, "YEAR")
    if len(years) + len(of(words, "DAY")) > 1:
        return Calendar(year=int(years[0]), season="winter across") if name == "winter" else None
    shift = _year_shift(words)
    return Calendar(
        season=name,
        year=int(years[0]) if years else None,
        year_shift=shift,
        part=part(words),
        lean=None if shift is not None else lean(words),
    )


def half_or_quarter(words: Words) -> Sense | None:
    """The third quarter of 2024, the first half of this year, Q3 2024."""
    nth, years, word = day_number(of(words, "ORD", "DAY")[0]), of(words, "YEAR"), lean(words)
    half = bool(of(words, "half", "h"))
    if not 1 <= nth <= (2 if half else 4) or (of(words, "q", "h") and words[0].end != words[1].start):
        return None
    shift = WRITING_WORDS.get(word, 0) if word else (0 if of(words, "YEARWORD") else None)
    return Calendar(
        nth=nth, unit="half" if half else "quarter", year=int(years[0]) if years else None, year_shift=None if years else shift
    )


def decade(words: Words) -> Sense | None:
    """The 1990s, the '90s, the nineties."""
    spelled = of(words, "TIES")
    if spelled:
        return Calendar(year=1900 + DECADE_WORDS[spelled[0]], unit="decade", part=part(words))
    digits = of(words, "DECADE")[0].strip("'’s")
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Calendar(year=year, unit="decade", part=part(words)) if FIRST_YEAR <= year <= LAST_YEAR - 9 else None


def century(words: Words) -> Sense | None:
    """The 21st century."""
    nth = day_number(of(words, "ORD")[0])
    return Calendar(nth=nth, unit="century", part=part(words)) if FIRST_YEAR <= nth * 100 <= LAST_YEAR else None


def weekday(words: Words) -> Sense | None:
    """Monday, late on Monday, last Thursday."""
    return Weekday(number=WEEKDAY_NUMBER[of(words, "WEEKDAY")[0]], lean=lean(words))


def holiday(words: Words) -> Sense | None:
    """Christmas, New Year's Eve, Easter Monday, Orthodox Easter 2025."""
    years = [int(y) for y in of(words, "YEAR")]
    year, shift = (years[0] if years else None), _year_shift(words)
    name = " ".join(w.text.lower().replace("’", "'") for w in words if w.kind not in _NOT_THE_HOLIDAY).replace(" 's", "'s")
    if name in FIXED:
        month, day = FIXED[name]
        return Calendar(year=year, year_shift=shift, month=month, day=day, lean=lean(words) if shift is None else None)
    feast = name if name.removeprefix("orthodox ") in FROM_EASTER else None
    return Calendar(year=year, year_shift=shift, feast=feast, lean=lean(words) if shift is None else None) if feast else None
