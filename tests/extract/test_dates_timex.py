"""Dates as TIMEX3 writes them, over the breadth of what news says about time."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.dates.holidays import easter, orthodox_easter
from peaceledger.extract.spans import DateSpan

WRITTEN = date(2031, 5, 21)  # a Wednesday


@pytest.fixture(scope="module")
def found(parsed: Callable) -> Callable[..., list[tuple[str, DateSpan]]]:
    def run(text: str, anchor: date | None = WRITTEN) -> list[tuple[str, DateSpan]]:
        _, doc = parsed(text)
        return [(text[d.start : d.end], d) for d in find_dates(doc, anchor)]

    return run


VALUES = [
    ("They met yesterday.", "yesterday", "DATE", "2031-05-20"),
    ("They met last week.", "last week", "DATE", "2031-W20"),
    ("They met over the weekend.", "the weekend", "DATE", "2031-W20-WE"),
    ("They met last month.", "last month", "DATE", "2031-04"),
    ("They met in the third quarter of 2024.", "the third quarter of 2024", "DATE", "2024-Q3"),
    ("They met in the first half of 2024.", "the first half of 2024", "DATE", "2024-H1"),
    ("They met in the summer of 1989.", "the summer of 1989", "DATE", "1989-SU"),
    ("It was so in the 1990s.", "the 1990s", "DATE", "199"),
    ("It was so in the nineties.", "the nineties", "DATE", "199"),
    ("It was the war of the 20th century.", "the 20th century", "DATE", "19"),
    ("They met in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
    ("They met in late 2022.", "late 2022", "DATE", "2022"),
    ("They met in mid-March 2031.", "mid-March 2031", "DATE", "2031-03"),
    ("They met last night.", "last night", "TIME", "2031-05-20TNI"),
    ("They met on Monday morning.", "Monday morning", "TIME", "2031-05-19TMO"),
    ("They met at noon on Monday.", "noon on Monday", "TIME", "2031-05-19T12:00"),
    ("They met on Monday at 10:30 p.m.", "Monday at 10:30 p.m.", "TIME", "2031-05-19T22:30"),
    ("They met on May 5, 2031, at 4 a.m.", "May 5, 2031, at 4 a.m.", "TIME", "2031-05-05T04:00"),
    ("The truce held for eight years.", "eight years", "DURATION", "P8Y"),
    ("It took under two hours.", "two hours", "DURATION", "PT2H"),
    ("It took a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
    ("It took two-and-a-half years.", "two-and-a-half years", "DURATION", "P2Y6M"),
    ("It took 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
    ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It took a couple of days.", "a couple of days", "DURATION", "P2D"),
    ("It took several weeks.", "several weeks", "DURATION", "PXW"),
    ("They fought for decades.", "decades", "DURATION", "PXE"),
    ("It fell over the past two weeks.", "the past two weeks", "DURATION", "P2W"),
    ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("They meet twice a week.", "a week", "SET", "P1W"),
    ("They hold it now.", "now", "DATE", "PRESENT_REF"),
    ("They recently met.", "recently", "DATE", "PAST_REF"),
    ("They hope for the near future.", "the near future", "DATE", "FUTURE_REF"),
    ("They met several years ago.", "several years ago", "DATE", "PAST_REF"),
    ("They met on Orthodox Easter 2024.", "Orthodox Easter 2024", "DATE", "2024-05-05"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), VALUES, ids=[v[1] for v in VALUES])
def test_each_expression_has_its_timex_value(found: Callable, text: str, words: str, kind: str, value: str) -> None:
    [(quote, d)] = found(text)
    assert (quote, d.timex.type, d.timex.value) == (words, kind, value)


def test_without_a_dateline_the_year_is_open(found: Callable) -> None:
    values = [d.timex.value for _, d in found("They met on Friday, then on 16 May, then in June.", None)]
    assert values == ["XXXX-WXX-5", "XXXX-05-16", "XXXX-06"]


@pytest.mark.parametrize(
    "text",
    [
        "They hold it now.",
        "They recently met.",
        "The current plan stands.",
        "In the past they met.",
        "They met at 10:30 a.m.",
        "They have met for eight years.",
        "They meet twice a year.",
        "At the moment they talk.",
    ],
)
def test_what_points_to_no_day_dates_no_event(found: Callable, text: str) -> None:
    [(_, d)] = found(text)
    assert (d.value.earliest, d.value.latest) == (None, None)
    assert d.kind != "date"


INTERVALS = [
    ("They met between 3 and 5 May 2031.", "2031-05-03", "2031-05-05"),
    ("They met from May 3 to 5, 2031.", "2031-05-03", "2031-05-05"),
    ("They met in mid-March.", "2031-03-11", "2031-03-21"),
    ("They met in the week of 5 May 2031.", "2031-05-05", "2031-05-11"),
    ("They met in the first week of May 2031.", "2031-05-01", "2031-05-07"),
    ("They met on the last day of February 2032.", "2032-02-29", "2032-02-29"),
    ("They met in the last week of April.", "2031-04-24", "2031-04-30"),
    ("They met the day before yesterday.", "2031-05-19", "2031-05-19"),
    ("They met at the end of last year.", "2030-12-01", "2030-12-31"),
    ("They met on 2031/05/16.", "2031-05-16", "2031-05-16"),
    ("They met on 16-05-2031.", "2031-05-16", "2031-05-16"),
    ("They met on 10/30/89.", "1989-10-30", "1989-10-30"),
    ("They met in Q3 2030.", "2030-07-01", "2030-09-30"),
    ("They met on Christmas Eve 2030.", "2030-12-24", "2030-12-24"),
    ("They met on Good Friday 2026.", "2026-04-03", "2026-04-10"),
    ("They met in January.", "2031-01-01", "2031-01-31"),
    ("They met in October.", "2030-10-01", "2030-10-31"),
    ("The talks will resume in October.", "2031-10-01", "2031-10-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), INTERVALS, ids=[i[0] for i in INTERVALS])
def test_breadth_of_intervals(found: Callable, text: str, first: str, last: str) -> None:
    [(_, d)] = found(text)
    assert (str(d.value.earliest), str(d.value.latest)) == (first, last)


def test_a_year_earlier_is_of_the_unit_told_of(found: Callable) -> None:
    _, quarter = found("Exports rose in the third quarter of 2030. They had fallen a year earlier.")
    assert (quarter[1].timex.value, quarter[1].value.earliest) == ("2029-Q3", date(2029, 7, 1))
    _, year = found("Exports rose in 2014. They had fallen a year earlier.")
    assert year[1].timex.value == "2013"


def test_the_following_month_counts_from_the_month_told_of(found: Callable) -> None:
    _, following = found("The war began in March 2014. It ended the following month.")
    assert following[1].timex.value == "2014-04"
    [alone] = found("It ended the following month.")
    assert alone[1].value.earliest is None


def test_what_began_in_a_year_does_not_put_the_next_date_there(found: Callable) -> None:
    _, september = found("Arden has led the talks since 2014. In March it left them.")
    assert september[1].timex.value == "2031-03"


def test_tense_chooses_the_weekday(found: Callable) -> None:
    assert found("The convoy did not arrive until Monday.")[0][1].value.latest == date(2031, 5, 19)
    assert found("The truce was extended until Monday.")[0][1].value.latest == date(2031, 5, 26)


def test_a_programme_is_no_day(found: Callable) -> None:
    assert found("He spoke on KBC Tonight.") == []


@pytest.mark.parametrize(("year", "west", "east"), [(2024, "03-31", "05-05"), (2025, "04-20", "04-20"), (2026, "04-05", "04-12")])
def test_easter_of_both_rites(year: int, west: str, east: str) -> None:
    assert (easter(year), orthodox_easter(year)) == (date.fromisoformat(f"{year}-{west}"), date.fromisoformat(f"{year}-{east}"))


def test_that_day_is_no_day_where_none_was_told(found: Callable) -> None:
    for text in ("They met that day.", "They met on the same day.", "They met that year.", "They met a day earlier."):
        [(_, d)] = found(text)
        assert d.value.earliest is None, text
    [(_, d)] = found("Exports fell the previous year.")
    assert d.timex.value == "2030"


def test_a_name_in_quotation_marks_is_no_week(found: Callable) -> None:
    assert found("He told “This Week” so.") == []
    assert len(found("“This week” is what he said.")) == 1


def test_a_bare_unit_counts_back_to_no_day(found: Callable) -> None:
    for text in ("They met weeks ago.", "Minutes later they met."):
        [(_, d)] = found(text)
        assert (d.kind, d.value.earliest) == ("date", None), text


def test_a_past_verb_keeps_a_date_in_the_past(found: Callable) -> None:
    [(_, d)] = found("The army crossed the border on 10 August.", date(2031, 5, 21))
    assert d.timex.value == "2030-08-10"
    [(_, d)] = found("The army crossed the border in July.", date(2031, 5, 21))
    assert d.timex.value == "2030-07"
