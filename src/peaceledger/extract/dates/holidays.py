"""Holidays whose day the calendar settles: fixed ones, and those that are counted from Easter."""

from datetime import date, timedelta

FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "orthodox christmas": (1, 7),
    "orthodox christmas eve": (1, 6), "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1),
    "valentine's day": (2, 14), "halloween": (10, 31), "may day": (5, 1),
}  # fmt: skip
"""Month and day."""
FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7}
"""Days from Easter Sunday."""


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    moon = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (b % 4) + 2 * (c // 4) - moon - c % 4) % 7
    month, day = divmod(moon + sunday - 7 * ((a + 11 * moon + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches: the Julian computus, in the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def feast_days(year: int, name: str) -> tuple[date, date]:
    """The days a movable feast may mean: "Easter" alone is the western or the eastern one, which often differ."""
    shift = timedelta(days=FROM_EASTER[name.removeprefix("orthodox ")])
    east, west = orthodox_easter(year) + shift, easter(year) + shift
    return (east, east) if name.startswith("orthodox ") else (min(east, west), max(east, west))
