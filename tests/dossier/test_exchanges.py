"""Rows of the exchange ledger, from tables by hand."""

from typing import Any

from peaceledger.dossier.pages import PAGES, Frame
from peaceledger.dossier.pages.exchanges import Exchanges, make
from peaceledger.dossier.refs import Texts

TEXT = "After eight years of war 40 bodies were handed over in an exchange."
EMPTY: dict[str, list[dict[str, Any]]] = {name: [] for page in PAGES for name in page.reads}


def count(words: str, what: str, low: int) -> dict[str, Any]:
    row = {"count_id": f"n_{what}", "event_id": "e_1", "what": what, "role": "other", "returned_to": None, "scope": "event"}
    start = TEXT.index(words)
    return row | {"low": low, "high": low, "hedge": "exact", "capture_id": "c", "start": start, "end": start + len(words)}


def page(*counts: dict[str, Any]) -> Exchanges:
    undated = dict.fromkeys(("date_earliest", "date_latest", "place", "ordinal", "best_rule"))
    sides = dict.fromkeys([f"{letter}_{end}" for letter in "ab" for end in ("best", "low", "high")])
    row = (
        {"event_id": "e_1", "kind": "exchange", "what": "people", "mediators": [], "side_a": None, "side_b": None}
        | undated
        | sides
    )
    event = {"event_id": "e_1", "relevance": "on_topic", "type": "prisoner_exchange", "status": "occurred", "title": "Exchange"}
    tables = EMPTY | {"exchanges": [row], "events": [event | undated], "counts": list(counts)}
    return make(tables, Texts(by_capture={"c": TEXT}, label={"c": "Post"}), Frame())


def test_bodies_are_counted_and_the_years_of_a_war_are_not() -> None:
    found = page(count("eight years", "duration", 8), count("40 bodies", "body", 40))
    assert [[c.text for c in x.other_counts] for x in found.counted] == [["40 body (other)"]]


def test_a_row_with_a_duration_alone_has_no_number() -> None:
    found = page(count("eight years", "duration", 8))
    assert (found.counted, [x.event_id for x in found.uncounted]) == ((), ["e_1"])
