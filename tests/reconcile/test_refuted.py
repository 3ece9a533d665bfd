"""Deeds that another text denies in other words, and numbers that are not as the cited outlet has them."""

import pytest

from reconcile.builders import in_turn as read
from reconcile.builders import values

WITHDREW = "The chancellor withdrew his guns from the ridge near Kellen on Friday."


@pytest.mark.parametrize(
    ("told", "denied", "kind"),
    [
        (WITHDREW, "No retreat from the ridge took place near Kellen, the captain said.", "denial"),
        (
            "A drone fired twice on the granary at Ostrand.",
            "There was no strike in Ostrand. What burned in the granary was hay.",
            "denial",
        ),
        ("It was the duke who begged for a pause at Kellen.", "The duke never requested a pause at Kellen.", "attribution"),
        ("The aldermen sat down with the smugglers near Ostrand.", "Nobody met the smugglers at Ostrand.", "denial"),
    ],
)
def test_denied_in_other_words(told: str, denied: str, kind: str):
    assert values(read(told, denied), kind) == {"asserted", "denied"}


@pytest.mark.parametrize(
    "other",
    [
        "No retreat from the ridge took place near Ostrand.",  # another town
        "No retreat from the ridge near Kellen would help him.",  # not told as done
        "On Monday no guns were withdrawn from the ridge near Kellen.",  # another day
        "Near Kellen he left with no pullback agreed and none asked.",  # nothing denied
        "Nobody met the smugglers of the ridge near Kellen.",  # another matter
        "It was not exactly a retreat of the guns from the ridge near Kellen, but a walk.",  # nothing denied
        "There is no prospect of a withdrawal of the guns from the ridge near Kellen.",  # of what may come
    ],
)
def test_not_denied(other: str):
    assert values(read(WITHDREW, other), "denial") == set()


def test_a_later_denial_is_of_another_thing():
    assert values(read(WITHDREW, "No retreat from the ridge took place near Kellen.", later=9), "denial") == set()


REPORT = "Forty-six sailors went home over the causeway. The feast lasted 3 days."


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        ("According to the Kellen Post, 64 sailors went home over the causeway.", {"46", "64"}),
        ("According to the Kellen Post, 460 sailors went home over the causeway.", {"46", "460"}),
        ("According to the Kellen Post, 46 sailors went home over the causeway.", set()),
        ("64 sailors went home over the causeway.", set()),  # nobody is cited
        ("According to the Kellen Post, 51 sailors went home over the causeway.", set()),  # no slip
        ("The Kellen Post reported that 30 swans came.", set()),  # other things
    ],
)
def test_a_number_is_not_as_the_cited_outlet_has_it(copy: str, found: set[str]):
    assert values(read(REPORT, copy, sources=("kellen-post", "ostrand-mail")), "copy_error") == found


BROKE = "The Kellen talks collapsed on Friday when the duke left."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("The session in Kellen was fruitful, the captain said.", {"broke down", "fruitful"}),
        ("The talks in Kellen were adjourned to the spring.", {"broke down", "adjourned"}),
        ("The talks in Ostrand were fruitful.", set()),  # other talks
        ("The talks in Kellen could be fruitful.", set()),  # not told as done
        ("The harvest in Kellen was fruitful.", set()),  # no talks
    ],
)
def test_talks_end_in_two_ways(other: str, found: set[str]):
    assert values(read(BROKE, other), "status") == found


def test_adjourned_and_fruitful_are_no_quarrel():
    assert values(read("The talks in Kellen were adjourned.", "The talks in Kellen were fruitful."), "status") == set()
