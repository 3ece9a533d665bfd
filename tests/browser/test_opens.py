"""Every page of a dossier in a real browser: it opens, fits, prints, and needs neither script nor network."""

import re

import pytest
from shown import Ledger
from sight import THEMES, WIDTHS

MOST_BYTES = 3_000_000
FIRST_PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') done(entry.startTime);
}).observe({ type: 'paint', buffered: true }))"""


def test_every_entry_of_the_navigation_leads_to_a_page(ledger: Ledger, look) -> None:
    page = look().open(ledger.dossier)
    links = page.locator("nav a")
    assert links.count() > 8
    for link in links.all():
        link.click()
        target = page.locator(f"[id='{link.get_attribute('href').removeprefix('#')}']")
        assert target.locator("h1, h2").first.is_visible()
        assert page.locator("main > section:visible").count() == 1
        assert page.locator("nav a[aria-current=page]").all_inner_texts() == [link.inner_text()]


def test_a_file_is_small_and_paints_soon(ledger: Ledger, look, record_property) -> None:
    assert ledger.dossier.stat().st_size < MOST_BYTES
    page = look().open(ledger.dossier)
    paint = page.evaluate(FIRST_PAINT)
    record_property("figure", f"first paint from disk: {paint:.0f} ms, {ledger.dossier.stat().st_size:,} bytes")
    assert paint > 0


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_off_the_side(ledger: Ledger, look, width: int) -> None:
    page = look(viewport={"width": width, "height": 900}).open(ledger.dossier)
    for link in page.locator("nav a").all():
        link.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, link.get_attribute("href")


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_the_reader_s(sample: Ledger, look, theme: str) -> None:
    page = look(color_scheme=theme).open(sample.dossier)
    paper, ink = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    light = [sum(map(int, re.findall(r"\d+", color)[:3])) for color in (paper, ink)]
    assert (light[0] > light[1]) == (theme == "light")


def test_print_is_ink_on_white_without_what_only_a_screen_needs(sample: Ledger, look) -> None:
    page = look(color_scheme="dark").open(sample.dossier)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav").first.is_visible()
    assert page.locator("main table:visible").count() > 5
    assert all(section.is_visible() for section in page.locator("main > section").all())
    assert len(page.pdf()) > 10_000


def test_without_script_the_words_are_there(ledger: Ledger, look) -> None:
    page = look(java_script_enabled=False).open(ledger.dossier)
    page.locator("main table:visible").first.wait_for()
    sections = page.locator("main > section")
    assert sections.count() > 8
    assert all(section.is_visible() for section in sections.all())
    assert page.get_by_role("region", name=re.compile("statements", re.I)).first.is_visible()


def test_still_means_still(sample: Ledger, look) -> None:
    page = look(reduced_motion="reduce").open(sample.dossier)
    moving = """[...document.querySelectorAll('*')].map((e) => getComputedStyle(e)).filter((s) =>
      s.scrollBehavior === 'smooth' || [s.animationDuration, s.transitionDuration].some((d) => parseFloat(d) > 0)).length"""
    assert page.evaluate(moving) == 0
