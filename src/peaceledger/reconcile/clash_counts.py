"""Numbers of one event that do not agree, and sums that do not add up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from peaceledger.reconcile.clash import Clash, Stand, stand_of
from peaceledger.reconcile.exchanges import NARROW, is_of_some, summed, value_of
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.numbers import swapped
from peaceledger.reconcile.profile import FAMILY, PEOPLE, PLANS, UNCOUNTED, is_addition, is_cumulative, is_war
from peaceledger.reconcile.sorts import is_of_fellows
from peaceledger.reconcile.sums import CLOSE, OVER, Sum, least, listed, most, sums_of, wholes
from peaceledger.reconcile.totals import Total
from peaceledger.records import Count, Mention

TOLLS = frozenset({"killed", "wounded", "captured", "launched"})
MONTH = 30
"""Days between two reports of one blow's toll that do not date it alike."""


def counts_clash(mentions: tuple[Mention, ...], event_id: str, material: Material) -> Iterator[Clash]:
    """All differences between the counts of one event."""
    groups = comparable_groups(mentions, material)
    for (role, what), group in sorted(groups.items()):
        whole = wholes(group, material)
        for side in sorted({c.returned_to for c in whole}, key=str):
            of_side = [c for c in group if c.returned_to == side]
            sums = summed(of_side) if role == "returned" and side else []
            own = sums or [c for c in whole if c.returned_to == side]
            yield from _same_quantity(own, role, event_id, Quantity(group=of_side, whole=own, material=material))
        yield from _each_or_all([*whole, *groups.get(("total", what), ())], role, event_id, material)
        yield from _one_side_of_all(whole, role, event_id, material)
        yield from (_sum_clash(s, event_id, material) for s in sums_of(group, material) if not s.holds)
    yield from _numbering(mentions, event_id, material)


def _numbering(mentions: Iterable[Mention], event_id: str, material: Material) -> Iterator[Clash]:
    """One exchange with two numbers in the row of all."""
    ordinals = [c for m in mentions for c in material.counts_of.get(m.mention_id, ()) if c.role == "ordinal" and c.low]
    stands = tuple(stand_of(c, f"number {c.low:g}", material.counter(c)) for c in ordinals)
    sides = {s.side for s in stands if s.side}
    numbers = sorted({c.low or 0.0 for c in ordinals})
    if len(numbers) > 1:
        yield Clash(
            subject_id=event_id,
            field="counts.ordinal",
            kind="true_dispute" if len(sides) > 1 else "unresolvable",
            strength="contradiction",
            note=f"told as number {' and as number '.join(f'{n:g}' for n in numbers)}: what is counted before it differs",
            stands=stands,
        )


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """What the articles say of one quantity.

    Attributes:
        group: All numbers for one side, parts of others among them.
        whole: Those that are no part of another.
        material: What was found.
    """

    group: Sequence[Count]
    whole: Sequence[Count]
    material: Material

    @cached_property
    def by_article(self) -> Mapping[str, Sequence[Count]]:
        """The numbers of each article."""
        found: dict[str, list[Count]] = defaultdict(list)
        for c in self.group:
            found[self.article(c)].append(c)
        return found

    def article(self, c: Count) -> str:
        """The article a number stands in."""
        return self.material.mentions[c.mention_id].article_id

    def beside(self, a: Count, b: Count) -> Iterator[Count]:
        """The other number as the article of the first gives it, too, and in the same voice: there they are two things."""
        voice, inside = self.material.counter(a), self.by_article[self.article(a)]
        return (c for c in inside if value_of(c) == value_of(b) and self.material.counter(c) == voice)


def comparable_groups(mentions: Iterable[Mention], material: Material) -> dict[tuple[str, str], list[Count]]:
    """Numbers of one event that can be set side by side, by what became of what."""
    all_told = tuple(mentions)
    done = any(m.status not in PLANS for m in all_told)
    told = [m for m in all_told if not (is_addition(m, material) or is_war(m, material)) and not (done and m.status == "planned")]
    groups: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for c in (c for m in told for c in material.counts_of.get(m.mention_id, ()) if _comparable(c)):
        groups[c.role, "people" if c.what in PEOPLE else c.what].append(c)
    return groups


