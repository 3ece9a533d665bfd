"""What was read when, and a drop in events beside a drop in reading."""

from datetime import date, timedelta

import pytest

from peaceledger.reconcile.activity import Seen, activity_of, at_most, calm_or_silence
from peaceledger.reconcile.coverage import coverage_of
from peaceledger.records import Activity, Article, Event
from reconcile.builders import Text, ledger

MONDAY = date(2031, 3, 3)


def article(number: int, day: date | None, outlet: str | None = "wire", **fields: object) -> Article:
    basis = "stated" if day else "unknown"
    text = Text(f"{number}", fields={"published": day, "published_basis": basis, "source_id": outlet, **fields})
    text.add("Nothing much.")
    return text.findings().article


def event(number: int, first: date | None, last: date | None = None, kind: str = "attack") -> Event:
    text = Text(f"{number}", fields={"published": first or MONDAY, "published_basis": "stated"})
    text.tells("A strike hit Kell.", "strike", kind, (first, last or first) if first else None)
    return ledger(text).events[0]


def weeks(events: list[int], articles: list[int], outlets: tuple[str, ...] = ("wire", "norpress")) -> list[Activity]:
    """Rows of all events, for so many events and articles in weeks that follow each other."""
    days = [MONDAY + timedelta(days=7 * at) for at in range(len(events))]
    read = [article(100 * w + n, days[w], outlets[n % len(outlets)]) for w, many in enumerate(articles) for n in range(many)]
    told = [event(100 * w + n, days[w]) for w, many in enumerate(events) for n in range(many)]
    return [row for row in activity_of(told, read) if row.type == "all" and row.period == "week"]


def test_articles_stand_in_the_week_of_their_publication():
    sunday, next_monday = MONDAY + timedelta(days=6), MONDAY + timedelta(days=7)
    rows = coverage_of([article(1, MONDAY), article(2, sunday, relevance="off_topic"), article(3, next_monday), article(4, None)])
    assert [(r.source_id, r.week, r.n_articles, r.n_on_topic) for r in rows] == [
        ("wire", None, 1, 1), ("wire", MONDAY, 2, 1), ("wire", next_monday, 1, 1)
    ]  # fmt: skip


def test_copies_are_one_origin_of_a_week():
    rows = coverage_of([article(1, MONDAY, origin_id="o"), article(2, MONDAY, origin_id="o"), article(3, MONDAY, None)])
    assert [(r.source_id, r.n_articles, r.n_origins) for r in rows] == [(None, 1, 1), ("wire", 2, 1)]


def test_fewer_events_with_as_much_read_are_fewer():
    assert weeks([5, 6, 5, 6, 0], [20] * 5)[-1].verdict == "fewer"


def test_fewer_events_with_less_read_cannot_be_told_from_silence():
    last = weeks([5, 6, 5, 6, 0], [20, 20, 20, 20, 2])[-1]
    assert last.verdict == "cannot_tell"
    assert "cannot be told apart" in last.note
    assert (last.usual_events, last.usual_articles) == (5.5, 20)


def test_a_drop_beyond_that_of_reading_is_said():
    assert weeks([12, 12, 12, 12, 1], [20, 20, 20, 20, 12])[-1].verdict == "fewer_even_so"


def test_as_many_events_as_before_are_steady_and_few_say_nothing():
    assert weeks([5, 6, 5, 6, 4], [20] * 5)[-1].verdict == "steady"
    assert weeks([1, 0, 1, 0, 0], [20] * 5)[-1].verdict == "too_few"
    assert {row.verdict for row in weeks([5, 6, 5, 6, 0], [20] * 5)[:4]} == {"too_few"}


def test_outlets_gone_silent_are_named():
    read = [
        article(10 * w + n, MONDAY + timedelta(days=7 * w), o)
        for w in range(5)
        for n, o in enumerate(("a", "b"))
        if w < 4 or o == "a"
    ]
    rows = activity_of([event(1, MONDAY)], read)
    assert [row.silent for row in rows if row.period == "week" and row.type == "all"][-1] == ("b",)


def test_a_week_in_which_nothing_was_read_is_there():
    rows = weeks([4, 4, 4, 4, 0, 4], [9, 9, 9, 9, 0, 9])
    assert (rows[4].n_articles, rows[4].verdict) == (0, "cannot_tell")


def test_an_event_whose_days_lie_in_two_weeks_counts_in_the_month_alone():
    rows = activity_of(
        [event(1, MONDAY, MONDAY + timedelta(days=9))], [article(1, MONDAY), article(2, MONDAY + timedelta(days=9))]
    )
    assert {(row.period, row.n_events) for row in rows if row.type == "all"} == {("month", 1)}


@pytest.mark.parametrize(
    ("now", "verdict"), [(Seen(0, 10, 2), "fewer"), (Seen(0, 10, 1), "fewer_even_so"), (Seen(0, 0, 0), "cannot_tell")]
)
def test_reading_falls_with_outlets_too(now: Seen, verdict: str):
    assert calm_or_silence(now, [Seen(8, 10, 2)] * 4, 4) == verdict


def test_chances_add_up():
    assert at_most(3, 3, 0.2) == pytest.approx(1)
    assert at_most(0, 3, 0.5) == pytest.approx(0.125)
