"""One number of people freed on two days, and a whole that another text tells without its smaller part."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.clash_figures import PEOPLE, RELEASED, Numbers
from peaceledger.reconcile.numbers import is_round
from peaceledger.reconcile.numerals import Numerals
from peaceledger.reconcile.passages import Passages
from peaceledger.records import Comparison, Figure

APART = 3
"""Days between two tellings of one release; a later one of the same number is another."""
TWO = 2
"""Days on which one number is told; more are a series."""
MOST = 40
"""Tellings of a day that are set against those of another."""
BULK = 0.7
"""Least share of a whole that a text can take for all of it."""
FIRM = frozenset({"stated", "relative"})
"""How a day is told by the sentence itself."""
FEWEST = 10
"""Least number of people that two texts do not share by chance."""
Dated = tuple[date, Figure]


def days_clash(passages: Passages, numbers: Numbers) -> Iterator[Clash]:
    """One number of the same people, freed on unlike days.

    Args:
        passages: All articles.
        numbers: As the articles tell them.
    """
    same: dict[float, list[Dated]] = defaultdict(list)
    for f in _freed(numbers):
        if not is_round(f.low or 0.0) and (day := _on(f)):
            same[f.low or 0.0].append((day, f))
    for number, dated in sorted(same.items()):
        for run in _runs(dated):
            of_article = {(f.article_id, day) for day, f in run}
            if len({day for day, _ in run}) == TWO and len(of_article) == len({article for article, _ in of_article}):
                yield from _two_days(number, run, passages, numbers)


def _runs(dated: Sequence[Dated]) -> Iterator[list[Dated]]:
    """Numbers in the order of their days, cut where more days lie between two."""
    run: list[Dated] = []
    for day, f in sorted(dated, key=lambda d: (d[0], d[1].figure_id)):
        if run and (day - run[-1][0]).days > APART:
            yield run
            run = []
        run.append((day, f))
    if run:
        yield run


def _two_days(number: float, run: Sequence[Dated], passages: Passages, numbers: Numbers) -> Iterator[Clash]:
    first = run[0][0]
    early, late = ([f for day, f in run if (day == first) is before] for before in (True, False))
    pairs = [(a, b) for a in early[:MOST] for b in late[:MOST] if _of_one(a, b, numbers)]
    firm = any({a.date_basis, b.date_basis} <= FIRM for a, b in pairs)
    if pairs and firm:
        told = sorted({f for pair in pairs for f in pair}, key=lambda f: f.figure_id)
        cited = any(numbers.cites(a, b) or numbers.cites(b, a) for a, b in pairs)
        yield Clash(
            subject_id=min(f.article_id for f in told),
            field="date",
            kind="copy_error" if cited else "different_time",
            strength="contradiction",
            note=f"the same {number:,g} people are told as freed on {' and on '.join(sorted({str(_on(f)) for f in told}))}",
            stands=tuple(s for f in told for s in _sentences(f, passages, numbers)),
        )


def _of_one(a: Figure, b: Figure, numbers: Numbers) -> bool:
    """Whether two numbers are of one release: a place or a side in common, and none that excludes it."""
    if a.article_id == b.article_id or not numbers.in_the_news(a, numbers.published(b)):
        return False
    sides, places = {a.of_side, b.of_side} - {None}, (set(a.places), set(b.places))
    if len(sides) > 1 or (places[0] and places[1] and not places[0] & places[1]):
        return False
    return bool(places[0] & places[1]) or a.of_side == b.of_side is not None


def _sentences(f: Figure, passages: Passages, numbers: Numbers) -> Iterator[Stand]:
    """The sentence of a number, and the one before it where its day is taken from there."""
    text = passages.material.texts[f.capture_id]
    article = passages.material.articles[f.article_id]
    start, end = passages.sentence(article, f.start)
    if f.date_basis == "inferred":
        start = max(text.rfind("\n", article.start, start) + 1, passages.sentence(article, max(article.start, start - 2))[0])
    quote = text[start:end]
    start, quote = start + len(quote) - len(quote.lstrip()), quote.strip()
    yield Stand(
        value=f"{_on(f)}", side=numbers.voice(f), capture_id=f.capture_id, start=start, end=start + len(quote), quote=quote
    )


def parts_clash(
    passages: Passages, numbers: Numbers, comparisons: Sequence[Comparison], known: Sequence[Clash]
) -> Iterator[Clash]:
    """A whole with its parts in one text, of which another tells the largest part as all.

    Args:
        passages: All articles.
        numbers: As the articles tell them.
        comparisons: Sums among them.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    numerals = Numerals(passages.material.lexicon.vocab.get("matters", {}).get("numbers", {}))
    freed = list(_freed(numbers))
    at_start: dict[str, list[Figure]] = defaultdict(list)
    by_value: dict[float, list[Figure]] = defaultdict(list)
    given: dict[str, set[float]] = defaultdict(set)
    for f in freed:
        at_start[f.capture_id].append(f)
        by_value[f.low or 0.0].append(f)
    for f in numbers.figures:
        given[f.article_id].add(f.low or 0.0)
    for c in comparisons:
        if c.kind != "sum" or c.low is None or c.low != c.high or c.low != c.found or c.low < FEWEST:
            continue
        inside = [f for f in at_start[c.capture_id] if c.start <= f.start < c.end]
        bulk = {f.low or 0.0 for f in inside} | set(numerals.all_in(c.quote))
        for part in sorted(n for n in bulk if max(FEWEST, BULK * c.low) <= n < c.low):
            others = [f for f in by_value[part] if c.low not in given[f.article_id] and _told_of(c, f, inside, numbers)]
            found = _without_the_rest(c, part, others, passages, numbers)
            if others and not any(k.tells(found.stands[0], s) for k in known for s in found.stands[1:]):
                yield found


def _told_of(c: Comparison, f: Figure, inside: Sequence[Figure], numbers: Numbers) -> bool:
    """Whether a number in another article is of the same day, and of a side that the sum may be of."""
    if f.article_id == c.article_id or f.per == "day":
        return False
    days = {_on(i) for i in inside} - {None}
    sides = {i.of_side for i in inside} - {None}
    near = numbers.in_the_news(f, numbers.material.articles[c.article_id].published)
    return near and _on(f) in days and len(sides) <= 1 and (not sides or f.of_side in sides or f.of_side is None)


def _without_the_rest(c: Comparison, part: float, others: Sequence[Figure], passages: Passages, numbers: Numbers) -> Clash:
    first, last = c.checked_start or c.start, c.checked_end or c.end
    quote = passages.material.texts[c.capture_id][first:last]
    whole = Stand(value=f"{c.low:,g} in all", side=None, capture_id=c.capture_id, start=first, end=last, quote=quote)
    return Clash(
        subject_id=c.article_id,
        field="counts.returned",
        kind="different_thing_counted",
        strength="divergence",
        note=f"{c.low:,g} counts {(c.low or 0) - part:,g} others beside the {part:,g} ({c.working})",
        stands=(whole, *map(numbers.stand, others)),
    )


def _freed(numbers: Numbers) -> Iterator[Figure]:
    for f in numbers.figures:
        exact = f.hedge == "exact" and f.low is not None and f.scope in ("event", "stage") and f.status != "denied"
        if exact and f.done in RELEASED and f.thing in PEOPLE and (f.status in ("occurred", "claimed", "ongoing")):
            yield f


def _on(f: Figure) -> date | None:
    return f.date_earliest if f.date_earliest == f.date_latest else None


__all__ = ["days_clash", "parts_clash"]
