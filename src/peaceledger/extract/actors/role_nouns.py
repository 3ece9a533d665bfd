"""Role nouns: the words that name a person, group or force by what it does."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a role noun may stand for.

    Attributes:
        kind: Kind of the actor it names, as in ``ActorSpan.kind``.
        fits: Office ids of people it may describe; ``*`` is any.
        title: Whether it may stand before a name.
        only_title: Whether it never stands alone ("Mr").
        collective: Whether its singular is a body of people ("the army") and no single person.
        needs_side: Whether it names an actor only with a side ("the Utopian side").
    """

    kind: str
    fits: frozenset[str] = frozenset()
    title: bool = False
    only_title: bool = False
    collective: bool = False
    needs_side: bool = False


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role noun in a text; offsets in characters."""

    start: int
    end: int
    noun: str
    role: Role
    plural: bool


class RoleIndex:
    """Role nouns of the packs, ready to be found in a text.

    Args:
        tables: The ``[[role]]`` tables of ``vocab/roles.toml``.
        titles: Further titles by office id, as the packs name them.
    """

    def __init__(self, tables: Iterable[Mapping[str, Any]], titles: Mapping[str, Iterable[str]]) -> None:
        self._by_word: dict[str, list[tuple[str, bool, Role]]] = {}
        self._seen: set[str] = set()
        for table in tables:
            self._add_table(table)
        for office, words in titles.items():
            for word in words:
                self._add(word, False, Role(kind="person", fits=frozenset({office}), title=True))
        for forms in self._by_word.values():
            forms.sort(key=lambda form: -len(form[0]))

    def hits(self, text: str) -> Iterator[RoleHit]:
        """Yield every role noun from left to right, the longest at each place; a longer one hides those inside it."""
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        done = 0
        for word in _WORD.finditer(lower):
            start = word.start()
            if start < done or word.group() not in self._by_word:
                continue
            for noun, plural, role in self._by_word[word.group()]:
                source = lower if noun.islower() else text
                end = start + len(noun)
                if source.startswith(noun, start) and not lower[end : end + 1].isalnum():
                    yield RoleHit(start, end, noun, role, plural)
                    done = end
                    break

    def is_title(self, word: str) -> bool:
        """Whether a word, by itself, may stand as a title before a name."""
        return any(noun.lower() == word.lower() and role.title for noun, _, role in self._by_word.get(word.lower(), ()))

    def _add_table(self, table: Mapping[str, Any]) -> None:
        role = Role(
            kind=table["kind"],
            fits=frozenset(table.get("fits", ())),
            title=table.get("title", False),
            only_title=table.get("only_title", False),
            collective=table.get("collective", False),
            needs_side=table.get("needs_side", False),
        )
        for noun in table.get("plurals", ()):
            self._add(noun, True, role)
        for noun in table["nouns"]:
            self._add(noun, role.kind in ("anonymous", "group"), role)
            if not role.only_title and table.get("plurals") != []:
                self._add(_plural(noun), True, role)

    def _add(self, noun: str, plural: bool, role: Role) -> None:
        word = _WORD.match(noun)
        if word is not None and noun not in self._seen:
            self._seen.add(noun)
            self._by_word.setdefault(word.group().lower(), []).append((noun, plural, role))


def _plural(noun: str) -> str:
    head, of, rest = noun.partition(" of ")
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith(("s", "ch", "x")):
        head += "es"
    elif head.endswith("y") and head[-2] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + of + rest
