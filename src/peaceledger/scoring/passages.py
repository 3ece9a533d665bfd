"""Comparing passages: overlap, intersection over union, sentences, one-to-one pairing."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Row = dict[str, Any]
G = TypeVar("G")
S = TypeVar("S")

EDGE = " \t\n\r\u00a0.,;:!?\"'“”„‘’«»–—-…"
SENTENCE_END = re.compile(r"[.!?](?![0-9])|\n")


def overlap(a: Row, b: Row) -> int:
    """Characters two passages of one file share."""
    if a["file"] != b["file"]:
        return 0
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, shared)


def inside(a: Row, b: Row) -> bool:
    """True if passage a lies wholly within b."""
    return bool(a["file"] == b["file"] and b["start"] <= a["start"] and a["end"] <= b["end"])


def stripped(row: Row) -> Row:
    """The passage without outer quotation marks, edge punctuation and white space."""
    quote = row["quote"]
    head = len(quote) - len(quote.lstrip(EDGE))
    tail = len(quote) - len(quote.rstrip(EDGE))
    if head + tail >= len(quote):
        return row
    return row | {"start": row["start"] + head, "end": row["end"] - tail}


def iou(a: Row, b: Row) -> float:
    """Shared characters over all characters of both passages."""
    shared = overlap(a, b)
    union = a["end"] - a["start"] + b["end"] - b["start"] - shared
    return shared / union if union else 0.0


def sentence(text: str, start: int) -> tuple[int, int]:
    """Bounds of the sentence round an offset: between . ! ? or newline, decimal points and thousands commas not being ends."""
    left = 0
    for match in SENTENCE_END.finditer(text, 0, start):
        left = match.end()
    right = SENTENCE_END.search(text, start)
    return left, right.end() if right else len(text)


def pair(
    gold: Sequence[G], system: Sequence[S], weight: Callable[[G, S], float], start: Callable[[G], int]
) -> list[tuple[int, int]]:
    """Pair one to one, greedily by greatest weight, ties by earlier start; weight 0 means no pair. Indices are returned."""
    options = [(w, i, j) for i, g in enumerate(gold) for j, s in enumerate(system) if (w := weight(g, s)) > 0]
    options.sort(key=lambda o: (-o[0], start(gold[o[1]]), o[1], o[2]))
    taken_gold: set[int] = set()
    taken_system: set[int] = set()
    pairs = []
    for _, i, j in options:
        if i not in taken_gold and j not in taken_system:
            taken_gold.add(i)
            taken_system.add(j)
            pairs.append((i, j))
    return pairs


def also(row: Row, column: str) -> set[Any]:
    """The main value and the further answers a coder accepts."""
    return {row[column], *row.get(f"{column}_also", ())}
