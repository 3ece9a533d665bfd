"""What a speaker is called: the whole name, everybody in a list, whoever is behind a document, nobody's wife for "he"."""

from collections.abc import Callable

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.statements.find import find_statements
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.records import Statement

Said = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="module")
def base() -> Lexicon:
    return load_lexicon([])


@pytest.fixture
def said(parsed: Callable, base: Lexicon) -> Said:
    def find(text: str) -> tuple[Statement, ...]:
        page, doc = parsed(text)
        return find_statements(doc, page, base, resolve_references(doc, find_actors(doc, base, None), base))

    return find


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # whole phrases
        ("A spokesman for the Morland port authority said the road was closed.", ["spokesman for the Morland port authority"]),
        ("The Morland Border and Coast Guard Agency says the road is closed.", ["Morland Border and Coast Guard Agency"]),
        (
            "The Federation of Morland Industries (FMI) called the decision “better late than never”.",
            ["Federation of Morland Industries"],
        ),
        ("The operator Gasline said deliveries would fall.", ["Gasline"]),
        ("The aide in a letter to parliament said the road was closed.", ["aide"]),
        ("Speaking on Monday, Minister of Transport of Belgium Ann Doe said she was worried.", ["Ann Doe"]),
        # lists
        ("Both Dana Rell and fellow envoy Tomas Brenn testified that they had seen nothing.", ["Dana Rell; Tomas Brenn"]),
        ("“It is safe,” said Ann Doe, Europe and Asia director at Harbour Watch.", ["Ann Doe"]),
        ("Leaders such as Ann Doe, Tom Roe and Jan Poe praised the plan.", ["Ann Doe; Tom Roe; Jan Poe"]),
        ("Two rebel groups in the valley – Redhand and Dawnlight – said they would keep the truce.", ["Redhand; Dawnlight"]),
        ("Harbour adviser and former mayor Tom Roe said the port was open.", ["Tom Roe"]),
        # documents
        ("The ministry said it had sent a letter to the mayor. The letter said the road was closed.", ["ministry", "ministry"]),
        ("The ministry sent a letter to the mayor. It opened a road. The letter said the port was closed.", ["ministry"]),
        ("The Harbour Institute published a report that concluded the bridge was mined.", ["Harbour Institute"]),
        # pronouns
        ("“That is what my wife told me. It is sad,” Brenn said. He added that she was safe.", ["Brenn", "Brenn"]),
        ("A villager said the road was mined. “They say it is safe,” said Dana Rell.", ["villager", "Dana Rell"]),
    ],
)
def test_who_speaks(said: Said, text: str, speakers: list[str]) -> None:
    assert [s.speaker for s in said(text)] == speakers


def test_what_an_outlet_hands_on_is_the_statement_of_whoever_made_it(said: Said) -> None:
    found = said("Tom Brenn said the bridge was closed, the Morland news agency reported.")
    assert [(s.speaker, s.chain, s.quote) for s in found] == [
        ("Tom Brenn", ("Morland news agency", "Tom Brenn"), "the bridge was closed")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rail traffic stopped, the Morland news agency reported, citing two officials familiar with the matter.",
        "The Morland news agency, citing two officials familiar with the matter, reported that rail traffic stopped.",
    ],
)
def test_whom_a_report_cites_speaks_through_it(said: Said, text: str) -> None:
    found = said(text)
    assert [(s.speaker, s.chain) for s in found] == [
        ("two officials familiar with the matter", ("Morland news agency", "two officials familiar with the matter"))
    ]


def test_a_day_is_no_part_of_what_was_said(said: Said) -> None:
    assert [s.quote for s in said("Tom Brenn told reporters on Thursday aid requests would come in stages.")] == [
        "aid requests would come in stages"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a finite verb beside a modal one is said; an agreement of several words
        ("The envoys would not name the terms and said Doria had agreed.", [("envoys", "Doria had agreed")]),
        (
            "The harbour and the canal plan to close, the mayor said Monday.",
            [("mayor", "The harbour and the canal plan to close")],
        ),
        ("The plan is “a trap. We know it,” Ms Brandt said.", [("Brandt", "The plan is “a trap. We know it,”")]),
        ("Rell, who was charged with Brenn but agreed to help the police, was freed.", [("Rell", "to help the police")]),
        # nothing is said
        ("FILE PHOTO: Ann Doe arrives for talks with the mayor.", []),
        ("The paper published a series called “Our Dishonest Mayor.”", []),
        ("The ministry made no answer to the paper’s request for comment on the plan.", []),
        # documents that others hand on
        ("A letter obtained by the Harbour Times says the road is mined.", [("letter", "the road is mined")]),
    ],
)
def test_what_is_said(said: Said, text: str, found: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.quote) for s in said(text)] == found


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Belgium closed the port. The country’s defence ministry said ships could leave.", "Belgium’s defence ministry"),
        ("Belgium’s foreign ministry summoned the envoy. “It is not allowed,” the ministry said.", "Belgium’s foreign ministry"),
        ("Wang Wenlin, a port spokesman, dismissed the plan. Wang said it was a trap.", "Wang Wenlin"),
        ("Paul Brenn told people he would stay. He came with his mother Betty Brenn. Brenn said it was good.", "Paul Brenn"),
        (
            "The Belgian embassy in Marn advised travellers to leave. It said that the roads were closed.",
            "Belgian embassy in Marn",
        ),
        (
            "Tom Roe said the hall was full. “I reject you!” a woman cried as she screamed at guards. She said it was wrong.",
            "woman",
        ),
        ("The leader said the operation would go on, BBC Persian reported.", "leader"),
    ],
)
def test_whom_later_words_mean(said: Said, text: str, last: str) -> None:
    assert said(text)[-1].speaker == last


def test_a_service_of_an_outlet_is_not_a_person(said: Said) -> None:
    assert said("The leader said the operation would go on, BBC Persian reported.")[-1].chain == ("BBC Persian", "leader")


@pytest.mark.parametrize("text", ["The opinions expressed by columnists are their own.", "Ms Brandt repeated that message."])
def test_words_that_are_named_but_not_told_are_no_statement(said: Said, text: str) -> None:
    assert said(text) == ()
