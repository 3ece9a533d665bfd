"""Whole numbers as texts write them: digits, or words up to the thousands."""

import re
from collections.abc import Mapping, Sequence

WHOLE = r"\d{1,3}(?:,\d{3})+|\d{1,6}"


class Numerals:
    """Reads numbers by a word list with ``ones`` and ``tens``.

    Attributes:
        small: Pattern of a number under a hundred in words.
        pattern: Pattern of any number, without what may stand around it.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._value = {word: n for n, word in enumerate(words.get("ones", ()), 1)}
        self._value |= {word: 10 * n for n, word in enumerate(words.get("tens", ()), 2)}
        one = "|".join(sorted(words.get("ones", ()), key=len, reverse=True)) or "(?!)"
        ten = "|".join(words.get("tens", ())) or "(?!)"
        self.small = rf"(?:(?:{ten})(?:[- ](?:{one}))?|(?:{one}))"
        large = rf"(?:(?:an?|{self.small}) (?:hundred|thousand))(?:(?: and)? {self.small})?"
        self.pattern = rf"(?:{WHOLE}|(?i:{large}|{self.small}))(?![\w%]|[.,]\d)"

    def all_in(self, text: str) -> list[float]:
        """All numbers of a text."""
        found = (self.value(m[0]) for m in re.finditer(rf"(?<![\w.,-])(?:{self.pattern})", text))
        return [n for n in found if n is not None]

    def value(self, text: str) -> float | None:
        """What a number says; None for words it does not know."""
        if text[:1].isdigit():
            return float(text.replace(",", ""))
        total = 0
        for word in re.findall(r"[a-z]+", text.casefold()):
            if word in ("hundred", "thousand"):
                total = (total or 1) * (100 if word == "hundred" else 1000)
            elif word not in ("a", "an", "and"):
                if word not in self._value:
                    return None
                total += self._value[word]
        return float(total) or None


__all__ = ["Numerals"]
