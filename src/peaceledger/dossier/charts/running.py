"""People returned to each side, added up: one side above the line, the other below it, on one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from peaceledger.dossier.charts.crowds import Crowd, gathered, steps_by_column
from peaceledger.dossier.charts.drawing import Drawing, Grid
from peaceledger.dossier.charts.gaps import Gap, gaps
from peaceledger.dossier.charts.parts import (
    LETTER,
    WIDTH,
    Days,
    Link,
    Say,
    box,
    cut,
    day_axis,
    day_scale,
    hatch,
    label,
    levels,
    line,
    linear,
    mark,
    path,
    shape,
    svg,
)

LEFT, RIGHT, TOP = 62.0, 96.0, 16.0
HALF = 118.0
"""Height of one side's plot."""
MIDDLE = TOP + HALF
STRIPS = MIDDLE + HALF + 14
STRIP = 22.0
SHAPES = ("circle", "square")
CHECKS = 5
"""Sums that the title of a mark tells in words; the table has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """People returned to one side as reported; ``high`` None where only a least number is known."""

    best: int
    low: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A number or order that a text prints of an exchange, which fails or cannot be told when worked out again."""

    outcome: Literal["fails", "cannot_tell"]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An exchange that took place.

    Attributes:
        record: Its id.
        title: What it is called.
        first: First possible day, None if open.
        last: Last possible day, None if open.
        when: The same in words.
        ordinal: 76 for the 76th.
        amounts: What each side got back, None where nobody says.
        checks: Sums that fail or cannot be told.
    """

    record: str
    title: str
    first: date | None
    last: date | None
    when: str | None
    ordinal: int | None
    amounts: tuple[Amount | None, Amount | None]
    checks: tuple[Check, ...] = ()

    @property
    def day(self) -> date | None:
        """The day by which it had taken place at the latest."""
        return self.last or self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Articles read that were published in the week from ``start`` on."""

    start: date
    n_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What the chart shows: both sides' names, exchanges in any order, and what was read in which week.

    Attributes:
        sides: Their names.
        turns: The exchanges.
        reading: What was read.
        partial: Whether exchanges between these were left out by choice: then no number and no time between them is missing.
    """

    sides: tuple[str, str]
    turns: tuple[Turn, ...]
    reading: tuple[Read, ...] = ()
    partial: bool = False


def draw_running(data: Running, say: Say, link: Link) -> Drawing:
    """Draw the steps of both sides with bands from low to high, and below them ordinals, sums and what was read."""
    turns = in_order(data.turns)
    dated = _framed([t for t in turns if t.day])
    undated = sum(any(t.amounts) for t in turns if not t.day)
    beyond = sum(t.day is not None for t in turns) - len(dated)
    notes = [say("charts.running.how", a=data.sides[0], b=data.sides[1])]
    if undated:
        notes.append(say("charts.running.undated", n=undated))
    if beyond:
        notes.append(say("charts.running.beyond", n=beyond))
    if unit := _crowd(dated).unit:
        notes.append(say(f"charts.running.gathered.{unit}", n=len(dated)))
    if data.partial:
        notes.append(say("charts.running.partial"))
    panels = (_picture(data, dated, say, link),) if sum(any(t.amounts) for t in dated) > 1 else ()
    return Drawing(
        key="exchanges", name=say("charts.running.name"), panels=panels, notes=tuple(notes), grid=_grid(data, turns, say)
    )


def _framed(dated: Sequence[Turn]) -> list[Turn]:
    """Those from the first to the last that has a number of people or an ordinal: others would only make the picture long."""
    told = [i for i, t in enumerate(dated) if any(t.amounts) or t.ordinal is not None]
    return list(dated[told[0] : told[-1] + 1]) if told else []


def in_order(turns: Sequence[Turn]) -> list[Turn]:
    """Exchanges by the day by which they had taken place; undated ones last."""
    return sorted(turns, key=lambda t: (t.day is None, t.day or date.min, t.first or date.min, t.record))


def _crowd(dated: Sequence[Turn]) -> Crowd[Turn]:
    return gathered(dated, _end)


@dataclass(frozen=True, slots=True)
class _Plot:
    x: Days
    ends: tuple[date, date]
    most: int

    def y(self, side: int, value: float) -> float:
        """The first side grows upwards, the second as much downwards."""
        return MIDDLE + (-1 if side == 0 else 1) * linear(0, self.most, 0, HALF)(value)


def _picture(data: Running, dated: Sequence[Turn], say: Say, link: Link) -> str:
    ends = min(t.first or t.last or date.max for t in dated), max(t.last or t.first or date.min for t in dated)
    most = levels(max(sum(_high(t, side) for t in dated) for side in (0, 1)))[-1]
    plot = _Plot(day_scale(*ends, LEFT, WIDTH - RIGHT), ends, most)
    found = () if data.partial else gaps(dated, data.reading)
    crowd = _crowd(dated)
    height = STRIPS + 3 * STRIP + 24
    body = [_silence(found, plot), _levels(plot, say), day_axis(ends, plot.x, (TOP, height - 22), say)]
    body += [_side(side, data.sides[side], dated, plot, say) for side in (0, 1)]
    body += [drawn for side in (0, 1) for drawn in _marks(side, crowd, plot, say, link)]
    body += [_ordinals(dated, found, plot, say, link), _checks(crowd, plot, say, link), _reading(data.reading, found, plot, say)]
    return svg(say("charts.running.name"), (WIDTH, height), "".join(body), "running")


def _high(turn: Turn, side: int) -> int:
    amount = turn.amounts[side]
    return 0 if amount is None else max(amount.high or 0, amount.best, amount.low)


def _levels(plot: _Plot, say: Say) -> str:
    parts = []
    for value in levels(plot.most):
        for side in (0, 1):
            y = plot.y(side, value)
            if value or side == 0:
                parts.append(line((LEFT, y), (WIDTH - RIGHT, y), "rule" if value else "zero"))
                parts.append(label(say.number(value), (LEFT - 6, y + 4), "end"))
    return "".join(parts)


def _side(side: int, name: str, dated: Sequence[Turn], plot: _Plot, say: Say) -> str:
    """Low grows on the last possible day, high on the first possible one, so that the truth lies in the band on each day."""
    amounts = [(t, a) for t in dated if (a := t.amounts[side]) is not None]
    low = stairs(steps_by_column([(_end(t), a.low) for t, a in amounts], plot.x, late=True), plot.ends)
    high = stairs(steps_by_column([(_start(t), _high(t, side)) for t, _ in amounts], plot.x, late=False), plot.ends)
    best = stairs(steps_by_column([(_end(t), a.best) for t, a in amounts], plot.x, late=True), plot.ends)
    place = [[(plot.x(day), plot.y(side, value)) for day, value in points] for points in (low, high, best)]
    total, open_up = best[-1][1], any(a.high is None for _, a in amounts)
    y = plot.y(side, total)
    inward = min(max(y + 4, TOP + 8), MIDDLE - 12) if side == 0 else max(min(y + 4, MIDDLE + HALF - 4), MIDDLE + 20)
    spread = "" if low[-1][1] == high[-1][1] else f"{say.number(low[-1][1])}–{say.number(high[-1][1])}"
    return (
        f'<path class="band" d="{path([*place[1], *reversed(place[0])], closed=True)}"/>'
        f'<path class="line" d="{path(place[2])}"/>'
        + label(cut(name, 14), (WIDTH - RIGHT + 8, inward), "strong")
        + label(f"{'≥ ' if open_up else ''}{say.number(total)}", (WIDTH - RIGHT + 8, inward + 13))
        + (label(spread, *_beside(spread, inward - 13)) if spread else "")
    )


def _beside(words: str, y: float) -> tuple[tuple[float, float], str]:
    """Where words stand beside the end of a line: after it, or if they are too long for that, up to the edge."""
    return ((WIDTH - RIGHT + 8, y), "") if len(words) * LETTER < RIGHT - 10 else ((WIDTH - 2, y), "end")


def _start(turn: Turn) -> date:
    return turn.first or turn.last or date.min


def _end(turn: Turn) -> date:
    return turn.last or turn.first or date.max


def stairs(steps: Sequence[tuple[date, int]], ends: tuple[date, date]) -> list[tuple[date, int]]:
    """Corners of the line that climbs by each step on its day, over the whole span."""
    level = 0
    points = [(ends[0], 0)]
    for day, height in sorted(steps):
        points += [(day, level), (day, level + height)]
        level += height
    return [*points, (ends[1], level)]


def _marks(side: int, crowd: Crowd[Turn], plot: _Plot, say: Say, link: Link) -> Iterator[str]:
    """One mark for each exchange or group on each side's line; hollow where of none anybody says how many came back."""
    level = 0
    for group in crowd.groups:
        told = [a.best for t in group if (a := t.amounts[side])]
        level += sum(told)
        at = (plot.x(_end(group[-1])), plot.y(side, level))
        drawn = shape(SHAPES[side], at, 3.6, "dot" if told else "dot open")
        people = say("charts.running.group", n=len(group), people=sum(told), uncounted=len(group) - len(told))
        words = _named(group) if len(group) == 1 else f"{_from_to(group)}: {people}"
        yield mark(words, drawn, link(group[0].record), f' data-side="{side}"')


