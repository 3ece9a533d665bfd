"""How values read on a page: dates, sides, numbers."""

from collections.abc import Iterable
from datetime import date
from typing import Any


def date_words(earliest: date | None, latest: date | None) -> str | None:
    """A date interval as people write it; None where both ends are open."""
    if earliest is None and latest is None:
        return None
    if earliest is None:
        return f"until {_day(latest)}"
    if latest is None:
        return f"from {_day(earliest)}"
    if earliest == latest:
        return _day(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year} to {latest.year}"
    if earliest.day == 1 and (earliest.year, earliest.month) == (latest.year, latest.month) and latest.day >= 28:
        return f"{earliest:%B %Y}"
    return f"{_day(earliest)} to {_day(latest)}"


def month_words(first: date, last: date) -> str:
    """A span of time in months, short."""
    ends = f"{first:%b %Y}", f"{last:%b %Y}"
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _day(value: date | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


def range_words(best: float | None, low: float | None, high: float | None) -> str | None:
    """Best with low and high where they differ; None where nothing is known."""
    if best is None and low is None and high is None:
        return None
    if low is not None and high is None:
        return f"at least {number(low)}"
    if low is None and high is not None:
        return f"at most {number(high)}"
    shown = number(best if best is not None else low)
    return shown if low == high else f"{shown} ({number(low)} to {number(high)})"


def quantity_words(low: float | None, high: float | None, hedge: str) -> str:
    """A count with its hedge."""
    if low is None and high is None:
        return "not given in figures"
    if hedge == "at_least":
        return f"more than {number(low)}"
    if hedge == "at_most":
        return f"at most {number(high)}"
    shown = number(low) if low == high else f"{number(low)} to {number(high)}"
    return f"about {shown}" if hedge == "about" else shown


def number(value: float | None) -> str:
    """A number with thousands commas, without a needless fraction."""
    if value is None:
        return "?"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def label(code: str) -> str:
    """A code of the contract as words."""
    return code.replace("_", " ")


def listing(values: Iterable[Any] | None) -> str | None:
    """Values joined by commas; None where there is none."""
    return ", ".join(str(v) for v in values or ()) or None
