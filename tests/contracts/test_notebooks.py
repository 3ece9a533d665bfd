"""The notebooks of the documentation run from top to bottom.

Their cells are run in order in one process: a kernel would need sockets, which tests have not.
"""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
BOOKS = sorted((ROOT / "docs").glob("*.ipynb"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample ledger, where the notebooks expect it."""
    place = tmp_path_factory.mktemp("notebooks")
    packs = ("--pack", "ukraine", "--pack", str(ROOT / "examples" / "packs" / "ukraine-outlets"))
    build = [
        sys.executable,
        "-m",
        "peaceledger",
        "build",
        str(ROOT / "examples" / "ukraine"),
        *packs,
        "--out",
        "demo-ledger",
        "--quiet",
    ]
    subprocess.run(build, cwd=place, check=True, timeout=180)
    return place


@pytest.mark.parametrize("book", BOOKS, ids=lambda p: p.name)
def test_a_notebook_runs(book: Path, folder: Path) -> None:
    cells = json.loads(book.read_text("utf-8"))["cells"]
    code = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "code")
    done = subprocess.run(
        [sys.executable, "-W", "error::FutureWarning", "-c", code], cwd=folder, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("book", BOOKS, ids=lambda p: p.name)
def test_a_notebook_is_well_formed_and_holds_no_output(book: Path) -> None:
    read = nbformat.read(book, as_version=4)
    nbformat.validate(read)
    assert not [cell for cell in read.cells if cell.get("outputs") or cell.get("execution_count")]
