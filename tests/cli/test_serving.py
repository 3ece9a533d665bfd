"""``serve``, ``search``, ``review`` on the command line: they start, answer, refuse with what would be right, and end."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]
TOKEN = "bridge-at-dawn-0123456789"
ASK = """
import json, sys, urllib.error, urllib.request
found = []
for address in sys.argv[1:]:
    asker = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor())
    try:
        with asker.open(address, timeout=20) as answer:
            found.append([answer.status, answer.read().decode()])
    except urllib.error.HTTPError as fault:
        found.append([fault.code, fault.read().decode()])
    except OSError as fault:
        found.append([0, str(fault)])
print(json.dumps(found))
"""
FREE = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"


def ask(*addresses: str) -> list[tuple[int, str]]:
    """Status and page of some addresses, asked by a process of its own: tests have no sockets."""
    done = subprocess.run([sys.executable, "-c", ASK, *addresses], capture_output=True, text=True, check=True)
    return [tuple(x) for x in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def port() -> int:
    return int(subprocess.run([sys.executable, "-c", FREE], capture_output=True, text=True, check=True).stdout)


def command(ledger: Path, port: int, *options: str) -> list[str]:
    return [sys.executable, "-m", "peaceledger", "serve", str(ledger), "--port", str(port), *options]


@contextmanager
def served(ledger: Path, port: int, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A server that has said where it is."""
    environ = {k: v for k, v in os.environ.items() if k != "PEACELEDGER_TOKEN"}
    with subprocess.Popen(
        command(ledger, port, *options), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environ
    ) as server:
        try:
            yield server
        finally:
            server.kill()


def home(server: subprocess.Popen[str]) -> str:
    """The address that a server prints when it can be asked."""
    assert server.stdout
    said = server.stdout.readline()
    assert said.startswith("Open http://127.0.0.1:"), said + server.stdout.read()
    address = said.split()[1]
    for _ in range(50):
        if ask(address)[0][0]:
            break
        time.sleep(0.1)
    return address


def test_serve_starts_answers_and_ends_when_it_is_told_to(ledger: Path, port: int) -> None:
    with served(ledger, port) as server:
        address = home(server)
        pages = ask(address, f"{address}review/", f"{address}no-such-page", f"{address}static/..%2f..%2fapp.py")
        assert [status for status, _ in pages] == [200, 200, 404, 404]
        assert "<h1" in pages[0][1] or "<h2" in pages[0][1]
        second = subprocess.run(command(ledger, port), capture_output=True, text=True, check=False)
        assert second.returncode == 2
        assert "cannot be used: give another --port" in second.stderr
        assert "Open http" not in second.stdout  # nobody is sent to somebody else's server
        assert ask(address)[0][0] == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
    assert ask(address)[0][0] == 0


def test_a_token_is_asked_for_and_a_wrong_one_is_refused(ledger: Path, port: int) -> None:
    with served(ledger, port, "--token", TOKEN) as server:
        address = home(server)
        bare = address.partition("?")[0]
        assert address == f"{bare}?token={TOKEN}"
        right, none, wrong = ask(address, bare, f"{bare}?token={TOKEN[:-1]}8")
        assert right[0] == 200
        assert {none[0], wrong[0]} <= {401, 403}
        assert TOKEN not in none[1] + wrong[1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--token", "short"), "token is too short"),
        (("--host", "0.0.0.0", "--token", "short"), "token is too short"),
        (("--port", "0"), "--port"),
        (("--language", "xx"), "no language"),
    ],
)
def test_what_cannot_be_served_is_said(cli: Run, ledger: Path, capsys: Captured, options: tuple[str, ...], words: str) -> None:
    assert cli("serve", ledger, *options) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert "Open http" not in shown.out


