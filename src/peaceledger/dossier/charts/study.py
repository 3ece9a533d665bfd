"""A study's result: the effect with its interval before the effects of shuffled worlds, and the outcome around the events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, floor, log

from peaceledger.dossier.charts.drawing import Drawing, Grid
from peaceledger.dossier.charts.parts import WIDTH, Link, Say, Scale, box, label, line, linear, mark, path, shape, svg

LEFT, RIGHT, TOP = 62.0, 24.0, 26.0
TALL, POINTS_TALL = 120.0, 170.0
BINS = 41
MOST_LABELS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The outcome at one place: a day before or after the event, a lag, a group."""

    at: float
    label: str
    value: float
    low: float | None
    high: float | None
    n: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyFigure:
    """What is drawn of one answer.

    Attributes:
        key: Its name in addresses and file names.
        title: Whose answer to which question, in a line.
        words: What the effect is, in words.
        value: The effect; None where there is none.
        low: Lower end of its interval, None if open.
        high: Upper end.
        null: The value that means no effect; 1 is drawn on a scale of ratios.
        placebo: The effects of the shuffled worlds.
        points: The outcome around the events.
        unit: Unit of the points.
    """

    key: str
    title: str
    words: str
    value: float | None
    low: float | None
    high: float | None
    null: float
    placebo: tuple[float, ...]
    points: tuple[Around, ...]
    unit: str


def draw_study(data: StudyFigure, say: Say, link: Link) -> Drawing:
    """Draw the effect, then the points; each only where there is one."""
    del link
    panels = []
    if data.value is not None:
        panels.append(_effect(data, say))
    if len(data.points) > 1:
        panels.append(_points(data, say))
    return Drawing(
        key=data.key,
        name=say("study.figure.name", title=data.title),
        panels=tuple(panels),
        notes=(say("study.figure.how"),) if panels else (),
        grid=_grid(data, say),
    )


def _grid(data: StudyFigure, say: Say) -> Grid:
    columns = tuple(say(f"study.figure.column.{c}") for c in ("at", "value", "low", "high", "n"))
    rows = [(p.label, *(_shown(v, say) for v in (p.value, p.low, p.high)), p.n) for p in data.points]
    if data.value is not None:
        rows.insert(0, (say("study.figure.effect"), *(_shown(v, say) for v in (data.value, data.low, data.high)), None))
    return Grid(columns=columns, rows=tuple(rows), records=(None,) * len(rows))


def _shown(value: float | None, say: Say) -> str | None:
    return None if value is None else say.figure(value)


def _effect(data: StudyFigure, say: Say) -> str:
    value = data.value if data.value is not None else data.null
    ratios = data.null == 1
    ends = [data.null, value, *(v for v in (data.low, data.high) if v is not None), *_core(data.placebo)]
    low, high = _reach(ends, ratios=ratios)
    x = _axis(low, high, ratios=ratios)
    base = TOP + TALL
    y = base + 24
    body = _placebo(data.placebo, (low, high), x, base, ratios=ratios)
    body += [line((x(data.null), TOP), (x(data.null), base + 34), "calm")]
    body += [label(say("study.figure.null"), (x(data.null), TOP - 8), "mid")]
    left, right = (x(_within(end, low, high)) for end in (_or(data.low, low), _or(data.high, high)))
    drawn = line((left, y), (right, y), "line") + shape("diamond", (x(value), y), 5, "dot")
    ends_said = {name: _shown(v, say) or "–" for name, v in (("low", data.low), ("high", data.high))}
    body.append(mark(say("study.figure.mark", value=say.figure(value), **ends_said), drawn))
    body += [line((LEFT, base), (WIDTH - RIGHT, base), "zero")]
    for tick in _ticks(low, high, ratios=ratios):
        body += [line((x(tick), base), (x(tick), base + 4), "zero"), label(say.figure(tick, "g"), (x(tick), y + 24), "mid")]
    body.append(label(data.words, (LEFT, y + 42)))
    return svg(say("study.figure.name", title=data.title), (WIDTH, y + 54), "".join(body), "study")


def _core(values: Sequence[float]) -> list[float]:
    """All but the outermost hundredth at either end, so that one wild world does not flatten the picture."""
    ordered = sorted(values)
    cut = len(ordered) // 100
    return ordered[cut : len(ordered) - cut] if ordered else []


