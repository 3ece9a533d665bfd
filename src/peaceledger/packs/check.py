"""Looks a pack over before it is used: what the schema cannot see, in words an author can act on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from peaceledger.errors import PackError
from peaceledger.packs.compile import compile_packs
from peaceledger.packs.lexicon import ActorEntry, Lexicon, Office
from peaceledger.packs.read import Entry, RawPack, find_pack, read_pack

_MOST_NORTH, _MOST_EAST = 90.0, 180.0
_LAND = range(1, 6)  # where_prec of what has a point on land; 6 is a whole state, 7 is sea or air


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A pack under check, and the lexicon it makes together with the base pack."""

    pack: RawPack
    lexicon: Lexicon


def check_pack(path: str | Path) -> tuple[str, ...]:
    """Return the faults of a pack, in words; empty if there are none.

    Args:
        path: Name of a built-in pack or path of a pack folder. It is read together with the base pack.

    Raises:
        PackError: There is no such pack, or its ``pack.toml`` cannot be used.
    """
    folders = dict.fromkeys([find_pack("base"), find_pack(path)])
    packs = [read_pack(folder) for folder in folders]
    under_check = packs[-1]
    faults = [*under_check.faults, *_twice(under_check)]
    try:
        checked = Checked(pack=under_check, lexicon=compile_packs(packs))
    except PackError as error:
        return (*faults, str(error))
    return (*faults, *(fault for check in CHECKS for fault in check(checked)))


def _twice(pack: RawPack) -> Iterator[str]:
    for kind in ("states", "offices", "bodies", "actors", "places", "sources", "agreements", "legal"):
        first: dict[str, Entry] = {}
        for entry in pack.entries[kind]:
            old = first.setdefault(entry.table.id, entry)
            if old is not entry:
                yield f"{entry.where}: the id stands in {old.file} already. Give one of them another id, or join them."


def _false_twins(checked: Checked) -> Iterator[str]:
    for name, ids in checked.lexicon.names.items():
        if len(ids) > 1:
            yield f"name {name!r} means {' and '.join(ids)}. Move it to weak_names (or set family_alone = false) in all but one."


def _twin_outlets_and_places(checked: Checked) -> Iterator[str]:
    for kind, names in (("outlet", checked.lexicon.outlet_names), ("place", checked.lexicon.place_names)):
        for name, ids in names.items():
            if len(ids) > 1:
                yield f"{kind} name {name!r} means {' and '.join(ids)}. Take it out of all but one."


def _offices(checked: Checked) -> Iterator[str]:
    for actor in checked.lexicon.actors.values():
        for office in actor.offices:
            yield from _office(actor, office, checked.lexicon)


def _office(actor: ActorEntry, office: Office, lexicon: Lexicon) -> Iterator[str]:
    where = f"{actor.actor_id}, office {office.title!r}"
    if office.of not in lexicon.actors:
        yield f"{where}: {office.of!r} is no actor. Name a state (alpha-3 code), a body or an organisation of the packs."
    if office.office_id not in lexicon.office_types:
        known = ", ".join(sorted(lexicon.office_types))
        yield f"{where}: {office.office_id!r} is no office. Offices: {known}. Use one, or add it to offices.toml."
    if office.start and office.end and office.start > office.end:
        yield f"{where}: it ends on {office.end} before it starts on {office.start}. Turn the dates round."


def _overlaps(checked: Checked) -> Iterator[str]:
    lexicon = checked.lexicon
    for kind in (k for k in lexicon.office_types.values() if k.single):
        for of in dict.fromkeys(of for word, of in lexicon.tenures if word == kind.office_id):
            held = [(a, o) for a, o in lexicon.tenures[kind.office_id, of] if o.office_id == kind.office_id]
            yield from (_both(one, two) for one, two in combinations(held, 2) if _overlap(one[1], two[1]))


def _overlap(one: Office, two: Office) -> bool:
    """More than the day of handing over; an unknown start is no evidence of an overlap, an unknown end may be today."""
    if one.start is None or two.start is None or _noun(one) != _noun(two):
        return False
    earlier, later = sorted((one, two), key=lambda office: office.start or date.min)
    return earlier.end is None or (later.start is not None and earlier.end > later.start)


def _noun(office: Office) -> str:
    return office.title.split(" of ")[0]


def _both(one: tuple[str, Office], two: tuple[str, Office]) -> str:
    return f"{one[0]} and {two[0]} are both {one[1].title!r} at one time. Mend a start or end date."


