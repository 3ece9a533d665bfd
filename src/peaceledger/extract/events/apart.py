"""Days told by another day: "phoned the king on Friday, a day after calling the emir"; days still to come."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from peaceledger.extract.dates.words import CARDINALS
from peaceledger.extract.events.clauses import above, clause_of, is_verb, lemma
from peaceledger.extract.events.moods import begins
from peaceledger.extract.events.roles import Scene
from peaceledger.extract.spans import DateSpan
from peaceledger.records import DateInterval

if TYPE_CHECKING:
    from spacy.tokens import Token

SIDES = {"after": -1, "before": 1}
UNITS = {"day": 1, "week": 7, "fortnight": 14}
DAY = 1
WITHIN = 3
"""Words at the start of a clause among which "a day after" stands."""
MOST_DIGITS = 4


def days_apart(trigger: "Token", clause: "Token", scene: Scene) -> DateInterval | None:
    """The day of an event that lies so many days from the dated one above it.

    Returns:
        None where the words say no such thing; an unknown date where the other event has no one day in its clause.
    """
    joint = _joint(trigger, clause)
    if joint is None or (days := _days_before(joint)) is None:
        return None
    if (day := _day_just_before(joint, scene)) is not None:
        return DateInterval.day(day + timedelta(days=SIDES[joint.lower_] * days), "relative")
    main = joint.head if joint.dep_ == "prep" and not clause.is_ancestor(joint) else clause.head
    while not is_verb(main) and main.head.i != main.i:
        main = main.head
    beside = (
        span.value
        for index, span in scene.dates
        if clause_of(scene.doc[index]).i == clause_of(main).i and not joint.is_ancestor(scene.doc[index])
    )
    told = {value.earliest for value in beside if value.prec == DAY}
    if len(told) != 1 or (day := told.pop()) is None:
        return DateInterval()
    return DateInterval.day(day + timedelta(days=SIDES[joint.lower_] * days), "relative")


def begins_then(noun: "Token", span: DateSpan | None, scene: Scene) -> bool:
    """Whether a date stands in the relative clause in the present that says when a truce begins."""
    clause = next((clause_of(scene.doc[i]) for i, s in scene.dates if s is span), None)
    return clause is not None and begins(clause, noun) and clause.tag_ in {"VBZ", "VBP"}


def _joint(trigger: "Token", clause: "Token") -> "Token | None":
    """The "after" or "before" that the event hangs on by its noun, its participle or its clause."""
    if not is_verb(trigger) and trigger.i != clause.i:
        found = above(trigger)
    elif clause.dep_ == "pcomp":
        found = clause.head
    else:
        first = clause.doc[clause.left_edge.i : clause.left_edge.i + WITHIN] if clause.dep_ == "advcl" else ()
        found = next((t for t in first if t.lower_ in SIDES), None)
    return found if found is not None and found.lower_ in SIDES else None


def _day_just_before(joint: "Token", scene: Scene) -> date | None:
    """The day that ends right before "a day after", whatever the parser hangs that on."""
    at = joint.i - 3
    at -= at > 0 and scene.doc[at].text == ","
    if at < 0:
        return None
    word = scene.doc[at]
    return next((s.value.earliest for _, s in scene.dates if s.start <= word.idx < s.end and s.value.prec == DAY), None)


def _days_before(joint: "Token") -> int | None:
    """How many days stand right before it: "a day", "two weeks"; hours and vague numbers say no day."""
    unit = joint.nbor(-1) if joint.i > 0 else None
    if unit is None or lemma(unit) not in UNITS:
        return None
    number = unit.nbor(-1).lower_ if unit.i > 0 else ""
    count = int(number) if number.isdecimal() and len(number) < MOST_DIGITS else {"a": 1, **CARDINALS}.get(number)
    return None if count is None else count * UNITS[lemma(unit)]
