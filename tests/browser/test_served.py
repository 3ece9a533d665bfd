"""``peaceledger serve`` and its review desk in a real browser: every page, hostile words, a passage, decisions by keyboard."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile import ELEMENTS
from playwright.sync_api import Error, Page
from shown import Ledger, texts_of, words_at
from sight import THEMES, WIDTHS, Sight, alive, faults

from peaceledger.analysis.tables import read_tables
from peaceledger.cli import run

FREE = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
DESK = ("/review/", "/review/coding", "/review/differences", "/review/agreement", "/review/history", "/search?q=exchange")
Serve = Callable[[Path], tuple[str, Callable[..., Sight]]]


@pytest.fixture
def serve(look: Callable[..., Sight]) -> Iterator[Serve]:
    """Serve a ledger as users do; give its address and a way to open windows that may ask it and nobody else."""
    running, windows = [], []

    def start(ledger: Path) -> tuple[str, Callable[..., Sight]]:
        port = subprocess.run([sys.executable, "-c", FREE], capture_output=True, text=True, check=True).stdout.strip()
        command = [sys.executable, "-m", "peaceledger", "serve", str(ledger), "--port", port]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        home = f"http://127.0.0.1:{port}"

        def window(**options: object) -> Sight:
            windows.append(look(allowed=lambda address: address.startswith((home, "data:")), **options))
            wait_for(windows[-1], home)
            return windows[-1]

        return home, window

    yield start
    for sight in windows:
        sight.context.close()
    for process in running:
        process.terminate()
        process.wait()


def wait_for(sight: Sight, home: str) -> None:
    """Until the server answers."""
    for _ in range(600):
        try:
            sight.context.request.get(home)
            return
        except Error:
            time.sleep(0.1)
    pytest.fail("the server did not answer within a minute")


def addresses(page: Page) -> list[str]:
    """Every page the navigation leads to, and those of the desk."""
    return [*page.eval_on_selector_all("nav a", "links => links.map((a) => a.getAttribute('href'))"), *DESK]


def test_every_served_page_opens_fits_and_is_accessible(sample: Ledger, serve: Serve, record_property) -> None:
    home, window = serve(sample.path)
    page = window(viewport={"width": 390, "height": 900}).open(home)
    bad, found = [], set()
    for number, address in enumerate(addresses(page)):
        assert page.goto(home + address).ok, address
        assert page.locator("h2, h1").first.is_visible()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                bad.append(f"{address} runs off the side at {width}")
        page.set_viewport_size({"width": WIDTHS[number % len(WIDTHS)], "height": 900})
        page.emulate_media(color_scheme=THEMES[number // len(WIDTHS) % len(THEMES)])
        grave, line = faults(page)
        bad += [f"{address} {fault}" for fault in grave]
        found.add(line if line == "nothing" else f"{address}: {line}")
    record_property("figure", f"axe on served pages: {'; '.join(sorted(found))}")
    assert not bad
    assert found == {"nothing"}


def test_hostile_words_are_served_as_words(hostile: Ledger, serve: Serve) -> None:
    home, window = serve(hostile.path)
    sight = window()
    page = sight.open(home)
    for address in addresses(page):
        page.goto(home + address)
        assert alive(page, "server") == [], address
    page.goto(home + "/search")
    page.locator("input[type=search]:visible").first.fill(ELEMENTS[0])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert alive(page, "server") == []
    assert ELEMENTS[0] in page.locator("input[type=search]:visible").first.input_value()


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_a_served_passage_is_marked_in_its_text(name: str, request: pytest.FixtureRequest, serve: Serve) -> None:
    ledger = request.getfixturevalue(name)
    home, window = serve(ledger.path)
    page = window().open(f"{home}/statements")
    texts = texts_of(ledger)
    links = page.eval_on_selector_all("main a[href^='/text/']", "links => links.map((a) => a.getAttribute('href'))")
    assert len(links) > 10
    for address in links[:: max(1, len(links) // 8)]:
        capture, start, end = re.match(r"/text/([^?]+)\?at=(\d+)-(\d+)", address).groups()
        page.goto(home + address)
        words = words_at(texts[capture], int(start), int(end))
        marked = page.eval_on_selector_all("mark", "marks => marks.map((m) => m.textContent)")
        assert words in ("".join(marked), *marked)


def test_a_decision_by_keyboard_survives_the_next_build(sample: Ledger, serve: Serve, tmp_path: Path) -> None:
    ledger = Path(shutil.copytree(sample.path, tmp_path / "ledger"))
    rows = read_tables(ledger, ["exchanges"])["exchanges"]
    event = next(r["event_id"] for r in rows if r["a_best"] and r["kind"] == "exchange" and r["date_latest"])
    home, window = serve(ledger)
    page = window().open(f"{home}/review/item/{event}")
    page.keyboard.press("c")
    page.keyboard.type("date")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("2024-02-29")
    by_name = page.locator("form:has(select[name=field])")
    by_name.locator("[name=reason]").press_sequentially("the register says so")
    by_name.locator("[name=coder]").press_sequentially("Ada Quill")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "2024-02-29" in page.locator("main").inner_text()
    source = Path(__file__).parents[2] / "examples"
    packs = ["--pack", "ukraine", "--pack", str(source / "packs" / "ukraine-outlets")]
    assert run(["build", str(source / "ukraine"), "--out", str(ledger), "--workers", "1", "--quiet", *packs]) == 0
    shown = window().open(f"{home}/exchanges")
    assert "29 February 2024" in shown.locator("main").inner_text()
    dossier = window().context.new_page()
    dossier.set_content((ledger / "dossier.html").read_text("utf-8").partition("<script")[0])
    assert "29 February 2024" in dossier.locator("#exchanges").inner_text()


def test_hostile_reasons_and_names_of_coders_are_words(sample: Ledger, serve: Serve, tmp_path: Path) -> None:
    ledger = Path(shutil.copytree(sample.path, tmp_path / "ledger"))
    event = read_tables(ledger, ["exchanges"])["exchanges"][0]["event_id"]
    home, window = serve(ledger)
    page = window().open(f"{home}/review/item/{event}")
    form = page.locator("form:has(button[data-key=r])")
    evil = f"{ELEMENTS[1]} {{{{ 7*7 }}}} \u202e=1+1"
    form.locator("[name=coder]").fill(evil[:80])
    form.locator("[name=reason]").fill(evil)
    with page.expect_navigation():
        form.locator("button[data-key=r]").click()
    for address in (
        f"review/item/{event}",
        "review/",
        "review/history",
        "review/coding",
        "review/agreement",
        f"record/{event}",
        "method",
    ):
        page.goto(f"{home}/{address}")
        assert alive(page, "server") == [], address
    page.goto(f"{home}/review/history")
    assert "{{ 7*7 }}" in page.locator("main").inner_text()


def test_two_people_lose_nothing(sample: Ledger, serve: Serve, tmp_path: Path) -> None:
    ledger = Path(shutil.copytree(sample.path, tmp_path / "ledger"))
    event = read_tables(ledger, ["exchanges"])["exchanges"][0]["event_id"]
    home, window = serve(ledger)
    sights = [window() for _ in range(2)]
    pages = [sight.open(f"{home}/review/item/{event}") for sight in sights]
    for page, name, letter in zip(pages, ("Ada Quill", "Bo Lind"), ("a", "r"), strict=True):
        form = page.locator(f"form:has(button[data-key={letter}])")
        form.locator("[name=coder]").fill(name)
        form.locator("[name=reason]").fill(f"{name} read it")
    for page, letter in zip(pages, ("a", "r"), strict=True):
        page.locator("h2#review-title").click()
        with page.expect_navigation():
            page.keyboard.press(letter)
    kept = (ledger / "judgements.jsonl").read_text("utf-8")
    assert "Ada Quill read it" in kept
    second = pages[1].locator("main").inner_text()
    assert "Ada Quill" in second  # who was first is shown beside what the second wanted
    with pages[1].expect_navigation():
        pages[1].locator("main form[method=post] button").first.click()
    assert "Bo Lind read it" in (ledger / "judgements.jsonl").read_text("utf-8")
    sights[1].wrong[:] = [line for line in sights[1].wrong if "409 (Conflict)" not in line]  # how a browser logs the refusal
