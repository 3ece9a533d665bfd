"""Events of each week beside the articles read in it, so that silence and calm can be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from peaceledger.dossier.charts.drawing import Drawing, Grid
from peaceledger.dossier.charts.parts import (
    WIDTH,
    Days,
    Link,
    Say,
    box,
    day_axis,
    day_scale,
    hatch,
    label,
    levels,
    line,
    mark,
    shape,
    svg,
)

LEFT, RIGHT, TOP = 62.0, 16.0, 20.0
HALF = 84.0
MIDDLE = TOP + HALF
VERDICTS = MIDDLE + HALF + 14
MOST = 220
"""Periods that can be told apart in the picture; of a longer time only months are drawn."""
SHAPES = {"fewer": "down", "fewer_even_so": "square", "cannot_tell": "circle"}
"""Verdicts that are marked; a steady week, and one with too little to compare, has no mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A week or month: events that took place in it, articles and outlets read of it, and what follows."""

    start: date
    days: int
    n_events: int
    n_articles: int
    n_sources: int
    verdict: Literal["steady", "fewer", "fewer_even_so", "cannot_tell", "too_few"]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Weeks and months of one kind of events; the months are for a time too long for weeks."""

    weeks: tuple[Period, ...]
    months: tuple[Period, ...]

    @property
    def drawn(self) -> tuple[Period, ...]:
        """The periods that are drawn, in order of time."""
        chosen = self.weeks if _reach(self.weeks) <= MOST else self.months
        return tuple(sorted(chosen, key=lambda p: p.start))


def _reach(weeks: Sequence[Period]) -> int:
    days = [w.start for w in weeks]
    return (max(days) - min(days)).days // 7 + 1 if days else 0


def draw_coverage(data: Coverage, say: Say, link: Link) -> Drawing:
    """Draw events upwards and articles downwards, each on its own scale, with the verdict below."""
    rows = data.drawn
    panels = (_picture(rows, say),) if len(rows) > 1 else ()
    columns = tuple(say(f"charts.coverage.column.{c}") for c in ("period", "events", "articles", "outlets", "verdict", "note"))
    cells = tuple(
        (
            p.start.isoformat(),
            p.n_events,
            p.n_articles,
            p.n_sources,
            say(f"charts.verdict.{p.verdict}"),
            p.note,
        )
        for p in rows
    )
    return Drawing(
        key="coverage",
        name=say("charts.coverage.name"),
        panels=panels,
        notes=(say("charts.coverage.how"),),
        grid=Grid(columns=columns, rows=cells, records=(None,) * len(cells), english=(5,)),
    )


def _picture(rows: Sequence[Period], say: Say) -> str:
    first, last = rows[0].start, rows[-1].start + timedelta(days=rows[-1].days)
    x = day_scale(first, last, LEFT, WIDTH - RIGHT)
    most = tuple(levels(max(counts))[-1] for counts in ([p.n_events for p in rows], [p.n_articles for p in rows]))
    height = VERDICTS + 36
    body = [_unread(rows, x), day_axis((first, last), x, (TOP, VERDICTS + 12), say)]
    for way, top in ((-1, most[0]), (1, most[1])):
        for value in levels(top):
            y = MIDDLE + way * HALF * value / top
            body += [
                line((LEFT, y), (WIDTH - RIGHT, y), "rule" if value else "zero"),
                label(say.number(value), (LEFT - 6, y + 4), "end"),
            ]
    body += [
        label(say("charts.coverage.events"), (LEFT, TOP - 7), "strong"),
        label(say("charts.coverage.articles"), (LEFT, VERDICTS - 1), "strong"),
    ]
    body += [_period(p, x, most, say) for p in rows]
    return svg(say("charts.coverage.name"), (WIDTH, height), "".join(body), "coverage")


def _period(period: Period, x: Days, most: tuple[int, ...], say: Say) -> str:
    start, end = x(period.start), x(period.start + timedelta(days=period.days))
    wide, events, articles = max(end - start - 0.6, 0.8), HALF * period.n_events / most[0], HALF * period.n_articles / most[1]
    drawn = box((start, MIDDLE - events), (wide, events), "bar")
    drawn += box((start, MIDDLE), (wide, articles), "bar light")
    form = SHAPES.get(period.verdict)
    if form:
        drawn += shape(form, ((start + end) / 2, VERDICTS + 6), min(max(wide / 2, 1.6), 4), f"verdict {period.verdict}")
    words = say(
        "charts.coverage.period",
        day=say.day(period.start),
        events=period.n_events,
        articles=period.n_articles,
        note=say(f"charts.verdict.{period.verdict}"),
    )
    return mark(words, drawn)


def _unread(rows: Sequence[Period], x: Days) -> str:
    """Nothing was read, or nothing is recorded: an empty place above the line is no calm there."""
    parts = []
    for start, end in unread(rows):
        left, right = x(start), x(end)
        parts.append(hatch((left, TOP), (right - left, 2 * HALF)))
    return "".join(parts)


def unread(rows: Sequence[Period]) -> list[tuple[date, date]]:
    """The times between periods in which something was read, the day after each not included; rows in order of time."""
    read = [(r.start, r.start + timedelta(days=r.days)) for r in rows if r.n_articles]
    ends = [(rows[0].start, rows[0].start), *read, (rows[-1].start + timedelta(days=rows[-1].days),) * 2]
    return [(before, after) for (_, before), (after, _) in pairwise(ends) if after > before]
