"""Builds from the command line: what they print, what they refuse, and that nothing stops them for good."""

import errno
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from peaceledger.store import TABLES

Run = Callable[..., int]
SCRIPT = Path(__file__).with_name("one_rule.py")


def tables(ledger: Path) -> dict[str, list[Any]]:
    with duckdb.connect(str(ledger / "ledger.duckdb"), read_only=True) as db:
        return {t.name: db.execute(f"SELECT * FROM {t.name}").fetchall() for t in TABLES if t.name != "runs"}


def start(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def parts(ledger: Path) -> list[Path]:
    return [p for p in ledger.glob("parts/r_*/*.jsonl.gz") if not p.name.startswith(".")]


def wait_for(true: Callable[[], object], seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def test_a_build_prints_what_it_found(cli: Run, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "odd.csv").write_bytes(b"\x00\x01\x02\xff")
    assert cli("build", reports, "--out", tmp_path / "l") == 0
    out = capsys.readouterr().out
    assert "prisoner_exchange" in out
    assert "odd.csv" in out
    assert str(tmp_path / "l" / "dossier.html") in out
    assert "9 inputs read, 0 known already" in out


def test_json_is_one_object(cli: Run, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "odd.csv").write_bytes(b"\x00\x01\x02\xff")
    assert cli("build", reports, "--out", tmp_path / "l", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["articles"] == 8
    assert found["inputs"] == {"read": 9, "known": 0}
    assert found["events by type"]["prisoner_exchange"] >= 1
    assert [r["path"] for r in found["rejected"]] == ["odd.csv"]
    assert Path(found["dossier"]).is_file()


def test_quiet_prints_nothing(cli: Run, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("build", reports, "--out", tmp_path / "l", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_every_file_of_the_contract_is_there(ledger: Path) -> None:
    names = {p.name for p in ledger.iterdir() if not p.name.startswith(".")}
    assert names == {"ledger.duckdb", "tables", "sources", "dossier.html", "run.json", "judgements.jsonl", "parts"}
    assert {p.name for p in (ledger / "tables").iterdir()} == {f"{t.name}.parquet" for t in TABLES}


def test_a_second_build_reads_only_what_is_new(cli: Run, reports: Path, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "new.txt").write_text("Norland and Sudland exchanged 7 prisoners.\n", "utf-8")
    assert cli("build", reports, "--out", ledger, "--json") == 0
    assert json.loads(capsys.readouterr().out)["inputs"] == {"read": 1, "known": 8}


@pytest.mark.parametrize("order", [range(8), range(7, -1, -1), (3, 0, 6, 1, 7, 2, 5, 4)])
def test_increments_equal_the_whole(cli: Run, reports: Path, ledger: Path, tmp_path: Path, order: Any) -> None:
    given = [reports / f"{n}.txt" for n in order]
    for chosen in (given[:1], given[1:4], given[2:7], given):
        assert cli("build", *chosen, "--out", tmp_path / "steps", "--quiet") == 0
    assert tables(tmp_path / "steps") == tables(ledger)
    assert cli("verify", tmp_path / "steps") == 0


def test_files_of_one_name_in_two_folders_are_both_kept(cli: Run, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "week2"
    other.mkdir()
    (other / "0.txt").write_text("Norland and Sudland exchanged 99 prisoners.\n", "utf-8")
    assert cli("build", reports, other, "--out", tmp_path / "whole", "--quiet") == 0
    assert cli("build", reports, "--out", tmp_path / "steps", "--quiet") == 0
    assert cli("build", other, "--out", tmp_path / "steps", "--quiet") == 0
    assert len(tables(tmp_path / "whole")["captures"]) == 9
    assert tables(tmp_path / "steps") == tables(tmp_path / "whole")


def test_records_of_a_file_are_read_one_by_one(cli: Run, tmp_path: Path) -> None:
    lines = [{"id": str(n), "text": f"Norland and Sudland exchanged {n} prisoners.", "title": None} for n in range(1, 4)]
    with gzip.open(tmp_path / "news.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write("\n".join([*map(json.dumps, lines), "{broken", json.dumps({"id": "5"})]))
    assert cli("build", tmp_path / "news.jsonl.gz", "--out", tmp_path / "l", "--quiet") == 0
    found = tables(tmp_path / "l")
    assert len(found["captures"]) == 3
    assert len(found["rejected"]) == 2


def test_a_text_that_the_program_fails_on_stops_nobody(cli: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "3.txt").write_text("An unbearable text.\n", "utf-8")
    assert cli("build", reports, "--out", tmp_path / "l", "--quiet") == 0
    found = tables(tmp_path / "l")
    assert len(found["articles"]) == 7
    assert [(path, "too much" in reason) for path, _, reason in found["rejected"]] == [("3.txt", True)]
    assert cli("verify", tmp_path / "l") == 0


def test_a_ledger_inside_the_folder_it_reads_does_not_read_itself(cli: Run, reports: Path, ledger: Path) -> None:
    for _ in range(2):
        assert cli("build", reports, "--out", reports / "ledger", "--quiet") == 0
    assert tables(reports / "ledger") == tables(ledger)


def test_a_missing_path_is_told(cli: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("build", tmp_path / "nowhere", "--out", tmp_path / "l") == 2
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "l").exists()


def test_a_folder_that_is_no_ledger_is_refused(cli: Run, reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("build", reports, "--out", reports) == 2
    assert "is no ledger" in capsys.readouterr().err
    assert len(list(reports.iterdir())) == 8


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff\xfe\x00\x01" * 50, b"   \n\n  "])
def test_nothing_readable_is_3(cli: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    if content is not None:
        (folder / "a.txt").write_bytes(content)
    assert cli("build", folder, "--out", tmp_path / "l") == 3
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert "a.txt" in error or "No file to read" in error
    if content is not None:
        assert cli("show", "rejected", tmp_path / "l") == 0
        assert "a.txt" in capsys.readouterr().out


def test_wrong_use_is_2(cli: Run, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("build") == 2
    assert cli("build", reports) == 2
    assert cli("build", reports, "--out", tmp_path / "l", "--workers", "0") == 2
    assert cli("build", reports, "--out", tmp_path / "l", "--engine", "abacus") == 2
    assert cli("build", reports, "--out", tmp_path / "l", "--pack", "atlantis") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_spark_is_refused_with_what_to_use_instead(
    cli: Run, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli("build", reports, "--out", tmp_path / "l", "--engine", "spark") == 2
    assert "--engine local" in capsys.readouterr().err


def test_a_killed_build_goes_on(cli: Run, reports: Path, ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "killed"
    build = start("build", reports, "--out", out, "--workers", "1", SLOW="0.3")
    wait_for(lambda: len(parts(out)) >= 2)
    build.kill()
    build.communicate()
    kept = len(parts(out))
    assert 2 <= kept < 8
    assert not (out / "ledger.duckdb").exists()
    assert cli("show", "events", out) == 2
    assert cli("build", reports, "--out", out, "--quiet") == 0
    assert len(parts(out)) == kept + 1
    assert tables(out) == tables(ledger)
    assert cli("verify", out) == 0


def test_ctrl_c_is_130_and_a_later_build_goes_on(cli: Run, reports: Path, ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "stopped"
    build = start("build", reports, "--out", out, "--workers", "1", SLOW="0.3")
    wait_for(lambda: parts(out))
    build.send_signal(signal.SIGINT)
    _, error = build.communicate(timeout=60)
    assert build.returncode == 130
    assert "goes on from here" in error
    assert "Traceback" not in error
    assert cli("build", reports, "--out", out, "--quiet") == 0
    assert tables(out) == tables(ledger)


@pytest.mark.parametrize("pause", [0.0, 0.6])
def test_ctrl_c_twice_on_a_pool_that_starts_is_still_130_and_told_once(reports: Path, tmp_path: Path, pause: float) -> None:
    out = tmp_path / "stopped"
    command = [sys.executable, str(SCRIPT), "build", str(reports), "--out", str(out), "--workers", "2"]
    environment = os.environ | {"SLOW": "0.5", "POOL": "1"}
    build = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for(lambda: len(children(build.pid)) >= 2)
    time.sleep(pause)
    for _ in range(2):
        os.killpg(build.pid, signal.SIGINT)
        time.sleep(0.05)
    _, error = build.communicate(timeout=60)
    assert build.returncode == 130
    assert error.strip().splitlines() == ["A later build with the same --out goes on from here.", "Interrupted."]


def test_two_builds_at_once_are_refused(cli: Run, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "busy"
    build = start("build", reports, "--out", out, "--workers", "1", SLOW="0.5")
    try:
        wait_for(lambda: parts(out))
        assert cli("build", reports, "--out", out) == 2
        assert f"process {build.pid}" in capsys.readouterr().err
    finally:
        build.kill()
        build.communicate()


def children(pid: int) -> set[int]:
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.add(int(status.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see child processes")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_pool_ends_with_its_build_and_the_next_one_goes_on(
    cli: Run, reports: Path, ledger: Path, tmp_path: Path, how: signal.Signals
) -> None:
    out = tmp_path / "pool"
    build = start("build", reports, "--out", out, "--workers", "2", SLOW="0.5", POOL="1")
    wait_for(lambda: parts(out))
    workers = children(build.pid)
    assert len(workers) >= 2
    build.send_signal(how)
    _, error = build.communicate(timeout=60)
    assert build.returncode == (130 if how is signal.SIGINT else -how)
    assert "Traceback" not in error
    wait_for(lambda: not [pid for pid in workers if Path(f"/proc/{pid}").exists() and Path(f"/proc/{pid}/cmdline").read_bytes()])
    assert cli("build", reports, "--out", out, "--quiet") == 0
    assert tables(out) == tables(ledger)


def test_a_pool_gives_the_same_ledger(reports: Path, ledger: Path, tmp_path: Path) -> None:
    build = start("build", reports, "--out", tmp_path / "pool", "--workers", "2", "--quiet", SLOW="0", POOL="1")
    assert build.communicate(timeout=120) == ("", "")
    assert build.returncode == 0
    assert tables(tmp_path / "pool") == tables(ledger)


def test_a_disk_that_is_full_at_the_last_step_is_told(
    cli: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_room(ledger: Path, language: str) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("peaceledger.dossier.write", no_room)
    assert cli("build", reports, "--out", tmp_path / "l") == 2
    assert "is full" in capsys.readouterr().err
    assert cli("verify", tmp_path / "l") == 0
