"""What stands behind a record, and lists as files."""

import csv
import io
import json
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
