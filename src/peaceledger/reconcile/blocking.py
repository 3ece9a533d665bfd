"""Which pairs are worth weighing: only those that share a key that could carry a link."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from peaceledger.reconcile.compare import farthest
from peaceledger.reconcile.open_dates import names_day
from peaceledger.reconcile.profile import Profile

ALL_PAIRS = 16
"""Blocks up to this size are weighed pair by pair."""
WINDOW = 8
"""In larger blocks each profile meets the next ones in order of time. Sweep on 4,000 invented mentions, all pairs up to / window,
pairs weighed, F1: 40 / 20, 108,000, .832; 24 / 12, 75,000, .832; 16 / 8, 54,000, .833; 10 / 6, 41,000, .836. Reports that belong
together meet by several keys, so a small window loses nothing; this one leaves room for denser calendars."""
WEEK = 7


def candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Index pairs (smaller first, sorted) that share a key."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for key in set(keys(profile)):
            blocks[profile.family, profile.habit, key].append(index)
    for index, part in _days_asked_for(profiles):
        blocks[profiles[index].family, profiles[index].habit, ("part", part)].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in (m for m in blocks.values() if len(m) > 1):
        if len(members) > ALL_PAIRS:
            members.sort(key=lambda i: (_when(profiles[i]), profiles[i].key))
        reach = len(members) if len(members) <= ALL_PAIRS else WINDOW
        for at, i in enumerate(members):
            days, far = profiles[i].days, farthest(profiles[i])
            for j in members[at + 1 : at + 1 + reach]:
                if days.gap(profiles[j].days) <= far:
                    pairs.add((i, j) if i < j else (j, i))
    return sorted(pairs)


def _days_asked_for(profiles: Sequence[Profile]) -> Iterator[tuple[int, str]]:
    """Dated profiles whose day of the year some other one gives without its year."""
    asked = {part for p in profiles for part in p.partial if names_day(part)}
    for index, p in enumerate(profiles if asked else ()):
        if p.days.width == 1 and (part := f"XXXX-{date.fromordinal(p.days.first):%m-%d}") in asked:
            yield index, part


def keys(p: Profile) -> Iterator[Hashable]:
    """What a profile can be found by."""
    yield from (("ordinal", n) for n in p.ordinals)
    yield from (("number", f.kind, f.role, f.low, f.high) for f in p.figures)
    yield from (("place", name) for _, name in p.places | p.called)
    yield from (("gathering", body) for body in p.gathering)
    if p.war:
        yield from (("war", side) for side in p.sides)
    yield from (("part", part) for part in p.partial if names_day(part))
    yield from (("words", words) for words in p.words)
    yield from (("freed", name) for name in p.freed)
    yield from (("known_by", word) for word in p.known_by)
    if len(p.people) > 1:
        yield ("people", p.people)
    if p.days.width <= WEEK:
        yield from (("day", day) for day in range(p.days.first, p.days.last + 2))
    yield from _weeks(p)


def _weeks(p: Profile) -> Iterator[Hashable]:
    """Sides and week: the week of the event or of the report, and the week after."""
    span = p.days if p.days.known and p.days.width <= 5 * WEEK else p.told
    if span is None:
        yield ("sides", p.dyad or p.sides)
        return
    weeks = range(span.first // WEEK, min(span.last // WEEK, span.first // WEEK + 5) + 2)
    yield from (("week", week, p.dyad or p.sides) for week in weeks)


def _when(p: Profile) -> int:
    return p.days.first if p.days.known else p.told.first if p.told else 0


__all__ = ["candidates", "keys"]
