"""Which pairs are worth weighing: only those that share a key that could carry a link."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from peaceledger.reconcile.profile import Profile

ALL_PAIRS = 40
"""Blocks up to this size are weighed pair by pair: 780 pairs."""
WINDOW = 20
"""In larger blocks each profile meets the next twenty in order of time: a day's copies of one wire text rarely exceed that, and
they also meet by number, place and words."""
WEEK = 7


def candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Index pairs (smaller first, sorted) that share a key."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for key in set(keys(profile)):
            blocks[profile.family, profile.habit, key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > ALL_PAIRS:
            members.sort(key=lambda i: (_when(profiles[i]), profiles[i].key))
        reach = len(members) if len(members) <= ALL_PAIRS else WINDOW
        for at, i in enumerate(members):
            pairs.update((i, j) if i < j else (j, i) for j in members[at + 1 : at + 1 + reach])
    return sorted(pairs)


def keys(p: Profile) -> Iterator[Hashable]:
    """What a profile can be found by."""
    yield from (("ordinal", n) for n in p.ordinals)
    yield from (("number", f.kind, f.role, f.low, f.high) for f in p.figures)
    yield from (("place", name) for _, name in p.places)
    yield from (("words", words) for words in p.words)
    if len(p.people) > 1:
        yield ("people", p.people)
    if p.days.width <= WEEK:
        yield from (("day", day) for day in range(p.days.first, p.days.last + 2))
    yield from _weeks(p)


def _weeks(p: Profile) -> Iterator[Hashable]:
    """Sides and week: the week of the event or of the report, and the week after."""
    span = p.days if p.days.known and p.days.width <= 5 * WEEK else p.told
    if span is None:
        yield ("sides", p.sides)
        return
    weeks = range(span.first // WEEK, min(span.last // WEEK, span.first // WEEK + 5) + 2)
    yield from (("week", week, p.sides) for week in weeks)


def _when(p: Profile) -> int:
    return p.days.first if p.days.known else p.told.first if p.told else 0


__all__ = ["candidates", "keys"]
