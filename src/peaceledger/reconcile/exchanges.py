"""The exchange ledger: people returned to each side, per event, with the rule that chose the best value."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from peaceledger.reconcile.events import Group
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import FAMILY, PEOPLE, PLANS, is_addition, is_practice, names_remains, plain, tells_firmly
from peaceledger.reconcile.sorts import is_of_fellows, sum_of_sorts
from peaceledger.reconcile.totals import Total
from peaceledger.records import Count, Event, Exchange, Mention

DONE = frozenset({"occurred", "ongoing", "claimed"})
NARROW = frozenset({"civilian", "child"})
RULES = (
    "the receiving side's own count",
    "a news agency's count",
    "an independent outlet's count",
    "the other side's count",
    "a count given in opinion only",
)
"""In order: each side knows best whom it got back; outlets that are nobody's come before the other side."""
ATTRIBUTE = re.compile(r"\b(?:an?|one) (?:recently |newly |just )?$", re.I)
"""Before "freed captive": it tells of one man, and of his release in passing."""
LEAST = 3
"""Passages that name a state, from which on it can be the other side of a party's exchange."""
SELDOM = 3
"""Who is named in so many times fewer passages than that state is a bystander."""
LONGEST = 31
"""Days beyond which nobody knows which of the releases of that time is meant."""
NEAR = 400
"""Characters around a mention in which the text may say that it carries out an agreement: about two sentences each way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What is known of the people returned to one side."""

    best: int | None = None
    low: int | None = None
    high: int | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An announced exchange.

    Attributes:
        group: The mentions that announce it.
        twin: The agreement that stands in the same passage: one deal, told as an agreement and as an exchange.
    """

    group: Group
    twin: Group | None

    @property
    def articles(self) -> frozenset[str]:
        """Articles that tell of it."""
        return frozenset(m.article_id for g in self.tellings for m in g.mentions)

    @property
    def tellings(self) -> tuple[Group, ...]:
        """The groups that tell of it."""
        return (self.group, self.twin) if self.twin else (self.group,)


def exchanges_of(
    groups: Sequence[Group], totals: Sequence[Total], events: Mapping[str, Event], material: Material
) -> tuple[Exchange, ...]:
    """Exchange rows of all events and running totals, in id order."""
    deals = {
        key: deal for key, deal in _deals(groups, events, material).items() if not _tells_nothing(deal.tellings, events, material)
    }
    twins = {d.twin.event_id for d in deals.values() if d.twin}
    told: dict[str, set[str]] = defaultdict(set)
    for key, deal in deals.items():
        for article in deal.articles:
            told[article].add(key)
    kept = [g for g in groups if g.event_id not in twins and is_exchange(g, material)]
    empty = {g.event_id for g in kept if g.event_id not in deals and _tells_nothing((g,), events, material)}
    news = {m.article_id for g in kept if g.event_id not in empty for m in g.mentions}
    beside = {g.event_id for g in kept if _is_plan(g, events) or any(m.article_id in news for m in g.mentions)}
    shown = [g for g in kept if g.event_id not in empty & beside]
    rows = [_row(g, events[g.event_id], deals.get(g.event_id), told, material) for g in shown]
    rows += [_exchange(events[t.event_id], "cumulative", t.counts, material) for t in totals if t.of_exchanges]
    return tuple(sorted(rows, key=lambda r: r.event_id))


def is_exchange(group: Group, material: Material) -> bool:
    """True for exchanges and releases that took place or were agreed, and for agreements that count people to be returned."""
    if all(m.status == "proposed" for m in group.mentions):
        return False
    if of_the_dead(group.mentions, material):
        return any(_hands_over(m, material) for m in group.mentions)
    if all(_in_passing(m, material) or _is_habit(m, material) or _only_helps(m, material) for m in group.mentions):
        return False
    if any(FAMILY.get(m.type) == "prisoners" for m in group.mentions):
        return True
    return any(m.type == "agreement" for m in group.mentions) and bool(returned(group.mentions, material))


def _in_passing(mention: Mention, material: Material) -> bool:
    """Whether a passage only says who somebody is, with no day and no number: "the tale of a recently freed captive"."""
    text = material.texts.get(mention.capture_id, "")
    if mention.type != "prisoner_release" or mention.date_basis != "unknown" or tells_firmly(mention, material):
        return False
    return ATTRIBUTE.search(text[: mention.trigger_start]) is not None and text[mention.trigger_end :][:1] == " "


def _only_helps(mention: Mention, material: Material) -> bool:
    """Whether a passage only says who helped, with no number: "he thanked the emirate for its role"."""
    helps = mention.type == "prisoner_exchange" and mention.trigger.casefold() in material.words("good_offices")
    return helps and not material.counts_of.get(mention.mention_id)


def _is_habit(mention: Mention, material: Material) -> bool:
    """Whether a passage only tells that there are such, with no day and no number: "has been involved in prisoner exchanges"."""
    undated = mention.date_basis == "unknown" and not material.counts_of.get(mention.mention_id)
    return undated and is_practice(mention, material)


def _tells_nothing(groups: Iterable[Group], events: Mapping[str, Event], material: Material) -> bool:
    """Whether a row would say neither when nor how many: "the swap", or in all of a past year some for a side not told.

    A practice that is told more than once has a row: "periodic exchanges".
    """
    told = list(groups)
    mentions = [m for g in told for m in g.mentions]
    if sum(is_practice(m, material) for m in mentions) > 1:
        return False
    counts = [c for c in returned(mentions, material) if value_of(c) is not None]
    if any(c.returned_to for c in counts):
        return False
    days = [
        (first, last) for g in told if (first := events[g.event_id].date_earliest) and (last := events[g.event_id].date_latest)
    ]
    if days:
        return all((last - first).days > LONGEST for first, last in days)
    open_days = any(events[g.event_id].date_earliest or events[g.event_id].date_latest for g in told)
    ordinal = any(c.role == "ordinal" for m in mentions for c in material.counts_of.get(m.mention_id, ()))
    return not (open_days or counts or ordinal)


def of_the_dead(mentions: Iterable[Mention], material: Material) -> bool:
    """Whether the dead alone are handed over: that has a row of its own, and adds nothing to the living."""
    told = list(mentions)
    what = {c.what for m in told for c in material.counts_of.get(m.mention_id, ()) if c.role in ("returned", "total")}
    if what <= {"body"}:
        return all("body" in what or names_remains(m, material) for m in told)
    return "body" in what and all(names_remains(m, material) for m in told)


def _hands_over(mention: Mention, material: Material) -> bool:
    """Whether a passage tells of a hand-over of the dead that was done, on some day or of so many."""
    placed = mention.date_basis != "unknown" or bool(material.counts_of.get(mention.mention_id))
    return mention.status in DONE and placed


def returned(mentions: Iterable[Mention], material: Material) -> list[Count]:
    """Counts of people returned in this event alone; people told beside them as an addition are no other count of them."""
    all_told = list(mentions)
    main = [m for m in all_told if not is_addition(m, material)]
    counts = (c for m in main or all_told for c in material.counts_of.get(m.mention_id, ()))
    told = [c for c in counts if c.role == "returned" and c.scope in ("event", "stage")]
    dead = of_the_dead(all_told, material)
    return [c for c in told if c.what == "body"] if dead else [c for c in told if c.what in PEOPLE]


def _deals(groups: Sequence[Group], events: Mapping[str, Event], material: Material) -> dict[str, Deal]:
    """Announced exchanges by event_id."""
    agreements: dict[str, list[tuple[Mention, Group]]] = defaultdict(list)
    for g in groups:
        for m in g.mentions:
            if m.type == "agreement":
                agreements[m.article_id].append((m, g))
    deals: dict[str, Deal] = {}
    for g in groups:
        if _is_plan(g, events) and is_exchange(g, material):
            near = {o.event_id: o for m in g.mentions for a, o in agreements[m.article_id] if o is not g and _meet(a, m)}
            deals[g.event_id] = Deal(group=g, twin=near[min(near)] if near else None)
    return deals


def _is_plan(group: Group, events: Mapping[str, Event]) -> bool:
    return events[group.event_id].status in PLANS or _is_paper(group)


def _is_paper(group: Group) -> bool:
    """Whether an agreement alone is told, which counts who is to be returned."""
    return all(m.type == "agreement" for m in group.mentions)


def _meet(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end


def _row(group: Group, event: Event, own: Deal | None, told: Mapping[str, set[str]], material: Material) -> Exchange:
    """The row of one exchange.

    Args:
        group: Its mentions.
        event: The event they make.
        own: The deal it is, where it is an announced one.
        told: Deals by the articles that tell of them.
        material: What was found.
    """
    mentions = (*group.mentions, *(own.twin.mentions if own and own.twin else ()))
    counts = returned(mentions, material)
    ordinals = {int(c.low) for m in mentions for c in material.counts_of.get(m.mention_id, ()) if c.role == "ordinal" and c.low}
    twin = own.twin.event_id if own and own.twin else None
    agreement = twin if own else _carried_out(group, told, material)
    row = _exchange(
        replace(event, participants=_dealers(event, mentions, material)),
        _kind(group, event, counts),
        counts,
        material,
        ordinals=ordinals,
        agreement=agreement,
    )
    return replace(row, what="body") if of_the_dead(mentions, material) else row


def _exchange(
    event: Event,
    kind: str,
    counts: Sequence[Count],
    material: Material,
    *,
    ordinals: Iterable[int] = (),
    agreement: str | None = None,
) -> Exchange:
    a, b = sides_of(event, counts, material)
    for_a, for_b = side_value(a, counts, material), side_value(b, counts, material)
    rules = [f"{side}: {value.rule}" for side, value in ((a, for_a), (b, for_b)) if value.rule]
    known = set(ordinals)
    return Exchange(
        event_id=event.event_id,
        kind=kind,
        date_earliest=event.date_earliest,
        date_latest=event.date_latest,
        place=event.place,
        mediators=event.mediators,
        ordinal=known.pop() if len(known) == 1 else None,
        agreement_event_id=agreement,
        side_a=a,
        a_best=for_a.best,
        a_low=for_a.low,
        a_high=for_a.high,
        side_b=b,
        b_best=for_b.best,
        b_low=for_b.low,
        b_high=for_b.high,
        best_rule="; ".join(rules) or None,
    )


def _dealers(event: Event, mentions: Sequence[Mention], material: Material) -> tuple[str, ...]:
    """Who takes part: where most passages name one party and one other state, the rest are bystanders of their swap."""
    votes = Counter(s for m in mentions for s in {material.who.side_of(p) for p in m.participants} if s)
    parties = material.lexicon.parties
    states = Counter({s: n for s, n in votes.items() if s not in parties and s.isupper()})
    if not states or states.most_common(1)[0][1] < LEAST:
        return event.participants
    other, told = states.most_common(1)[0]
    dealing = {s for s in votes if votes[s] * SELDOM >= told}
    if len(dealing) != 2 or len(dealing & set(parties)) != 1 or other not in dealing:
        return event.participants
    return tuple(p for p in event.participants if material.who.side_of(p) in dealing)


def _kind(group: Group, event: Event, counts: Sequence[Count]) -> str:
    if event.status in PLANS or _is_paper(group):
        return "announced"
    if any(c.scope == "stage" for c in counts):
        return "stage"
    swaps = sum(m.type == "prisoner_exchange" for m in group.mentions)
    both = len({c.returned_to for c in counts if c.returned_to}) > 1
    return "exchange" if both or swaps > 1 or swaps * 2 >= len(group.mentions) else "release"


def sides_of(event: Event, counts: Sequence[Count], material: Material) -> tuple[str | None, str | None]:
    """The two sides in the pack's order of parties; without parties the event's own two, sorted."""
    parties = material.lexicon.parties
    taking_part = set(event.participants) - set(event.mediators)
    seen = {c.returned_to for c in counts if c.returned_to} | {s for p in taking_part if (s := material.who.side_of(p))}
    own, others = sorted(seen & set(parties), key=parties.index), sorted(seen - set(parties))
    if len(own) == len(others) == 1 and others[0].isupper():
        return own[0], others[0]
    if len(parties) > 1 and event.relevance == "on_topic" and (not seen or own):
        return parties[0], parties[1]
    ordered = sorted(seen)
    counted = sorted({c.returned_to for c in counts if c.returned_to})
    first = counted[:2] if len(counted) > 1 else [*counted, *(s for s in ordered if s not in counted)][:2]
    pair = [*sorted(first), None, None]
    return pair[0], pair[1]


def side_value(side: str | None, counts: Sequence[Count], material: Material) -> Side:
    """Best, low and high of what is reported for one side; a number without a side fills none."""
    told = [c for c in counts if side and c.returned_to == side]
    own = [c for c in told if not is_of_fellows(c, material)] or told
    reported = summed(own) or whole(own, material)
    lows = [c.low for c in reported if c.low is not None]
    highs = [c.high for c in reported if c.high is not None]
    votes = Counter(value_of(c) for c in reported)
    ranked = sorted((c for c in reported if value_of(c) is not None), key=lambda c: _merit(c, side, votes, material))
    if not ranked:
        return Side(low=_int(min(lows, default=None)), high=_int(max(highs, default=None)))
    best = ranked[0]
    return Side(
        best=_int(value_of(best)),
        low=_int(min(lows, default=None)),
        high=_int(max(highs, default=None)),
        rule=f"{RULES[_rank(best, side, material)]} ({_value_words(best)}{_terms(best, own)})",
    )


def summed(counts: Sequence[Count]) -> list[Count]:
    """Soldiers and civilians of one passage as one number, where nobody gives a greater one; empty where none sorts them."""
    by_mention: dict[str, list[Count]] = defaultdict(list)
    for c in counts:
        by_mention[c.mention_id].append(c)
    sums = {key: found for key, told in by_mention.items() if (found := sum_of_sorts(told))}
    rest = [c for c in counts if c.mention_id not in sums]
    least = min((c.low or 0.0 for c in sums.values()), default=0.0)
    return [*sums.values(), *rest] if sums and all((value_of(c) or 0.0) <= least for c in rest) else []


def whole(counts: Sequence[Count], material: Material) -> list[Count]:
    """Counts of all who returned to a side: parts of a larger number in the same article are left out."""
    by_article: dict[str, list[Count]] = defaultdict(list)
    for c in counts:
        by_article[material.mentions[c.mention_id].article_id].append(c)
    kept = [c for article in by_article.values() for c in article if not is_part(c, article)]
    broad = [c for c in kept if c.what not in NARROW and not is_of_some(c, material)]
    return broad or [c for c in kept if c.what not in NARROW] or kept


def is_of_some(count: Count, material: Material) -> bool:
    """True where the noun names some of those who may be freed: "17 border guards"."""
    return not set(plain(count.quote).split()).isdisjoint(material.words("some_of_them"))


def is_part(count: Count, others: Sequence[Count]) -> bool:
    """True where a larger number for the same side holds this one or stands beside it.

    A narrower unit, terms of a sum, or a second number of one voice in one passage ("215 troops and 10 foreigners").
    """
    size = value_of(count)
    if size is None:
        return False
    for larger in others:
        top = value_of(larger)
        if top is None or top <= size or larger.returned_to != count.returned_to:
            continue
        if count.mention_id == larger.mention_id and count.counted_by == larger.counted_by and count.returned_to:
            return True
        if (count.what in NARROW) != (larger.what in NARROW) or _adds_up(count, top, others):
            return True
    return False


def _adds_up(count: Count, top: float, others: Sequence[Count]) -> bool:
    """Two or three numbers of one article that give the larger one."""
    sizes = sorted({v for c in others if (v := value_of(c)) is not None and v < top and c.returned_to == count.returned_to})
    size = value_of(count)
    return any(size in parts and sum(parts) == top for n in (2, 3) for parts in combinations(sizes[:12], n))


def value_of(count: Count) -> float | None:
    """The number as written: the lower end of a range."""
    return count.low if count.low is not None else count.high


def _rank(count: Count, side: str | None, material: Material) -> int:
    mention = material.mentions[count.mention_id]
    counter = material.counter(count)
    if counter == side:
        return 0
    if counter is not None and counter in material.lexicon.parties:
        return 3
    if material.article_of(mention).kind in ("opinion", "essay"):
        return 4
    outlet = material.outlet(mention.article_id)
    return 1 if outlet is not None and outlet.kind == "wire" else 2


def _merit(count: Count, side: str | None, votes: Mapping[float | None, int], material: Material) -> tuple[int | str | bool, ...]:
    """By rule, exact before hedged, latest published first, then the one told most often, then the first in the text."""
    published = material.article_of(material.mentions[count.mention_id]).published or date.min
    told = -votes[value_of(count)]
    return (_rank(count, side, material), count.hedge != "exact", -published.toordinal(), told, count.start, count.count_id)


def _value_words(count: Count) -> str:
    hedge = {"at_least": "at least ", "at_most": "at most ", "about": "about "}.get(count.hedge, "")
    return f"{hedge}{value_of(count):g}"


def _terms(best: Count, counts: Sequence[Count]) -> str:
    """The terms of a sum, where the best value is one."""
    if any(value_of(c) == value_of(best) for c in counts):
        return ""
    return " = " + " + ".join(f"{size:g} {what}" for what, size in sorted({(c.what, value_of(c) or 0.0) for c in counts}))


def _int(value: float | None) -> int | None:
    return None if value is None else int(value)


def carrying_out(material: Material) -> re.Pattern[str]:
    """Words that say of a deed that it carries out what was agreed; nothing fits it where the vocabulary has none."""
    return re.compile("|".join(material.words("carries_out")) or "(?!)")


def _carried_out(group: Group, told: Mapping[str, set[str]], material: Material) -> str | None:
    """The one announced exchange of the same article, where words near the deed say that it carries something out."""
    cues = carrying_out(material)
    found: set[str] = set()
    for m in group.mentions:
        near = material.texts.get(m.capture_id, "")[max(0, m.start - NEAR) : m.end + NEAR].casefold()
        if cues.search(near):
            found |= told.get(m.article_id, set())
    return found.pop() if len(found) == 1 else None


__all__ = [
    "RULES",
    "carrying_out",
    "exchanges_of",
    "is_exchange",
    "is_of_some",
    "returned",
    "side_value",
    "sides_of",
    "summed",
    "value_of",
    "whole",
]
