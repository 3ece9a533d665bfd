"""What people decided about reports, laid over what the weights made of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from peaceledger.reconcile.decisions import Bonds, Outcomes
from peaceledger.reconcile.events import Group, group_of
from peaceledger.reconcile.profile import kept_apart
from peaceledger.reconcile.weights import DECIDED
from peaceledger.records import Link, Mention, record_id
from peaceledger.records.judgement import Judgement

Grouped = tuple[list[Group], tuple[Link, ...]]


def hold(groups: Sequence[Group], links: Sequence[Link], bonds: Bonds) -> Grouped:
    """Groups and links in which all that people hold together is one event, and nothing they keep apart is.

    Of a group that has to be divided the heaviest links are kept: every report goes with the part it is linked to best.

    Args:
        groups: As the weights made them.
        links: Why.
        bonds: What people decided.
    """
    if not bonds.together and not bonds.apart:
        return list(groups), tuple(links)
    of = {m.mention_id: g for g in groups for m in g.mentions}
    touched = {g.event_id: g for g in _touched(groups, of, bonds)}
    made = _rearranged(touched.values(), [x for x in links if x.event_id in touched], bonds)
    every = sorted([*(g for g in groups if g.event_id not in touched), *made], key=lambda g: g.event_id)
    owner = {m.mention_id: g.event_id for g in every for m in g.mentions}
    kept = {x.link_id: replace(x, event_id=owner[x.left_mention_id]) for x in links if _one(x, owner)}
    for link in _decided(bonds, owner):
        own = kept.get(link.link_id)
        kept[link.link_id] = replace(own, reasons=(*link.reasons, *own.reasons)) if own else link
    return every, tuple(kept[key] for key in sorted(kept))


def _one(link: Link, owner: Mapping[str, str]) -> bool:
    return owner[link.left_mention_id] == owner[link.right_mention_id]


def _touched(groups: Sequence[Group], of: Mapping[str, Group], bonds: Bonds) -> Iterable[Group]:
    """Groups that do not agree with what people decided, each with all others that it has to be joined with."""
    for members in bonds.together:
        own = {of[m].event_id: of[m] for m in members if m in of}
        if len(own) > 1:
            yield from own.values()
    for group in groups:
        numbers = [n for m in group.mentions if (n := bonds.apart.get(m.mention_id))]
        if len(numbers) > 1 and any(kept_apart(a, b) for a in numbers for b in numbers):
            yield group


def _rearranged(groups: Iterable[Group], links: Sequence[Link], bonds: Bonds) -> list[Group]:
    mentions = {m.mention_id: m for g in groups for m in g.mentions}
    parts = _Parts(mentions, bonds)
    for members in bonds.together:
        present = sorted(m for m in members if m in mentions)
        for a, b in pairwise(present):
            parts.join(a, b)
    for link in sorted(links, key=lambda x: (-x.weight, x.link_id)):
        parts.join(link.left_mention_id, link.right_mention_id)
    return [group_of(mentions[m] for m in members) for members in parts.members()]


class _Parts:
    """Reports joined one by one, as long as nothing that is kept apart is joined."""

    def __init__(self, mentions: Mapping[str, Mention], bonds: Bonds) -> None:
        self._root = {m: m for m in mentions}
        self._apart = {m: bonds.apart.get(m, frozenset()) for m in mentions}

    def _find(self, key: str) -> str:
        while self._root[key] != key:
            key = self._root[key]
        return key

    def join(self, a: str, b: str) -> None:
        first, second = sorted((self._find(a), self._find(b)))
        if first != second and not kept_apart(self._apart[first], self._apart[second]):
            self._root[second] = first
            self._apart[first] |= self._apart[second]

    def members(self) -> list[list[str]]:
        found = defaultdict(list)
        for key in sorted(self._root):
            found[self._find(key)].append(key)
        return list(found.values())


def _decided(bonds: Bonds, owner: Mapping[str, str]) -> Iterable[Link]:
    """A link for each pair of reports that a person holds to be one event."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for judgement, pairs in bonds.deciders:
        for pair in pairs:
            if owner.get(pair[0]) == owner.get(pair[1], ""):
                said[pair].append(decided_by(judgement))
    for (left, right), words in sorted(said.items()):
        yield Link(
            link_id=record_id("k", left, right),
            left_mention_id=left,
            right_mention_id=right,
            event_id=owner[left],
            weight=DECIDED,
            reasons=tuple(sorted(words)),
        )


def decided_by(judgement: Judgement) -> str:
    """Who decided it and why: "held to be one by NAME: reason (id)"."""
    return f"held to be one by {judgement.coder}: {judgement.reason or 'no reason given'} ({judgement.judgement_id})"


def without_rejected(
    groups: Sequence[Group], links: Sequence[Link], rejected: Mapping[str, frozenset[str]], outcomes: Outcomes
) -> Grouped:
    """Groups without the reports of events that a person rejected; what is linked with them but was not seen stays, and is told.

    Args:
        groups: Events.
        links: Why.
        rejected: The mentions rejected, by judgement.
        outcomes: Told what became of each judgement.
    """
    gone = frozenset().union(*rejected.values()) if rejected else frozenset()
    if not gone:
        return list(groups), tuple(links)
    kept = []
    for group in groups:
        rest = [m for m in group.mentions if m.mention_id not in gone]
        if len(rest) < len(group.mentions) and rest:
            event = group_of(rest).event_id
            for key, mentions in rejected.items():
                if any(m.mention_id in mentions for m in group.mentions):
                    words = f"{len(rest)} other reports are linked with what was rejected; they stand as {event}"
                    outcomes.tell(key, "outdated", words)
        if rest:
            kept.append(group_of(rest))
    owner = {m.mention_id: g.event_id for g in kept for m in g.mentions}
    left = [x for x in links if x.left_mention_id in owner and x.right_mention_id in owner]
    return sorted(kept, key=lambda g: g.event_id), tuple(replace(x, event_id=owner[x.left_mention_id]) for x in left)


__all__ = ["decided_by", "hold", "without_rejected"]
