"""Words of a passage without their endings, by which two tellings of one thing are known: "tortured" and "torture"."""

from functools import lru_cache

from peaceledger.reconcile.endings import LEAST, stem
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import WORD

LATELY = 4096
"""Texts whose stems are kept: several checks look at one passage in turn."""


class Stems:
    """Takes texts to stems.

    Args:
        material: Holds the word list ``little_words``.
    """

    def __init__(self, material: Material) -> None:
        self._little = frozenset(material.words("little_words"))
        self.of = lru_cache(LATELY)(self._of)

    def _of(self, text: str) -> frozenset[str]:
        """Stems of the longer words that not any sentence has."""
        words = set(WORD.findall(text.casefold())) - self._little
        return frozenset(stem(w) for w in words if len(w) >= LEAST)


__all__ = ["Stems"]
