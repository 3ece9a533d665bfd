"""A number told as the sum of others of its text, which it is not, beside those who print what they add up to."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.clash_figures import PEOPLE, Numbers
from peaceledger.reconcile.numbers import slip
from peaceledger.reconcile.passages import Passage, Passages, any_of
from peaceledger.records import Figure

BACK = 900
"""Characters before a sum in which its parts stand."""
LEAST = 20
"""Least sum that no other pair of numbers gives by chance."""
MOST = 12
"""Numbers of people freed in a text above which any two may give any third."""
GONE = frozenset({"freed", "exchanged"})
NUMBER = re.compile(r"(?<![\w.,:/$€£-])\d{1,3}(?:[, ]\d{3})+(?![\w:/%]|[.,]\d)|(?<![\w.,:/$€£-])\d{2,6}(?![\w:/%]|[.,]\d)")
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A number that two others of its text should give and do not."""

    printed: Stand
    figure: Figure | None
    value: int
    parts: tuple[Figure, Figure]
    told: Passage

    @property
    def right(self) -> float:
        """What the parts give."""
        return sum(p.low or 0.0 for p in self.parts)


def sums_clash(passages: Passages, numbers: Numbers) -> Iterator[Clash]:
    """Sums of people freed that are wrong by a digit.

    Args:
        passages: All articles.
        numbers: As the articles tell them.
    """
    by_value: dict[float, list[Figure]] = defaultdict(list)
    for f in numbers.figures:
        if f.thing in PEOPLE and f.done in GONE | {"total"} and f.low is not None and f.hedge == "exact":
            by_value[f.low].append(f)
    for found in _failing(passages, numbers):
        right = [f for f in by_value.get(found.right, ()) if _adds_up(f, found, numbers)]
        yield _clash(found, right, numbers)


def _adds_up(f: Figure, found: Sum, numbers: Numbers) -> bool:
    """Whether another article gives the right sum in the days around."""
    if f.article_id == found.told.article_id or not numbers.in_the_news(f, found.told.day):
        return False
    side = found.figure.of_side if found.figure else None
    return side is None or f.of_side is None or f.of_side == side


def _failing(passages: Passages, numbers: Numbers) -> Iterator[Sum]:
    freed: dict[str, list[Figure]] = defaultdict(list)
    at: Mapping[tuple[str, int], Figure] = {(f.capture_id, f.start): f for f in numbers.figures}
    for f in numbers.figures:
        if f.thing in PEOPLE and f.done in GONE and f.low is not None and f.hedge == "exact" and f.status != "denied":
            freed[f.article_id].append(f)
    cue = any_of(passages.material.lexicon.vocab.get("matters", {}).get("sums", {}).get("cues", ()), escaped=False)
    for p in passages.holding(cue, lambda article, _: len(freed.get(article.article_id, ())) > 1):
        parts = [f for f in freed[p.article_id] if p.start - BACK <= f.start < p.end]
        for m in NUMBER.finditer(p.quote) if 1 < len(parts) <= MOST else ():
            if not YEAR.fullmatch(m[0]):
                stand = Stand(
                    value="", side=p.voice, capture_id=p.capture_id, start=p.start + m.start(), end=p.start + m.end(), quote=m[0]
                )
                value = int(re.sub(r"\D", "", m[0]))
                yield from _misadded(p, stand, value, [f for f in parts if f.start != stand.start], at)


def _misadded(
    p: Passage, printed: Stand, value: int, parts: Sequence[Figure], at: Mapping[tuple[str, int], Figure]
) -> Iterator[Sum]:
    """The one pair of parts of which a number is a slip; none where any numbers of the text give it."""
    own = at.get((printed.capture_id, printed.start))
    given = {f.low or 0.0 for f in parts}
    if value < LEAST or value in given or (own is not None and own.done not in {*GONE, "total"}):
        return
    if any(sum(some) == value for n in (2, 3, 4) for some in combinations(sorted(given), n)):
        return
    pairs = [(a, b) for a, b in combinations(parts, 2) if a.low != b.low and _digit(int((a.low or 0) + (b.low or 0)), value)]
    alike = [(a, b) for a, b in pairs if own is not None and a.thing == b.thing == own.thing and a.of_side == b.of_side]
    sums = {(a.low, b.low): (a, b) for a, b in alike or pairs}
    if len(sums) == 1:
        yield Sum(printed=printed, figure=own, value=value, parts=next(iter(sums.values())), told=p)


def _digit(x: int, y: int) -> bool:
    """Whether two numbers differ in one digit, or in how two are ordered."""
    a, b = str(x), str(y)
    return x != y and len(a) == len(b) and (sum(c != d for c, d in zip(a, b, strict=True)) == 1 or slip(x, y))


def _clash(found: Sum, right: Sequence[Figure], numbers: Numbers) -> Clash:
    value = f"{found.right:,g}"
    working = f"{' + '.join(f'{p.low:,g}' for p in found.parts)} = {value}"
    stands = [numbers.stand(f, f"{f.low:,g} of {value}") for f in found.parts] + [numbers.stand(f, value) for f in right]
    p = found.printed
    printed = Stand(value=f"{found.value:,}", side=p.side, capture_id=p.capture_id, start=p.start, end=p.end, quote=p.quote)
    return Clash(
        subject_id=found.told.article_id,
        field="sum",
        kind="arithmetic",
        strength="contradiction",
        note=f"{working}; the text prints {found.value:,}",
        stands=(printed, *stands),
    )


__all__ = ["sums_clash"]
