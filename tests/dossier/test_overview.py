"""The first page: layers, what the last build brought, and when that cannot be told."""

from datetime import UTC, date, datetime
from typing import Any

from peaceledger.dossier.pages import PAGES, Frame
from peaceledger.dossier.pages.overview import MOST, Overview, make
from peaceledger.dossier.refs import Texts

TEXT = "Norland and Sudmark met at the lake."
EMPTY: dict[str, list[dict[str, Any]]] = {name: [] for page in PAGES for name in page.reads}
DAY = date(2031, 3, 4)


def event(number: int, **changes: Any) -> dict[str, Any]:
    row = {
        "event_id": f"e_{number}",
        "type": "negotiation_round",
        "status": "occurred",
        "relevance": "on_topic",
        "title": f"Talks {number}",
    }
    row |= dict.fromkeys(("date_earliest", "date_latest"), DAY) | {"date_basis": "stated", "place": None}
    row |= {"participants": [], "mediators": [], "one_voice": None, "opinion_only": False}
    return row | {f"n_{what}": 1 for what in ("articles", "outlets", "origins", "sides")} | changes


def mention(number: int, capture: str) -> dict[str, Any]:
    row = event(number) | {"mention_id": f"m_{number}_{capture}", "article_id": f"a_{capture}", "capture_id": capture}
    return row | {"start": 0, "end": 7}


def page(events: list[dict[str, Any]], mentions: list[dict[str, Any]], added: set[str] | None = None, **more: Any) -> Overview:
    captures = sorted({m["capture_id"] for m in mentions})
    articles = [{"article_id": f"a_{c}", "capture_id": c, "source_id": None} for c in captures]
    tables = EMPTY | {"events": events, "mentions": mentions, "articles": articles} | more
    texts = Texts(by_capture=dict.fromkeys(captures, TEXT), label=dict.fromkeys(captures, "Post"))
    return make(tables, texts, Frame(added=added))


def layers(found: Overview) -> dict[str, list[str]]:
    return {layer.key: [e.event_id for e in layer.events] for layer in found.layers}


def test_independent_origins_establish_and_a_contradiction_contests() -> None:
    events = [
        event(1, n_origins=2),
        event(2, n_origins=2),
        event(3),
        event(4, status="denied"),
        event(5, n_origins=2, one_voice="A. Vale"),
    ]
    found = page(events, [], disagreements=[{"subject_id": "e_2", "strength": "contradiction"}])
    assert layers(found) == {"established": ["e_1"], "contested": ["e_2", "e_4"], "claimed": ["e_3", "e_5"]}


def test_a_layer_shows_those_told_by_most_and_counts_all_with_talks_before_fighting() -> None:
    events = [event(n, n_outlets=n) for n in range(1, 12)] + [
        event(99, n_outlets=50, type="attack"),
        event(98, relevance="off_topic"),
    ]
    claimed = page(events, []).layers[2]
    assert claimed.n == 12
    assert [e.event_id for e in claimed.events] == [f"e_{n}" for n in range(11, 11 - MOST, -1)]


def test_what_only_new_articles_tell_is_new_and_what_they_tell_too_is_told_by_more() -> None:
    mentions = [mention(1, "old"), mention(1, "fresh"), mention(2, "fresh"), mention(3, "old")]
    runs = [{"finished": datetime(2031, 3, day, tzinfo=UTC)} for day in (1, 9)]
    decided = [{"action": "reject", "status": "in_force", "made_at": datetime(2031, 3, day, tzinfo=UTC)} for day in (1, 5)]
    changes = page([event(n) for n in (1, 2, 3)], mentions, {"fresh"}, runs=runs, judgements=decided).changes
    assert changes is not None
    assert ([e.event_id for e in changes.new], [e.event_id for e in changes.more]) == (["e_2"], ["e_1"])
    assert changes.judgements == (("reject", "in force", "5 March 2031"),)
    assert changes.n_articles == 1


def test_a_ledger_of_one_build_has_nothing_to_compare_with() -> None:
    assert page([event(1)], [mention(1, "old")]).changes is None
