"""Pages screen by screen: every one answers, filters narrow, and nothing of the ledger is lost between screens."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browsing import Browser
from starlette.testclient import TestClient

from peaceledger.analysis.layers import prepare
from peaceledger.analysis.listings import LISTINGS
from peaceledger.analysis.slices import Filter, Head, Listing, slice_of
from peaceledger.analysis.tables import read_tables
from peaceledger.dossier.events import EventPages
from peaceledger.dossier.pages import BASE, PAGES
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import words_in
from peaceledger.store.read import connect, rows

KEYS = [page.key for page in PAGES]


def address(key: str, **query: object) -> str:
    path = "/" if key == "overview" else f"/{key}"
    return f"{path}?{urlencode(query)}" if query else path


class Words(HTMLParser):
    """What a reader sees."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


@pytest.mark.parametrize("key", KEYS)
def test_every_page_answers(pages: TestClient, key: str) -> None:
    answer = pages.get(address(key))
    assert answer.status_code == 200, answer.text[:500]
    assert words_in()(f"titles.{key}") in "".join(Words(answer.text).seen)


@pytest.mark.parametrize("key", KEYS)
def test_every_page_answers_for_a_ledger_without_anything(empty: Path, browser: Browser, key: str) -> None:
    assert browser(empty).get(address(key)).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "", "٣", "9" * 30, "1;DROP TABLE events"])
def test_what_is_no_number_of_a_screen_is_not_there(pages: TestClient, page: str) -> None:
    assert pages.get(address("timeline", page=page)).status_code == 404


def test_beyond_the_last_screen_is_the_last_one(pages: TestClient) -> None:
    assert pages.get(address("statements", page=10_000)).text == pages.get(address("statements", page=2)).text


@pytest.mark.parametrize("key", [k for k in LISTINGS if LISTINGS[k].filters])
def test_every_filter_takes_any_value(pages: TestClient, key: str) -> None:
    for by in LISTINGS[key].filters:
        for value in ("x", "'; DROP TABLE events; --", "%", "2031-04-09", "<script>"):
            answer = pages.get(address(key, **{by.key: value}))
            assert answer.status_code == 200
            assert "<script>" not in answer.text


def test_a_filter_leaves_only_what_fits(pages: TestClient, sample: Path) -> None:
    said = read_tables(sample, ["statements"])["statements"]
    speaker = next(s["speaker"] for s in said if s["speaker"])
    shown = pages.get(address("statements", speaker=speaker)).text
    heads = re.findall(r'<th scope="row">(.*?)(?:<| </th>)', shown.partition("</table>")[0])
    assert heads and {h.strip() for h in heads} == {speaker}


def test_screens_together_hold_every_row_once(sample: Path) -> None:
    db = connect(sample)
    listing = Listing(heads=(Head(table="statements", order="h.speaker", size=7),))
    every = [row["statement_id"] for row in rows(db, "SELECT statement_id FROM statements")]
    screens = [slice_of(db, listing, {}, n) for n in range(1, 100)]
    found = [row["statement_id"] for one in screens[: screens[0].pages] for row in one.tables["statements"]]
    assert sorted(found) == sorted(every)
    db.close()


def test_a_slice_is_closed_under_its_references(sample: Path) -> None:
    db = connect(sample)
    prepare(db)
    for key, listing in LISTINGS.items():
        if not listing.heads:
            continue
        tables = slice_of(db, listing, {}, 1).tables
        captures = {row["capture_id"] for row in tables["captures"]}
        articles = {row["article_id"] for row in tables["articles"]}
        for name, held in tables.items():
            assert {row["capture_id"] for row in held if row.get("capture_id")} <= captures, (key, name)
            assert {row["article_id"] for row in held if row.get("article_id")} <= articles, (key, name)
    db.close()


def test_two_filters_are_both_meant(sample: Path) -> None:
    db = connect(sample)
    by = (Filter(key="a", where="h.type = $a", heads=("events",)), Filter(key="b", where="h.status = $b", heads=("events",)))
    listing = Listing(heads=(Head(table="events"),), filters=by)
    row = rows(db, "SELECT type, status FROM events LIMIT 1")[0]
    expected = rows(db, "SELECT count(*) AS n FROM events WHERE type = ? AND status = ?", [row["type"], row["status"]])[0]["n"]
    assert slice_of(db, listing, {"a": row["type"], "b": row["status"]}, 1).totals == {"events": expected}
    db.close()


def test_the_layer_of_an_event_is_that_of_the_dossier(sample: Path) -> None:
    tables = read_tables(sample, (*BASE, "events", "mentions", "disagreements"))
    pages = EventPages(tables, Texts.of(tables, words_in()), words_in())
    told = {e["event_id"]: pages.row(e).layer for e in tables["events"]}
    db = connect(sample)
    prepare(db)
    assert {r["event_id"]: r["layer"] for r in rows(db, "SELECT event_id, layer FROM memory.main.layers")} == told
    assert len(set(told.values())) > 1
    db.close()
