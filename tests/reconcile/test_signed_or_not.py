"""Papers told as signed in one text, and as a draft or as nothing in another."""

from functools import partial

import pytest

from reconcile.builders import in_turn, values

read, status = partial(in_turn, later=2), partial(values, kind="status")
SIGNED = "The envoys signed a memorandum on captives in Lindhaven on Friday."


@pytest.mark.parametrize(
    "other",
    [
        "Nothing was signed in Lindhaven.",
        "In Lindhaven nothing binding was signed, the captain said.",
        "The delegation came home from Lindhaven. No document was signed there.",
        "The captain said the paper on captives in Lindhaven is a draft that binds nobody; the envoys only read it.",
    ],
)
def test_signed_to_one_and_nothing_to_the_other(other: str):
    assert status(read(SIGNED, other)) == {"signed", "not agreed"}


@pytest.mark.parametrize(
    "other",
    [
        "Nothing was signed in Ostrand.",  # another town
        "Nothing on fishing was signed in Lindhaven.",  # another subject
        "The sides met in Lindhaven. The budget is a draft, the treasurer said.",  # another paper
        "If nothing was said in Lindhaven, the captain would sign no letter.",
        "Nothing was signed.",  # nobody knows where
    ],
)
def test_no_row_where_another_paper_may_be_meant(other: str):
    assert not status(read(SIGNED, other))


def test_the_subject_of_a_refusal_is_looked_for():
    pause = "The parties agreed in Lindhaven on a moratorium on strikes against ferries."
    assert status(read(pause, "Nothing on ferries was signed in Lindhaven.")) == {"agreed", "not agreed"}
    assert not status(read(pause, "Nothing on bridges was signed in Lindhaven."))


def test_what_may_come_and_what_lies_weeks_back_is_no_other_telling():
    assert not status(read("The envoys would have signed a memorandum in Lindhaven.", "Nothing was signed in Lindhaven."))
    assert not status(read(SIGNED, "Nothing was signed in Lindhaven.", later=30))


def test_one_text_does_not_contradict_itself():
    assert not status(read(f"{SIGNED} Nothing was signed in Lindhaven, a clerk joked."))
