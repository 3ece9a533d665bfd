"""The exam on invented packets: its gold points at its texts, and it tells a find from a miss and a false row."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evals"))
import packets_gold
from packets import figures, packets_in, packs_of
from packets_gold import TABLES, Book, judge

from peaceledger.packs import load_lexicon

TEXT = "Ardenia freed 40 sailors on Monday. Belmar says that 44 came home. The boy kings freed 9 in 1804."
OTHER = "Forty-four sailors are home, said Belmar. It was the largest release of all."
KINDS = {"true_dispute", "denial", "different_thing_counted", "different_time", "arithmetic", "copy_error", "source_date"} | {
    "cause_or_blame",
    "status",
    "attribution",
    "wording",
    "unresolvable",
}


def quotes_of(gold):
    for d in gold["disagreements"]:
        yield from (quote for stand in d["positions"] for quote in stand)
    for x in gold["exchanges"]:
        yield from x["quotes"]
    yield from gold["not_exchanges"]
    yield from (quote for pair in (*gold["same"], *gold["different"]) for quote in pair)
    yield from (a["quote"] for a in gold["arithmetic"])
    yield from (quote for deal in gold["deals"] for quote in (deal["deal"], *deal["deeds"]))


@pytest.mark.parametrize("packet", packets_in(), ids=lambda packet: packet.name)
def test_every_quote_stands_in_exactly_one_article(packet):
    texts = {path.stem: path.read_text("utf-8") for path in packet.glob("*.txt")}
    gold = json.loads((packet / "gold.json").read_text("utf-8"))
    lost = {q: n for q in quotes_of(gold) if (n := sum(q in text for text in texts.values())) != 1}
    assert not lost
    assert {kind for d in gold["disagreements"] for kind in (d["kind"], *d["also"])} <= KINDS
    assert load_lexicon(packs_of(packet, gold)).pack_ids
    names = {name for part in gold["origins"].values() for pair in part for name in pair}
    assert all(any(f"{stem}_".startswith(f"{name}_") for stem in texts) for name in names)


def book(**tables):
    captures = [
        {"capture_id": "a", "path": "a1_gazette.txt", "text": TEXT},
        {"capture_id": "b", "path": "a2_courier.txt", "text": OTHER},
    ]
    articles = [{"article_id": f"{n}x", "capture_id": n, "origin_id": n} for n in "ab"]
    return Book({name: [] for name in TABLES} | {"captures": captures, "articles": articles} | tables, load_lexicon())


def at(quote, **more):
    capture, text = ("a", TEXT) if quote in TEXT else ("b", OTHER)
    start = text.index(quote)
    return {"capture_id": capture, "start": start, "end": start + len(quote), "quote": quote} | more


def mention(quote, event):
    row = at(quote, event_id=event)
    return row | {"trigger_start": row["start"], "trigger_end": row["end"]}


def position(of, quote, value):
    return at(quote, disagreement_id=of, value=value, side=None)


def row(key, kind):
    return {"disagreement_id": key, "kind": kind, "field": "counts", "strength": "contradiction", "note": "two numbers"}


def exchange(event, kind="release", day=None, a=None):
    sides = {"side_a": "RUS", "a_best": a, "side_b": None, "b_best": None}
    return {"event_id": event, "kind": kind, "agreement_event_id": None, "date_earliest": day, "date_latest": day} | sides


def judged(gold, told):
    empty = {"disagreements": []}
    return {name: (r.k, r.n) for name, r in figures(judge(empty | gold, told)).items()}


DISPUTE = {"id": "D", "kind": "true_dispute", "also": [], "subject": "sailors", "positions": [["40 sailors"], ["44 came home"]]}


def test_a_disagreement_counts_once_with_both_stands_and_its_kind():
    told = book(
        disagreements=[row("d1", "true_dispute"), row("d2", "wording"), row("d3", "denial")],
        positions=[
            position("d1", "40 sailors", "40"),
            position("d1", "44 came home", "44"),
            position("d2", "40 sailors", "40"),
            position("d2", "freed 9", "9"),
            position("d3", "40 sailors", "same"),
            position("d3", "44 came home", "same"),
        ],
    )
    assert judged({"disagreements": [DISPUTE]}, told) == {
        "disagreements_found": (1, 1),
        "kinds_right": (1, 1),
        "false_rows": (2, 3),
    }
    assert judged({"disagreements": [DISPUTE | {"kind": "denial"}]}, told)["kinds_right"] == (0, 1)
    assert judged({"disagreements": [DISPUTE | {"optional": True}]}, told) == {"false_rows": (2, 3)}


def test_rows_of_the_exchange_ledger_are_told_from_what_is_none():
    from datetime import date

    monday = date(2030, 5, 6)
    told = book(
        mentions=[mention("freed 40 sailors", "e1"), mention("are home", "e2"), mention("freed 9", "e3")],
        exchanges=[exchange("e1", day=monday, a=40), exchange("e2", day=monday), exchange("e3")],
    )
    freed = {"id": "X", "status": "occurred", "date": "2030-05-06", "quotes": ["freed 40 sailors", "are home"]}
    gold = {"exchanges": [freed | {"counts": {"Russia": 40, "nobody": 3}}], "not_exchanges": ["freed 9 in 1804"]}
    found = judged(gold, told)
    assert found == {"exchanges_found": (1, 1), "counts_right": (1, 2), "exchanges_false": (2, 3)}
    assert judged({"exchanges": [freed | {"date": "2030-05-07"}]}, told)["exchanges_found"] == (0, 1)
    assert judged({"exchanges": [freed | {"date": "2030-05"}]}, told)["exchanges_found"] == (1, 1)
    assert judged({"exchanges": [freed | {"date": "2031"}]}, told)["exchanges_found"] == (0, 1)
    also = freed | {"status": "claimed", "counts": {"Russia": 41}, "counts_also": {"Russia": [40]}}
    assert judged({"exchanges": [also]}, told)["counts_right"] == (1, 1)
    assert judged({"exchanges": [freed | {"status": "agreed"}]}, told)["exchanges_found"] == (0, 1)


def test_pairs_sums_deeds_and_origins():
    told = book(
        mentions=[mention("freed 40 sailors", "e1"), mention("are home", "e1"), mention("freed 9", "e2")],
        arithmetic=[at("largest release", outcome="fails", rule="largest", claim="largest", explanation="9 before")],
        deal_deeds=[{"agreement_event_id": "e1", "exchange_event_id": "e2"}],
    )
    gold = {
        "same": [["freed 40 sailors", "are home"], ["freed 40 sailors", "freed 9"]],
        "different": [["freed 40 sailors", "are home"], ["are home", "freed 9"]],
        "arithmetic": [{"quote": "the largest release", "outcome": "holds"}],
        "deals": [{"deal": "freed 40 sailors", "deeds": ["freed 9", "are home"]}],
        "origins": {"same": [["a1", "a2"]], "independent": [["a1", "a2"]]},
    }
    expected = {"same": (1, 2), "different": (1, 2), "arithmetic": (0, 1), "arithmetic_false": (1, 1), "deeds": (1, 2)}
    assert judged(gold, told) == expected | {"origins": (1, 2)}


def test_a_fault_is_told_with_its_passages():
    told = book(disagreements=[row("d1", "wording")], positions=[position("d1", "40 sailors", "40")])
    faults = [o.fault for o in judge({"disagreements": [DISPUTE]}, told) if o.fault]
    assert "MISSED D true_dispute: sailors" in faults[0]
    assert "44 came home" in faults[0]
    assert "a1_gazette: 40 sailors = 40" in faults[-1]


def test_a_quote_that_no_article_has_is_said(capsys):
    assert book().find("no such words") == []
    assert "0 articles have 'no such words'" in capsys.readouterr().err
    assert packets_gold.meet(("a", 0, 3), ("a", 3, 5)) is False
