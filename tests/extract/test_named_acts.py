"""What an act amounts to, and which act of a sentence comes first; sentences and names are invented."""

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.places import find_places
from peaceledger.extract.acts.named import name_acts
from peaceledger.extract.events.find import EventContext


@pytest.fixture
def events(parsed, example_lexicon):
    def of(text: str) -> list[str]:
        page, doc = parsed(text)
        actors = find_actors(doc, example_lexicon, None)
        places = find_places(doc, example_lexicon, actors)
        context = EventContext(actors=actors, dates=(), places=places, statements=())
        return [act.event for act in name_acts(doc, page, example_lexicon, context) if act.event]

    return of


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kordavia sent food aid to Ustrana on Monday.", "AID"),
        ("Kordavia will send food aid to Ustrana.", "AGREE"),
        ("Kordavia will not send food aid to Ustrana.", "REJECT"),
        ("Kordavia refused to send food aid to Ustrana.", "REJECT"),
        ("Kordavia must send food aid to Ustrana, the envoy said.", "REQUEST"),
        ("The army attacked the port on Monday.", "ASSAULT"),
        ("The army will attack the port on Monday.", "THREATEN"),
        ("The rebels tried to kill the governor.", "ASSAULT"),
        ("Kordavia will withdraw its troops.", "AGREE"),
        ("Kordavia will withdraw its troops unless Ustrana pays.", "THREATEN"),
        ("Kordavia promised to lift the blockade.", "AGREE"),
        ("Kordavia demanded that Ustrana lift the blockade.", "REQUEST"),
        ("Kordavia threatened to bomb the port.", "THREATEN"),
        ("Kordavia is willing to launch more strikes on Ustrana.", "THREATEN"),
        ("Kordavia is willing to send medicine to Ustrana.", "AGREE"),
        ("Kordavia lifted the blockade.", "RETREAT"),
        ("Kordavia accused Ustrana of bombing the port.", "ACCUSE"),
    ],
)
def test_what_words_around_a_deed_make_of_it(events, text, event):
    assert events(text)[:1] == [event]


@pytest.mark.parametrize(
    "text", ["Kordavia did not attack the port.", "Kordavia may attack the port.", "The bank raised its rates."]
)
def test_what_did_not_happen_is_no_act(events, text):
    assert events(text) == []


def test_the_main_clause_comes_before_what_it_refers_to(events):
    assert events("Kordavia praised the envoy who had met the rebels, officials said.")[0] == "SUPPORT"


def test_what_somebody_is_reported_to_say_is_the_main_clause(events):
    assert events("The ministry said on Monday that troops had shelled a village after talks were held.")[0] == "ASSAULT"
