"""Rows for coders who must not know whose an offer is."""

import re

import pytest

from peaceledger.analysis.blind import TABLES, Blind
from peaceledger.packs import load_lexicon
from peaceledger.store import BY_NAME

PACK = load_lexicon(("example",))


@pytest.fixture(scope="module")
def blind() -> Blind:
    return Blind(PACK)


def test_names_people_seats_places_and_ids_give_way(blind: Blind) -> None:
    said = "President Anton Verlaine of Kordavia told Vesk that KORDAVIA wants Kesten; Ustranans refused, said the Belmora Herald"
    text = blind.text(said, "o_1")
    assert not re.search("kordavia|verlaine|vesk|kesten|ustran|belmora", text, re.IGNORECASE)
    mine, other = (blind.number(p, "o_1") for p in ("XKO", "XUS"))
    assert {mine, other} == {1, 2}
    assert f"that Party {mine} wants" in text
    assert f"[person of Party {mine}]" in text
    assert f"[seat of Party {other}]" in text
    assert f"[outlet of Party {mine}]" in text
    assert blind.text("XKO", "o_1") == f"Party {mine}"


def test_the_words_of_a_side_become_the_neutral_ones(blind: Blind) -> None:
    text = blind.text("The Belmora regime ended its protective operation in the stolen districts.", "o_1")
    assert not re.search("regime|protective|stolen", text)


def test_which_party_is_first_is_drawn_for_each_offer(blind: Blind) -> None:
    first = [blind.number("XKO", f"o_{n}") for n in range(200)]
    assert 70 < first.count(1) < 130
    assert first == [blind.number("XKO", f"o_{n}") for n in range(200)]


def test_no_order_of_joined_names_or_lists_tells(blind: Blind) -> None:
    for key in ("o_1", "o_2", "o_3"):
        assert blind.text("XKO; XUS", key) == "Party 1; Party 2" == blind.text("XUS; XKO", key)
        assert blind.value(["XUS", "XKO"], key) == ["Party 1", "Party 2"]


def test_what_is_nobody_s_stays(blind: Blind) -> None:
    assert blind.text("Solmere mediates between the sides by 3 May", "o_1") == "Solmere mediates between the sides by 3 May"
    assert blind.value(None, "o_1") is None


def test_each_table_has_an_offer_or_a_subject() -> None:
    for table in TABLES:
        assert {"offer_id", "subject_id", "assessment_id"} & set(BY_NAME[table].names), table
