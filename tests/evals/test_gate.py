"""The gate itself: it must fail when it should."""

import importlib.util
from pathlib import Path

import pytest

from peaceledger.scoring import Ratio

SPEC = importlib.util.spec_from_file_location("gate", Path(__file__).parents[2] / "evals" / "gate.py")
gate = importlib.util.module_from_spec(SPEC)


@pytest.fixture(autouse=True, scope="module")
def _load():
    import sys

    sys.modules["gate"] = gate
    SPEC.loader.exec_module(gate)
    yield
    del sys.modules["gate"]


def bound(value, kind="floor", exam="e1"):
    return gate.Bound(value=value, kind=kind, exam=exam)


def faults(measured, exams, baseline):
    return [line.name for line in gate.compare(measured, exams, baseline) if line.fault]


def test_a_figure_below_its_floor_is_a_fault():
    assert faults({"seeds.a": Ratio(7, 10)}, {"seeds": "e1"}, {"seeds.a": bound(0.71)}) == ["seeds.a"]
    assert faults({"seeds.a": Ratio(7, 10)}, {"seeds": "e1"}, {"seeds.a": bound(0.70)}) == []


def test_a_figure_above_its_ceiling_is_a_fault():
    assert faults({"seeds.s": Ratio(21, None)}, {"seeds": "e1"}, {"seeds.s": bound(20, "ceiling")}) == ["seeds.s"]


def test_another_exam_is_a_fault_even_where_the_floor_holds():
    assert faults({"seeds.a": Ratio(9, 10)}, {"seeds": "e2"}, {"seeds.a": bound(0.5)}) == ["seeds.a"]


def test_a_bound_whose_figure_vanished_is_a_fault():
    assert faults({}, {"seeds": "e1"}, {"seeds.a": bound(0.5)}) == ["seeds.a"]


def test_an_absent_exam_is_not_measured_and_keeps_its_floor():
    lines = gate.compare({}, {}, {"seeds.a": bound(0.5)})
    assert [(line.shown, line.bound, line.fault) for line in lines] == [("not measured", "floor 0.5", None)]


def test_raising_never_loosens():
    baseline = {"seeds.a": bound(0.5), "seeds.b": bound(0.9), "seeds.c": bound(2, "ceiling")}
    measured = {"seeds.a": Ratio(2, 3), "seeds.b": Ratio(1, 2), "seeds.c": Ratio(3, None)}
    result = gate.raised(measured, baseline)
    assert {n: b.value for n, b in result.items()} == {"seeds.a": 0.666, "seeds.b": 0.9, "seeds.c": 2}


def test_the_baseline_survives_writing(tmp_path):
    baseline = {"seeds.a": bound(0.5), "seeds.t": bound(0, "ceiling")}
    gate.write_baseline(baseline, tmp_path / "b.json")
    assert gate.read_baseline(tmp_path / "b.json") == baseline
