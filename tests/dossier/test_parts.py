"""Words, charts and ways into the text, from hand-made values."""

from datetime import date

import pytest

from peaceledger.dossier.refs import Texts, utf16, wide_characters
from peaceledger.dossier.words import words_in

DAY = date(2031, 3, 4)
SAY = words_in()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, None),
        (DAY, DAY, "4 March 2031"),
        (DAY, date(2031, 3, 6), "4 March 2031 to 6 March 2031"),
        (date(2031, 2, 1), date(2031, 2, 28), "February 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2030, 1, 1), date(2031, 12, 31), "2030 to 2031"),
        (DAY, None, "from 4 March 2031"),
        (None, DAY, "until 4 March 2031"),
    ],
)
def test_dates_read_as_people_write_them(first, last, words):
    assert SAY.dates(first, last) == words


@pytest.mark.parametrize(
    ("best", "low", "high", "words"),
    [
        (None, None, None, None),
        (7, 7, 7, "7"),
        (207, 195, 207, "207 (195 to 207)"),
        (9500, 9500, None, "at least 9,500"),
        (None, None, 40, "at most 40"),
    ],
)
def test_an_unknown_end_is_never_shown_as_a_number(best, low, high, words):
    assert SAY.range(best, low, high) == words


def test_a_hedge_stays():
    assert SAY.quantity(90, None, "at_least") == "more than 90"
    assert SAY.quantity(None, None, "vague") == "not given in figures"
    assert SAY.quantity(20, 30, "between") == "20 to 30"


def test_offsets_are_counted_as_browsers_count():
    assert [utf16(wide_characters("a😀b said"), offset) for offset in (1, 2, 3)] == [1, 3, 4]
    assert utf16(wide_characters("plain"), 3) == 3


def test_a_cell_names_each_passage_once():
    texts = Texts(by_capture={"c": "one two"}, label={"c": "Paper"})
    row = {"capture_id": "c", "start": 4, "end": 7}
    assert [r.quote for r in texts.cell("2", [row, row]).refs] == ["two"]
