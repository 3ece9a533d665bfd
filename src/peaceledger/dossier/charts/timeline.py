"""Events by type and date: an uncertain date is as long as the doubt, a crowd becomes a profile, each year opens by itself."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from peaceledger.dossier.charts.drawing import Drawing, Grid
from peaceledger.dossier.charts.parts import (
    WIDTH,
    Days,
    Link,
    Say,
    box,
    cut,
    day_axis,
    day_scale,
    label,
    line,
    mark,
    num,
    path,
    shape,
    svg,
)
from peaceledger.dossier.charts.spans import dense

LEFT, RIGHT, TOP = 150.0, 30.0, 10.0
ROW, PAD = 12.0, 8.0
ROWS = 5
"""Rows of single marks in a lane; a lane that needs more is drawn as a profile."""
TALL = 38.0
"""Height of a profile."""
BIN = 6.0
"""Width of a step of a profile, in units of the picture."""
LONG = 0.25
"""Share of the picture from which on an open date is counted beside a profile and not in it."""
DOT = 4.0
FULL = int(ROWS * (WIDTH - LEFT - RIGHT) / (2 * DOT)) + ROWS
"""More marks than this find no room in the rows of a lane, however they lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A dated event.

    Attributes:
        record: Its id.
        title: What it is called.
        lane: Its type, in words.
        status: In words.
        parties: Who takes part.
        first: First possible day, None if open.
        last: Last possible day, None if open.
        when: The same in words.
        number: Its place in the page's list, by which a filter finds it; None where the page has no such list.
    """

    record: str
    title: str
    lane: str
    status: str
    parties: tuple[str, ...]
    first: date | None
    last: date | None
    when: str
    number: int | None = None

    @property
    def start(self) -> date:
        """First day on which it is drawn."""
        return self.first or self.last or date.min

    @property
    def end(self) -> date:
        """Last day on which it is drawn."""
        return self.last or self.first or date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Dated events in any order.

    Attributes:
        marks: The events.
        within: First and last day of the time to be shown where one was asked for.
        sifted: Whether a filter of the page looks for the marks of an event by its number.
    """

    marks: tuple[Mark, ...]
    within: tuple[date | None, date | None] = (None, None)
    sifted: bool = True


def draw_timeline(data: Timeline, say: Say, link: Link) -> Drawing:
    """Draw the time in which most events lie; each year by itself is drawn by ``years``."""
    ordered = in_order(data.marks)
    near = ordered if all(data.within) else dense(ordered)
    notes = [say("charts.timeline.how")]
    if len(near) < len(ordered):
        notes.append(say("charts.timeline.far", n=len(ordered) - len(near)))
    name = say("charts.timeline.name")
    panels = (_picture(near, name, _View(_ends(near, data.within), say, link, data.sifted)),) if near else ()
    columns = tuple(say(f"charts.timeline.column.{c}") for c in ("date", "first", "last", "type", "event", "status", "parties"))
    rows = tuple(
        (m.when, *(d.isoformat() if d else None for d in (m.first, m.last)), m.lane, m.title, m.status, ", ".join(m.parties))
        for m in ordered
    )
    grid = Grid(columns=columns, rows=rows, records=tuple(m.record for m in ordered))
    return Drawing(key="timeline", name=name, panels=panels, notes=tuple(notes), grid=grid)


def _ends(marks: Sequence[Mark], within: tuple[date | None, date | None]) -> tuple[date, date]:
    first, last = min(m.start for m in marks), max(m.end for m in marks)
    return max(first, within[0] or first), min(last, within[1] or last)


def years(data: Timeline) -> tuple[tuple[int, int], ...]:
    """Each year in which events may have taken place, and how many; one year alone needs no picture of its own.

    An event whose date is open over more than two years is of none.
    """
    found = Counter(year for entry in data.marks for year in _years(entry))
    return tuple(sorted(found.items())) if len(found) > 1 else ()


def draw_year(data: Timeline, year: int, say: Say, link: Link) -> str:
    """The picture of a year."""
    marks = in_order([m for m in data.marks if year in _years(m)])
    view = _View((date(year, 1, 1), date(year, 12, 31)), say, link, data.sifted)
    return _picture(marks, say("charts.timeline.year", year=str(year)), view)


def _years(entry: Mark) -> range:
    first, last = entry.start.year, entry.end.year
    return range(first, last + 1) if last - first < 2 else range(0)


def in_order(marks: Sequence[Mark]) -> list[Mark]:
    """By first day, then last, then id."""
    return sorted(marks, key=lambda m: (m.start, m.end, m.record))


@dataclass(frozen=True, slots=True)
class _View:
    ends: tuple[date, date]
    say: Say
    link: Link
    sifted: bool
    x: Days = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "x", day_scale(*self.ends, LEFT, WIDTH - RIGHT))

    def across(self, entry: Mark) -> tuple[float, float]:
        """Where a mark begins and ends; a date open beyond the picture ends at its edge."""
        first, last = max(entry.start, self.ends[0]), min(entry.end, self.ends[1])
        return self.x(first), self.x(last)

    def of(self, marks: Sequence[Mark]) -> str:
        """Places of the events in the page's list, for a filter to find the mark by."""
        numbers = [str(m.number) for m in marks if m.number is not None] if self.sifted else []
        return f' data-of="{" ".join(numbers)}"' if numbers else ""


