"""Agreement of two groupings of mentions, as the CoNLL shared tasks count it: MUC, B-cubed, CEAF-e and the mean of their F1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

Groups = Mapping[Hashable, Hashable]
"""Group by mention."""
Pair = tuple[float, float]
"""Numerator and denominator."""


def conll_f1(found: Groups, gold: Groups) -> float:
    """Mean of the three F1 values; single mentions count as groups of their own."""
    return sum(f1(*measure(found, gold)) for measure in (muc, b_cubed, ceaf_e)) / 3


def f1(precision: Pair, recall: Pair) -> float:
    p, r = (n / d if d else 0.0 for n, d in (precision, recall))
    return 2 * p * r / (p + r) if p + r else 0.0


def members(groups: Groups) -> list[frozenset[Hashable]]:
    """The groups as sets."""
    made: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, group in groups.items():
        made[group].add(mention)
    return [frozenset(m) for m in made.values()]


def muc(found: Groups, gold: Groups) -> tuple[Pair, Pair]:
    """Links kept: of a group that the other side cuts into k parts, k - 1 links are missing."""
    return _links(found, gold), _links(gold, found)


def _links(ours: Groups, theirs: Groups) -> Pair:
    kept = total = 0
    for group in members(ours):
        kept += len(group) - len({theirs[m] for m in group})
        total += len(group) - 1
    return kept, total


def b_cubed(found: Groups, gold: Groups) -> tuple[Pair, Pair]:
    """For each mention the share of its group that belongs there."""
    overlap: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for m in gold:
        overlap[found[m], gold[m]] += 1
    sizes = [defaultdict(int), defaultdict(int)]
    for side, groups in zip(sizes, (found, gold), strict=True):
        for group in groups.values():
            side[group] += 1
    precision = sum(n * n / sizes[0][f] for (f, _), n in overlap.items())
    recall = sum(n * n / sizes[1][g] for (_, g), n in overlap.items())
    return (precision, len(gold)), (recall, len(gold))


def ceaf_e(found: Groups, gold: Groups) -> tuple[Pair, Pair]:
    """Best one-to-one pairing of groups, each pair worth what its groups have in common."""
    ours, theirs = members(found), members(gold)
    of_mention = {m: at for at, group in enumerate(theirs) for m in group}
    worth: dict[int, dict[int, float]] = {}
    for at, group in enumerate(ours):
        common: dict[int, int] = defaultdict(int)
        for m in group:
            common[of_mention[m]] += 1
        worth[at] = {t: 2 * n / (len(group) + len(theirs[t])) for t, n in common.items()}
    total = sum(_best(part, worth) for part in _parts(worth))
    return (total, len(ours)), (total, len(theirs))


def _parts(worth: Mapping[int, Mapping[int, float]]) -> list[list[int]]:
    """Groups that can compete for one partner, together."""
    owner: dict[int, int] = {}
    parts: dict[int, set[int]] = {}
    for at, partners in worth.items():
        merged = {at}
        for old in {owner[t] for t in partners if t in owner}:
            merged |= parts.pop(old)
        parts[at] = merged
        for mine in merged:
            for t in worth[mine]:
                owner[t] = at
    return [sorted(p) for p in parts.values()]


def _best(rows: Sequence[int], worth: Mapping[int, Mapping[int, float]]) -> float:
    """Sum of the best assignment (Hungarian algorithm with potentials, smaller side first)."""
    columns = sorted({t for at in rows for t in worth[at]})
    if len(rows) == 1 or len(columns) == 1:
        return max(v for at in rows for v in worth[at].values())
    table = [[-worth[at].get(t, 0.0) for t in columns] for at in rows]
    if len(rows) > len(columns):
        table = [list(column) for column in zip(*table, strict=True)]
    return -_cheapest(table)


def _cheapest(cost: Sequence[Sequence[float]]) -> float:
    n, m = len(cost), len(cost[0])
    row_price, column_price = [0.0] * (n + 1), [0.0] * (m + 1)
    taken = [0] * (m + 1)
    for i in range(1, n + 1):
        taken[0], j, least, before, seen = i, 0, [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while taken[j]:
            seen[j] = True
            j = _next(cost, taken[j], j, (row_price, column_price), (least, before, seen))
            _reprice(taken, (row_price, column_price), least, seen, least[j])
        while j:
            taken[j] = taken[before[j]]
            j = before[j]
    return sum(cost[taken[j] - 1][j - 1] for j in range(1, m + 1) if taken[j])


def _next(cost: Sequence[Sequence[float]], i: int, j0: int, prices: tuple[list[float], list[float]], state: tuple) -> int:
    least, before, seen = state
    best = 0
    for j in range(1, len(least)):
        if seen[j]:
            continue
        reduced = cost[i - 1][j - 1] - prices[0][i] - prices[1][j]
        if reduced < least[j]:
            least[j], before[j] = reduced, j0
        if not best or least[j] < least[best]:
            best = j
    return best


def _reprice(
    taken: list[int], prices: tuple[list[float], list[float]], least: list[float], seen: list[bool], delta: float
) -> None:
    for j, done in enumerate(seen):
        if done:
            prices[0][taken[j]] += delta
            prices[1][j] -= delta
        else:
            least[j] -= delta