def _comparable(c: Count) -> bool:
    return c.role not in ("ordinal", "share") and c.what not in UNCOUNTED and not is_cumulative(c) and value_of(c) is not None


def words_of(c: Count) -> str:
    """The number in words: "more than 90 drone"."""
    hedge = {"at_least": "more than ", "at_most": "less than ", "about": "about "}.get(c.hedge, "")
    number = f"{c.low:,g} to {c.high:,g}" if c.hedge == "between" and c.low and c.high else f"{value_of(c) or 0:,g}"
    return f"{hedge}{number} {c.what}"


def _stands(counts: Iterable[Count], material: Material) -> tuple[Stand, ...]:
    return tuple(stand_of(c, words_of(c), material.counter(c)) for c in counts)


def _same_quantity(counts: Sequence[Count], role: str, event_id: str, told: Quantity) -> Iterator[Clash]:
    """The same people or things, two numbers: one clash for each kind of difference."""
    kinds: dict[tuple[str, str], dict[str, Count]] = defaultdict(dict)
    notes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for a, b in combinations(sorted(counts, key=lambda c: (value_of(c) or 0.0, c.hedge, c.count_id)), 2):
        found = _difference(a, b, told)
        if found is None:
            continue
        kind, strength, why = found
        kinds[kind, strength] |= {a.count_id: a, b.count_id: b}
        note = f"{words_of(a)} against {words_of(b)}: {why}"
        if note not in notes[kind, strength]:
            notes[kind, strength].append(note)
    for (kind, strength), found_counts in sorted(kinds.items()):
        yield Clash(
            subject_id=event_id,
            field=f"counts.{role}",
            kind=kind,  # type: ignore[arg-type]
            strength=strength,  # type: ignore[arg-type]
            note="; ".join(notes[kind, strength][:3]),
            stands=_stands(found_counts.values(), told.material),
        )


def _difference(a: Count, b: Count, told: Quantity) -> tuple[str, str, str] | None:
    """Kind, strength and reason of a difference between two numbers for the same side; None where they agree."""
    x, y = value_of(a) or 0.0, value_of(b) or 0.0
    if (a.low, a.high, a.hedge) == (b.low, b.high, b.hedge):
        return _units(a, b)
    if is_of_fellows(a, told.material) != is_of_fellows(b, told.material):
        return _with_the_one(a, b, told.material)
    if a.role == "returned" and is_of_some(a if x < y else b, told.material) and max(x, y) > OVER * min(x, y):
        return None
    if _weeks_apart(a, b, told.material):
        return None
    return _as_hedged(a, b) or _of_two_things(a, b, told)


def _as_hedged(a: Count, b: Count) -> tuple[str, str, str] | None:
    """Numbers that their hedges reconcile."""
    if a.hedge == b.hedge == "exact":
        return None
    if _can_be_one(a, b):
        return ("wording", "wording", "one is exact or closer, both can be true")
    return ("wording", "wording", "the same number, hedged otherwise") if value_of(a) == value_of(b) else None


def _of_two_things(a: Count, b: Count, told: Quantity) -> tuple[str, str, str] | None:
    """Numbers of unlike people, and such as one article gives side by side."""
    if (a.what in NARROW) != (b.what in NARROW):
        return ("different_thing_counted", "divergence", f"{a.what} and {b.what} are two things")
    if told.article(a) != told.article(b) and a.role == "returned":
        fewer, more = sorted((a, b), key=lambda c: value_of(c) or 0.0)
        if a.returned_to is None and any(c in told.whole for c in (*told.beside(a, b), *told.beside(b, a))):
            return None  # the two halves of an exchange
        if any(c in listed(told.by_article[told.article(more)]) for c in told.beside(more, fewer)):
            others = f"{value_of(more) or 0:,g} counts others beside the {value_of(fewer) or 0:,g}"
            return ("different_thing_counted", "divergence", others)
    return _exact_difference(a, b, told.material)


