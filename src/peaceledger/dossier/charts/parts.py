"""What every chart is made of: scales, ticks, shapes, and text that stays text."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from html import escape
from typing import Protocol

Scale = Callable[[float], float]
Days = Callable[[date], float]
Link = Callable[[str], str]
"""From the id of a record to the address of its place on this face of the pages."""

WIDTH = 720.0
LETTER = 6.1
"""Mean width of a letter at the charts' text size, in units of the picture."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS_WRITING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Say(Protocol):
    """Words of the interface by key, with values filled in."""

    def __call__(self, key: str, **values: object) -> str:
        """The words in the reader's language."""
        ...

    def number(self, value: float | None) -> str:
        """A number with the language's marks."""
        ...

    def figure(self, value: float, form: str = ".4g") -> str:
        """A measured number in one of Python's forms, with the language's marks."""
        ...

    def day(self, value: date | None) -> str | None:
        """A day."""
        ...


def plain(text: str) -> str:
    """A text for a label or a title: escaped, in one line, and unable to turn the writing around it."""
    kept = _TURNS_WRITING.sub("", _NOT_IN_XML.sub("", text))
    return escape(" ".join(kept.split()))


def cut(text: str, letters: int) -> str:
    """A text of at most so many letters; what is left out shows as an ellipsis."""
    short = " ".join(text.split())
    return short if len(short) <= letters else short[: max(letters - 1, 1)].rstrip() + "…"


def num(value: float) -> str:
    """A coordinate, short."""
    return f"{round(value, 1) + 0.0:g}"


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """The ``d`` of a line through points; empty where there is none."""
    drawn = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return f"M{drawn}{' Z' if closed else ''}" if drawn else ""


def day_scale(first: date, last: date, left: float, right: float) -> Days:
    """Days to the picture; a single day stands in the middle."""
    start = first.toordinal()
    span = last.toordinal() - start
    if not span:
        return lambda _: (left + right) / 2
    return lambda day: left + (right - left) * (day.toordinal() - start) / span


def linear(low: float, high: float, start: float, end: float) -> Scale:
    """Values to the picture."""
    return lambda value: start + (end - start) * (value - low) / ((high - low) or 1)


