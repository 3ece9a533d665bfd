"""Texts and names written to be run: nothing runs, nothing is asked for, and the words stand as they are."""

from pathlib import Path

import pytest
from hostile import ALL, ELEMENTS, HUGE
from playwright.sync_api import Page
from shown import Ledger
from sight import alive, unfold

from peaceledger.dossier.folder import write_folder


def use(page: Page) -> None:
    """Everything a reader may do on a page, in short."""
    for entry in page.locator("nav a").all():
        entry.click()
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        for link in page.locator("main a.ref:visible").all()[:9:3]:
            link.hover()
            link.press("Enter")
            page.locator("#evidence").wait_for()
            page.keyboard.press("Escape")
        for box in page.locator("main input[type=search]:visible").all():
            box.fill(ELEMENTS[0])
            box.fill("")


def test_nothing_runs_and_nothing_leaves(hostile: Ledger, look) -> None:
    page = look().open(hostile.dossier)
    use(page)
    assert alive(page, "file") == []
    assert "49" not in page.title()


def test_every_trick_is_read_as_text(hostile: Ledger, look) -> None:
    page = look().open(hostile.dossier)
    shown = page.evaluate("document.body.textContent")
    assert "{{ 7 * 7 }}" in shown
    for trick in ELEMENTS:
        assert trick in shown or " ".join(trick.split()) in shown


def test_what_turns_the_writing_round_turns_itself_alone(hostile: Ledger, look) -> None:
    page = unfold(look().open(hostile.dossier))
    assert alive(page, "file") == []


@pytest.mark.parametrize("width", [390, 1440])
def test_a_word_without_an_end_stays_inside(hostile: Ledger, look, width: int) -> None:
    assert HUGE in ALL
    page = unfold(look(viewport={"width": width, "height": 900}).open(hostile.dossier))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_script_runs_where_scripts_are_off(hostile: Ledger, look) -> None:
    page = look(java_script_enabled=False).open(hostile.dossier)
    assert page.locator("main").first.is_visible()


def test_a_folder_of_hostile_words_is_words(hostile: Ledger, look, tmp_path: Path) -> None:
    write_folder(hostile.path, tmp_path / "folder")
    page = look(viewport={"width": 390, "height": 900}).open(tmp_path / "folder" / "index.html")
    bad = []
    texts = sorted((tmp_path / "folder" / "texts").glob("*.html"))
    for file in (*sorted((tmp_path / "folder").glob("*.html")), *texts[::4]):
        page.goto(file.as_uri())
        bad += [f"{file.name} {fault}" for fault in alive(page, "folder")]
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            bad.append(f"{file.name} runs off the side")
    assert not bad