def _named(group: Sequence[Turn]) -> str:
    return f"{group[0].title}: {group[0].when or ''}"


def _from_to(group: Sequence[Turn]) -> str:
    return " … ".join(dict.fromkeys(t.when or "" for t in (group[0], group[-1])))


def _silence(found: Sequence[Gap], plot: _Plot) -> str:
    spans = [(plot.x(g.first), plot.x(g.last)) for g in found if g.kind == "unread"]
    return "".join(hatch((start, TOP), (end - start, 2 * HALF)) for start, end in spans)


def _strip(row: int, name: str) -> tuple[float, str]:
    y = STRIPS + STRIP * row + STRIP / 2
    return y, label(name, (LEFT - 6, y + 4), "end") + line((LEFT, y), (WIDTH - RIGHT, y), "rule")


def _ordinals(dated: Sequence[Turn], found: Sequence[Gap], plot: _Plot, say: Say, link: Link) -> str:
    """Numbers as printed where there is room, and a bracket over those that no exchange here bears."""
    y, head = _strip(0, say("charts.running.numbers"))
    parts = [head]
    taken = float("-inf")
    for group in gathered([t for t in dated if t.ordinal is not None], _end).groups:
        numbers = [t.ordinal for t in group if t.ordinal is not None]
        at, words = plot.x(_end(group[-1])), "–".join(dict.fromkeys(map(str, (min(numbers), max(numbers)))))
        drawn = shape("up", (at, y), 3, "dot")
        if at - len(words) * 3.2 > taken:
            drawn, taken = drawn + label(words, (at, y - 6), "mid"), at + len(words) * 3.2 + 3
        title = group[0].title if len(group) == 1 else _from_to(group)
        parts.append(mark(say("charts.running.ordinal", n=words, title=title), drawn, link(group[0].record)))
    parts += [_missing(group, y, plot, say) for group in gathered([g for g in found if g.kind == "numbers"], _first).groups]
    return "".join(parts)


