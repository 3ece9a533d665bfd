"""Nodes in columns with ties between them: always the same picture for the same data, and readable up to forty nodes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from peaceledger.dossier.charts.drawing import Drawing, Grid
from peaceledger.dossier.charts.parts import LETTER, WIDTH, Link, Say, box, cut, label, mark, num, svg

NODES = 40
"""Nodes that one picture holds; of more, the least tied of the fullest column become one node."""
STEP, TOP = 24.0, 34.0
BOX = 17.0
SWEEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A point of a column; ``record`` is the one it stands for, None for a person, side or outlet."""

    key: str
    column: int
    name: str
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie from a node to one of a later column.

    Attributes:
        start: Key of its first node.
        end: Key of its second.
        weight: How many records it stands for.
        firm: False where it is drawn broken: only offered or planned, or of unknown direction.
        words: What it says.
    """

    start: str
    end: str
    weight: int
    firm: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A layered graph with its table.

    Attributes:
        key: Its name in addresses; its words stand under ``charts.<key>`` in the language file.
        heads: What each column holds.
        nodes: In any order.
        ties: In any order.
        notes: What is left out, in words.
        columns: Heads of the table.
        rows: The table, in order.
        records: For each row its record, None where it has none.
    """

    key: Literal["mediators", "copies"]
    heads: tuple[str, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]
    records: tuple[str | None, ...]
    notes: tuple[str, ...] = ()


def draw_network(data: Network, say: Say, link: Link) -> Drawing:
    """Draw the columns from left to right; ties are as wide as what they stand for is frequent."""
    name = say(f"charts.{data.key}.name")
    nodes, ties, joined = gathered(data.nodes, data.ties, say)
    notes = [say(f"charts.{data.key}.how"), *data.notes]
    if joined:
        notes.append(say("charts.network.joined", n=joined, most=NODES))
    panels = (_picture(replace(data, nodes=nodes, ties=ties), name, link),) if ties else ()
    grid = Grid(columns=data.columns, rows=data.rows, records=data.records)
    return Drawing(key=data.key, name=name, panels=panels, notes=tuple(notes), grid=grid)


def gathered(nodes: Sequence[Node], ties: Sequence[Tie], say: Say) -> tuple[tuple[Node, ...], tuple[Tie, ...], int]:
    """The nodes, of which the least tied are joined where there are more than a picture holds; and how many were joined."""
    if len(nodes) <= NODES:
        return tuple(nodes), tuple(ties), 0
    weight: dict[str, int] = defaultdict(int)
    for tie in ties:
        weight[tie.start] += tie.weight
        weight[tie.end] += tie.weight
    columns: dict[int, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda n: (-weight[n.key], n.name, n.key)):
        columns[node.column].append(node)
    room = {c: len(found) for c, found in columns.items()}
    while sum(room.values()) > NODES - len(room):
        fullest = max(room, key=lambda c: (room[c], -c))
        room[fullest] -= 1
    kept, moved = [], {}
    for column, found in sorted(columns.items()):
        kept += found[: room[column]]
        rest = found[room[column] :]
        if rest:
            kept.append(Node(key=f"others {column}", column=column, name=say("charts.network.others", n=len(rest))))
            moved.update({node.key: f"others {column}" for node in rest})
    return tuple(kept), _merged(ties, moved), len(moved)


def _merged(ties: Sequence[Tie], moved: Mapping[str, str]) -> tuple[Tie, ...]:
    found: dict[tuple[str, str, bool], list[Tie]] = defaultdict(list)
    for tie in ties:
        found[moved.get(tie.start, tie.start), moved.get(tie.end, tie.end), tie.firm].append(tie)
    return tuple(
        Tie(
            start=start,
            end=end,
            firm=firm,
            weight=sum(t.weight for t in same),
            words="; ".join(sorted({t.words for t in same})[:5]),
        )
        for (start, end, firm), same in sorted(found.items())
    )


def ordered(nodes: Sequence[Node], ties: Sequence[Tie]) -> list[list[Node]]:
    """Each column from top to bottom: nodes near those they are tied to, and by name where that does not decide."""
    n_columns = max((n.column for n in nodes), default=-1) + 1
    columns = [sorted((n for n in nodes if n.column == c), key=lambda n: (n.name, n.key)) for c in range(n_columns)]
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for tie in sorted(ties, key=lambda t: (t.start, t.end, t.firm)):
        near[tie.start].append((tie.end, tie.weight))
        near[tie.end].append((tie.start, tie.weight))
    for sweep in range(SWEEPS):
        order = range(n_columns) if sweep % 2 else range(n_columns - 1, -1, -1)
        for c in order:
            height = {n.key: (i + 0.5) / len(column) for column in columns for i, n in enumerate(column)}
            columns[c].sort(key=lambda n: (_mean(near[n.key], height), n.name, n.key))
    return columns


def _mean(near: Sequence[tuple[str, int]], height: Mapping[str, float]) -> float:
    known = [(height[key], weight) for key, weight in near if key in height]
    total = sum(weight for _, weight in known)
    return round(sum(h * weight for h, weight in known) / total, 9) if total else 0.5


def _picture(data: Network, name: str, link: Link) -> str:
    columns = ordered(data.nodes, data.ties)
    tall = max(len(column) for column in columns) * STEP
    wide = WIDTH / len(columns) * 0.72
    starts = [i * (WIDTH - wide - 2) / max(len(columns) - 1, 1) + 1 for i in range(len(columns))]
    spots: dict[str, tuple[float, float]] = {}
    body = [label(cut(head, 36), (x + wide / 2, 14), "mid strong") for head, x in zip(data.heads, starts, strict=False)]
    for column, x in zip(columns, starts, strict=True):
        gap = tall / max(len(column), 1)
        spots.update({node.key: (x, TOP + gap * (i + 0.5)) for i, node in enumerate(column)})
    body += _ties(data.ties, spots, wide, {n.key: n.name for n in data.nodes})
    body += [_node(node, spots[node.key], wide, link) for column in columns for node in column]
    return svg(name, (WIDTH, TOP + tall + 8), "".join(body), "network")


def _node(node: Node, at: tuple[float, float], wide: float, link: Link) -> str:
    x, y = at
    drawn = box((x, y - BOX / 2), (wide, BOX), "node", ' rx="3"')
    drawn += label(cut(node.name, int((wide - 10) / LETTER)), (x + wide / 2, y + 4), "mid")
    return mark(node.name, drawn, link(node.record) if node.record else None)


def _ties(ties: Sequence[Tie], spots: Mapping[str, tuple[float, float]], wide: float, names: Mapping[str, str]) -> list[str]:
    most = max((t.weight for t in ties), default=1)
    parts = []
    for tie in sorted(ties, key=lambda t: (t.start, t.end, t.firm)):
        (x, y), (end, end_y) = spots[tie.start], spots[tie.end]
        x += wide
        bend = (end - x) / 2
        curve = f"M{num(x)},{num(y)} C{num(x + bend)},{num(y)} {num(end - bend)},{num(end_y)} {num(end)},{num(end_y)}"
        size = max(1, min(6, round(6 * tie.weight / most)))
        kind = f"tie w{size}" + ("" if tie.firm else " loose")
        parts.append(mark(f"{names[tie.start]} – {names[tie.end]}: {tie.words}", f'<path class="{kind}" d="{curve}"/>'))
    return parts
