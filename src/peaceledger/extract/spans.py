"""What the finders of this room hand each other: spans over one article's ``Doc``.

Offsets here are characters of the ``Doc`` (= the article's text), not of the capture: ``Findings`` are shifted once, at the end
of ``extract_article``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from peaceledger.records import DateInterval, Quantity, Statement

TO_THE_NEXT = frozenset({" and ", " to ", "-", "–", " – "})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSpan:
    """A name, office, role noun or pronoun that stands for an actor.

    Attributes:
        start: First character in the doc.
        end: After the last one.
        head: Index of the head token.
        actor_id: Pack id; None for an actor no pack knows.
        name: Neutral canonical name, or the words as written where no pack knows the actor.
        kind: person, state, government, organisation, armed_force, armed_group, media, group, role, anonymous, pronoun.
        side: ISO 3166 alpha-3 code or pack id; None if unknown.
        form: name, office, adjective ("Ardenian"), possessive ("Arden's"), pronoun, descriptor ("the top diplomat").
    """

    start: int
    end: int
    head: int
    actor_id: str | None
    name: str
    kind: str
    side: str | None
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A temporal expression as TIMEX3 writes it: "1998-W12", "P3D", "PRESENT_REF", "1998-02-13TNI"."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A temporal expression with the interval it means.

    Attributes:
        start: First character in the doc.
        end: After the last one.
        value: The days it covers, with their basis.
        kind: date, duration, set, or reference ("now", "in future", "at 10 a.m."); only a date can date an event.
        reason: How it was resolved, in words.
        timex: The same as TIMEX3 writes it; "the past two weeks" is a date here, as it has days, and a DURATION there.
    """

    start: int
    end: int
    value: DateInterval
    kind: str
    reason: str
    timex: Timex = Timex(type="DATE", value="XXXX-XX-XX")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSpan:
    """A place name. ``reads_as`` is place, event (a city that stands for its accords) or government ("Port Arden said")."""

    start: int
    end: int
    place_id: str
    name: str
    where_prec: int
    reads_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantitySpan:
    """A number with its unit noun.

    Attributes:
        start: First character of the number phrase (hedge left out, unit included).
        end: After the last character.
        head: Index of the unit noun's token, or of the number's where there is no noun.
        value: The number.
        what: As in ``Count.what``.
        ordinal: True for "76th".
        distributive: ``each`` or ``for`` ("160 for 160", first of the pair) or None.
        scope: event, stage, year or war.
    """

    start: int
    end: int
    head: int
    value: Quantity
    what: str
    ordinal: bool
    distributive: str | None
    scope: str


def statement_at(statements: Iterable[Statement], at: int) -> Statement | None:
    """The innermost statement whose content holds a character of the capture."""
    holding = [s for s in statements if s.start <= at < s.end]
    return min(holding, key=lambda s: s.end - s.start) if holding else None


def with_next_day(span: DateSpan, dates: Iterable[tuple[int, DateSpan]], text: str) -> DateSpan:
    """Both days of "on Sunday and Monday"."""
    day = span.value.earliest
    for _, other in dates:
        between = {text[a.end : b.start] for a, b in ((span, other), (other, span)) if a.end < b.start}
        if day is None or span.value.prec != 1 or other.value.prec != 1 or between.isdisjoint(TO_THE_NEXT):
            continue
        first, last = sorted((day, other.value.earliest or day))
        if (last - first).days == 1:
            return replace(span, value=replace(span.value, earliest=first, latest=last))
    return span