@pytest.mark.parametrize("command", [("serve",), ("search", "talks"), ("review",), ("judge",)])
def test_where_there_is_no_ledger_it_is_said(cli: Run, tmp_path: Path, capsys: Captured, command: tuple[str, ...]) -> None:
    rest = ("accept", "m_1", "--coder", "Ana") if command == ("judge",) else ()
    assert cli(*command, tmp_path / "none", *rest) == 2
    assert "none" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_search_marks_what_it_finds(cli: Run, ledger: Path, capsys: Captured) -> None:
    assert cli("search", "exchanged prisoners", ledger, "--limit", "3") == 0
    shown = capsys.readouterr().out
    assert "[[exchanged]]" in shown
    assert "3 of 8" in shown
    assert cli("search", '"round 3"', ledger, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) <= {"statements", "passages", "articles"}
    assert sum(one["total"] for one in found.values()) >= 1
    assert cli("search", "exchanged", ledger, "--in", "passages") == 0
    assert capsys.readouterr().out.startswith("passages:")
    assert cli("search", "zeppelin", ledger) == 0
    assert "0 of 0" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "options"), [("-", ()), ("talks", ("--in", "towns")), ("talks", ("--limit", "0"))])
def test_what_cannot_be_looked_for_is_said(
    cli: Run, ledger: Path, capsys: Captured, words: str, options: tuple[str, ...]
) -> None:
    assert cli("search", "--limit", "5", *options, "--", words, ledger) == 2
    assert "Error: " in capsys.readouterr().err


def test_nothing_that_a_search_shows_steers_the_terminal(cli: Run, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "odd.txt").write_text("Norland and Sudland exchanged \x1b[31m40\x1b[0m prisoners.\u202e\n", "utf-8")
    assert cli("build", tmp_path / "texts", "--out", tmp_path / "odd", "--quiet") == 0
    assert cli("search", "exchanged", tmp_path / "odd") == 0
    shown = capsys.readouterr().out
    assert "exchanged" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


def told(cli: Run, capsys: Captured, *arguments: object) -> list[dict]:
    capsys.readouterr()
    assert cli("review", *arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_review_tells_what_is_next_and_two_coders_are_compared(cli: Run, ledger: Path, capsys: Captured) -> None:
    before = told(cli, capsys, ledger)
    assert cli("review", ledger) == 0
    assert f"of {len(before)} rows" in capsys.readouterr().out
    assert cli("review", ledger, "sample", "--table", "mentions", "-n", "4", "--coder", "Ana") == 0
    assert told(cli, capsys, ledger, "progress")[0]["records"] == 4
    assert (told(cli, capsys, ledger, "agreement"), told(cli, capsys, ledger, "disagreements")) == ([], [])
    assert cli("show", "mentions", ledger, "--format", "json", "--limit", "2") == 0
    keys = [m["mention_id"] for m in json.loads(capsys.readouterr().out)]
    for coder, statuses in (("Ana", ("planned", "claimed")), ("Ben", ("planned", "denied"))):
        for key, status in zip(keys, statuses, strict=True):
            answer = ("judge", ledger, "correct", key, "--field", "status", "--value", status, "--coder", coder, "--coding")
            assert cli(*answer) == 0
    (row,) = told(cli, capsys, ledger, "agreement")
    assert (row["table"], row["field"], row["n"], row["differ"]) == ("mentions", "status", 2, 1)
    apart, against = told(cli, capsys, ledger, "disagreements")
    assert (apart["id"], against["id"]) == (
        keys[1],
        keys[0],
    )  # what coders differ on comes before what they hold against the machine
    assert "Ana: claimed" in apart["answers"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--kind", "gossip"), "no kind of doubt"),
        (("sample",), "--coder NAME"),
        (("sample", "--coder", "Ana", "--table", "towns"), "is not coded"),
        (("sample", "--coder", "Ana", "--by", "colour"), "by what"),
        (("gossip",), "gossip"),
    ],
)
def test_what_cannot_be_reviewed_is_said(cli: Run, ledger: Path, capsys: Captured, options: tuple[str, ...], words: str) -> None:
    assert cli("review", ledger, *options) == 2
    assert words in capsys.readouterr().err
    assert (ledger / "judgements.jsonl").read_bytes() == b""
