"""Look-ups of word lists in an article's text, and the sentence a place stands in; offsets are the doc's."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from peaceledger.extract.layout import sentences, text_of
from peaceledger.extract.statements.stance import compile_terms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PARTS = re.compile(r"[^\W_]+")
OPEN_LETTER = re.compile(r"\w\?.*")


class Text:
    """An article's text, and the same in small letters with straight apostrophes; both have the same places."""

    def __init__(self, text: str) -> None:
        self.text = text
        small = text.lower()
        small = small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.lower = small.replace("’", "'")


class PhraseBook:
    """Terms as in ``compile_terms``, found where they stand in a text, in any case and with any apostrophe.

    A term is tried only where its first letters stand, and only if its longest word stands somewhere: of some two hundred terms
    an article holds a few, and trying all of them at each place took 25 ms a text instead of less than one.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = [(_longest(term), _head(term), compile_terms([term])) for term in sorted(set(terms))]

    def finditer(self, text: Text, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches in a stretch in text order, the longest of those that overlap; they hold small letters."""
        end = len(text.text) if end is None else end
        last = start
        for match in sorted(self._found(text.lower, start, end), key=lambda m: (m.start(), -m.end())):
            if match.start() >= last:
                yield match
                last = match.end()

    def search(self, text: Text, start: int, end: int) -> re.Match[str] | None:
        """The first match that lies wholly in a stretch."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: Text, start: int, end: int) -> re.Match[str] | None:
        """The longest match that begins right there."""
        at = text.lower
        found = (m for _, head, pattern in self._terms if at.startswith(head, start) and (m := pattern.match(at, start, end)))
        return max(found, key=lambda m: m.end(), default=None)

    def _found(self, lower: str, start: int, end: int) -> Iterator[re.Match[str]]:
        for longest, head, pattern in self._terms:
            if lower.find(longest, start, end) < 0:
                continue
            at = lower.find(head, start, end)
            while at >= 0:
                if match := pattern.match(lower, at, end):
                    yield match
                at = lower.find(head, at + 1, end)


def _longest(term: str) -> str:
    """The longest run of letters that every match of a term holds."""
    return max((p for word in term.split() for p in PARTS.findall(OPEN_LETTER.sub("", word))), key=len, default="")


def _head(term: str) -> str:
    """The letters that every match of a term begins with."""
    return OPEN_LETTER.sub("", term.split()[0]).partition("*")[0]


def with_lemma(doc: "Doc", lemmas: frozenset[str]) -> list["Token"]:
    """Words with one of the lemmas, in text order; numbers of spaCy's string store are compared, not strings."""
    keys = {get_string_id(form) for lemma in lemmas for form in (lemma, lemma.capitalize(), lemma.upper())}
    return [doc[i] for i, key in enumerate(doc.to_array("LEMMA").tolist()) if key in keys]


class Sentences:
    """Sentences of an article by place."""

    def __init__(self, doc: "Doc") -> None:
        self._doc = doc
        self._all = sentences(doc)
        self._starts = [s.start_char for s in self._all]

    def at(self, char: int) -> "Span":
        """The sentence that holds a character."""
        return self._all[self.number(char)]

    def number(self, char: int) -> int:
        """Its place in the row of sentences, from 0."""
        return max(0, bisect_right(self._starts, char) - 1)

    def before(self, char: int, most: int = 1) -> tuple["Span", ...]:
        """So many sentences before the one that holds a character, as far as there are."""
        number = self.number(char)
        return self._all[max(0, number - most) : number]

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """A stretch cut at the ends of sentences; parts without a word are left out."""
        numbers = range(self.number(start), self.number(max(start, end - 1)) + 1)
        cut = [(max(start, self._all[n].start_char), min(end, self._all[n].end_char)) for n in numbers]
        return [part for s, e in cut if (part := self._trimmed(s, e)) is not None]

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """Without white space at the ends; None where nothing is left."""
        text = text_of(self._doc)[start:end]
        if not any(c.isalnum() for c in text):
            return None
        return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


__all__ = ["PhraseBook", "Sentences", "Text", "with_lemma"]