def _first(gap: Gap) -> date:
    return gap.first


def _missing(group: Sequence[Gap], y: float, plot: _Plot, say: Say) -> str:
    """A bracket over the numbers that are missing between two days; over several of them with what they come to."""
    start, end = plot.x(group[0].first) + 4, plot.x(group[-1].last) - 4
    low = sum(g.low for g in group)
    key = "missing" if len(group) == 1 else "missing_between"
    words = say(f"charts.running.{key}", low=low, first=group[0].numbers[0], last=group[-1].numbers[1])
    drawn = hatch((start, y - 4), (max(end - start, 2), 8))
    return mark(words, drawn + (label(str(low), ((start + end) / 2, y + 15), "mid") if end - start > 26 else ""))


def _checks(crowd: Crowd[Turn], plot: _Plot, say: Say, link: Link) -> str:
    y, head = _strip(1, say("charts.running.checks"))
    parts = [head]
    for group in crowd.groups:
        for outcome, form, way in (("fails", "cross", -5), ("cannot_tell", "circle", 5)):
            failed = [(t, c.words) for t in group for c in t.checks if c.outcome == outcome]
            if failed:
                first = failed[0][0]
                title = first.title if len(group) == 1 else f"{_from_to(group)} ({len(failed)})"
                words = "; ".join(w for _, w in failed[:CHECKS]) + (" …" if len(failed) > CHECKS else "")
                drawn = shape(form, (plot.x(_end(first)), y + way), 4 if outcome == "fails" else 3, f"check {outcome}")
                parts.append(mark(say(f"charts.running.{outcome}", title=title, words=words), drawn, link(first.record)))
    return "".join(parts)


