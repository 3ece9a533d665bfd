"""Parties against issues."""

from pathlib import Path

import pytest

from peaceledger.analysis import matrix as sheet
from peaceledger.analysis.show import Rows

NAMES = ("party", "issue", "stance", "date_latest", "change")


@pytest.fixture
def positions(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        ("NOR", "territory", "demand", "2031-05-01", None),
        ("NOR", "territory", "reject", "2031-05-04", "hardening"),
        ("NOR", "ceasefire", "offer", None, None),
        ("SUD", "territory", "demand", None, None),
    ]
    monkeypatch.setattr(sheet, "select", lambda *_: Rows(names=NAMES, rows=rows, total=len(rows)))


def test_cells_count_stances_and_keep_the_latest_day_and_changes(positions: None) -> None:
    found = sheet.matrix(Path("ledger"))
    assert found.parties == ("NOR", "SUD")
    assert found.issues == ("territory", "ceasefire")
    assert found.cells == (("demand 1, reject 1; 2031-05-04; hardening 1", "offer 1"), ("demand 1", ""))
    assert found.total == 4
