"""Deciding on the command line: saved, carried out by the next build, refused with what is allowed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]
WHY = ("--because", "read both texts", "--coder", "Ana")


def rows(cli: Run, capsys: Captured, table: str, ledger: Path, where: str = "TRUE") -> list[dict]:
    capsys.readouterr()
    assert cli("show", table, ledger, "--format", "json", "--limit", "0", "--where", where) == 0
    return json.loads(capsys.readouterr().out)


def rebuilt(cli: Run, reports: Path, ledger: Path, *options: str) -> None:
    assert cli("build", reports, "--out", ledger, "--quiet", *options) == 0


def test_a_decision_holds_after_a_rebuild_and_a_fresh_one(cli: Run, reports: Path, ledger: Path, capsys: Captured) -> None:
    mentions = rows(cli, capsys, "mentions", ledger)
    a, b = mentions[0]["mention_id"], mentions[1]["mention_id"]
    held = mentions[0]["event_id"] == mentions[1]["event_id"]
    assert cli("judge", ledger, "different" if held else "same", a, b, *WHY) == 0
    assert "next build" in capsys.readouterr().out
    assert rows(cli, capsys, "mentions", ledger) == mentions
    for options in ((), ("--fresh",)):
        rebuilt(cli, reports, ledger, *options)
        after = {m["mention_id"]: m["event_id"] for m in rows(cli, capsys, "mentions", ledger)}
        assert (after[a] == after[b]) is not held
        (row,) = rows(cli, capsys, "judgements", ledger)
        assert (row["coder"], row["reason"], row["status"]) == ("Ana", "read both texts", "in_force")
    assert cli("verify", ledger) == 0


def test_a_build_in_steps_gives_the_tables_of_one_build(
    cli: Run, reports: Path, ledger: Path, tmp_path: Path, capsys: Captured
) -> None:
    count = rows(cli, capsys, "counts", ledger, "low = 41")[0]
    event = rows(cli, capsys, "events", ledger)[0]["event_id"]
    assert cli("judge", ledger, "correct", count["count_id"], "--field", "number", "--value", "44", *WHY) == 0
    assert cli("judge", ledger, "accept", event, "--field", "status", "--coder", "Ben") == 0
    rebuilt(cli, reports, ledger)
    whole = {t: rows(cli, capsys, t, ledger) for t in ("counts", "events", "exchanges", "links", "judgements", "judged_records")}
    steps = tmp_path / "steps"
    for path in sorted(reports.iterdir(), reverse=True):
        (tmp_path / "one").mkdir(exist_ok=True)
        (tmp_path / "one" / path.name).write_bytes(path.read_bytes())
        rebuilt(cli, tmp_path / "one", steps)
        (steps / "judgements.jsonl").write_bytes((ledger / "judgements.jsonl").read_bytes())
    rebuilt(cli, reports, steps)
    found = {t: rows(cli, capsys, t, steps) for t in whole}
    assert [c["low"] for c in found["counts"] if c["count_id"] == count["count_id"]] == [44.0]
    assert found == whole


def test_an_undo_takes_a_decision_back(cli: Run, reports: Path, ledger: Path, capsys: Captured) -> None:
    before = rows(cli, capsys, "mentions", ledger)
    assert cli("judge", ledger, "reject", before[0]["mention_id"], *WHY, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    rebuilt(cli, reports, ledger)
    assert len(rows(cli, capsys, "mentions", ledger)) == len(before) - 1
    assert cli("judge", ledger, "undo", made["id"], *WHY) == 0
    rebuilt(cli, reports, ledger)
    assert rows(cli, capsys, "mentions", ledger) == before
    assert {r["status"] for r in rows(cli, capsys, "judgements", ledger)} == {"undone", "in_force"}


def test_the_list_shows_what_waits_what_holds_and_what_nobody_can_read(
    cli: Run, reports: Path, ledger: Path, capsys: Captured
) -> None:
    event = rows(cli, capsys, "events", ledger)[0]["event_id"]
    assert cli("judge", ledger, "accept", event, "--coder", "Ana") == 0
    rebuilt(cli, reports, ledger)
    assert cli("judge", ledger, "reject", event, *WHY) == 0
    with (ledger / "judgements.jsonl").open("a") as out:
        out.write('{"torn": ')
    capsys.readouterr()
    assert cli("judge", ledger, "list", "--json") == 0
    assert [r["status"] for r in json.loads(capsys.readouterr().out)] == ["in_force", "waiting", "unreadable"]
    assert cli("judge", ledger, "list") == 0
    assert "3 judgements, 1 to be looked at" in capsys.readouterr().out


def test_an_export_holds_the_judgements(cli: Run, reports: Path, ledger: Path, tmp_path: Path, capsys: Captured) -> None:
    event = rows(cli, capsys, "events", ledger)[0]["event_id"]
    assert cli("judge", ledger, "accept", event, "--coder", "Ana") == 0
    rebuilt(cli, reports, ledger)
    assert cli("export", ledger, "--format", "jsonl", "--to", tmp_path / "out") == 0
    assert '"coder":"Ana"' in (tmp_path / "out" / "judgements.jsonl").read_text("utf-8")
    assert event in (tmp_path / "out" / "judged_records.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("perhaps", "{event}", *WHY), "Use one of same, different"),
        (("same", "{event}", *WHY), "takes A B"),
        (("same", "{event}", "{event}", *WHY), "each once"),
        (("split", "{event}", *WHY), "EVENT MENTION"),
        (("split", "{event}", "{count}", *WHY), "an event and mentions"),
        (("join", "{event}", "{mention}", *WHY), "is about events"),
        (("reject", "{event}", "--coder", "Ana"), "--because"),
        (("reject", "{event}", "--because", "no"), "--coder"),
        (("accept", "e_none", *WHY), "No record has the id"),
        (("reject", "{capture}", *WHY), "not decided about"),
        (("correct", "{event}", *WHY), "--field"),
        (("accept", "{event}", "--value", "x", *WHY), "'correct' only"),
        (("correct", "{event}", "--field", "n_mentions", "--value", "3", *WHY), "These can: type, status"),
        (("correct", "{event}", "--field", "status", "--value", "fine", *WHY), "occurred, ongoing"),
        (("correct", "{event}", "--field", "date", "--value", "soon", *WHY), "2031-05-02 is wanted"),
        (("correct", "{event}", "--field", "status", "--value", "occurred", *WHY), "already"),
        (("undo", "j_none", *WHY), "no judgement 'j_none'"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_what_can(
    cli: Run, ledger: Path, capsys: Captured, arguments: tuple[str, ...], words: str
) -> None:
    ids = {n: rows(cli, capsys, f"{n}s", ledger)[0][f"{n}_id"] for n in ("event", "mention", "count", "capture")}
    assert cli("judge", ledger, *(a.format(**ids) for a in arguments)) == 2
    assert words in capsys.readouterr().err
    assert (ledger / "judgements.jsonl").read_text() == ""


def test_an_event_added_by_its_words_survives_a_fresh_build(cli: Run, reports: Path, ledger: Path, capsys: Captured) -> None:
    capture = rows(cli, capsys, "captures", ledger, "contains(text, 'round 3')")[0]["capture_id"]
    passage = ("--passage", "talks go on in round 3", "--with", "date=2031-05-02/2031-05-03", "--with", "trigger=talks")
    assert cli("judge", ledger, "add", capture, *passage, "--with", "type=negotiation_round", *WHY) == 0
    before = rows(cli, capsys, "mentions", ledger)
    for options in ((), ("--fresh",)):
        rebuilt(cli, reports, ledger, *options)
        (made,) = rows(cli, capsys, "mentions", ledger, "extractor = 'person/1'")
        assert (made["quote"], made["trigger"], made["type"]) == ("talks go on in round 3", "talks", "negotiation_round")
        assert (made["date_earliest"], made["date_latest"]) == ("2031-05-02", "2031-05-03")
        assert made["event_id"]
        assert len(rows(cli, capsys, "mentions", ledger)) == len(before) + 1
        assert [r["status"] for r in rows(cli, capsys, "judgements", ledger)] == ["in_force"]
    assert cli("verify", ledger) == 0
    assert cli("judge", ledger, "add", capture, *passage, "--with", "type=negotiation_round", *WHY) == 2
    assert made["mention_id"] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (("--passage", "no such words", "--with", "type=attack"), "stands nowhere"),
        (("--passage", "o", "--with", "type=attack"), "times"),
        (("--passage", "talks go on"), "--with NAME=VALUE"),
        (("--passage", "talks go on", "--with", "place=Vesta"), "needs type"),
        (("--passage", "The envoy", "--to", "counts", "--with", "role=returned", "--with", "number=3"), "which mention"),
        (("--passage", "The envoy", "--to", "counts", "--with", "role=returned", "--with", "number=9/3"), "least and greatest"),
        (("--passage", "talks go on", "--to", "statements", "--with", "stance=claim"), "needs speaker"),
        (("--passage", "talks go on", "--to", "events", "--with", "type=attack"), "Nothing is added to events"),
        (("--passage", "talks go on", "--with", "type=party"), "type is one of"),
        (("--passage", "talks go on", "--with", "type=attack", "--with", "trigger=rain"), "naming words"),
        (("--passage", "talks go on", "--with", "type=attack", "--with", "date=soon"), "a day such as"),
        (("--passage", "talks go on", "--with", "type=attack", "--with", "date=2031-05-02/2031-05-01"), "first and the last day"),
        (("--passage", "talks go on", "--with", "type=attack", "--with", "colour=red"), "These can"),
    ],
)
def test_what_cannot_be_added_is_said(cli: Run, ledger: Path, capsys: Captured, changes: tuple[str, ...], words: str) -> None:
    capture = rows(cli, capsys, "captures", ledger)[0]["capture_id"]
    assert cli("judge", ledger, "add", capture, *changes, *WHY) == 2
    assert words in capsys.readouterr().err
    assert (ledger / "judgements.jsonl").read_bytes() == b""


def test_a_passage_drawn_otherwise_survives_a_fresh_build_and_is_what_is_learnt_from(
    cli: Run, reports: Path, ledger: Path, tmp_path: Path, capsys: Captured
) -> None:
    mention = rows(cli, capsys, "mentions", ledger, "length(quote) > length(trigger) + 6")[0]
    key, shorter = mention["mention_id"], mention["quote"].rpartition(" ")[0]
    if mention["trigger"] not in shorter:
        shorter = mention["quote"].partition(" ")[2]
    judged = ("judge", ledger, "correct", key, "--field", "passage", "--value")
    for words, fault in (
        ("no such words", "must stand"),
        (mention["quote"], "is so already"),
        (mention["quote"][:3], "names it"),
    ):
        assert cli(*judged, words, *WHY) == 2
        assert fault in capsys.readouterr().err
    assert cli(*judged, shorter, *WHY) == 0
    assert cli("judge", ledger, "correct", key, "--field", "status", "--value", "planned", *WHY) == 0
    rebuilt(cli, reports, ledger, "--fresh")
    (row,) = rows(cli, capsys, "mentions", ledger, f"mention_id = '{key}'")
    assert (row["quote"], row["status"]) == (shorter, "planned")
    assert {r["status"] for r in rows(cli, capsys, "judgements", ledger)} == {"in_force"}
    assert cli("verify", ledger) == 0
    assert cli("export", ledger, "--format", "training", "--to", tmp_path / "out") == 0
    lines = [json.loads(line) for line in (tmp_path / "out" / "training.jsonl").read_text("utf-8").splitlines()]
    assert [(x["field"], x["text"], x["found"]) for x in lines] == [(f, shorter, mention["quote"]) for f in ("passage", "status")]
    assert all(x["end"] - x["start"] == len(shorter) for x in lines)


def test_a_number_and_a_statement_added_by_their_words_survive_a_fresh_build(
    cli: Run, reports: Path, ledger: Path, capsys: Captured
) -> None:
    capture = rows(cli, capsys, "captures", ledger, "contains(text, 'round 3')")[0]["capture_id"]
    mention = rows(cli, capsys, "mentions", ledger, f"capture_id = '{capture}'")[0]
    number = (
        "--to",
        "counts",
        "--passage",
        "43 prisoners",
        "--with",
        "role=wounded",
        "--with",
        "number=43/",
        "--with",
        "what=pow",
    )
    assert cli("judge", ledger, "add", capture, *number, "--with", f"of={mention['mention_id']}", *WHY) == 0
    words = (
        "--to",
        "statements",
        "--passage",
        "talks go on in round 3",
        "--with",
        "speaker=Arn Vale",
        "--with",
        "stance=commit",
    )
    assert cli("judge", ledger, "add", capture, *words, *WHY) == 0
    rebuilt(cli, reports, ledger, "--fresh")
    (count,) = rows(cli, capsys, "counts", ledger, "role = 'wounded'")
    assert (count["quote"], count["low"], count["high"], count["hedge"]) == ("43 prisoners", 43.0, None, "at_least")
    assert (count["mention_id"], count["event_id"]) == (mention["mention_id"], mention["event_id"])
    (said,) = rows(cli, capsys, "statements", ledger, "speaker = 'Arn Vale' AND stance = 'commit'")
    assert (said["quote"], said["stances"], said["chain"]) == ("talks go on in round 3", ["commit"], ["Arn Vale"])
    assert {r["status"] for r in rows(cli, capsys, "judgements", ledger)} == {"in_force"}
    assert cli("verify", ledger) == 0
    assert cli("judge", ledger, "add", capture, *words, *WHY) == 2
    assert said["statement_id"] in capsys.readouterr().err
    assert cli("judge", ledger, "correct", count["count_id"], "--field", "number", "--value", "44", *WHY) == 0
    rebuilt(cli, reports, ledger)
    assert [c["low"] for c in rows(cli, capsys, "counts", ledger, "role = 'wounded'")] == [44.0]


def test_a_link_is_rejected_as_two_events_and_a_rejected_value_is_not_known(
    cli: Run, reports: Path, ledger: Path, capsys: Captured
) -> None:
    links = rows(cli, capsys, "links", ledger)
    mention = next(m for m in rows(cli, capsys, "mentions", ledger) if m["participants"])
    assert cli("judge", ledger, "reject", mention["mention_id"], "--field", "participants", *WHY) == 0
    assert cli("judge", ledger, "reject", mention["mention_id"], "--field", "status", *WHY) == 2
    assert "cannot be empty" in capsys.readouterr().err
    if links:
        assert cli("judge", ledger, "correct", links[0]["link_id"], "--field", "weight", "--value", "1", *WHY) == 2
        assert cli("judge", ledger, "reject", links[0]["link_id"], *WHY) == 0
    rebuilt(cli, reports, ledger)
    after = {m["mention_id"]: m for m in rows(cli, capsys, "mentions", ledger)}
    assert after[mention["mention_id"]]["participants"] == []
    if links:
        assert after[links[0]["left_mention_id"]]["event_id"] != after[links[0]["right_mention_id"]]["event_id"]
    assert {r["status"] for r in rows(cli, capsys, "judgements", ledger)} == {"in_force"}
