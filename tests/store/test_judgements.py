"""Decisions on the disk: added, never lost, read past what a killed writer leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaceledger.records.judgement import Anchor, Judgement, Target
from peaceledger.store import judgements as module
from peaceledger.store.judgements import append, as_line, from_line, read, unreadable_row

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
ANCHOR = Anchor(
    table="mentions",
    record_id="m_1",
    kind="prisoner_exchange",
    capture_id="c_1",
    sha256="ab",
    start=3,
    end=9,
    exact="“Kell”\n",
    prefix="in ",
    suffix=" and 𝔘",
    trigger_start=4,
)


def judgement(number: int, **changes: object) -> Judgement:
    made = Judgement(
        judgement_id=f"j_{number:04}",
        made_at=NOON + timedelta(minutes=number),
        coder="Ana",
        action="same",
        purpose="decision",
        targets=(Target(table="mentions", record_id="m_1", anchors=(ANCHOR,)),),
        reason="both name the bridge",
    )
    return replace(made, **changes)


def test_a_judgement_survives_the_file(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    made = [judgement(1), judgement(2, action="correct", field="participants", old=["A"], new=["A", "B"], purpose="coding"),
            judgement(3, action="undo", targets=(), undoes="j_0001")]  # fmt: skip
    for one in reversed(made):
        append(path, [one])
    assert read(path) == (made, [])
    assert json.loads(path.read_text("utf-8").splitlines()[-1])["targets"][0]["passages"][0]["selector"][0] == {
        "type": "TextPositionSelector", "start": 3, "end": 9,
    }  # fmt: skip


def test_no_file_is_no_judgement(tmp_path: Path) -> None:
    assert read(tmp_path / "none.jsonl") == ([], [])


@given(st.integers(min_value=0), st.integers(1, 4))
def test_a_file_cut_anywhere_keeps_every_whole_line_and_takes_new_ones(tmp_path_factory, cut: int, number: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "judgements.jsonl"
    made = [judgement(n) for n in range(number)]
    append(path, made)
    data = path.read_bytes()
    kept = data[: cut % (len(data) + 1)]
    path.write_bytes(kept)
    whole = [j for n, j in enumerate(made) if len(b"\n".join(data.split(b"\n")[: n + 1])) <= len(kept)]
    found, bad = read(path)
    assert found == whole
    assert len(bad) <= 1
    append(path, [judgement(99)])
    found, again = read(path)
    assert found == [*whole, judgement(99)]
    assert [b.judgement_id for b in again] == [b.judgement_id for b in bad]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"format": 1, "id": "j_1", "made', "no whole line"),
        ('{"join": ["m_1", "m_2"]}', "no judgement"),
        ("[1]", "no judgement"),
        ("null", "no judgement"),
        (json.dumps(as_line(judgement(1, action="perhaps")), default=str), "perhaps"),  # type: ignore[arg-type]
        (json.dumps(as_line(judgement(1)) | {"made_at": "noon"}, default=str), "noon"),
    ],
)
def test_a_line_that_is_none_is_told_and_stops_nobody(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "judgements.jsonl"
    append(path, [judgement(1)])
    with path.open("a", encoding="utf-8") as out:
        out.write(f"{line}\n")
    append(path, [judgement(2)])
    found, (bad,) = read(path)
    assert found == [judgement(1), judgement(2)]
    assert bad.line == 2
    assert words in bad.reason
    assert unreadable_row(bad).status == "unreadable"


def test_a_moment_without_a_zone_is_utc() -> None:
    row = json.loads(json.dumps(as_line(judgement(1)), default=str)) | {"made_at": "2031-06-01T12:01:00"}
    assert from_line(row).made_at == NOON + timedelta(minutes=1)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "judgements.jsonl"
    append(path, [judgement(1)])
    before = path.read_bytes()

    def half(handle: int, data: bytes) -> None:
        os.write(handle, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(module, "_write", half)
        with pytest.raises(OSError, match="No space"):
            append(path, [judgement(2)])
    assert path.read_bytes() == before


WRITER = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from peaceledger.records.judgement import Judgement
from peaceledger.store.judgements import append
name, number = sys.argv[2], int(sys.argv[3])
for n in range(number):
    append(Path(sys.argv[1]), [Judgement(judgement_id=f"j_{name}_{n:05}", made_at=datetime.now(UTC), coder=name, action="unsure",
        purpose="decision", targets=(), reason="x" * 3000)])
    print(n, flush=True)
"""


def writer(path: Path, name: str, number: int) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, str(number)], stdout=subprocess.PIPE, text=True)


def test_two_people_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    both = [writer(path, name, 40) for name in ("ana", "ben")]
    for one in both:
        one.communicate(timeout=60)
    found, bad = read(path)
    assert len(found) == 80
    assert bad == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is sent")
def test_a_killed_writer_loses_nothing_that_it_said_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    one = writer(path, "ana", 100_000)
    assert one.stdout is not None
    told = [one.stdout.readline() for _ in range(5)]
    time.sleep(0.05)
    one.send_signal(signal.SIGKILL)
    told += one.stdout.readlines()
    one.wait(timeout=60)
    one.stdout.close()
    found, _ = read(path)
    assert len(found) >= len([t for t in told if t.endswith("\n")]) >= 5
    append(path, [judgement(1)])
    assert judgement(1) in read(path)[0]
