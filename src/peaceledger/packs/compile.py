"""Turns the tables of several packs into one ``Lexicon``; a later pack adds to entries of an earlier one."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from peaceledger.errors import PackError
from peaceledger.packs import lexicon as lx
from peaceledger.packs import schema
from peaceledger.packs.read import Entry, RawPack

NEW_YARDSTICK = ("name", "whose", "clause", "group", "kind")
T = TypeVar("T", bound=schema.Model)


def compile_packs(packs: Sequence[RawPack]) -> lx.Lexicon:
    """Build the lexicon of the packs, in their order.

    Raises:
        PackError: A new entry leaves out a field that only an addition may leave out.
    """
    states: dict[str, schema.StateTable] = _merged(packs, "states", ("name",))
    types = {t.id: _office_type(t) for t in _merged(packs, "offices", ()).values()}
    actors = {a.actor_id: a for a in _actors(packs, states)}
    places = {p.place_id: p for p in _places(packs, states)}
    outlets = {o.outlet_id: o for o in map(_outlet, _merged(packs, "sources", ("name", "kind")).values())}
    return lx.Lexicon(
        pack_ids=tuple(p.head.id for p in packs),
        digest=sha256(b"".join(p.digest for p in packs)).hexdigest(),
        parties=_joined(p.head.parties for p in packs),
        actors=actors,
        places=places,
        outlets=outlets,
        vocab=_vocab(packs),
        frames=tuple(frame for p in packs for frame in p.frames),
        subevents=tuple(table for p in packs for table in p.subevents),
        acts=tuple(table for p in packs for table in p.acts),
        topic_terms=_joined(p.head.topic_terms for p in packs),
        extra=_extra(packs),
        people_of={state: party for p in packs for state, party in p.head.people_of.items()},
        starts=tuple(start for p in packs for start in p.head.starts),
        pack_names=tuple(p.head.name for p in packs),
        office_types=types,
        names=_index((name, a.actor_id) for a in actors.values() for name in a.names),
        weak_names=_index((name, a.actor_id) for a in actors.values() for name in a.weak_names),
        place_names=_index((name, p.place_id) for p in places.values() for name in p.names),
        outlet_names=_index((name, o.outlet_id) for o in outlets.values() for name in o.names),
        tenures=_tenures(actors, types),
    )


def person_names(table: schema.ActorTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every spelling of an actor's name: those that stand alone, and those that need a full name or an office beside them."""
    full = [f"{given} {family}" for given in table.given for family in table.family if _script(given) == _script(family)]
    alone, weak = (table.family, []) if table.family_alone else ([], table.family)
    own = [table.name] if table.name else []
    return spellings(own, full, alone, table.names), spellings(weak, table.weak_names)


