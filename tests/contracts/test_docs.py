"""The documentation keeps its word: links lead somewhere, commands are right, the tutorial runs, codes are explained.

Commands, tables and pack fields are held to their reference pages by the tests of the rooms they belong to.
"""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from peaceledger.analysis.tables import read_tables
from peaceledger.cli import app
from peaceledger.config import Settings
from peaceledger.dossier.pages.statements import MOST_STATEMENTS
from peaceledger.packs import Lexicon, check_pack
from peaceledger.readers import MAX_ARTICLE, MAX_DOCUMENT, discover, read
from peaceledger.readers.decode import INFLATION_FREE, MAX_INFLATION
from peaceledger.records import Capture, article, event, mention, statement, values

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), ROOT / "examples" / "README.md"])
GROUP: Any = typer.main.get_command(app)
FENCE = re.compile(r"^```(?P<kind>\w*)(?P<note>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, what stands behind it, its text."""

    kind: str
    note: str
    body: str


def fences(page: Path) -> list[Fence]:
    return [Fence(m["kind"], m["note"].strip(), m["body"]) for m in FENCE.finditer(page.read_text("utf-8"))]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def command_lines() -> Iterator[tuple[str, str]]:
    """Page and command of every ``peaceledger ...`` line in a shell block."""
    for page in PAGES:
        for fence in fences(page):
            for line in fence.body.splitlines() if fence.kind in ("", "sh") else ():
                if line.startswith("peaceledger "):
                    yield name(page), line


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_leads_to_a_file_and_heading(page: Path) -> None:
    prose = FENCE.sub("", page.read_text("utf-8"))
    dead = []
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in headings(target)):
            dead.append(link)
    assert dead == []


def headings(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_can_be_reached_from_another() -> None:
    linked = set()
    for page in PAGES:
        prose = page.read_text("utf-8")
        linked |= {(page.parent / link.split("#")[0]).resolve() for link in re.findall(r"\]\(([^)\s#][^)\s]*)\)", prose)}
    folders = {p for p in linked if p.is_dir()}
    lost = [p for p in PAGES if "docs" in p.parts and p.resolve() not in linked and p.parent.resolve() not in folders]
    start = {ROOT / "docs" / "tutorial.md"}  # where a newcomer begins
    assert [name(p) for p in lost if p not in start] == []


@pytest.mark.parametrize(("page", "line"), list(command_lines()))
def test_every_command_line_can_be_parsed(page: str, line: str) -> None:
    del page
    words = shlex.split(line.split(" > ")[0], comments=True)[1:]
    if words[0].startswith("--"):
        assert words[0] in ("--help", "--version", "--debug")
        return
    command = GROUP.commands[words[0]]
    command.make_context(words[0], [w for w in words[1:] if w != "..."])


def test_the_tutorial_runs(tmp_path: Path) -> None:
    """Every block marked ``sh`` is run in order; a ``text`` block after it must stand in its output, ``…`` for anything."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "src" / "peaceledger" / "packs" / "example", tmp_path / "src" / "peaceledger" / "packs" / "example")
    out, ran = "", 0
    for fence in fences(ROOT / "docs" / "tutorial.md"):
        if fence.kind == "sh":
            out = run_block(fence, tmp_path)
            ran += 1
        elif fence.kind == "text":
            assert_shown(fence.body, out)
    assert ran > 10


def run_block(fence: Fence, folder: Path) -> str:
    script = f'peaceledger() {{ "{sys.executable}" -m peaceledger "$@"; }}\nset -e\n{fence.body}'
    if "EVENT_ID" in script:
        dated = [e for e in read_tables(folder / "out" / "ledger", ["exchanges"])["exchanges"] if e["ordinal"] == 12]
        script = script.replace("EVENT_ID", dated[0]["event_id"])
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == int(fence.note.removeprefix("exit=") or 0), f"{fence.body}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def assert_shown(expected: str, out: str) -> None:
    lines = iter(out.splitlines())
    for wanted in expected.splitlines():
        if wanted.strip() != "…":
            pattern = wanted.rstrip().replace("[", "[[]").replace("…", "*")
            assert any(fnmatchcase(line.rstrip(), pattern) for line in lines), f"{wanted!r} is not in:\n{out}"


def test_the_pack_of_the_how_to_is_well_made(tmp_path: Path) -> None:
    files = 0
    for fence in fences(ROOT / "docs" / "how-to" / "own-pack.md"):
        if fence.kind == "toml":
            path = tmp_path / fence.body.split("\n", 1)[0].removeprefix("# ")
            path.parent.mkdir(exist_ok=True)
            path.write_text(fence.body, "utf-8")
            files += 1
    assert files > 3
    assert check_pack(tmp_path / "my-pack") == ()


@pytest.mark.parametrize(("kind", "suffix"), [("json", ".jsonl"), ("csv", ".csv")])
def test_the_records_of_the_how_to_can_be_read(kind: str, suffix: str, tmp_path: Path) -> None:
    (fence,) = (f for f in fences(ROOT / "docs" / "how-to" / "own-archive.md") if f.kind == kind)
    (tmp_path / f"records{suffix}").write_text(fence.body, "utf-8")
    found = [c for file in discover([tmp_path]) for c in read(file)]
    assert [type(c) for c in found] == [Capture, Capture]
    assert next(c.text.split("\n")[0] for c in found if isinstance(c, Capture)) == "No signature"


CODES = {
    "event types": mention.EVENT_TYPES,
    "status": get_args(mention.Status),
    "date_basis": get_args(values.DateBasis),
    "hedge": get_args(values.Hedge),
    "published_basis": get_args(article.PublishedBasis),
    "article kind": get_args(article.ArticleKind),
    "relevance": get_args(article.Relevance),
    "statement kind": get_args(statement.StatementKind),
    "stance": get_args(statement.Stance),
    "disagreement kind": get_args(event.DisagreementKind),
}


@pytest.mark.parametrize("group", CODES)
def test_every_code_is_explained(group: str) -> None:
    text = (ROOT / "docs" / "reference" / "records.md").read_text("utf-8")
    assert [code for code in CODES[group] if f"`{code}`" not in text] == []


def test_every_topic_is_named(lexicon: Lexicon) -> None:
    text = (ROOT / "docs" / "reference" / "records.md").read_text("utf-8")
    assert [topic for topic in (*lexicon.vocab["topics"], "other") if f"`{topic}`" not in text] == []


def test_settings_and_limits_are_as_the_code_has_them() -> None:
    text = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    assert [f.name for f in fields(Settings) if f"| `{f.name}` |" not in text] == []
    limits = (MAX_DOCUMENT, MAX_ARTICLE, MAX_INFLATION, INFLATION_FREE, MOST_STATEMENTS)
    assert [limit for limit in limits if f"{limit:,}" not in text] == []
