"""One thing that two articles on the same events tell otherwise: since when, whose idea, what is offered, whose words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peaceledger.reconcile.clash import Clash, Stand, stand_of
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.events import Group
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import FAMILY, PLANS
from peaceledger.reconcile.sums import OVER
from peaceledger.records import Comparison, Figure, Mention, Statement

IDEAS = frozenset({"offer", "demand", "commit", "predict", "accept"})
"""What somebody does who wants a meeting."""
QUOTED = re.compile(r"[“\"«][\w’'-]+[,.]? [^”\"»]+")
"""More than one word in quotation marks."""
TO_SPEAKER = 200
"""Characters from a speaker's name to the end of his words within which both are shown as one passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What these checks look at.

    Attributes:
        groups: Events as groups of mentions.
        comparisons: As the articles make them.
        companions: Articles that share an event.
        material: What was found.
        figures: Numbers that the articles tell of something, in id order.
    """

    groups: Sequence[Group]
    comparisons: Sequence[Comparison]
    companions: Companions
    material: Material
    figures: Sequence[Figure] = ()

    @property
    def owner(self) -> dict[str, str]:
        """Event by mention_id."""
        return {m.mention_id: g.event_id for g in self.groups for m in g.mentions}


def told_otherwise(told: Told) -> Iterator[Clash]:
    """All checks of this file."""
    yield from _since_when(told)
    yield from _sums_that_fail(told)
    yield from _whose_idea(told)
    yield from _what_is_offered(told)
    yield from _in_two_mouths(told.material)


def _since_when(told: Told) -> Iterator[Clash]:
    """Two articles that call one event the first of its kind for unlike times."""
    owner, mentions = told.owner, told.material.mentions
    days = {g.event_id: _day(g.mentions) for g in told.groups}
    firsts = {c.comparison_id: c for c in told.comparisons if c.kind == "first" and c.mention_id in owner}
    articles = {key: c.article_id for key, c in firsts.items()}
    for one, other in told.companions.pairs(sorted(firsts), articles):
        a, b = firsts[one], firsts[other]
        events = [owner[a.mention_id or ""], owner[b.mention_id or ""]]
        known = {d for e in events if (d := days[e])}
        family = {FAMILY.get(mentions[c.mention_id or ""].type) for c in (a, b)}
        if len(known) != 1 or len(family) > 1 or None in family:
            continue
        spans = [_span(c, min(known)) for c in (a, b)]
        if None in spans or spans[0] == spans[1]:
            continue
        yield _first_clash((a, b), (spans[0] or (0, 0), spans[1] or (0, 0)), min(events), told.material)


def _sums_that_fail(told: Told) -> Iterator[Clash]:
    """A number that other numbers of its text do not give, beside those who print what they do give."""
    owner = told.owner
    known = {None, *owner}
    sums = {c.comparison_id: c for c in told.comparisons if c.kind == "sum" and c.found is not None and c.mention_id in known}
    failing = [c for key, c in sorted(sums.items()) if not _allows(c, c.found)]
    pairs = told.companions.pairs(sorted(sums), {key: c.article_id for key, c in sums.items()}) if failing else ()
    beside = [(sums[x], sums[y]) for a, b in pairs for x, y in ((a, b), (b, a))]
    for claim in failing:
        right = [c for other, c in beside if other is claim and c.low == c.high == claim.found]
        first, last = claim.checked_start or claim.start, claim.checked_end or claim.end
        rest = (claim.start, first) if first - claim.start > claim.end - last else (last, claim.end)
        printed = _part(claim, f"{claim.low:,g}", (first, last), told.material)
        terms = _part(claim, f"{claim.found:,g}", rest, told.material)
        yield Clash(
            subject_id=owner[claim.mention_id] if claim.mention_id else claim.article_id,
            field="sum",
            kind="arithmetic",
            strength="contradiction",
            note=f"{claim.working}; the text prints {claim.low:,g}",
            stands=(printed, terms, *(replace(_compared(c, told.material), value=terms.value) for c in right)),
        )


def _part(c: Comparison, value: str, span: tuple[int, int], material: Material) -> Stand:
    side = material.voice(material.mentions[c.mention_id]) if c.mention_id else None
    quote = material.texts[c.capture_id][slice(*span)]
    return Stand(value=value, side=side, capture_id=c.capture_id, start=span[0], end=span[1], quote=quote)


def _allows(claim: Comparison, number: float | None) -> bool:
    return number is not None and (claim.low or 0.0) <= number <= (claim.high if claim.high is not None else number)


def _day(mentions: Sequence[Mention]) -> date | None:
    days = {m.date_earliest for m in mentions if m.date_earliest and m.date_earliest == m.date_latest}
    return min(days) if len(days) == 1 else None


def _span(c: Comparison, day: date) -> tuple[float, float] | None:
    """Least and most days before the event on which the last one before was, as the words have it."""
    if c.unit == "days":
        low = c.low if c.low is not None else 0.0
        return low, c.high if c.high is not None else low * OVER
    if c.since_earliest is None or c.since_latest is None:
        return None
    return float((day - c.since_latest).days), float((day - c.since_earliest).days)


def _first_clash(
    pair: tuple[Comparison, Comparison], spans: tuple[tuple[float, float], tuple[float, float]], event: str, material: Material
) -> Clash:
    (low, high), (least, most) = spans
    both = max(low, least) <= min(high, most)
    times = " and ".join(f"{_days(s)} (“{c.quote}”)" for c, s in zip(pair, spans, strict=True))
    return Clash(
        subject_id=event,
        field="first",
        kind="wording" if both else "arithmetic",
        strength="wording" if both else "divergence",
        note=f"the last one before is put {times} earlier: {'both can be true' if both else 'both cannot be true'}",
        stands=tuple(_compared(c, material) for c in pair),
    )


def _days(span: tuple[float, float]) -> str:
    return f"{span[0]:.0f} to {span[1]:.0f} days" if round(span[0]) != round(span[1]) else f"{span[0]:.0f} days"


def _compared(c: Comparison, material: Material) -> Stand:
    side = material.voice(material.mentions[c.mention_id]) if c.mention_id else None
    return Stand(value=c.quote, side=side, capture_id=c.capture_id, start=c.start, end=c.end, quote=c.quote)


def _whose_idea(told: Told) -> Iterator[Clash]:
    """A meeting still to come that one article tells as one side's idea, the other as another's."""
    people = _planned(told)
    ideas = [
        s
        for key in sorted(people)
        for s in told.material.about.get(key, ())
        if s.side and "; " not in s.side and not IDEAS.isdisjoint(s.stances)
    ]
    by_id = {s.statement_id: s for s in ideas}
    articles = {key: s.article_id for key, s in by_id.items()}
    for one, other in told.companions.pairs(sorted(by_id), articles):
        a, b = by_id[one], by_id[other]
        same = people[a.about_event_id or ""] == people[b.about_event_id or ""]
        if same and a.side != b.side and "offer" in (*a.stances, *b.stances):
            names = " and ".join(sorted(name for _, name in people[a.about_event_id or ""]))
            yield Clash(
                subject_id=min(a.about_event_id or "", b.about_event_id or ""),
                field="initiative",
                kind="attribution",
                strength="divergence",
                note=f"a meeting of {names} is told as wanted by {a.speaker} and by {b.speaker}",
                stands=tuple(_spoken(s, f"{s.speaker}: {s.stance}", told.material) for s in (a, b)),
            )


def _planned(told: Told) -> dict[str, frozenset[tuple[str, str]]]:
    """Meetings of two persons or more that are planned or proposed, with these persons."""
    found = {}
    for g in told.groups:
        if all(m.status in PLANS and FAMILY.get(m.type) == "talks" for m in g.mentions):
            people = frozenset(p for m in g.mentions for p in told.material.who.people(m.participants))
            if len(people) > 1:
                found[g.event_id] = people
    return found


def _spoken(s: Statement, value: str, material: Material) -> Stand:
    """A stand that shows the speaker's name with his words, where both stand close together."""
    start = s.start if s.speaker_start is None else min(s.start, s.speaker_start)
    end = s.end if s.speaker_end is None else max(s.end, s.speaker_end)
    if end - start > TO_SPEAKER + len(s.quote):
        start, end = s.start, s.end
    quote = material.texts.get(s.capture_id, "")[start:end] or s.quote
    if quote == s.quote:
        start, end = s.start, s.end
    return Stand(value=value, side=s.side, capture_id=s.capture_id, start=start, end=end, quote=quote)


