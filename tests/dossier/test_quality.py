"""The figures that come with the program claim no more than the gate holds, and say what they were measured on."""

import json
from pathlib import Path

import pytest

import peaceledger
from peaceledger.dossier.pages import BY_KEY, PAGES, Frame
from peaceledger.dossier.quality import Quality, shipped
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import words_in

ROOT = Path(peaceledger.__file__).parents[2]
EMPTY = {name: [] for page in PAGES for name in page.reads}
NO_TEXTS = Texts(by_capture={}, label={})


def test_only_figures_that_the_gate_bounds_are_claimed() -> None:
    baseline = json.loads((ROOT / "evals" / "baseline.json").read_text("utf-8"))
    found = shipped()
    assert found is not None
    assert set(found.figures) <= set(baseline)
    assert all(0 <= value <= 1 for value in found.figures.values())


def test_every_exam_is_explained() -> None:
    found = shipped()
    assert found is not None
    exams = {name.split(".")[0] for name in found.figures}
    assert [exam for exam in exams if f"exams.{exam}" not in words_in().entries] == []


@pytest.mark.parametrize("quality", [None, Quality(version="9.9", day="2031-03-04", figures={"symmetry.swapped": 1.0})])
def test_what_was_not_measured_is_not_claimed(quality: Quality | None) -> None:
    it = BY_KEY["method"].make(EMPTY, NO_TEXTS, Frame(quality=quality))
    assert dict(it.facts)["The same for both parties"] == "Not measured with this version."
    assert (it.quality is None) == (quality is None)


def test_figures_come_with_version_and_day() -> None:
    figures = {"symmetry.swapped": 1.0, "symmetry.reread": 0.9347}
    it = BY_KEY["method"].make(EMPTY, NO_TEXTS, Frame(quality=Quality(version="9.9", day="2031-03-04", figures=figures)))
    when, table = it.quality
    assert "version 9.9 on 4 March 2031" in when
    assert [cell.text for cell in table.rows[0]] == ["The parties exchanged", "symmetry.reread", "0.935"]
    assert "100.0 % of the records follow" in dict(it.facts)["The same for both parties"]
    assert "93.5 %" in dict(it.facts)["The same for both parties"]
