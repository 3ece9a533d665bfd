"""Words of a passage without their endings, by which two tellings of one thing are known: "tortured" and "torture"."""

import re
from functools import lru_cache

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import plain

ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")
LEAST = 4
"""Letters of a word that says something."""


class Stems:
    """Takes texts to stems.

    Args:
        material: Holds the word list ``little_words``.
    """

    def __init__(self, material: Material) -> None:
        self._little = frozenset(material.words("little_words"))

    def of(self, text: str) -> frozenset[str]:
        """Stems of the longer words that not any sentence has."""
        return frozenset(stem(w) for w in plain(text).split() if len(w) >= LEAST and w not in self._little)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, where three letters are left."""
    short = ENDING.sub("", word)
    return short if len(short) >= LEAST - 1 else word


__all__ = ["Stems"]