def spellings(*lists: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once; one with a plain apostrophe is followed by the same with a curved one."""
    return _joined([name, name.replace("'", "’")] for names in lists for name in names)


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ")[0]


def _joined(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in lists for word in words))


def _merged(packs: Sequence[RawPack], kind: str, needed: Sequence[str], made: Iterable[schema.Model] = ()) -> dict[str, Any]:
    found: dict[str, Any] = {table.id: table for table in made}  # type: ignore[attr-defined]
    for entry in (e for pack in packs for e in pack.entries[kind]):
        old = found.get(entry.table.id)
        if old is None:
            _require(entry, needed)
        found[entry.table.id] = entry.table if old is None else added(old, entry.table)
    return found


def _require(entry: Entry, needed: Sequence[str]) -> None:
    for name in needed:
        if getattr(entry.table, name) is None:
            raise PackError(
                f"{entry.where}: field {name} is missing. Only an entry that adds to an earlier pack's may leave it out. Add it."
            )


def added(old: T, new: T) -> T:
    """The earlier entry with the later one's lists added and its single values put in place."""
    update = {}
    for name in new.model_fields_set:
        value = getattr(new, name)
        update[name] = [*getattr(old, name), *value] if isinstance(value, list) else value
    return old.model_copy(update=update)


def _actors(packs: Sequence[RawPack], states: Mapping[str, schema.StateTable]) -> Iterator[lx.ActorEntry]:
    bodies: dict[str, schema.BodyTable] = _merged(packs, "bodies", ())
    government = bodies.pop("state", None)
    yield from (_state(state, government) for state in states.values())
    made = (_body(state, body) for state in states.values() if state.adjectives for body in bodies.values())
    yield from map(_actor, _merged(packs, "actors", ("name", "kind"), made).values())


def _state(state: schema.StateTable, government: schema.BodyTable | None) -> lx.ActorEntry:
    return lx.ActorEntry(
        actor_id=state.id,
        name=state.name or state.id,
        kind="state",
        side=state.id,
        names=spellings([state.name or state.id], state.names),
        adjectives=tuple(state.adjectives),
        descriptors=spellings(_filled(government.descriptors, state)) if government else (),
        people=tuple(state.people),
        leader_office=state.leader,
    )


def _filled(templates: Iterable[str], state: schema.StateTable) -> list[str]:
    return [template.format(adj=adj, name=state.name) for template in templates for adj in state.adjectives]


def _body(state: schema.StateTable, body: schema.BodyTable) -> schema.ActorTable:
    names = _filled([body.name], state)
    # Not validated again: each part was, and a thousand bodies would cost a third of the loading time.
    return schema.ActorTable.model_construct(
        id=f"{state.id}.{body.id}",
        name=names[0],
        kind=body.kind,
        side=state.id,
        names=names[1:],
        descriptors=_filled(body.descriptors, state),
    )


def _actor(table: schema.ActorTable) -> lx.ActorEntry:
    names, weak = person_names(table)
    offices = (lx.Office(office_id=o.id, of=o.of, title=o.title, start=o.start, end=o.end) for o in table.offices)
    return lx.ActorEntry(
        actor_id=table.id,
        name=table.name or table.id,
        kind=table.kind or "organisation",
        side=table.side,
        names=names,
        adjectives=tuple(table.adjectives),
        descriptors=spellings(table.descriptors),
        offices=tuple(offices),
        weak_names=weak,
    )


def _places(packs: Sequence[RawPack], states: Mapping[str, schema.StateTable]) -> Iterator[lx.PlaceEntry]:
    made = (place for state in states.values() for place in _state_places(state))
    return map(_place, _merged(packs, "places", ("name", "where_prec"), made).values())


def _state_places(state: schema.StateTable) -> Iterator[schema.PlaceTable]:
    new = schema.PlaceTable.model_construct
    yield new(id=state.id, name=state.name, names=state.names, country=state.id, where_prec=6)
    if state.capital:
        of = state.id if state.capital.speaks else None
        at = state.capital.model_dump(exclude={"speaks"})
        yield new(id=slug(state.capital.name), country=state.id, where_prec=1, government_of=of, **at)


def slug(name: str) -> str:
    """A name as an id: "Port-au-Prince" gives ``port-au-prince``."""
    plain = unicodedata.normalize("NFKD", name.lower())
    letters = (c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c) and c not in "'’.,")
    return "-".join(part for part in "".join(letters).split("-") if part)


def _place(table: schema.PlaceTable) -> lx.PlaceEntry:
    return lx.PlaceEntry(
        place_id=table.id,
        name=table.name or table.id,
        names=spellings([table.name or table.id], table.names),
        country=table.country,
        lat=table.lat,
        lon=table.lon,
        where_prec=table.where_prec or 7,
        government_of=table.government_of,
        event_names=tuple(table.event_names),
    )


def _outlet(table: schema.OutletTable) -> lx.OutletEntry:
    return lx.OutletEntry(
        outlet_id=table.id,
        name=table.name or table.id,
        names=spellings([table.name or table.id], table.names, table.domains),
        owner=table.owner,
        side=table.side,
        kind=table.kind or "unknown",
    )


def _office_type(table: schema.OfficeTypeTable) -> lx.OfficeType:
    return lx.OfficeType(
        office_id=table.id,
        titles=tuple(tuple(group) for group in table.titles),
        descriptors=tuple(table.descriptors),
        single=table.single,
    )


def _vocab(packs: Sequence[RawPack]) -> dict[str, dict[str, Any]]:
    vocab: dict[str, dict[str, Any]] = {}
    for name, words in ((n, w) for pack in packs for n, w in pack.vocab.items()):
        vocab[name] = _grown(vocab.get(name, {}), words)
    return vocab


