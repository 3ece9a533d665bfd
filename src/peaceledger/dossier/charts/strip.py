"""Charts as plain SVG: readable in grey, named for screen readers, each beside its table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

Days = Callable[[date], float]
Levels = Callable[[float], float]

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 56, 110, 14, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """People returned to one side on a day; ``low`` and ``high`` as reported."""

    day: date
    best: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An interval on the timeline strip."""

    first: date
    last: date
    lane: str
    title: str
    anchor: str


def running_chart(series: Sequence[tuple[str, Sequence[Step]]]) -> str:
    """Cumulative people returned per side, as far as the exchanges read here go; empty where fewer than two are dated."""
    days = sorted({s.day for _, steps in series for s in steps})
    if len(days) < 2:
        return ""
    most = max(sum(s.high for s in steps) for _, steps in series) or 1
    x, y = _scale(days[0], days[-1], LEFT, WIDTH - RIGHT), _linear(0, most, HEIGHT - BOTTOM, TOP)
    parts = [_grid(most, y), _days(days, x)]
    for index, (name, steps) in enumerate(series):
        if steps:
            parts.append(_side(name, sorted(steps, key=lambda s: s.day), index, days[-1], (x, y)))
    return _svg("img", HEIGHT, "People returned to each side, added up over the exchanges read here", "".join(parts))


def _side(name: str, steps: Sequence[Step], index: int, last: date, scales: tuple[Days, Levels]) -> str:
    x, y = scales
    totals: list[tuple[date, int, int, int]] = []
    best = low = high = 0
    for step in steps:
        best, low, high = best + step.best, low + step.low, high + step.high
        totals.append((step.day, best, low, high))
    line = _stairs([(d, b) for d, b, _, _ in totals], last, x, y)
    upper = _stairs([(d, h) for d, _, _, h in totals], last, x, y)
    lower = _stairs([(d, v) for d, _, v, _ in totals], last, x, y)
    band = upper + " L" + " L".join(reversed(lower[1:].split(" L")))
    text_y = y(best) + (4 if index == 0 else 16)
    return (
        f'<path class="band b{index}" d="{band} Z"/><path class="line s{index}" d="{line}"/>'
        f'<text class="end" x="{x(last) + 6:.1f}" y="{text_y:.1f}">{escape(name)} {best:,}</text>'
    )


def _stairs(points: Sequence[tuple[date, int]], last: date, x: Days, y: Levels) -> str:
    out: list[str] = []
    level = 0
    for day, value in points:
        out += [f"{x(day):.1f},{y(level):.1f}", f"{x(day):.1f},{y(value):.1f}"]
        level = value
    out.append(f"{x(last):.1f},{y(level):.1f}")
    return "M" + " L".join(out)


def dense(bars: Sequence[Bar]) -> list[Bar]:
    """The bars without those far from the rest: a lone event decades away would press all others into one point."""
    ordered = sorted(bars, key=lambda b: (b.first, b.last))
    most = len(ordered) // 10
    for side in (0, -1):
        for _ in range(most):
            rest = ordered[1:] if side == 0 else ordered[:-1]
            if _span(rest) * 2 > _span(ordered):
                break
            ordered = rest
    return ordered


def _span(bars: Sequence[Bar]) -> float:
    return (max(b.last for b in bars) - min(b.first for b in bars)) / timedelta(days=1)


def timeline_strip(bars: Sequence[Bar]) -> str:
    """Events as marks, uncertain dates as bars as long as the doubt; empty where nothing is dated."""
    if not bars:
        return ""
    lanes = sorted({b.lane for b in bars})
    first, last = min(b.first for b in bars), max(b.last for b in bars)
    height = TOP + 22 * len(lanes) + BOTTOM
    left = 150
    x = _scale(first, last, left, WIDTH - 16)
    parts = [_days([first, last], x, height)]
    for index, lane in enumerate(lanes):
        y = TOP + 22 * index + 11
        parts.append(f'<text class="lane" x="{left - 10}" y="{y + 4}">{escape(lane)}</text>')
        parts.append(f'<line class="rule" x1="{left}" x2="{WIDTH - 16}" y1="{y}" y2="{y}"/>')
        parts += [_mark(b, x, y) for b in bars if b.lane == lane]
    return _svg("group", height, "Events by type and date; a long bar is an uncertain date", "".join(parts))


def _mark(bar: Bar, x: Days, y: float) -> str:
    start, end = x(bar.first), x(bar.last)
    shape = (
        f'<circle cx="{start:.1f}" cy="{y}" r="4.5"/>'
        if end - start < 6
        else f'<rect x="{start:.1f}" y="{y - 4}" width="{end - start:.1f}" height="8" rx="4"/>'
    )
    return f'<a href="#{escape(bar.anchor)}"><title>{escape(bar.title)}</title>{shape}</a>'


def _svg(role: str, height: float, name: str, body: str) -> str:
    """A picture that holds links is a group: what stands inside an image is hidden from screen readers."""
    return f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="{role}" aria-label="{escape(name)}">{body}</svg>'


def _scale(first: date, last: date, left: float, right: float) -> Days:
    span = max((last - first) / timedelta(days=1), 1)
    return lambda day: left + (right - left) * ((day - first) / timedelta(days=1)) / span


def _linear(low: float, high: float, bottom: float, top: float) -> Levels:
    return lambda value: bottom + (top - bottom) * (value - low) / ((high - low) or 1)


def _grid(most: int, y: Levels) -> str:
    lines = []
    for share in (0, 0.5, 1):
        value = round(most * share)
        lines.append(f'<line class="rule" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        lines.append(f'<text class="tick" x="{LEFT - 8}" y="{y(value) + 4:.1f}">{value:,}</text>')
    return "".join(lines)


def _days(days: Sequence[date], x: Days, height: float = HEIGHT) -> str:
    first, last = days[0], days[-1]
    return (
        f'<text class="day" x="{x(first):.1f}" y="{height - 8}">{first.day} {first:%b %Y}</text>'
        f'<text class="day last" x="{x(last):.1f}" y="{height - 8}">{last.day} {last:%b %Y}</text>'
    )
