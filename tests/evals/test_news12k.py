"""The exam on general news counts what it says."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evals"))
import news12k

ROWS = [
    ("a", "ceasefire", 10, 30, "occurred", "the truce"),
    ("b", "prisoner_release", 500, 520, "occurred", "freed the captives"),
    ("c", "agreement", 0, 9, "planned", "a pact"),
]


def drawn(article: str, kind: str, status: str, right: bool) -> dict[str, object]:
    return {"id": article, "type": kind, "start": 20, "end": 25, "status": status, "right": right}


def test_precision_counts_what_is_still_found_as_the_readers_saw_it() -> None:
    judged = [
        drawn("a", "ceasefire", "occurred", True),
        drawn("a", "ceasefire", "planned", False),
        drawn("z", "ceasefire", "x", False),
    ]
    assert str(news12k.precision(judged, ROWS)) == "1.000 (1/1)"
    wrong = [drawn("a", "ceasefire", "occurred", False)]
    assert str(news12k.precision(wrong, ROWS)) == "0.000 (0/1)"


def test_recall_asks_for_an_event_near_the_passage() -> None:
    near, far = {"id": "b", "spans": [[700, 710]]}, {"id": "b", "spans": [[900, 910]]}
    other = {"id": "a", "spans": [[10, 30]]}
    assert str(news12k.recall([near, far, other], ROWS)) == "0.333 (1/3)"


def test_a_draw_holds_for_its_seed() -> None:
    assert news12k.draw(ROWS, 3, 2) == news12k.draw(ROWS, 3, 2)
    assert {row[1] for row in news12k.draw(ROWS, 3, 2)} == {"ceasefire", "agreement"}
