"""Which actors, places and outlets get a row."""

from dataclasses import replace

from by_hand import TEXTS, capture_of, findings_of

from peaceledger.packs import ActorEntry, Lexicon, OutletEntry, PlaceEntry
from peaceledger.records import Source
from peaceledger.store.directory import named_actors, named_places, named_sources

NORTH = findings_of(capture_of("north.txt", TEXTS["north.txt"]))


def actor(key: str, name: str) -> ActorEntry:
    return ActorEntry(actor_id=key, name=name, kind="person", side=None, names=(name,))


def lexicon(**known: object) -> Lexicon:
    fields: dict = {"pack_ids": ("base",), "digest": "", "parties": (), "actors": {}, "places": {}, "outlets": {}, "vocab": {}}
    return Lexicon(**(fields | known))


def test_actors_are_named_by_id_by_name_or_as_a_party() -> None:
    entries = {
        a.actor_id: a
        for a in (actor("norland_minister", "Somebody"), actor("n", "Norland"), actor("p", "Party"), actor("x", "Nobody"))
    }
    found = named_actors(NORTH.statements, NORTH.mentions, NORTH.counts, lexicon(actors=entries, parties=("p",)))
    assert [a.actor_id for a in found] == ["n", "norland_minister", "p"]


def test_joint_speakers_are_named_one_by_one() -> None:
    said = replace(NORTH.statements[0], speaker="Ada Example; Bo Example", speaker_id="ada; bo")
    found = named_actors([said], [], [], lexicon(actors={"bo": actor("bo", "Somebody"), "ada2": actor("ada2", "Ada Example")}))
    assert [a.actor_id for a in found] == ["ada2", "bo"]


def test_an_outlet_that_speaks_is_an_actor() -> None:
    outlet = OutletEntry(outlet_id="daily", name="The Daily", names=("The Daily",), owner=None, side=None, kind="independent")
    said = replace(NORTH.statements[0], speaker_id="daily")
    assert [(a.actor_id, a.kind) for a in named_actors([said], [], [], lexicon(outlets={"daily": outlet}))] == [
        ("daily", "media")
    ]


def test_places_are_those_of_mentions_and_events() -> None:
    places = {
        key: PlaceEntry(place_id=key, name=key, names=(key,), country=None, lat=None, lon=None, where_prec=1)
        for key in ("p_midtown", "p_else")
    }
    assert [p.place_id for p in named_places(NORTH.mentions, [], lexicon(places=places))] == ["p_midtown"]


def test_an_outlet_that_no_pack_knows_keeps_the_name_it_was_given() -> None:
    capture = capture_of("north.txt", TEXTS["north.txt"])
    known = Source(source_id="wire", name="Wire", owner=None, side=None, kind="wire", n_articles=1)
    articles = [replace(NORTH.article, source_id=key) for key in ("midtown-post", "midtown-post", "wire", None)]
    assert [(s.source_id, s.name, s.kind, s.n_articles) for s in named_sources(articles, [capture], [known])] == [
        ("midtown-post", "Midtown Post", "unknown", 2),
        ("wire", "Wire", "wire", 1),
    ]
