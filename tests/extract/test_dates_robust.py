"""Dates that are none: nothing crashes, and no interval lies outside what news can mean."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.spans import DateSpan

WRITTEN = date(2031, 5, 21)


@pytest.fixture(scope="module")
def found(parsed: Callable) -> Callable[..., list[tuple[str, DateSpan]]]:
    def run(text: str, anchor: date | None = WRITTEN) -> list[tuple[str, DateSpan]]:
        _, doc = parsed(text)
        return [(text[d.start : d.end], d) for d in find_dates(doc, anchor)]

    return run


@pytest.mark.parametrize(
    "words",
    [
        "31/12/9999",
        "13.13.2024",
        "00/00/0000",
        "2024-13-45",
        "0000-00-00",
        "February 30",
        "30 February 2024",
        "February 29, 2023",
        "May 5, 9999",
        "5 May 20311",
        "32 May 2024",
        "the year 0",
        "99999999999 days ago",
        "9,999,999,999,999,999,999 years ago",
        f"{'9' * 400} years ago",
        f"{'9' * 400} May 2024",
        f"May {'9' * 400}",
        "1/0 years",
        "25:99",
        "13 p.m.",
        "the 99th century",
        "9999s",
    ],
)
def test_no_such_day(found: Callable, words: str) -> None:
    for quote, d in found(f"It was so on {words}."):
        whole_month_or_year = d.value.prec is None or d.value.prec >= 4
        assert d.value.earliest is None or (whole_month_or_year and quote in words), (quote, d.value)


def test_a_day_that_does_not_exist_leaves_no_month_behind(found: Callable) -> None:
    for text in ("They met on February 30.", "They met on 31 June 2031.", "They met on May 5, 9999."):
        [(_, d)] = found(text)
        assert (d.value.earliest, d.value.latest, d.value.basis) == (None, None, "unknown"), text


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u200f", "\u202b", "\u2066", "\ufeff", "\u00ad", "\u2060"])
def test_marks_that_cannot_be_seen_are_read_over(found: Callable, mark: str) -> None:
    for day in (f"16{mark} May{mark} 2031", f"Ma{mark}y 16, 20{mark}31", f"16{mark}/05/{mark}2031"):
        text = f"{mark}They met{mark} on {day}{mark}, he said."
        [(quote, d)] = found(text)
        assert quote == day
        assert d.value.earliest == d.value.latest == date(2031, 5, 16)


def test_digits_of_another_script_are_digits(found: Callable) -> None:
    [(_, d)] = found("They met on ١٦ May ٢٠٣١.")
    assert d.value.earliest == date(2031, 5, 16)


TIME_WORDS = """
May June Feb. Monday Fri. 31 30 0 00 1 5th 99th 2024 9999 12345 1/2 ½ 13.13.2024 31/12/9999 2024-02-30 10:61 12 p.m. GMT the a
last next this past of in on to and or from until since before ago later earlier half quarter first third fiscal year years day
days week weekend century centuries decades night nights 1990s '90s nineties nineteen ninety thousand two few several couple
spring winter end early mid late Easter Orthodox Christmas eve New 's , . - – / Q3 every each per old now 999999999999
"""
WORDS = st.sampled_from([*TIME_WORDS.split(), "\u200b", "\u202e", "9" * 400, "9" * 5000, "\n"])


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(WORDS, max_size=14),
    anchor=st.sampled_from([None, WRITTEN, date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31)]),
)
def test_any_row_of_time_words_gives_an_interval_or_none(found: Callable, words: list[str], anchor: date | None) -> None:
    text = " ".join(words)
    for quote, d in found(text, anchor):
        first, last = d.value.earliest, d.value.latest
        assert quote.strip()
        assert d.timex.value
        assert first is None or last is None or first <= last
        assert all(day is None or 1000 <= day.year <= 2199 for day in (first, last))
        assert d.kind == "date" or (first is None and last is None)