def levels(most: float, about: int = 5) -> list[int]:
    """Round values from 0 on, the last of which is not below ``most``."""
    step = 1
    for size in (10**power for power in range(13)):
        for times in (1, 2, 5):
            step = size * times
            if step * about >= most:
                return [step * i for i in range(int(-(-max(most, 1) // step)) + 1)]
    return [0, step]


def day_ticks(first: date, last: date, say: Say) -> list[tuple[date, str]]:
    """Days to be named on an axis, at most eight, with their names; years alone where the span is long."""
    months = say("date.short").split()
    span = (last - first).days
    if span < 45:
        step = max(span // 6, 1)
        days = [first + timedelta(days=i) for i in range(0, span + 1, step)]
        return [(d, f"{d.day} {months[d.month - 1]}" + (f" {d.year}" if d == days[0] else "")) for d in days]
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240) if span / 30.4 / n <= 8), 600)
    starts = [d for d in _months(first, last) if (d.year * 12 + d.month - 1) % every == 0]
    if every >= 12:
        return [(d, str(d.year)) for d in starts]
    return [(d, f"{months[d.month - 1]} {d.year}" if d.month <= every or d == starts[0] else months[d.month - 1]) for d in starts]


def _months(first: date, last: date) -> list[date]:
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    return [date(n // 12, n % 12 + 1, 1) for n in range(number, last.year * 12 + last.month)]


def day_axis(ends: tuple[date, date], x: Days, y: tuple[float, float], say: Say) -> str:
    """Thin lines from ``y[0]`` to ``y[1]`` at the named days, with the names below."""
    ticks = day_ticks(*ends, say)
    lines = "".join(line((x(day), y[0]), (x(day), y[1]), "rule") for day, _ in ticks)
    return lines + day_names(ticks, x, y[1] + 14, (0, WIDTH))


def day_names(ticks: Sequence[tuple[date, str]], x: Days, y: float, room: tuple[float, float]) -> str:
    """Names of days where they touch neither each other nor the ends of the room; the first one tells the year."""
    parts: list[str] = []
    free, last = room
    for day, short in ticks:
        name = short if parts or str(day.year) in short else f"{short} {day.year}"
        half = len(name) * LETTER / 2
        if x(day) - half >= free and x(day) + half <= last:
            parts.append(label(name, (x(day), y), "mid"))
            free = x(day) + half + 5
    return "".join(parts)


def line(start: tuple[float, float], end: tuple[float, float], kind: str) -> str:
    """A straight line."""
    return f'<path class="{kind}" d="{path((start, end))}"/>'


def label(text: str, at: tuple[float, float], kind: str = "") -> str:
    """A text in the picture; ``kind`` holds its classes (end, mid, strong)."""
    classes = f' class="{kind}"' if kind else ""
    return f'<text{classes} x="{num(at[0])}" y="{num(at[1])}">{plain(text)}</text>'


def box(corner: tuple[float, float], size: tuple[float, float], kind: str, more: str = "") -> str:
    """A rectangle."""
    (x, y), (width, height) = corner, size
    return f'<rect class="{kind}" x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"{more}/>'


def hatch(corner: tuple[float, float], size: tuple[float, float], kind: str = "hatch") -> str:
    """Slanting lines that fill a rectangle: readable in grey, and no pattern that would need a name."""
    (x, y), (width, height) = corner, size
    drawn = []
    step = 7
    for i in range(1, int((width + height) / step) + 1):
        reach = float(i * step)
        start = (x + min(reach, width), y + max(reach - width, 0.0))
        end = (x + max(reach - height, 0.0), y + min(reach, height))
        drawn.append(path((start, end)))
    return f'<path class="{kind}" d="{"".join(drawn)}"/>' if drawn else ""


SHAPES = ("circle", "square", "up", "down", "diamond", "hexagon", "cross")


def shape(name: str, at: tuple[float, float], size: float, kind: str = "") -> str:
    """A mark around a point; ``size`` is half its width.

    Raises:
        KeyError: If there is no such shape.
    """
    x, y = at
    classes = f' class="{kind}"' if kind else ""
    if name == "circle":
        return f'<circle{classes} cx="{num(x)}" cy="{num(y)}" r="{num(size)}"/>'
    corners = [(x + size * dx, y + size * dy) for dx, dy in _CORNERS[name]]
    if name == "cross":
        return f'<path{classes} d="{path(corners[:2])}{path(corners[2:])}"/>'
    return f'<path{classes} d="{path(corners, closed=True)}"/>'


_CORNERS: dict[str, Sequence[tuple[float, float]]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "up": ((0, -1), (1, 0.85), (-1, 0.85)),
    "down": ((0, 1), (1, -0.85), (-1, -0.85)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "hexagon": ((-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9), (-1, 0)),
    "cross": ((-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8)),
}


def mark(title: str, drawn: str, href: str | None = None, more: str = "") -> str:
    """What stands for a record: its title, and the way to it. The tab key reaches one link of a chart, arrow keys the others."""
    inside = f"<title>{plain(title)}</title>{drawn}"
    if not href:  # this face does not tell of it in full
        return f'<g class="mark"{more}>{inside}</g>'
    return f'<a href="{escape(href)}" tabindex="-1" class="mark"{more}>{inside}</a>'


def svg(name: str, size: tuple[float, float], body: str, kind: str = "") -> str:
    """The picture. It is a group and no image, since what stands inside an image is hidden from screen readers."""
    width, height = size
    first = body.replace(' tabindex="-1"', ' tabindex="0"', 1)
    classes = f"chart {kind}".strip()
    return (
        f'<svg class="{classes}" viewBox="0 0 {num(width)} {num(height)}" width="{num(width)}" height="{num(height)}" '
        f'role="group" aria-label="{plain(name)}">{first}</svg>'
    )
