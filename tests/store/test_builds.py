"""One build, many builds, builds cut short: the tables are the same."""

import errno
import json
import os
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import pytest
from by_hand import FACTS, TEXTS, a_run, build_by_hand, capture_of, findings_of, tell

from peaceledger.errors import LedgerError, UsageError
from peaceledger.records import Rejected
from peaceledger.store import TABLES, Batch, open_workshop
from peaceledger.store import workshop as workshop_module
from peaceledger.store.files import disk_faults_in_words
from peaceledger.store.verify import verify


def tables(ledger: Path) -> dict[str, list[Any]]:
    with duckdb.connect(str(ledger / "ledger.duckdb"), read_only=True) as db:
        return {t.name: db.execute(f"SELECT * FROM {t.name}").fetchall() for t in TABLES if t.name != "runs"}


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, list[Any]]:
    build_by_hand(tmp_path / "whole", TEXTS)
    return tables(tmp_path / "whole")


@pytest.mark.parametrize("order", list(permutations(TEXTS)))
def test_increments_in_any_order_equal_the_whole(tmp_path: Path, whole: dict[str, list[Any]], order: tuple[str, ...]) -> None:
    for path in order:
        build_by_hand(tmp_path / "steps", {path: TEXTS[path]})
    assert tables(tmp_path / "steps") == whole
    assert not [o for o in verify(tmp_path / "steps") if o.faults]


def test_a_build_cut_short_goes_on(tmp_path: Path, whole: dict[str, list[Any]]) -> None:
    out = tmp_path / "cut"
    with pytest.raises(KeyboardInterrupt), open_workshop(out, "r_1") as shop:
        for path, text in TEXTS.items():
            shop.take(path, path, path, [capture_of(path, text)])
        shop.flush()
        first = next(shop.with_text(shop.pending()))
        shop.keep(Batch(captures=(first.capture_id,), findings=(findings_of(first),), failed={}))
        raise KeyboardInterrupt
    with open_workshop(out, "r_1") as shop:
        assert [c.capture_id for c in shop.pending()] == [capture_of(p, t).capture_id for p, t in TEXTS.items()][1:]
    build_by_hand(out, TEXTS)
    assert tables(out) == whole


def test_the_same_records_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_by_hand(tmp_path / name, TEXTS)
    for table in TABLES:
        one, two = ((tmp_path / n / "tables" / f"{table.name}.parquet").read_bytes() for n in ("one", "two"))
        assert one == two, table.name


def test_nothing_known_is_read_again(ledger: Path) -> None:
    with open_workshop(ledger, "r_1") as shop:
        assert shop.pending() == []
        assert all(shop.has(path, one.digest) for path, one in shop.known.items())
        assert not shop.has("north.txt", "another digest")
        assert not shop.has("new.txt", shop.known["north.txt"].digest)


def test_a_changed_file_supersedes_itself_and_its_text_stays(tmp_path: Path, whole: dict[str, list[Any]]) -> None:
    out = tmp_path / "changed"
    build_by_hand(out, TEXTS | {"south.txt": "In Midtown 45 captives were exchanged – first version.\n"})
    assert tables(out) != whole
    build_by_hand(out, TEXTS)
    assert tables(out) == whole
    assert len(list((out / "sources").iterdir())) == 3


def test_a_file_changed_back_counts_as_it_is_now(tmp_path: Path, whole: dict[str, list[Any]]) -> None:
    out = tmp_path / "back"
    build_by_hand(out, TEXTS)
    build_by_hand(out, TEXTS | {"south.txt": "In Midtown 45 captives were exchanged – second version.\n"})
    build_by_hand(out, TEXTS)
    assert tables(out) == whole


