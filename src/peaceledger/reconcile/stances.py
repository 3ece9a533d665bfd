"""What parties hold, over all articles: one row for each utterance, with changes over time and what others hold as well.

Nothing is guessed: a change is written where a party's answer to one and the same thing has turned round, or where the text says
that it has moved; two parties agree where they say the same of the same thing, or say it together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peaceledger.reconcile.profile import gist, plain
from peaceledger.records import Statement
from peaceledger.records.position import Change, PartyPosition
from peaceledger.records.values import DateBasis

SAME, LEAST = 0.7, 4
"""Share of the shorter one's longer words that two contents on one thing share, and their least number."""
YES = frozenset({"accept", "offer", "commit"})
POLARITY = {"demand": "for", "accept": "for", "offer": "for", "commit": "for", "reject": "against"}
BASES: Mapping[DateBasis, int] = {"stated": 0, "relative": 1, "inferred": 2, "publication_date": 3, "unknown": 4}
RANK = {"official": 0, "told": 1, "other": 2}


@dataclass(frozen=True, slots=True)
class Held:
    """A position with the words that tell what it is about."""

    position: PartyPosition
    words: frozenset[str]


def join_positions(positions: Iterable[PartyPosition], statements: Mapping[str, Statement]) -> tuple[PartyPosition, ...]:
    """Join the reports of one utterance, and set each party's positions against its earlier ones and those of others.

    Args:
        positions: Of all articles, in any order.
        statements: By id, with their utterances.
    """
    groups: dict[tuple[str, str, str, str], list[PartyPosition]] = defaultdict(list)
    for position in positions:
        said = statements.get(position.statement_id or "")
        what = said.utterance_id if said and said.utterance_id else plain(position.quote)
        groups[position.party, position.issue, position.stance, what].append(position)
    joined = [_one(group) for group in groups.values()]
    held = [Held(p, gist(plain(p.held))) for p in sorted(joined, key=lambda p: p.position_id)]
    return tuple(
        replace(_moved(h, held_by), agrees_with=agreed[h.position.position_id])
        for held_by, agreed in (_tables(held),)
        for h in held
    )


def _one(group: Sequence[PartyPosition]) -> PartyPosition:
    """The fullest report, with the best date that any gives."""
    best = min(group, key=lambda p: (RANK[p.authority], -len(p.quote), p.capture_id, p.start, p.position_id))
    when = min(group, key=lambda p: (BASES[p.date_basis], p.date_earliest or date.max, p.capture_id, p.start, p.position_id))
    return replace(
        best,
        statement_ids=tuple(sorted({s for p in group for s in p.statement_ids})),
        date_earliest=when.date_earliest,
        date_latest=when.date_latest,
        date_basis=when.date_basis,
        date_from=when.date_from,
    )


def _tables(held: Sequence[Held]) -> tuple[Mapping[tuple[str, str], list[Held]], Mapping[str, tuple[str, ...]]]:
    """Positions by party and issue, and which positions of others each one shares."""
    own: dict[tuple[str, str], list[Held]] = defaultdict(list)
    of_issue: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        own[h.position.party, h.position.issue].append(h)
        of_issue[h.position.issue].append(h)
    agreed: dict[str, set[str]] = defaultdict(set)
    for group in of_issue.values():
        for a, b in _likely(group):
            if _agree(a, b):
                agreed[a.position.position_id].add(b.position.position_id)
                agreed[b.position.position_id].add(a.position.position_id)
    return own, defaultdict(tuple, {key: tuple(sorted(found)) for key, found in agreed.items()})


def _likely(group: Sequence[Held]) -> set[tuple[Held, Held]]:
    """Pairs of two parties that share one of their rarest words; all that agree by ``LEAST`` words share some."""
    count: dict[str, int] = defaultdict(int)
    for h in group:
        for word in h.words:
            count[word] += 1
    by_word: dict[str, list[Held]] = defaultdict(list)
    for h in group:
        for word in h.words:
            if count[word] > 1:
                by_word[word].append(h)
    found: set[tuple[Held, Held]] = set()
    for h in group:
        rare = sorted(h.words, key=lambda w: (count[w], w))[: max(1, len(h.words) - LEAST + 1)]
        found.update((h, o) for word in rare for o in by_word[word] if h.position.party < o.position.party)
        found.update((o, h) for word in rare for o in by_word[word] if o.position.party < h.position.party)
    return found


def _agree(a: Held, b: Held) -> bool:
    """Whether two parties hold the same: said together, or the same of the same thing."""
    if set(a.position.statement_ids) & set(b.position.statement_ids):
        return a.position.stance == b.position.stance
    polarity = POLARITY.get(a.position.stance)
    return polarity is not None and polarity == POLARITY.get(b.position.stance) and _same_thing(a.words, b.words)


def _same_thing(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= LEAST and shared >= SAME * min(len(a), len(b))


def _moved(h: Held, own: Mapping[tuple[str, str], Sequence[Held]]) -> PartyPosition:
    """With the change against the latest earlier position of the same party on the same thing that said the contrary."""
    p = h.position
    if p.change is not None or p.date_earliest is None or p.authority == "other":
        return p
    earlier = [o for o in own[p.party, p.issue] if _turns(o.position, p) and _same_thing(o.words, h.words)]
    if not earlier:
        return p
    last = max(earlier, key=lambda o: (o.position.date_latest or date.min, o.position.position_id)).position
    change: Change = "hardening" if p.stance == "reject" else "concession"
    reason = f"{last.stance} before, {p.stance} now, in the same words for what"
    return replace(p, change=change, change_from=last.position_id, change_reason=reason)


def _turns(before: PartyPosition, now: PartyPosition) -> bool:
    """Whether an earlier position answers yes and the later no, or the other way round."""
    if before.authority == "other" or before.date_latest is None or now.date_earliest is None:
        return False
    pair = {before.stance, now.stance}
    return before.date_latest < now.date_earliest and "reject" in pair and bool(pair & YES)


__all__ = ["join_positions"]
