"""Numbers of one matter that two reports tell otherwise, also where no event joins them: tolls, lorries of aid, people freed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.groups import Groups
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.numbers import slip, swapped
from peaceledger.reconcile.passages import any_of
from peaceledger.reconcile.profile import PLANS
from peaceledger.reconcile.sums import CLOSE, OVER
from peaceledger.records import Figure

NEWS = 6
"""Days between two reports of one matter; what is told later is told as history, with its day."""
LIKE = 3
"""Content words of two sentences that are no chance, the counted thing and the deed aside."""
HEAD = 240
"""Characters from an article's start in which it names its outlet."""
CLOSE_BY = 400
"""Characters between two numbers of one article that are set against each other."""
AROUND = 150
"""Characters around a number in which its sentence tells over what time it counts."""
STOPS = re.compile(r"[.!?…]\s|\n|;")
MANY_TIMES = 4.0
"""One toll is not so many times the other where neither event nor two sides join them: then it is of other blows."""
FAR = 1.5
"""One of two numbers of the same people is not so many times the other, unless more says that they are the same."""
RELEASED = frozenset({"freed", "exchanged"})
ROLES = {"freed": "returned", "exchanged": "returned"} | {name: name for name in ("killed", "wounded", "captured", "launched")}
"""As numbers of events are called, where a figure is of the same."""
GROWS = frozenset({"killed", "wounded", "captured", "displaced", "destroyed", "damaged"})
"""What later reports count more of."""
FIRE = frozenset({"launched", "downed"})
DONE = frozenset({"occurred", "ongoing", "claimed"})
SORTS = frozenset({"soldier", "civilian", "child"})
PEOPLE = SORTS | {"people"}


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """All numbers that the articles tell of something.

    Attributes:
        figures: In id order.
        companions: Articles that share an event.
        material: What was found.
        event_of: Event by mention_id.
    """

    figures: Sequence[Figure]
    companions: Companions
    material: Material
    event_of: Mapping[str, str]

    def published(self, f: Figure) -> date | None:
        """The day its article was published."""
        return self.material.articles[f.article_id].published

    def voice(self, f: Figure) -> str | None:
        """Side that gives it: the speaker's, else the outlet's own."""
        outlet = self.material.outlet(f.article_id)
        named = f.side or self.material.who.speaks_for(f.speaker)
        return named or (outlet.side if outlet and f.speaker is None else None)

    def stand(self, f: Figure, value: str | None = None) -> Stand:
        """It as a position: as the text writes it, unless something else is at odds."""
        value = f.quote if value is None else value
        return Stand(value=value, side=self.voice(f), capture_id=f.capture_id, start=f.start, end=f.end, quote=f.quote)

    def in_the_news(self, f: Figure, day: date | None) -> bool:
        """Whether its article was published near a day."""
        published = self.published(f)
        return published is not None and day is not None and abs((published - day).days) <= NEWS

    def cites(self, f: Figure, other: Figure) -> bool:
        """Whether a number is given as that of the other's outlet."""
        if not f.speaker:
            return False
        outlet, article = self.material.outlet(other.article_id), self.material.articles[other.article_id]
        top = self.material.texts.get(other.capture_id, "")[article.start : article.start + HEAD]
        name = re.escape(f.speaker)
        credit = re.search(rf"\({name}\)|/{name}/|^Source:\s*{name}\b", top, re.I | re.M)
        return bool(credit) or (outlet is not None and f.speaker.casefold() == outlet.name.casefold())

    def owned(self, f: Figure) -> bool:
        """Whether somebody answers for it: a speaker, a side's outlet, or one that speaks of its own people as ours."""
        ours = re.search(r"\bours?\b", f.quote, re.I)
        return bool(f.speaker or ours or self.voice(f))

    def of_a_period(self, f: Figure) -> bool:
        """Whether its sentence counts what came together over days: "in the past week", "since Tuesday"."""
        text = self.material.texts.get(f.capture_id, "")
        before, behind = text[max(0, f.start - AROUND) : f.start], text[f.end : f.end + AROUND]
        return self._period.search(STOPS.split(before)[-1] + f.quote + STOPS.split(behind)[0]) is not None

    def possessed(self, f: Figure) -> bool:
        """Whether the one person counted only owns what is told of: "one of the girls' friends", "one official's claim"."""
        behind = self.material.texts.get(f.capture_id, "")[f.end : f.end + 1]
        return f.low == f.high == 1 and behind in ("'", "’")

    @cached_property
    def _period(self) -> re.Pattern[str]:
        return any_of(self.material.words("periods"), escaped=False)

    @cached_property
    def mention_at(self) -> Mapping[tuple[str, int], str]:
        """Mention by capture and start of a counted number."""
        return {(c.capture_id, c.start): c.mention_id for c in self.material.counts.values()}

    @cached_property
    def number_at(self) -> Mapping[tuple[str, int], float | None]:
        """Least number by capture and start of a counted number."""
        return {(c.capture_id, c.start): c.low for c in self.material.counts.values()}

    def event(self, f: Figure) -> str | None:
        """The event that the number belongs to."""
        return self.event_of.get(self.mention_at.get((f.capture_id, f.start), ""))

    @cached_property
    def beside(self) -> Mapping[tuple[str, str], Sequence[Figure]]:
        """Numbers of one thing in one article, whatever is told of them."""
        found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for f in self.figures:
            found[f.article_id, _matter(f)[1]].append(f)
        return found

    def alone(self, a: Figure, b: Figure) -> bool:
        """Whether neither article gives the other's number, too, or in one voice two numbers that could be meant."""
        return all(self._no_rival(mine, other) for mine, other in ((a, b), (b, a)))

    def _no_rival(self, mine: Figure, other: Figure) -> bool:
        inside = self.beside[mine.article_id, _matter(mine)[1]]
        same = (f for f in inside if (f.low, f.high) == (other.low, other.high))
        if any((f.status in PLANS) == (mine.status in PLANS) and _of_one(f, other) for f in same):
            return False
        rivals = (f for f in inside if f.done == mine.done and f.status == mine.status and self.voice(f) == self.voice(mine))
        return not any(differ(f, mine) and _of_one(f, other) for f in rivals) or mine.done in RELEASED

    def left_over(self, a: Figure, b: Figure) -> bool:
        """Whether two articles give one number of those freed alike, and these two are all that is left of the others."""
        freed = [self._freed_with(f) for f in (a, b)]
        shared = freed[0] & freed[1]
        return bool(shared) and [n - shared for n in freed] == [{a.low}, {b.low}]

    def _freed_with(self, f: Figure) -> set[float | None]:
        """Numbers of people freed in the article of one of them; a number that adds two others up is none of its own."""
        inside = [o for o in self.beside[f.article_id, _matter(f)[1]] if o.done == f.done and _days_meet(o, f) is not False]
        values = {o.low for o in inside if o.hedge == "exact"}
        sums = {(x or 0) + (y or 0) for x, y in combinations(sorted(v or 0 for v in values), 2)}
        return values - sums


