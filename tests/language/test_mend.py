"""A main verb gets the subject that the parser hung on the phrase before it, and no other word."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("In a cautious step towards reducing hostilities, Vesna and Odria held talks in the capital.", "held", "Vesna"),
        (
            "On the sidelines of the security conference, Chairman of the assembly Anton Verlaine met with the envoy.",
            "met",
            "Chairman",
        ),
        ("After the talks in the harbour town, the envoy left.", "left", "envoy"),
        ("The envoy left the talks, tired and hungry.", "left", "envoy"),
    ],
)
def test_who_did_it(parsed: Callable, text: str, verb: str, subject: str) -> None:
    _, doc = parsed(text)
    token = next(t for t in doc if t.text == verb)
    assert [t.text for t in token.children if t.dep_ == "nsubj"] == [subject]


def test_an_order_keeps_no_subject(parsed: Callable) -> None:
    _, doc = parsed("In the coming days, weeks, stay at home.")
    assert not [t for t in doc if t.dep_ == "nsubj"]
