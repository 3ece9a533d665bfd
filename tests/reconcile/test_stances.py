"""Positions over articles: one row for each utterance, changes over time, what opposed sides share."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from peaceledger.reconcile.stances import join_positions
from peaceledger.records import PartyPosition, record_id

GUARANTEES = "a written guarantee of the northern harbour by neutral observers"


def position(party: str, stance: str, day: int | None, held: str = GUARANTEES, **changes: object) -> PartyPosition:
    on = date(2031, 5, day) if day else None
    fields: dict = {
        "position_id": record_id("h", party, stance, day, held, *changes.values()),
        "article_id": "a_1",
        "capture_id": "c_1",
        "party": party,
        "issue": "security_guarantees",
        "stance": stance,
        "held": held,
        "speaker": None,
        "speaker_id": None,
        "chain": (),
        "authority": "official",
        "statement_id": None,
        "date_earliest": on,
        "date_latest": on,
        "date_basis": "stated" if day else "unknown",
        "start": 0,
        "end": len(held),
        "quote": held,
    }
    return PartyPosition(**(fields | changes))


def changes(*positions: PartyPosition) -> list[str | None]:
    return [p.change for p in sorted(join_positions(positions, {}), key=lambda p: (p.date_earliest or date.max, p.party))]


def test_yes_after_no_is_a_concession_and_no_after_yes_a_hardening():
    assert changes(position("NOR", "reject", 1), position("NOR", "accept", 9)) == [None, "concession"]
    assert changes(position("NOR", "offer", 1), position("NOR", "reject", 9)) == [None, "hardening"]


@pytest.mark.parametrize(
    "later",
    [
        position("SUD", "accept", 9),
        position("NOR", "accept", 9, "a joint patrol of the southern mountain passes"),
        position("NOR", "accept", None),
        position("NOR", "accept", 1),
        position("NOR", "accept", 9, authority="other"),
    ],
)
def test_no_change_is_guessed(later):
    assert set(changes(position("NOR", "reject", 1), later)) == {None}


def test_both_parties_hold_the_same():
    one, other = join_positions([position("NOR", "demand", 1), position("SUD", "offer", 3)], {})
    assert one.agrees_with == (other.position_id,)
    assert other.agrees_with == (one.position_id,)


def test_who_refuses_does_not_agree_with_who_asks():
    assert [p.agrees_with for p in join_positions([position("NOR", "demand", 1), position("SUD", "reject", 3)], {})] == [(), ()]


def test_copies_are_one_row_with_the_best_date():
    said = position("NOR", "demand", 4, date_basis="publication_date")
    (row,) = join_positions([said, replace(position("NOR", "demand", 2), position_id="h_0")], {})
    assert (row.date_earliest, row.date_basis) == (date(2031, 5, 2), "stated")


def test_order_does_not_matter():
    rows = [position("NOR", "reject", 1), position("NOR", "accept", 9), position("SUD", "offer", 3), position("SUD", "reject", 5)]
    results = {tuple(sorted(join_positions(order, {}), key=lambda p: p.position_id)) for order in permutations(rows)}
    assert len(results) == 1