def _sides(checked: Checked) -> Iterator[str]:
    known = checked.lexicon.actors
    for actor in known.values():
        if actor.side is not None and actor.side not in known and actor.side not in checked.lexicon.parties:
            yield f"{actor.actor_id}: side {actor.side!r} is no actor. Use an alpha-3 code or the id of an actor."
    for outlet in checked.lexicon.outlets.values():
        if outlet.side is not None and outlet.side not in known:
            yield f"outlet {outlet.outlet_id}: side {outlet.side!r} is no actor. Use an alpha-3 code or the id of an actor."


def _parties(checked: Checked) -> Iterator[str]:
    known, extra = checked.lexicon.actors, checked.lexicon.extra
    named = [("pack.toml, parties", party) for party in checked.lexicon.parties]
    named += [("pack.toml, people_of", one) for pair in checked.lexicon.people_of.items() for one in pair]
    named += [(f"agreement {a.agreement_id}", party) for a in extra["agreements"] for party in a.parties]
    named += [(f"legal {rule.legal_id}", rule.party) for rule in extra["legal"] if rule.party]
    named += [(f"term {term.loaded[0]!r}", term.used_by) for term in extra["terms"] if term.used_by]
    for where, party in named:
        if party not in known:
            yield f"{where}: {party!r} is no actor. Use an alpha-3 code or the id of an actor."


def _places(checked: Checked) -> Iterator[str]:
    for place in checked.lexicon.places.values():
        where = f"place {place.place_id}"
        if place.lat is None or place.lon is None:
            if place.where_prec in _LAND:
                yield f"{where}: it has no coordinates. Add lat and lon in degrees (WGS 84)."
        elif abs(place.lat) > _MOST_NORTH or abs(place.lon) > _MOST_EAST:
            yield f"{where}: {place.lat}, {place.lon} lies off the globe. lat is -90 to 90, lon -180 to 180."
        for field, value in (("government_of", place.government_of), ("country", place.country)):
            if value is not None and value not in checked.lexicon.actors:
                yield f"{where}: {field} {value!r} is no actor. Use an alpha-3 code or the id of an actor."


def _terms(checked: Checked) -> Iterator[str]:
    for term in checked.lexicon.extra["terms"]:
        words = ", ".join(term.loaded) or "(none)"
        if not term.loaded or not term.neutral:
            yield f"term {words}: a pair needs a loaded and a neutral word. Add the one that is missing."
        if term.neutral.lower() in {word.lower() for word in term.loaded}:
            yield f"term {words}: {term.neutral!r} is both loaded and neutral. Take it out of one list."
        if term.kind == "euphemism" and not term.stands_for:
            yield f"term {words}: a euphemism needs stands_for. Say which terms it names."


def _legal(checked: Checked) -> Iterator[str]:
    for rule in checked.lexicon.extra["legal"]:
        if rule.since and rule.until and rule.since > rule.until:
            yield f"legal {rule.legal_id}: it ends on {rule.until} before it starts on {rule.since}. Turn the dates round."


def _examples(checked: Checked) -> Iterator[str]:
    for entry in checked.pack.entries["examples"]:
        example = entry.table
        found = meant(checked.lexicon, example.text, example.on)
        wanted = example.actor or example.place
        if wanted is None:
            yield f"{entry.where}: the example names neither actor nor place. Add one."
        elif found != (wanted,):
            day = f" on {example.on}" if example.on else ""
            got = " and ".join(found) or "nobody"
            yield f"{entry.where}: {example.text!r}{day} leads to {got}, not to {wanted}. Mend one of them."


CHECKS: tuple[Callable[[Checked], Iterator[str]], ...] = (
    _false_twins,
    _twin_outlets_and_places,
    _offices,
    _overlaps,
    _sides,
    _parties,
    _places,
    _terms,
    _legal,
    _examples,
)
"""Every check, in the order of its faults."""


def meant(lexicon: Lexicon, text: str, on: date | None) -> tuple[str, ...]:
    """Ids of the actors, or else places, that words alone can mean.

    Args:
        lexicon: The packs in use.
        text: A name, a descriptor, or an office after the adjective or name of its state ("Utopian foreign minister").
        on: Day on which an office is held; None for any day.
    """
    words = text.lower()
    described = tuple(a.actor_id for a in lexicon.actors.values() if words in {d.lower() for d in a.descriptors})
    return lexicon.names.get(words) or described or _in_office(lexicon, words, on) or lexicon.place_names.get(words, ())


def _in_office(lexicon: Lexicon, words: str, on: date | None) -> tuple[str, ...]:
    for actor in lexicon.actors.values():
        for adjective in (a.lower() for a in (*actor.adjectives, *actor.names, f"{actor.name}'s")):
            if words.startswith(f"{adjective} "):
                found = lexicon.holders(words.removeprefix(f"{adjective} "), actor.actor_id, on)
                if found:
                    return found
    return ()
