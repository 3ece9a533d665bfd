"""Claims that set an event beside others of its kind."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon


@pytest.fixture(scope="module")
def claims(parsed: Callable, lexicon: Lexicon) -> Callable[[str], list[tuple[str, str, date | None]]]:
    def run(text: str) -> list[tuple[str, str, date | None]]:
        page, doc = parsed(text)
        return [(c.kind, c.quote, c.since_earliest) for c in extract_article(doc, page, lexicon).comparisons]

    return run


def test_the_first_since_one_day_and_the_49th_since_another(claims: Callable):
    text = "Norway and Sweden swapped 40 prisoners. It was the first swap since August 2031 and the 49th since February 2030."
    assert {(kind, since) for kind, _, since in claims(text)} == {("first", date(2031, 8, 1))}


@pytest.mark.parametrize(("words", "days"), [("August 2031", 30), ("the spring of 2031", 91), ("2031", 365), ("3 May 2031", 0)])
def test_since_a_month_is_since_its_end(parsed: Callable, lexicon: Lexicon, words: str, days: int):
    page, doc = parsed(f"Norway and Sweden swapped 40 prisoners. It was the first swap since {words}.")
    (claim,) = extract_article(doc, page, lexicon).comparisons
    assert abs((claim.since_latest - claim.since_earliest).days - days) <= 2


def test_a_bare_largest_is_one_word(claims: Callable):
    assert claims("Norway welcomed the largest, most hopeful prisoner exchange with Sweden.") == [("largest", "largest", None)]
