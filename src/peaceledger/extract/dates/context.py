"""What the rest of a text says about when it was written and which day it is telling of."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from peaceledger.extract.dates.grammar import Expression
from peaceledger.extract.dates.senses import Calendar, Range, Weekday
from peaceledger.extract.layout import sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_YEAR_AHEAD = re.compile(
    r"\b(?:look(?:s|ing)? (?:ahead|forward) to|enter(?:s|ing)|(?:heading|going) into|on the eve of|for the coming year,?)\s*$",
    re.I,
)
_YEAR_NOW = re.compile(r"\b(?:it is(?: now)?|it's(?: now)?|as of|so far in|this year,?|already in)\s*$", re.I)
_PLANNING = frozenset(
    {"plan", "schedule", "expect", "slate", "due", "upcoming", "await", "set", "intend", "hope", "aim", "ahead"}
)
_AHEAD_AUX = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_MAYBE = frozenset({"may", "might"})
_BY_PLAN = frozenset(
    {
        "meet", "gather", "convene", "begin", "start", "open", "resume", "reconvene",
        "travel", "visit", "expire", "lapse", "conclude", "take",
    }
)  # fmt: skip
"""Verbs whose simple present with a weekday tells a plan: "the envoys meet on Friday"."""
_UNTIL = frozenset({"until", "till"})
_AHEAD_BEFORE = frozenset({"by", "until", "till", "before"})
_DAYS = frozenset({"day", "night"})
_WEEKS = _DAYS | {"weekend", "week", "fortnight"}
_UNITS_WITHIN = {
    "weekend": _WEEKS, "week": _WEEKS, "fortnight": _WEEKS, "month": _DAYS | {"month"}, "quarter": frozenset({"quarter"}),
    "year": _DAYS | {"month", "quarter", "half", "year"},
}  # fmt: skip


class Story:
    """A text, its writer's day, and the days told so far.

    Args:
        doc: The article, parsed; its sentences and verbs tell future from past.
        text: Its text (``doc.text`` is made anew at each call, which is dear).
        anchor: Publication date, None if unknown.
        expressions: All temporal expressions of the text, in order.
    """

    def __init__(self, doc: "Doc", text: str, anchor: date | None, expressions: Sequence[Expression]) -> None:
        self.anchor = anchor
        self._doc = doc
        self._text = text
        self._breaks = [m.start() for m in re.finditer(r"\n", self._text)]
        self._expressions = expressions
        self._told: list[tuple[int, date, str]] = []

    def tell(self, start: int, first: date, unit: str) -> None:
        """Remember the day, month, year that has been placed, by its first day."""
        self._told.append((start, first, unit))

    def paragraph(self, char: int) -> int:
        """Number of the line that a character stands in."""
        return bisect_right(self._breaks, char)

    def told_before(self, char: int, unit: str, reach: int = 1) -> date | None:
        """The first day of what was told last in the same unit or a smaller one, at most ``reach`` lines with text up."""
        sizes = _UNITS_WITHIN.get(unit, _DAYS)
        for start, first, told in reversed(self._told):
            if self._lines_between(start, char) > reach:
                return None
            if told in sizes:
                return first
        return None

    def _lines_between(self, start: int, char: int) -> int:
        between = self._text[start:char]
        return sum(1 for line in between.split("\n")[1:] if line.strip()) + between.endswith("\n")

    def possessive(self, end: int) -> bool:
        """Whether an expression that ends here owns the noun after it: "Monday's meeting"."""
        return self._text[end : end + 2] in {"'s", "’s"}

    @cached_property
    def stated_days(self) -> tuple[tuple[int, date], ...]:
        """Every full date of the text: offset and day (of a range, its last day)."""
        found = []
        for e in self._expressions:
            sense = e.sense.last if isinstance(e.sense, Range) else e.sense
            if isinstance(sense, Calendar) and sense.year and sense.month and sense.day:
                found.append((e.start, date(sense.year, sense.month, sense.day)))
        return tuple(found)

    def stated_day_near(self, char: int) -> date | None:
        """The full date a weekday without dateline counts from.

        That is the nearest one where all full dates of the text lie within ten days, else the last one before it in its line.
        """
        days = self.stated_days
        if not days:
            return None
        if (max(d for _, d in days) - min(d for _, d in days)).days <= 10:
            return min(days, key=lambda item: abs(item[0] - char))[1]
        here = [d for start, d in days if start < char and self.paragraph(start) == self.paragraph(char)]
        return here[-1] if here else None

    def year_near(self, char: int) -> int | None:
        """The one year stated in the line of a character; None if there is none or there are several."""
        line = self.paragraph(char)
        years = {year for start, year in self._stated_years if self.paragraph(start) == line}
        return years.pop() if len(years) == 1 else None

    def year_just_before(self, char: int) -> int | None:
        """The one year stated before a character in its own sentence or the one before; None if there is none or several."""
        sentence = bisect_right(self._sentences, char) - 1
        first = self._sentences[max(sentence - 1, 0)]
        line = self.paragraph(char)
        years = {y for start, y in self._ended_years if first <= start < char and self.paragraph(start) == line}
        return years.pop() if len(years) == 1 else None

    def year_of_month(self, month: int, day: int | None) -> int | None:
        """The year that puts a month or day within three months of every month or day stated with its year, if only one does."""
        years = set()
        for year, stated_month in self._stated_months:
            for candidate in (year - 1, year, year + 1):
                if abs((candidate * 12 + month) - (year * 12 + stated_month)) <= 3:
                    years.add(candidate)
        return years.pop() if len(years) == 1 else None

    @cached_property
    def year_of_writing(self) -> int | None:
        """The publication year, or the year that the text itself calls its own; None where passages disagree.

        A year that the text looks ahead to puts the writing in the year before.
        """
        if self.anchor is not None:
            return self.anchor.year
        said = set()
        for start, year in self._stated_years:
            lead = self._text[max(0, start - 40) : start]
            if _YEAR_AHEAD.search(lead):
                said.add(year - 1)
            elif _YEAR_NOW.search(lead):
                said.add(year)
        return said.pop() if len(said) == 1 else None

    def tense(self, expression: Expression) -> Literal["ahead", "past", "open"]:
        """Whether the words around an expression speak of what is still to come, of what was, or leave it open."""
        token = self._doc[max(bisect_right(self._offsets, expression.start) - 1, 0)]
        wanted = False
        weekday = isinstance(expression.sense, Weekday)
        for _ in range(6):
            helpers = {c.lower_ for c in token.children}
            if "had" in helpers or token.lower_ == "had":
                return "past"
            is_to = token.tag_ == "VB" and token.head.lemma_ == "be"
            done = "free" in helpers or (_puts(token) and expression.before != "for")
            planned = token.lemma_.lower() in _PLANNING and not done
            to_come = planned or _may_come(token) or (weekday and _by_plan(token))
            if is_to or to_come or helpers & _AHEAD_AUX:
                return "ahead"
            wanted = wanted or (
                token.tag_ == "VB" and "to" in helpers
            )  # "urged them to meet in July" says nothing of when July was
            if token.head is token or _tells_past(token):
                break
            token = token.head
        denied = expression.before in _UNTIL and any(c.dep_ == "neg" for c in token.children)  # "did not come until Monday"
        limit = (
            expression.before in _AHEAD_BEFORE
            and not expression.bounds_hour
            and not denied
            and not self.possessive(expression.end)
        )
        if limit or self._text[: expression.start].endswith("ahead of "):
            return "ahead"
        was = token.tag_ == "VBD" or (token.tag_ == "VBN" and token.dep_ not in {"amod", "compound"})
        return "past" if (was and not wanted) or expression.before == "since" else "open"

    @cached_property
    def _offsets(self) -> list[int]:
        return cast("list[int]", self._doc.to_array("IDX").tolist())

    @cached_property
    def _sentences(self) -> list[int]:
        return [sent.start_char for sent in sentences(self._doc)] or [0]

    @cached_property
    def _stated_years(self) -> tuple[tuple[int, int], ...]:
        senses = ((e.start, e.sense.last if isinstance(e.sense, Range) else e.sense) for e in self._expressions)
        return tuple((start, s.year) for start, s in senses if isinstance(s, Calendar) and s.year and s.unit != "decade")

    @cached_property
    def _ended_years(self) -> tuple[tuple[int, int], ...]:
        """The stated years that are told of as over; one that began something ("since 2014") is not."""
        lasting = {e.start for e in self._expressions if e.before == "since"}
        return tuple((start, year) for start, year in self._stated_years if start not in lasting)

    @cached_property
    def _stated_months(self) -> frozenset[tuple[int, int]]:
        return frozenset((d.year, d.month) for _, d in self.stated_days)


def _puts(verb: "Token") -> bool:
    """As in "set 40 captives free", "set fire to a depot": something is done, and nothing fixed."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "ccomp", "oprd", "acomp"}]
    return verb.lemma_.lower() == "set" and verb.tag_ != "VBN" and bool(objects)


def _may_come(verb: "Token") -> bool:
    """Whether it may come yet: "may be held in April", not "may have been held"."""
    helping = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return any(c.tag_ == "MD" and c.lower_ in _MAYBE for c in helping) and not any(c.lower_ == "have" for c in helping)


def _by_plan(verb: "Token") -> bool:
    """Whether it stands in the present of a plan: "they meet on Friday"; a headline's present tells what was."""
    return (
        verb.tag_ in {"VBZ", "VBP"}
        and verb.lemma_.lower() in _BY_PLAN
        and any(c.dep_ == "nsubj" for c in verb.children)
        and verb.sent.text.rstrip().endswith((".", '."', ".”", "?"))
    )


def _tells_past(token: "Token") -> bool:
    """A finite verb or a participle that describes ("announced Friday") settles the time; an infinitive leaves it to its head."""
    return token.tag_ in {"VBD", "VBZ", "VBP"} or (token.tag_ == "VBN" and token.dep_ in {"acl", "advcl"})
