"""TIMEX3: how a temporal expression is written as type and value, beside the interval it covers.

The value is made of the same sense and days as the interval, so that the two cannot disagree. Early, mid and late narrow the
interval and leave the value, as TIMEX3 has it; a digit that the text leaves open is an X.
"""

from collections.abc import Callable
from datetime import date

from peaceledger.extract.dates.calendar_rules import Days
from peaceledger.extract.dates.senses import Calendar, Range, Sense, Shift, Unplaced, Weekday, Window
from peaceledger.extract.spans import Timex

_SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI", "winter across": "WI"}
_UNIT_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "WE", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
_HALVES = {"second": ".5S", "minute": "30S", "hour": "30M", "day": "T12H", "year": "6M", "decade": "5Y", "century": "50Y"}
_OF_MONTH = {"day of month": "day", "week of month": "month"}
_CLOCKED = frozenset({"second", "minute", "hour"})


def timex_of(sense: Sense, days: Days | None, clock: str) -> Timex:
    """Type and value of an expression.

    Args:
        sense: What its words mean.
        days: What they cover here, None where they could not be placed.
        clock: Time of the day as TIMEX3 writes it ("T10:30", "TMO"), empty where none is named.
    """
    if isinstance(sense, Unplaced):
        return sense.timex
    if isinstance(sense, Window):
        return Timex(type="DURATION", value=length(sense.n, sense.unit))
    if isinstance(sense, Range):
        return Timex(type="DATE", value=_range(sense, days))
    unit = unit_of(sense)
    if isinstance(sense, Calendar) and sense.feast and days is not None and days[0] != days[1]:
        return Timex(type="DATE", value=f"{days[0]}/{days[1]}")
    value = of_unit(days[0], unit) if days is not None else _open(sense)
    if clock and unit == "day":
        return Timex(type="TIME", value=value + clock)
    return Timex(type="TIME" if unit == "night" else "DATE", value=value)


def unit_of(sense: Calendar | Weekday | Shift) -> str:
    """The unit of the calendar that an expression names: a day, a month, a quarter."""
    if isinstance(sense, Weekday):
        return "weekend" if sense.length == 2 else "day"
    if isinstance(sense, Shift):
        return sense.unit
    if sense.around:
        return sense.around
    if sense.unit in _OF_MONTH:
        return _OF_MONTH[sense.unit]
    if sense.season:
        return "season:" + sense.season
    return sense.unit or ("day" if sense.day or sense.feast else "month" if sense.month else "year")


def of_unit(day: date, unit: str) -> str:
    """The unit of the calendar that begins with a day or holds it, as TIMEX3 writes it."""
    if unit.startswith("season:"):
        return f"{day.year}-{_SEASON_CODES[unit[7:]]}"
    return _WRITTEN.get(unit, _WRITTEN["year"])(day)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


_WRITTEN: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "night": lambda day: f"{day.isoformat()}TNI",
    "week": _week,
    "fortnight": _week,
    "weekend": lambda day: f"{_week(day)}-WE",
    "month": lambda day: f"{day.year}-{day.month:02}",
    "quarter": lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year}-H{(day.month + 5) // 6}",
    "year": lambda day: str(day.year),
    "decade": lambda day: str(day.year // 10),
    "century": lambda day: f"{day.year // 100:02}",
}


def length(n: float | None, unit: str) -> str:
    """A length of time: "P3D", "PT2H", "P1Y6M", "PXW" where the number is vague."""
    if unit == "fortnight" and n is not None:
        n = n * 2
    mark = "T" if unit in _CLOCKED else ""
    if n is None:
        return f"P{mark}X{_UNIT_CODES[unit]}"
    whole, rest = int(n), n - int(n)
    if rest and unit in _HALVES and rest == 0.5:
        return f"P{mark}" + (f"{whole}{_UNIT_CODES[unit]}" if whole else "") + _HALVES[unit]
    return f"P{mark}{n:g}{_UNIT_CODES[unit]}" if rest else f"P{mark}{whole}{_UNIT_CODES[unit]}"


def _range(sense: Range, days: Days | None) -> str:
    if days is None:
        return f"{_open(sense.first)}/{_open(sense.last)}"
    first, last = (unit_of(s) for s in (sense.first, sense.last))
    return f"{of_unit(days[0], first)}/{of_unit(days[1], last)}"


def _open(sense: Calendar | Weekday | Shift) -> str:
    if isinstance(sense, Weekday):
        return "XXXX-WXX-WE" if sense.length == 2 else f"XXXX-WXX-{sense.number + 1}"
    if isinstance(sense, Shift):
        return "PAST_REF" if (sense.n or sense.sign) < 0 else "FUTURE_REF" if sense.n or sense.n is None else "PRESENT_REF"
    if sense.month:
        return f"XXXX-{sense.month:02}" + (f"-{sense.day:02}" if sense.day else "")
    if sense.season:
        return f"XXXX-{_SEASON_CODES[sense.season]}"
    return f"XXXX-{sense.unit[0].upper()}{sense.nth}" if sense.unit and sense.nth else "XXXX"
