"""Which weeks this ledger has read: silence means something only where somebody listened."""

from collections.abc import Iterable
from datetime import date

from peaceledger.records import Article

ENOUGH = 0.9
"""Least share of weeks in which an article was read: a newsroom's holiday week may be missing in half a year, a month may not."""


class Reading:
    """Weeks in which articles on the conflict were published."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._weeks = {_week(a.published) for a in articles if a.published and a.relevance == "on_topic"}

    def share(self, first: date, last: date) -> float:
        """Share of the weeks from one day to another in which something was read."""
        weeks = range(_week(first), _week(last) + 1)
        return sum(week in self._weeks for week in weeks) / len(weeks) if weeks else 0.0

    def covers(self, first: date, last: date) -> bool:
        """Whether an event between the two days could hardly have been missed."""
        return self.share(first, last) >= ENOUGH


def _week(day: date) -> int:
    return day.toordinal() // 7


__all__ = ["Reading"]
