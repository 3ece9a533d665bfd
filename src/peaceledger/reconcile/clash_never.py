"""A thing told as done in one passage, and as never having happened in another."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import NamedTuple

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import BEFORE, Passage, Passages, any_of, around
from peaceledger.records import Statement

WITHIN = 5
"""Days between what is told and its denial."""
FEW, PART = 8, 0.01
"""Articles of some days, and their share of all of these days, above which a place says nothing."""
LETTERS = 5
"""First letters of a stem by which "extension" and "extended" are one."""
LEAST = 2
"""Stems in common, beside the place, where the denial names nobody whose deed it was, and no day."""
POINTING = re.compile(r"\bthat (?:day|night|morning|evening|afternoon|weekend|week)\b")
LONGEST = 45
"""Words of a passage that tells one thing."""
COMMENT = re.compile(r", (?:al)?though\b|, (?:which|who|whom|where|while|but|before|after|when|and (?:then|later|so))\b|; ")
"""Behind a denial: what the writer or the speaker adds of his own."""
CLOCK = re.compile(r"\b0?(\d{1,2}[:.]\d{2})\b|\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one passage tells.

    Attributes:
        places: Names of places; of a denial that has none, those right before it.
        own: Whether it names them itself.
        when: Days of the week and hours.
        gist: First letters of stems.
        doer: The side that it names first: of a denial, whose deed it denies.
        sides: Whom it names.
        day: When the article was published.
        article_id: Where it stands.
        stand: The passage.
    """

    places: frozenset[str]
    own: bool
    when: frozenset[str]
    gist: frozenset[str]
    doer: str | None
    sides: frozenset[str]
    day: date
    article_id: str
    stand: Stand


class Heard(NamedTuple):
    """A passage, with what stands before it."""

    quote: str
    before: str
    at: Stand
    article_id: str