def figures_clash(numbers: Numbers, known: Sequence[Clash]) -> Iterator[Clash]:
    """Differences between numbers of one matter.

    Args:
        numbers: As the articles tell them.
        known: Disagreements found with events; what they show is not told twice.
    """
    shown = [_shown(c, numbers) for c in known if c.field.startswith("counts.")]
    together: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    groups = Groups()
    pairs = [p for p in _pairs(numbers) if not any({_key(f) for f in p} <= s.keys() for s in shown)]
    for a, b in pairs:
        groups.join(a.figure_id, b.figure_id)
        for f in (a, b):
            groups.join(f.figure_id, f"{_matter(f)} {f.of_side} {f.low} {f.date_earliest or f.figure_id}")
    for a, b in pairs:
        together[groups.find(a.figure_id)].append((a, b))
    for _, same in sorted(together.items()):
        if not any(_tells(s, [f for pair in same for f in pair]) for s in shown):
            yield from _told(same, numbers)


def _key(f: Figure) -> tuple[str, int]:
    return f.capture_id, f.start


def _shown(clash: Clash, numbers: Numbers) -> Mapping[tuple[str, int], float | None]:
    """Numbers of a disagreement found with an event, by their passage."""
    places = ((s.capture_id, s.start) for s in clash.stands)
    return {at: numbers.number_at[at] for at in places if at in numbers.number_at}


