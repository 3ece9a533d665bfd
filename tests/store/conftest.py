"""Fixture: a ledger made by hand."""

from pathlib import Path

import pytest
from by_hand import TEXTS, build_by_hand


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    build_by_hand(tmp_path / "ledger", TEXTS)
    return tmp_path / "ledger"
