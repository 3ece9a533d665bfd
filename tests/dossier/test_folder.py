"""The dossier as a folder: relative links that lead somewhere, long pages in parts, nothing of others overwritten."""

from dataclasses import replace
from pathlib import Path

import pytest

from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.folder import PART, parts, records, write_folder
from peaceledger.dossier.pages import BY_KEY
from peaceledger.dossier.pages.disagreements import DisagreementRow, Disagreements
from peaceledger.errors import UsageError

ROWS = tuple(
    DisagreementRow(disagreement_id=f"d_{n}", subject="", field="", kind="", strength="", note="", stands=())
    for n in range(2 * PART + 1)
)


def test_a_long_list_is_cut_and_each_record_has_one_home() -> None:
    files = parts(BY_KEY["disagreements"], Disagreements(rows=ROWS))
    assert [f.name for f in files] == ["disagreements.html", "disagreements-2.html", "disagreements-3.html"]
    assert [record for f in files for record in records(f.it)] == [row.disagreement_id for row in ROWS]


def test_every_table_of_a_sheet_is_cut_and_no_row_is_lost() -> None:
    cells = tuple((Cell(text=str(n)),) for n in range(PART + 2))
    table = SheetTable(key="x", caption="", columns=("",), rows=cells)
    found = parts(BY_KEY["offers"], Sheet(tables=(table, replace(table, rows=cells[:3]))))
    assert [[len(t.rows) for t in f.it.tables] for f in found] == [[PART, 3], [2, 0]]


def test_an_empty_page_is_a_file() -> None:
    assert [f.name for f in parts(BY_KEY["overview"], object())] == ["index.html"]
    assert [f.name for f in parts(BY_KEY["offers"], Sheet(tables=()))] == ["offers.html"]


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="other things"):
        write_folder(tmp_path / "ledger", tmp_path)
    (tmp_path / "mine.txt").rename(tmp_path / "mine.html")
    with pytest.raises(UsageError, match="other things"):
        write_folder(tmp_path / "ledger", tmp_path)