def _with_the_one(a: Count, b: Count, material: Material) -> tuple[str, str, str] | None:
    """Thirty fellows of one who was freed are at least thirty-one people."""
    fellows, others = (a, b) if is_of_fellows(a, material) else (b, a)
    if value_of(others) == (value_of(fellows) or 0.0) + 1:
        return ("different_thing_counted", "divergence", f"{fellows.quote!r} leaves out the one it is told of")
    return None


def _exact_difference(a: Count, b: Count, material: Material) -> tuple[str, str, str] | None:
    """The same of two numbers that cannot both be true."""
    x, y = value_of(a) or 0.0, value_of(b) or 0.0
    if a.role == "returned" and a.returned_to is None and _of_both(a, material) != _of_both(b, material):
        return None
    sides = {s for s in (material.counter(a), material.counter(b)) if s}
    if len(sides) > 1:
        return (
            "true_dispute",
            "contradiction",
            f"{' and '.join(sorted(sides))} give different numbers for the same people or things",
        )
    if swapped(x, y):
        return ("copy_error", "contradiction", "the same digits in another order")
    if a.role in TOLLS and _published_apart(a, b, material):
        return ("different_time", "divergence", "the later report counts more")
    if material.mentions[a.mention_id].article_id == material.mentions[b.mention_id].article_id:
        return None
    if owners := {o for c in (a, b) if (o := _owner(c, material))}:
        names = " and ".join([*sorted(owners), "another report"][:2])
        return ("true_dispute", "contradiction", f"different numbers of the same by {names}")
    return ("unresolvable", "contradiction", "neither text says whose number it is")


def _owner(c: Count, material: Material) -> str | None:
    """Who answers for a number: whoever counts or speaks, else the side of the outlet."""
    said = material.statements.get(material.mentions[c.mention_id].statement_id or "")
    return c.counted_by or (said.speaker if said else None) or material.counter(c)


def _units(a: Count, b: Count) -> tuple[str, str, str] | None:
    """The same number of two things, one of which cannot hold the other."""
    if {a.what, b.what} in (
        {"pow", "civilian"},
        {"pow", "mixed"},
        {"civilian", "mixed"},
        {"child", "pow"},
        {"child", "civilian"},
    ):
        return ("different_thing_counted", "divergence", f"the same number, counted as {a.what} and as {b.what}")
    return None


def _can_be_one(a: Count, b: Count) -> bool:
    """True where some number fits both as hedged."""
    low = max(least(a), least(b))
    return low <= min(most(a), most(b))


def _weeks_apart(a: Count, b: Count, material: Material) -> bool:
    """Whether tolls are told weeks from one another, and not of one day: a war's events may have been joined too freely."""
    one, other = (material.mentions[c.mention_id] for c in (a, b))
    days = [material.article_of(m).published for m in (one, other)]
    if a.role not in TOLLS or days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= MONTH:
        return False
    return one.date_earliest is None or (one.date_earliest, one.date_latest) != (other.date_earliest, other.date_latest)


def _published_apart(a: Count, b: Count, material: Material) -> bool:
    days = [material.article_of(material.mentions[c.mention_id]).published for c in (a, b)]
    return None not in days and days[0] < days[1]  # type: ignore[operator]


def _of_unlike_people(*, subject_id: str, field: str, note: str, stands: Iterable[Stand]) -> Clash:
    """Numbers that do not count the same people."""
    return Clash(
        subject_id=subject_id, field=field, kind="different_thing_counted", strength="divergence", note=note, stands=tuple(stands)
    )


