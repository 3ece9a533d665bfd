"""Dates: what is stated, what is counted from where, and what stays open."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.spans import DateSpan

WRITTEN = date(2031, 5, 21)  # a Wednesday


@pytest.fixture(scope="module")
def found(parsed: Callable) -> Callable[..., list[tuple[str, DateSpan]]]:
    def run(text: str, anchor: date | None = None) -> list[tuple[str, DateSpan]]:
        _, doc = parsed(text)
        return [(text[d.start : d.end], d) for d in find_dates(doc, anchor)]

    return run


def day(text: str) -> date:
    return date.fromisoformat(text)


STATED = [
    ("They met on May 16, 2031.", "May 16, 2031", "2031-05-16", "2031-05-16"),
    ("They met on 16 May 2031.", "16 May 2031", "2031-05-16", "2031-05-16"),
    ("They met on the 16th of May 2031.", "the 16th of May 2031", "2031-05-16", "2031-05-16"),
    ("They met on May 12th, 2031.", "May 12th, 2031", "2031-05-12", "2031-05-12"),
    ("They met on Sept. 3, 2031.", "Sept. 3, 2031", "2031-09-03", "2031-09-03"),
    ("They met on Friday, May 16, 2031.", "Friday, May 16, 2031", "2031-05-16", "2031-05-16"),
    ("Filed 2031-05-16.", "2031-05-16", "2031-05-16", "2031-05-16"),
    ("Filed 05.06.2031.", "05.06.2031", "2031-06-05", "2031-06-05"),
    ("Filed 05/16/2031.", "05/16/2031", "2031-05-16", "2031-05-16"),
    ("Filed 16/05/2031.", "16/05/2031", "2031-05-16", "2031-05-16"),
    ("They met on May 23-25, 2031.", "May 23-25, 2031", "2031-05-23", "2031-05-25"),
    ("They met from 30 May to 2 June 2031.", "30 May to 2 June 2031", "2031-05-30", "2031-06-02"),
    ("They met from December 30 to January 2, 2031.", "December 30 to January 2, 2031", "2030-12-30", "2031-01-02"),
    ("They met in April 2022.", "April 2022", "2022-04-01", "2022-04-30"),
    ("They met in early May 2022.", "early May 2022", "2022-05-01", "2022-05-10"),
    ("They met in March–April 2022.", "March–April 2022", "2022-03-01", "2022-04-30"),
    ("They met in February 2024.", "February 2024", "2024-02-01", "2024-02-29"),
    ("They met in the spring of 2022.", "the spring of 2022", "2022-03-01", "2022-05-31"),
    ("They met in autumn 2022.", "autumn 2022", "2022-09-01", "2022-11-30"),
    ("It was the winter of 2022-2023.", "the winter of 2022-2023", "2022-12-01", "2023-02-28"),
    ("They met in the third quarter of 2024.", "the third quarter of 2024", "2024-07-01", "2024-09-30"),
    ("They met in the first half of 2024.", "the first half of 2024", "2024-01-01", "2024-06-30"),
    ("They met in 2022.", "2022", "2022-01-01", "2022-12-31"),
    ("The war of 2014–2015 was long.", "2014–2015", "2014-01-01", "2015-12-31"),
    ("It fell between 2014 and 2016.", "2014 and 2016", "2014-01-01", "2016-12-31"),
    ("It fell in 2014-15.", "2014-15", "2014-01-01", "2015-12-31"),
    ("It was so in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
    ("It is the war of the 21st century.", "the 21st century", "2001-01-01", "2100-12-31"),
    ("At the close of 2031, they met.", "the close of 2031", "2031-12-01", "2031-12-31"),
    ("They met at the beginning of 2031.", "the beginning of 2031", "2031-01-01", "2031-01-31"),
    ("It came on the eve of May 9, 2031.", "the eve of May 9, 2031", "2031-05-08", "2031-05-08"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), STATED, ids=[s[1] for s in STATED])
def test_what_is_stated_needs_no_dateline(found: Callable, text: str, words: str, first: str, last: str) -> None:
    [(quote, d)] = found(text)
    assert (quote, d.value.earliest, d.value.latest, d.value.basis) == (words, day(first), day(last), "stated")


RELATIVE = [
    ("They met yesterday.", "2031-05-20", "2031-05-20"),
    ("They meet today.", "2031-05-21", "2031-05-21"),
    ("They will meet tomorrow.", "2031-05-22", "2031-05-22"),
    ("They met on Monday.", "2031-05-19", "2031-05-19"),
    ("They will meet on Monday.", "2031-05-26", "2031-05-26"),
    ("They met late on Monday.", "2031-05-19", "2031-05-19"),
    ("Monday's talks failed.", "2031-05-19", "2031-05-19"),
    ("They met on Wednesday.", "2031-05-21", "2031-05-21"),
    ("They met last Wednesday.", "2031-05-14", "2031-05-14"),
    ("They are to meet next Wednesday.", "2031-05-28", "2031-05-28"),
    ("They met last week.", "2031-05-12", "2031-05-18"),
    ("They met last month.", "2031-04-01", "2031-04-30"),
    ("They met this year.", "2031-01-01", "2031-12-31"),
    ("They meet next year.", "2032-01-01", "2032-12-31"),
    ("They met late last year.", "2030-09-01", "2030-12-31"),
    ("They met two days ago.", "2031-05-19", "2031-05-19"),
    ("They met four years ago.", "2027-01-01", "2027-12-31"),
    ("They met over the past year.", "2030-05-21", "2031-05-21"),
    ("They met in the past two weeks.", "2031-05-07", "2031-05-21"),
    ("They met on May 12.", "2031-05-12", "2031-05-12"),
    ("They met on December 12.", "2030-12-12", "2030-12-12"),
    ("The plan is to meet on December 12.", "2031-12-12", "2031-12-12"),
    ("They met in March.", "2031-03-01", "2031-03-31"),
    ("They met last spring.", "2030-03-01", "2030-05-31"),
    ("They met in June last year.", "2030-06-01", "2030-06-30"),
    ("They fought overnight.", "2031-05-20", "2031-05-21"),
    ("They met at the end of the month.", "2031-05-21", "2031-05-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), RELATIVE, ids=[r[0] for r in RELATIVE])
def test_what_is_relative_counts_from_the_dateline(found: Callable, text: str, first: str, last: str) -> None:
    [(_, d)] = found(text, WRITTEN)
    assert (d.value.earliest, d.value.latest, d.value.basis) == (day(first), day(last), "relative")


@pytest.mark.parametrize("text", [r[0] for r in RELATIVE])
def test_without_dateline_or_stated_date_nothing_is_placed(found: Callable, text: str) -> None:
    [(_, d)] = found(text)
    assert (d.value.earliest, d.value.latest, d.value.basis) == (None, None, "unknown")
    assert d.reason


@pytest.mark.parametrize("shift", [1, 6, 7, 30, 365])
def test_moving_the_dateline_moves_yesterday_with_it(found: Callable, shift: int) -> None:
    [(_, now)] = found("They met yesterday.", WRITTEN)
    [(_, then)] = found("They met yesterday.", WRITTEN + timedelta(days=shift))
    assert then.value.earliest - now.value.earliest == timedelta(days=shift)


def test_a_weekday_counts_from_a_full_date_of_the_same_text(found: Callable) -> None:
    full, thursday, friday = found("The sides met on May 16, 2031. On Wednesday he refused. He spoke again on Saturday.")
    assert (thursday[1].value.earliest, thursday[1].value.basis) == (date(2031, 5, 14), "relative")
    assert friday[1].value.earliest == date(2031, 5, 17)
    assert full[1].value.basis == "stated"


def test_dates_far_apart_leave_a_weekday_open_outside_their_line(found: Callable) -> None:
    dates = found("They met on May 16, 2031.\nThe first talks were on March 3, 2029.\nOn Monday nothing was said.")
    assert dates[-1][1].value.earliest is None


def test_a_day_takes_the_one_year_of_its_paragraph(found: Callable) -> None:
    _, second = found("The war began in March 2031. On May 16 they met.")
    assert (second[1].value.earliest, second[1].value.basis) == (date(2031, 5, 16), "inferred")
    *_, third = found("It began in March 2031 and in 2029. On May 16 they met.")
    assert third[1].value.basis == "unknown"


def test_an_old_year_in_the_sentence_before_outweighs_the_dateline(found: Callable) -> None:
    _, second = found("The first talks were held in 2014. On September 5 a text was signed.", WRITTEN)
    assert (second[1].value.earliest, second[1].value.basis) == (date(2014, 9, 5), "inferred")


def test_a_text_that_looks_ahead_to_a_year_is_of_the_year_before(found: Callable) -> None:
    this, ahead = found("This year brought talks.\nLooking ahead to 2032, little is clear.")
    assert (this[1].value.earliest, this[1].value.basis) == (date(2031, 1, 1), "relative")
    assert ahead[1].value.basis == "stated"


def test_since_and_until_leave_one_end_open(found: Callable) -> None:
    values = {
        "since 2022": (day("2022-01-01"), None),
        "until 2022": (None, day("2022-12-31")),
        "by June 2022": (None, day("2022-06-30")),
        "before June 2022": (None, day("2022-05-31")),
    }
    for words, (first, last) in values.items():
        [(_, d)] = found(f"It has been so {words}.")
        assert (d.value.earliest, d.value.latest) == (first, last), words
    [(_, d)] = found("It rose since the start of the year.", WRITTEN)
    assert (d.value.earliest, d.value.latest) == (day("2031-01-01"), None)


def test_the_same_day_is_the_day_told_of_before(found: Callable) -> None:
    _, same, nxt, later = found("They met on May 16, 2031. He left the same day. The next day he spoke. Two days later he wrote.")
    assert same[1].value.earliest == date(2031, 5, 16)
    assert nxt[1].value.earliest == date(2031, 5, 17)
    assert later[1].value.earliest == date(2031, 5, 19)
    _, part = found("They spoke on Sunday. He had called earlier in the day.", WRITTEN)
    assert part[1].value.earliest == date(2031, 5, 18)


def test_durations_and_repetitions_have_no_place(found: Callable) -> None:
    texts = (
        "It lasted for eight years.",
        "It took under two hours.",
        "They held two-day talks.",
        "They have 48 hours.",
        "They meet every Monday.",
    )
    kinds = []
    for text in texts:
        [(_, d)] = found(text, WRITTEN)
        assert d.value.earliest is None
        kinds.append(d.kind)
    assert kinds == ["duration", "duration", "duration", "duration", "set"]


def test_an_ambiguous_date_is_not_guessed(found: Callable) -> None:
    [(_, d)] = found("Filed 05/06/2031.", WRITTEN)
    assert (d.value.earliest, d.value.basis) == (None, "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "He may march.",
        "May said so.",
        "They freed 2000 people.",
        "Resolution 2202 and $1999 were named.",
        "A 20-year-old man came.",
        "The fall of the town came.",
        "On May 32, 20311 it was not.",
        "It costs $5 a day.",
    ],
)
def test_what_is_no_date(found: Callable, text: str) -> None:
    assert [d for _, d in found(text, WRITTEN) if d.kind == "date" and d.value.prec in (1, 5)] == []