def _grown(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict | Mapping):
        return old | {key: _grown(old[key], value) if key in old else value for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return old + [value for value in new if value not in old]
    return new


def _extra(packs: Sequence[RawPack]) -> dict[str, Any]:
    return {
        "agreements": tuple(_agreement(t) for t in _merged(packs, "agreements", ()).values()),
        "legal": tuple(_legal(t) for t in _merged(packs, "legal", ()).values()),
        "terms": tuple(_term(e.table) for pack in packs for e in pack.entries["terms"]),
        "yardsticks": tuple(_yardstick(t) for t in _merged(packs, "yardsticks", NEW_YARDSTICK).values()),
        "notes": {pack.head.id: pack.notes for pack in packs if pack.notes},
    }


def _yardstick(table: schema.YardstickTable) -> lx.YardstickEntry:
    return lx.YardstickEntry(
        yardstick_id=table.id,
        name=table.name or table.id,
        whose=table.whose or "",
        clause=table.clause or "",
        group=table.group or "",
        kind=table.kind or "measure",
        rule=table.rule,
        needs=tuple(table.needs),
    )


def _agreement(table: schema.AgreementTable) -> lx.AgreementEntry:
    names = spellings([table.name], table.names)
    parties = tuple(table.parties)
    return lx.AgreementEntry(
        agreement_id=table.id,
        name=table.name,
        names=names,
        date=table.date,
        status=table.status,
        parties=parties,
        note=table.note,
    )


def _legal(table: schema.LegalTable) -> lx.LegalEntry:
    return lx.LegalEntry(
        legal_id=table.id,
        party=table.party,
        source=table.source,
        articles=tuple(table.articles),
        rule=table.rule,
        since=table.since,
        until=table.until,
        bars=tuple(table.bars),
        words=tuple(table.words),
    )


def _term(table: schema.TermTable) -> lx.TermEntry:
    stands_for = tuple(table.stands_for)
    return lx.TermEntry(
        loaded=tuple(table.loaded),
        neutral=table.neutral,
        used_by=table.used_by,
        kind=table.kind,
        stands_for=stands_for,
        plain=tuple(table.plain),
    )


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for name, key in pairs:
        ids = index.get(name.lower(), ())
        if key not in ids:
            index[name.lower()] = (*ids, key)
    return index


def _tenures(
    actors: Mapping[str, lx.ActorEntry], types: Mapping[str, lx.OfficeType]
) -> dict[tuple[str, str], tuple[tuple[str, lx.Office], ...]]:
    found: dict[tuple[str, str], list[tuple[str, lx.Office]]] = {}
    for actor, office in ((a, o) for a in actors.values() for o in a.offices):
        state = actors.get(office.of)
        leads = state is not None and state.leader_office == office.office_id
        for word in (*title_words(office, types.get(office.office_id)), *(("leader",) if leads else ())):
            found.setdefault((word, office.of), []).append((actor.actor_id, office))
    return {key: tuple(holders) for key, holders in found.items()}


def title_words(office: lx.Office, kind: lx.OfficeType | None) -> tuple[str, ...]:
    """The words that mean the holder of an office alone, lower-cased: its id, its own title, and words that mean the same.

    An office that several hold at one time has none: "the Utopian envoy" is not the one envoy that a pack happens to list.
    """
    if kind is not None and not kind.single:
        return ()
    groups = [[word.lower() for word in group] for group in kind.titles] if kind else []
    own = _own_titles(office.title.lower(), {word for group in groups for word in group})
    same = (word for group in groups if not own.isdisjoint(group) for word in group)
    return tuple(dict.fromkeys([office.office_id, *sorted(own), *same]))


def _own_titles(title: str, known: set[str]) -> set[str]:
    """Of "secretary of state of Utopia" the part that the office type knows, else the part before the first "of"."""
    parts = title.split(" of ")
    starts = [" of ".join(parts[:n]) for n in range(1, len(parts) + 1)]
    bare = {start.removeprefix("acting ") for start in starts} & known
    return bare | {start for start in starts if start.removeprefix("acting ") in bare} or {parts[0]}
