"""Tolls of one blow where no event joins the reports: one day, one place as the texts write it, and words in common."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from peaceledger.reconcile.clash import Clash
from peaceledger.reconcile.clash_figures import PEOPLE, Numbers, differ
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import Passages
from peaceledger.records import Figure

TOLLS = frozenset({"killed", "wounded"})
FEW = 8
"""Articles above which a place says nothing."""
LEAST = 1
"""Stems in common beside the place."""
FAR = 4.0
"""One toll is not so many times the other: then it is of more than one blow."""
LITTLE = (
    "killed wounded dead died civilians people soldiers perished injured monday tuesday wednesday thursday friday saturday sunday"
)
NAME = re.compile(r"\b[A-Z][\w’-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number of dead or wounded with what stands around it.

    Attributes:
        figure: The number.
        places: Places, as written, in its sentence, else in those before it in the paragraph.
        own: Whether its sentence names them.
        names: All words with a capital there.
        gist: Stems there, without places and common words of tolls.
    """

    figure: Figure
    places: frozenset[str]
    own: bool
    names: frozenset[str]
    gist: frozenset[str]


def tolls_clash(passages: Passages, numbers: Numbers, known: Sequence[Clash]) -> Iterator[Clash]:
    """Unlike tolls of one blow.

    Args:
        passages: All articles.
        numbers: As the articles tell them.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    by_day: dict[tuple[str, date], list[Figure]] = defaultdict(list)
    for f in numbers.figures:
        told = f.done in TOLLS and f.thing in PEOPLE and f.scope == "event" and f.status in ("occurred", "claimed")
        told = told and not numbers.possessed(f) and f.per is None
        if told and f.low is not None and f.date_latest is not None and f.date_earliest == f.date_latest:
            by_day[f.done, f.date_latest].append(f)
    found = Bundles[Toll](lambda t: t.figure.figure_id)
    for _, figures in sorted(by_day.items(), key=str):
        tolls = [_toll(f, passages, numbers) for f in figures] if len({f.low for f in figures}) > 1 else []
        for a, b in _rare(tolls):
            if (
                _one_blow(a, b)
                and not _linked_apart(a.figure, b.figure, numbers)
                and numbers.alone(a.figure, b.figure)
                and numbers.of_a_period(a.figure) == numbers.of_a_period(b.figure)
                and not _shown(known, a.figure, b.figure)
            ):
                found.join(a, b)
    yield from (_clash([t.figure for t in tolls], numbers) for tolls in found.bundles())


def _rare(tolls: Sequence[Toll]) -> Iterator[tuple[Toll, Toll]]:
    """Pairs with a place in common of which few articles tell."""
    by_place: Mapping[str, list[Toll]] = defaultdict(list)
    for t in tolls:
        for place in t.places | t.names:
            by_place[place].append(t)
    met: set[tuple[str, str]] = set()
    for _, same in sorted(by_place.items()):
        if len({t.figure.article_id for t in same}) <= FEW:
            for a, b in combinations(same, 2):
                key = (a.figure.figure_id, b.figure.figure_id)
                if key not in met:
                    met.add(key)
                    yield a, b


def _one_blow(a: Toll, b: Toll) -> bool:
    x, y = a.figure, b.figure
    if x.article_id == y.article_id or not differ(x, y):
        return False
    low, high = sorted((x.low or 0.0, y.low or 0.0))
    sides = x.of_side is None or y.of_side is None or x.of_side == y.of_side
    there = a.places & b.places if a.own and b.own else (a.places & b.names) | (b.places & a.names)
    return bool(there) and sides and high <= FAR * low and len(a.gist & b.gist) >= LEAST


def _linked_apart(a: Figure, b: Figure, numbers: Numbers) -> bool:
    """Whether two events hold them and a day is only inferred: the linker has seen more of both."""
    return None not in (numbers.event(a), numbers.event(b)) and "inferred" in (a.date_basis, b.date_basis)


def _toll(f: Figure, passages: Passages, numbers: Numbers) -> Toll:
    article = numbers.material.articles[f.article_id]
    text = numbers.material.texts[f.capture_id]
    start, end = passages.sentence(article, f.start)
    words = text[max(article.start, text.rfind("\n", article.start, start) + 1) : end]
    here = frozenset(passages.places(text[start:end]))
    places = here or frozenset(passages.places(words))
    named = f"{' '.join(places)} {passages.names.named(words)} {f.quote}"
    gist = passages.stems.of(words) - passages.stems.of(named) - passages.stems.of(LITTLE)
    names = frozenset(name.casefold() for name in NAME.findall(text[start:end] if here else words))
    return Toll(figure=f, places=places, own=bool(here), names=names, gist=gist)


def _shown(known: Sequence[Clash], a: Figure, b: Figure) -> bool:
    one, other = ((f.capture_id, f.start) for f in (a, b))
    starts = ({(s.capture_id, s.start) for s in c.stands} for c in known if c.field.startswith("counts."))
    return any(one in at and other in at for at in starts)


def _clash(figures: Sequence[Figure], numbers: Numbers) -> Clash:
    ordered = sorted(figures, key=lambda f: (f.low or 0.0, f.figure_id))
    first, last = (numbers.published(f) for f in (ordered[0], ordered[-1]))
    later = first is not None and last is not None and first < last
    return Clash(
        subject_id=min(f.article_id for f in figures),
        field=f"counts.{figures[0].done}",
        kind="different_time" if later else "true_dispute",
        strength="divergence" if later else "contradiction",
        note=f"{' against '.join(dict.fromkeys(f.quote for f in ordered))}: one day and place",
        stands=tuple(numbers.stand(f) for f in ordered),
    )


__all__ = ["tolls_clash"]
