"""The exam of event typing counts as it says."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evals"))
import case

from peaceledger.language import Parser
from peaceledger.packs import load_lexicon


def test_each_class_counts_by_how_many_have_it() -> None:
    pairs = [("A", "A"), ("A", "B"), ("A", "A"), ("B", "B")]
    assert case.by_class(pairs) == {"A": (2, 2, 3), "B": (1, 2, 1)}
    assert case.weighted_f1(pairs) == pytest.approx((3 * 4 / 5 + 1 * 2 / 3) / 4)


def test_a_class_found_but_never_wanted_costs_only_the_others() -> None:
    assert case.weighted_f1([("A", "C"), ("A", "A")]) == pytest.approx(2 / 3)


def test_every_sub_event_has_its_label() -> None:
    assert set(case.LABELS) == {table["id"] for table in load_lexicon().subevents}
    assert len(set(case.LABELS.values())) == 30


def test_what_nothing_speaks_for_is_other(parser: Parser) -> None:
    assert list(case.classify(["The library opens at nine.", "Gunmen kidnapped two engineers."], parser)) == [
        "OTHER",
        "ABDUCT_DISSAP",
    ]
