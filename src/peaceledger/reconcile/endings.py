"""Words without their endings."""

import re
from functools import lru_cache

ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")
LEAST = 4
"""Letters of a word that says something."""


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, where three letters are left: "torture" for "tortured" is "tortur"."""
    short = ENDING.sub("", word)
    return short if len(short) >= LEAST - 1 else word


__all__ = ["LEAST", "stem"]
