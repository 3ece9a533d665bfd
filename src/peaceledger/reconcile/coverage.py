"""What was read, week by week, and whether fewer events may only mean that less was read."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from peaceledger.records import Article, Coverage


def coverage_of(articles: Iterable[Article]) -> tuple[Coverage, ...]:
    """Articles of each outlet in each week, by outlet, then week; articles without a date stand in a row without a week.

    Args:
        articles: With ``origin_id``.
    """
    read: dict[tuple[str | None, date | None], list[Article]] = defaultdict(list)
    for a in articles:
        read[a.source_id, week_of(a.published)].append(a)
    return tuple(
        Coverage(
            source_id=source,
            week=week,
            n_articles=len(found),
            n_on_topic=sum(a.relevance == "on_topic" for a in found),
            n_origins=len({a.origin_id or a.article_id for a in found}),
        )
        for (source, week), found in sorted(read.items(), key=lambda row: (row[0][0] or "", str(row[0][1] or "")))
    )


def week_of(day: date | None) -> date | None:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday()) if day else None


__all__ = ["coverage_of", "week_of"]
