"""Which side a name belongs to, and whether it names a person."""

import re
from collections.abc import Iterable

from peaceledger.packs import Lexicon
from peaceledger.packs.lexicon import ActorEntry

OWNER = re.compile(r"(?:the )?([^’']+)[’']s? (?!.*(?:sides|parties|factions|rivals)$)", re.I)
"""Whose somebody is who has no name of his own: "Ostia's defence ministry"."""
BODIES = frozenset({"organisation", "group"})


class Who:
    """Look-up of canonical names.

    A name no pack knows stands for itself as a side: two unknown states with two names stay two.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors: dict[str, ActorEntry] = {}
        self._beside: dict[str, str] = {}
        self._bare: set[str] = set()
        self._parties = frozenset(lexicon.parties)
        self._adjectives: dict[str, ActorEntry] = {}
        self._sides = frozenset(e.side for e in lexicon.actors.values() if e.side)
        for _, entry in sorted(lexicon.actors.items(), reverse=True):
            self._adjectives |= dict.fromkeys(map(str.casefold, entry.adjectives), entry)
            for name in (*entry.names, entry.name):
                self._actors[name.casefold()] = entry
            if entry.side:
                self._bare |= {n.casefold() for n in (*entry.names, entry.name) if entry.kind == "state" and not n.isupper()}
                self._beside |= dict.fromkeys((n.casefold() for n in (*entry.names, entry.name, *entry.adjectives)), entry.side)
        for _, seat in sorted(lexicon.places.items(), reverse=True):
            government = lexicon.actors.get(seat.government_of or "")
            if government is not None and government.side:
                seats = {n.casefold() for n in (*seat.names, seat.name)}
                self._bare |= seats
                self._beside |= dict.fromkeys(seats, government.side)
        self._places = frozenset(lexicon.place_names)
        self._acting = frozenset[str](lexicon.vocab.get("reconcile", {}).get("doers", ()))

    def side_of(self, name: str | None) -> str | None:
        """Side of a canonical name, None if no pack knows one."""
        entry = self._actors.get(name.casefold()) if name else None
        return entry.side if entry else None

    def speaks_for(self, name: str | None) -> str | None:
        """Side of a speaker; one without a name of his own speaks for whose he is ("Ostia's defence ministry")."""
        owner = OWNER.match(name) if name else None
        return self.side_of(name) or (self.side_of(owner[1]) if owner else None)

    def side_beside(self, words: str) -> str | None:
        """Side that a name, an adjective or a seat of government stands for right beside a deed: "the Norlandic raid"."""
        return self._beside.get(words.casefold())

    def is_bare(self, name: str) -> bool:
        """True for a state or seat by its plain name, which before a noun is as often where or to whom: "the Norland raid"."""
        return name.casefold() in self._bare

    def body(self, name: str) -> str | None:
        """A body of several states by the name it calls its gatherings by; None for one person, one state and their like."""
        entry = self._actors.get(name.casefold())
        if entry is not None:
            return entry.actor_id if entry.kind in BODIES else None
        return None if self.side_beside(name) or name.casefold() in self._places else name.casefold()

    def known(self, side: str) -> bool:
        """Whether a pack knows the side; an unknown name stands for itself."""
        return side in self._sides

    def is_person(self, name: str) -> bool:
        """True where a pack lists the name as a person's."""
        entry = self._actors.get(name.casefold())
        return entry is not None and entry.kind == "person"

    def sides(self, names: tuple[str, ...]) -> frozenset[str]:
        """Sides of all names; an unknown name is its own side, while "both sides" or "the army" names nobody."""
        return frozenset(self._side_named(name) or name.casefold() for name in names if self.names_somebody(name))

    def _side_named(self, name: str) -> str | None:
        """Side of a name; whose guns or delegation it is counts as well: "Norlandic artillery"."""
        first, _, rest = name.partition(" ")
        return self.side_of(name) or (self.side_beside(first) if rest in self._acting else None)

    def names_somebody(self, name: str) -> bool:
        """True for a name, not for "both sides" or "the army"."""
        return self.side_of(name) is not None or name[:1].isupper()

    def side_in(self, word: str) -> str | None:
        """Side that a word, in lower case, stands for: a name or an adjective ("utopian"); None if no pack lists it."""
        entry = self._actors.get(word) or self._adjectives.get(word)
        return entry.side or entry.name if entry else None

    def named(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names among some words, sorted; all the words where there is no name."""
        words = set(names)
        return tuple(sorted({w for w in words if self.names_somebody(w)} or words))

    def tiers(self, names: Iterable[str]) -> list[list[str]]:
        """Names by how much they say of an event, each tier sorted: the conflict's parties, other states, all others.

        A line that has room for some names takes whole tiers: no name is left out for its first letter alone. An army or
        ministry beside its own side says nothing more; a person does.
        """
        tiers: tuple[list[str], ...] = ([], [], [])
        entries = {name: self._actors.get(name.casefold()) for name in sorted(names)}
        whole = {entry.actor_id for entry in entries.values() if entry}
        for name, entry in entries.items():
            if entry and entry.kind != "person" and entry.side != entry.actor_id and entry.side in whole:
                continue
            party = entry is not None and entry.actor_id in self._parties
            tiers[0 if party else 1 if entry is not None and entry.kind == "state" else 2].append(name)
        return [tier for tier in tiers if tier]

    def people(self, names: tuple[str, ...]) -> frozenset[tuple[str, str]]:
        """Side and name of each person among the names."""
        return frozenset((self.side_of(n) or "", n) for n in names if self.is_person(n))


__all__ = ["Who"]
