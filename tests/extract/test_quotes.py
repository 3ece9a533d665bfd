"""Quotation marks at the level of characters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceledger.extract.statements.quotes import Quote, find_quotes, quote_at


def inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will talk. We will listen,” she said.", ["We will talk. We will listen,"]),
        ('"Talks," he said, "are useful."', ["Talks,", "are useful."]),
        ("«Nous parlons», a dit le ministre.", ["Nous parlons"]),
        ("‘We’ll see,’ said the envoy’s aide.", ["We’ll see,"]),
        ("'We'll see,' said the envoy.", ["We'll see,"]),
        ("She said: “The ‘Plan C’ is dead.”", ["The ‘Plan C’ is dead."]),
        ("His “calm strength,”“new realism” and “trust” failed.", ["calm strength,", "new realism", "trust"]),
        ("The allies’ aid and the minister’s plan came in the '90s.", []),
        ("‘The allies’ aid is late,’ he said.", ["The allies’ aid is late,"]),
        ("He added:“No rush.”", ["No rush."]),
        ('A 6" gun and a 12" gun.', []),
    ],
)
def test_outermost_quotations(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_a_quotation_that_no_mark_closes_ends_with_its_paragraph() -> None:
    text = "“The first part.\n“The second part,” she said."
    first, second = find_quotes(text, [(0, 16), (17, len(text))])
    assert (first.closed, text[first.start : first.end]) == (False, "The first part.")
    assert second.closed


def test_a_new_quotation_ends_one_that_was_never_closed() -> None:
    text = "He said: “We came. “We saw,” she said. “We left,” they said."
    assert inside(text)[-1] == "We left,"
    assert len(inside(text)) == 3


def test_quote_at_knows_marks_and_inside() -> None:
    text = "A “b c” d"
    quotes = find_quotes(text, [(0, len(text))])
    assert quote_at(quotes, 1) is None
    assert quote_at(quotes, 2) == quotes[0] == quote_at(quotes, 6)
    assert quote_at(quotes, 7) is None
    assert quotes[0] == Quote(start=3, end=6, closed=True)


@given(st.text(alphabet="ab .,'’‘“”\"«»\n", max_size=60))
def test_quotations_stand_in_order_and_never_overlap(text: str) -> None:
    quotes = find_quotes(text, [(0, len(text))])
    assert all(0 <= q.outer_start < q.start <= q.end <= q.outer_end <= len(text) for q in quotes)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(quotes))
