"""Agreement of coders: published worked examples, and what must hold of any codings."""

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceledger.scoring.agreement import alpha, alpha_of_numbers, kappa, percent, student, wilson

_ = None
FOUR = [[1, 1, _, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
        [2, 2, 2, 2], [_, 5, 5, 5], [_, _, 1, 1], [_, 3, _, _]]  # fmt: skip
"""Krippendorff 2011, data of four observers and twelve units with values left out."""
PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30)


def table(*rows: list[int]) -> list[tuple[int, int]]:
    """A confusion table as units."""
    return [(i, j) for i, row in enumerate(rows) for j, n in enumerate(row) for _ in range(n)]


def test_alpha_of_four_observers_is_as_published() -> None:
    assert round(alpha(FOUR).value or 0, 3) == 0.743
    assert round(alpha_of_numbers(FOUR).value or 0, 3) == 0.849
    assert alpha(FOUR).n == 11


def test_alpha_of_two_observers_of_a_yes_or_no_is_as_published() -> None:
    first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert round(alpha(list(zip(first, second, strict=True))).value or 0, 3) == 0.095


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (([75, 1, 4], [5, 4, 1], [0, 0, 10]), 0.676),  # Fleiss, Statistical Methods for Rates and Proportions, table 13.1
        (([20, 5], [10, 15]), 0.4),
        (([45, 15], [25, 15]), 0.130),
        (([25, 35], [5, 35]), 0.259),
    ],
)
def test_kappa_is_as_published(rows: tuple[list[int], ...], value: float) -> None:
    figure = kappa(table(*rows))
    assert round(figure.value or 0, 3) == value
    assert (figure.low or 0) < value < (figure.high or 0)


def test_wilson_and_student_are_as_in_the_tables() -> None:
    assert [round(x, 3) for x in wilson(0.8, 10)] == [0.490, 0.943]
    assert [round(student(0.975, n), 3) for n in (1, 4, 30)] == [12.706, 2.776, 2.042]


def test_what_cannot_be_told_is_none() -> None:
    assert (kappa([]).value, alpha([]).value, percent([]).value, alpha_of_numbers([]).value) == (None,) * 4
    assert kappa([("a", "a")] * 9).value is None
    assert alpha([("a", "a")] * 9).value is None
    assert percent([("a", "a")] * 9).value == 1.0
    assert alpha_of_numbers([(3.0, 3.0)] * 9).value is None
    assert alpha([("a", None), (None, "b")]).n == 0
    assert alpha_of_numbers([(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]).low is None


def test_few_units_that_all_agree_do_not_prove_full_agreement() -> None:
    few, many = (kappa([("a", "a"), ("b", "b")] * n) for n in (3, 100))
    assert (few.value, few.high) == (1.0, 1.0)
    assert (few.low or 0) < 0.4 < 0.9 < (many.low or 0)


def test_kappa_is_of_two() -> None:
    with pytest.raises(ValueError, match="two coders"):
        kappa([("a", "b", "c")])


def test_days_that_lie_near_agree_better_than_days_that_lie_far() -> None:
    days = [739000.0 + 3 * i for i in range(20)]
    near = alpha_of_numbers([(d, d + i % 2) for i, d in enumerate(days)])
    far = alpha_of_numbers([(d, d + 15 * (i % 2)) for i, d in enumerate(days)])
    assert (near.value or 0) > 0.99 > (far.value or 0)
    assert (near.low or 0) < (near.value or 0) < (near.high or 0) < 1


@given(PAIRS)
def test_coders_may_change_places_and_names_of_values_do_not_matter(units: list[tuple[str, str]]) -> None:
    turned = [(b, a) for a, b in units]
    renamed = [(a * 3, b * 3) for a, b in units]
    for figure in (kappa, alpha, percent):
        values = [figure(u).value for u in (units, turned, renamed, units[::-1])]
        assert len({v is None for v in values}) == 1
        assert all(v is None or isclose(v, values[0] or 0, abs_tol=1e-12) for v in values)


@given(PAIRS)
def test_an_interval_holds_its_value(units: list[tuple[str, str]]) -> None:
    for figure in (kappa(units), alpha(units), percent(units)):
        if figure.value is not None:
            assert figure.low is not None
            assert figure.high is not None
            assert -1 <= figure.low <= figure.value + 1e-12
            assert figure.value <= figure.high + 1e-12 <= 1 + 1e-9


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=3, max_size=15), st.floats(-1e6, 1e6), st.floats(0.5, 9))
def test_alpha_of_numbers_does_not_hang_on_where_zero_lies_or_on_the_unit(units, zero: float, unit: float) -> None:
    units = [(round(a), round(b)) for a, b in units]
    plain, moved = alpha_of_numbers(units), alpha_of_numbers([(a * unit + zero, b * unit + zero) for a, b in units])
    if plain.value is not None:
        assert isclose(plain.value, moved.value or 0, abs_tol=1e-6)
