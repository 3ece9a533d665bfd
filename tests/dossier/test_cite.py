"""Citations: what is cited, in three formats, with words that a format could take for its own; the script says the same."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from peaceledger.dossier.cite import MOST_PASSAGES, articles_by_capture, as_bibtex, as_csl, as_text, cited, latex, record_item
from peaceledger.dossier.contexts import Cell, EventRow, Report
from peaceledger.dossier.pages import BY_KEY, PAGES, Frame
from peaceledger.dossier.pages.timeline import Timeline
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.text import TEXT_TABLES
from peaceledger.dossier.words import words_in
from peaceledger.dossier.write import Shelf, render

TEXT = "😀 Talks & tea\n100% of {Norland} met.\nSudmark \\denied it."
RUN = {
    "versions": {"peaceledger": "9.1"},
    "packs": {"names": ["base", "lake_war"]},
    "recipe": "r_7",
    "finished": "2031-05-06T07:08:09",
}
FRAME = Frame(run=RUN)
CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { window.copied = t; } } })"
EVENT = {"event_id": "e_1", "title": "Talks_at the 5% lake"}
EMPTY: dict[str, list[dict[str, Any]]] = {name: [] for name in (*TEXT_TABLES, *(n for page in PAGES for n in page.reads))}


def ledger(**capture: Any) -> tuple[dict[str, list[dict[str, Any]]], Texts]:
    row = {
        "capture_id": "c_1",
        "text": TEXT,
        "url": "https://post.example/a b?x=1&y={2}",
        "source_name": None,
        "path": "a.txt",
    } | capture
    article = {
        "article_id": "a_1",
        "capture_id": "c_1",
        "start": 0,
        "end": len(TEXT),
        "headline": "Tea & talks",
        "byline": "Ann_\u202eHolt",
    }
    article |= {"published": date(2031, 3, 4), "source_id": "post", "relevance": "on_topic"}
    start = TEXT.index("100%")
    mention = {
        "mention_id": "m_1",
        "event_id": "e_1",
        "capture_id": "c_1",
        "article_id": "a_1",
        "start": start,
        "end": start + 21,
    }
    tables = EMPTY | {"captures": [row], "articles": [article], "sources": [{"source_id": "post", "name": "The Post"}]}
    tables |= {"events": [EVENT], "mentions": [mention | {"quote": "x"}]}
    return tables, Texts.of(tables, words_in())


def test_a_record_comes_with_its_passages_and_their_articles() -> None:
    items = cited(*ledger(), FRAME, "e_1")
    assert items is not None
    record, passage = items
    assert record["type"] == "dataset"
    assert (record["title"], record["version"], record["issued"]) == (EVENT["title"], "9.1", {"date-parts": [[2031, 5, 6]]})
    assert passage["abstract"] == "100% of {Norland} met"
    assert passage["container-title"] == "The Post"
    assert passage["id"] == "c_1:15-36"
    assert passage["URL"] == "https://post.example/a%20b?x=1&y=%7B2%7D"


def test_what_is_not_there_is_not_cited_and_an_address_that_is_none_is_left_out() -> None:
    assert cited(*ledger(), FRAME, "e_9") is None
    items = cited(*ledger(url="javascript:alert(1)"), FRAME, "e_1")
    assert items is not None
    assert "URL" not in items[1]


def test_an_event_of_many_reports_gives_the_first_ones() -> None:
    tables, texts = ledger()
    tables["mentions"] = [tables["mentions"][0] | {"start": n, "end": n + 1} for n in range(MOST_PASSAGES + 5)]
    items = cited(tables, texts, FRAME, "e_1")
    assert items is not None
    assert len(items) == 1 + MOST_PASSAGES


def test_bibtex_holds_no_command_of_a_text_and_its_braces_match() -> None:
    entries = as_bibtex(cited(*ledger(), FRAME, "e_1") or [])
    assert latex("a\\b {c} 5% #1 x_y ~^ $&") == (
        r"a\textbackslash{}b \{c\} 5\% \#1 x\_y \textasciitilde{}\textasciicircum{} \$\&"
    )
    plain = re.sub(r"\\[{}]", "", entries)
    depth = [plain[:n].count("{") - plain[:n].count("}") for n in range(len(plain) + 1)]
    assert min(depth) == 0 == depth[-1]
    assert re.findall(r"^@misc\{(\w+),$", entries, re.MULTILINE) == ["e_1", "c_1_15_36"]
    assert "author = {{Ann\\_Holt}}" in entries
    assert "date = {2031-03-04}" in entries


def test_csl_json_has_the_types_and_names_of_its_standard() -> None:
    names = {
        "id",
        "type",
        "title",
        "publisher",
        "number",
        "version",
        "note",
        "issued",
        "author",
        "container-title",
        "URL",
        "abstract",
    }
    items = json.loads(as_csl(cited(*ledger(), FRAME, "e_1") or []))
    assert {item["type"] for item in items} <= {"dataset", "article-newspaper", "article"}
    assert {name for item in items for name in item} <= names
    assert all(isinstance(n, int) for item in items for part in item["issued"]["date-parts"] for n in part)


def test_the_text_names_the_record_the_passage_the_article_and_the_day() -> None:
    first, second = as_text(cited(*ledger(), FRAME, "e_1") or []).splitlines()
    assert first == "Talks_at the 5% lake [e_1; peaceledger 9.1; packs: base, lake_war; recipe: r_7; 2031-05-06]"
    assert second.startswith("“100% of {Norland} met” Ann_Holt, Tea & talks, The Post, 2031-03-04, https://post.example/")


@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser to run the page's script")
def test_the_script_of_the_one_file_cites_as_the_library_does(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    tables, texts = ledger()
    say, no = words_in(), Cell(text=None)
    event = EventRow(
        **{
            "event_id": "e_1",
            "type": "other",
            "status": "occurred",
            "layer": "claimed",
            "why_layer": "",
            "title": EVENT["title"],
        },
        **dict.fromkeys(("date", "place", "participants", "mediators"), no),
        **dict.fromkeys(("n_articles", "n_outlets", "n_origins", "n_sides"), 1),
        **{"basis": "", "one_voice": None, "opinion_only": False},
        reports=(Report(ref=texts.ref(tables["mentions"][0]), status="occurred"),),
    )
    said = BY_KEY["statements"].make(EMPTY, texts, FRAME)
    made = [(BY_KEY["timeline"], Timeline(dated=(), undated=(event,)), ()), (BY_KEY["statements"], said, ())]
    shelf = Shelf(
        texts={"c_1": TEXT},
        names={"c_1": "Post"},
        marks={},
        articles=articles_by_capture(tables, texts),
        record=record_item("", "", FRAME),
    )
    file = tmp_path / "dossier.html"
    file.write_text(render("invented", made, shelf, say), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { window.copied = t; } } })"
        )
        page.goto(file.as_uri())
        page.locator("#e_1 summary").click()
        copied = []
        for button in page.locator("#e_1 .citing button").all():
            button.click()
            copied.append(page.evaluate("copied"))
        browser.close()
    items = cited(tables, texts, FRAME, "e_1") or []
    assert copied[:2] == [as_text(items), as_bibtex(items)]
    assert json.loads(copied[2]) == items