def _tells(shown: Mapping[tuple[str, int], float | None], figures: Sequence[Figure]) -> bool:
    """Whether a row holds all these numbers and a passage of one: what a further passage gives is the same dispute."""
    return any(_key(f) in shown for f in figures) and {f.low for f in figures} <= set(shown.values())


def _matter(f: Figure) -> tuple[str, str]:
    return f.done, "people" if f.thing in PEOPLE else f.thing


def _pairs(numbers: Numbers) -> Iterator[tuple[Figure, Figure]]:
    """Numbers that cannot both be true of one matter."""
    matters: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for f in numbers.figures:
        told = f.status in DONE | PLANS and f.scope in ("event", "stage") and f.per is None
        if told and numbers.published(f) and not numbers.possessed(f):
            matters[(*_matter(f), f.status in PLANS)].append(f)
    for _, figures in sorted(matters.items(), key=lambda m: str(m[0])):
        by_day: dict[int, list[Figure]] = defaultdict(list)
        for f in figures:
            by_day[_day(numbers.published(f))].append(f)
        for day in sorted(by_day):
            near = [f for d in range(day + 1, day + NEWS + 1) for f in by_day.get(d, ())]
            for a, b in [*combinations(by_day[day], 2), *((a, b) for a in by_day[day] for b in near)]:
                if differ(a, b) and _one_matter(a, b, numbers):
                    yield a, b


def _one_matter(a: Figure, b: Figure, numbers: Numbers) -> bool:
    if not _of_one(a, b):
        return False
    low, high = sorted((a.low or 0.0, b.low or 0.0))
    turned = a.of_side == b.of_side is not None and slip(int(low), int(high))
    if a.done in RELEASED and high > FAR * low and not (turned or numbers.cites(a, b) or numbers.cites(b, a)):
        return False
    if a.article_id == b.article_id:
        return _two_voices(a, b, numbers)
    if not numbers.alone(a, b) or (a.done in GROWS and numbers.of_a_period(a) != numbers.of_a_period(b)):
        return False
    if a.done in RELEASED:
        return _of_one_release(a, b, numbers)
    return _of_one_story(a, b, numbers)


def _of_one(a: Figure, b: Figure) -> bool:
    """Whether nothing they say of time, place, side or kind keeps two numbers of one thing and deed apart."""
    sides = a.of_side is None or b.of_side is None or a.of_side == b.of_side
    sorts = {a.thing, b.thing} <= SORTS and a.thing != b.thing
    places = a.done in RELEASED or _may_meet(a.places, b.places)
    firm = "inferred" not in (a.date_basis, b.date_basis)
    return sides and not sorts and places and _may_meet(a.kinds, b.kinds) and not (firm and _days_meet(a, b) is False)


def _two_voices(a: Figure, b: Figure, numbers: Numbers) -> bool:
    """Whether one article gives both as numbers of two sides for the same people."""
    voices = {numbers.voice(f) for f in (a, b) if f.speaker}
    near = abs(a.start - b.start) <= CLOSE_BY
    return len(voices - {None}) == 2 and near and a.thing in PEOPLE and bool(a.of_side or b.of_side or a.done not in RELEASED)


def _of_one_release(a: Figure, b: Figure, numbers: Numbers) -> bool:
    """Whether two numbers of people freed are of one day and side, or what is left where two articles share the other number."""
    company = numbers.companions.share(a.article_id, b.article_id)
    if not (_days_meet(a, b) or (a.status in PLANS and company)):
        return False
    return bool(a.of_side and a.of_side == b.of_side) or numbers.left_over(a, b)


