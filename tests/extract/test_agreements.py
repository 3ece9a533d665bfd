"""Agreements by name, the state texts give them, and who is said to keep or break them: the example pack's states and accords."""

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.agreements.find import find_tellings, named_agreements
from peaceledger.extract.agreements.keeping import Scene, find_keeping
from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.extract.phrases import Sentences, Text
from peaceledger.extract.statements.find import find_statements
from peaceledger.extract.voice import Voices


@pytest.fixture
def reading(parsed, example_lexicon):
    def of(text: str):
        page, doc = parsed(text)
        actors, dates = find_actors(doc, example_lexicon, None), find_dates(doc, None)
        statements = find_statements(doc, page, example_lexicon, actors)
        context = EventContext(actors=actors, dates=dates, statements=statements)
        mentions = find_mentions(doc, page, example_lexicon, context)
        voices = Voices(doc, page, statements, dates)
        named = named_agreements(Text(page.text), example_lexicon)
        scene = Scene(actors=actors, mentions=mentions, named=named, voices=voices)
        tellings = find_tellings(page, example_lexicon, named, Sentences(doc), voices)
        return tellings, find_keeping(doc, page, example_lexicon, scene)

    return of


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The Tolm Protocol was signed by both states.", "signed"),
        ("The Lake Marrow draft was never signed.", "unsigned"),
        ("The Tolm Protocol expired in the spring.", "ended"),
        ("If the Tolm Protocol is signed, the guns fall silent.", None),
        ("The envoys spoke of the Tolm Protocol.", None),
    ],
)
def test_the_state_that_a_text_gives_an_agreement(reading, text, state):
    (telling,), _ = reading(text)
    assert telling.state == state


@pytest.mark.parametrize(
    ("text", "party", "report", "outcome"),
    [
        ("Kordavia violated the Tolm Protocol.", "XKO", "broken", "breached"),
        ("The Tolm Protocol was breached by Ustrana.", "XUS", "broken", "breached"),
        ("Ustrana has fully implemented the Tolm Protocol.", "XUS", "kept", "3"),
        ("Ustrana has partially implemented the Tolm Protocol.", "XUS", "partly", "2"),
        ("Kordavia complied with the Tolm Protocol.", "XKO", "kept", "cannot_tell"),
        ("Kordavia has not implemented the Tolm Protocol.", "XKO", "not_begun", "0"),
        ("Kordavia failed to honour the Tolm Protocol.", "XKO", "broken", "breached"),
        ("Ustrana withdrew from the Tolm Protocol.", "XUS", "left", "cannot_tell"),
        ("The Tolm Protocol brought calm. It was never fully implemented by Kordavia.", "XKO", "partly", "cannot_tell"),
    ],
)
def test_who_keeps_or_breaks_it_and_how_far(reading, text, party, report, outcome):
    _, (row,) = reading(text)
    assert (row.agreement_id, row.party, row.report, row.outcome) == ("tolm-protocol", party, report, outcome)


@pytest.mark.parametrize(
    "text",
    [
        "Kordavia must honour the Tolm Protocol.",
        "If Kordavia breaks the Tolm Protocol, the envoys leave.",
        "Kordavia could violate the Tolm Protocol.",
        "Did Kordavia violate the Tolm Protocol?",
        "The driver violated the traffic rules.",
        "The singer broke her promise.",
    ],
)
def test_what_reports_no_keeping(reading, text):
    assert reading(text)[1] == ()


def test_a_report_is_its_speakers(reading):
    _, (row,) = reading("Ustrana said that Kordavia had violated the Tolm Protocol.")
    assert (row.party, row.side) == ("XKO", "XUS")
