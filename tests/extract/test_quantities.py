"""Numbers with unit, hedge and reach, and all that looks like a number and is none."""

from collections.abc import Callable

import pytest

from peaceledger.extract.counts.quantities import find_quantities
from peaceledger.extract.spans import QuantitySpan
from peaceledger.packs import Lexicon


@pytest.fixture(scope="module")
def found(parsed: Callable, lexicon: Lexicon) -> Callable[[str], list[tuple[str, QuantitySpan]]]:
    def run(text: str) -> list[tuple[str, QuantitySpan]]:
        _, doc = parsed(text)
        return [(text[q.start : q.end], q) for q in find_quantities(doc, lexicon)]

    return run


VALUES = [
    ("One thousand prisoners left.", "One thousand prisoners", 1000, 1000, "exact"),
    ("They freed 1,000 prisoners.", "1,000 prisoners", 1000, 1000, "exact"),
    ("They freed 1 000 prisoners.", "1 000 prisoners", 1000, 1000, "exact"),
    ("They freed 1.000 prisoners.", "1.000 prisoners", 1000, 1000, "exact"),
    ("They need $725M.", "$725M", 725_000_000, 725_000_000, "exact"),
    ("They need over $19bn.", "$19bn", 19_000_000_000, None, "at_least"),
    ("They freed 12k people.", "12k people", 12000, 12000, "exact"),
    ("About 2.5 million people fled.", "2.5 million people", 2_500_000, 2_500_000, "about"),
    ("Two hundred and seven soldiers returned.", "Two hundred and seven soldiers", 207, 207, "exact"),
    ("A dozen sailors returned.", "A dozen sailors", 12, 12, "exact"),
    ("More than two dozen sailors returned.", "two dozen sailors", 24, None, "at_least"),
    ("Tens of thousands of soldiers died.", "Tens of thousands of soldiers", None, None, "vague"),
    ("Several hundred prisoners left.", "Several hundred prisoners", None, None, "vague"),
    ("Dozens of villages fell.", "Dozens of villages", None, None, "vague"),
    ("A larger number of troops died.", "A larger number of troops", None, None, "vague"),
    ("No fewer than 40 people died.", "40 people", 40, None, "at_least"),
    ("They freed over 90 people.", "90 people", 90, None, "at_least"),
    ("They handed over 90 people.", "90 people", 90, 90, "exact"),
    ("They claim control over four regions.", "four regions", 4, 4, "exact"),
    ("Up to 100 people left.", "100 people", None, 100, "at_most"),
    ("It took less than two hours.", "two hours", None, 2, "at_most"),
    ("Nearly 300 soldiers left.", "300 soldiers", 300, 300, "about"),
    ("Some 32 settlements fell.", "32 settlements", 32, 32, "about"),
    ("Exactly 50 people left.", "50 people", 50, 50, "exact"),
    ("Between 20 and 30 people left.", "Between 20 and 30 people", 20, 30, "between"),
    ("They lost 20-30 men.", "20-30 men", 20, 30, "between"),
    ("At least 2,000 were hurt.", "2,000", 2000, None, "at_least"),
]


@pytest.mark.parametrize(("text", "quote", "low", "high", "hedge"), VALUES, ids=[v[0] for v in VALUES])
def test_values_and_hedges(found: Callable, text: str, quote: str, low: float, high: float, hedge: str) -> None:
    [(words, q)] = found(text)
    assert (words, q.value.low, q.value.high, q.value.hedge) == (quote, low, high, hedge)


UNITS = [
    ("They freed 390 prisoners of war.", "pow"),
    ("They freed 390 POWs.", "pow"),
    ("They freed 160 captives.", "prisoner"),
    ("They freed a 1,000-prisoner group.", "prisoner"),
    ("They freed 12 civilians.", "civilian"),
    ("They freed 207 of its soldiers.", "person"),
    ("They freed soldiers and 270 soldiers and civilians.", "mixed"),
    ("They freed five children.", "child"),
    ("They got the bodies of 50 soldiers.", "body"),
    ("They got 10 sets of remains.", "body"),
    ("They sent 91 long-range kamikaze drones.", "drone"),
    ("They fired 12 cruise missiles.", "missile"),
    ("They took 700 square kilometres of land.", "km2"),
    ("They walked 700 miles.", "other"),
    ("They agreed on 90% of it.", "percent"),
    ("They paid $2.5 million.", "money"),
    ("They paid 300 million euros.", "money"),
    ("They sent $725M of it.", "money"),
    ("They talked for two hours.", "duration"),
    ("It is a 20-point plan.", "other"),
]