def _of_one_story(a: Figure, b: Figure, numbers: Numbers) -> bool:
    """Whether two numbers are of one thing: one event; where either has none, enough of place, time and words in common."""
    events = numbers.event(a), numbers.event(b)
    if None not in events:
        return events[0] == events[1]
    company = numbers.companions.share(a.article_id, b.article_id)
    places, day = set(a.places) & set(b.places), bool(_days_meet(a, b))
    if a.done in GROWS | FIRE or a.thing in PEOPLE:
        low, high = sorted((a.low or 0.0, b.low or 0.0))
        by_two_sides = None not in (voices := {numbers.voice(f) for f in (a, b)}) and len(voices) > 1
        if high > MANY_TIMES * low and not by_two_sides:
            return False
        return bool(places) and (day or company)
    alike = len(set(a.words) & set(b.words) - {a.thing, a.done}) >= LIKE
    kinds = bool(set(a.kinds) & set(b.kinds))
    return (kinds or bool(places)) and (day or company or alike) and (company or bool(places) or alike)


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0


def differ(a: Figure, b: Figure) -> bool:
    """Whether no number fits both as hedged."""
    return max(_least(a), _least(b)) > min(_most(a), _most(b))


def _least(f: Figure) -> float:
    return 0.0 if f.low is None else f.low * (1 - CLOSE) if f.hedge == "about" else f.low


def _most(f: Figure) -> float:
    if f.hedge == "at_least":
        return (f.low or 0.0) * OVER
    return float("inf") if f.high is None else f.high * (1 + CLOSE) if f.hedge == "about" else f.high


def _may_meet(a: Sequence[str], b: Sequence[str]) -> bool:
    return not a or not b or not set(a).isdisjoint(b)


def _days_meet(a: Figure, b: Figure) -> bool | None:
    """Whether they are of one day; None where either is not known."""
    if a.date_earliest is None or a.date_latest is None or b.date_earliest is None or b.date_latest is None:
        return None
    return max(a.date_earliest, b.date_earliest) <= min(a.date_latest, b.date_latest)


def _told(pairs: Sequence[tuple[Figure, Figure]], numbers: Numbers) -> Iterator[Clash]:
    """One clash for each kind of difference among numbers of one matter."""
    kinds: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    whys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for a, b in pairs:
        kind, strength, why = _kind(a, b, numbers)
        kinds[kind, strength] |= {f.figure_id: f for f in (a, b)}
        whys[kind, strength].append(why)
    for (kind, strength), found in sorted(kinds.items()):
        figures = sorted(found.values(), key=lambda f: (f.low or 0.0, f.figure_id))
        events = sorted(e for f in figures if (e := numbers.event(f)))
        yield Clash(
            subject_id=events[0] if events else min(f.article_id for f in figures),
            field=f"counts.{ROLES.get(figures[0].done, 'other')}",
            kind=kind,  # type: ignore[arg-type]
            strength=strength,  # type: ignore[arg-type]
            note=f"{' against '.join(dict.fromkeys(f.quote for f in figures))}: {min(whys[kind, strength])}",
            stands=tuple(numbers.stand(f) for f in figures),
        )


def _kind(a: Figure, b: Figure, numbers: Numbers) -> tuple[str, str, str]:
    first, later = sorted((a, b), key=lambda f: (_day(numbers.published(f)), f.figure_id))
    if numbers.cites(a, b) or numbers.cites(b, a):
        return "copy_error", "contradiction", "one gives the other's number, and not as it stands there"
    if later.done in GROWS and numbers.published(first) != numbers.published(later) and (first.low or 0) < (later.low or 0):
        return "different_time", "divergence", "the later report counts more"
    sides = {v for f in (a, b) if (v := numbers.voice(f))}
    if len(sides) > 1:
        return "true_dispute", "contradiction", f"{' and '.join(sorted(sides))} give different numbers of the same"
    if swapped(a.low or 0.0, b.low or 0.0):
        return "copy_error", "contradiction", "the same digits in another order"
    if numbers.owned(a) or numbers.owned(b):
        names = " and ".join(sorted({f.speaker or numbers.voice(f) or "another report" for f in (a, b)}))
        return "true_dispute", "contradiction", f"different numbers of the same by {names}"
    return "unresolvable", "contradiction", "neither text says whose number it is"


__all__ = ["Numbers", "differ", "figures_clash"]
