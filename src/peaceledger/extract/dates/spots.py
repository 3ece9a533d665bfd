"""Places a temporal expression in the calendar, or says why it cannot be placed."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import peaceledger.extract.dates.calendar_rules as rules
from peaceledger.extract.dates.builders import FIRST_YEAR, LAST_YEAR
from peaceledger.extract.dates.calendar_rules import Days
from peaceledger.extract.dates.context import Story
from peaceledger.extract.dates.grammar import Expression
from peaceledger.extract.dates.holidays import feast_days
from peaceledger.extract.dates.senses import Calendar, Range, Shift, Unplaced, Weekday, Window
from peaceledger.records import DateInterval
from peaceledger.records.values import DateBasis

_DAYS_OF_MONTH = {"day of month": 1, "week of month": 7}
_SLIP = 7  # days by which a printed date can be too early
_SEASON_OF_REPORTS = 92
"""For so many days a quarter that is over is the one that results "will be" reported of."""


@dataclass(frozen=True, slots=True)
class Placed:
    """First and last day of an expression, where known, with basis and reason in words."""

    days: Days | None
    basis: DateBasis
    reason: str


def as_told(expression: Expression, story: Story) -> Expression:
    """Give "a year earlier" and "the quarter" the quarter that was told of before; other expressions stay as they are."""
    sense = expression.sense
    if isinstance(sense, Shift) and sense.like and sense.n and story.told_before(expression.start, "quarter") is not None:
        return replace(expression, sense=Shift(unit="quarter", n=4 * sense.n, base="near", like=True))
    return expression


def place(expression: Expression, story: Story) -> Placed:
    """Return the days an expression covers, none where they lie outside the years that news can mean.

    Args:
        expression: As found by the grammar.
        story: The text around it and the days told so far.
    """
    try:
        spot = _spot(expression, story)
    except (OverflowError, ValueError):
        return _nowhere("outside the calendar")
    if spot.days is not None and not FIRST_YEAR <= spot.days[0].year <= spot.days[1].year <= LAST_YEAR:
        return _nowhere("outside the calendar")
    return spot


def _spot(expression: Expression, story: Story) -> Placed:
    sense = expression.sense
    match sense:
        case Calendar():
            return _calendar(sense, expression, story)
        case Range():
            return _range(sense, expression, story)
        case Weekday():
            return _weekday(sense, expression, story)
        case Shift():
            return _shift(sense, expression, story)
        case Window():
            return _window(sense, story)
        case Unplaced():
            return _nowhere(sense.reason)


def interval(expression: Expression, placed: Placed, possessive: bool) -> DateInterval:
    """The interval of a placed expression, open at one end after "since", "until", "by" and "before".

    Args:
        expression: The expression with the word before it.
        placed: Its days.
        possessive: True in "before Monday's meeting", where the word governs the meeting.
    """
    if placed.days is None:
        return DateInterval()
    first, last = placed.days
    word = "" if possessive or expression.bounds_hour or isinstance(expression.sense, Range) else expression.before
    if word in {"since", "after"}:
        return DateInterval(earliest=first, latest=None, basis=placed.basis)
    if word in {"until", "till", "by"}:
        return DateInterval(earliest=None, latest=last, basis=placed.basis)
    if word == "before":
        return DateInterval(earliest=None, latest=first - timedelta(days=1), basis=placed.basis)
    return DateInterval(earliest=first, latest=last, basis=placed.basis)


def _nowhere(reason: str) -> Placed:
    return Placed(None, "unknown", reason)


def days_of(sense: Calendar, year: int) -> Days:
    """First and last day of a place in the calendar, given its year."""
    if sense.feast:
        whole = feast_days(year, sense.feast)
    elif sense.season == "winter across":
        whole = rules.winter_across(year)
    elif sense.season:
        whole = rules.season_of(year, sense.season)
    elif sense.unit == "decade":
        whole = rules.decade_of(year)
    elif sense.unit in _DAYS_OF_MONTH and sense.month and sense.nth:
        whole = rules.nth_days(rules.month_of(year, sense.month), sense.nth, _DAYS_OF_MONTH[sense.unit])
    elif sense.unit and sense.nth:
        months = 3 if sense.unit == "quarter" else 6
        whole = rules.months_of(year, (sense.nth - 1) * months + 1, months)
    elif sense.month and sense.day:
        whole = (date(year, sense.month, sense.day),) * 2
    elif sense.month:
        whole = rules.month_of(year, sense.month)
    else:
        whole = rules.year_of(year)
    if sense.around:
        whole = rules.unit_around(whole[0], sense.around)
    return rules.part_of(whole, sense.part) if sense.part else whole


def _calendar(sense: Calendar, expression: Expression, story: Story) -> Placed:
    if sense.unit == "century" and sense.nth:
        whole = date(sense.nth * 100 - 99, 1, 1), date(sense.nth * 100, 12, 31)
        return Placed(rules.part_of(whole, sense.part) if sense.part else whole, "stated", "century as written")
    if sense.year is not None:
        return Placed(days_of(sense, sense.year), "stated", "as written")
    if sense.year_shift is not None:
        return _in_year_of_writing(sense, sense.year_shift, story)
    year, basis, reason = _missing_year(sense, expression, story)
    return _nowhere(reason) if year is None else Placed(days_of(sense, year), basis, reason)


def _in_year_of_writing(sense: Calendar, shift: int, story: Story) -> Placed:
    if story.year_of_writing is None:
        return _nowhere("the year of writing is not known")
    year = story.year_of_writing + shift
    return Placed(
        days_of(replace(sense, year_shift=None), year), "relative", f"counted from {story.year_of_writing}, the year of writing"
    )


def _missing_year(sense: Calendar, expression: Expression, story: Story) -> tuple[int | None, DateBasis, str]:
    if story.anchor is None:
        near = story.year_near(expression.start)
        if near is not None:
            return near, "inferred", f"the only year stated in this paragraph is {near}"
        year = story.year_of_month(sense.month, sense.day) if sense.month else None
        if year is not None:
            return year, "inferred", f"{year} lies within three months of the full dates of this text"
        return None, "unknown", "no year stated near, no publication date"
    year = _year_by_writing(sense, expression, story, story.anchor)
    near = (
        None
        if sense.lean or abs((days_of(sense, year)[0] - story.anchor).days) <= 45
        else story.year_just_before(expression.start)
    )
    if near is not None and near < story.anchor.year:
        return near, "inferred", f"the sentence or the one before it tells of {near}"
    return year, "relative", f"nearest to publication on {story.anchor}"


def _year_by_writing(sense: Calendar, expression: Expression, story: Story, anchor: date) -> int:
    """The year nearest to publication.

    One to come must be three times nearer, five times where the verb tells the past, unless the text looks ahead.
    """
    past = next(y for y in (anchor.year, anchor.year - 1, anchor.year - 2) if days_of(sense, y)[0] <= anchor)
    future = past + 1
    if sense.lean == "last":
        return past if days_of(sense, past)[1] < anchor else past - 1
    if sense.lean in {"next", "coming"}:
        return future
    if sense.lean == "this":
        return anchor.year
    if days_of(sense, past)[1] >= anchor:
        return past
    wait, gone = (days_of(sense, future)[0] - anchor).days, (anchor - days_of(sense, past)[1]).days
    tense = story.tense(expression)
    settled = tense == "past" and expression.before in {"in", "on"}  # "met in July", but "was put off to July"
    if settled and sense.day and wait <= _SLIP:
        return future  # dated too early: of a day a year ago less a few one says "last year"
    if settled or (sense.unit == "quarter" and gone < _SEASON_OF_REPORTS):
        return past
    return future if tense == "ahead" or (5 if tense == "past" else 3) * wait < gone else past


def _range(sense: Range, expression: Expression, story: Story) -> Placed:
    first, last = sense.first, sense.last
    if first.month is None:
        first = replace(first, month=last.month)
    end = _calendar(last, expression, story)
    if end.days is None:
        return end
    year = first.year or end.days[1].year
    if first.year is None and days_of(first, year)[0] > end.days[1]:
        year -= 1
    begin = days_of(first, year)[0]
    if begin > end.days[1]:
        return _nowhere("the first day lies after the last")
    return Placed((begin, end.days[1]), end.basis, end.reason)


def _weekday(sense: Weekday, expression: Expression, story: Story) -> Placed:
    anchor = story.anchor
    stated = story.stated_day_near(expression.start)
    if anchor is None:
        if stated is None:
            return _nowhere("no publication date and no dated event to count from")
        day = rules.nearest_weekday(stated, sense.number)
        return _from(day, sense, f"nearest to {stated}, a date stated in this text")
    if sense.lean in {"last", "previous", "past"}:
        day = rules.weekday_before(anchor - timedelta(days=1), sense.number)
    elif sense.lean in {"next", "coming", "upcoming"} or story.tense(expression) == "ahead":
        day = rules.weekday_after(anchor + timedelta(days=1 if sense.lean else 0), sense.number)
    else:
        day = rules.weekday_before(anchor, sense.number)
    return _from(day, sense, f"counted from publication on {anchor}")


def _from(day: date, sense: Weekday, reason: str) -> Placed:
    return Placed((day, day + timedelta(days=sense.length - 1)), "relative", reason)


def _shift(sense: Shift, expression: Expression, story: Story) -> Placed:
    base, reason = _base(sense, expression, story)
    if base is None:
        return _nowhere(reason)
    if sense.unit == "night":
        return Placed((base - timedelta(days=1), base), "relative", f"the night into {base}")
    if sense.n is None:
        return _nowhere("the number of " + sense.unit + "s is vague")
    day = rules.step(base, sense.unit, sense.n)
    days = rules.unit_around(day, sense.unit)
    return Placed(rules.part_of(days, sense.part) if sense.part else days, "relative", reason)


def _base(sense: Shift, expression: Expression, story: Story) -> tuple[date | None, str]:
    if sense.base == "near" and sense.unit == "quarter":
        return _quarter(expression, story)
    told = story.told_before(expression.start, sense.unit)
    if sense.base != "writing" and told is not None:
        return told, f"counted from {told}, the day told of before"
    if story.anchor is not None and sense.base != "story":
        return story.anchor, f"counted from publication on {story.anchor}"
    if sense.unit == "year" and sense.n is not None:
        year = story.year_near(expression.start) or (story.year_of_writing if sense.base != "story" else None)
        if year is not None:
            return date(year, 1, 1), f"the year of writing is {year} by this text"
    return None, "no publication date and no day told of before to count from"


def _quarter(expression: Expression, story: Story) -> tuple[date | None, str]:
    told = story.told_before(expression.start, "quarter")
    if told is not None:
        return told, f"counted from the quarter that begins on {told}, told of before"
    if story.anchor is not None:
        return rules.add_months(story.anchor, -3), f"the last quarter that was over on {story.anchor}, the day of publication"
    return None, "no publication date and no quarter told of before"


def _window(sense: Window, story: Story) -> Placed:
    if story.anchor is None or sense.n is None:
        return _nowhere("a stretch of unknown length or end")
    other = rules.step(story.anchor, sense.unit, sense.sign * sense.n)
    first, last = sorted((other, story.anchor))
    return Placed((first, last), "relative", f"counted from publication on {story.anchor}")
