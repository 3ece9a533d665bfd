"""What one text tells as promised at talks, and another as never promised or talked of."""

from functools import partial

import pytest

from reconcile.builders import in_turn as read
from reconcile.builders import values

told = partial(values, kind="denial")
BOTH = {"promised", "not promised"}


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (
            "At the talks in Lindhaven Norland undertook to pull its gunboats back from the strait by June.",
            "No withdrawal of gunboats was discussed in Lindhaven, let alone promised, Norland's admiral said.",
        ),
        (
            "In Lindhaven Norland promised to lift the blockade of Kellen, a mediator said.",
            "“There was no talk of any blockade in Lindhaven,” Norland's envoy said.",
        ),
        (
            "According to Sudmark, Norland pledged to let monitors into the port of Kellen.",
            "Norland's navy has given no undertaking on monitors for the port of Kellen.",
        ),
        (
            "In Lindhaven the envoys promised to suspend the laying of mines until harvest.",
            "A moratorium was not on the agenda in Lindhaven, the captain said.",
        ),
        (
            "Norland promised amnesty to the rebels at the talks in Lindhaven.",
            "An amnesty for rebels was not on the table in Lindhaven, the minister insisted.",
        ),
        ("The junta agreed in Lindhaven to stop its flights.", "Flights were not discussed in Lindhaven, the general said."),
        ("The envoys of the league had agreed in Tsalen to leave Ostrand.", "In Tsaleni nobody mentioned a retreat."),
    ],
)
def test_promised_to_one_and_never_talked_of_to_the_other(yes: str, no: str):
    assert told(read(yes, no)) == BOTH
    assert told(read(no, yes)) == BOTH


@pytest.mark.parametrize(
    ("yes", "other"),
    [
        (
            "Norland agreed in Lindhaven to free 20 sailors.",
            "The price of grain was not discussed in Lindhaven.",
        ),  # another thing
        ("Norland promised to withdraw its gunboats.", "No withdrawal of teachers was discussed in Ostrand."),  # another place
        ("Norland promised to lift the blockade of Kellen.", "If there was no talk of the blockade, he would be surprised."),
        (
            "Norland agreed in Lindhaven to free 20 sailors.",
            "Norland did not agree to free sailors in Lindhaven.",
        ),  # may be later
        ("Norland would have promised in Lindhaven to stop.", "No halt was discussed in Lindhaven."),  # not told as done
        ("The pledged halt in Lindhaven is near.", "No halt was discussed in Lindhaven."),  # nobody promises
        (
            "Norland promised in Lindhaven to free 20 sailors.",
            "Ostia never promised in Lindhaven to free sailors.",
        ),  # another side
        ("Norland promised in Lindhaven to stop.", "The paper made no mention of a halt in Lindhaven."),  # silent on it
    ],
)
def test_no_row_where_nothing_is_denied_of_what_was_promised(yes: str, other: str):
    assert not told(read(yes, other)) & BOTH


def test_weeks_later_another_promise_is_meant():
    yes, no = "Norland promised in Lindhaven to stop its flights.", "Flights were not discussed in Lindhaven."
    assert told(read(yes, no, later=10)) == BOTH
    assert not told(read(yes, no, later=20))


def test_a_place_may_name_the_deal():
    yes = "The duke tore up the Lindhaven accord, in which the junta promised to halt its flights."
    assert told(read(yes, "Aircraft were not on the agenda in Lindhaven, the general said.")) == BOTH
