"""Claims about an event that can be worked out again: "the first in five months", "the largest so far", sums."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ComparisonKind = Literal["first", "largest", "rate", "sum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one passage says of an event's place among others of its kind.

    Attributes:
        comparison_id: Id made from capture, span and kind.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        mention_id: Mention of the event it is said of; None for a ``sum`` in an article that tells of none.
        statement_id: Statement whose content holds it, None in the outlet's own voice.
        kind: ``first`` of its kind for a time or since a time, ``largest`` of its kind, ``rate`` ("135 a month"),
            or ``sum``, a number that other numbers of the text should give.
        low: Least value: days without one before ``first``, number of a ``rate`` or ``sum``; None if open or not said.
        high: Greatest value, as ``low``.
        unit: ``days``, or what a rate is counted by: ``per_day``, ``per_week``, ``per_month``, ``per_year``; None if nothing is.
        since_earliest: First day of the time since which it holds, None if not said as a date.
        since_latest: Last day of it.
        start: First character.
        end: After its last character.
        quote: The passage.
        found: What the text's other numbers give, for a ``sum``; None where it prints none.
        working: How, in figures ("146 + 96 = 242"); None likewise.
        checked_start: First character of the number that a ``sum`` should give, None for other claims.
        checked_end: After its last character.
    """

    comparison_id: str
    article_id: str
    capture_id: str
    mention_id: str | None
    statement_id: str | None
    kind: ComparisonKind
    low: float | None
    high: float | None
    unit: str | None
    since_earliest: date | None
    since_latest: date | None
    start: int
    end: int
    quote: str
    found: float | None = None
    working: str | None = None
    checked_start: int | None = None
    checked_end: int | None = None
