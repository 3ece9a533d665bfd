"""What stands behind a record, and lists as files."""

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from peaceledger.analysis.listings import LISTINGS
from peaceledger.analysis.tables import read_tables
from peaceledger.store import TABLES

SINGLE = [t for t in TABLES if len(t.key) == 1 and t.name != "runs"]


def test_a_record_of_every_table_is_shown(pages: TestClient, sample: Path) -> None:
    found = read_tables(sample, [t.name for t in SINGLE])
    shown = {t.name: pages.get(f"/record/{rows[0][t.key[0]]}") for t in SINGLE if (rows := found[t.name])}
    assert {name: answer.status_code for name, answer in shown.items()} == dict.fromkeys(shown, 200)
    assert len(shown) > 15


def test_an_event_is_told_with_the_ways_to_its_passages(pages: TestClient, sample: Path) -> None:
    event = max(read_tables(sample, ["events"])["events"], key=lambda e: e["n_mentions"])
    page = pages.get(f"/event/{event['event_id']}").text
    assert "[1]" in page and 'href="/text/' in page
    assert pages.get(f"/event/{read_tables(sample, ['statements'])['statements'][0]['statement_id']}").status_code == 404


@pytest.mark.parametrize("key", ["nobody", "e_'%20OR%201=1", "%2e%2e", "<script>"])
def test_a_record_that_is_not_there_is_not_found(pages: TestClient, key: str) -> None:
    answer = pages.get(f"/record/{key}")
    assert answer.status_code == 404 and "<script>" not in answer.text


def test_a_file_holds_every_row_of_its_list_whatever_the_screen(pages: TestClient, sample: Path) -> None:
    stored = read_tables(sample, [head.table for listing in LISTINGS.values() for head in listing.heads])
    for key, listing in LISTINGS.items():
        for head in listing.heads:
            answer = pages.get(f"/download/{key}.csv?table={head.table}")
            listed = list(csv.DictReader(io.StringIO(answer.text)))
            told = json.loads(pages.get(f"/download/{key}.json?table={head.table}").text)
            assert len(listed) == len(told) <= len(stored[head.table])
            if head.where == "TRUE":
                assert len(listed) == len(stored[head.table])


def test_a_file_is_narrowed_like_its_list(pages: TestClient) -> None:
    every = json.loads(pages.get("/download/timeline.json").text)
    some = json.loads(pages.get(f"/download/timeline.json?type={every[0]['type']}").text)
    assert some == [row for row in every if row["type"] == every[0]["type"]] and some != every


@pytest.mark.parametrize("name", ["timeline.xls", "nothing.csv", "timeline.csv?table=captures", "..%2frun.json", "method.csv"])
def test_no_other_file_can_be_had(pages: TestClient, name: str) -> None:
    assert pages.get(f"/download/{name}").status_code == 404


def test_a_text_shows_the_passage_that_is_asked_for(pages: TestClient, sample: Path) -> None:
    found = read_tables(sample, ["statements", "captures"])
    said = found["statements"][0]
    text = next(c["text"] for c in found["captures"] if c["capture_id"] == said["capture_id"])
    before, words = (len(part.encode("utf-16-le")) // 2 for part in (text[: said["start"]], said["quote"]))
    page = pages.get(f"/text/{said['capture_id']}?at={before}-{before + words}")
    marks = "".join(re.findall(r"<mark>(.*?)</mark>", page.text, re.S))
    shown = html.unescape(re.sub(r"<[^>]*>", "", marks))
    assert " ".join(shown.split()) == " ".join(said["quote"].split())


@pytest.mark.parametrize("at", ["", "x", "5", "9-3", "-1-4", "0-999999999", "1-2-3", "1-" + "9" * 40])
def test_a_place_that_is_none_leaves_the_text_as_it_is(pages: TestClient, sample: Path, at: str) -> None:
    capture = read_tables(sample, ["captures"])["captures"][0]["capture_id"]
    assert pages.get(f"/text/{capture}", params={"at": at}).status_code == 200


@pytest.mark.parametrize("key", ["nobody", "..%2f..%2frun.json", "%2e%2e%2fjudgements.jsonl", "c_0' OR 1=1 --"])
def test_only_texts_of_the_ledger_are_shown(pages: TestClient, key: str) -> None:
    assert pages.get(f"/text/{key}").status_code == 404


def test_every_address_of_an_event_page_leads_somewhere(pages: TestClient, sample: Path) -> None:
    event = max(read_tables(sample, ["events"])["events"], key=lambda e: e["n_mentions"])["event_id"]
    page = pages.get(f"/record/{event}").text
    addresses = {html.unescape(a).partition("#")[0] for a in re.findall(r'(?:href|src)="(/[^"]*)"', page)}
    assert {a: s for a in addresses if (s := pages.get(a).status_code) not in (200, 307)} == {}


def test_a_record_is_cited_with_its_passages(pages: TestClient, sample: Path) -> None:
    tables = read_tables(sample, ["events", "disagreements", "offers", "statements", "counts"])
    for name, key in (
        ("events", "event_id"),
        ("disagreements", "disagreement_id"),
        ("offers", "offer_id"),
        ("counts", "count_id"),
    ):
        record = tables[name][0][key]
        items = json.loads(pages.get(f"/cite/{record}.json").text)
        assert items[0]["id"] == record and len(items) > 1
        assert record in pages.get(f"/cite/{record}.txt").text
        assert pages.get(f"/cite/{record}.bib").text.startswith("@misc{")
    assert pages.get("/cite/nobody.txt").status_code == 404
    assert pages.get(f"/cite/{record}.doc").status_code == 404
