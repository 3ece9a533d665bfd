"""``peaceledger study`` on a small ledger: prints claim, answers and limits, keeps them, exports them, and explains wrong use."""

import json
from pathlib import Path

import pytest

from conftest import Run

Out = pytest.CaptureFixture[str]


def test_the_ready_studies_are_listed_with_their_series(cli: Run, capsys: Out) -> None:
    assert cli("study", "--list") == 0
    out = capsys.readouterr().out
    assert "Y12  exchanges-as-barometer" in out
    assert "--series violence=..." in out
    assert cli("study", "--list", "--json") == 0
    assert {row["yardstick"] for row in json.loads(capsys.readouterr().out)} >= {"Y03", "Y40"}


def test_a_study_says_claim_answer_and_limits_and_is_kept(cli: Run, ledger: Path, tmp_path: Path, capsys: Out) -> None:
    assert cli("study", "Y03", ledger, "--export", tmp_path / "repeat") == 0
    out = capsys.readouterr().out
    for wanted in ("Claim: ", "Whose: ", "Cannot tell", "Needed: ", "Limits", "sha256"):
        assert wanted in out
    kept = json.loads((ledger / "studies" / "less-fighting.json").read_text("utf-8"))
    assert kept["yardstick"] == "Y03"
    assert (tmp_path / "repeat" / "repeat.ipynb").is_file()


def test_what_is_kept_survives_a_build_and_does_not_disturb_verify(cli: Run, ledger: Path) -> None:
    assert cli("study", "Y40", ledger) == 0
    assert cli("verify", ledger) == 0
    assert (ledger / "studies" / "season.json").is_file()


def test_one_json_object_is_what_is_kept(cli: Run, ledger: Path, capsys: Out) -> None:
    capsys.readouterr()
    assert cli("study", "season", ledger, "--json") == 0
    assert json.loads(capsys.readouterr().out)["name"] == "season"


def test_wrong_use_is_explained(cli: Run, ledger: Path, tmp_path: Path, capsys: Out) -> None:
    for arguments, said in (
        (("study",), "A study needs a name and a ledger"),
        (("study", "nonsense", str(ledger)), "There is no ready study 'nonsense'"),
        (("study", "Y03", str(tmp_path)), "is no ledger"),
        (("study", "Y03", str(ledger), "--series", "violence"), "is not understood"),
        (("study", "Y03", str(ledger), "--series", f"violence={tmp_path / 'none.csv'}"), "cannot be read"),
    ):
        assert cli(*arguments) == 2
        assert said in capsys.readouterr().err