def _what_is_offered(told: Told) -> Iterator[Clash]:
    """One mediator's offer, told as offers of unlike things."""
    offers = {m.mention_id: m for g in told.groups for m in g.mentions if m.type == "mediation_offer" and m.participants}
    things = {key: _offered(m, told.material) for key, m in offers.items()}
    articles = {key: m.article_id for key, m in offers.items()}
    of_whom: dict[tuple[str, ...], dict[str, Mention]] = defaultdict(dict)
    for one, other in told.companions.pairs(sorted(offers), articles):
        a, b = offers[one], offers[other]
        if a.participants == b.participants and things[one] and things[other] and not things[one] & things[other]:
            of_whom[a.participants] |= {one: a, other: b}
    for who, mentions in sorted(of_whom.items()):
        stands = [stand_of(m, " and ".join(sorted(things[key])), told.material.voice(m)) for key, m in mentions.items()]
        yield Clash(
            subject_id=min(told.owner[key] for key in mentions),
            field="offer",
            kind="wording",
            strength="wording",
            note=f"what {', '.join(who)} offers is told as {' and as '.join(sorted({s.value for s in stands}))}",
            stands=tuple(stands),
        )


def _offered(m: Mention, material: Material) -> frozenset[str]:
    words: Mapping[str, Sequence[str]] = material.words("offered") or {}
    sentence = m.quote.casefold()
    return frozenset(thing for thing, cues in words.items() if any(cue in sentence for cue in cues))


