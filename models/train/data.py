"""Training material: coded texts as arrays of word pieces with their tags and links, cut into windows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 - a rule draws nothing, a training must

import numpy as np
from evals.polnear import ROLES, Coded, Relation, Span
from tokenizers import Tokenizer

from peaceledger.language.decode import Document, Ints, Window, encode

IGNORED = -100
NONE = -1
HELD_OUT = 6
"""Every how manieth passage of our own is kept for measuring."""

_MARKED = re.compile(r"\[([sct])(\d+)\|([^\[\]|]*)\]")
_NAMES = {"s": "source", "c": "cue", "t": "content"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A document with, per piece, its tag, the cue that a content piece hangs on and the source of a cue's first piece.

    `content_goal`, `cue_goal`: piece positions, `NONE` where there is no such span, `IGNORED` where nothing is learned.
    """

    document: Document
    tags: Ints
    content_goal: Ints
    cue_goal: Ints
    cue_start: Ints
    source_start: Ints


def read_passage(raw: str, name: str) -> Coded:
    """One passage in the mark-up `[s1|source] [c1|cue] [t1|content]`; the number joins the three roles."""
    text, place = "", 0
    groups: dict[str, dict[str, list[Span]]] = {}
    for found in _MARKED.finditer(raw):
        text += raw[place : found.start()]
        span = (len(text), len(text) + len(found[3]))
        groups.setdefault(found[2], {}).setdefault(_NAMES[found[1]], []).append(span)
        text += found[3]
        place = found.end()
    relations = [Relation(**{role: tuple(sorted(spans)) for role, spans in group.items()}) for group in groups.values()]
    spans = {role: tuple(sorted(s for group in groups.values() for s in group.get(role, ()))) for role in ROLES}
    return Coded(name=name, text=text + raw[place:], spans=spans, relations=tuple(r for r in relations if r.cue and r.content))


def read_passages(folder: Path) -> tuple[list[Coded], list[Coded]]:
    """Our own passages, files in the order of their names: (for training, held out)."""
    parts: tuple[list[Coded], list[Coded]] = ([], [])
    for path in sorted(folder.glob("*.txt")):
        for number, raw in enumerate(re.split(r"^---\s*$", path.read_text("utf-8"), flags=re.MULTILINE)):
            if raw.strip():
                parts[number % HELD_OUT == HELD_OUT - 1].append(read_passage(raw.strip(), f"{path.stem}-{number}"))
    return parts


def label(tokenizer: Tokenizer, coded: Coded, length: int) -> Labelled:
    """Turn character spans into tags and links of word pieces; a piece belongs to the span in which it begins."""
    document = encode(tokenizer, coded.text, length)
    starts = document.offsets[:, 0]
    owner = np.zeros(len(coded.text) + 1, np.int64)
    spans = sorted((a, b, role) for role, name in enumerate(ROLES) for a, b in coded.spans[name])
    for number, (low, high, _) in enumerate(spans, 1):
        owner[low:high] = number
    at = owner[starts]
    fresh = np.concatenate([[True], at[1:] != at[:-1]]) if len(at) else np.zeros(0, bool)
    roles = np.array([0, *(role for _, _, role in spans)])
    tags = np.where(at == 0, 0, 1 + 2 * roles[at] + ~fresh)
    count = len(starts)
    content_goal, cue_goal = np.full(count, IGNORED), np.full(count, IGNORED)
    cue_start, source_start = (fresh & (at > 0) & (roles[at] == role) for role in (1, 0))

    def first(span: Span) -> int:
        return min(int(np.searchsorted(starts, span[0])), count - 1)

    for relation in coded.relations:
        cue = first(relation.cue[0])
        cue_goal[cue] = first(relation.source[0]) if relation.source else NONE
        for low, high in relation.content:
            inside = (starts >= low) & (starts < high) & (tags >= 5)
            content_goal[inside] = cue
    cue_goal[~cue_start] = IGNORED
    return Labelled(
        document=document,
        tags=tags.astype(np.int64),
        content_goal=content_goal,
        cue_goal=cue_goal,
        cue_start=cue_start.astype(np.int64),
        source_start=source_start.astype(np.int64),
    )


def cut(document: Document, length: int, draw: Random) -> Iterator[Window]:
    """Whole paragraphs packed up to `length` pieces, the first window shorter at random so that each epoch cuts elsewhere."""
    room = length - 2
    limit = draw.randint(room // 3, room)
    low, total = 0, document.bounds[-1]
    while low < total:
        high = max((b for b in document.bounds if low < b <= low + limit), default=min(total, low + limit))
        yield Window(low=low, core_low=low, core_high=high, high=high)
        low, limit = high, room


def goals(item: Labelled, window: Window) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Tags, goals and starts of one window; goals are counted from its first piece, `NONE` where they lie outside."""
    part = slice(window.low, window.high)

    def moved(goal: Ints) -> Ints:
        inside = (goal >= window.low) & (goal < window.high)
        return np.where(goal == IGNORED, IGNORED, np.where(inside, goal - window.low, NONE))

    starts = item.cue_start[part].copy(), item.source_start[part]
    return item.tags[part], moved(item.content_goal[part]), moved(item.cue_goal[part]), *starts


def shuffled(windows: Sequence[tuple[Labelled, Window]], pieces: int, draw: Random) -> list[list[tuple[Labelled, Window]]]:
    """Batches of windows of similar length, at most `pieces` word pieces each, in random order."""
    out: list[list[tuple[Labelled, Window]]] = []
    widest = 0
    for item in sorted(windows, key=lambda w: w[1].high - w[1].low + draw.random() * 24):
        size = item[1].high - item[1].low + 2
        if not out or max(widest, size) * (len(out[-1]) + 1) > pieces:
            out.append([])
            widest = 0
        out[-1].append(item)
        widest = max(widest, size)
    draw.shuffle(out)
    return out
