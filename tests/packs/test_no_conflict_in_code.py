"""No conflict's name, person, place or date stands in the code: that is what packs are for."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import peaceledger
from peaceledger.packs import load_lexicon
from peaceledger.packs.read import HERE, built_in

SOURCE = Path(peaceledger.__file__).parent
LEAST = 5
# Names that are also words of English or of the trade; a hit on them says nothing.
COMMON = frozenset({"shuttle", "engels", "babel", "strana", "vesti", "freedom", "liman", "rostov", "bridge", "state", "council"})


def own_names(pack: str) -> Iterator[str]:
    """Names that a pack adds to the base pack, each with the head of the conflict left out of states and bodies."""
    base, lexicon = load_lexicon(), load_lexicon([pack])
    new = [name for key, names in lexicon.names.items() if key not in base.names for name in (key,) if names]
    new += [name for name in lexicon.place_names if name not in base.place_names]
    new += [name.lower() for place in lexicon.places.values() for name in place.event_names]
    for party in lexicon.parties:
        actor = lexicon.actors[party]
        new += [word.lower() for word in (actor.name, *actor.adjectives, *actor.people)]
        new += [name for name, ids in lexicon.names.items() for key in ids if lexicon.actors[key].side == party]
        new += [p.name.lower() for p in lexicon.places.values() if p.government_of == party]
    yield from (name for name in dict.fromkeys(new) if len(name) >= LEAST and name not in COMMON)


def files() -> list[Path]:
    return [
        p
        for p in sorted(SOURCE.rglob("*"))
        if p.is_file() and p.suffix in {".py", ".toml", ".html", ".j2", ".js", ".sql"} and HERE not in p.parents
    ]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def by_words(names: Iterable[str]) -> set[tuple[str, ...]]:
    """Names as runs of words: looked up in a set, since a pattern of thousands of alternatives takes half a minute."""
    return {tuple(words(name)) for name in names}


def hits(text: str, names: set[tuple[str, ...]]) -> list[str]:
    held = words(text)
    lengths = {len(name) for name in names}
    return sorted({" ".join(run) for n in lengths for i in range(len(held)) if (run := tuple(held[i : i + n])) in names})


@pytest.mark.parametrize("pack", built_in())
def test_no_name_of_a_conflict_stands_in_code(pack: str) -> None:
    names = by_words(own_names(pack))
    found = {str(p.relative_to(SOURCE)): got for p in files() if (got := hits(p.read_text("utf-8"), names))}
    assert found == {}


@pytest.mark.parametrize("pack", built_in())
def test_the_code_of_the_packs_room_is_no_exception(pack: str) -> None:
    names = by_words(own_names(pack))
    found = {p.name: got for p in sorted(HERE.glob("*.py")) if (got := hits(p.read_text("utf-8"), names))}
    assert found == {}


def test_the_search_finds_a_name_that_was_planted() -> None:
    names = by_words([next(iter(own_names("ukraine"))), "new utopia"])
    assert hits('if place == "New Utopia":', names) == ["new utopia"]
    assert hits("renew utopian", names) == []


def test_the_search_covers_the_rooms_and_the_names() -> None:
    assert len(files()) > 20
    assert len(list(own_names("ukraine"))) > 500
