"""From text to attributions with nothing but numpy and a word-piece tokenizer: what the tagger does at run time.

A document becomes flat arrays of word pieces; windows of whole paragraphs are cut from it, each with some text before and behind
its core to be read as context only. The network gives tag scores and two vectors per piece; a Viterbi pass gives spans, and the
products of the vectors link contents to cues and cues to sources.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from peaceledger.records.attribution import Attribution, Stretch

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Network = Callable[[Ints, Ints, Ints], tuple[Floats, Floats, Floats]]

TAGS = ("O", "B-S", "I-S", "B-C", "I-C", "B-T", "I-T")
ROLES = ("source", "cue", "content")
SHAPES = 12
"""Values of the input that stands in for the case and layout lost by uncased word pieces: case + 3 · first + 6 · quoted."""

REACH = 320
"""Characters from a wanted stretch beyond which no window goes: they read some fifty pieces of context."""

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”„«»\"]|(?<!\w)‘|’(?!\w)")
_STOP = re.compile(r"[.!?…][\"”’»)\]]*\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What decoding needs beside the weights; lengths are in word pieces."""

    transitions: Floats
    start: Floats
    length: int = 256
    before: int = 64
    behind: int = 32
    content_none: float = 0.0
    source_none: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as flat arrays: piece ids, shape ids, piece offsets (characters), and the bounds of its paragraphs in pieces."""

    text: str
    ids: Ints
    shapes: Ints
    offsets: Ints
    bounds: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A slice `low:high` of a document's pieces of which `core_low:core_high` is to be decided, the rest only read."""

    low: int
    core_low: int
    core_high: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All spans found in a text, by role and in order, and the attributions they form."""

    spans: dict[str, tuple[tuple[int, int], ...]]
    attributions: tuple[Attribution, ...]


def quoted(paragraph: str) -> list[tuple[int, int]]:
    """Stretches of a paragraph inside quotation marks, marks included; one left open reaches the paragraph's end."""
    out: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for found in _MARK.finditer(paragraph):
        mark = found[0]
        if opened is None:
            if mark in '“„«"‘' or (mark == "”" and found.end() < len(paragraph) and not paragraph[found.end()].isspace()):
                opened = (found.start(), {"“": '”"', "„": '“”"', "«": "»", "‘": "’"}.get(mark, '"”'))
        elif mark in opened[1]:
            out.append((opened[0], found.end()))
            opened = None
    if opened is not None:
        out.append((opened[0], len(paragraph)))
    return out


def shapes(text: str, starts: Ints, paragraphs: Sequence[tuple[int, str]]) -> Ints:
    """Shape ids of the pieces at `starts`: the case of their word, whether they open a paragraph or stand in quotation marks."""
    case = np.zeros(len(text) + 1, np.int8)
    quote = np.zeros(len(text) + 1, np.int8)
    first = np.zeros(len(text) + 1, np.int8)
    for start, body in paragraphs:
        for word in _WORD.finditer(body):
            letters = word[0]
            if letters[0].isupper():
                case[start + word.start() : start + word.end()] = 2 if len(letters) > 1 and letters.isupper() else 1
        first[start + len(body) - len(body.lstrip())] = 1
        for low, high in quoted(body):
            quote[start + low : start + high] = 1
    return (case[starts] + 3 * first[starts] + 6 * quote[starts]).astype(np.int64)


def encode(tokenizer: Tokenizer, text: str, length: int, wanted: Sequence[Stretch] | None = None) -> Document:
    """Cut a text into word pieces, or the paragraphs of it that a window around a wanted stretch can reach.

    Paragraphs longer than half of `length` pieces get further bounds at sentence ends, and so does each wanted stretch.
    """
    paragraphs = [(m.start(), m[0]) for m in _PARAGRAPH.finditer(text) if wanted is None or _is_near(m.span(), wanted)]
    encoded = tokenizer.encode_batch([body for _, body in paragraphs], add_special_tokens=False)
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    bounds = [0]
    for (start, body), pieces in zip(paragraphs, encoded, strict=True):
        base = len(ids)
        ids += pieces.ids
        offsets += [(start + a, start + b) for a, b in pieces.offsets]
        if len(ids) - base > length // 2:
            bounds += _sentence_bounds(body, [a for a, _ in pieces.offsets], base)
        if len(ids) > bounds[-1]:
            bounds.append(len(ids))
    spans = np.array(offsets, np.int64).reshape(-1, 2)
    if wanted is not None:
        bounds = sorted({*bounds, *np.searchsorted(spans[:, 0], [at for stretch in wanted for at in stretch]).tolist()})
    kinds = shapes(text, spans[:, 0], paragraphs)
    return Document(text=text, ids=np.array(ids, np.int64), shapes=kinds, offsets=spans, bounds=tuple(bounds))


