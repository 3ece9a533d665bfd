"""Dates of which the words give a part: "15 December", "in March", "on a Sunday", "in the spring"; as TIMEX3 writes them."""

from calendar import day_name, month_name
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

NIGHT = "TNI"
YEAR = 365
SEASONS = {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11), "WI": (12, 1, 2)}
"""Months of each, as the dates' room counts them."""
DAY_GIVEN = len("XXXX-12-15")
FRAME = date(2000, 1, 1).toordinal()  # a leap year, in which any two parts of a date can be laid side by side

SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


class Open(NamedTuple):
    """Part of a date, as a value that reasons are put into words with."""

    given: str

    @property
    def words(self) -> str:
        """As in "15 December", "December", "Sunday", "spring"."""
        part = self.given.removesuffix(NIGHT)[5:]
        if part in SEASONS:
            return SEASON_NAMES[part]
        if is_weekday(self.given):
            return ("night into " if self.given.endswith(NIGHT) else "") + day_name[int(part[-1]) - 1]
        month, _, day = part.partition("-")
        return f"{int(day)} {month_name[int(month)]}" if day else month_name[int(month)]


def allows(given: str | None, day: date) -> bool:
    """Whether a day agrees with part of a date: ``XXXX-WXX-7`` a Sunday, ``XXXX-12-28``, ``XXXX-12``, ``XXXX-SP`` a spring."""
    if given is None:
        return True
    part = given.removesuffix(NIGHT)[5:]
    if part in SEASONS:
        return day.month in SEASONS[part]
    if part.startswith("W"):
        days = (day, day + timedelta(days=1)) if given.endswith(NIGHT) else (day,)
        return any(d.isoweekday() == int(part[-1]) for d in days)
    return day.isoformat()[5:].startswith(part)


def is_weekday(given: str) -> bool:
    """Whether the part is a day of the week, of which there are too many to forbid anything."""
    return given.startswith("XXXX-WXX")


def names_day(given: str) -> bool:
    """Whether the part leaves one day a year."""
    return len(given) == DAY_GIVEN and not is_weekday(given)


def fits(given: str, first: int, last: int) -> bool:
    """Whether some day from one day number to another agrees with part of a date; true for a year and more."""
    return last - first + 1 >= YEAR or any(allows(given, date.fromordinal(n)) for n in range(max(first, 1), last + 1))


@lru_cache(maxsize=4096)
def meet(one: str, other: str, slack: int = 0) -> bool:
    """Whether two parts of a date can be of one day, or of days so far apart."""
    days = (n for n in range(FRAME, FRAME + YEAR + 1) if allows(one, date.fromordinal(n)))
    return any(fits(other, n - slack, n + slack) for n in days)


__all__ = ["NIGHT", "Open", "allows", "fits", "is_weekday", "meet", "names_day"]
