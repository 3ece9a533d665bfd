"""Days, blocks and permutations: how dates are moved about while their clustering, trend and season stay.

A study by permutation asks: had the same events fallen on other days of the same season, how often would the outcome differ as
much? The whole pattern of a calendar block is turned (moved by one offset, what leaves at the end enters at the start), and
events that came in a cluster move as one, so that they still do. The outcome is never touched: its trend, its week and its
memory are the same in every permuted world, which is why no model of them is needed.
"""

from datetime import date

import numpy as np

from peaceledger.analysis.studies.design import BoolArray, Design, Events, FloatArray, IntArray, Values, Window

FAR = 10**6
"""More days than any series spans."""


def event_days(events: Events, first: date, within_days: int, values: Values = "best") -> IntArray:
    """Return the distinct days of the events, counted from ``first``; a date less certain than allowed is left out."""
    days = (item.day(values) for item in events.dated(within_days))
    return np.array(sorted({(day - first).days for day in days if day is not None}), dtype=np.int64)


def blocks(days: int, length: int) -> IntArray:
    """Return the block number of each day; a last block shorter than half is joined to the one before it."""
    number = np.arange(days, dtype=np.int64) // max(1, length)
    last = int(number[-1]) if days else 0
    if last and (number == last).sum() < length / 2:
        number[number == last] = last - 1
    return number


def turned(days: IntArray, allowed: BoolArray, design: Design, rng: np.random.Generator) -> IntArray:
    """Return permuted event days, one row per draw; row 0 is the days as they are.

    A cluster goes where its first event is turned to; what would then fall on a day that is not allowed takes the nearest before.

    Args:
        days: Days of the events in their order, each one allowed.
        allowed: Days on which an event can be placed (its windows are known).
        design: Gives the length of the blocks and the number of draws.
        rng: Source of the offsets.
    """
    places = np.flatnonzero(allowed)
    number = blocks(len(allowed), design.block_days)[places]
    starts = np.searchsorted(number, np.arange(number[-1] + 1))
    sizes = np.diff(np.append(starts, len(places)))
    heads = first_of_cluster(days, design)
    position = np.searchsorted(places, heads)
    block = number[position]
    offsets = (rng.random((design.draws + 1, len(starts))) * sizes).astype(np.int64)
    offsets[0] = 0
    moved = starts[block] + (position - starts[block] + offsets[:, block]) % sizes[block]
    wanted = places[moved] + (days - heads)
    return places[np.maximum(np.searchsorted(places, wanted, side="right") - 1, 0)]


def first_of_cluster(days: IntArray, design: Design) -> IntArray:
    """Return for each event the first of its cluster: gaps shorter than the days after, no cluster longer than half a block."""
    heads, head, last = [], -FAR, -FAR
    for day in days.tolist():
        if day - last > design.window.after or day - head > design.block_days / 2:
            head = day
        heads.append(head)
        last = day
    return np.array(heads, dtype=np.int64)


def turned_order(days: int, design: Design, rng: np.random.Generator) -> IntArray:
    """Return permuted indices of all days, turned inside blocks; row 0 is as it is."""
    number = blocks(days, design.block_days)
    starts = np.searchsorted(number, np.arange(number[-1] + 1))
    sizes = np.diff(np.append(starts, days))
    offsets = (rng.random((design.draws + 1, len(starts))) * sizes).astype(np.int64)
    offsets[0] = 0
    here = np.arange(days, dtype=np.int64) - starts[number]
    return np.asarray(starts[number] + (here + offsets[:, number]) % sizes[number], dtype=np.int64)


def exposed(days: IntArray, length: int, window: Window) -> FloatArray:
    """Return 1 on each day after an event that the window counts, else 0; one row per row of ``days``."""
    rows = np.atleast_2d(days)
    marks = np.zeros((len(rows), length + 1))
    starts = np.clip(rows + window.gap, 0, length)
    ends = np.full_like(starts, length) if window.lasting else np.clip(starts + window.after, 0, length)
    each = np.arange(len(rows))[:, None]
    np.add.at(marks, (each, starts), 1.0)
    np.add.at(marks, (each, ends), -1.0)
    depth = marks[:, :length].cumsum(axis=1)
    result = depth if window.lasting else np.minimum(depth, 1.0)
    return result.reshape((*np.shape(days)[:-1], length))


def apart(days: IntArray, window: Window) -> int:
    """Return how many of the events can be taken so that the days after them do not overlap."""
    count, free = 0, -1
    for day in np.sort(days):
        if day >= free:
            count, free = count + 1, int(day) + window.after
    return count
