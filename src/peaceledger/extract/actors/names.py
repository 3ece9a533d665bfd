"""Names of the packs, compiled once so that an article is searched in a few milliseconds."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from peaceledger.extract.actors.role_nouns import RoleIndex
from peaceledger.packs import ActorEntry, Lexicon, PlaceEntry

NameForm = Literal["name", "seat", "adjective", "people", "outlet", "descriptor", "surname", "weak", "given", "place", "event"]
_RANK: dict[str, int] = {
    form: rank
    for rank, form in enumerate(
        ("name", "seat", "adjective", "people", "outlet", "descriptor", "surname", "weak", "given", "place", "event")
    )
}
_WORD = re.compile(r"[^\W_]+")
_LEAST_SKELETON = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A pack's name in a text: characters, how it names, and the ids it may mean."""

    start: int
    end: int
    form: NameForm
    ids: tuple[str, ...]


def fold(text: str) -> str:
    """Return the text with straight apostrophes and without accents, character for character at the same offsets."""
    table: dict[int, str] = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0xA0: " "}
    for char in set(text):
        if ord(char) > 0xBF and ord(char) not in table:
            base = unicodedata.normalize("NFKD", char)[0]
            if base.isascii():
                table[ord(char)] = base
    return text.translate(table)


def skeleton(name: str) -> str:
    """Reduce a romanised name so that common spellings fall together: Kurvitsky, Kurvitskyy, Kurvitskiy."""
    bare = fold(name).lower().replace("'", "").replace("w", "v").replace("kh", "h").replace("x", "ks")
    bare = re.sub(r"(?<=[^aeiou])i?[yj]e", "ie", bare)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[yji]+", "i", bare))


class _Table:
    """Strings to find, by their first word."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._by_word: dict[str, list[str]] = {}

    def add(self, name: str, form: NameForm, key: str) -> None:
        folded = fold(name).strip()
        if _WORD.search(folded):
            self._forms[folded][form].add(key)

    def close(self) -> None:
        by_word: dict[str, set[str]] = defaultdict(set)
        for name in self._forms:
            if word := _WORD.match(name):
                by_word[word.group()].add(name)
        self._by_word = {word: sorted(names, key=lambda n: (-len(n), n)) for word, names in by_word.items()}

    def hits(self, folded: str) -> Iterator[Hit]:
        done = 0
        for word in _WORD.finditer(folded):
            if word.start() < done:
                continue
            hit = self._at(folded, word)
            if hit is not None:
                done = hit.end
                yield hit

    def ids(self, name: str) -> tuple[str, ...]:
        """Ids behind one string, whatever its form; empty where it is unknown."""
        return tuple(sorted({key for keys in self._forms.get(name, {}).values() for key in keys}))

    def _at(self, folded: str, word: re.Match[str]) -> Hit | None:
        start = word.start()
        for name in self._by_word.get(word.group(), ()):
            end = start + len(name)
            if folded.startswith(name, start) and not folded[end : end + 1].isalnum():
                forms = self._forms[name]
                form: Any = min(forms, key=_RANK.__getitem__)
                return Hit(start, end, form, tuple(sorted(forms[form])))
        return None


class NameIndex:
    """Everything the finders ask a lexicon for, by the shape of the question.

    Args:
        lexicon: The packs in use.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocab: Mapping[str, Any] = lexicon.vocab.get("roles", {})
        self.roles = RoleIndex(self.vocab.get("role", ()), _titles(lexicon))
        self.skeletons: dict[str, set[str]] = defaultdict(set)
        self.given: dict[str, set[str]] = defaultdict(set)
        self._actors, self._places = _Table(), _Table()
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        for place in lexicon.places.values():
            self._add_place(place)
        for actor in lexicon.actors.values():
            self._add_actor(actor)
        for outlet in lexicon.outlets.values():
            for name in (outlet.name, *outlet.names):
                self._actors.add(name, "outlet", outlet.outlet_id)
        self._actors.close()
        self._places.close()

    def words(self, table: str, key: str) -> frozenset[str]:
        """A word list of ``vocab/roles.toml``; empty where the pack has none."""
        if (table, key) not in self._words:
            self._words[table, key] = frozenset(self.vocab.get(table, {}).get(key, ()))
        return self._words[table, key]

    def actor_hits(self, text: str) -> list[Hit]:
        """Names of actors, capitals and outlets in a text from left to right, the longest at each place."""
        return list(self._actors.hits(fold(text)))

    def place_hits(self, text: str) -> list[Hit]:
        """Names of places, and (form ``event``) of agreements named after them."""
        return list(self._places.hits(fold(text)))

    def body(self, side: str, noun: str) -> ActorEntry | None:
        """The body of a side that a role noun names: ("FRA", "military") gives the French Armed Forces."""
        state = self.lexicon.actors.get(side)
        for adjective in state.adjectives if state else ():
            ids = self._actors.ids(f"{adjective} {noun}")
            if len(ids) == 1:
                return self.lexicon.actors[ids[0]]
        return None

    def _add_actor(self, actor: ActorEntry) -> None:
        person = actor.kind == "person"
        for name in (actor.name, *actor.names):
            self._actors.add(name, "surname" if person and " " not in name else "name", actor.actor_id)
        for form, words in _forms(actor):
            for word in words:
                self._actors.add(word.removeprefix("the "), form, actor.actor_id)
        if person:
            self._add_parts(actor)

    def _add_parts(self, actor: ActorEntry) -> None:
        for words in (name.split() for name in actor.names):
            if len(words) > 1 and self._is_given(words[0]):
                self.given[actor.actor_id].add(skeleton(words[0]))
                self._actors.add(words[0], "given", actor.actor_id)
            if len(words[-1]) >= _LEAST_SKELETON:
                self.skeletons[skeleton(words[-1])].add(actor.actor_id)

    def _is_given(self, word: str) -> bool:
        """Whether the first word of a full name is a given name: no title, no particle, no initial."""
        particle = word.lower() in self.words("words", "particles")
        return word[0].isupper() and len(word.rstrip(".")) > 1 and not particle and not self.roles.is_title(word)

    def _add_place(self, place: PlaceEntry) -> None:
        for name in (place.name, *place.names):
            self._places.add(name, "place", place.place_id)
            self._actors.add(name, "seat" if place.government_of else "place", place.place_id)
        for name in place.event_names:
            self._places.add(name, "event", place.place_id)
            self._actors.add(name, "event", place.place_id)


def _forms(actor: ActorEntry) -> tuple[tuple[NameForm, tuple[str, ...]], ...]:
    return (
        ("adjective", actor.adjectives),
        ("people", tuple(word for word in actor.people if word not in actor.adjectives)),
        ("descriptor", actor.descriptors),
        ("weak", actor.weak_names),
    )


def _titles(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    return {key: tuple(word for group in kind.titles for word in group) for key, kind in lexicon.office_types.items()}


_KEPT = 4
_cache: list[NameIndex] = []


def index_for(lexicon: Lexicon) -> NameIndex:
    """Return the lexicon's index, built at its first use.

    A ``Lexicon`` holds mappings and so has no hash: the few kept indexes are told apart by identity.
    """
    for index in _cache:
        if index.lexicon is lexicon:
            return index
    index = NameIndex(lexicon)
    _cache.append(index)
    del _cache[:-_KEPT]
    return index
