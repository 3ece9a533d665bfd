"""Looking at a ledger: show, why, verify, export, check-pack; and what every command has in common."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from peaceledger import __version__
from peaceledger.cli import app, run
from peaceledger.cli.screen import as_csv, as_json, harmless
from peaceledger.store import TABLES

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]
COMMANDS = [
    "build",
    "show",
    "matrix",
    "why",
    "judge",
    "review",
    "verify",
    "export",
    "score",
    "search",
    "serve",
    "study",
    "check-pack",
]


def rows(cli: Run, capsys: Captured, *arguments: object) -> list[dict]:
    capsys.readouterr()
    assert cli("show", *arguments, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)


def test_show_prints_rows_in_three_ways(cli: Run, ledger: Path, capsys: Captured) -> None:
    found = rows(cli, capsys, "mentions", ledger)
    assert len(found) == 8
    assert found[0]["participants"] == ["Norland", "Sudland"]
    assert cli("show", "mentions", ledger, "--format", "csv") == 0
    parsed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [r["mention_id"] for r in parsed] == [r["mention_id"] for r in found]
    assert json.loads(parsed[0]["participants"]) == ["Norland", "Sudland"]
    assert cli("show", "mentions", ledger, "--limit", "3") == 0
    out = capsys.readouterr().out
    assert found[0]["mention_id"] in out
    assert "3 of 8 rows" in out


def test_show_takes_a_condition(cli: Run, ledger: Path, capsys: Captured) -> None:
    assert len(rows(cli, capsys, "counts", ledger, "--where", "low > 43")) == 4
    assert len(rows(cli, capsys, "counts", ledger, "--where", 'low > 43 AND "end" > 0 -- and no more')) == 4
    assert len(rows(cli, capsys, "mentions", ledger, "--limit", "0")) == 8


@pytest.mark.parametrize("where", [
    "nonsense = 1",
    "low >",
    "1 = 1); DROP TABLE counts; --",
    "1 = 1; SELECT 1",
    "(SELECT count(*) FROM read_text('/etc/hostname')) > 0",
    "(SELECT count(*) FROM '/etc/hostname') > 0",
    "low = 'many'",
])  # fmt: skip
def test_a_condition_that_is_none_is_refused_with_the_columns(cli: Run, ledger: Path, capsys: Captured, where: str) -> None:
    assert cli("show", "counts", ledger, "--where", where) == 2
    error = capsys.readouterr().err
    assert "returned_to" in error
    assert "Traceback" not in error


def test_an_unknown_table_lists_the_tables(cli: Run, ledger: Path, capsys: Captured) -> None:
    assert cli("show", "happenings", ledger) == 2
    error = capsys.readouterr().err
    assert [t.name for t in TABLES if t.name not in error] == []


def test_every_table_can_be_shown(cli: Run, ledger: Path) -> None:
    assert [cli("show", table.name, ledger) for table in TABLES] == [0] * len(TABLES)


@pytest.mark.parametrize("table", ["captures", "articles", "statements", "mentions", "counts", "events"])
def test_why_explains_records_of_every_kind(cli: Run, ledger: Path, capsys: Captured, table: str) -> None:
    found = rows(cli, capsys, table, ledger)
    key = next(iter(found[0].values()))
    assert cli("why", key, ledger) == 0
    out = capsys.readouterr().out
    assert key in out
    assert ".txt:" in out
    assert "[[" in out


def test_why_shows_the_passages_with_line_and_context(cli: Run, ledger: Path, capsys: Captured) -> None:
    said = next(s for s in rows(cli, capsys, "statements", ledger) if s["quote"].endswith("round 5"))
    assert cli("why", said["statement_id"], ledger) == 0
    out = capsys.readouterr().out
    assert "5.txt:3  speaker" in out
    assert "[[talks go on in round 5]]" in out
    assert "exchanged 45 prisoners. " in out


def test_why_of_an_event_names_mentions_counts_links_and_rule(cli: Run, ledger: Path, capsys: Captured) -> None:
    event = max(rows(cli, capsys, "events", ledger, "--where", "type = 'prisoner_exchange'"), key=lambda e: e["n_mentions"])
    assert cli("why", event["event_id"], ledger, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert len([e for e in found["evidence"] if e["record_id"].startswith("m_")]) == event["n_mentions"]
    assert any(e["record_id"].startswith("n_") for e in found["evidence"])
    assert any(line.startswith("best values:") for line in found["derivation"])


def test_why_shows_judgements(cli: Run, ledger: Path, capsys: Captured) -> None:
    event = rows(cli, capsys, "events", ledger)[0]["event_id"]
    other = rows(cli, capsys, "statements", ledger)[0]["statement_id"]
    assert cli("judge", ledger, "reject", event, "--because", "a rehearsal", "--coder", "Ana") == 0
    assert cli("judge", ledger, "accept", other, "--coder", "Ben") == 0
    with (ledger / "judgements.jsonl").open("a") as out:
        out.write("{broken")
    capsys.readouterr()
    assert cli("why", event, ledger, "--json") == 0
    assert [r["status"] for r in json.loads(capsys.readouterr().out)["judgements"]] == ["waiting", "unreadable"]
    assert cli("why", event, ledger) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Ana rejected it on" in out
    assert "“a rehearsal”" in out


def test_why_tells_an_event_in_sentences_and_gives_weights_when_asked(cli: Run, ledger: Path, capsys: Captured) -> None:
    event = max(rows(cli, capsys, "events", ledger), key=lambda e: e["n_mentions"])
    assert cli("why", event["event_id"], ledger) == 0
    plain = " ".join(capsys.readouterr().out.split())
    assert f"{event['title']} ({event['event_id']})" in plain
    assert "prisoner exchange" in plain
    assert "No text says when it was, where it was" in plain
    assert "Derivation" not in plain
    assert cli("why", event["event_id"], ledger, "--weights", "--all") == 0
    assert "Derivation" in capsys.readouterr().out


def test_an_unknown_id_is_told(cli: Run, ledger: Path, capsys: Captured) -> None:
    assert cli("why", "e_unheard_of", ledger) == 2
    assert "No record has the id" in capsys.readouterr().err


def test_verify_is_0_for_a_sound_ledger_and_1_with_a_list_for_another(cli: Run, ledger: Path, capsys: Captured) -> None:
    assert cli("verify", ledger) == 0
    # 8 statements with speakers, 8 mentions with triggers, 8 counts, 8 utterances; what copies share
    assert "76 passages" in capsys.readouterr().out
    with duckdb.connect(str(ledger / "ledger.duckdb")) as db:
        db.execute("UPDATE mentions SET start = start + 1")
    assert cli("verify", ledger) == 1
    assert "FAILED passages" in capsys.readouterr().out
    assert cli("verify", ledger, "--json") == 1
    assert {f["name"] for f in json.loads(capsys.readouterr().out)["failed"]} >= {"passages", "parquet"}


@pytest.mark.parametrize("command", [("show", "events"), ("why", "e_1"), ("verify",)])
def test_a_folder_that_is_no_ledger_is_told(cli: Run, tmp_path: Path, capsys: Captured, command: tuple[str, ...]) -> None:
    assert cli(*command, tmp_path) == 2
    assert "peaceledger build" in capsys.readouterr().err


def test_a_damaged_database_is_told(cli: Run, ledger: Path, capsys: Captured) -> None:
    (ledger / "ledger.duckdb").write_bytes(b"not a database")
    assert cli("show", "events", ledger) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("show", "events"), ("why", "e_1"), ("export", "--format", "csv", "--to", "out")])
def test_a_ledger_of_another_version_is_told(cli: Run, ledger: Path, capsys: Captured, command: tuple[str, ...]) -> None:
    with duckdb.connect(str(ledger / "ledger.duckdb")) as db:
        db.execute("ALTER TABLE mentions DROP COLUMN extractor")
    assert cli(*command, ledger) == 2
    assert "another version" in capsys.readouterr().err
    assert cli("verify", ledger) == 1
    assert "FAILED columns" in capsys.readouterr().out


def test_a_path_that_cannot_be_used_is_no_fault_of_the_program(cli: Run, ledger: Path, reports: Path, capsys: Captured) -> None:
    assert cli("export", ledger, "--format", "csv", "--to", reports / "0.txt" / "below") == 2
    error = capsys.readouterr().err
    assert str(reports / "0.txt") in error
    assert "fault of peaceledger" not in error


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_an_export_holds_every_table_and_its_description(cli: Run, ledger: Path, tmp_path: Path, name: str) -> None:
    to = tmp_path / "out"
    assert cli("export", ledger, "--format", name, "--to", to) == 0
    assert cli("export", ledger, "--format", name, "--to", to) == 0
    package = json.loads((to / "datapackage.json").read_text("utf-8"))
    assert {r["path"] for r in package["resources"]} == {f"{t.name}.{name}" for t in TABLES}
    reader = {"csv": "read_csv('{}', header = true)", "jsonl": "read_json('{}')", "parquet": "read_parquet('{}')"}[name]
    with duckdb.connect(":memory:") as db:
        for resource in package["resources"]:
            if resource["name"] in ("mentions", "counts", "captures"):
                found = db.execute(f"SELECT * FROM {reader.format(to / resource['path'])}")
                assert [c[0] for c in found.description] == [f["name"] for f in resource["schema"]["fields"]]
                assert len(found.fetchall()) == 8


def test_whole_texts_leave_only_when_asked_for(cli: Run, ledger: Path, tmp_path: Path) -> None:
    assert cli("export", ledger, "--format", "csv", "--to", tmp_path / "a") == 0
    assert cli("export", ledger, "--format", "csv", "--to", tmp_path / "b", "--with-text") == 0
    assert "Norland" not in (tmp_path / "a" / "captures.csv").read_text("utf-8")
    assert "Norland" in (tmp_path / "b" / "captures.csv").read_text("utf-8")


def test_a_description_names_types_and_keys(cli: Run, ledger: Path, tmp_path: Path) -> None:
    assert cli("export", ledger, "--format", "csv", "--to", tmp_path / "out") == 0
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    counts = next(r for r in package["resources"] if r["name"] == "counts")["schema"]
    assert counts["primaryKey"] == ["count_id"]
    assert {"fields": "mention_id", "reference": {"resource": "mentions", "fields": "mention_id"}} in counts["foreignKeys"]
    assert {f["name"]: f["type"] for f in counts["fields"]}["low"] == "number"
    assert package["licenses"]


def test_an_export_spares_other_files(cli: Run, ledger: Path, reports: Path, capsys: Captured) -> None:
    assert cli("export", ledger, "--format", "csv", "--to", reports) == 2
    assert cli("export", ledger, "--format", "xls", "--to", reports / "x") == 2
    assert "csv, jsonl, parquet" in capsys.readouterr().err
    assert len(list(reports.iterdir())) == 8


def test_check_pack_of_a_built_in_pack_and_of_none(cli: Run, tmp_path: Path, capsys: Captured) -> None:
    assert cli("check-pack", "ukraine") == 0
    assert cli("check-pack", tmp_path) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_nothing_in_a_text_steers_the_terminal() -> None:
    evil = "a\x1b[2Jb\x9b31mc\u202ed\u2066e\x07f\r\ng\ud800"
    shown = harmless(evil)
    assert shown == "a\\u001b[2Jb\\u009b31mc\\u202ed\\u2066e\\u0007f g\\ud800"
    assert json.loads(as_json({"text": evil})) == {"text": evil}
    assert not set("\x1b\x9b\u202e\u2066\x07\r") & set(as_json({"text": evil}))
    assert harmless(["a\x1b", "b"]) == "a\\u001b, b"


def test_csv_keeps_values_exact_where_no_terminal_reads() -> None:
    assert as_csv(("a", "b"), [("x\x1by, z", None)]) == 'a,b\n"x\x1by, z",\n'


def test_markup_in_a_text_is_text(cli: Run, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(
        "The [red]envoy[/red] here.\nThe envoy said that [link=x]\u202eolleh\x9b31m is :smile:\n", "utf-8"
    )
    assert cli("build", tmp_path / "a.txt", "--out", tmp_path / "l") == 0
    assert cli("show", "statements", tmp_path / "l") == 0
    key = rows(cli, capsys, "statements", tmp_path / "l")[0]["statement_id"]
    assert cli("why", key, tmp_path / "l") == 0
    out = capsys.readouterr().out
    assert "[link=x]" in out
    assert ":smile:" in out
    assert "\\u202eolleh" in out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)


def test_version_and_help(cli: Run, capsys: Captured) -> None:
    assert cli("--version") == 0
    assert capsys.readouterr().out == f"peaceledger {__version__}\n"
    assert cli("--help") == 0
    out = capsys.readouterr().out
    assert [name for name in COMMANDS if name not in out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_examples(cli: Run, capsys: Captured, command: str) -> None:
    assert cli(command, "--help") == 0
    out = capsys.readouterr().out
    assert f"  peaceledger {command} " in out


def test_the_commands_are_the_ones_meant() -> None:
    assert [c.name for c in app.registered_commands] == COMMANDS


def test_a_fault_of_the_program_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("wheel came off")

    monkeypatch.setattr("peaceledger.store.verify.verify", broken)
    assert run(["verify", str(tmp_path)]) == 70
    error = capsys.readouterr().err
    assert "wheel came off" in error
    assert "Traceback" not in error
    assert run(["--debug", "verify", str(tmp_path)]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    heavy = (
        "import sys; import peaceledger.cli; sys.exit(bool({'spacy', 'duckdb', 'rich', 'numpy', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", heavy], check=False).returncode == 0