def _picture(marks: Sequence[Mark], name: str, view: _View) -> str:
    lanes: dict[str, list[Mark]] = defaultdict(list)
    for entry in marks:
        lanes[entry.lane].append(entry)
    body = []
    y = TOP
    for lane, found in sorted(lanes.items()):
        tall, drawn = _lane(found, y, view)
        body.append(label(cut(lane, 22), (LEFT - 10, y + tall / 2 + 4), "end"))
        body.append(line((LEFT, y + tall), (WIDTH - RIGHT, y + tall), "rule"))
        body.append(drawn)
        y += tall
    return svg(name, (WIDTH, y + 26), day_axis(view.ends, view.x, (TOP, y), view.say) + "".join(body), "timeline")


def _lane(marks: Sequence[Mark], y: float, view: _View) -> tuple[float, str]:
    rows = packed([view.across(m) for m in marks]) if len(marks) <= FULL else [ROWS]
    if max(rows) < ROWS:
        tall = (max(rows) + 1) * ROW + PAD
        centres = (y + PAD / 2 + ROW * (row + 0.5) for row in rows)
        return tall, "".join(_single(m, at, view) for m, at in zip(marks, centres, strict=True))
    return TALL + PAD, _profile(marks, y + PAD / 2 + TALL, view)


def packed(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For each span, in order of its start, the first row in which it touches no other."""
    ends: list[float] = []
    rows = []
    for start, end in spans:
        left, right = start - DOT, max(end, start) + DOT
        row = next((i for i, taken in enumerate(ends) if taken < left), len(ends))
        ends[row : row + 1] = [right]
        rows.append(row)
    return rows


def _single(entry: Mark, y: float, view: _View) -> str:
    start, end = view.across(entry)
    if entry.first is None or entry.last is None:
        drawn = _open(start, y, -1 if entry.first is None else 1)
    elif end - start < 2 * DOT:
        drawn = shape("circle", ((start + end) / 2, y), DOT, "dot")
    else:
        drawn = box((start, y - 3.5), (end - start, 7), "span", ' rx="3.5"')
    return mark(f"{entry.title}: {entry.when}", drawn, view.link(entry.record), view.of([entry]))


def _open(x: float, y: float, way: int) -> str:
    """A day with a tail to the side on which the date is open."""
    tail = (x + way * 14, y)
    head = (x + way * 10, y - 3), tail, (x + way * 10, y + 3)
    return shape("circle", (x, y), DOT - 1, "dot") + f'<path class="tail" d="{path(((x, y), tail))}{path(head)}"/>'


def _profile(marks: Sequence[Mark], y: float, view: _View) -> str:
    """Steps as high as events are many: dark those that surely lie in the step, light those that may."""
    sure, may, far = _steps(marks, view)
    tallest = max((len(sure[i]) + len(may[i]) for i in {*sure, *may}), default=1)
    parts = []
    for i in sorted({*sure, *may}):
        left = LEFT + i * BIN
        dark, light = (TALL * len(found[i]) / tallest for found in (sure, may))
        words = view.say("charts.timeline.step", sure=len(sure[i]), may=len(may[i]), when=_step_words(sure[i] or may[i]))
        both = [
            box((left, y - dark - light), (BIN - 1, light), "bar light", view.of(may[i])) if may[i] else "",
            box((left, y - dark), (BIN - 1, dark), "bar", view.of(sure[i])) if sure[i] else "",
        ]
        parts.append(mark(words, "".join(both), view.link((sure[i] or may[i])[0].record), f' data-y="{num(y)}"'))
    if far:
        words = view.say("charts.timeline.long", n=len(far))
        parts.append(
            mark(words, label(f"+{len(far)}", (WIDTH - RIGHT + 4, y - TALL / 2 + 4)), view.link(far[0].record), view.of(far))
        )
    return "".join(parts)


_Steps = dict[int, list[Mark]]


def _steps(marks: Sequence[Mark], view: _View) -> tuple[_Steps, _Steps, list[Mark]]:
    sure: _Steps = defaultdict(list)
    may: _Steps = defaultdict(list)
    far = []
    last = int((WIDTH - RIGHT - LEFT - 0.01) // BIN)
    for entry in marks:
        start, end = view.across(entry)
        if end - start > LONG * (WIDTH - RIGHT - LEFT):
            far.append(entry)
            continue
        steps = range(min(int((start - LEFT) // BIN), last), min(int((end - LEFT) // BIN), last) + 1)
        for i in steps:
            (sure if len(steps) == 1 else may)[i].append(entry)
    return sure, may, far


def _step_words(marks: Sequence[Mark]) -> str:
    return marks[0].when if len(marks) == 1 else f"{marks[0].when} … {marks[-1].when}"
