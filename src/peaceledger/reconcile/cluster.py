"""Profiles to events: the best-weighed pairs are merged first, and every merge is weighed again over all that both clusters hold.

Three ranks keep vague reports from chaining events together. Dated or numbered ones are merged first. Reports with a count or a
place but no day then join the one event that fits clearly better than any other, or else merge among themselves. Vague ones ("an
exchange took place") only ever join.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from peaceledger.reconcile.blocking import candidates
from peaceledger.reconcile.compare import compare
from peaceledger.reconcile.places import Places
from peaceledger.reconcile.profile import Profile, pool
from peaceledger.reconcile.weights import ENOUGH, MARGIN, WEIGHTS, Verdict

HOPE = ENOUGH - (WEIGHTS["beside"][0] or 0.0)
"""Pairs lighter than this cannot be lifted over ``ENOUGH`` by the second pass."""
WEEK = 7
Pair = tuple[int, int]


class Clusters:
    """Profiles and how they are merged so far."""

    def __init__(self, profiles: Sequence[Profile], places: Places) -> None:
        self.places = places
        self.root = list(range(len(profiles)))
        self.pooled = list(profiles)
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(profiles))}
        self.merges: list[tuple[int, int, Verdict]] = []
        self._weighed: dict[Pair, tuple[Profile, Profile, Verdict | None]] = {}

    def find(self, i: int) -> int:
        """Cluster a profile is in."""
        while self.root[i] != i:
            self.root[i] = self.root[self.root[i]]
            i = self.root[i]
        return i

    def weigh(self, i: int, j: int) -> Verdict | None:
        """Weigh two clusters over all that they hold; once, as long as neither has changed."""
        a, b = self.pooled[i], self.pooled[j]
        known = self._weighed.get((i, j))
        if known is not None and known[0] is a and known[1] is b:
            return known[2]
        verdict = compare(a, b, self.places)
        self._weighed[i, j] = a, b, verdict
        return verdict

    def promising(self, i: int, j: int) -> bool:
        """Whether the second pass could make a link of two profiles; what is known of the others is not kept."""
        verdict = compare(self.pooled[i], self.pooled[j], self.places)
        if verdict is None or verdict.weight < HOPE:
            return False
        self._weighed[i, j] = self.pooled[i], self.pooled[j], verdict
        return True

    def merge(self, i: int, j: int, verdict: Verdict) -> None:
        """Make one cluster of two."""
        i, j = min(i, j), max(i, j)
        self.root[j] = i
        self.pooled[i] = pool(self.pooled[i], self.pooled[j])
        self.merges.append((min(self.members[i]), min(self.members[j]), verdict))
        self.members[i] += self.members.pop(j)


def cluster(profiles: Sequence[Profile], places: Places) -> Clusters:
    """Merge the profiles that tell of one event.

    Args:
        profiles: In an order that does not depend on the input's.
        places: Compares places.
    """
    made = Clusters(profiles, places)
    hopeful = _hopeful(made, candidates(profiles))
    _pass(made, hopeful)
    _see_neighbours(made)
    _pass(made, hopeful)
    return made


def rank(p: Profile) -> int:
    """0 dated or numbered, 1 with a count or a place, 2 vague."""
    if p.ordinals or p.days.width <= WEEK:
        return 0
    return 1 if p.specific else 2


def _hopeful(made: Clusters, pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if made.promising(*pair)]


def _pass(made: Clusters, pairs: Sequence[Pair]) -> None:
    for level in (0, 1, 2):
        if level:
            _attach(made, pairs, level)
        _agglomerate(made, pairs, level)


def _agglomerate(made: Clusters, pairs: Sequence[Pair], level: int) -> None:
    """Merge clusters of one rank, best pair first."""
    heap = []
    for i, j in {_ordered(made.find(i), made.find(j)) for i, j in pairs}:
        if i == j or rank(made.pooled[i]) != level or rank(made.pooled[j]) != level:
            continue
        verdict = made.weigh(i, j)
        if verdict and _mergeable(made, i, j, verdict, level):
            heap.append((-verdict.weight, i, j))
    heapify(heap)
    while heap:
        weight, i, j = heappop(heap)
        first, second = _ordered(made.find(i), made.find(j))
        if first == second:
            continue
        verdict = made.weigh(first, second)
        if verdict is None or not _mergeable(made, first, second, verdict, level):
            continue
        if -verdict.weight > weight and (first, second) != (i, j):
            heappush(heap, (-verdict.weight, first, second))
            continue
        made.merge(first, second, verdict)


def _mergeable(made: Clusters, i: int, j: int, verdict: Verdict, level: int) -> bool:
    """Two vague clusters are one only where the same words stand in both."""
    return verdict.weight >= ENOUGH and (level < 2 or bool(made.pooled[i].words & made.pooled[j].words))


def _attach(made: Clusters, pairs: Sequence[Pair], level: int) -> None:
    """Join each cluster of this rank to the one better-known cluster that fits clearly best; all are judged before any joins."""
    rivals: dict[int, dict[int, Verdict]] = defaultdict(dict)
    for i, j in sorted({_ordered(made.find(i), made.find(j)) for i, j in pairs}):
        if i == j:
            continue
        for vague, known in ((i, j), (j, i)):
            if rank(made.pooled[vague]) == level > rank(made.pooled[known]) and (verdict := made.weigh(vague, known)):
                rivals[vague][known] = verdict
    chosen = [(vague, _clear_best(fits)) for vague, fits in sorted(rivals.items())]
    for vague, best in chosen:
        if best is None:
            continue
        target = made.find(best)
        verdict = made.weigh(vague, target)
        if verdict is not None and verdict.weight >= ENOUGH:
            made.merge(vague, target, verdict)


def _clear_best(fits: dict[int, Verdict]) -> int | None:
    order = sorted(fits, key=lambda k: (-fits[k].weight, k))
    best = fits[order[0]].weight
    if best < ENOUGH or (len(order) > 1 and best - fits[order[1]].weight < MARGIN):
        return None
    return order[0]


def _see_neighbours(made: Clusters) -> None:
    """Tell every cluster which events of several articles its articles also report."""
    told: dict[str, set[str]] = defaultdict(set)
    for i in made.members:
        p = made.pooled[i]
        if len(p.articles) > 1 and rank(p) < 2:
            for article in p.articles:
                told[article].add(p.key)
    for i in made.members:
        p = made.pooled[i]
        beside = frozenset().union(*(told[a] for a in p.articles)) - {p.key}
        if beside:
            made.pooled[i] = replace(p, beside=beside)


def _ordered(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)


__all__ = ["Clusters", "cluster", "rank"]
