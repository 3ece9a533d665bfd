"""The shape of the house, measured: size of files and functions, and one name for each room."""

import ast
import statistics
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "peaceledger"
FILES = sorted(SRC.rglob("*.py"))
MOST_LINES = 600
MOST_FUNCTION_LINES = 60


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or node.lineno) - body[0].lineno + 1


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_file_fits_in_the_head(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    long = [f.name for f in functions(path) if body_lines(f) > MOST_FUNCTION_LINES]
    assert not long


def test_the_median_file_and_function_are_small() -> None:
    assert statistics.median(len(p.read_text("utf-8").splitlines()) for p in FILES) < 200
    lengths = sorted(body_lines(f) for p in FILES for f in functions(p))
    assert statistics.median(lengths) < 10
    assert lengths[int(len(lengths) * 0.9)] < 35


def test_no_room_is_a_box_for_anything() -> None:
    assert not [p for p in SRC.rglob("*") if p.stem in {"utils", "util", "helpers", "misc", "common"}]


def test_rooms_are_on_the_map() -> None:
    text = (SRC.parents[1] / "ARCHITECTURE.md").read_text("utf-8")
    rooms = {p.name for p in SRC.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert not {room for room in rooms if f"`{room}/`" not in text}
