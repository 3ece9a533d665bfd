"""Reading in a real browser: one page at a time, a passage at a glance, a text with what is read in it, a folder from disk."""

from pathlib import Path

import pytest
from shown import Ledger

from peaceledger.dossier.folder import write_folder


def test_one_page_is_shown_and_the_others_are_a_click_or_an_address_away(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    seen = "[...document.querySelectorAll('main > section')].filter((s) => !s.hidden).map((s) => s.id)"
    assert page.evaluate(seen) == ["overview"]
    page.locator("nav a[href='#talks']").click()
    assert page.evaluate(seen) == ["talks"]
    assert page.locator("nav a[aria-current='page']").get_attribute("href") == "#talks"
    page.go_back()
    page.evaluate("location.hash = document.querySelector('#timeline li.event').id")
    page.wait_for_function("document.querySelector('#timeline li.event details').open")
    assert page.evaluate(seen) == ["timeline"]


def test_focus_shows_the_passage_in_its_words_and_escape_takes_it_away(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.locator("nav a[href='#exchanges']").click()
    link = page.locator("#exchanges td a.ref").first
    link.scroll_into_view_if_needed()
    page.keyboard.press("Tab")
    link.focus()
    peek = page.locator("#peek")
    peek.wait_for(state="visible")
    assert link.get_attribute("aria-describedby") == "peek"
    capture, _, place = link.get_attribute("href").removeprefix("#t=").rpartition(":")
    start, end = map(int, place.split("-"))
    text = page.evaluate("(id) => data.texts[id]", capture)
    assert peek.locator("mark").text_content() == text[start:end]
    page.keyboard.press("Escape")
    assert peek.is_hidden()
    assert link.get_attribute("aria-describedby") is None


def test_an_open_text_shows_what_is_read_in_the_passage_and_can_be_cited(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.locator("nav a[href='#exchanges']").click()
    page.locator("#exchanges td a.ref").first.click()
    assert page.locator("#evidence mark").first.is_visible()
    assert page.locator("#evidence-notes li").count() > 0
    assert page.locator("#evidence .citing button").all_text_contents() == ["as text", "BibTeX", "CSL-JSON"]
    assert page.locator("#evidence-text .read").count() > 3
    page.locator("#evidence-notes a").first.click()
    assert page.locator("#evidence mark").first.is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_folder_opens_from_disk_and_leads_to_the_passage(sample: Ledger, look, tmp_path: Path, script: bool) -> None:
    write_folder(sample.path, tmp_path / "folder")
    page = look(java_script_enabled=script).open(tmp_path / "folder" / "index.html")
    page.locator("nav a[href='exchanges.html']").click()
    page.locator("#exchanges td a.ref").first.click()
    assert "/texts/" in page.url
    assert page.locator(".source .notes li").count() > 0
    if script:
        marked = page.evaluate("[...CSS.highlights.get('at')].map((range) => range.toString())[0]")
        start, end = map(int, page.url.rpartition("#")[2].split("-"))
        text = page.evaluate("[...document.querySelectorAll('.row > p')].map((p) => p.textContent).join('')")
        assert marked == text[start:end] != ""
