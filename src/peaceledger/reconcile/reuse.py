"""Text that two articles share: which pairs, which passages, how much of each.

Runs of four words are hashed, the least of every four neighbours is kept (winnowing), and pairs that keep several in common are
aligned. Words inside quotation marks do not count: whoever reports a speech has them, whomever he has them from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np

from peaceledger.reconcile.runs import RUN, Codes, Hashes, Kept, Numbers, run_hashes

WORD = re.compile(r"\w+")
QUOTED = re.compile(r"“[^”\n]{1,1500}(?:”|(?=\n))|\"[^\"\n]{1,1500}\"|‘[^‘\n]{1,1500}?’(?!\w)")
POST = re.compile(r"^[^\n]*\(@\w+\)[^\n]*$", re.MULTILINE)
"""A post with its sender's handle is what somebody said, too."""
OWN_LEAST = 10
"""Words outside quotation marks that a text has, or else all its words count: a speech printed whole."""
WHOLE_PART = 0.35
"""Share of the shorter text's kept runs, furniture included, that two texts of ``COPIED`` days share before they are aligned."""
SEVERAL = 8
"""Kept runs of furniture that make more than one sentence: one alone makes no copy of two short texts."""
LEAST_MET = 3
"""Kept runs that two texts share before they are aligned."""
SHORT = 40
"""Below so many kept runs a text is short, and a part of them (``SHORT_PART``) is asked for; longer texts share ``LONG_MET``."""
SHORT_PART = 0.2
LONG_MET = 5
GAP = 6
"""Words replaced, left out or put in, at most, inside one shared passage."""
PASSAGE_LEAST = 8
"""Equal words of a shared passage; fewer are names and titles."""
SHOWN = 60
"""Words of a passage that are kept as evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words in two texts.

    Attributes:
        left_start: First character in the left text.
        left_end: After the last one.
        left_shown: After the first ``SHOWN`` words.
        right_start: As ``left_start``.
        right_end: As ``left_end``.
        right_shown: As ``left_shown``.
        words: Equal words.
        small: Of these at most so many begin with a small letter in both texts: the rest are names, titles and headlines.
    """

    left_start: int
    left_end: int
    left_shown: int
    right_start: int
    right_end: int
    right_shown: int
    words: int
    small: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two texts share.

    Attributes:
        left: Smaller key.
        right: Greater key.
        passages: The most equal words first.
        left_share: Share of the left text's words, quotations left out, that stand in the right one.
        right_share: The other way round.
        left_words: Words of the left text, quotations left out.
        right_words: Words of the right text, quotations left out.
    """

    left: str
    right: str
    passages: tuple[Passage, ...]
    left_share: float
    right_share: float
    left_words: int
    right_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A text's words, where they stand, its runs by first word, and the same runs sorted with the order that sorts them."""

    words: list[int]
    spans: list[tuple[int, int]]
    runs: Hashes
    ordered: Hashes
    order: Numbers


class _Codes(dict[str, int]):
    """A number for each word, the same on every machine and for either case."""

    def __missing__(self, word: str) -> int:
        code = self[word] = crc32(word.casefold().encode())
        return code


