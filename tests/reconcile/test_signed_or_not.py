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


@pytest.mark.parametrize(
    "text",
    [
        "Norland's foreign ministry speaks of a Lindhaven understanding adopted on Monday. Sudmark's ministry says no document "
        "was adopted.",
        "The chief envoy said that both delegations had signed a protocol. The head of the other delegation said no paper had "
        "been signed.",
    ],
)
def test_one_text_may_give_two_in_turn(text: str):
    assert "not agreed" in status(read(text, "It rained."))


def test_one_speaker_who_goes_on_is_no_second_one():
    text = "The chief envoy said that a protocol on captives was signed. He said no paper on fish had been signed."
    assert not status(read(text, "It rained."))


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (
            "The joint statement is completely ready, the captain said after the Lindhaven discussions.",
            "There is no agreed text in Lindhaven.",
        ),
        (
            "Envoys came home from Lindhaven. A duke met them. The protocol was signed by both.",
            "She put her signature to nothing in Lindhaven.",
        ),
    ],
)
def test_papers_in_other_words(yes: str, no: str):
    assert "not agreed" in status(read(yes, no))


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("In 2019 an agreement on captives was reached in Lindhaven.", "There is no agreed text in Lindhaven."),  # years ago
        (
            "Mayors from Lindhaven met.\nIt rained. Two firms reached a deal on milk.",
            "There is no agreed text in Lindhaven.",
        ),  # other talks
    ],
)
def test_papers_of_other_talks(yes: str, no: str):
    assert not status(read(yes, no))
