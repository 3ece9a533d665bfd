"""Who asked for a thing, who began a blow when one text gives both answers, and days before which a text was printed."""

from dataclasses import replace
from datetime import date

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.reconcile import Reconciled
from reconcile.builders import LEXICON, Text, ledger, values
from reconcile.builders import in_turn as read

ASKED = "The truce with Sudmark came into being at the request of Norland."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("It was Sudmark that asked Norland for the truce.", {"asked for by NOR", "asked for by SUD"}),
        ("The idea of a truce with Norland had come from Sudmark's generals.", set()),  # "had come" tells no request
        ("Norland never asked Sudmark for the truce, the minister said.", {"asked for by NOR", "not asked for by NOR"}),
        ("Norland denied having sought the truce with Sudmark.", {"asked for by NOR", "not asked for by NOR"}),
        ("It was Norland that asked Sudmark for the truce.", set()),  # both say the same
        ("It was Sudmark that asked Norland for the meeting.", set()),  # another thing
        ("It was Sudmark that asked Norland to extend the truce.", set()),  # the truce, and a longer one
        ("It would be Sudmark that asked Norland for the truce.", set()),  # not told as done
        ("It was Sudmark that broke the truce with Norland.", set()),  # nothing asked
        ("It was Ostia that asked for the truce.", set()),  # the other text does not know of it
    ],
)
def test_who_asked_for_a_thing(other: str, found: set[str]):
    assert values(read(ASKED, other), "attribution") == found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("It was Sudmark, hungry since May, that asked Norland for the truce.", {"asked for by NOR", "asked for by SUD"}),
        (
            "Norland lay still because Sudmark, which could not hold the pass, sought the truce.",
            {"asked for by NOR", "asked for by SUD"},
        ),
        (
            "The duke rejected reports in Sudmark that Norland had begged for the truce.",
            {"asked for by NOR", "not asked for by NOR"},
        ),
        ("The truce came at the request of the other side, Norland's captain said.", {"asked for by NOR", "asked for by SUD"}),
        ("Sudmark was told of it. The truce came at the request of the other side, Norland said.", set()),  # whose text is it?
        ("Norland's baker asked for nothing during the truce with Sudmark.", set()),
        ("The duke rejected reports that Sudmark had broken the truce with Norland.", set()),
    ],
)
def test_who_asked_in_other_words(other: str, found: set[str]):
    assert values(read(ASKED, other), "attribution") == found


def test_we_who_answer_are_those_of_whom_it_was_told():
    one = "Ostia's envoy said that Norland had asked for another week of calm. {} The talks with Sudmark go on."
    story = read(one.format("“We have requested no week from anyone,” the captain said."), "It rained.")
    assert values(story, "attribution") == {"asked for by NOR", "not asked for by NOR"}
    assert values(read(one.format("“We want no tea,” the captain said."), "It rained."), "attribution") == set()


def test_calls_need_a_place_or_an_event_in_common():
    one = "The phone call with Sudmark was held at the initiative of Norland."
    assert values(read(one, "The call took place at Sudmark's request, Norland noted."), "attribution") == set()
    there = "The phone call between Sudmark and Norland on the quays of Kellen came at the initiative of Norland."
    other = "About the quays of Kellen they spoke at Sudmark's request; the call with Norland was short."
    assert values(read(there, other), "attribution") == {"asked for by NOR", "asked for by SUD"}


def test_requests_far_apart_in_time_are_two():
    assert values(read(ASKED, "It was Sudmark that asked Norland for the truce.", later=9), "attribution") == set()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "The sides blame each other. Norland's staff said the mill had been shelled by Sudmark guns. It counted two dead. "
            "The duke said a Norland drone had struck it.",
            {"NOR fought", "SUD fought"},
        ),
        (
            "The clerk said that Sudmark mortars hit the mill. The duke says the exact opposite: by him, Norland guns hit it.",
            {"NOR fought", "SUD fought"},
        ),
        (
            "Norland said Sudmark guns hit the mill. Later a clerk said Norland drones struck a barge.",
            set(),
        ),  # nobody is blamed in turn
        (
            "The sides blame each other for the harvest. Sudmark guns hit the mill. Norland drones struck a barge.",
            set(),
        ),  # nobody says so
    ],
)
def test_each_puts_the_blow_down_to_the_other(words: str, found: set[str]):
    assert values(read(words), "cause_or_blame") == found


def dated(words: str) -> Reconciled:
    """An article printed on Saturday, 3 May 2031."""
    text = Text("a", fields={"published": date(2031, 5, 3), "published_basis": "stated"})
    text.add("Ferry notes")
    text.add("Published: 3 May 2031")
    text.add(words)
    return ledger(text, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))


@pytest.mark.parametrize(
    ("words", "early"),
    [
        ("The sailors were handed over at Kellen on Sunday, May 4.", True),
        ("The second transfer was carried out at Kellen on 5 May.", True),
        ("The sailors were handed over at Kellen on Friday, May 2.", False),
        ("The sailors will be handed over at Kellen on Sunday, May 4.", False),
        ("They agreed on Friday that the sailors freed first would sail on May 5.", False),
        ("The envoys met to prepare the feast of May 4.", False),  # nothing is told of that day
        ("The sailors were handed over at Kellen on Monday, May 4.", False),  # another year's
        ("The order signed by the duke takes effect on May 5.", False),
    ],
)
def test_printed_before_what_it_tells_as_past(words: str, early: bool):
    assert bool(values(dated(words), "source_date")) is early