def _is_near(paragraph: tuple[int, int], wanted: Sequence[Stretch]) -> bool:
    return any(paragraph[0] < high + REACH and low - REACH < paragraph[1] for low, high in wanted)


def _sentence_bounds(body: str, starts: Sequence[int], base: int) -> list[int]:
    """Piece positions at which sentences of a long paragraph begin."""
    cuts = np.searchsorted(np.array(starts), [m.end() for m in _STOP.finditer(body)])
    return sorted({base + int(cut) for cut in cuts if 0 < cut < len(starts)})


def windows(document: Document, settings: Settings, wanted: Sequence[Stretch] | None = None) -> Iterator[Window]:
    """Cover a document, or the wanted stretches of it, with windows; every piece to be decided is in the core of exactly one."""
    bounds, room = document.bounds, settings.length - 2
    total = bounds[-1]
    parts = [part for part in pairwise(bounds) if wanted is None or _is_wanted(document, part, wanted)]
    while parts:
        low = parts[0][0]
        before = min((b for b in bounds if low - settings.before <= b <= low), default=low)
        behind = 0 if before + room >= total else settings.behind
        limit = before + room
        high = min(parts[0][1], limit)
        for start, stop in parts[1:]:
            if start > high or stop > limit - behind:
                break
            high = stop
        end = max((b for b in bounds if high <= b <= min(limit, high + settings.behind)), default=high)
        yield Window(low=before, core_low=low, core_high=high, high=end)
        parts = [(max(start, high), stop) for start, stop in parts if stop > high]


def _is_wanted(document: Document, part: tuple[int, int], wanted: Sequence[Stretch]) -> bool:
    start, end = document.offsets[part[0], 0], document.offsets[part[1] - 1, 1]
    return any(low < end and start < high for low, high in wanted)


def batch(document: Document, cut: Sequence[Window], edges: tuple[int, int]) -> tuple[Ints, Ints, Ints]:
    """Pad windows to one array each of ids, mask and shapes, between the two special pieces `edges`."""
    width = max(w.high - w.low for w in cut) + 2
    ids = np.zeros((len(cut), width), np.int64)
    mask, kinds = np.zeros_like(ids), np.zeros_like(ids)
    for row, window in enumerate(cut):
        size = window.high - window.low
        ids[row, 0], ids[row, size + 1] = edges
        ids[row, 1 : size + 1] = document.ids[window.low : window.high]
        kinds[row, 1 : size + 1] = document.shapes[window.low : window.high]
        mask[row, : size + 2] = 1
    return ids, mask, kinds


def viterbi(scores: Floats, sizes: Sequence[int], settings: Settings) -> list[Ints]:
    """Best tag sequence of each row of `scores` [rows, pieces, tags]; only the first `sizes[row]` pieces of a row count."""
    rows, width, tags = scores.shape
    best = scores[:, 0] + settings.start
    back = np.zeros((rows, width, tags), np.int8)
    kept = np.zeros((rows, width, tags), np.float32)
    kept[:, 0] = best
    for step in range(1, width):
        joint = best[:, :, None] + settings.transitions
        back[:, step] = joint.argmax(1)
        best = joint.max(1) + scores[:, step]
        kept[:, step] = best
    paths = []
    for row, size in enumerate(sizes):
        path = np.zeros(size, np.int64)
        if size:
            path[-1] = kept[row, size - 1].argmax()
            for step in range(size - 1, 0, -1):
                path[step - 1] = back[row, step, path[step]]
        paths.append(path)
    return paths


def spans(path: Sequence[int]) -> list[tuple[int, int, int]]:
    """Runs of one role in a tag sequence as (first piece, behind last piece, role 0–2)."""
    out: list[tuple[int, int, int]] = []
    previous = -1
    for place, tag in enumerate(path):
        role = (int(tag) - 1) // 2 if tag else -1
        if role >= 0 and (tag % 2 or role != previous):
            out.append((place, place + 1, role))
        elif role >= 0:
            out[-1] = (out[-1][0], place + 1, role)
        previous = role
    return out


