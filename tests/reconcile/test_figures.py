"""Numbers of one matter that no event joins: when they make a disagreement, of which kind, and when they are none."""

from dataclasses import replace
from datetime import date

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.reconcile.clash_figures import NEWS
from reconcile.builders import LEXICON, Text, ledger

DAY, TELLING = date(2031, 5, 3), date(2031, 5, 4)


def paper(name: str, **fields: object) -> Text:
    return Text(name, fields={"published": TELLING, "published_basis": "stated"} | fields)


def told(*texts: Text) -> list[tuple[str, str]]:
    return sorted((d.kind, d.field) for d in ledger(*texts).disagreements)


def lorries(text: Text, value: int, **changes: object) -> Text:
    fields = {"kinds": ("aid",), "day": DAY, "places": ("kell",)} | changes
    text.figure(f"{value} aid lorries entered Kell", value, "lorry", "entered", **fields)
    return text


def freed(text: Text, *values: float, side: str | None = None, speaker: str | None = None) -> Text:
    for value in values:
        text.figure(f"{value:g} captives went home", value, "people", "freed", of_side=side, day=DAY, speaker=speaker)
    return text


def test_two_sides_count_lorries():
    a = lorries(paper("a"), 120, speaker="Nor Relief", side="NOR")
    b = lorries(paper("b"), 300, speaker="Sud Relief", side="SUD")
    assert told(a, b) == [("true_dispute", "counts.other")]


def test_numbers_without_an_owner():
    assert told(lorries(paper("a"), 120), lorries(paper("b"), 300)) == [("unresolvable", "counts.other")]


@pytest.mark.parametrize(
    "other",
    [
        {"day": date(2031, 5, 1)},
        {"places": ("marn",)},
        {"kinds": ("fuel",)},
        {"per": "day"},
        {"scope": "war"},
        {"status": "planned"},
        {"hedge": "about", "low": 123, "high": 123},
    ],
)
def test_no_disagreement_of_another_day_place_kind_rate_reach_or_rounding(other: dict[str, object]):
    assert not told(lorries(paper("a"), 120), lorries(paper("b"), 300 if "hedge" not in other else 123, **other))


def test_an_article_that_gives_both_knows_of_two():
    a = lorries(lorries(paper("a"), 120), 300)
    assert not told(a, lorries(paper("b"), 300))


def test_the_toll_of_a_later_report():
    a, b = paper("a"), paper("b", published=date(2031, 5, 5))
    a.figure("six people were killed", 6, "people", "killed", day=DAY, places=("kell",))
    b.figure("nine people were killed", 9, "people", "killed", day=DAY, places=("kell",))
    assert told(a, b) == [("different_time", "counts.killed")]


@pytest.mark.parametrize(
    ("one", "value", "more", "found"),
    [
        ("nine people were killed", 9, "", True),
        ("nine people were killed in the past week", 9, "", False),  # of more than one blow
        ("nine people were killed since Tuesday", 9, "", False),
        ("sixty people were killed", 60, "", False),  # ten times as many
        ("one of the girls", 1, "' friends was killed", False),  # not the girl
    ],
)
def test_tolls_of_unlike_times_and_sizes_are_of_other_blows(one: str, value: int, more: str, found: bool):
    a, b = paper("a"), paper("b", published=date(2031, 5, 5))
    a.figure("six people were killed", 6, "people", "killed", day=DAY, places=("kell",))
    b.figure(one, value, "people", "killed", day=DAY, places=("kell",))
    b.text = b.text.rstrip("\n") + more + "\n"
    story = ledger(a, b, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))
    assert bool(story.disagreements) == found


def test_tolls_of_soldiers_and_of_civilians_are_two():
    a, b = paper("a"), paper("b")
    a.figure("six soldiers were killed", 6, "soldier", "killed", day=DAY, places=("kell",))
    b.figure("nine civilians were killed", 9, "civilian", "killed", day=DAY, places=("kell",))
    assert not told(a, b)


def test_people_of_one_side_freed_on_one_day():
    a, b = freed(paper("a"), 47, side="NOR", speaker="Nor"), freed(paper("b"), 52, side="NOR")
    assert told(a, b) == [("true_dispute", "counts.returned")]


def test_own_returnees_of_each_side():
    assert not told(freed(paper("a"), 47, side="NOR"), freed(paper("b"), 52, side="SUD"))


def test_what_is_left_where_two_reports_share_the_other_number():
    a, b = freed(paper("a"), 146, 96, 242), freed(paper("b"), 146, 88, speaker="Ost")
    (row,) = ledger(a, b).disagreements
    assert "96" in row.note and "88" in row.note and "242" not in row.note


def test_numbers_without_sides_may_be_the_two_halves():
    assert not told(freed(paper("a"), 96), freed(paper("b"), 88))


def test_two_voices_in_one_article():
    a = paper("a")
    a.figure("Sudmark put the Norlanders freed at 12", 12, "people", "freed", of_side="NOR", side="SUD", speaker="Sudmark")
    a.figure("Norland insisted it was 11", 11, "people", "freed", of_side="NOR", side="NOR", speaker="Norland")
    assert told(a) == [("true_dispute", "counts.returned")]


def test_a_few_and_many_are_not_the_same_people():
    a = paper("a")
    a.figure("Ost counts ten foreigners freed", 10, "people", "freed", of_side="NOR", side="OST", speaker="Ostia")
    a.figure("Sudmark counts 55 freed", 55, "people", "freed", of_side="NOR", side="SUD", speaker="Sudmark")
    assert not told(a)


def test_a_number_miscopied_from_a_wire():
    a = paper("a")
    a.add("HELM, May 3 (Ostwire) - Captives went home.")
    freed(a, 14, side="NOR")
    b = freed(paper("b"), 41, side="NOR", speaker="Ostwire")
    assert told(a, b) == [("copy_error", "counts.returned")]


def test_history_told_much_later_is_not_the_news():
    late = paper("b", published=date.fromordinal(TELLING.toordinal() + NEWS + 1))
    assert not told(freed(paper("a"), 47, side="NOR"), freed(late, 52, side="NOR"))


def test_a_further_passage_of_a_dispute_of_an_event_is_no_second_one():
    a, b, c = paper("a", source_id="sudpress"), paper("b", source_id="norpress"), paper("c", source_id="norpress")
    for text, value in ((a, 195), (b, 207)):
        told_there = text.tells(f"{value} came home in an exchange", "exchange", day=DAY)
        n = text.counts_in(told_there, str(value), value, "NOR")
        text.figure("so told", value, "people", "freed", of_side="NOR", day=DAY, start=n.start, end=n.end, quote=n.quote)
    freed(c, 207, side="NOR")
    rows = [d for d in ledger(a, b, c).disagreements if d.field == "counts.returned"]
    assert [d.kind for d in rows] == ["true_dispute"]


def test_tolls_that_two_events_hold_are_of_two_deeds():
    """The linker has seen more of both than their numbers."""
    a, b = paper("a"), paper("b")
    for text, day, value in ((a, DAY, 6), (b, date(2031, 5, 1), 9)):
        raid = text.tells(f"A raid killed {value} in Kell", "raid", "attack", day, place_id="kell")
        n = text.counts_in(raid, str(value), value, None, role="killed")
        same = {"start": n.start, "end": n.end, "quote": n.quote}
        text.figure("so told", value, "people", "killed", places=("kell",), day=DAY, date_basis="inferred", **same)
    assert not told(a, b)
