"""Numbers that a text tells of something, with or without an event: what, what became of it, whose, when."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.records import Figure

Read = Callable[..., tuple[Figure, ...]]


@pytest.fixture
def read(parsed, example_lexicon) -> Read:
    def figures(text: str) -> tuple[Figure, ...]:
        page, doc = parsed(text, published=date(2031, 9, 17), published_basis="stated")
        return extract_article(doc, page, example_lexicon).figures

    return figures


@pytest.mark.parametrize(
    ("text", "thing", "done", "low"),
    [
        ("Some 140 tankers crossed into the valley on Tuesday, the relief office said.", "tanker", "entered", 140),
        ("Only 35 trucks were let in.", "lorry", "entered", 35),
        ("The blaze burned 60 hectares of barley.", "hectare", "destroyed", 60),
        ("Kordavia received 44 border guards on Monday.", "soldier", "freed", 44),
        ("Twenty-one detainees travelled home over the pass.", "people", "freed", 21),
        ("The remains of 17 sailors were handed over at noon.", "body", "freed", 17),
        ("Of the 50 trucks that left the depot, 31 reached Belmora by dusk.", "lorry", "entered", 31),
    ],
)
def test_what_is_told_of_how_many(read: Read, text: str, thing: str, done: str, low: float):
    assert (thing, done, low) in {(f.thing, f.done, f.low) for f in read(text)}


def test_two_governments_put_one_number_at_two(read: Read):
    ustrana, kordavia = read("Ustrana put the number of Kordavians set free at 19. Kordavia insisted it was 16.")
    assert (ustrana.low, kordavia.low) == (19, 16)
    assert ustrana.done == kordavia.done == "freed"
    assert ustrana.of_side == kordavia.of_side is not None
    assert ustrana.side and kordavia.side and ustrana.side != kordavia.side


def test_who_holds_them_is_not_whose_they_are(read: Read):
    (figure,) = read("Ustrana brought 27 of its people home from Kordavian captivity on Monday.")
    assert figure.of_side == "XUS"


def test_names_on_a_list_are_nobody_freed(read: Read):
    assert "freed" not in {f.done for f in read("The envoy handed over a list of 70 children in Belmora.")}


def test_a_rate_says_how_often(read: Read):
    assert {f.per for f in read("Aid convoys brought 40 lorries a day into the town.")} == {"day"}


def test_what_is_denied_or_supposed_makes_none(read: Read):
    assert not read("No ship reached the port. If 30 lorries entered the town, nobody would go hungry.")


def test_the_day_of_the_words_not_of_their_telling(read: Read):
    (figure,) = read("The mayor said on Tuesday that nine people were killed on Sunday.")
    assert figure.date_earliest == date(2031, 9, 14)


def test_a_part_of_a_number_is_no_number_beside_it(read: Read):
    figures = read("The prefect said that 40 houses were damaged in Belmora, including six houses burned to the ground.")
    assert {f.low for f in figures} == {40}
