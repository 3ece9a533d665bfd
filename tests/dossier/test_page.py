"""The page itself, with hostile words in every place that a text, an id or a name can reach."""

import base64
import json
from dataclasses import fields, replace
from datetime import date
from hashlib import sha256
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from lxml import html
from markupsafe import Markup

from peaceledger.dossier.charts import Atlas, Coverage, Network, Positions, Running, Timeline
from peaceledger.dossier.marks import Mark
from peaceledger.dossier.pages import PAGES, Frame
from peaceledger.dossier.speakers import Said
from peaceledger.dossier.words import words_in
from peaceledger.dossier.write import Shelf, render, title

EVIL = """"'><script>x()</script><img src=x onerror=x()></title></style><!-- {{ 7 * 7 }} javascript:x() &lt;b&gt; \u2028\u202e"""
DAY = date(2031, 3, 4)
CHARTS = {
    "exchanges": Running,
    "timeline": Timeline,
    "mediators": Network,
    "positions": Positions,
    "sources": Coverage,
    "map": Atlas,
}


def filled(kind: Any) -> Any:
    """A value of a type in which every word is hostile; lists hold two."""
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        return (filled(parts[0]),) * 2 if parts[1:] == (...,) else tuple(map(filled, parts))
    if get_origin(kind) is dict:
        return {EVIL: EVIL}
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    known = {str: EVIL, int: 3, bool: True, float: 3.0, date: DAY, Markup: Markup("<svg></svg>")}
    chosen = next((part for part in get_args(kind) if part is not NoneType), kind)
    if chosen is not kind:
        return filled(chosen)
    if chosen in known:
        return known[chosen]
    hints = get_type_hints(chosen)
    return chosen(**{field.name: filled(hints[field.name]) for field in fields(chosen)})


@pytest.fixture(scope="module")
def source() -> str:
    assert {page.key for page in PAGES if page.charted} == set(CHARTS)
    charts = {key: (filled(kind),) for key, kind in CHARTS.items()}
    made = [(page, filled(get_type_hints(page.make)["return"]), charts.get(page.key, ())) for page in PAGES]
    shelf = Shelf(texts={EVIL: EVIL}, names={EVIL: EVIL}, marks={EVIL: [replace(filled(Mark), kind="event")]})
    return render(EVIL, made, shelf, words_in())


@pytest.fixture(scope="module")
def page(source: str) -> html.HtmlElement:
    return html.document_fromstring(source)


def test_no_element_or_attribute_comes_from_a_text(page: html.HtmlElement) -> None:
    assert [s.get("type") for s in page.iter("script")] == ["application/json", None]
    assert len(list(page.iter("style"))) == 1
    assert not list(page.iter("img", "b-", "iframe", "object", "link", "base", "form"))
    assert not [a for e in page.iter() for a in e.attrib if a.lower().startswith("on") or a in ("src", "style", "action")]
    assert not page.xpath("//comment()")


def test_every_link_stays_in_the_page(page: html.HtmlElement) -> None:
    links = [e.get("href") for e in page.iter("a")]
    assert len(links) > 30
    assert {link[:1] for link in links if not link.startswith("data:text/csv;charset=utf-8;base64,")} == {"#"}
    assert all(a.get("download") for a in page.iter("a") if a.get("href").startswith("data:"))


def test_words_are_shown_as_they_stand(page: html.HtmlElement) -> None:
    assert EVIL in page.text_content()
    assert page.find(".//title").text == f"Dossier: {EVIL}"
    assert page.find(".//h1").text == EVIL


def test_the_stored_texts_arrive_whole(page: html.HtmlElement) -> None:
    data = json.loads(page.get_element_by_id("data").text)
    assert data["texts"] == {EVIL: EVIL}
    assert data["spoken"]["speakers"] == [EVIL, EVIL]
    assert all(len(row) == len(fields(Said)) for row in data["spoken"]["said"])


def test_only_the_page_s_own_style_and_script_are_allowed(page: html.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for own in (page.find(".//style").text, page.xpath("//script[not(@type)]")[0].text):
        assert base64.b64encode(sha256(own.encode()).digest()).decode() in policy


def test_what_can_be_reached_by_keyboard_has_a_name(page: html.HtmlElement) -> None:
    for region in page.xpath("//*[@tabindex='0'][not(self::a)]"):
        assert region.get("role") in {"region", "group"}
        assert region.get("aria-label") or region.get("aria-labelledby")
    assert all(link.text_content().strip() or link.get("aria-label") for link in page.iter("a"))
    assert all(box.getparent().tag == "label" for box in page.iter("input", "select"))
    assert not page.xpath("//*[@role='img']//a")


def test_a_ledger_goes_by_what_its_pack_is_about():
    packs = {"names": ["base", "lake_war"], "titles": ["What all need", "The war over the lake"]}
    assert title(Frame(run={"packs": packs})) == "The war over the lake"
    assert title(Frame(run={"packs": {"names": packs["names"]}})) == "lake_war"
