"""What lies far from the rest in time: drawn with the others it would press all of them into one point."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Protocol, TypeVar


class Spanning(Protocol):
    """Something with a first and a last possible day."""

    @property
    def start(self) -> date:
        """First day on which it is drawn."""
        ...

    @property
    def end(self) -> date:
        """Last day on which it is drawn."""
        ...


T = TypeVar("T", bound=Spanning)
SHARE = 0.9
"""So many of all are always shown."""


def dense(spans: Sequence[T]) -> list[T]:
    """Those in or near the shortest time that holds nine of ten, if it is at most half of the whole; else all.

    Near is half of that time before and after it. The order is kept.
    """
    n = len(spans)
    least = ceil(SHARE * n)
    starts, ends = sorted(s.start for s in spans), sorted(s.end for s in spans)
    windows = [(ends[i + least - 1] - starts[i], starts[i], ends[i + least - 1]) for i in range(n - least + 1)] if n else []
    if not windows or (ends[-1] - starts[0]) < 2 * min(windows)[0]:
        return list(spans)
    length, first, last = min(windows)
    return [s for s in spans if first - length / 2 <= s.start and s.end <= last + length / 2]
