"""Plain words of letting go, whose number and which day: what stands beside a deed and dates or counts something else."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Findings
from peaceledger.records.mention import LEDGER_STATUSES

WAR = "Kordavia and Ustrana are at war."


@pytest.fixture
def read(parsed: Callable, example_lexicon: Lexicon) -> Callable[[str], Findings]:
    def find(text: str) -> Findings:
        page, doc = parsed(f"{WAR} {text}", published=date(2031, 5, 7))  # a Wednesday
        return extract_article(doc, page, example_lexicon)

    return find


def deeds(found: Findings) -> list[tuple[str, date | None]]:
    return [(m.trigger, m.date_earliest) for m in found.mentions if m.type.startswith("prisoner") and m.status in LEDGER_STATUSES]


def returned(found: Findings) -> dict[str | None, float | None]:
    return {c.returned_to: c.low for c in found.counts if c.role == "returned"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The River Alliance set free 83 military and police personnel on Tuesday.", ("set", date(2031, 5, 6))),
        ("On Monday Ustrana released eleven Kordavian shepherds, whom its guards had seized.", ("released", date(2031, 5, 5))),
        ("Kordavia freed 40 Ustranan miners on Tuesday.", ("freed", date(2031, 5, 6))),
        ("On Tuesday Kordavia handed over 51 Ustranan soldiers, as agreed in Vesk last month.", ("handed", date(2031, 5, 6))),
        ("As agreed in March, Kordavia returned 51 Ustranan soldiers on Tuesday.", ("returned", date(2031, 5, 6))),
    ],
)
def test_who_is_let_go_and_on_which_day(read: Callable, text: str, deed: tuple[str, date]) -> None:
    assert deed in deeds(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The rebels set up a base in the north and set fire to a depot on Tuesday.",
        "The rebels set a trap for 20 soldiers on Tuesday.",
        "The army released 40 reports on the fighting.",
    ],
)
def test_what_is_set_or_released_otherwise(read: Callable, text: str) -> None:
    assert deeds(read(text)) == []


def test_people_set_free_are_no_blow(read: Callable) -> None:
    found = read("The rebels set free 45 soldiers and police officers on Tuesday.")
    assert "attack" not in {m.type for m in found.mentions if m.trigger == "set"}


@pytest.mark.parametrize("verb", ["welcomed the exchange", "hailed the completion of the exchange"])
def test_the_day_of_a_welcome_is_not_that_of_what_is_welcomed(read: Callable, verb: str) -> None:
    found = read(f"On Tuesday the emir {verb} of prisoners between Kordavia and Ustrana.")
    assert deeds(found) == [("exchange", None)]
    assert {name for m in found.mentions for name in m.participants} <= {"Kordavia", "Ustrana"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ustrana's Defence Ministry said that 215 of its own troops had been returned.", {"XUS": 215}),
        ("Nine Ustranan soldiers captured by Kordavia were handed over on Monday.", {"XUS": 9}),
        ("On Monday seven soldiers captured by Kordavia were handed over.", {"XUS": 7}),
    ],
)
def test_its_own_and_whom_it_captured(read: Callable, text: str, sides: dict[str, float]) -> None:
    assert returned(read(text)) == sides


def test_a_number_in_a_name_counts_nobody(read: Callable) -> None:
    found = read("The Three River Alliance set free 83 military personnel on Monday.")
    assert [c.low for c in found.counts] == [83]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Three hostages came home on Monday, and 120 prisoners went free.", "went"),
        ("On Monday Kordavia gave up nine Ustranan citizens.", "gave"),
        (
            "After years in captivity they are home: Ustrana welcomed the homecoming of 84 captives from Kordavia.",
            "homecoming",
        ),
    ],
)
def test_other_words_of_going_free(read: Callable, text: str, trigger: str) -> None:
    assert trigger in [word for word, _ in deeds(read(text))]


TALKS = "Envoys of Kordavia and Ustrana held peace talks in Vesk on Monday and Tuesday."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            f"{TALKS}\n\nThe two sides also agreed to free captives. Kordavia will release 134 Ustranan prisoners.",
            {(date(2031, 5, 5), date(2031, 5, 6))},
        ),
        (
            "Kordavia and Ustrana have agreed to free 400 prisoners each, an envoy said after two days of talks between "
            "the sides ended on Tuesday.",
            {(date(2031, 5, 6), date(2031, 5, 6))},
        ),
        ("Kordavia will release 134 Ustranan prisoners.", {(None, None)}),
    ],
)
def test_terms_told_below_the_talks_have_their_days(
    read: Callable, text: str, days: set[tuple[date | None, date | None]]
) -> None:
    found = [m for m in read(text).mentions if m.type.startswith("prisoner") and m.status in ("agreed", "planned")]
    assert {(m.date_earliest, m.date_latest) for m in found} == days
