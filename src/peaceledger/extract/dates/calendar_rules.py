"""Calendar arithmetic: months, seasons, quarters, parts of them, and steps from one day to a unit before or after it.

Every interval here is a pair of days, both of them included.
"""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season, northern hemisphere; a season lasts three calendar months."""

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


def month_of(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, month: int, n: int) -> Days:
    """First day of a month and last day of the ``n``-th month counted from it."""
    last = add_months(date(year, month, 1), n - 1)
    return date(year, month, 1), month_of(last.year, last.month)[1]


def year_of(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_of(year: int, season: str) -> Days:
    """First and last day of a season; "the winter of 2022" may be its first or its last months, so both are covered."""
    if season == "winter":
        return date(year, 1, 1), month_of(year + 1, 2)[1]
    return months_of(year, SEASON_MONTHS[season], 3)


def winter_across(year: int) -> Days:
    """The winter that begins in December of ``year``."""
    return months_of(year, 12, 3)


def decade_of(year: int) -> Days:
    """The ten years that begin with ``year``."""
    return date(year, 1, 1), date(year + 9, 12, 31)


def add_months(day: date, n: int) -> date:
    """The same day ``n`` months on, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + n
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: str) -> Days:
    """The calendar week (Monday first), weekend, month, quarter, year, decade or century that a day lies in."""
    if unit in {"week", "fortnight"}:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        first = day.year // size * size
        return date(first, 1, 1), date(first + size - 1, 12, 31)
    return year_of(day.year) if unit == "year" else (day, day)


def step(day: date, unit: str, n: int) -> date:
    """The day ``n`` units away; negative is before."""
    if unit in MONTHS_IN:
        return add_months(day, n * MONTHS_IN[unit])
    return day + timedelta(days=n * DAYS_IN[unit])


def part_of(days: Days, part: str) -> Days:
    """The part of an interval that "early", "mid", "late", "start" or "end" means.

    Early, mid and late are thirds. The start and the end of a year are its first and last month, those of anything shorter
    its first and last third.
    """
    first, last = days
    if part in {"start", "end"} and (last - first).days > 300:
        return month_of(first.year, first.month) if part == "start" else month_of(last.year, last.month)
    if (last - first).days > 80:
        return _third_in_months(days, part)
    third = (last - first).days // 3
    if part in {"early", "start"}:
        return first, first + timedelta(days=max(third - 1, 0))
    if part == "mid":
        return first + timedelta(days=third), first + timedelta(days=2 * third)
    return first + timedelta(days=2 * third), last


def _third_in_months(days: Days, part: str) -> Days:
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
    third = max(months // 3, 1)
    at = {"early": 0, "start": 0, "mid": third}.get(part, months - third)
    first = add_months(days[0], at)
    return months_of(first.year, first.month, third)


def nth_days(days: Days, n: int, length: int) -> Days:
    """The ``n``-th stretch of so many days in an interval; below 1 the last one.

    Raises:
        ValueError: If the interval has no such stretch.
    """
    first, last = days
    if n < 1:
        return last - timedelta(days=length - 1), last
    start = first + timedelta(days=(n - 1) * length)
    if start > last:
        raise ValueError(f"no day {start} in {first} to {last}")
    return start, min(start + timedelta(days=length - 1), last)


def nearest_weekday(day: date, weekday: int) -> date:
    """The one such weekday within three days of ``day``; Monday is 0."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def weekday_before(day: date, weekday: int) -> date:
    """The latest such weekday on or before ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday on or after ``day``."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
