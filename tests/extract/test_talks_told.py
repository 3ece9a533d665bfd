"""Meetings, calls, rounds, truces and signatures in other words than their own nouns; what only looks like one is none."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Mention

PUBLISHED = date(2031, 5, 11)  # a Sunday
WAR = "The war between the army and the rebels has gone on for six years. Thousands of soldiers and civilians were killed.\n\n"
KINDS = {"meeting_or_call", "negotiation_round", "ceasefire", "agreement"}


@pytest.fixture
def read(parsed: Callable, lexicon: Lexicon) -> Callable[[str], list[Mention]]:
    def find(text: str) -> list[Mention]:
        page, doc = parsed(WAR + text, published=PUBLISHED)
        return [m for m in extract_article(doc, page, lexicon).mentions if m.type in KINDS]

    return find


@pytest.mark.parametrize(
    ("text", "kind", "status", "day"),
    [
        (
            "The ministers of Chad and Libya met for four hours on Thursday with their Kenyan colleague.",
            "meeting_or_call",
            "occurred",
            8,
        ),
        ("The border commission on Friday concluded a two-day meeting in Vientiane.", "meeting_or_call", "occurred", 9),
        ("The generals of Thailand and Cambodia sat down together in Vientiane on Friday.", "meeting_or_call", "occurred", 9),
        ("The two foreign ministers will be back in Nairobi on 20 May.", "meeting_or_call", "planned", 20),
        ("The presidents of Chad and Libya meet in Tunis on Wednesday.", "meeting_or_call", "planned", 14),
        ("The Thai and Cambodian army chiefs spoke over the hotline on Tuesday.", "meeting_or_call", "occurred", 6),
        ("The Chadian and Libyan leaders discussed the border by phone on Thursday.", "meeting_or_call", "occurred", 8),
        ("Foreign Minister Hanna Orlo spoke by phone on Friday with the Libyan premier.", "meeting_or_call", "occurred", 9),
        ("The release follows two days of talks in Vientiane.", "negotiation_round", "occurred", None),
        ("The next round will be held in Tunis on 27 May.", "negotiation_round", "planned", 27),
        ("The two sides broke up in Tunis on Friday without a text.", "negotiation_round", "occurred", 9),
        ("The understanding reached in Tunis on 1 May has been kept.", "agreement", "occurred", 1),
        ("A protocol was signed in Tunis on Thursday, the rebels said.", "agreement", "occurred", 8),
        ("No document was agreed in Tunis, the rebels said.", "agreement", "negated", None),
        ("A ten-day pause came into effect across the valley on Thursday.", "ceasefire", "occurred", 8),
        ("Our forces will respect the ceasefire, which takes effect on Wednesday.", "ceasefire", "agreed", 14),
        ("On the third day of the ceasefire, each side accuses the other.", "ceasefire", "occurred", None),
    ],
)
def test_talks_in_other_words(read: Callable, text: str, kind: str, status: str, day: int | None) -> None:
    found = [(m.status, m.date_earliest) for m in read(text) if m.type == kind]
    assert (status, date(2031, 5, day) if day else None) in found


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers sat in a trench outside the town for two days.",
        "The wounded will be back in Tunis on Friday.",
        "The decision was met with anger by some generals.",
        "The first round of the election will be held on 20 May.",
        "The militia used a number to lure men to the front.",
        "The families came together in Tunis on Friday to mourn.",
        "The rebels broke up the demonstration on Friday.",
        "The president signed the budget law on Friday.",
        "They had an understanding of what the soldiers had gone through.",
        "The court has a moratorium on the death penalty.",
        "After two days of rain the road was closed.",
        "The hotline for relatives of missing soldiers was opened on Friday.",
    ],
)
def test_what_only_looks_like_talks(read: Callable, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The Libyan president phoned the Chadian leader on Friday, two days after calling the king.", {7, 9}),
        ("The Chadian envoy, who rang the Libyan premier on Friday, a day after calling the king, urged calm.", {8, 9}),
        ("The army and the rebels signed a ceasefire on Friday, a week after talks in Tunis.", {9, 2}),
    ],
)
def test_days_apart(read: Callable, text: str, days: set[int]) -> None:
    assert {date(2031, 5, day) for day in days} == {m.date_earliest for m in read(text)}


def test_a_meeting_held_over_two_days_is_dated_and_placed_by_its_participle(read: Callable) -> None:
    (meeting,) = read("The premier was briefed on Saturday on the meeting held in Tunis on Wednesday and Thursday.")
    assert (meeting.date_earliest, meeting.date_latest, meeting.place) == (date(2031, 5, 7), date(2031, 5, 8), "Tunis")


def test_what_is_named_after_a_day_tells_no_day(read: Callable) -> None:
    (talks,) = read("The army held peace talks with the March 23 Movement in Tunis on Thursday.")
    assert talks.date_earliest == date(2031, 5, 8)


def test_a_deal_is_not_dated_by_the_day_its_terms_begin(read: Callable) -> None:
    (deal,) = (m for m in read("The two sides agreed on a truce, taking effect at noon on 14 May.") if m.type == "agreement")
    assert deal.date_earliest is None


def test_a_semicolon_parts_what_is_said_of_a_meeting(read: Callable) -> None:
    found = read("The army and the rebels may hold peace talks in early June; their venue has not been determined.")
    assert [m.status for m in found] == ["hypothetical"]
