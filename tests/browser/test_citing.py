"""Rows of tables are cited in the one file as the library cites them."""

import pytest
from shown import Ledger

from peaceledger.analysis.tables import read_tables
from peaceledger.dossier.cite import CITE_TABLES, Citations, as_bibtex, as_text
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import words_in
from peaceledger.dossier.write import TABLES, frame_of

CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { window.copied = t; } } })"


@pytest.mark.parametrize("key", ["offers", "positions", "sums"])
def test_a_row_is_cited_as_the_library_cites_it(sample: Ledger, look, key: str) -> None:
    say = words_in()
    tables = read_tables(sample.path, tuple(dict.fromkeys((*TABLES, *CITE_TABLES))))
    citations = Citations(tables, Texts.of(tables, say), frame_of(sample.path, tables, say))
    page = look().open(sample.dossier)
    page.evaluate(CLIPBOARD)
    page.evaluate(f"location.hash = '{key}'")
    link = page.locator(f"#{key} a.cite:visible").first
    link.press("Enter")
    copied = []
    for button in link.locator("xpath=..").locator(".citing button").all()[:2]:
        button.press("Enter")
        copied.append(page.evaluate("copied"))
    items = citations.of(link.get_attribute("data-id")) or []
    assert copied == [as_text(items), as_bibtex(items)]
    link.press("Enter")
    assert link.locator("xpath=..").locator(".citing").count() == 0
