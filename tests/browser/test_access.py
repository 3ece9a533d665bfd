"""What axe-core finds on each page, and what hands on a keyboard can reach."""

import json
import re

import pytest
from shown import Ledger
from sight import THEMES, faults, unfold

from peaceledger.dossier.folder import write_folder

FOCUSED = "document.activeElement"


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_serious(ledger: Ledger, look, theme: str, record_property) -> None:
    page = unfold(look(color_scheme=theme).open(ledger.dossier))
    grave, line = faults(page, "color-contrast" if theme == "dark" else None)
    record_property("figure", f"axe: {line}")
    assert not grave


def test_axe_finds_nothing_serious_beside_an_open_text(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.locator("a.ref").first.click()
    page.locator("#evidence mark").first.wait_for()
    assert not faults(page)[0]


def test_axe_finds_nothing_in_a_folder(sample: Ledger, look, tmp_path) -> None:
    write_folder(sample.path, tmp_path / "folder")
    page = look(color_scheme="dark", viewport={"width": 820, "height": 900}).open(tmp_path / "folder" / "index.html")
    for file in (*sorted((tmp_path / "folder").glob("*.html")), next((tmp_path / "folder" / "texts").glob("*.html"))):
        page.goto(file.as_uri())
        assert faults(page) == ([], "nothing"), file.name


def test_axe_sees_a_fault(look, tmp_path) -> None:
    (tmp_path / "bad.html").write_text("<title>x</title><img src='data:,'><p style='color:#ccc;background:#fff'>pale</p>")
    grave, _ = faults(look(allowed=lambda _: True).open(tmp_path / "bad.html"))
    assert {"image-alt", "color-contrast"} <= {line.partition(":")[0] for line in grave}


def test_the_first_key_leads_past_the_navigation(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate(f"e => e === {FOCUSED}")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('main').contains({FOCUSED})")


def test_the_navigation_is_walked_by_keyboard(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    link = page.locator("nav a", has_text="Timeline").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#timeline"
    page.keyboard.press("Tab")
    assert not page.evaluate(f"document.querySelector('header').contains({FOCUSED})")


def test_evidence_opens_by_keyboard_and_escape_returns(ledger: Ledger, look) -> None:
    page = look().open(ledger.dossier)
    link = page.locator("main section:visible a.ref:visible").first
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#evidence")
    panel.locator("mark").first.wait_for()
    assert page.evaluate(f"document.getElementById('evidence').contains({FOCUSED})")
    assert panel.locator("mark").first.evaluate(
        "m => m.getBoundingClientRect().top >= 0 && m.getBoundingClientRect().top < innerHeight"
    )
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.getElementById('evidence').contains({FOCUSED})")
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert link.evaluate(f"e => e === {FOCUSED}")


def test_the_same_evidence_opens_again_and_back_closes_it(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    link = page.locator("main section:visible a.ref:visible").first
    for _ in range(2):
        link.press("Enter")
        page.locator("#evidence mark").first.wait_for()
        page.keyboard.press("Escape")
    link.press("Enter")
    page.locator("#evidence mark").first.wait_for()
    page.go_back()
    page.locator("#evidence").wait_for(state="hidden")


def test_focus_is_seen_and_never_caught(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    visited = []
    for _ in range(60):
        page.keyboard.press("Tab")
        style = page.evaluate(
            f"(() => {{ const s = getComputedStyle({FOCUSED}); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }})()"
        )
        visited.append(page.evaluate(f"[...document.querySelectorAll('*')].indexOf({FOCUSED})"))
        assert style[0] != "none" and style[1] >= 1
    assert visited == sorted(set(visited))  # in the order of the page, each once


def test_a_filter_says_how_many_are_left(ledger: Ledger, look) -> None:
    page = look().open(ledger.dossier)
    page.locator("nav a", has_text="Timeline").first.click()
    box = page.locator("#timeline .filter input[type=search]")
    box.focus()
    page.keyboard.type("exchange")
    rows = page.locator("#timeline li.event:visible")
    said = page.locator("#timeline .filter output").inner_text()
    left, every = map(int, re.findall(r"\d+", said))
    assert 0 < left < every
    assert rows.count() == left
    page.keyboard.type(" qqqq")
    assert rows.count() == 0
    box.fill("")
    assert rows.count() == every


def test_statements_are_chosen_by_keyboard(ledger: Ledger, look) -> None:
    page = look().open(ledger.dossier)
    page.locator("nav a", has_text="Statements").first.click()
    everybody = page.locator("#said > li").count()
    page.locator("#by-speaker").focus()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#by-speaker").evaluate(
        "s => [s.value, parseInt(s.selectedOptions[0].textContent.match(/\\((\\d+)\\)$/)[1])]"
    )
    assert chosen[0]
    assert page.locator("#said > li").count() == chosen[1] <= everybody
    assert json.dumps(chosen[0])[1:-1] in page.locator("#said-head h3").inner_text()
    page.get_by_role("button", name="Show all").press("Enter")
    assert page.locator("#said > li").count() == everybody
