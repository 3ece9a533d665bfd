"""When: every temporal expression of an article as an interval, with its basis and the reason in words.

Nothing is guessed. Without a publication date a weekday or a day without its year is placed only by a date that the same text
states; where none does, both ends stay open and the basis is ``unknown``.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from peaceledger.extract.dates.context import Story
from peaceledger.extract.dates.grammar import Expression, find_expressions
from peaceledger.extract.dates.senses import Calendar, Shift, Unplaced, Weekday
from peaceledger.extract.dates.spots import Placed, as_told, interval, place
from peaceledger.extract.dates.timex import timex_of, unit_of
from peaceledger.extract.layout import text_of
from peaceledger.extract.spans import DateSpan, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMED = re.compile(
    r" (?:Movement|Brigades?|Battalion|Front|Army|Forces|Alliance|Coalition"
    r"|Square|Street|Avenue|Bridge|Stadium|Hospital|University|Airport)\b"
)
"""What is named after a day: "the March 23 Movement" tells no day."""


def find_dates(doc: "Doc", anchor: date | None) -> tuple[DateSpan, ...]:
    """Return the temporal expressions of an article in order.

    Args:
        doc: The article, parsed.
        anchor: Its publication date, None if unknown or not to be trusted.
    """
    text = text_of(doc)
    expressions = [e for e in find_expressions(text) if not _NAMED.match(text, e.end)]
    story = Story(doc, text, anchor, expressions)
    return tuple(_span(expression, story) for expression in expressions)


def temporal_ranges(text: str) -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and kinds of the temporal expressions of a text, for readers that must not take a date for a number."""
    expressions = find_expressions(text)
    return [e.start for e in expressions], [e.end for e in expressions], [_kind(e) for e in expressions]


def _span(expression: Expression, story: Story) -> DateSpan:
    expression = as_told(expression, story)
    placed = place(expression, story)
    sense = expression.sense
    if (
        placed.days is not None
        and isinstance(sense, Calendar | Weekday | Shift)
        and not (isinstance(sense, Shift) and sense.like)
    ):
        story.tell(expression.start, placed.days[0], unit_of(sense))
    return DateSpan(
        start=expression.start,
        end=expression.end,
        value=interval(expression, placed, possessive=story.possessive(expression.end)),
        kind=_kind(expression),
        reason=placed.reason,
        timex=_timex(expression, placed, story),
    )


def _timex(expression: Expression, placed: Placed, story: Story) -> Timex:
    timex = timex_of(expression.sense, placed.days, expression.clock)
    if not timex.value.startswith("T"):
        return timex
    day = story.told_before(expression.start, "day") or story.anchor
    return Timex(type="TIME", value=(day.isoformat() if day else "XXXX-XX-XX") + timex.value)


def _kind(expression: Expression) -> str:
    return expression.sense.kind if isinstance(expression.sense, Unplaced) else "date"
