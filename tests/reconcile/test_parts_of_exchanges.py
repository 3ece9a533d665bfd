"""Stages by their number, two numbers whoever they are for, plans that gave way to others, sums of all so far."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.reconcile import Reconciled

WAR = "Kordavia and Ustrana are at war."
MAY = (date(2031, 5, 6), date(2031, 5, 7))


def rows(story: Callable[..., Reconciled], *texts: str) -> list[tuple[str, int | None, int | None]]:
    found = story(*(f"{WAR} {text}" for text in texts), on=MAY[: len(texts)])
    return [(row.kind, row.a_best, row.b_best) for row in found.exchanges if row.kind != "cumulative"]


@pytest.mark.parametrize(("stage", "n"), [("second", 1), ("first", 2)])
def test_reports_of_one_stage_are_one_whatever_they_count(story: Callable, stage: str, n: int) -> None:
    one = "On Monday 5 May 2031 Kordavia returned 185 Ustranan soldiers in the second stage of the exchange agreed in Vesk."
    other = f"The {stage} batch of prisoners, 158 Ustranan soldiers, was handed over by Kordavia on Monday 5 May 2031."
    assert len(rows(story, one, other)) == n


def test_a_stage_that_was_carried_out_on_a_day_is_a_deed(story: Callable) -> None:
    text = "Kordavia and Ustrana carried out the second stage of the prisoner exchange on Monday."
    ((kind, _, _),) = rows(story, text)
    assert kind != "announced"


def test_a_stage_that_is_yet_to_come_is_none(story: Callable) -> None:
    text = "Kordavia and Ustrana are preparing the second stage of the prisoner exchange, planned for Friday."
    assert [kind for kind, _, _ in rows(story, text) if kind != "announced"] == []


def test_two_numbers_tell_one_deal_though_not_for_whom(story: Callable) -> None:
    one = "Kordavia and Ustrana agreed in Vesk on Monday that 64 Ustranan soldiers and 48 Kordavian soldiers will be returned."
    other = "Under the deal 64 prisoners of one side and 48 prisoners of the other are to be released."
    assert len(rows(story, one, other)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The exchange of prisoners between Kordavia and Ustrana was originally scheduled for Friday.",
        "Kordavia had been due to release 210 Ustranan captives.",
    ],
)
def test_a_plan_that_gave_way_to_another_is_no_row(story: Callable, text: str) -> None:
    assert rows(story, text) == []


def test_a_plan_that_stands_is_a_row(story: Callable) -> None:
    assert rows(story, "Kordavia is to release 210 Ustranan captives on Friday.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Counting Monday's group, 265 Ustranan soldiers have been returned by Kordavia since the beginning of 2031.",
        "Kordavia said that 34 Ustranan prisoners had been freed by Monday.",
    ],
)
def test_all_so_far_is_no_exchange(story: Callable, text: str) -> None:
    assert rows(story, text) == []