def test_another_recipe_reads_the_stored_texts_again(ledger: Path) -> None:
    with open_workshop(ledger, "r_2") as shop:
        assert len(shop.pending()) == 2
        assert {c.text for c in shop.with_text(shop.pending())} == set(TEXTS.values())
    build_by_hand(ledger, {}, recipe="r_2")
    assert sorted(p.name for p in (ledger / "parts").iterdir()) == ["intake", "r_2"]


def test_a_refusal_is_tried_again_under_another_recipe_only(tmp_path: Path) -> None:
    refusal = Rejected(path="odd.bin", record_id=None, reason="no reader")
    with open_workshop(tmp_path / "l", "r_1") as shop:
        shop.take("odd.bin", "odd.bin", "d", [refusal])
        shop.flush()
        assert shop.results() == ([], [refusal])
        assert shop.has("odd.bin", "d")
    with open_workshop(tmp_path / "l", "r_2") as shop:
        assert not shop.has("odd.bin", "d")


def test_a_text_that_the_program_cannot_take_is_rejected_with_its_reason(tmp_path: Path) -> None:
    capture = capture_of("north.txt", TEXTS["north.txt"])
    with open_workshop(tmp_path / "l", "r_1") as shop:
        shop.take("p", "north.txt", "d", [capture])
        shop.keep(Batch(captures=(capture.capture_id,), findings=(), failed={capture.capture_id: "too odd"}))
        assert shop.pending() == []
        assert shop.results() == ([], [Rejected(path="north.txt", record_id=None, reason="too odd")])


def test_a_text_is_stored_once(tmp_path: Path) -> None:
    with open_workshop(tmp_path / "l", "r_1") as shop:
        shop.take("a", "a.txt", "1", [capture_of("a.txt", "One text.")])
        shop.take("b", "b.txt", "1", [capture_of("b.txt", "One text.")])
        assert len(shop.captures()) == 2
    assert len(list((tmp_path / "l" / "sources").iterdir())) == 1


def test_texts_are_stored_as_they_are(tmp_path: Path) -> None:
    text = "Line one\r\nLine two\rline\u2028three\x00 “quoted” 𝔘\n"
    capture = capture_of("a.txt", text)
    with open_workshop(tmp_path / "l", "r_1") as shop:
        shop.take("a", "a.txt", "1", [capture])
        shop.flush()
        assert [c.text for c in shop.with_text(shop.captures())] == [text]
        shop.publish({"rejected": []}, a_run(), FACTS)
    assert (tmp_path / "l" / "sources" / f"{capture.sha256}.txt").read_bytes() == text.encode()
    assert tables(tmp_path / "l")["captures"][0][-1] == text


def test_a_very_long_text_gets_in(tmp_path: Path) -> None:
    text = "word " * 4_000_000
    with open_workshop(tmp_path / "l", "r_1") as shop:
        shop.take("a", "a.txt", "1", [capture_of("a.txt", text)])
        assert shop.publish({"rejected": []}, a_run(), FACTS)["captures"] == 1


def test_fresh_forgets_all_but_judgements(ledger: Path) -> None:
    (ledger / "judgements.jsonl").write_text('{"join": ["m_1", "m_2"]}\n', "utf-8")
    with open_workshop(ledger, "r_1", fresh=True) as shop:
        assert shop.captures() == []
        shop.take("a", "a.txt", "1", [capture_of("a.txt", "One text.")])
        shop.publish({"rejected": []}, a_run(), FACTS)
    assert len(list((ledger / "sources").iterdir())) == 1
    assert (ledger / "judgements.jsonl").read_text("utf-8") == '{"join": ["m_1", "m_2"]}\n'


def test_damaged_work_is_done_again(ledger: Path, whole: dict[str, list[Any]]) -> None:
    for part in (ledger / "parts" / "r_1").iterdir():
        part.write_bytes(part.read_bytes()[:-20])
    with open_workshop(ledger, "r_1") as shop:
        assert len(shop.pending()) == 2
    build_by_hand(ledger, {})
    assert tables(ledger) == whole


