"""Places of the gazetteer: when a name that no pack knows is a place, and which."""

import pytest
from tests.extract.invented import invented_lexicon

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.places import find_places
from peaceledger.packs import load_lexicon
from peaceledger.packs.gazetteer import by_id, candidates


@pytest.fixture(scope="module")
def base():
    return load_lexicon([])


def places(parsed, lexicon, text):
    _, doc = parsed(text)
    found = find_places(doc, lexicon, find_actors(doc, lexicon, None))
    return [(doc.text[p.start : p.end], p.name, p.where_prec) for p in found if ":" in p.place_id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell in Kisumu overnight.", [("Kisumu", "Kisumu", 1)]),
        ("Shells fell near Kisumu overnight.", [("Kisumu", "Kisumu", 2)]),
        ("Shells fell in Salta province overnight.", [("Salta", "Salta", 4)]),
        ("The army took the village of Bidente in Italy.", []),
        ("Fighters entered Khulna on Monday.", [("Khulna", "Khulna", 1)]),
        ("They met in Cuttack and Nagpur.", [("Cuttack", "Cuttack", 1), ("Nagpur", "Nagpur", 1)]),
        ("The column reached Bend, Oregon.", [("Bend", "Bend", 1), ("Oregon", "Oregon", 4)]),
        ("The vote in Congress was close.", []),
        ("The talks in March failed.", []),
        ("Kisumu is a name.", []),
        ("The Kisumu Institute signed.", []),
        ("It was a nice day in Nice, a nice town.", []),
        ("Jane Macon spoke. Later, in Macon, nobody answered.", []),
        ("They met in Kozhikode Heights.", []),
    ],
)
def test_a_name_is_a_place_where_the_grammar_says_so(parsed, base, text, expected):
    assert places(parsed, base, text) == expected


def test_one_of_several_by_the_country_of_the_text(parsed, base):
    assert not places(parsed, base, "A bomb went off in Valencia.")  # in Spain, Venezuela, Colombia
    named = places(parsed, base, "Venezuela was calm. A bomb went off in Valencia.")
    assert named == [("Valencia", "Valencia", 1)]
    assert {c.place.country for c in candidates("Valencia")} >= {"ESP", "VEN", "COL"}


def test_the_packs_name_goes_before_the_gazetteer_s(parsed):
    _, doc = parsed("They met in Wadeng.")
    lexicon = invented_lexicon()
    assert [p.place_id for p in find_places(doc, lexicon, find_actors(doc, lexicon, None))] == ["wadeng"]


def test_names_are_looked_up_in_any_spelling():
    assert {c.place.name for c in candidates("KHAN YŪNIS")} == {c.place.name for c in candidates("khan yunis")} == {"Khan Yunis"}
    assert candidates("no such town") == ()


def test_a_place_is_found_again_by_its_id():
    place = candidates("Kisumu")[0].place
    assert by_id(place.place_id, "Kisumu") == place
    assert by_id("geonames:0", "Kisumu") is None
