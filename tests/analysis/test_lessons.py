"""Decisions for others: without names, one line for each passage that a decision stands on."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peaceledger.analysis.judging import Wish, judge
from peaceledger.analysis.lessons import write_lessons
from peaceledger.cli import run
from peaceledger.store import open_ledger, rows

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def decided(ledger: Path) -> list[str]:
    """Some decisions; gives the ids of three mentions."""
    with open_ledger(ledger) as db:
        keys = [r["mention_id"] for r in rows(db, "SELECT mention_id FROM mentions ORDER BY 1")]
    wishes = [
        Wish(action="correct", ids=(keys[0],), coder="Ana Lund", field="status", value="planned", reason="it is to come"),
        Wish(action="correct", ids=(keys[0],), coder="Ben Ost", field="status", value="claimed", reason="one side says so"),
        Wish(action="reject", ids=(keys[1],), coder="Ana Lund", reason="a film"),
        Wish(action="different", ids=(keys[1], keys[2]), coder="Ben Ost", reason="two days"),
        Wish(action="accept", ids=(keys[2],), coder="Ben Ost", field="type"),
        Wish(action="reject", ids=(keys[2],), coder="Ben Ost", purpose="coding"),
    ]
    made = [judge(ledger, w, NOON + timedelta(minutes=n)) for n, w in enumerate(wishes)]
    judge(ledger, Wish(action="undo", ids=(made[2].judgement_id,), coder="Ana Lund", reason="no film"), NOON + timedelta(hours=1))
    return keys[:3]


def test_training_lines_hold_what_stands_and_no_name(ledger: Path, tmp_path: Path) -> None:
    first, second, third = decided(ledger)
    path = write_lessons(ledger, "training", tmp_path / "out")
    found = lines(path)
    assert "Ana" not in path.read_text("utf-8")
    records = {(x["record_id"], x["verdict"]): x for x in found if x["task"] == "record"}
    assert set(records) == {(first, "corrected"), (third, "accepted")}
    one = records[first, "corrected"]
    assert (one["field"], one["machine"], one["label"], one["coder"]) == ("status", "occurred", "claimed", "coder 2")
    assert "exchanged" in one["text"]
    (pair,) = [x for x in found if x["task"] == "pair"]
    assert (pair["verdict"], [r["record_id"] for r in pair["records"]]) == ("different", [second, third])


def test_all_judgements_are_written_with_what_became_of_them(ledger: Path, tmp_path: Path) -> None:
    decided(ledger)
    found = lines(write_lessons(ledger, "judgements", tmp_path / "out", with_names=True))
    assert len(found) == 7
    assert {x["status"] for x in found} == {"waiting"}
    assert {x["coder"] for x in found} == {"Ana Lund", "Ben Ost"}
    assert len(lines(write_lessons(ledger, "judgements", tmp_path / "out"))) == 7


def test_the_command_writes_them(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decided(ledger)
    assert run(["export", str(ledger), "--format", "training", "--to", str(tmp_path / "out")]) == 0
    assert "training.jsonl" in capsys.readouterr().out
    (tmp_path / "file").write_text("x", "utf-8")
    assert run(["export", str(ledger), "--format", "training", "--to", str(tmp_path / "file")]) == 2


def test_the_command_tells_what_is_next_and_how_far_coders_agree(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*arguments: str) -> list[dict]:
        capsys.readouterr()
        assert run(["review", str(ledger), *arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert told("queue")
    assert {"id", "kind", "what", "why", "size"} == set(told("queue", "-n", "1")[0])
    assert run(["review", str(ledger), "sample", "-n", "3", "--coder", "Ana"]) == 0
    assert told("progress")[0]["records"] == 3
    with open_ledger(ledger) as db:
        key = rows(db, "SELECT mention_id FROM mentions ORDER BY 1")[0]["mention_id"]
    for coder, value in (("Ana", "claimed"), ("Ben", "failed")):
        wish = Wish(action="correct", ids=(key,), coder=coder, field="status", value=value, purpose="coding")
        judge(ledger, wish, NOON)
    (figure,) = told("agreement")
    assert (figure["n"], figure["differ"], figure["percent"]) == (1, 1, "0.00 (0.00 to 0.79)")
    assert [(d["id"], d["field"]) for d in told("disagreements")] == [(key, "status")]
    assert run(["review", str(ledger), "queue", "--kind", "rain"]) == 2
    assert run(["review", str(ledger), "sample"]) == 2
