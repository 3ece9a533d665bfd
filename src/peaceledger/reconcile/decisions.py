"""Which of people's judgements hold, and which reports they hold together or keep apart.

The last judgement on a thing wins; of two at one moment the one with the greater id. A chain of judgements that contradict each
other ("the same", "the same", "not the same") is settled from the last one back: what cannot hold any more is reported.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from peaceledger.reconcile.anchors import Finder
from peaceledger.records.judgement import Judgement, JudgementStatus, Target, in_order

Pair = tuple[str, str]
PAIRS = frozenset({"same", "different", "unsure", "split", "join"})
RANK: tuple[JudgementStatus, ...] = (
    "unreadable",
    "orphaned",
    "refused",
    "contradicted",
    "partly",
    "outdated",
    "undone",
    "superseded",
    "recorded",
    "in_force",
)
"""Of several outcomes of one judgement the first is shown."""


@dataclass(slots=True)
class Outcomes:
    """What became of each judgement, with the reasons in words."""

    told: dict[str, dict[JudgementStatus, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def tell(self, key: str, status: JudgementStatus, note: str) -> None:
        """Add an outcome."""
        if note not in self.told[key][status]:
            self.told[key][status].append(note)

    def of(self, key: str) -> tuple[JudgementStatus, str] | None:
        """The outcome that a person has to see first, and all reasons for it; None if nothing became of it."""
        known = self.told.get(key)
        if not known:
            return None
        status = next(s for s in RANK if s in known)
        return status, "; ".join(sorted(known[status]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonds:
    """What people decided about reports, without contradiction.

    Attributes:
        together: Sets of mentions that are one event.
        apart: For each mention, numbers; ``n`` in one set and ``-n`` in another keep two mentions apart.
        deciders: The judgements that hold a pair of mentions together, by judgement: pairs enough to join all of them.
    """

    together: tuple[frozenset[str], ...] = ()
    apart: Mapping[str, frozenset[int]] = field(default_factory=dict)
    deciders: tuple[tuple[Judgement, tuple[Pair, ...]], ...] = ()


def active(judgements: Iterable[Judgement], outcomes: Outcomes) -> list[Judgement]:
    """Judgements to be carried out, first to last: decisions that no undo takes back, itself not taken back."""
    every = {j.judgement_id: j for j in judgements}
    undone: set[str] = set()
    for j in sorted(every.values(), key=in_order, reverse=True):
        if j.action == "undo" and j.judgement_id not in undone:
            if j.undoes in every:
                undone.add(str(j.undoes))
                outcomes.tell(j.judgement_id, "in_force", f"takes back {j.undoes}")
                outcomes.tell(
                    str(j.undoes), "undone", f"taken back by {j.coder}: {j.reason or 'no reason given'} ({j.judgement_id})"
                )
            else:
                outcomes.tell(j.judgement_id, "orphaned", f"there is no judgement {j.undoes}")
    held = [j for j in every.values() if j.action != "undo" and j.judgement_id not in undone]
    for j in held:
        if j.purpose == "coding":
            sample = j.action == "sample"
            words = f"{len(j.targets)} records drawn to be coded" if sample else "one coder's answer, kept to be compared"
            outcomes.tell(j.judgement_id, "recorded", f"{words} and not carried out" if not sample else words)
    return sorted((j for j in held if j.purpose == "decision"), key=in_order)


def bonds_of(judgements: Sequence[Judgement], finder: Finder, outcomes: Outcomes) -> Bonds:
    """Settle all judgements on pairs of reports."""
    last: dict[Pair, tuple[Judgement, str]] = {}
    asked: dict[str, dict[Pair, str]] = {}
    for j in (j for j in judgements if j.action in PAIRS):
        asked[j.judgement_id] = _pairs(j, finder, outcomes)
        last |= {pair: (j, verdict) for pair, verdict in asked[j.judgement_id].items()}
    settled = _Settled()
    for j in reversed([j for j in judgements if asked.get(j.judgement_id)]):
        wanted = asked[j.judgement_id]
        own = {p: v for p, v in sorted(wanted.items()) if last[p][0] is j}
        if not own:
            later = sorted({last[p][0].judgement_id for p in wanted})
            outcomes.tell(j.judgement_id, "superseded", f"decided otherwise or again by {', '.join(later)}")
            continue
        settled.take(j, own, outcomes)
        if len(own) < len(wanted):
            later = sorted({last[p][0].judgement_id for p in wanted} - {j.judgement_id})
            outcomes.tell(j.judgement_id, "in_force", f"but for what {', '.join(later)} decided again")
    return settled.bonds()


def mentions_of(target: Target, finder: Finder) -> frozenset[str]:
    """Mentions that a target's passages are now."""
    found = (finder.find(a).record_id for a in target.anchors if a.table == "mentions")
    return frozenset(key for key in found if key)


