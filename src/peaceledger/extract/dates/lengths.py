"""Builders of what is counted in units: lengths of time, steps from a day, stretches, repeated times, and "now"."""

from itertools import pairwise
from typing import Literal

from peaceledger.extract.dates.reading import STORY_WORDS, WRITING_WORDS, Words, clock_of, lean, number, of, part, unit, unit_word
from peaceledger.extract.dates.senses import Sense, Shift, Unplaced, Weekday, Window
from peaceledger.extract.dates.timex import length
from peaceledger.extract.dates.words import DEICTIC_DAYS, PLURAL_UNITS, RATES, REFERENCES, WEEKDAY_NUMBER
from peaceledger.extract.spans import Timex

_WINDOW_UNITS = frozenset({"day", "week", "fortnight", "month", "quarter", "year", "decade", "century"})
_SHIFT_UNITS = _WINDOW_UNITS | {"weekend"}
_SMALLER = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "week": ("day", 7), "month": ("day", 30)}


def _lasting(n: float | None, unit_name: str) -> Unplaced:
    timex = Timex(type="DURATION", value=length(n, unit_name))
    return Unplaced(kind="duration", reason="a length of time, not a place in the calendar", timex=timex)


def _repeated(value: str) -> Unplaced:
    return Unplaced(kind="set", reason="a repeated time", timex=Timex(type="SET", value=value))


def _pointer(value: str) -> Unplaced:
    return Unplaced(kind="reference", reason="no day of its own", timex=Timex(type="DATE", value=value))


def deictic(words: Words) -> Sense | None:
    """Yesterday, this morning, last night, the day before yesterday."""
    named = of(words, "DEICTIC")
    if named:
        kinds = {w.kind for w in words}
        return Shift(unit="day", n=DEICTIC_DAYS[named[0]] + ("after" in kinds) - ("before" in kinds))
    word = lean(words) or "this"
    if word in STORY_WORDS:
        return Shift(unit="day", n=STORY_WORDS[word], base="story")
    return Shift(unit="day", n=WRITING_WORDS[word])


def overnight(words: Words) -> Sense | None:
    """The night that ends on the day told of."""
    return Shift(unit="night", n=0, base="near")


def leaning_unit(words: Words) -> Sense | None:
    """Last month, this week, the coming days, the previous year, late last year."""
    word, name = lean(words) or "this", unit(words)
    plural = unit_word(words) in PLURAL_UNITS
    if word == "recent":
        return Window(unit=name, n=None, sign=-1) if plural and name in _WINDOW_UNITS else None
    if plural or word == "past" or (word == "last" and _follows_the(words) and name not in {"weekend", "quarter"}):
        sign = 1 if word in {"next", "coming", "upcoming", "following"} else -1
        return Window(unit=name, n=None if plural else 1, sign=sign) if name in _WINDOW_UNITS else None
    if name not in _SHIFT_UNITS:
        return None
    if word in STORY_WORDS or (name == "day" and words[0].kind == "the"):
        n = STORY_WORDS.get(word, WRITING_WORDS.get(word, 0))
        return Shift(unit=name, n=n, base=_counted_back(name, n), part=part(words))
    return Shift(unit=name, n=WRITING_WORDS[word], part=part(words))


def _follows_the(words: Words) -> bool:
    return any(one.kind == "the" and two.kind == "BACK" for one, two in pairwise(words))


def weekend(words: Words) -> Sense | None:
    """The weekend: the one nearest to the day of writing."""
    return Weekday(number=5, length=2)


def edge_of_unit(words: Words) -> Sense | None:
    """The end of the year, the start of the week, year-end."""
    name = unit(words)
    return Shift(unit=name, n=0, part=part(words)) if name in _SHIFT_UNITS else None


