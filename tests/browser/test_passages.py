"""Each way into a text lands on the words that the ledger keeps; the text is shown whole, character for character."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page
from shown import Ledger, passages_of, texts_of, words_at

PASSAGE = re.compile(r"#t=(?P<capture>[^:]+):(?P<start>\d+)-(?P<end>\d+)$")
TURNING = "\u202e\u202d\u2066\u2067\u2068\u061c"
MOST_CLICKS = 25
LONG = 300
"""Characters after which a page may cut a quotation; its passage opens whole."""
MARKED = "(n) => [...document.querySelectorAll('#evidence mark')].reduce((sum, m) => sum + m.textContent.length, 0) === n"


@pytest.fixture(scope="session", params=["sample", "seeds", "hostile"])
def any_ledger(request: pytest.FixtureRequest) -> Ledger:
    return request.getfixturevalue(request.param)


def targets(page: Page) -> dict[str, tuple[str, int, int]]:
    """Capture and offsets of each different link to a passage, by its address."""
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    addresses = page.eval_on_selector_all("a.ref", "links => [...new Set(links.map((a) => a.getAttribute('href')))]")
    found = {address: PASSAGE.match(address) for address in addresses}
    assert all(found.values())
    return {a: (unquote(m["capture"]), int(m["start"]), int(m["end"])) for a, m in found.items() if m}


def test_every_link_names_words_the_ledger_keeps(any_ledger: Ledger, look) -> None:
    texts, kept = texts_of(any_ledger), passages_of(any_ledger)
    where = targets(look().open(any_ledger.dossier))
    assert len(where) > 50
    assert not [a for a, (capture, start, end) in where.items() if (capture, words_at(texts[capture], start, end)) not in kept]


def test_the_mark_lies_on_the_words(any_ledger: Ledger, look) -> None:
    page = look().open(any_ledger.dossier)
    texts = texts_of(any_ledger)
    where = targets(page)
    hard = [a for a, (c, _, end) in where.items() if re.search("[\U00010000-\U0010ffff\u0590-\u06ff]", texts[c][:end])]
    every = [*where]
    for address in {*hard[:MOST_CLICKS], *every[:: max(1, len(every) // MOST_CLICKS)]}:
        capture, start, end = where[address]
        page.evaluate("(to) => { location.hash = to; }", address)
        page.wait_for_function(MARKED, arg=end - start)
        marks = page.locator("#evidence mark")
        assert "".join(marks.all_text_contents()) == words_at(texts[capture], start, end)
        assert page.locator("#evidence-text").text_content() == texts[capture]
        assert marks.first.evaluate("m => m.getBoundingClientRect().bottom > 0 && m.getBoundingClientRect().top < innerHeight")


def test_the_words_of_a_link_are_its_passage(any_ledger: Ledger, look) -> None:
    page = look().open(any_ledger.dossier)
    texts = texts_of(any_ledger)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    quotes = page.eval_on_selector_all(
        "a.ref.quote q", "qs => qs.map((q) => [q.parentElement.getAttribute('href'), q.textContent])"
    )
    assert quotes
    for address, words in quotes:
        m = PASSAGE.match(address)
        whole = " ".join(words_at(texts[unquote(m["capture"])], int(m["start"]), int(m["end"])).split())
        assert words == whole or (len(whole) > LONG and words.endswith("...") and whole.startswith(words[:-3]))
