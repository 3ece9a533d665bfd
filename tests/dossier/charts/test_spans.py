"""Which of many spans of time a picture shows."""

from dataclasses import dataclass
from datetime import date, timedelta

from peaceledger.dossier.charts.spans import dense

DAY = date(2031, 3, 1)


@dataclass(frozen=True)
class Span:
    start: date
    end: date


def spans(*days: int, long: int = 0) -> list[Span]:
    return [Span(DAY + timedelta(days=d), DAY + timedelta(days=d + long)) for d in days]


def test_a_lone_one_far_away_does_not_press_the_rest_together():
    near, far = spans(*range(20)), spans(-9000)
    assert dense([*near, *far]) == near


def test_several_far_away_on_both_sides_are_left_out_up_to_a_tenth():
    near = spans(*range(40))
    assert dense([*near, *spans(-9000, -4000), *spans(7000)]) == near
    many = [*near, *spans(*range(-9000, -4000, 500))]
    assert dense(many) == many


def test_a_span_that_reaches_far_beyond_is_left_out():
    near = spans(*range(20))
    assert dense([*near, Span(DAY, DAY + timedelta(days=3000))]) == near


def test_evenly_spread_ones_all_stay():
    even = spans(*range(0, 400, 10))
    assert dense(even) == even


def test_nothing_stays_nothing():
    assert dense([]) == []
