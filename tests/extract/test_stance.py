"""What words do and what they are about."""

import pytest

from peaceledger.extract.stance import compile_terms, hostile_deed, stance_of, topics_of
from peaceledger.packs import Lexicon


@pytest.mark.parametrize(
    ("content", "cue", "expected"),
    [
        ("this will not go unanswered", "claim", "threaten"),
        ("the neighbour must leave the valley", "claim", "demand"),
        ("a truce is likely to hold until spring", "claim", "predict"),
        ("we are ready to host a round of talks", "claim", "offer"),
        ("the terms are unacceptable", "claim", "reject"),
        ("we agree with the draft", "claim", "accept"),
        ("our troops did not strike the mill", "claim", "deny"),
        ("the delegation arrived at noon", "claim", "claim"),
        ("the meeting was constructive", "claim", "assess"),
        ("the neighbour must leave the valley", "reject", "reject"),
        ("there will be consequences", "predict", "threaten"),
        ("talks will resume on Monday", "predict", "predict"),
    ],
)
def test_a_cue_decides_and_leaves_the_rest_to_the_words(content: str, cue: str, expected: str, lexicon: Lexicon) -> None:
    assert stance_of(content, cue, lexicon) == expected  # type: ignore[arg-type]


def test_an_outlet_is_allowed_to_judge_only(lexicon: Lexicon) -> None:
    assert stance_of("the minister will go", "claim", lexicon, frozenset({"assess"})) == "claim"
    assert stance_of("relations are tense", "claim", lexicon, frozenset({"assess"})) == "assess"


def test_hostile_deeds_are_found_where_they_stand(lexicon: Lexicon) -> None:
    assert hostile_deed("the army shelled a bridge", lexicon) == 9
    assert hostile_deed("the army built a bridge", lexicon) is None


def test_topics_are_all_that_are_named(lexicon: Lexicon) -> None:
    assert topics_of("an exchange of prisoners before the ceasefire", lexicon) == ("ceasefire", "prisoners")
    assert topics_of("it rained", lexicon) == ("other",)
    assert topics_of("the investigation goes on", lexicon) == ("justice",)


def test_terms_end_words_anywhere_and_stretch_over_four() -> None:
    assert compile_terms(["ready to ... talk*"]).search("ready to sit down and talking")
    assert not compile_terms(["ready to ... talk*"]).search("ready to one two three four five talks")
    assert not compile_terms(["war"]).search("a warning")
    assert compile_terms(["demilitari?ed"]).search("demilitarised") and compile_terms(["demilitari?ed"]).search("demilitarized")
