"""One blow that texts put down to unlike doers, and deeds that one text tells and another says never happened."""

import pytest

from reconcile.builders import in_turn as read
from reconcile.builders import values

FIRED = "Norland drones hit the ferry landing at Kellen at dusk."


@pytest.mark.parametrize(
    "other",
    [
        "A stray Sudmark rocket, not a Norland drone, struck the ferry landing at Kellen.",
        "At Kellen shells from the guns of Sudmark hit the ferry landing.",
        "The harbour master blamed Sudmark for the fire on the ferry landing at Kellen, which shells started.",
    ],
)
def test_two_doers_of_one_blow(other: str):
    assert values(read(FIRED, other), "cause_or_blame") == {"NOR fought", "SUD fought"}


@pytest.mark.parametrize(
    "other",
    [
        "Norland missiles struck the ferry landing at Kellen.",  # the same doer
        "Sudmark rockets struck the ferry landing at Holm.",  # another town
        "Sudmark rockets struck the old mill at Kellen.",  # another target
        "If Sudmark rockets hit the ferry landing at Kellen, nobody would wonder.",
        "The ferry landing at Kellen was hit while a Sudmark patrol was asleep.",
    ],
)
def test_other_blows_stay_apart(other: str):
    assert not values(read(FIRED, other), "cause_or_blame")


def test_a_blow_weeks_later_is_another():
    assert not values(read(FIRED, "Sudmark rockets struck the ferry landing at Kellen.", later=20), "cause_or_blame")


@pytest.mark.parametrize(
    ("denial", "found"),
    [
        ("Not one prisoner crossed the bridge at Kellen on Sunday.", True),
        ("Nobody walked over the bridge at Kellen that day.", True),
        ("Not one prisoner crossed the bridge at Holm on Sunday.", False),
        ("Not one hen was sold at Kellen.", False),
        ("Sudmark denies that Sudmark let anybody over the bridge at Kellen.", False),  # told of another side
    ],
)
def test_done_to_one_and_never_to_the_other(denial: str, found: bool):
    told = "Norland set 24 captives free, who went over the bridge at Kellen on Sunday."
    assert values(read(told, denial), "denial") == ({"asserted", "denied"} if found else set())


def test_what_a_denial_points_back_to_is_looked_for_before_it():
    told = "A column of Norland ambushed the mail coach near Kellen on Monday."
    denial = "They hang on us Monday's ambush of the mail coach near Kellen. Units of Norland did not take part in it."
    assert values(read(told, denial), "denial") == {"asserted", "denied"}
    assert not values(read(told, "They sing. Units of Norland did not take part in it."), "denial")


@pytest.mark.parametrize(
    "other",
    [
        "Sudmark rockets struck the northern city of Kellen overnight, local officials reported.",  # what any report says
        "Sudmark rockets struck the ferry landing at Kellen on Friday.",  # another day
        "Sudmark guns shelled the ferry at Holm in response to the strike on the landing at Kellen.",  # the answer to it
        "Over the ferry landing at Kellen Sudmark guns shot down ten drones.",  # warded off
    ],
)
def test_a_blow_of_another_time_target_or_nature_is_not_disputed(other: str):
    assert not values(
        read("On Sunday Norland drones hit the ferry landing in the northern city of Kellen.", other), "cause_or_blame"
    )


@pytest.mark.parametrize("other", ["Sudmark blamed by Norland for the fire on the ferry landing at Kellen."])
def test_who_is_blamed_stands_before_the_verb_too(other: str):
    assert values(read(FIRED, other), "cause_or_blame") == {"NOR fought", "SUD fought"}
    assert not values(read("Sudmark rockets hit the ferry landing at Kellen at dusk.", other), "cause_or_blame")


@pytest.mark.parametrize(
    ("denial", "found"),
    [
        ("Norland denies that it opened the sluice at Kellen.", True),
        ("Norland denies that it wanted war, which began when the sluice at Kellen broke.", False),  # the writer's own addition
        ("Norland denies that it held the eastern part of Kellen.", False),  # what any report says
        ("Not one hen was sold at Kellen since the sluice broke.", False),  # nobody's deed, one word in common
    ],
)
def test_a_denial_is_of_its_main_clause(denial: str, found: bool):
    told = "At Kellen in the eastern province Norland opened the sluice."
    assert values(read(told, denial), "denial") == ({"asserted", "denied"} if found else set())
