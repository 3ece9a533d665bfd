"""Sums that a text prints: the parts it lists against its total, both sides against "in all"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peaceledger.reconcile.exchanges import NARROW, is_part, value_of
from peaceledger.reconcile.material import Material
from peaceledger.records import Count
from peaceledger.records.reckoning import Rule

CLOSE = 0.05
""" "About 400" for 402: a rounded number may miss by a twentieth."""
SLIP = 0.05
"""Parts that miss their total by at most a twentieth are a slip of the pen; more, and something else was counted."""
FAR = 0.25
"""A number further than this from the two sides' sum counts something else: one side, or another exchange."""
OVER = 1.2
""" "More than 90" is not said of twice as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A printed number and the numbers that should give it.

    Attributes:
        rule: parts or both_sides.
        printed: The number for all.
        parts: Its terms, in text order.
        total: What they give.
    """

    rule: Rule
    printed: Count
    parts: tuple[Count, ...]
    total: float

    @property
    def holds(self) -> bool:
        """Whether the printed number, hedged as it is, allows the total."""
        return least(self.printed) <= self.total <= most(self.printed)

    @property
    def in_words(self) -> str:
        """The addition: "95 + 56 = 151"."""
        return " + ".join(f"{value_of(c) or 0:,g}" for c in self.parts) + f" = {self.total:,g}"


def least(c: Count) -> float:
    """The least number that the words allow."""
    if c.hedge == "about" and c.low is not None:
        return c.low * (1 - CLOSE)
    return c.low if c.low is not None else 0.0


def most(c: Count) -> float:
    """The greatest number that the words allow."""
    if c.hedge == "about" and c.high is not None:
        return c.high * (1 + CLOSE)
    if c.hedge == "at_least":
        return (c.low or 0.0) * OVER
    return c.high if c.high is not None else float("inf")


def sums_of(counts: Sequence[Count], material: Material) -> Iterator[Sum]:
    """All sums among the numbers of one event, one role and one kind of thing."""
    yield from both_sides(wholes(counts, material))
    for article in _by_article(counts, material):
        found = _list_and_total(article)
        if found is not None:
            printed, parts = found
            ordered = tuple(sorted(parts, key=lambda c: (c.start, c.count_id)))
            yield Sum(rule="parts", printed=printed, parts=ordered, total=sum(value_of(c) or 0.0 for c in parts))


def wholes(counts: Sequence[Count], material: Material) -> list[Count]:
    """Numbers that are no part of a larger one in the same article."""
    return [c for a in _by_article(counts, material) for c in a if not is_part(c, a) and c not in listed(a)]


def _by_article(counts: Sequence[Count], material: Material) -> list[list[Count]]:
    by_article: dict[str, list[Count]] = defaultdict(list)
    for c in counts:
        by_article[material.mentions[c.mention_id].article_id].append(c)
    return [by_article[key] for key in sorted(by_article)]


def both_sides(counts: Sequence[Count]) -> Iterator[Sum]:
    """Numbers for all, each against the one exact number of either side."""
    sided: dict[str, list[Count]] = defaultdict(list)
    for c in counts:
        if c.returned_to and c.hedge == "exact":
            sided[c.returned_to].append(c)
    if len(sided) != 2 or any(len({value_of(c) for c in group}) > 1 for group in sided.values()):
        return
    parts = tuple(group[0] for _, group in sorted(sided.items()))
    if parts[0].role != "returned":
        return
    total = sum(value_of(c) or 0.0 for c in parts)
    for c in counts:
        near = abs((value_of(c) or 0.0) - total) <= FAR * total and (c.what in NARROW) == (parts[0].what in NARROW)
        if c.returned_to is None and near and (c.hedge != "at_most" or most(c) < total):
            yield Sum(rule="both_sides", printed=c, parts=parts, total=total)


def listed(article: Sequence[Count]) -> list[Count]:
    """Numbers of one article that stand in a list of parts."""
    found = _list_and_total(article)
    values = {(c.what, value_of(c)) for c in found[1]} if found else set()
    return [c for c in article if (c.what, value_of(c)) in values]


def _list_and_total(counts: Sequence[Count]) -> tuple[Count, list[Count]] | None:
    """The largest exact number and the smaller ones for the same side, if those come near to its sum."""
    exact = [c for c in counts if c.hedge == "exact" and c.role == "returned"]
    if len(exact) <= 2:
        return None
    top = max(exact, key=lambda c: (value_of(c) or 0.0, -c.start))
    smaller = [c for c in exact if (value_of(c) or 0.0) < (value_of(top) or 0.0) and c.returned_to in (top.returned_to, None)]
    parts = _once(smaller)
    total = sum(value_of(c) or 0.0 for c in parts)
    if len(parts) >= 2 and abs(total - (value_of(top) or 0.0)) <= SLIP * (value_of(top) or 0.0):
        return top, parts
    return None


def _once(counts: Sequence[Count]) -> list[Count]:
    """Each number as often as the passage has it that has it most often: headline and text tell the same parts."""
    told: dict[tuple[str, str, float | None], int] = defaultdict(int)
    kept: dict[tuple[str, float | None, int], Count] = {}
    for c in sorted(counts, key=lambda c: c.start):
        key = c.mention_id, c.what, value_of(c)
        kept.setdefault((c.what, value_of(c), told[key]), c)
        told[key] += 1
    return list(kept.values())


__all__ = ["Sum", "both_sides", "least", "listed", "most", "sums_of", "wholes"]
