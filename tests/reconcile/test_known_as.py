"""What an agreement is called: its name in the text, the day that is its own, and reports that share the name."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.reconcile.test_which_one import groups

from peaceledger.extract.events.clauses import clause_of
from peaceledger.extract.events.naming import is_recalled

DEALS = frozenset({"agreement"})


def names(story, kind: str = "agreement") -> list[str | None]:
    return [m.known_as for m in sorted(story.mentions, key=lambda m: (m.capture_id, m.start)) if m.type == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kordavia signed the Lake Varn nuclear deal with Ustrana.", "Lake Varn nuclear deal"),
        ("Kordavia and Ustrana signed a UN-brokered grain export deal.", "grain export deal"),
        ("Kordavia and Ustrana signed a hard-won agreement.", None),
        ("Kordavia and Ustrana signed a historic deal.", None),
        ("Kordavia and Ustrana signed an agreement on Monday.", None),
    ],
)
def test_the_name_is_what_stands_before_the_noun(story: Callable, text: str, name: str | None) -> None:
    assert names(story(text)) == [name]


def test_reports_months_apart_tell_of_the_agreement_they_name(story: Callable) -> None:
    signed = "Kordavia and Ustrana signed a grain deal on 4 May 2031."
    left = "Months later Kordavia suspended the Inner Sea grain deal with Ustrana."
    other = "Kordavia suspended the prisoner deal with Ustrana."
    assert len(groups(story(signed, left), DEALS)) == 1
    assert len(groups(story(signed, other), DEALS)) == 2


def test_two_names_with_a_word_in_common_are_not_yet_one(story: Callable) -> None:
    one = "Kordavia left the Lake Varn nuclear treaty with Ustrana."
    two = "Kordavia left the Solmere border nuclear treaty with Ustrana."
    assert len(groups(story(one, two), DEALS)) == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kordavia and Ustrana signed the grain deal on 4 May 2031.", date(2031, 5, 4)),
        ("Kordavia and Ustrana agreed on a grain deal on 4 May 2031.", date(2031, 5, 4)),
        ("The grain deal of 4 May 2031 between Kordavia and Ustrana holds.", date(2031, 5, 4)),
        ("Kordavia suspended the grain deal with Ustrana on 4 May 2031.", None),
        ("Kordavia suspended the grain deal with Ustrana expiring on 4 May 2031.", None),
    ],
)
def test_the_day_of_a_known_agreement_is_that_of_its_making(story: Callable, text: str, day: date | None) -> None:
    assert [m.date_earliest for m in story(text).mentions if m.type == "agreement"] == [day]


@pytest.mark.parametrize(("text", "recalled"), [("The deal expires in May.", True), ("The deal fell through in May.", False)])
def test_a_bare_deal_is_recalled_where_its_end_is_told(parsed: Callable, text: str, recalled: bool) -> None:
    _, doc = parsed(text)
    assert is_recalled(doc[1], clause_of(doc[1]), None, {"sign"}, {"expire"}) is recalled


def test_the_title_gives_the_name_in_quotation_marks(story: Callable) -> None:
    told = story("Kordavia and Ustrana signed the grain deal on 4 May 2031.")
    (event,) = (e for e in told.events if e.type == "agreement")
    assert (event.known_as, event.title) == ("grain deal", "Agreement “grain deal”, Kordavia and Ustrana, 4 May 2031")