@pytest.mark.parametrize(("text", "what"), UNITS, ids=[u[0] for u in UNITS])
def test_units(found: Callable, text: str, what: str) -> None:
    [(_, q)] = found(text)
    assert q.what == what


NONE = [
    "They met on May 16, 2025 and in 2022.",
    "A Su-34 and an F-16 met 12 times.",
    "The Group of Seven met.",
    "Resolution 2202 was passed.",
    "He left at 10:30 and at 5 p.m.",
    "Ola Nordmann, 45, said so.",
    "A 25-year-old man came.",
    "1. The first point of the list",
    "It was one of the reasons for both sides.",
    "It was the third time.",
    "The G20 summit began.",
    "It was day 271 of it.",
    "The talks took place two days ago.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity(found: Callable, text: str) -> None:
    assert found(text) == []


def test_ordinals_count_exchanges_only(found: Callable) -> None:
    [(words, q)] = found("It was the 76th prisoner exchange since the start of the war.")
    assert (words, q.ordinal, q.value.low, q.scope) == ("76th prisoner exchange", True, 76, "war")
    [(words, q)] = found("It was the fiftieth swap.")
    assert (words, q.value.low) == ("fiftieth swap", 50)
    assert found("The 24th brigade won its third medal.") == []


def test_n_for_n_and_each(found: Callable) -> None:
    (_, first), (_, second) = found("The swap was 160 for 160.")
    assert (first.distributive, first.value.low, second.value.low) == ("for", 160, 160)
    for text in (
        "They swapped 50 men each.",
        "They freed 50 men apiece.",
        "They freed 50 men from each side.",
        "Each side freed 50 men.",
    ):
        [(_, q)] = found(text)
        assert q.distributive == "each", text
    [(_, q)] = found("Both countries said they would free 50 men.")
    assert q.distributive is None


def test_scope_binds_to_its_clause(found: Callable) -> None:
    sixty, total = found("60 people came home on Friday, bringing the number to 1,596 people since the start of the year.")
    assert (sixty[1].scope, total[1].scope) == ("event", "year")
    [(_, q)] = found("Since 2022, more than 9,500 prisoners came home.")
    assert q.scope == "war"
    [(_, q)] = found("In the second stage 50 prisoners came home.")
    assert q.scope == "stage"
    [(_, q)] = found("In the largest swap since the start of the war, 390 prisoners came home.")
    assert q.scope == "event"


FIRSTS = [
    ("It was the first exchange since August 2019 and the 49th since February 2014.", [49]),
    ("It was the first exchange in five months.", []),
    ("It was the first exchange after the crash.", []),
    ("It was the first exchange since the start of the war.", [1]),
    ("It was the 12th exchange since the start of the war.", [12]),
    ("It was the 49th birthday since they met.", []),
]


@pytest.mark.parametrize(("text", "numbers"), FIRSTS)
def test_a_first_one_is_an_ordinal_only_if_it_is_the_first_of_all(
    parsed: Callable, lexicon: Lexicon, text: str, numbers: list[int]
) -> None:
    _, doc = parsed(text)
    assert [s.value.low for s in find_quantities(doc, lexicon) if s.ordinal] == numbers


def test_more_bodies_are_bodies(parsed: Callable, lexicon: Lexicon) -> None:
    _, doc = parsed("They proposed to hand over 3,000 more bodies of fallen soldiers.")
    assert [(s.value.low, s.what) for s in find_quantities(doc, lexicon)] == [(3000, "body")]


def test_what_has_come_home_by_exchanges_is_a_total_so_far(parsed: Callable, lexicon: Lexicon) -> None:
    for text, scope in (
        ("With today's buses, 812 prisoners have been returned to Borduria by way of exchanges.", "war"),
        ("On Monday 80 prisoners have been returned in an exchange.", "event"),
    ):
        _, doc = parsed(text)
        assert [s.scope for s in find_quantities(doc, lexicon) if s.what == "prisoner"] == [scope]


def test_the_second_day_of_talks_is_no_stage(parsed: Callable, lexicon: Lexicon) -> None:
    for text, scope in (
        ("They exchanged 157 prisoners on Thursday, the second day of talks.", "event"),
        ("They exchanged 157 prisoners on Thursday, the second day of an exchange.", "stage"),
    ):
        _, doc = parsed(text)
        assert [s.scope for s in find_quantities(doc, lexicon) if s.what == "prisoner"] == [scope]


def test_a_number_that_opens_a_line_counts(parsed: Callable, lexicon: Lexicon) -> None:
    _, doc = parsed("Captives on their way home, the king says\nThree prisoners held abroad have been released.")
    assert [(s.value.low, s.what) for s in find_quantities(doc, lexicon)] == [(3, "prisoner")]
