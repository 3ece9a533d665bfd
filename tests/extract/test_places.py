"""Place names, and whether each is a place, a government or an event."""

import pytest
from tests.extract.invented import invented_lexicon

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.places import find_places


@pytest.fixture(scope="module")
def invented():
    return invented_lexicon()


@pytest.mark.parametrize(
    ("text", "name", "reading"),
    [
        ("Talks opened in Wadeng.", "Wadeng", "place"),
        ("Wadeng was a diplomatic fiction.", "Wadeng", "event"),
        ("The lesson of Wadeng is simple.", "Wadeng", "event"),
        ("The Wadeng accords were never signed.", "Wadeng", "event"),
        ("The Wadeng terms were never published.", "Wadeng", "event"),
        ("Nothing changed during Wadeng.", "Wadeng", "event"),
        ("Szohod said it would attend.", "Szohod", "government"),
        ("The envoys flew to Szohod.", "Szohod", "place"),
        ("Szohod (Agency) - Talks opened.", "Szohod", "place"),
        ("Shells fell on the outskirts of Klow.", "Klow", "place"),
        ("Pressure on Klow is growing.", "Klow", "government"),
    ],
)
def test_readings(parsed, invented, text, name, reading):
    _, doc = parsed(text)
    places = find_places(doc, invented, find_actors(doc, invented, None))
    assert [(p.name, p.reads_as) for p in places if p.name == name] == [(name, reading)]


def test_a_place_inside_a_person_s_name_is_none(parsed, invented):
    _, doc = parsed("Journalist Ana Klow said no.")
    actors = find_actors(doc, invented, None)
    assert [a.name for a in actors] == ["Ana Klow"]
    assert find_places(doc, invented, actors) == ()
