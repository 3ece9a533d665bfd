"""An invented conflict for the tests of actors and places: Borduria and Syldavia, with the base pack's vocabulary."""

from datetime import date

from peaceledger.packs import ActorEntry, Lexicon, Office, OutletEntry, PlaceEntry, load_lexicon


def state(key: str, name: str, adjective: str) -> ActorEntry:
    return ActorEntry(
        actor_id=key,
        name=name,
        kind="state",
        side=key,
        names=(name,),
        adjectives=(adjective,),
        people=(adjective + "s",),
        descriptors=(f"{adjective} government",),
    )


def forces(key: str, adjective: str) -> ActorEntry:
    name = f"{adjective} Armed Forces"
    return ActorEntry(
        actor_id=f"{key}.forces",
        name=name,
        kind="armed_force",
        side=key,
        names=(name,),
        descriptors=(f"{adjective} forces", f"{adjective} military"),
    )


def person(key: str, name: str, side: str, *offices: Office, weak: bool = False) -> ActorEntry:
    family = name.split()[-1]
    names, weak_names = ((name,), (family,)) if weak else ((name, family), ())
    return ActorEntry(actor_id=key, name=name, kind="person", side=side, names=names, weak_names=weak_names, offices=offices)


def office(key: str, of: str, title: str, start: int | None, end: int | None) -> Office:
    first, last = start and date(start, 1, 1), end and date(end, 12, 31)
    return Office(office_id=key, of=of, title=title, start=first or None, end=last or None)


def invented_lexicon() -> Lexicon:
    actors = [
        state("BOR", "Borduria", "Bordurian"),
        state("SYL", "Syldavia", "Syldavian"),
        forces("BOR", "Bordurian"),
        forces("SYL", "Syldavian"),
        person("kurvi", "Plekszy Kurvi", "BOR", office("head_of_state", "BOR", "president", 2010, 2019)),
        person("tasch", "Olga Taschenko", "BOR", office("head_of_state", "BOR", "president", 2020, None)),
        person("sponsz", "Boris Sponszki", "BOR", office("foreign_minister", "BOR", "foreign minister", 2015, None)),
        person("muskar", "Ivo Muskar", "SYL", office("head_of_state", "SYL", "president", 2012, None)),
        person("karol", "Viktor Brown", "SYL", office("defence_minister", "SYL", "defence minister", 2018, None), weak=True),
    ]
    places = [
        place("szohod", "Szohod", "BOR", government_of="BOR"),
        place("klow", "Klow", "SYL", government_of="SYL"),
        place("wadeng", "Wadeng", "SYL", event_names=("Wadeng accords",)),
    ]
    outlet = OutletEntry(
        outlet_id="klow-herald", name="Klow Herald", names=("Klow Herald",), owner=None, side=None, kind="independent"
    )
    tenures = {}
    for actor in actors:
        for held in actor.offices:
            for word in {held.title, held.office_id, *(("leader",) if held.office_id == "head_of_state" else ())}:
                tenures.setdefault((word, held.of), []).append((actor.actor_id, held))
    return Lexicon(
        pack_ids=("base", "invented"),
        digest="",
        parties=("BOR", "SYL"),
        actors={a.actor_id: a for a in actors},
        places={p.place_id: p for p in places},
        outlets={outlet.outlet_id: outlet},
        vocab=load_lexicon().vocab,
        tenures={key: tuple(held) for key, held in tenures.items()},
        topic_terms=("Travunia",),
    )


def place(key: str, name: str, country: str, **more: object) -> PlaceEntry:
    fields: dict = {"lat": None, "lon": None, "where_prec": 1} | more
    return PlaceEntry(place_id=key, name=name, names=(name,), country=country, **fields)