def _reach(values: Iterable[float], *, ratios: bool) -> tuple[float, float]:
    kept = [v for v in values if v > 0] if ratios else list(values)
    if ratios:
        low, high = max(min(kept), 0.01), min(max(kept), 100.0)
        low, high = min(low, 0.8), max(high, 1.25)
        return low / 1.1, high * 1.1
    low, high = min(kept), max(kept)
    room = 0.06 * (high - low) or 1.0
    return low - room, high + room


def _axis(low: float, high: float, *, ratios: bool) -> Scale:
    if not ratios:
        return linear(low, high, LEFT, WIDTH - RIGHT)
    inner = linear(log(low), log(high), LEFT, WIDTH - RIGHT)
    return lambda v: inner(log(min(max(v, low), high)))


def _or(value: float | None, instead: float) -> float:
    return instead if value is None else value


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _ticks(low: float, high: float, *, ratios: bool) -> list[float]:
    if ratios:
        marks = (0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 5, 10, 20, 50, 100)
        inside = [m for m in marks if low <= m <= high]
        return inside if len(inside) <= 9 else [m for m in inside if m in (0.01, 0.1, 0.5, 1, 2, 10, 100)]
    step = _step(high - low)
    first = floor(low / step) + 1
    return [round(step * i, 10) for i in range(first, floor(high / step) + 1)]


def _step(span: float) -> float:
    size = 10.0 ** floor(log(span / 5, 10)) if span > 0 else 1.0
    return next((size * times for times in (1, 2, 5, 10) if span / (size * times) <= 7), size * 10)


def _placebo(values: Sequence[float], ends: tuple[float, float], x: Scale, base: float, *, ratios: bool) -> list[str]:
    """The effects of the shuffled worlds as a low range of bars; those beyond the picture stand in the outermost bar."""
    if not values:
        return []
    low, high = (log(e) for e in ends) if ratios else ends
    counts = [0] * BINS
    for value in values:
        at = log(value) if ratios and value > 0 else low if ratios else value
        counts[min(max(int((at - low) / (high - low) * BINS), 0), BINS - 1)] += 1
    most, wide = max(counts), (high - low) / BINS
    back = exp if ratios else float
    drawn = []
    for i, count in enumerate(counts):
        left, right = x(back(low + i * wide)), x(back(low + (i + 1) * wide))
        tall = (TALL - 10) * count / most
        drawn.append(box((left, base - tall), (max(right - left - 0.8, 0.5), tall), "bar light") if count else "")
    return drawn


def _points(data: StudyFigure, say: Say) -> str:
    points = data.points
    values = [v for p in points for v in (p.value, p.low, p.high) if v is not None]
    low, high = min(values), max(values)
    low = min(low, 0.0)
    room = 0.05 * (high - low) or 1.0
    y = linear(low, high + room, TOP + POINTS_TALL, TOP)
    x = (
        linear(points[0].at, points[-1].at, LEFT + 10, WIDTH - RIGHT - 10)
        if points[0].at < points[-1].at
        else (lambda _: WIDTH / 2)
    )
    body = []
    for tick in _ticks(low, high + room, ratios=False):
        body += [
            line((LEFT, y(tick)), (WIDTH - RIGHT, y(tick)), "rule"),
            label(say.figure(tick, "g"), (LEFT - 6, y(tick) + 4), "end"),
        ]
    if points[0].at <= 0 <= points[-1].at and len(points) > MOST_LABELS:
        body.append(line((x(0), TOP), (x(0), TOP + POINTS_TALL), "calm"))
    drawn_line = path([(x(p.at), y(p.value)) for p in points])
    body.append(f'<path class="tail" d="{drawn_line}"/>' if len(points) > 3 else "")
    every = -(-len(points) // MOST_LABELS)
    for i, p in enumerate(points):
        inner = line((x(p.at), y(p.low)), (x(p.at), y(p.high)), "tail") if p.low is not None and p.high is not None else ""
        inner += shape("circle", (x(p.at), y(p.value)), 3, "dot")
        body.append(mark(f"{p.label}: {say.figure(p.value)}", inner))
        if i % every == 0:
            body.append(label(p.label if len(points) <= 3 else say.figure(p.at, "g"), (x(p.at), TOP + POINTS_TALL + 16), "mid"))
    body.append(label(data.unit, (LEFT, TOP - 8), "strong"))
    return svg(say("study.figure.points", title=data.title), (WIDTH, TOP + POINTS_TALL + 30), "".join(body), "study")


__all__ = ["Around", "StudyFigure", "draw_study"]
