"""Which sides running words name: "Arcadia's offer", "the Utopian delegation"."""

import re
from collections.abc import Iterator, Mapping

from peaceledger.packs import Lexicon

NAME = re.compile(r"[^\W\d_][\w’'-]*")
POSSESSIVE = re.compile(r"[’']s?$")
SIDED = frozenset({"state", "government", "armed_force", "armed_group", "group", "organisation", "person"})
LONGEST = 4
"""Words of a name that is looked up."""


class NamedSides:
    """Finds names of sides in text.

    Args:
        lexicon: What the packs know. A capital stands for its government, a name of two sides for neither.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        sides: dict[str, set[str]] = {}
        for actor in lexicon.actors.values():
            if actor.side and actor.kind in SIDED:
                side = lexicon.people_of.get(actor.side, actor.side)
                for name in (actor.name, *actor.names, *actor.adjectives, *actor.people):
                    sides.setdefault(name.casefold(), set()).add(side)
        for place in lexicon.places.values():
            if place.government_of:
                for name in (place.name, *place.names):
                    sides.setdefault(name.casefold(), set()).add(place.government_of)
        self._side: Mapping[str, str] = {name: next(iter(found)) for name, found in sides.items() if len(found) == 1}
        self._firsts = frozenset(_first(word) for name in self._side for word in (*NAME.findall(name)[:1], *name.split()[:1]))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and side of each name, the longest ones, in text order."""
        words = [word.span() for word in NAME.finditer(text)]
        free = 0
        for at, (start, first_end) in enumerate(words):
            if at < free or not text[start].isupper() or _first(text[start:first_end]) not in self._firsts:
                continue
            for n in range(min(LONGEST, len(words) - at), 0, -1):
                name = POSSESSIVE.sub("", text[start : words[at + n - 1][1]])
                side = self._side.get(name.casefold())
                if side is not None:
                    yield start, start + len(name), side
                    free = at + n
                    break

    def named(self, text: str) -> str:
        """All names of sides in a text, in a row."""
        return " ".join(text[start:end] for start, end, _ in self.find(text))


def _first(word: str) -> str:
    """A word as a name may begin with it."""
    return POSSESSIVE.sub("", word).casefold()


__all__ = ["NamedSides"]
