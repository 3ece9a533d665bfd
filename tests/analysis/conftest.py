"""A ledger of invented reports, read by one rule in place of the language model."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from cli import one_rule
from peaceledger.cli import run
from peaceledger.packs import load_lexicon

read_once = cache(load_lexicon)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(6):
        words = f"Report {n}.\nNorland and Sudland exchanged {40 + n} prisoners.\nThe envoy said that talks go on in round {n}.\n"
        (folder / f"{n}.txt").write_text(words, "utf-8")
    return folder


@pytest.fixture
def rebuild(monkeypatch: pytest.MonkeyPatch, reports: Path, tmp_path: Path) -> Callable[[], None]:
    """Build the ledger again from what was extracted before."""
    monkeypatch.setattr("peaceledger.batches.extract", one_rule.extract)
    monkeypatch.setattr("peaceledger.batches.Parser", lambda model: None)
    monkeypatch.setattr("peaceledger.pipeline.load_lexicon", read_once)
    monkeypatch.setattr("peaceledger.pipeline.recipe_of", lambda *_: one_rule.RECIPE)

    def build() -> None:
        assert run(["build", str(reports), "--out", str(tmp_path / "ledger"), "--quiet"]) == 0

    return build


@pytest.fixture
def ledger(rebuild: Callable[[], None], tmp_path: Path) -> Path:
    rebuild()
    return tmp_path / "ledger"