def _each_or_all(counts: Sequence[Count], role: str, event_id: str, material: Material) -> Iterator[Clash]:
    """The same number for a named side and for no side: in all, or each?"""
    for value in sorted({value_of(c) or 0.0 for c in counts if c.returned_to}):
        sided = [c for c in counts if c.returned_to and value_of(c) == value]
        open_ = [c for c in counts if c.returned_to is None and value_of(c) == value and _of_both(c, material)]
        if role != "returned" or not open_ or len({c.returned_to for c in sided}) < 2:
            continue
        stands = [stand_of(c, f"{words_of(c)}, side not said", material.counter(c)) for c in open_]
        stands += [stand_of(c, f"{words_of(c)} for each side", material.counter(c)) for c in sided]
        yield _of_unlike_people(
            subject_id=event_id,
            field=f"counts.{role}",
            note=f"{value:,g} in all, or {value:,g} for each side, {value * 2:,g} in all",
            stands=stands,
        )


def _one_side_of_all(counts: Sequence[Count], role: str, event_id: str, material: Material) -> Iterator[Clash]:
    """A number exchanged in all beside the number of one side alone, where no text gives the rest and halves would not be it."""
    known = {c.returned_to for c in counts if c.returned_to}
    sides = known & set(material.lexicon.parties) or known
    if role != "returned" or len(sides) != 1:
        return
    sided = [c for c in counts if c.returned_to in sides and c.hedge in ("exact", "about")]
    open_ = [
        c
        for c in counts
        if c.returned_to is None and _of_both(c, material) and c.low is not None and any(_leaves_a_rest(c, s) for s in sided)
    ]
    if open_ and sided:
        shown = [stand_of(c, f"{words_of(c)} in all", material.counter(c)) for c in open_]
        shown += [stand_of(c, f"{words_of(c)} to {c.returned_to} alone", material.counter(c)) for c in sided]
        yield _of_unlike_people(
            subject_id=event_id,
            field=f"counts.{role}",
            note=f"{words_of(open_[0])} in all, {words_of(sided[0])} to {sided[0].returned_to}: no text gives the rest",
            stands=shown,
        )


def _leaves_a_rest(whole: Count, part: Count) -> bool:
    """Whether a part lies clearly below a number for all of the same reach, and is not half of it."""
    size, top = value_of(part) or 0.0, value_of(whole) or 0.0
    return whole.scope == part.scope and 0 < size < top * (1 - CLOSE) and abs(top - 2 * size) > CLOSE * top


def _of_both(c: Count, material: Material) -> bool:
    """True where a number without a side can be of both: "400 were exchanged", not "400 came home"."""
    mention = material.mentions[c.mention_id]
    return mention.type == "prisoner_exchange" or FAMILY.get(mention.type) != "prisoners"


def _sum_clash(found: Sum, event_id: str, material: Material) -> Clash:
    printed = found.printed
    stands = [stand_of(printed, words_of(printed), material.counter(printed))]
    stands += [stand_of(c, f"part: {words_of(c)}", material.counter(c)) for c in found.parts]
    return Clash(
        subject_id=event_id,
        field=f"counts.{printed.role}",
        kind="arithmetic",
        strength="contradiction" if printed.hedge == "exact" else "divergence",
        note=f"{found.in_words}, printed {words_of(printed)}",
        stands=tuple(stands),
    )


def totals_clash(totals: Sequence[Total], material: Material) -> Iterator[Clash]:
    """Running totals with the same number for unlike things: "9,500 exchanged" and "9,500 brought home"."""
    groups: dict[tuple[object, ...], list[Total]] = defaultdict(list)
    for t in totals:
        if t.of_exchanges:
            groups[t.counts[0].low, t.counts[0].high, t.counts[0].scope].append(t)
    for _, group in sorted(groups.items(), key=str):
        sides = {t.counts[0].returned_to for t in group}
        if len(sides) < 2:
            continue
        unlike = ", ".join(sorted(s or "side not said" for s in sides))
        stands = [
            stand_of(
                c, f"{words_of(c)}, {f'returned to {c.returned_to}' if c.returned_to else 'side not said'}", material.counter(c)
            )
            for t in group
            for c in t.counts
        ]
        yield _of_unlike_people(
            subject_id=group[0].event_id,
            field="counts.total",
            note=f"the same total, {words_of(group[0].counts[0])}, for unlike sides: {unlike}",
            stands=stands,
        )


__all__ = ["comparable_groups", "counts_clash", "totals_clash", "words_of"]