def test_drafts_of_killed_builds_are_taken_away(ledger: Path) -> None:
    drafts = [
        ledger / ".ledger.duckdb.17.new",
        ledger / ".ledger.duckdb.17.new.wal",
        ledger / "sources" / ".ab.txt.17.new",
        ledger / "parts" / "r_1" / ".b.17.new",
    ]
    for draft in drafts:
        draft.write_text("half")
    with open_workshop(ledger, "r_1"):
        pass
    assert not any(draft.exists() for draft in drafts)


def test_run_json_says_what_ran(ledger: Path) -> None:
    build_by_hand(ledger, TEXTS)
    run = json.loads((ledger / "run.json").read_text("utf-8"))
    assert run["counts"]["mentions"] == 2
    assert run["counts"]["runs"] == 2
    assert [r["run_id"] for r in run["runs"]] == ["1", "2"]
    assert run["inputs"] == {"read": 2, "known": 0, "rejected": 1}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_in_words_and_nothing_finished_is_lost(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, code: int, whole: dict[str, list[Any]]
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", no_room)
        with pytest.raises(LedgerError, match="is full") as caught:
            build_by_hand(ledger, {"new.txt": TEXTS["south.txt"]})
        assert "run the same command" in str(caught.value)
    assert tables(ledger) == whole
    with open_workshop(ledger, "r_1") as shop:
        assert shop.pending() == []
    assert not list(ledger.rglob("*.new"))


@pytest.mark.parametrize("step", ["_fill", "_settle"])
def test_a_full_disk_while_tables_are_written_leaves_the_old_ones(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, whole: dict[str, list[Any]], step: str
) -> None:
    def no_room(*_: object) -> None:
        raise duckdb.IOException('IO Error: Could not write file "x": No space left on device')

    monkeypatch.setattr(f"peaceledger.store.publish.{step}", no_room)
    with pytest.raises(LedgerError, match="is full"):
        build_by_hand(ledger, TEXTS | {"north.txt": TEXTS["north.txt"] + "More.\n"})
    assert tables(ledger) == whole
    assert not [o for o in verify(ledger) if o.faults]


def test_a_folder_that_may_not_be_written_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="may not be written"), disk_faults_in_words(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with (
        open_workshop(tmp_path / "l", "r_1"),
        pytest.raises(LedgerError, match=f"process {os.getpid()}"),
        open_workshop(tmp_path / "l", "r_1"),
    ):
        pass


def test_a_lock_left_by_a_killed_build_stops_nobody(ledger: Path) -> None:
    (ledger / ".lock").write_text("999999\n")
    with open_workshop(ledger, "r_1") as shop:
        assert shop.pending() == []


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(UsageError, match="is no ledger"), open_workshop(tmp_path, "r_1"):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["letters.txt"]


def test_a_file_as_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is a file"), open_workshop(tmp_path / "file", "r_1"):
        pass


def test_inputs_are_stored_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop_module, "FLUSH", 2)
    with pytest.raises(KeyboardInterrupt), open_workshop(tmp_path / "l", "r_1") as shop:
        for number in range(3):
            shop.take(str(number), f"{number}.txt", "d", [capture_of(f"{number}.txt", f"Text {number}.")])
        raise KeyboardInterrupt
    with open_workshop(tmp_path / "l", "r_1") as shop:
        assert sorted(shop.known) == ["0", "1"]


def test_results_do_not_depend_on_the_order_of_batches(tmp_path: Path) -> None:
    captures = [capture_of(p, t) for p, t in TEXTS.items()]
    told = []
    for number, order in enumerate((captures, captures[::-1])):
        with open_workshop(tmp_path / str(number), "r_1") as shop:
            for one in order:
                shop.take(one.path, one.path, "d", [one])
                shop.keep(Batch(captures=(one.capture_id,), findings=(findings_of(one),), failed={}))
            told.append(tell(shop.results()[0]))
    assert told[0] == told[1]