def _in_two_mouths(material: Material) -> Iterator[Clash]:
    """One quotation given to people of two sides at once, beside words that one of them spoke alone."""
    of_article: dict[str, list[Statement]] = defaultdict(list)
    for s in material.statements.values():
        of_article[s.article_id].append(s)
    for _, statements in sorted(of_article.items()):
        for s in statements:
            names = (s.speaker or "").split("; ")
            if (
                len(names) > 1
                and s.kind != "indirect"
                and _quoted_of_both(s, statements)
                and _opposed(names, material)
                and not _together(s, material)
            ):
                yield from _beside(s, names, statements, material)


def _quoted_of_both(s: Statement, statements: Sequence[Statement]) -> bool:
    """Whether more than one word is quoted, and not as what one of them said: "they called it a 'success'" quotes nobody."""
    inner = QUOTED.search(s.quote)
    return (s.kind == "direct" or inner is not None) and not any(o is not s and s.start <= o.start < s.end for o in statements)


def _opposed(names: Sequence[str], material: Material) -> bool:
    sides = {material.who.side_of(name) for name in names}
    return all(material.who.is_person(name) for name in names) and len(sides) == len(names)


def _together(s: Statement, material: Material) -> bool:
    """A statement that both issued."""
    text = material.texts.get(s.capture_id, "")
    around = text[s.start if s.speaker_start is None else min(s.start, s.speaker_start) : s.end].casefold()
    return any(cue in around for cue in material.words("jointly"))


def _beside(s: Statement, names: Sequence[str], statements: Sequence[Statement], material: Material) -> Iterator[Clash]:
    alone = [o for o in statements if o.speaker in names and o.kind == "direct" and set(o.topics) & set(s.topics)]
    if alone:
        own = [_spoken(o, f"{o.speaker} alone", material) for o in alone]
        yield Clash(
            subject_id=s.statement_id,
            field="speaker",
            kind="attribution",
            strength="divergence",
            note=f"one quotation is given to {' and '.join(names)} at once; beside it stand words of one of them",
            stands=(_spoken(s, f"{' and '.join(names)} together", material), *own),
        )


__all__ = ["Told", "told_otherwise"]
