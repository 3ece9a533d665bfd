"""Sentences of war reports read whole: what a denial dates, what falls on a town, whose people a bare number counts."""

from datetime import date

import pytest
from tests.conftest import make_page

from peaceledger.extract.article import extract_article
from peaceledger.language import Parser
from peaceledger.packs import Lexicon
from peaceledger.records import Findings

DAY = date(2031, 9, 17)


@pytest.fixture
def read(parser: Parser, example_lexicon: Lexicon):
    def findings(text: str) -> Findings:
        page = make_page(text, published=DAY, published_basis="stated")
        return extract_article(next(iter(parser.parse([page])))[1], page, example_lexicon)

    return findings


def test_the_day_of_a_denial_is_not_that_of_the_deed(read):
    found = read("Ustranan troops shelled Kesten. Kordavia denied on Monday that its forces had shelled the village of Kesten.")
    assert {m.date_earliest for m in found.mentions if m.type == "attack"} == {None}


@pytest.mark.parametrize(("verb", "dated"), [("would be", None), ("were", date(2031, 9, 16))])
def test_the_day_of_an_announcement_is_not_that_of_what_is_to_come(read, verb: str, dated: date | None):
    found = read(f"Halvard announced on Tuesday that 60 prisoners of war {verb} freed by Kordavia.")
    assert [m.date_earliest for m in found.mentions if m.type == "prisoner_release"] == [dated]


def test_hours_later_is_the_same_day(read):
    found = read("Kordavia and Ustrana exchanged prisoners on Wednesday. Hours later shells fell on Kesten.")
    (attack,) = (m for m in found.mentions if m.type == "attack")
    assert (attack.date_earliest, attack.date_basis, attack.place) == (DAY, "inferred", "Kesten")


def test_those_killed_belong_to_the_attack_told_before(read):
    found = read("Kordavian shells fell on Kesten on Monday. Six people were killed, the Ustranan mayor said.")
    assert [c.low for c in found.counts if c.role == "killed"] == [6]


def test_a_bare_number_after_a_government(read):
    found = read("Kordavia released 310 captives on Friday and the Ustranan government 600.")
    assert {(c.low, c.returned_to) for c in found.counts} == {(310, "XUS"), (600, "XKO")}


def test_the_whole_that_a_stage_completes_is_a_total(read):
    found = read("Ustrana and Kordavia exchanged 180 prisoners of war each on Wednesday, completing the swap of 300 for 300.")
    assert {(c.low, c.role) for c in found.counts} == {(180, "returned"), (300, "total")}


def test_a_number_of_exchanges_and_what_they_brought_in_all(read):
    text = "While speeches about peace yield nothing, the 12 prisoner exchanges since the war began brought 900 Ustranans home."
    found = read(f"Kordavia and Ustrana exchanged prisoners on Monday.\n{text}")
    assert (900, "total", "XUS") in {(c.low, c.role, c.returned_to) for c in found.counts}


@pytest.mark.parametrize("hour", ["before sunrise on Monday", "before dawn on Monday", "shortly after midnight on Monday"])
def test_an_hour_bounds_no_day(read, hour: str):
    found = read(f"Ustranan troops shelled the village of Kesten {hour}.")
    assert {(m.date_earliest, m.date_latest) for m in found.mentions if m.type == "attack"} == {(date(2031, 9, 15),) * 2}
