"""Words of a passage without their endings, by which two tellings of one thing are known: "tortured" and "torture"."""

from peaceledger.reconcile.endings import LEAST, stem
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import plain


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


__all__ = ["Stems"]
