"""The scores of coreference, on groupings whose values are known by hand."""

import importlib
import sys
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def scores():
    folder = str(Path(__file__).parents[2] / "evals")
    sys.path.insert(0, folder)
    yield importlib.import_module("coref_scores")
    sys.path.remove(folder)


GOLD = dict.fromkeys("abc", 1) | dict.fromkeys("de", 2) | {"f": 3}
CUT = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3, "f": 4}


def test_the_same_grouping_is_perfect(scores):
    assert scores.conll_f1(GOLD, dict(GOLD)) == pytest.approx(1)


def test_known_values(scores):
    assert scores.muc(CUT, GOLD) == ((1, 2), (1, 3))
    precision, recall = scores.b_cubed(CUT, GOLD)
    assert precision[0] == pytest.approx(1 + 1 + 0.5 + 0.5 + 1 + 1)
    assert recall[0] == pytest.approx(2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1)
    assert scores.ceaf_e(CUT, GOLD)[0] == (pytest.approx(0.8 + 2 / 3 + 1), 4)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=9), st.lists(st.integers(0, 4), min_size=9, max_size=9))
def test_the_best_pairing_is_the_best_of_all(scores, ours, theirs):
    found, gold = dict(enumerate(ours)), dict(enumerate(theirs[: len(ours)]))
    left, right = scores.members(found), scores.members(gold)
    if len(left) > len(right):
        left, right = right, left
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(left, chosen, strict=True))
        for chosen in permutations(right, len(left))
    )
    assert scores.ceaf_e(found, gold)[0][0] == pytest.approx(best)
