"""Texts and names written to be run: nothing runs, nothing is asked for, and the words stand as they are."""

import pytest
from hostile import ALL, ELEMENTS, HUGE
from playwright.sync_api import Page
from shown import Ledger
from sight import unfold

INERT = """() => {
  const wrong = [];
  if (window.ran !== undefined) wrong.push('a text was run');
  if (document.scripts.length > 2) wrong.push('a text brought a script');
  for (const e of document.querySelectorAll('img, iframe, object, embed, base, math, foreignObject, meta[http-equiv=refresh]'))
    wrong.push(e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll('*')) for (const a of e.attributes) {
    const own = e.id === 'peek' && a.name === 'style'; // where the card of a passage stands, set by the page's own script
    if ((a.name.startsWith('on') || a.name === 'style' || a.name === 'srcdoc') && !own) wrong.push(`${e.tagName} ${a.name}`);
    const inside = /^(#|data:text\\/csv;)/.test(a.value);
    if (['href', 'src', 'action'].includes(a.name) && !inside) wrong.push(`${a.name}=${a.value.slice(0, 80)}`);
  }
  return wrong;
}"""
TURNED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), wrong = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data) || parent.closest('script, style, option, noscript')) continue;
    if (getComputedStyle(parent).unicodeBidi === 'normal') wrong.push(parent.outerHTML.slice(0, 120));
  }
  return wrong;
}"""


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
    assert page.evaluate(INERT) == []
    assert "49" not in page.title()


def test_every_trick_is_read_as_text(hostile: Ledger, look) -> None:
    page = look().open(hostile.dossier)
    shown = page.evaluate("document.body.textContent")
    assert "{{ 7 * 7 }}" in shown
    for trick in ELEMENTS:
        assert trick in shown or " ".join(trick.split()) in shown


def test_what_turns_the_writing_round_turns_itself_alone(hostile: Ledger, look) -> None:
    page = unfold(look().open(hostile.dossier))
    assert page.evaluate(TURNED) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_a_word_without_an_end_stays_inside(hostile: Ledger, look, width: int) -> None:
    assert HUGE in ALL
    page = unfold(look(viewport={"width": width, "height": 900}).open(hostile.dossier))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_script_runs_where_scripts_are_off(hostile: Ledger, look) -> None:
    page = look(java_script_enabled=False).open(hostile.dossier)
    assert page.locator("main").first.is_visible()
