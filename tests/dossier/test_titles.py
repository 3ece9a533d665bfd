"""Titles of events in another language: made again from the fields, with every name as it is."""

from datetime import date

import pytest

from peaceledger.dossier.titles import title_of
from peaceledger.dossier.words import words_in

DAY = date(2031, 5, 3)


def event(title: str, *participants: str, place: str | None = None, first: date | None = DAY, last: date | None = DAY) -> dict:
    fields = {"type": "prisoner_exchange", "participants": list(participants), "place": place}
    return fields | {"title": title, "date_earliest": first, "date_latest": last}


@pytest.mark.parametrize(
    ("row", "french"),
    [
        (event("Prisoner exchange, Nord and Sud, 3 May 2031", "Nord", "Sud"), "Échange de prisonniers, Nord et Sud, 3 mai 2031"),
        (
            event("Prisoner exchange, Rock and Reef, Sand and Sea, 3 May 2031", "Rock and Reef", place="Sand and Sea"),
            "Échange de prisonniers, Rock and Reef, Sand and Sea, 3 mai 2031",
        ),
        (
            event("Prisoner exchange, Nord, Sud and 3 others, until 3 May 2031", "Nord", "Sud", "a", "b", "c", first=None),
            "Échange de prisonniers, Nord, Sud et 3 autres, jusqu'au 3 mai 2031",
        ),
        (event("Prisoner exchange, 7 participants", *"abcdefg", first=None, last=None), "Échange de prisonniers, 7 participants"),
        (event("Prisoner exchange", first=None, last=None), "Échange de prisonniers"),
    ],
)
def test_a_title_is_made_again_in_the_readers_language(row: dict, french: str) -> None:
    assert title_of(row, words_in("fr")) == french
    assert title_of(row, words_in("en")) == row["title"]


def test_a_row_without_the_fields_keeps_its_title() -> None:
    assert title_of({"title": "Talks, 3 May 2031"}, words_in("fr")) == "Talks, 3 May 2031"
