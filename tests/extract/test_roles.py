"""Who takes part where two names are joined, and the place of an attack that hangs on its object."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Mention

DAY = date(2025, 6, 3)


@pytest.fixture
def read(parsed: Callable) -> Callable[[str, Lexicon], tuple[Mention, ...]]:
    def find(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
        page, doc = parsed(text, published=DAY, published_basis="stated")
        return extract_article(doc, page, lexicon).mentions

    return find


@pytest.mark.parametrize(
    "text",
    [
        "Kordavia and Ustrana held direct talks in Kesten on Monday.",
        "Kordavia and Ustrana exchanged 40 prisoners on Monday.",
        "Talks between Kordavia and Ustrana were held in Kesten.",
        "A ceasefire was agreed by Kordavia and Ustrana on Monday.",
        "The presidents of Kordavia and Ustrana held a phone call on Monday.",
        "Kordavia and Ustrana agree to ceasefire",
        "Officials said that Kordavia and Ustrana had agreed to a ceasefire on Monday.",
        "Kordavia and Ustrana returned the bodies of soldiers and exchanged prisoners on Monday.",
        "Officials said Kordavia and Ustrana met in Kesten and exchanged prisoners on Monday.",
        "In a cautious step towards reducing hostilities, Kordavia and Ustrana held formal peace talks in Kesten.",
        "Kordavian and Ustranan officials held talks in Kesten on Monday.",
        "Kordavian negotiators met Ustranan negotiators in Kesten for a second round of talks.",
        "A ceasefire was agreed by Kordavian and Ustranan commanders on Monday.",
    ],
)
def test_both_of_two_states_take_part(read: Callable, example_lexicon: Lexicon, text: str) -> None:
    found = read(text, example_lexicon)
    assert found
    assert {m.participants for m in found} == {("Kordavia", "Ustrana")}


@pytest.mark.parametrize(
    ("text", "taking", "mediating"),
    [
        ("The Kordavian envoy met his Ustranan counterpart in Kesten.", {"Ustrana"}, set()),
        ("Solmere, which hosted the talks between Kordavia and Ustrana, was pleased.", {"Kordavia", "Ustrana"}, {"Solmere"}),
        ("Kordavia and Ustrana, which exchanged 40 prisoners on Friday, are silent.", {"Kordavia", "Ustrana"}, set()),
    ],
)
def test_whom_a_relative_clause_and_a_counterpart_stand_for(
    read: Callable, example_lexicon: Lexicon, text: str, taking: set[str], mediating: set[str]
) -> None:
    (mention,) = read(text, example_lexicon)
    assert taking <= set(mention.participants)
    assert set(mention.mediators) == mediating


def test_officials_who_only_tell_of_it_take_no_part(read: Callable, example_lexicon: Lexicon) -> None:
    (mention,) = read("According to Ustranan officials, Kordavia and Solmere held talks in Kesten on Monday.", example_lexicon)
    assert mention.participants == ("Kordavia", "Solmere")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tarvia and Velmark exchanged 40 prisoners on Monday.", ("Tarvia", "Velmark")),
        ("Tarvia and Velmark agreed to a ceasefire on Monday.", ("Tarvia", "Velmark")),
        ("Officials said Tarvia and Velmark had agreed to a ceasefire on Monday.", ("Tarvia", "Velmark")),
        ("The ceasefire between Tarvia and Velmark took effect on Monday.", ("Tarvia", "Velmark")),
        ("Prisoners were swapped by Tarvia and Velmark on Monday.", ("Tarvia", "Velmark")),
        ("Kordavia and Velmark exchanged 40 prisoners on Monday.", ("Kordavia", "Velmark")),
        ("Kordavia and the Velmark Front signed a ceasefire deal on Monday.", ("Kordavia", "Velmark Front")),
    ],
)
def test_a_name_no_pack_knows_takes_part_beside_another(
    read: Callable, example_lexicon: Lexicon, text: str, expected: tuple[str, ...]
) -> None:
    (mention,) = read(text, example_lexicon)
    assert mention.participants == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kordavia and Ustrana held a round of talks in Kesten on Monday, with Velmark mediating, officials said.",
        "With Velmark mediating, Kordavia and Ustrana held a round of talks in Kesten on Monday.",
    ],
)
def test_who_stands_by_mediating_takes_no_part(read: Callable, example_lexicon: Lexicon, text: str) -> None:
    (mention,) = read(text, example_lexicon)
    assert "Velmark" not in mention.participants
    assert {"Kordavia", "Ustrana"} == set(mention.participants)


def test_who_is_let_go_does_not_take_part(read: Callable, example_lexicon: Lexicon) -> None:
    (mention,) = read("Kordavia released Orlen and Mirov on Monday in a prisoner exchange with Ustrana.", example_lexicon)
    assert not {"Orlen", "Mirov"} & set(mention.participants)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kordavian forces struck Kesten on Monday.", "kesten"),
        ("Kesten was struck by Kordavian drones on Monday.", "kesten"),
        ("Rebels attacked the town of Kesten on Monday.", "kesten"),
        ("Kordavian forces shelled the port of Tolm on Monday.", "tolm"),
        ("Kordavian forces struck Kesten and Tolm on Monday.", "kesten"),
        ("An attack on Kesten killed five on Monday.", "kesten"),
        ("Kordavia and Ustrana are at war. Kordavian shelling of Kesten killed two people on Monday.", "kesten"),
        ("Kordavia launched a missile attack on the city of Kesten on Monday.", "kesten"),
        ("Kordavian forces struck a power plant in Kesten on Monday.", "kesten"),
        ("Kordavian forces bombed a hospital in the town of Kesten on Monday.", "kesten"),
    ],
)
def test_the_place_that_is_attacked(read: Callable, example_lexicon: Lexicon, text: str, place: str) -> None:
    (mention,) = (m for m in read(text, example_lexicon) if m.type == "attack")
    assert (mention.place_id, mention.where_prec) == (place, 1)


def test_a_state_that_is_attacked_is_no_place(read: Callable, example_lexicon: Lexicon) -> None:
    (mention,) = read("Kordavian forces attacked Ustrana on Monday.", example_lexicon)
    assert mention.participants == ("Kordavian Armed Forces", "Ustrana")
    assert mention.place is None


def test_who_studies_words_about_talks_takes_no_part_in_them(parsed, example_lexicon):
    page, doc = parsed(
        "On 23 June 2031 the League of the Straits studied statements by Anton Verlaine regarding the negotiations. "
        "The war between Kordavia and Ustrana is in its second year, and Ustranan troops hold the Harrow Valley."
    )
    (talks,) = (m for m in extract_article(doc, page, example_lexicon).mentions if m.type == "negotiation_round")
    assert (talks.participants, talks.date_earliest) == ((), None)