def link(found: Sequence[tuple[int, int, int]], query: Floats, key: Floats, settings: Settings) -> list[tuple[int, int | None]]:
    """Links among the spans of one window: (content, its cue) and (cue, its source or None), as positions in `found`.

    A content goes to the cue with the highest mean product of its pieces' queries with the cue's key; a cue goes to the source
    with the highest product, so that two cues may share a source. A score under the threshold is no link.
    """
    role = {r: [i for i, s in enumerate(found) if s[2] == r] for r in range(3)}
    out: list[tuple[int, int | None]] = []
    scale = float(query.shape[-1]) ** -0.5
    cue_keys = key[[found[i][0] for i in role[1]]]
    source_keys = key[[found[i][0] for i in role[0]]]
    for i in role[2] if role[1] else ():
        scores = (query[found[i][0] : found[i][1]] @ cue_keys.T).mean(0) * scale
        if scores.max() > settings.content_none:
            out.append((i, role[1][int(scores.argmax())]))
    for i in role[1]:
        scores = source_keys @ query[found[i][0]] * scale
        taken = role[0][int(scores.argmax())] if len(scores) and scores.max() > settings.source_none else None
        out.append((i, taken))
    return out


class Decoder:
    """Reads texts with a network; `network` maps ids, mask and shapes [b, n] to tag scores, queries and keys [b, n, …].

    One window at a time: rounding to eight bits follows the range of all that is read at once, so windows blur each other, and
    what is padded costs as much as text.
    """

    def __init__(self, tokenizer: Tokenizer, network: Network, settings: Settings) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.tokenizer, self.network, self.settings = tokenizer, network, settings
        self.edges = (tokenizer.token_to_id("[CLS]") or 0, tokenizer.token_to_id("[SEP]") or 0)

    def read(self, text: str, wanted: Sequence[Stretch] | None = None) -> Reading:
        """Find all attributions of a text, or those in some stretches of it; the rest is read as their context."""
        document = encode(self.tokenizer, text, self.settings.length, wanted)
        kept: dict[tuple[int, int, int], None] = {}
        links: list[tuple[tuple[int, int, int], tuple[int, int, int] | None]] = []
        for window in windows(document, self.settings, wanted):
            found, joined = self._decide(document, window)
            core = [window.core_low <= window.low + s[0] < window.core_high for s in found]
            placed = [(s[0] + window.low, s[1] + window.low, s[2]) for s in found]
            kept.update((s, None) for s, inside in zip(placed, core, strict=True) if inside)
            links += [(placed[i], None if j is None else placed[j]) for i, j in joined if core[i]]
        return _assemble(document, list(kept), links)

    def _decide(self, document: Document, window: Window) -> tuple[list[tuple[int, int, int]], list[tuple[int, int | None]]]:
        scores, query, key = self.network(*batch(document, [window], self.edges))
        (path,) = viterbi(scores[:, 1:], [window.high - window.low], self.settings)
        found = spans(path.tolist())
        return found, link(found, query[0, 1:], key[0, 1:], self.settings)


def _assemble(
    document: Document,
    kept: Sequence[tuple[int, int, int]],
    links: Sequence[tuple[tuple[int, int, int], tuple[int, int, int] | None]],
) -> Reading:
    """Group links by cue, in characters; a link to a span that another window decided otherwise goes to the span it overlaps."""

    def settle(span: tuple[int, int, int]) -> tuple[int, int, int] | None:
        return next((k for k in kept if k[2] == span[2] and k[0] < span[1] and span[0] < k[1]), None)

    def chars(span: tuple[int, int, int]) -> tuple[int, int]:
        return int(document.offsets[span[0], 0]), int(document.offsets[span[1] - 1, 1])

    sources: dict[tuple[int, int, int], tuple[int, int, int] | None] = {}
    contents: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
    for span, goal in links:
        target = settle(goal) if goal is not None else None
        if span[2] == 1:
            sources[span] = target
        elif target is not None:
            contents.setdefault(target, []).append(span)
    found = []
    for cue in sorted(contents):
        source = sources.get(cue)
        parts = tuple(chars(s) for s in sorted(contents[cue]))
        found.append(Attribution(cue=chars(cue), source=chars(source) if source else None, contents=parts))
    by_role = {name: tuple(chars(s) for s in sorted(kept) if s[2] == r) for r, name in enumerate(ROLES)}
    return Reading(spans=by_role, attributions=tuple(found))
