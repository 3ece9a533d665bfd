"""What parties hold over time: a panel for each issue, a row for each party, a mark for each position."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from peaceledger.dossier.charts.drawing import Drawing, Grid
from peaceledger.dossier.charts.parts import (
    Days,
    Link,
    Say,
    cut,
    day_names,
    day_scale,
    day_ticks,
    label,
    line,
    mark,
    path,
    shape,
    svg,
)
from peaceledger.dossier.charts.spans import dense

PANEL = 352.0
LEFT, RIGHT, TOP = 96.0, 14.0, 26.0
UNDATED = 104.0
"""Where positions without a date stand: before the time begins."""
START = 132.0
ROW = 20.0
SIZE = 7.5
PARTIES, ISSUES = 8, 12
"""Rows of a panel and panels; what goes beyond is in the table and told of in a note."""
CROWD = 60
"""Positions of a party on an issue from which on its marks are gathered more closely."""
FORMS = {
    "demand": ("up", "D"),
    "offer": ("circle", "O"),
    "accept": ("square", "A"),
    "reject": ("diamond", "R"),
    "commit": ("hexagon", "C"),
    "other": ("circle", "·"),
}
"""Shape and letter of each stance: either tells it, so that no colour is needed."""
CHANGES = {"concession": "−", "hardening": "+", "revision": "~"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party holds on an issue.

    Attributes:
        record: Its id.
        party: Name of the party.
        issue: In words.
        stance: demand, offer, accept, reject, commit or other.
        change: concession, hardening, revision or None.
        held: The words.
        first: First possible day, None if open.
        last: Last possible day, None if open.
        when: The same in words, None if unknown.
        before: The earlier position that it changes.
    """

    record: str
    party: str
    issue: str
    stance: Literal["demand", "offer", "accept", "reject", "commit", "other"]
    change: Literal["concession", "hardening", "revision"] | None
    held: str
    first: date | None
    last: date | None
    when: str | None
    before: str | None = None

    @property
    def day(self) -> date | None:
        """The day at which it is drawn."""
        return self.first or self.last

    @property
    def start(self) -> date:
        """First day on which it may have been held."""
        return self.first or self.last or date.min

    @property
    def end(self) -> date:
        """Last day on which it may have been held."""
        return self.last or self.first or date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Positions in any order."""

    positions: tuple[Position, ...]


def draw_positions(data: Positions, say: Say, link: Link) -> Drawing:
    """Draw a panel for each of the issues most is held on; all panels share their rows and their time."""
    ordered = sorted(data.positions, key=lambda p: (p.issue, p.party, p.day is None, p.day or date.min, p.record))
    near = {p.record for p in dense([p for p in ordered if p.day])} | {p.record for p in ordered if p.day is None}
    parties, issues = (_ranked([getattr(p, name) for p in ordered if p.record in near]) for name in ("party", "issue"))
    drawn = [p for p in ordered if p.record in near and p.party in parties[:PARTIES] and p.issue in issues[:ISSUES]]
    view = _View(tuple(sorted(parties[:PARTIES])), _ends(drawn), say, link)
    panels = tuple(_panel(issue, [p for p in drawn if p.issue == issue], view) for issue in issues[:ISSUES])
    notes = [
        say("charts.positions.how"),
        ", ".join(f"{letter} {say('charts.stance.' + s)}" for s, (_, letter) in FORMS.items()) + ".",
    ]
    if len(drawn) < len(ordered):
        notes.append(say("charts.positions.left", n=len(ordered) - len(drawn)))
    columns = tuple(say(f"charts.positions.column.{c}") for c in ("party", "issue", "date", "stance", "held", "change"))
    rows = tuple(
        (p.party, p.issue, p.when, say(f"charts.stance.{p.stance}"), p.held, say(f"charts.change.{p.change}") if p.change else "")
        for p in ordered
    )
    grid = Grid(columns=columns, rows=rows, records=tuple(p.record for p in ordered))
    return Drawing(key="positions", name=say("charts.positions.name"), panels=panels, notes=tuple(notes), grid=grid)


def _ranked(values: Sequence[str]) -> list[str]:
    return [value for value, _ in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))]


def _ends(positions: Sequence[Position]) -> tuple[date, date] | None:
    days = [d for p in positions for d in (p.first, p.last) if d]
    return (min(days), max(days)) if days else None


@dataclass(frozen=True, slots=True)
class _View:
    parties: tuple[str, ...]
    ends: tuple[date, date] | None
    say: Say
    link: Link

    @property
    def x(self) -> Days:
        """Days to the panel."""
        return day_scale(*self.ends, START + SIZE, PANEL - RIGHT - SIZE) if self.ends else lambda _: START

    def at(self, position: Position) -> float:
        """Where a position stands: in the middle of the days on which it may have been held."""
        if position.day is None:
            return UNDATED + SIZE
        return (self.x(position.first or position.day) + self.x(position.last or position.day)) / 2


def _panel(issue: str, positions: Sequence[Position], view: _View) -> str:
    y, body, spots = TOP, [label(cut(issue, 44), (4, 14), "strong")], {}
    for party in view.parties:
        held = [p for p in positions if p.party == party]
        piles = _piles(held, view)
        rows = max((row for row, *_ in piles), default=0) + 1
        body.append(line((4, y), (PANEL - 4, y), "rule"))
        body.append(label(cut(party, 13), (LEFT - 8, y + rows * ROW / 2 + 4), "end"))
        for row, x, pile in piles:
            at = (x, y + ROW * (row + 0.5))
            spots.update({p.record: at for p in pile})
            body.append(_mark(pile, at, view, 6 if len(held) <= CROWD else 1))
        y += rows * ROW
    body.insert(0, _changes(positions, spots))
    body.append(_axis(y, view))
    return svg(view.say("charts.positions.panel", issue=issue), (PANEL, y + 20), "".join(body), "positions")


def _axis(y: float, view: _View) -> str:
    parts = [
        line((4, y), (PANEL - 4, y), "rule"),
        label(view.say("charts.positions.undated"), (UNDATED + SIZE - 6, y + 14), "mid"),
    ]
    if view.ends:
        ticks = day_ticks(*view.ends, view.say)
        parts += [line((view.x(day), TOP), (view.x(day), y), "rule") for day, _ in ticks]
        parts.append(day_names(ticks, view.x, y + 14, (START + 8, PANEL - 2)))
    return "".join(parts)


def _piles(positions: Sequence[Position], view: _View) -> list[tuple[int, float, list[Position]]]:
    """Row, place and positions of each mark: the same stance at the same place is one mark, another stance takes the next row.

    Of a crowd the changes of a stance are no marks of their own, and a place is wider.
    """
    crowd = len(positions) > CROWD
    piles: dict[tuple[int, str, str | None], list[Position]] = defaultdict(list)
    for position in positions:
        place = int(view.at(position) // (2 * SIZE * (1 + crowd)))
        piles[place, position.stance, None if crowd else position.change].append(position)
    placed: list[tuple[int, float, list[Position]]] = []
    for _, pile in sorted(piles.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or "")):
        x = sum(map(view.at, pile)) / len(pile)
        taken = {row for row, other, _ in placed if abs(other - x) < 2 * SIZE + 1}
        placed.append((next(i for i in range(len(taken) + 1) if i not in taken), x, pile))
    return placed


def _mark(pile: Sequence[Position], at: tuple[float, float], view: _View, most: int) -> str:
    first = pile[0]
    form, letter = FORMS.get(first.stance, FORMS["other"])
    drawn = shape(form, at, SIZE, "stance") + label(letter, (at[0], at[1] + (4 if form == "up" else 3)), "letter")
    side = "".join(sign for c, sign in CHANGES.items() if any(p.change == c for p in pile))
    side += f"×{len(pile)}" if len(pile) > 1 else ""
    if side:
        drawn += label(side, (at[0] + SIZE, at[1] - 3), "small")
    said = "; ".join(f"{p.when or view.say('charts.positions.undated')}: {cut(p.held, 120)}" for p in pile[:most])
    title = f"{first.party}, {view.say('charts.stance.' + first.stance)}{_changed(pile, view)}: {said}"
    title += " …" if len(pile) > most else ""
    return mark(title, drawn, view.link(first.record))


def _changed(pile: Sequence[Position], view: _View) -> str:
    """What of a mark is a change; with numbers where not all of it is the same."""
    found = Counter(p.change for p in pile if p.change in CHANGES)
    alike = list(found.values()) == [len(pile)]
    words = (f"{view.say(f'charts.change.{c}')}{'' if alike else f' ({n})'}" for c, n in sorted(found.items()))
    return "".join(f", {word}" for word in words)


def _changes(positions: Sequence[Position], spots: dict[str, tuple[float, float]]) -> str:
    """A line from a position to what became of it."""
    pairs = {(spots[p.before], spots[p.record]): None for p in positions if p.before in spots and p.record in spots}
    return "".join(f'<path class="tie" d="{path(pair)}"/>' for pair in pairs if pair[0] != pair[1])
