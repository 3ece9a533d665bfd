"""What words do and what they are about."""

from collections.abc import Callable

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.statements.find import find_statements
from peaceledger.extract.statements.stance import compile_terms, topics_of
from peaceledger.packs import Lexicon

Acts = Callable[[str], list[str]]


@pytest.fixture
def acts(parsed: Callable, lexicon: Lexicon) -> Acts:
    def find(text: str) -> list[str]:
        page, doc = parsed(text)
        actors = resolve_references(doc, find_actors(doc, lexicon, None), lexicon)
        return [s.stance for s in find_statements(doc, page, lexicon, actors)]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Brandt said this would not go unanswered.", "threaten"),
        ("Ms Brandt warned that if the valley was shelled, its owners would face sanctions.", "threaten"),
        ("Ms Brandt said the neighbour must leave the valley.", "demand"),
        ("“Leave the valley,” Ms Brandt said.", "demand"),
        ("Ms Brandt said a truce would hold until spring.", "predict"),
        ("“We will send a delegation,” Ms Brandt said.", "commit"),
        ("Ms Brandt said she had ordered the guards to leave.", "commit"),
        ("“We will never recognise the line,” Ms Brandt said.", "reject"),
        ("“We are ready to host a round of talks,” Ms Brandt said.", "offer"),
        ("Ms Brandt said the terms were unacceptable.", "reject"),
        ("“We agree with the draft,” Ms Brandt said.", "accept"),
        ("Ms Brandt said the guards did not strike the mill.", "deny"),
        ("Ms Brandt said the delegation arrived at noon.", "claim"),
        ("Ms Brandt said nobody could have known of the letter.", "claim"),
        ("Ms Brandt said the meeting was constructive.", "assess"),
        ("Ms Brandt said the meeting took place in a constructive manner.", "claim"),
        ("Ms Brandt rejected the demand that the neighbour must leave.", "reject"),
        ("Ms Brandt warned that talks would resume without her.", "predict"),
        ("Ms Brandt vowed to crush the rebels.", "threaten"),
        ("Ms Brandt vowed to rebuild the mill.", "commit"),
        ("Ms Brandt voiced doubt about the plan.", "assess"),
        ("Ms Brandt outlined a peace plan.", "offer"),
        ("“Why did we give up the mill?” Ms Brandt asked.", "accuse"),
        ("The French foreign ministry said German forces shelled the bridge.", "accuse"),
        ("The German foreign ministry said German forces shelled the bridge.", "claim"),
        ("“You would think we would learn from that,” Ms Brandt said.", "predict"),
        ("Ms Brandt warned that the deal was still being written.", "claim"),
        ("Ms Brandt said she had not sold the mill.", "deny"),
        ("Ms Brandt said the plan was useless.", "assess"),
        ("Ms Brandt said the wounded guard was alive.", "claim"),
        ("“We don't negotiate with robbers,” Ms Brandt said.", "reject"),
        ("“We are happy that he is home,” Ms Brandt said.", "praise"),
        ("“We reject the plan,” Ms Brandt said.", "reject"),
        ("“I want to thank the guards,” Ms Brandt said.", "praise"),
        ("“We continue to urge both sides to stop,” Ms Brandt said.", "demand"),
        ("“I am not happy with the guards,” Ms Brandt said.", "assess"),
        ("Ms Brandt said it was vital to keep the road open.", "demand"),
        ("“I had to do something,” Ms Brandt said.", "claim"),
        ("“Let me explain,” Ms Brandt said.", "claim"),
        ("Ms Brandt said people were willing to speak.", "assess"),
        ("Ms Brandt said she was willing to speak.", "offer"),
        ("“We will end the war,” Ms Brandt said.", "commit"),
        ("“We will not attack the valley,” Ms Brandt said.", "commit"),
        ("“We will strike the valley,” Ms Brandt said.", "threaten"),
        ("The German foreign ministry said French officials refused to meet.", "accuse"),
        ("“A great day for the valley. The guards are home,” Ms Brandt said.", "praise"),
        ("The Evening Post reported that the minister will go.", "claim"),
    ],
)
def test_cue_and_clause_say_what_is_done(acts: Acts, text: str, expected: str) -> None:
    assert acts(text)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The terms are unacceptable. You must leave the valley,” Ms Brandt said.", ("reject", "demand")),
        ("“The bridge is open. You must leave the valley,” Ms Brandt said.", ("demand",)),
        ("“The bridge is open,” Ms Brandt said.", ("claim",)),
        ("Ms Brandt rejected the demand that the neighbour must leave.", ("reject",)),
    ],
)
def test_words_can_do_two_things(parsed: Callable, lexicon: Lexicon, text: str, expected: tuple[str, ...]) -> None:
    page, doc = parsed(text)
    (said,) = find_statements(doc, page, lexicon, find_actors(doc, lexicon, None))
    assert said.stances == expected
    assert said.stance == expected[0]


def test_topics_are_all_that_are_named(lexicon: Lexicon) -> None:
    assert topics_of("an exchange of prisoners before the ceasefire", lexicon) == ("ceasefire", "prisoners")
    assert topics_of("it rained", lexicon) == ("other",)
    assert topics_of("the investigation goes on", lexicon) == ("justice",)


def test_a_content_without_a_topic_has_the_one_around_it(lexicon: Lexicon) -> None:
    around = ("She spoke at noon.", "The truce holds. She spoke of it at noon.")
    assert topics_of("this is very useful", lexicon, around) == ("ceasefire",)
    assert topics_of("the troops are tired", lexicon, around) == ("ceasefire", "military_situation")
    assert topics_of("the price of wheat", lexicon, around) == ("economy",)


def test_terms_end_words_anywhere_and_stretch_over_four() -> None:
    assert compile_terms(["ready to ... talk*"]).search("ready to sit down and talking")
    assert not compile_terms(["ready to ... talk*"]).search("ready to one two three four five talks")
    assert not compile_terms(["war"]).search("a warning")
    assert compile_terms(["demilitari?ed"]).search("demilitarised") and compile_terms(["demilitari?ed"]).search("demilitarized")