class Texts:
    """Texts with their words as numbers, ready to be compared.

    Args:
        texts: Text by key.
        days: Day number of publication by key, None where it is unknown.
        outlets: Who printed it, by key: what comes back in one outlet for weeks is its furniture.
    """

    def __init__(self, texts: Mapping[str, str], days: Mapping[str, int | None], outlets: Mapping[str, str]) -> None:
        self.keys = sorted(texts)
        numbers = {name: at for at, name in enumerate(sorted(set(outlets.values())))}
        self._outlets = np.array([numbers[outlets[key]] for key in self.keys], dtype=np.int64)
        self._days = np.array([days.get(key) or 0 for key in self.keys], dtype=np.int64)
        self._texts = texts
        codes = _Codes()
        self._words = [_own_codes(texts[key], codes) for key in self.keys]
        firsts: dict[bytes, int] = {}
        self._first = [firsts.setdefault(words.tobytes(), at) for at, words in enumerate(self._words)]
        self._kept = Kept.of([words if first == at else words[:0] for at, (words, first) in enumerate(self._pairs())], self._days)
        self._ready = lru_cache(maxsize=256)(self._aligned)

    def twins(self) -> Iterator[tuple[int, int]]:
        """Numbers of texts with the same words, each with the first that has them."""
        least = PASSAGE_LEAST
        yield from ((first, at) for at, first in enumerate(self._first) if first != at and len(self._words[at]) >= least)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of numbers of texts that may share a passage, those that share most runs first; twins are left out."""
        sizes, pairs = self._kept.counted(), self._kept.meetings()
        met, lasting, least = pairs.met, pairs.lasting, np.minimum(sizes[pairs.left], sizes[pairs.right])
        enough = (met >= LEAST_MET) & np.where(least < SHORT, met >= SHORT_PART * least, met >= LONG_MET)
        carried = (lasting > 0) & ((met > 0) | (lasting >= SEVERAL)) & (self._outlets[pairs.left] != self._outlets[pairs.right])
        enough |= carried & (met + lasting >= np.maximum(LEAST_MET, WHOLE_PART * least))
        left, right = pairs.left[enough], pairs.right[enough]
        order = np.lexsort((right, left, -met[enough]))
        yield from zip(left[order].tolist(), right[order].tolist(), strict=True)

    def compare(self, left: int, right: int) -> Shared:
        """Align two texts."""
        one, two = self._ready(left), self._ready(right)
        found = list(_passages(_equal_runs(one, two)))
        own, other = one.spans, two.spans
        equal = sum(words for *_, words in found)
        passages = (
            Passage(
                left_start=own[a][0],
                left_end=own[b - 1][1],
                left_shown=own[min(b, a + SHOWN) - 1][1],
                right_start=other[c][0],
                right_end=other[d - 1][1],
                right_shown=other[min(d, c + SHOWN) - 1][1],
                words=words,
                small=min(words, _small(self._text(left), own[a:b]), _small(self._text(right), other[c:d])),
            )
            for a, b, c, d, words in found
        )
        return Shared(
            left=self.keys[left],
            right=self.keys[right],
            passages=tuple(sorted(passages, key=lambda p: (-p.words, p.left_start))),
            left_share=equal / max(1, len(own)),
            right_share=equal / max(1, len(other)),
            left_words=len(own),
            right_words=len(other),
        )

    def _pairs(self) -> Iterator[tuple[Codes, int]]:
        return zip(self._words, self._first, strict=True)

    def _text(self, at: int) -> str:
        return self._texts[self.keys[at]]

    def _aligned(self, at: int) -> _Ready:
        codes, spans = self._words[at], own_words(self._text(at))
        runs = run_hashes(codes)
        order = np.argsort(runs, kind="stable")
        return _Ready(words=codes.tolist(), spans=spans, runs=runs, ordered=runs[order], order=order)


def own_words(text: str) -> list[tuple[int, int]]:
    """Where each word outside quotation marks begins and ends."""
    found = [m.span() for m in WORD.finditer(_without_quotations(text))]
    return found if len(found) >= OWN_LEAST else [m.span() for m in WORD.finditer(text)]


def _without_quotations(text: str) -> str:
    held = POST.sub(_blank, text) if "(@" in text else text
    return QUOTED.sub(_blank, held)


def _blank(m: re.Match[str]) -> str:
    return " " * len(m[0])


def _small(text: str, words: Sequence[tuple[int, int]]) -> int:
    return sum(text[start].islower() for start, _ in words)


def _own_codes(text: str, codes: _Codes) -> Codes:
    words = WORD.findall(_without_quotations(text))
    if len(words) < OWN_LEAST:
        words = WORD.findall(text)
    return np.fromiter(map(codes.__getitem__, words), dtype=np.uint32, count=len(words))


def _equal_runs(left: _Ready, right: _Ready) -> Iterator[tuple[int, int, int]]:
    """Stretches of equal words: where they begin in either text, and how long they are; none overlaps another."""
    first, last = (np.searchsorted(right.ordered, left.runs, side=side) for side in ("left", "right"))
    one, other, order = left.words, right.words, right.order
    taken = bytearray(len(other))
    done, follows = 0, 0
    for at in np.flatnonzero(last > first).tolist():
        if at < done:
            continue
        free = [j for j in order[first[at] : last[at]].tolist()[:8] if not any(taken[j : j + RUN])]
        if not free:
            continue
        length, _, start = max((_equal(one, other, at, j, taken), -abs(j - follows), j) for j in free)
        if length >= RUN:
            taken[start : start + length] = b"\x01" * length
            done, follows = at + length, start + length
            yield at, start, length


def _equal(one: Sequence[int], other: Sequence[int], at: int, start: int, taken: bytearray) -> int:
    length = 0
    most = min(len(one) - at, len(other) - start)
    while length < most and one[at + length] == other[start + length] and not taken[start + length]:
        length += 1
    return length


def _passages(runs: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, int, int]]:
    """Stretches that follow each other in both texts make one passage: its words in each, and how many are equal."""
    held: tuple[int, int, int, int, int] | None = None
    for at, start, length in runs:
        if held and 0 <= at - held[1] <= GAP and 0 <= start - held[3] <= GAP:
            held = (held[0], at + length, held[2], start + length, held[4] + length)
            continue
        if held and held[4] >= PASSAGE_LEAST:
            yield held
        held = (at, at + length, start, start + length, length)
    if held and held[4] >= PASSAGE_LEAST:
        yield held


__all__ = ["Passage", "Shared", "Texts", "own_words"]