def shifted(words: Words) -> Sense | None:
    """Two days ago, a year earlier, three weeks later."""
    name, n = unit(words), number(words)
    last = words[-1].kind
    sign = 1 if last in {"later", "REF"} else -1
    if name not in _SHIFT_UNITS:
        timex = Timex(type="TIME", value="PAST_REF" if sign < 0 else "FUTURE_REF")
        return Unplaced(kind="date", reason="hours and minutes have no day of their own", timex=timex)
    if n is not None and n != int(n):
        name, times = _SMALLER.get(name, (name, 1))
        n = round(n * times)
    whole = None if n is None else sign * int(n)
    like = name == "year" and n == 1
    return Shift(
        unit=name, n=whole, base="writing" if last in {"ago", "REF"} else _counted_back(name, sign), sign=sign, like=like
    )


def _counted_back(name: str, sign: int) -> Literal["story", "near"]:
    """With nothing told of, a year earlier is one before the day of writing; a day earlier, or a year later, may be anywhere."""
    return "near" if sign < 0 and name != "day" else "story"


def like_unit(words: Words) -> Sense | None:
    """The year-ago quarter, the year-earlier period, year-earlier."""
    if of(words, "QUARTER"):
        return Shift(unit="quarter", n=-4, base="near")
    return Shift(unit="year", n=-1, base="near", like=True)


def told_quarter(words: Words) -> Sense | None:
    """The quarter: the one told of before; the latest quarter: the last that was over at the time of writing."""
    return Shift(unit="quarter", n=0, base="near") if words[-2].kind == "the" else Shift(unit="quarter", n=-1)


def story_day(words: Words) -> Sense | None:
    """The same day, that week, the day before, earlier in the day."""
    kinds = {w.kind for w in words}
    n = -1 if "before" in kinds else 1 if "after" in kinds else 0
    name = unit(words)
    within = of(words, "STAGE") or not kinds.isdisjoint({"earlier", "later"})
    return Shift(unit=name, n=n, base="near" if within else "story") if name in _SHIFT_UNITS else None


def window(words: Words) -> Sense | None:
    """The past four years, the next two weeks, the last few days."""
    name, n = unit(words), number(words)
    sign = 1 if of(words, "AHEAD") else -1
    if name not in _WINDOW_UNITS or (n is not None and n != int(n)):
        return _lasting(n, name)
    return Window(unit=name, n=None if n is None else int(n), sign=sign)


def duration(words: Words) -> Sense | None:
    """Eight years, a two-hour meeting, a year and a half, months; three quarters are a fraction."""
    if unit_word(words) == "quarters" and number(words) == 3:
        return None
    return _lasting(number(words), unit(words))


def age(words: Words) -> Sense | None:
    """8-month-old: a length of life."""
    return _lasting(number(words), unit(words))


def repeated(words: Words) -> Sense | None:
    """Every Monday, each year, Tuesday nights."""
    days = of(words, "WEEKDAY", "WEEKDAYS")
    if days:
        name = days[0] if days[0] in WEEKDAY_NUMBER else days[0][:-1]
        return _repeated(f"XXXX-WXX-{WEEKDAY_NUMBER[name] + 1}{clock_of(words)}")
    if of(words, "PARTDAY", "NIGHT"):
        return _repeated("XXXX-XX-XX" + clock_of(words))
    return _repeated(length(2 if "other" in {w.kind for w in words} else number(words) or 1, unit(words)))


def rate(words: Words) -> Sense | None:
    """A year, per day, daily."""
    names = of(words, "RATE")
    return _repeated(RATES[names[0]] if names else length(1, unit(words)))


def reference(words: Words) -> Sense | None:
    """Now, recently, these days, at the moment, in future."""
    if words[0].kind == "these" and words[-1].text.lower() != "days":
        return None
    return _pointer(next(REFERENCES[w.text.lower()] for w in reversed(words) if w.text.lower() in REFERENCES))


def clock(words: Words) -> Sense | None:
    """10:30, 5 p.m.: a time of the day told of."""
    value = clock_of(words)
    timex = Timex(type="TIME", value=value)
    return Unplaced(kind="reference", reason="a time of the day", timex=timex) if value else None
