"""Dates that several passages give together, and how they are carried to passages that say less."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.reconcile.builders import LEXICON, VOCAB, Text, ledger, one_event

from peaceledger.reconcile import Reconciled
from peaceledger.records import Mention

PAIR = ("Arn Vale", "Bea Holt")
SUNDAY = date(2031, 5, 4)
MAY = (date(2031, 5, 1), date(2031, 5, 31))


def summit(name: str, words: str = "Arn Vale received Bea Holt in Vesta", **changes: Any) -> tuple[Text, Mention]:
    text = Text(name)
    told = text.tells(words, "received", "meeting_or_call", participants=PAIR, **({"place_id": "vesta"} | changes))
    return text, told


def dated(story: Reconciled, mention: Mention) -> tuple[date | None, date | None, str, tuple[str, ...], str | None]:
    m = next(m for m in story.mentions if m.mention_id == mention.mention_id)
    return m.date_earliest, m.date_latest, m.date_basis, m.date_from, m.date_relation


def test_a_passage_without_a_date_takes_that_of_its_event_and_names_the_passage():
    (a, first), (b, second) = summit("a", day=SUNDAY), summit("b")
    story = ledger(a, b)
    assert one_event(story, first, second)
    assert dated(story, second) == (SUNDAY, SUNDAY, "inferred", (first.mention_id,), "on")
    assert dated(story, first)[2:] == ("stated", (), None)


def test_a_month_a_weekday_and_a_day_without_a_year_make_one_day():
    (a, first), (b, second) = summit("a", day=MAY), summit("b", date_open="XXXX-WXX-7")
    c, third = summit("c", date_open="XXXX-05-04")
    story = ledger(a, b, c)
    assert one_event(story, first, second, third)
    assert dated(story, third)[:3] == (SUNDAY, SUNDAY, "inferred")
    assert set(dated(story, third)[3]) == {first.mention_id, second.mention_id}
    assert [(e.date_earliest, e.date_latest) for e in story.events] == [(SUNDAY, SUNDAY)]


@pytest.mark.parametrize("given", ["XXXX-WXX-7", "XXXX-06-04", None])
def test_what_leaves_several_days_or_none_makes_no_day(given: str | None):
    (a, _), (b, second) = summit("a", day=MAY), summit("b", date_open=given)
    assert dated(ledger(a, b), second)[:3] == (None, None, "unknown")


def test_a_passage_with_another_weekday_does_not_take_the_date():
    (a, _), (b, second) = summit("a", day=SUNDAY), summit("b", date_open="XXXX-WXX-3")
    assert dated(ledger(a, b), second)[2] == "unknown"


def test_what_goes_on_takes_no_day():
    (a, _), (b, second) = summit("a", day=SUNDAY), summit("b", status="ongoing")
    assert dated(ledger(a, b), second)[2] == "unknown"


def test_a_deed_does_not_lie_after_the_article_that_tells_it():
    (a, _), (b, second) = summit("a", day=SUNDAY), summit("b")
    b.fields = {"published": date(2031, 5, 3), "published_basis": "stated"}
    assert dated(ledger(a, b), second)[2] == "unknown"


def test_a_day_of_long_ago_is_not_taken_for_what_an_article_leaves_undated():
    (a, _), (b, second) = summit("a", day=SUNDAY), summit("b")
    b.fields = {"published": date(2031, 5, 19), "published_basis": "stated"}
    assert dated(ledger(a, b), second)[2] == "unknown"


def test_who_else_takes_part_keeps_dates_apart():
    text, _ = summit("a", day=SUNDAY)
    other = text.tells("the talks of Norland and Ostia", "talks", "meeting_or_call", participants=("Norland", "Ostia"))
    assert dated(ledger(text), other)[2] == "unknown"


def test_a_war_does_not_take_the_day_of_a_raid():
    text = Text("a")
    raid = text.tells("Norland shelled Kell", "shelled", "attack", SUNDAY, participants=("Norland",))
    war = text.tells("the invasion by Norland", "invasion", "attack", participants=("Norland",))
    attack = text.tells("the attack by Norland", "attack", "attack", participants=("Norland",))
    words = {"reconcile": {**VOCAB["reconcile"], "campaigns": ["invasion"]}}
    story = ledger(text, lexicon=replace(LEXICON, vocab=words))
    assert one_event(story, raid, war, attack)
    assert (dated(story, war)[2], dated(story, attack)[2]) == ("unknown", "inferred")


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ("XXXX-WXX-1", (date(2031, 5, 5), date(2031, 5, 5))),
        ("XXXX-WXX-1TNI", (SUNDAY, date(2031, 5, 5))),
        ("XXXX-04-19", (date(2031, 4, 19), date(2031, 4, 19))),
        ("XXXX-WXX-3", (None, None)),
        ("XXXX-04", (None, None)),
    ],
)
def test_one_placed_weekday_places_the_others_of_an_article_of_unknown_date(given: str, days: tuple[date | None, date | None]):
    (a, _), (b, known) = summit("a", day=SUNDAY), summit("b", date_open="XXXX-WXX-7")
    raid = b.tells("Norland shelled Kell", "shelled", "attack", date_open=given, participants=("Norland",))
    story = ledger(a, b)
    assert dated(story, raid)[:2] == days
    assert dated(story, raid)[3:] == (((known.mention_id,), "counted") if days[0] else ((), None))


def test_where_the_publication_day_is_known_weekdays_are_left_to_it():
    (a, _), (b, _) = summit("a", day=SUNDAY), summit("b", date_open="XXXX-WXX-7")
    b.fields = {"published": date(2031, 5, 6), "published_basis": "stated"}
    raid = b.tells("Norland shelled Kell", "shelled", "attack", date_open="XXXX-WXX-1", participants=("Norland",))
    assert dated(ledger(a, b), raid)[2] == "unknown"


@pytest.mark.parametrize(("relation", "days"), [("after", (SUNDAY, None)), ("before", (None, SUNDAY)), ("on", (SUNDAY, SUNDAY))])
def test_a_tie_is_drawn_once_the_other_event_has_its_day(relation: str, days: tuple[date | None, date | None]):
    (a, _), (b, known) = summit("a", day=SUNDAY), summit("b")
    raid = b.tells("Norland shelled Kell", "shelled", "attack", date_from=(known.mention_id,), date_relation=relation)
    story = ledger(a, b)
    assert dated(story, raid) == (*days, "inferred", (known.mention_id,), relation)


def test_a_tie_to_what_stays_undated_gives_no_date():
    text, known = summit("a")
    raid = text.tells("Norland shelled Kell", "shelled", "attack", date_from=(known.mention_id,), date_relation="after")
    assert dated(ledger(text), raid)[:3] == (None, None, "unknown")
