"""Runs of words that texts keep, and which pairs of texts share how many.

A run in a crowd of articles is a phrase of the language, a page's furniture, or a wire that all carry. Each text that has it is
set beside the next few in time, not beside all: copies follow within days, and the work grows with the number of articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32]

RUN = 4
"""Words in a run: a changed word breaks four. Two reports of one event in their own words share runs of this length by the dozen,
but hardly three within one passage."""
WINDOW = 4
"""Of so many runs in a row the least hash is kept: seven equal words in a row are always seen, for two fifths of the memory."""
CROWD = 60
"""Articles: a run that more of them have sets each of them beside the next ``NEXT`` in time alone."""
NEXT = 8
LASTING = 30
"""Days after which a run that three articles have is furniture or background: news is copied within days."""
COPIED = 3
"""Days within which such runs bring two texts together all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """Pairs of texts that share runs.

    Attributes:
        left: Number of the one text, the smaller.
        right: Number of the other.
        met: Runs they share.
        lasting: Runs beside these that have come back for weeks.
    """

    left: Numbers
    right: Numbers
    met: Numbers
    lasting: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The runs that winnowing keeps of each text, sorted by hash, then text; each once for each text.

    Attributes:
        texts: Number of the text, for each hash.
        starts: Where each run's texts begin.
        sizes: How many texts have it.
        lasting: Whether texts of more than ``LASTING`` days have it.
        days: Day number of publication by number of the text, 0 where it is unknown.
    """

    texts: Numbers
    starts: Numbers
    sizes: Numbers
    lasting: npt.NDArray[np.bool_]
    days: Numbers

    @classmethod
    def of(cls, words: Sequence[Codes], days: Numbers) -> Self:
        """Runs of texts, whose words are given as numbers."""
        hashes, texts = _kept(words)
        starts = np.flatnonzero(np.r_[len(hashes) > 0, hashes[1:] != hashes[:-1]])
        sizes = np.diff(np.r_[starts, len(hashes)])
        known = np.where(days[texts] > 0, days[texts], np.iinfo(np.int64).max)
        first = np.minimum.reduceat(known, starts) if len(starts) else known
        last = np.maximum.reduceat(days[texts], starts) if len(starts) else known
        lasting = (sizes > 2) & (last > 0) & (last - np.minimum(first, last) > LASTING)
        return cls(texts=texts, starts=starts, sizes=sizes, lasting=lasting, days=days)

    def counted(self) -> Numbers:
        """Kept runs of each text."""
        return np.bincount(self.texts, minlength=len(self.days))

    def meetings(self) -> Meetings:
        """Pairs of texts that share runs; those that share lasting ones alone are of ``COPIED`` days."""
        first, second = self._met(~self.lasting), self._near(self._met(self.lasting))
        found, at = np.unique(np.concatenate([first, second]), return_inverse=True)
        return Meetings(
            left=found // len(self.days),
            right=found % len(self.days),
            met=np.bincount(at[: len(first)], minlength=len(found)),
            lasting=np.bincount(at[len(first) :], minlength=len(found)),
        )

    def _met(self, chosen: npt.NDArray[np.bool_]) -> Numbers:
        """Pairs, as ``left * number of texts + right``, once for each chosen run that brings them together."""
        starts, sizes = self.starts[chosen], self.sizes[chosen]
        crowd = sizes > CROWD
        few = [self._all_of(starts[sizes == size], size) for size in range(2, CROWD + 1)]
        return np.concatenate([np.zeros(0, dtype=np.int64), *few, *self._next_of(starts[crowd], sizes[crowd])])

    def _all_of(self, starts: Numbers, size: int) -> Numbers:
        held = self.texts[starts[:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        return np.asarray((held[:, one] * len(self.days) + held[:, other]).ravel())

    def _next_of(self, starts: Numbers, sizes: Numbers) -> list[Numbers]:
        run, held = np.repeat(np.arange(len(starts)), sizes), self.texts[_spread(starts, sizes)]
        order = np.lexsort((held, self.days[held], run))
        run, held = run[order], held[order]
        found = []
        for step in range(1, NEXT + 1):
            one, other = held[:-step], held[step:]
            near = (run[:-step] == run[step:]) & (self.days[other] - self.days[one] <= COPIED)
            found.append((np.minimum(one, other) * len(self.days) + np.maximum(one, other))[near])
        return found

    def _near(self, pairs: Numbers) -> Numbers:
        left, right = self.days[pairs // len(self.days)], self.days[pairs % len(self.days)]
        return np.asarray(pairs[(left > 0) & (right > 0) & (np.abs(left - right) <= COPIED)], dtype=np.int64)


def _spread(starts: Numbers, sizes: Numbers) -> Numbers:
    """All numbers from each start on, so many of each."""
    ends = np.cumsum(sizes)
    return np.asarray(np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes), dtype=np.int64)


def run_hashes(words: Codes) -> Hashes:
    """A hash for each run of words, by the word it begins with."""
    wide = words.astype(np.uint64)
    number = max(0, len(wide) - RUN + 1)
    found = np.zeros(number, dtype=np.uint64)
    for at in range(RUN):
        found *= np.uint64(0x9E3779B97F4A7C15)
        found += wide[at : number + at] + np.uint64(1)
    found ^= found >> np.uint64(31)
    found *= np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray(found ^ (found >> np.uint64(29)), dtype=np.uint64)


def _kept(words: Sequence[Codes]) -> tuple[Hashes, Numbers]:
    kept, owner = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    for at, one in enumerate(words):
        runs = run_hashes(one)
        if len(runs) > WINDOW:
            runs = np.minimum.reduce([runs[i : len(runs) - WINDOW + 1 + i] for i in range(WINDOW)])
        runs = np.unique(runs)
        kept.append(runs)
        owner.append(np.full(len(runs), at))
    hashes, texts = np.concatenate(kept), np.concatenate(owner)
    order = np.argsort(hashes, kind="stable")
    return hashes[order], texts[order]


__all__ = ["COPIED", "RUN", "Codes", "Hashes", "Kept", "Meetings", "Numbers", "run_hashes"]
