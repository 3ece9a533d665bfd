"""Grammar over words: each word becomes one letter, so that a regular expression can be written over word classes.

A class is written in capitals (``MONTH``), a word in small letters (``since``). ``Lexer.compile`` turns such a pattern into a
regular expression over letters, and ``Lexer.read`` a text into tokens and their letters; a match's span counts tokens.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

OTHER = "\uf8ff"
NEWLINE = "\n"
_NAME = re.compile(r"[A-Za-z_]+")
_FIRST = 0xE000


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of the text; ``kind`` is its class, its own small letters, or "" where no pattern names it."""

    text: str
    start: int
    end: int
    kind: str


class _Letters(dict[str, str]):
    """Letter of each word met so far."""

    def __init__(self, letter_of: Callable[[str], str]) -> None:
        super().__init__()
        self._letter_of = letter_of

    def __missing__(self, word: str) -> str:
        if len(self) > 50_000:
            self.clear()
        letter = self[word] = self._letter_of(word)
        return letter


class Reading:
    """A text as one letter for each word; words become tokens only where somebody looks at them."""

    __slots__ = ("_kinds", "_matches", "letters")

    def __init__(self, matches: list[re.Match[str]], letters: str, kinds: Callable[[str], str]) -> None:
        self._matches = matches
        self._kinds = kinds
        self.letters = letters

    def tokens(self, first: int, last: int) -> tuple[Token, ...]:
        """The words from ``first`` to before ``last``; fewer at the end of the text."""
        return tuple(Token(m.group(), m.start(), m.end(), self._kinds(m.group())) for m in self._matches[max(first, 0) : last])


class Lexer:
    """Names word classes and compiles patterns over them.

    Args:
        shape: Splits a text into tokens.
        classify: Gives the class of a token, or None where only its own spelling counts.
    """

    def __init__(self, shape: str, classify: Callable[[str], str | None]) -> None:
        self._shape = re.compile(shape)
        self._classify = classify
        self._names: dict[str, str] = {"NL": NEWLINE}
        self._words = _Letters(lambda word: self._names.get(self._kind(word), OTHER))

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Turn a pattern over class names and words into one over letters; blanks only set names apart."""
        return re.compile(_NAME.sub(lambda m: self._letter(m.group()), pattern).replace(" ", ""))

    def read(self, text: str) -> Reading:
        """Split a text and give each word its letter."""
        matches = list(self._shape.finditer(text))
        words = self._words
        return Reading(matches, "".join([words[m.group()] for m in matches]), self._kind)

    def _kind(self, word: str) -> str:
        if word == "\n":
            return "NL"
        kind = self._classify(word)
        if kind is not None:
            return kind
        small = word.lower()
        return small if small in self._names else ""

    def _letter(self, name: str) -> str:
        return self._names.setdefault(name, chr(_FIRST + len(self._names)))
