"""Sequences of acts (demand, then reject, then accuse) against shuffled order.

Counted are the first acts that a whole chain follows, each step within so many days of the one before. Parties that act more, or
in bursts around a round of talks, complete more chains without meaning to. In the permuted worlds each party keeps the days on
which it acted, and the runs of its acts, inside each calendar block; only which of its acts fell on which of those days is
turned. The excess over those worlds is what the order adds: the number of chains that would not be there without it
(attributable effect; Rosenbaum, *Biometrika* 88, 2001). It says nothing of motives.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from peaceledger.analysis.studies.design import (
    BoolArray,
    Design,
    Estimate,
    FloatArray,
    IntArray,
    Material,
    Occurrence,
    Result,
    Step,
    Values,
)
from peaceledger.analysis.studies.inversion import smallest_effect

FAR = 1_000_000
"""More days than any ledger spans: keeps the draws apart in one sorted array."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Acts:
    """The dated acts, and their days in each permuted world (row 0: as they are)."""

    items: tuple[Occurrence, ...]
    days: IntArray


def sequence(design: Design, material: Material) -> Result:
    """Return by how many the completed chains exceed those of shuffled order; ``n`` counts the first acts of a chain."""
    assert material.events is not None
    items = material.events.dated(design.within_days)
    acts = shuffled(items, design)
    starts = sum(item.kind == design.steps[0].kind for item in items)
    left_out = len(material.events.items) - len(items)
    if not starts:
        return Result(design=design, n=0, unit="first acts", left_out=left_out)
    counts = chains(acts, design).astype(np.float64)
    rest = counts[1:]
    low, high = _bounds(counts, 1 - design.level)
    return Result(
        design=design,
        n=starts,
        unit="first acts",
        left_out=left_out,
        estimate=Estimate(
            value=float(counts[0] - rest.mean()),
            low=low,
            high=high,
            level=design.level,
            null=0.0,
            words="completed sequences beyond those of shuffled order",
        ),
        p=middle_p(counts),
        placebo=rest - rest.mean(),
        smallest=smallest_effect(float(rest.std()), 1.0, design.level),
        notes=(
            f"{counts[0]:.0f} of {starts} were followed by the whole sequence; shuffled order gives {rest.mean():.1f}.",
            "An act on the same day as the one before it does not count as following it.",
        ),
    )


def _bounds(counts: FloatArray, level: float) -> tuple[float | None, float | None]:
    """Return the least and greatest number of chains that, taken off the count, leave one which shuffled order gives as well."""
    span = int(counts.max()) + 1
    fit = [n for n in range(-span, span + 1) if middle_p(np.append(counts[0] - n, counts[1:])) > level + 1e-12]
    return (float(fit[0]), float(fit[-1])) if fit else (None, None)


def middle_p(counts: FloatArray) -> float:
    """Return the two-sided p of element 0 among all, ties counted half (Lancaster's mid-p)."""
    above, ties = np.count_nonzero(counts > counts[0]), np.count_nonzero(counts == counts[0])
    share = (above + ties / 2) / len(counts)
    return float(min(1.0, max(1 / len(counts), 2 * min(share, 1 - share))))


def shuffled(items: tuple[Occurrence, ...], design: Design, values: Values = "best") -> Acts:
    """Return the acts with their days turned inside party and block."""
    given = [day for item in items if (day := item.day(values)) is not None]
    if not given:
        return Acts(items=items, days=np.zeros((design.draws + 1, 0), dtype=np.int64))
    first = min(given)
    days = np.array([(day - first).days for day in given], dtype=np.int64)
    result = np.tile(days, (design.draws + 1, 1))
    for members in _groups(items, days, design):
        rng = np.random.default_rng([design.seed, *_content(items, days, members)])
        offsets = rng.integers(0, len(members), design.draws + 1)
        offsets[0] = 0
        places = (np.arange(len(members)) + offsets[:, None]) % len(members)
        result[:, members] = days[members][places]
    return Acts(items=items, days=result)


def _groups(items: tuple[Occurrence, ...], days: IntArray, design: Design) -> list[list[int]]:
    """Return the acts of each party in each block, in the order of their days (on one day: of their kinds)."""
    groups: dict[tuple[str, int], list[int]] = {}
    for place, item in enumerate(items):
        groups.setdefault((item.party or "", int(days[place]) // design.block_days), []).append(place)
    return [sorted(members, key=lambda i: (days[i], items[i].kind, items[i].topic or "")) for members in groups.values()]


def _content(items: tuple[Occurrence, ...], days: IntArray, members: list[int]) -> list[int]:
    """Return what the group's offsets are seeded with: days and kinds, never names, so that exchanged parties mirror it."""
    kinds = "|".join(items[i].kind for i in members).encode()
    return [int(day) for day in days[members]] + [crc32(kinds)]


def chains(acts: Acts, design: Design) -> IntArray:
    """Return the number of first acts that a whole chain follows, in each world."""
    total = np.zeros(len(acts.days), dtype=np.int64)
    for starts in _starts(acts, design):
        example = acts.items[starts[0]]
        *between, last = (_followers(acts.items, step, example) for step in design.steps[1:])
        later, done = last, np.ones((len(acts.days), len(last)), dtype=np.bool_)
        for members in reversed(between):
            done = _followed(acts.days[:, members], acts.days[:, later], done, design.step_days)
            later = members
        total += _followed(acts.days[:, starts], acts.days[:, later], done, design.step_days).sum(axis=1)
    return total


def _starts(acts: Acts, design: Design) -> Iterator[IntArray]:
    """Yield the first acts that share party, target and topic: the same acts can follow them."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for place, item in enumerate(acts.items):
        if item.kind == design.steps[0].kind:
            groups.setdefault((item.party or "", item.toward or "", item.topic or ""), []).append(place)
    yield from (np.array(members, dtype=np.int64) for _, members in sorted(groups.items()))


def _followers(items: tuple[Occurrence, ...], step: Step, start: Occurrence) -> IntArray:
    """Return the acts that can stand at this step of a chain which begins with ``start``."""
    return np.array([i for i, item in enumerate(items) if item.kind == step.kind and _fits(item, step, start)], dtype=np.int64)


def _fits(item: Occurrence, step: Step, start: Occurrence) -> bool:
    if item.topic and start.topic and item.topic != start.topic:
        return False
    if step.by == "any":
        return True
    if step.by == "a":
        return item.party == start.party and (item.toward is None or start.toward is None or item.toward == start.toward)
    right = item.party == start.toward if start.toward else item.party != start.party
    return right and (item.toward is None or item.toward == start.party)


def _followed(days: IntArray, later: IntArray, done: BoolArray, within: int) -> BoolArray:
    """Return which acts are followed, 1 to ``within`` days later, by one that is itself done; one row per world."""
    world = np.arange(len(days), dtype=np.int64)[:, None] * FAR
    keys = np.sort((later + world)[done])
    low = np.searchsorted(keys, days + world, side="right")
    high = np.searchsorted(keys, days + world + within, side="right")
    return high > low