def never_happened(passages: Passages, known: Sequence[Clash]) -> Iterator[Clash]:
    """Denials, in whatever words, of what other passages tell as done.

    Args:
        passages: All articles.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    reader = _Reader(passages)
    denials = reader.denials()
    asserted = reader.assertions(denials)
    found = Bundles(_key)
    for no in denials:
        for yes in _near(no, asserted, reader.many(no.day)):
            if _denies(no, yes) and not any(c.tells(no.stand, yes.stand) for c in known):
                found.join(no, yes)
    for a, b in combinations(found.things(), 2):
        if a.stand.meets(b.stand):
            found.join(a, b)
    yield from (_clash(told) for told in found.bundles())


def _near(no: Telling, asserted: Mapping[str, Sequence[Telling]], many: float) -> list[Telling]:
    """What is told at its places in the days around, without places of which many articles tell then."""
    near: dict[str, Telling] = {}
    for place in sorted(no.places):
        told = [yes for yes in asserted.get(place, ()) if abs((no.day - yes.day).days) <= WITHIN]
        if len({yes.article_id for yes in told}) <= many:
            near |= {_key(yes): yes for yes in told}
    return list(near.values())


def _key(t: Telling) -> str:
    return f"{t.article_id} {t.stand.start:08d} {t.stand.end:08d} {t.stand.value}"


def _denies(no: Telling, yes: Telling) -> bool:
    voices = no.stand.side, yes.stand.side
    if (no.article_id == yes.article_id and None in voices) or voices[0] == voices[1] is not None:
        return False
    if no.doer is not None and no.doer not in yes.sides:
        return False
    definite = no.doer is not None or POINTING.search(no.stand.quote)
    return bool(no.when & yes.when) or len(no.gist & yes.gist) >= (1 if definite else LEAST)


def _clash(told: Sequence[Telling]) -> Clash:
    return Clash(
        subject_id=min(t.article_id for t in told),
        field="status",
        kind="denial",
        strength="contradiction",
        note="told as done, and as never having happened",
        stands=tuple(t.stand for t in told),
    )


class _Reader:
    """Reads statements, and sentences in the outlets' own words, by the word list ``denials``."""

    def __init__(self, passages: Passages) -> None:
        self._material = material = passages.material
        words = material.words("denials") or {}
        self._passages, self._stems, self._names = passages, passages.stems, passages.names
        self._never, self._unreal = (any_of(words.get(key, ()), escaped=False) for key in ("never", "unreal"))
        self._plain = _short(self._stems.of(" ".join(words.get("plain", ()))) | passages.faint)
        self._written: dict[str, set[str]] = defaultdict(set)
        self._printed = Counter(a.published for a in material.articles.values())
        self._said = [s for s in material.statements.values() if self._plainly_told(s.quote)]
        self._spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for s in self._said:
            self._spans[s.capture_id].append((s.start, s.end))

    def many(self, day: date) -> float:
        """How many articles of the days around are so many that a place of which they all tell says nothing."""
        return max(FEW, PART * sum(self._printed[near] for near in around([day], WITHIN)))

    def denials(self) -> list[Telling]:
        """What is denied at a place: by a sentence that names it, or a side."""
        said = [s for s in self._said if s.stance == "deny" or self._never.search(s.quote)]
        heard = [self._of_statement(s) for s in said]
        heard += [self._of_passage(p) for p in self._passages.holding(self._never) if self._own(p)]
        dated = ((h, day) for h in heard if (day := self._day(h.article_id)))
        told = (self._telling(h, day, never=True) for h, day in dated)
        return [t for t in told if t.places and (t.own or t.doer)]

    def assertions(self, denials: Sequence[Telling]) -> dict[str, list[Telling]]:
        """What is told as done at places where something is denied, in the days around; by place."""
        near: dict[date, set[str]] = defaultdict(set)
        for no in denials:
            for day in around([no.day], WITHIN):
                near[day] |= no.places
        by_place: dict[str, list[Telling]] = defaultdict(list)
        for heard, day in self._heard_at(near):
            if places := self._places(heard.quote) & near[day]:
                told = self._telling(heard, day, never=False)
                for place in places:
                    by_place[place].append(told)
        return by_place

    def _heard_at(self, near: Mapping[date, set[str]]) -> Iterator[tuple[Heard, date]]:
        """Passages that hold a name of a place of their days, and deny nothing."""
        written = {day: {name for place in places for name in self._written[place]} for day, places in near.items()}
        here = {day: self._passages.naming(names) for day, names in written.items()}
        every = sorted(set().union(*written.values()))
        cue = re.compile(rf"\b(?=[A-Z])(?:{'|'.join(map(re.escape, every)) or '(?!)'})\b")
        for s in self._said:
            day = self._day(s.article_id)
            if day and day in near and s.stance != "deny" and cue.search(s.quote) and not self._never.search(s.quote):
                yield self._of_statement(s), day
        for p in self._passages.holding(cue, lambda a, text: a.published in here and here[a.published](a, text)):
            if p.day and self._own(p) and not self._never.search(p.quote):
                yield self._of_passage(p), p.day

    def _day(self, article_id: str) -> date | None:
        return self._material.articles[article_id].published

    def _own(self, p: Passage) -> bool:
        """Whether most of a sentence is in the outlet's own words, and tells one thing as done."""
        spoken = sum(max(0, min(end, p.end) - max(start, p.start)) for start, end in self._spans[p.capture_id])
        return 2 * spoken < len(p.quote) and self._plainly_told(p.quote)

    def _plainly_told(self, quote: str) -> bool:
        return quote.count(" ") <= LONGEST and "?" not in quote and not self._unreal.search(quote)

    def _of_statement(self, s: Statement) -> Heard:
        text = self._material.texts.get(s.capture_id, "")
        before = text[max(text.rfind("\n", 0, s.start), s.start - BEFORE, 0) : s.start]
        stand = Stand(value="", side=self._material.heard(s), capture_id=s.capture_id, start=s.start, end=s.end, quote=s.quote)
        return Heard(s.quote, before, stand, s.article_id)

    def _of_passage(self, p: Passage) -> Heard:
        return Heard(p.quote, p.before, p.stand(""), p.article_id)

    def _telling(self, heard: Heard, day: date, *, never: bool) -> Telling:
        quote, before, at, article_id = heard
        if never:
            quote = COMMENT.split(quote, maxsplit=1)[0]
        own = self._places(quote)
        places = own or (self._places(before) if never and self._never.search(quote) else frozenset())
        names = list(self._names.find(quote))
        named = " ".join((*(quote[start:end] for start, end, _ in names), *places))
        return Telling(
            places=places,
            own=bool(own),
            when=frozenset(day or hour for hour, day in CLOCK.findall(f"{before} {quote}" if never else quote)),
            gist=_short(self._stems.of(quote)) - _short(self._stems.of(named)) - self._plain,
            doer=names[0][2] if names else None,
            sides=frozenset(side for _, _, side in names),
            day=day,
            article_id=article_id,
            stand=replace(at, value="denied" if never else "asserted"),
        )

    def _places(self, text: str) -> frozenset[str]:
        found = self._passages.places(text)
        for place, written in found.items():
            self._written[place].add(written)
        return frozenset(found)


def _short(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(s[:LETTERS] for s in stems)


__all__ = ["never_happened"]
