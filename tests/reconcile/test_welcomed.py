"""What is only answered or helped with: a welcome joins the deed of the days before, and thanks are no exchange."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.reconcile import Reconciled

WAR = "Kordavia and Ustrana are at war."
DEED = f"{WAR} Kordavia and Ustrana exchanged 40 prisoners each on Saturday 3 May 2031."


def told(story: Callable[..., Reconciled], text: str, day: int) -> Reconciled:
    return story(DEED, f"{WAR} {text}", on=(date(2031, 5, 4), date(2031, 5, day)))


@pytest.mark.parametrize(("day", "rows"), [(4, 1), (6, 1), (25, 2)])
def test_a_welcome_joins_what_was_done_in_the_days_before(story: Callable, day: int, rows: int) -> None:
    found = told(story, "The emir welcomed the exchange of prisoners between Kordavia and Ustrana.", day)
    events = {m.event_id for m in found.mentions if m.type == "prisoner_exchange"}
    assert len(events) == rows


@pytest.mark.parametrize(
    "words", ["The president thanked the emir of Ostia for his mediation.", "Ostia has mediated at the wish of both sides."]
)
def test_who_helped_is_no_exchange(story: Callable, words: str) -> None:
    found = story(f"{WAR} Prisoners may be exchanged one day, Kordavia said. {words}", published=date(2031, 5, 4))
    assert found.exchanges == ()


def test_the_dead_and_a_few_of_ones_own_beside_them_are_a_hand_over_of_the_dead(story: Callable) -> None:
    texts = (
        f"{WAR} Kordavia handed over the bodies of 100 Ustranan soldiers on Saturday 3 May 2031.",
        f"{WAR} On Saturday 3 May 2031 Kordavia transferred the remains of 100 people to Ustrana, "
        "and in doing so sent back some of its own soldiers.",
    )
    found = story(*texts, on=(date(2031, 5, 4), date(2031, 5, 4)))
    assert [(row.what, row.b_best or row.a_best) for row in found.exchanges] == [("body", 100)]