def _reading(reading: Sequence[Read], found: Sequence[Gap], plot: _Plot, say: Say) -> str:
    """A bar for each week with articles, and the long silences in words."""
    y, head = _strip(2, say("charts.running.read"))
    parts = [head]
    within = [
        r
        for r in sorted(reading, key=lambda r: r.start)
        if r.n_articles and plot.ends[0] <= r.start + timedelta(days=6) and r.start <= plot.ends[1]
    ]
    groups = gathered(within, lambda r: r.start).groups
    most = max((sum(r.n_articles for r in group) for group in groups), default=1)
    for group in groups:
        start = max(plot.x(max(group[0].start, plot.ends[0])), LEFT)
        wide = max(min(plot.x(group[-1].start + timedelta(days=7)), WIDTH - RIGHT) - start - 0.4, 1.2)
        n = sum(r.n_articles for r in group)
        tall = max(16 * n / most, 1.5)
        key = "week" if len(group) == 1 else "weeks"
        words = say(f"charts.running.{key}", day=say.day(group[0].start), n=n, weeks=len(group))
        parts.append(mark(words, box((start, y - tall / 2), (wide, tall), "bar")))
    for gap in (g for g in found if g.kind in {"unread", "calm"}):
        words = say(f"charts.running.{gap.kind}", days=(gap.last - gap.first).days, read=gap.low, weeks=gap.high)
        start, end = plot.x(gap.first), plot.x(gap.last)
        parts.append(mark(words, box((start, y - 9), (end - start, 18), f"silence {gap.kind}")))
    return "".join(parts)


def _grid(data: Running, turns: Sequence[Turn], say: Say) -> Grid:
    columns = ("date", "title", "number", "to", "to", "sum", "sum", "checks")
    named = (None, None, None, *data.sides, *data.sides, None)
    heads = tuple(say(f"charts.running.column.{c}", side=n or "") for c, n in zip(columns, named, strict=True))
    totals = [0, 0]
    rows = []
    for turn in turns:
        for side, amount in enumerate(turn.amounts):
            totals[side] += amount.best if amount and turn.day else 0
        sums = [t if turn.day else None for t in totals]
        words = "; ".join(f"{say('charts.outcome.' + c.outcome)}: {c.words}" for c in turn.checks)
        rows.append((turn.when, turn.title, turn.ordinal, *(amount_words(a, say) for a in turn.amounts), *sums, words))
    return Grid(columns=heads, rows=tuple(rows), records=tuple(t.record for t in turns))


def amount_words(amount: Amount | None, say: Say) -> str | int | None:
    """The best value, with low and high where they differ; None where nobody says."""
    if amount is None:
        return None
    if amount.low == amount.high:
        return amount.best
    if amount.high is None:
        return f"≥ {say.number(amount.low)}"
    return f"{say.number(amount.best)} ({say.number(amount.low)}–{say.number(amount.high)})"