def _pairs(j: Judgement, finder: Finder, outcomes: Outcomes) -> dict[Pair, str]:
    """What a judgement says of each pair of mentions."""
    sets = [mentions_of(t, finder) for t in j.targets]
    lost = [t.record_id for t, found in zip(j.targets, sets, strict=True) if not found]
    if lost:
        outcomes.tell(j.judgement_id, "orphaned", f"no report stands any more where {', '.join(lost)} stood")
        return {}
    if j.action == "unsure":
        outcomes.tell(j.judgement_id, "recorded", "left to the weights")
    if j.action == "split":
        moved = frozenset().union(*sets[1:])
        return _all(moved, moved, "same") | _all(moved, sets[0] - moved, "different")
    verdict = "same" if j.action in ("same", "join") else j.action
    return {p: verdict for a, b in combinations(sets, 2) for p in _all(a, b, verdict)}


def _all(a: Iterable[str], b: Iterable[str], verdict: str) -> dict[Pair, str]:
    return {(min(x, y), max(x, y)): verdict for x, y in product(a, b) if x != y}


class _Settled:
    """Judgements taken so far, later ones first; none of them contradicts another."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._foes: dict[str, dict[str, str]] = defaultdict(dict)
        self._via: dict[Pair, str] = {}
        self._deciders: list[tuple[Judgement, tuple[Pair, ...]]] = []

    def take(self, j: Judgement, pairs: Mapping[Pair, str], outcomes: Outcomes) -> None:
        """Take what a judgement says, as far as it can hold."""
        joined, against = [], set()
        for (a, b), verdict in sorted(pairs.items(), key=lambda p: (p[1] == "same", p[0])):
            first, second = self._root(a), self._root(b)
            if verdict == "different":
                if first == second:
                    against |= self._path(a, b)
                else:
                    self._foes[first][second] = self._foes[second][first] = j.judgement_id
            elif verdict == "same" and first != second:
                if second in self._foes[first]:
                    against.add(self._foes[first][second])
                    continue
                self._join(first, second)
                self._via[a, b] = j.judgement_id
                joined.append((a, b))
        said = set(pairs.values())
        if joined or (said == {"same"} and not against):
            self._deciders.append((j, tuple(joined) or (min(pairs),)))
        if against:
            held = bool(joined) or ("different" in said and not all(self._root(a) == self._root(b) for a, b in pairs))
            words = f"{', '.join(sorted(against))} and what follows from them say otherwise"
            outcomes.tell(j.judgement_id, "partly" if held else "contradicted", words)
        elif said != {"unsure"}:
            outcomes.tell(j.judgement_id, "in_force", _in_words(j, pairs))

    def bonds(self) -> Bonds:
        """All that holds."""
        apart: dict[str, set[int]] = defaultdict(set)
        number = 0
        for root in sorted(self._foes):
            for foe in sorted(f for f in self._foes[root] if f > root):
                number += 1
                for key in self._members[root]:
                    apart[key].add(number)
                for key in self._members[foe]:
                    apart[key].add(-number)
        return Bonds(
            together=tuple(frozenset(self._members[r]) for r in sorted(self._members) if len(self._members[r]) > 1),
            apart={key: frozenset(numbers) for key, numbers in apart.items()},
            deciders=tuple(self._deciders),
        )

    def _root(self, key: str) -> str:
        if key not in self._up:
            self._up[key], self._members[key] = key, {key}
        while self._up[key] != key:
            key = self._up[key]
        return key

    def _join(self, a: str, b: str) -> None:
        root, gone = min(a, b), max(a, b)
        self._up[gone] = root
        self._members[root] |= self._members.pop(gone)
        for foe, judgement in self._foes.pop(gone, {}).items():
            self._foes[foe].pop(gone)
            self._foes[foe].setdefault(root, judgement)
            self._foes[root].setdefault(foe, judgement)

    def _path(self, a: str, b: str) -> set[str]:
        """Judgements that hold two mentions together."""
        came: dict[str, tuple[str, str] | None] = {a: None}
        open_ends = [a]
        while open_ends and b not in came:
            at = open_ends.pop(0)
            for (x, y), judgement in self._via.items():
                if at in (x, y) and (other := y if at == x else x) not in came:
                    came[other] = (at, judgement)
                    open_ends.append(other)
        found, step = set(), came.get(b)
        while step:
            found.add(step[1])
            step = came.get(step[0])
        return found


def _in_words(j: Judgement, pairs: Mapping[Pair, str]) -> str:
    reports = len({key for pair in pairs for key in pair})
    words = {"same": "held to be one", "join": "held to be one", "different": "kept apart", "split": "set apart"}
    return f"{reports} reports {words.get(j.action, j.action)}"


__all__ = ["Bonds", "Outcomes", "active", "bonds_of", "mentions_of"]
