"""A ledger whose every word is an attack shows it as text, on every page."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from browsing import Browser
from starlette.testclient import TestClient

from peaceledger.analysis.tables import read_tables
from peaceledger.dossier.pages import PAGES
from peaceledger.store import TABLES
from peaceledger.store.folder import Folder
from peaceledger.store.publish import publish

ATTACK = '=1+1"\'><script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">\u202egnorw</a>{{7*7}}<!--'
_WRITTEN = """
headline byline speaker speaker_as_written cue title name place source_name path url trigger note held action obligor subject
explanation one_voice value word thing party mediator claim owner counted_by agreement_as_written instrument cause reason channel
best_rule
"""
WRITTEN = frozenset(_WRITTEN.split())
"""Columns whose words come from articles, from packs, or from people."""


@pytest.fixture(scope="module")
def hostile(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with an attack for every word, and inside every text where a passage begins."""
    tables = read_tables(sample, [t.name for t in TABLES])
    for rows in tables.values():
        for row in rows:
            row |= {k: ATTACK for k in WRITTEN & row.keys() if row[k] is not None}
            row |= {k: [ATTACK] for k in ("participants", "mediators", "chain", "proposers") if row.get(k)}
    for capture in tables["captures"]:
        text = capture["text"]
        capture["text"] = (ATTACK * (len(text) // len(ATTACK) + 1))[: len(text)]
    folder = Folder(tmp_path_factory.mktemp("hostile") / "ledger")
    folder.root.mkdir()
    publish(folder, tables)
    return folder.root


class Page(HTMLParser):
    """What a browser would run or follow."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.faults += [f"{tag} {name}" for name in found if name.startswith("on") or name == "style"]
        if tag == "script" and not str(found.get("src", "")).startswith("/static/"):
            self.faults.append("script")
        if tag in ("img", "iframe", "object", "embed", "base", "meta") and found.get("src"):
            self.faults.append(tag)
        if found.get("href") == "data:,":  # our own: no picture for the tab
            return
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            if (found.get(name) or "/").strip().lower().startswith(("javascript:", "data:", "//", "http")):
                self.faults.append(f"{tag} {name}={found[name]}")


def addresses(ledger: Path) -> list[str]:
    tables = read_tables(ledger, ["events", "captures", "statements", "disagreements"])
    ids = [tables[t][0][k] for t, k in (("events", "event_id"), ("statements", "statement_id"), ("captures", "capture_id"))]
    pages = ["/" if p.key == "overview" else f"/{p.key}" for p in PAGES]
    return [
        *pages,
        *(f"/record/{i}" for i in (*ids, tables["disagreements"][0]["disagreement_id"])),
        f"/text/{ids[2]}?at=0-9",
        f"/search?q={quote(ATTACK)}",
        "/search?q=alert",
        f"/timeline?words={quote(ATTACK)}&place={quote(ATTACK)}",
    ]


def test_no_page_runs_or_follows_what_a_text_says(hostile: Path, browser: Browser) -> None:
    client = browser(hostile)
    for address in addresses(hostile):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert Page(answer.text).faults == [], address
        assert "49" not in answer.text or "{{7*7}}" in answer.text, address


def test_the_attack_is_there_to_be_read(hostile: Path, browser: Browser) -> None:
    page: TestClient = browser(hostile)
    assert "&lt;script&gt;alert(1)" in page.get("/timeline").text


def test_files_of_lists_and_citations_are_no_pages(hostile: Path, browser: Browser) -> None:
    client = browser(hostile)
    event = read_tables(hostile, ["events"])["events"][0]["event_id"]
    for address in ("/download/timeline.csv", "/download/timeline.json", f"/cite/{event}.txt", f"/cite/{event}.bib"):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        assert "html" not in answer.headers["content-type"] and "attachment" in answer.headers["content-disposition"]


def test_a_file_that_spreadsheets_open_holds_no_formula(hostile: Path, browser: Browser) -> None:
    rows = list(csv.reader(io.StringIO(browser(hostile).get("/download/timeline.csv").text)))
    assert any(cell.startswith("'=1+1") for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_files_of_charts_are_pictures_and_tables(hostile: Path, browser: Browser) -> None:
    client, drawn = browser(hostile), 0
    for key in (key for page in PAGES for key in page.draws):
        picture, table = (client.get(f"/chart/{key}.{form}?place={quote(ATTACK)}") for form in ("svg", "csv"))
        if picture.status_code == 404:  # nothing of it can be drawn
            continue
        tags = {e.tag.rpartition("}")[2] for e in ElementTree.fromstring(picture.text).iter()}
        assert not tags & {"script", "a", "foreignObject", "image", "use"}
        assert not [cell for row in csv.reader(io.StringIO(table.text)) for cell in row if cell.startswith(("=", "@"))]
        drawn += bool(tags & {"circle", "path", "rect"})
    assert drawn > 1


def test_a_citation_turns_no_writing_and_closes_its_braces(hostile: Path, browser: Browser) -> None:
    client = browser(hostile)
    tables = read_tables(hostile, ["statements", "disagreements", "events"])
    for key in (tables["events"][0]["event_id"], tables["statements"][0]["statement_id"]):
        text, bibtex, csl = (client.get(f"/cite/{key}.{form}").text for form in ("txt", "bib", "json"))
        assert "\u202e" not in text + bibtex
        assert "script" in text and json.loads(csl)[0]["id"] == key
        bare = re.sub(r"\\.", "", bibtex)
        assert bare.count("{") == bare.count("}") and "\\{\\{7*7\\}\\}" in bibtex
