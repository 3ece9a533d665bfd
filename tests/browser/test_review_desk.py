"""The review desk in a real browser: the keyboard alone, a marked passage, a round trip through a build, axe."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect
from shown import Ledger

from conftest import ROOT
from peaceledger.analysis.tables import read_tables
from peaceledger.cli import run
from peaceledger.store.judgements import read

FOCUS = "document.activeElement.name + ' ' + document.activeElement.id"
MARK = """() => {
  const nodes = [...document.getElementById("whole").childNodes].filter(n => n.nodeType === Node.TEXT_NODE);
  const node = nodes.sort((a, b) => b.length - a.length)[0];
  const from = node.data.search(/[A-Za-z]{4}/), range = document.createRange();
  range.setStart(node, from); range.setEnd(node, Math.min(node.length, from + 30));
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def ledger(sample: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(sample.path, tmp_path_factory.mktemp("desk") / "ledger"))


@pytest.fixture(scope="module")
def home(ledger: Path, browser: Browser) -> Iterator[str]:
    """A server of the ledger, in a process of its own: tests have no sockets."""
    port = 20_000 + os.getpid() % 20_000
    command = [sys.executable, "-m", "peaceledger", "serve", str(ledger), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        address, asking = f"http://127.0.0.1:{port}", browser.new_context().request
        for _ in range(600):
            try:
                asking.get(f"{address}/review/")
                break
            except Error:
                time.sleep(0.1)
        yield address
        server.terminate()


@pytest.fixture
def page(look, home: str) -> Page:
    shown = look(allowed=lambda address: address.startswith((home, "data:"))).open(f"{home}/review/")
    shown.fill("form.who [name=coder]", "Ana")
    leads(shown, lambda: shown.click("form.who button"))
    return shown


def leads(page: Page, act) -> str:
    with page.expect_navigation():
        act()
    return page.url


def actions(ledger: Path) -> list[str]:
    return [j.action for j in read(ledger / "judgements.jsonl")[0]]


def test_keys_alone_walk_decide_and_take_back(page: Page, ledger: Path, home: str) -> None:
    first = leads(page, lambda: page.keyboard.press("n"))
    before = actions(ledger)
    assert "/review/item/" in first
    page.keyboard.press("r")
    assert page.evaluate(FOCUS) == "reason why-r"  # a rejection needs its reason
    assert actions(ledger) == before
    page.keyboard.type("n is no key here")
    assert leads(page, lambda: page.keyboard.press("Enter")) != first
    assert actions(ledger) == [*before, "reject"]
    page.goto(first)
    page.keyboard.press("z")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("a slip")
    leads(page, lambda: page.keyboard.press("Enter"))
    assert actions(ledger) == [*before, "reject", "undo"]
    leads(page, lambda: page.keyboard.press("a"))
    assert actions(ledger)[-1] == "accept"
    page.goto(f"{home}/review/?kind=link")
    pair = page.locator("ol.queue a").first
    if pair.count():
        leads(page, pair.click)
        leads(page, lambda: page.keyboard.press("u"))
        assert actions(ledger)[-1] == "unsure"


def test_a_marked_passage_is_an_event_after_the_next_build(page: Page, ledger: Path, home: str) -> None:
    capture = read_tables(ledger, ["mentions"])["mentions"][0]["capture_id"]
    page.goto(f"{home}/review/text/{capture}")
    page.evaluate(MARK)
    page.wait_for_function("document.querySelector('#adding [name=start]').value !== ''")
    words = page.input_value("#adding [name=passage]")
    page.select_option("#adding [name=type]", "aid")
    page.fill("#adding [name=reason]", "no rule saw it")
    leads(page, lambda: page.click("#adding button"))
    assert actions(ledger)[-1] == "add"
    packs = ("--pack", "ukraine", "--pack", str(ROOT / "examples" / "packs" / "ukraine-outlets"))
    build = ["build", str(ROOT / "examples" / "ukraine"), "--out", str(ledger), "--workers", "1", "--quiet", *packs]
    assert run(build) == 0
    (made,) = [m for m in read_tables(ledger, ["mentions"])["mentions"] if m["extractor"] == "person/1"]
    assert made["quote"] == words.strip()
    page.goto(f"{home}/review/history?state=waiting")
    assert page.locator("ol.told").count() == 0
    page.goto(f"{home}/review/text/{capture}#{made['mention_id']}")
    assert page.locator(f"#{made['mention_id']}").inner_text() == made["quote"]
    assert run(["verify", str(ledger)]) == 0


def test_keys_alone_draw_a_passage_otherwise(page: Page, ledger: Path, home: str) -> None:
    mentions = read_tables(ledger, ["mentions"])["mentions"]
    mention = next(m for m in mentions if m["trigger_end"] < m["end"] - 20 and m["start"] > 200 and "\n" not in m["quote"])
    page.goto(f"{home}/review/item/{mention['mention_id']}")
    leads(page, lambda: page.keyboard.press("b"))
    field = page.locator("#drawing [name=value]")
    expect(field).to_have_value(mention["quote"])
    assert page.evaluate("document.activeElement.id") == "whole"
    page.keyboard.press("Shift+ArrowLeft")
    expect(field).not_to_have_value(mention["quote"])
    shorter = field.input_value()
    assert mention["quote"].startswith(shorter)
    page.keyboard.press("x")
    page.keyboard.press("Shift+Control+ArrowLeft")
    expect(field).not_to_have_value(shorter)
    assert field.input_value()[1:] == shorter
    page.keyboard.press("Shift+Control+ArrowRight")
    expect(field).to_have_value(shorter)
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == "reason why-draw"
    page.keyboard.type("the last word is not part of it")
    assert leads(page, lambda: page.keyboard.press("Enter")).endswith(mention["mention_id"])
    made = read(ledger / "judgements.jsonl")[0][-1]
    assert (made.field, made.old, made.new) == ("passage", mention["quote"], shorter.strip())


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious_on_the_desk(page: Page, home: str, ledger: Path, width: int) -> None:
    tables = read_tables(ledger, ["events", "links", "mentions"])
    event, link, mention = tables["events"][0], tables["links"][0], tables["mentions"][0]
    pair = f"pair?a={link['left_mention_id']}&b={link['right_mention_id']}"
    records = (
        f"item/{event['event_id']}",
        pair,
        f"text/{mention['capture_id']}",
        f"text/{mention['capture_id']}?draw={mention['mention_id']}",
    )
    places = ("", "history", "coding", "agreement", "differences", *records)
    page.set_viewport_size({"width": width, "height": 900})
    for place in places:
        page.goto(f"{home}/review/{place}")
        found = Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
