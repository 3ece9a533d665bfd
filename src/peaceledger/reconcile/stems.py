"""Words of a passage without their endings, by which two tellings of one thing are known: "tortured" and "torture"."""

import re
from functools import lru_cache

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import plain

ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")
LEAST = 4
"""Letters of a word that says something."""


def stems(text: str, material: Material) -> frozenset[str]:
    """Stems of the longer words that not any sentence has."""
    little = frozenset(material.words("little_words"))
    return frozenset(stem(w) for w in plain(text).split() if len(w) >= LEAST and w not in little)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, where three letters are left."""
    short = ENDING.sub("", word)
    return short if len(short) >= LEAST - 1 else word


__all__ = ["stem", "stems"]
