"""What the words beside a naming word say: who did it, whose summit, a war or a raid."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.reconcile.builders import Text, ledger
from tests.reconcile.test_which_one import groups

ATTACKS = frozenset({"attack"})
MAY_9, MAY_10, JULY_1 = date(2031, 5, 9), date(2031, 5, 10), date(2031, 7, 1)


@pytest.mark.parametrize(
    ("other", "events"),
    [
        ("Kordavia's missile attack on Ustrana drew protests on Friday.", 1),
        ("Ustrana's missile attack on Kordavia drew protests on Friday.", 2),
        ("A missile attack by Ustrana on Kordavia drew protests on Friday.", 2),
        ("The Ustranan missile attack on Kordavia drew protests on Friday.", 2),
    ],
)
def test_who_did_it_tells_raids_of_one_day_apart(story: Callable, other: str, events: int) -> None:
    told = "Kordavia's missile attack on Ustrana began on Friday."
    assert len(groups(story(told, other, published=MAY_10), ATTACKS)) == events


def test_a_bare_name_before_a_noun_may_be_the_target(story: Callable) -> None:
    found = story(
        "The Kordavian drone attack on Ustrana came on Friday.", "The Ustrana drone attack came on Friday.", published=MAY_10
    )
    assert not any("other sides did it" in r for link in found.links for r in link.reasons)
    assert len(groups(found, ATTACKS)) <= 2


def test_a_war_is_one_however_late_it_is_told(story: Callable) -> None:
    told = "Ustrana invaded Kordavia on 9 May 2031."
    again = "Farmers lost their fields in Ustrana's invasion of Kordavia."
    late = "Nobody forgets Ustrana's invasion of Kordavia."
    assert len(groups(story(told, again, late, on=(MAY_10, JULY_1, date(2031, 12, 3))), ATTACKS)) == 1


def test_a_raid_is_not_the_war(story: Callable) -> None:
    told = "Ustrana invaded Kordavia on 9 May 2031."
    raid = "Ustrana fired missiles at Kordavia on 9 May 2031."
    assert len(groups(story(told, raid, published=MAY_10), ATTACKS)) == 2


def test_what_is_done_on_a_day_leaves_the_war_its_own(story: Callable) -> None:
    found = story(
        "Anton Verlaine condemned Ustrana's invasion of Kordavia on Friday in a speech on the harvest.", published=MAY_10
    )
    assert not [m for m in found.mentions if m.type == "attack" and m.date_earliest]


def two_told(kind: str, one: str, other: str, trigger: str, *days: date, **changes: Any) -> int:
    """Events of two passages of two articles, published on a day each."""
    texts = []
    for name, words, day in zip(("one", "two"), (one, other), days, strict=True):
        text = Text(name, fields={"published": day, "published_basis": "stated"})
        text.tells(words, trigger, kind, day, **changes)
        texts.append(text)
    return len(ledger(*texts).events)


@pytest.mark.parametrize(
    ("other", "day", "events"),
    [
        ("the Coast Pact summit in the hills", MAY_10, 1),
        ("the Coast Pact summit in the hills", JULY_1, 2),
        ("the Reef Forum summit in the hills", MAY_10, 2),
        ("the summit in the hills", MAY_10, 2),
    ],
)
def test_a_summit_is_its_bodys_and_may_last_two_days(other: str, day: date, events: int) -> None:
    told = "He spoke at the Coast Pact summit"
    assert two_told("meeting_or_call", told, other, "summit", MAY_9, day, participants=("Norland",)) == events


@pytest.mark.parametrize(("other", "events"), [("Arn Vale", 1), ("Dov Lind", 2)])
def test_one_person_meets_two_of_a_side(other: str, events: int) -> None:
    texts = []
    for name, partner in (("one", "Arn Vale"), ("two", other)):
        text = Text(name, fields={"published": MAY_10, "published_basis": "stated"})
        people = ("Bea Holt", partner)
        text.tells(f"Bea Holt met {partner} in Vesta", "met", "meeting_or_call", MAY_9, place_id="vesta", participants=people)
        texts.append(text)
    assert len(ledger(*texts).events) == events
