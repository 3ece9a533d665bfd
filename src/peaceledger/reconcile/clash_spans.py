"""From when and until when a truce holds, where two texts give it unlike days."""

import re
from calendar import day_name
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.clash_early import MONTHS, day_of_month
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import Passage, Passages, any_of
from peaceledger.records import Article

WITHIN = 20
"""Days between two texts on one truce."""
FAR = 8
"""Days between two beginnings, or ends, from which on another truce is meant."""
REACH = 45
"""Characters between the word of beginning or ending and the day."""
IT = re.compile(r"^\W*It\b|\b(?:says?|said|that) it (?:starts?|began|begins?|runs|lasts|ends|expires|lapses|holds|took|takes)\b")
SAID = re.compile(r"\b(?:sa(?:ys?|id)|holds|insist\w*|maintain\w*|according to)\b")
NEXT = 3
"""Characters between the sentences in which one text gives each side's word."""
WEEK = 7
WEEKDAY = {name: number for number, name in enumerate(day_name)}
DAY = re.compile(
    rf"\b(?:(?P<month>{MONTHS}) (?P<day>\d{{1,2}})\b"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: to \d{{1,2}})? (?:of )?(?P<month2>{MONTHS})\b"
    rf"|(?P<weekday>{'|'.join(WEEKDAY)})\b(?!,? (?:the )?(?:\d|{MONTHS} \d)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A sentence that tells the first or the last day of a truce.

    Attributes:
        first: Whether it is the first.
        on: The day.
        hour: "day" where an hour of the day is told, "midnight" where one that two days share is, else "".
        places: Places that it, the headline and the dateline name.
        day: When its article was published.
        told: The sentence.
    """

    first: bool
    on: date
    hour: str
    places: frozenset[str]
    day: date
    told: Passage

    @property
    def stand(self) -> Stand:
        """The sentence as a position."""
        return self.told.stand(f"{'from' if self.first else 'until'} {self.on.isoformat()}")


def truce_days(passages: Passages, companions: Companions) -> Iterator[Clash]:
    """Truces that begin or end on unlike days.

    Args:
        passages: All articles.
        companions: Articles that share an event.
    """
    bounds = sorted(_Reader(passages).bounds(), key=lambda b: (b.day, b.told.article_id, b.told.start, b.first))
    given = {(b.told.article_id, b.first, b.on) for b in bounds}
    found: Bundles[Bound] = Bundles(lambda b: f"{b.told.article_id} {b.told.start:08d} {b.stand.value}")
    for at, a in enumerate(bounds):
        for b in bounds[at + 1 :]:
            if (b.day - a.day).days > WITHIN:
                break
            same = a.told.article_id == b.told.article_id
            both = not same and ((b.told.article_id, a.first, a.on) in given or (a.told.article_id, b.first, b.on) in given)
            if not both and _unlike(a, b) and _one_truce(a, b, companions):
                found.join(a, b)
    told = found.things()
    for at, a in enumerate(told):
        for b in told[at + 1 :]:
            if (a.first, a.on) == (b.first, b.on):
                found.join(a, b)
    yield from (_clash(bundle) for bundle in found.bundles())


def _unlike(a: Bound, b: Bound) -> bool:
    """Whether they are on unlike days, which a midnight between them does not make one."""
    apart = abs((a.on - b.on).days)
    if a.first != b.first or not 0 < apart <= FAR or (a.told.article_id == b.told.article_id and not _in_answer(a.told, b.told)):
        return False
    return apart > 1 or "midnight" not in (a.hour, b.hour) or "day" in (a.hour, b.hour)


def _in_answer(a: Passage, b: Passage) -> bool:
    """Whether one text gives both in turn, as the words of two."""
    return 0 <= b.start - a.end <= NEXT and all(SAID.search(p.quote) for p in (a, b))


def _one_truce(a: Bound, b: Bound, companions: Companions) -> bool:
    if a.told.voice is not None and a.told.voice == b.told.voice:
        return False
    return bool(a.places & b.places) or companions.share(a.told.article_id, b.told.article_id)


def _clash(bounds: Sequence[Bound]) -> Clash:
    days = sorted({b.on.isoformat() for b in bounds})
    first = bounds[0].first
    return Clash(
        subject_id=min(b.told.article_id for b in bounds),
        field="starts" if first else "ends",
        kind="true_dispute",
        strength="contradiction",
        note=f"the truce {'begins' if first else 'ends'} on {' or on '.join(days)}",
        stands=tuple(b.stand for b in bounds),
    )


class _Reader:
    """Reads the word list ``truce_days``."""

    def __init__(self, passages: Passages) -> None:
        matters = passages.material.lexicon.vocab.get("matters", {})
        words: Mapping[str, Sequence[str]] = matters.get("truce_days", {})
        self._passages = passages
        self._noun, self._past, self._other, self._hours, self._midnight = (
            any_of(words.get(key, ()), escaped=False) for key in ("nouns", "past", "other", "hours", "midnight")
        )
        self._bounds = [(key == "begins", any_of(words.get(key, ()), escaped=False)) for key in ("begins", "ends")]

    def bounds(self) -> Iterator[Bound]:
        """Yield each day on which a truce is told to begin or to end."""

        def may(article: Article, text: str) -> bool:
            return article.published is not None and self._noun.search(text) is not None

        for p in self._passages.holding(DAY, may):
            if p.day is None or not self._of_truce(p) or self._other.search(p.quote) or "?" in p.quote:
                continue
            for first, cue in self._bounds:
                if (told := self._told(p, p.day, cue, first=first)) is not None:
                    yield told

    def _of_truce(self, p: Passage) -> bool:
        """Whether a truce is its subject, or what "it" is."""
        return bool(self._noun.search(p.quote) or (IT.search(p.quote) and self._noun.search(p.before)))

    def _told(self, p: Passage, day: date, cue: re.Pattern[str], *, first: bool) -> Bound | None:
        for m in cue.finditer(p.quote):
            when = DAY.search(p.quote, m.end(), m.end() + REACH + len("September 30"))
            between = p.quote[m.end() : when.start()] if when else ""
            if when is None or len(between) > REACH or re.search(r"[;:“”\"]|\b(?:and|but|said|said on|told)\b", between):
                continue
            on = _day(when, day, past=self._past.search(p.quote) is not None)
            if on is not None:
                return self._bound(p, day, on, f"{between} {p.quote[when.end() : when.end() + 30]}", first=first)
        return None

    def _bound(self, p: Passage, day: date, on: date, around: str, *, first: bool) -> Bound:
        midnight, hours = (pattern.search(around) is not None for pattern in (self._midnight, self._hours))
        return Bound(
            first=first,
            on=on,
            hour="midnight" if midnight else "day" if hours else "",
            places=frozenset(self._passages.places(f"{p.quote} {p.before} {p.head}")),
            day=day,
            told=p,
        )


def _day(m: re.Match[str], published: date, *, past: bool) -> date | None:
    """The day that words name: one of the printed day's year, or the next such weekday, for what is past the last one."""
    if m["weekday"]:
        ahead = (WEEKDAY[m["weekday"]] - published.weekday()) % WEEK
        return published + timedelta(days=ahead - WEEK if past and ahead else ahead)
    return day_of_month(m, published.year)


__all__ = ["truce_days"]
