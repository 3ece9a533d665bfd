"""What a finder compiles of a lexicon, compiled once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from peaceledger.packs import Lexicon

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _ById:
    """A lexicon as a cache key: its mappings cannot be hashed, and one run uses one object."""

    lexicon: Lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.lexicon is self.lexicon


def per_lexicon(compile_: Callable[[Lexicon], T]) -> Callable[[Lexicon], T]:
    """Keep what a function makes of each of the last few lexicons."""

    @lru_cache(maxsize=4)
    def kept(key: _ById) -> T:
        return compile_(key.lexicon)

    @wraps(compile_)
    def once(lexicon: Lexicon) -> T:
        return kept(_ById(lexicon))

    return once


__all__ = ["per_lexicon"]
