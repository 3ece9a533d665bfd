"""Fixtures: the command line without a language model, and a folder of invented reports."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import one_rule
import pytest

from peaceledger.cli import run
from peaceledger.packs import load_lexicon

Run = Callable[..., int]
read_once = cache(load_lexicon)


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process; give its exit code."""
    monkeypatch.setattr("peaceledger.batches.extract", one_rule.extract)
    monkeypatch.setattr("peaceledger.batches.Parser", lambda model: None)
    monkeypatch.setattr("peaceledger.pipeline.load_lexicon", read_once)
    monkeypatch.setattr("peaceledger.pipeline.recipe_of", lambda *_: one_rule.RECIPE)
    return lambda *arguments: run([str(a) for a in arguments])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Eight short texts."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(8):
        exchange = f"Norland and Sudland exchanged {40 + number} prisoners."
        text = f"Report {number}.\n{exchange}\nThe envoy said that talks go on in round {number}.\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def ledger(cli: Run, reports: Path, tmp_path: Path) -> Path:
    """A ledger of the reports."""
    assert cli("build", reports, "--out", tmp_path / "ledger", "--quiet") == 0
    return tmp_path / "ledger"
