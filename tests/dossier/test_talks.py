"""The page of talks: what came of each, tied in words, and nothing where nothing is told."""

from typing import Any

from peaceledger.analysis import listings
from peaceledger.dossier.pages import talks
from peaceledger.dossier.pages.page import Frame
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import words_in
from peaceledger.store.schema import BY_NAME

SAY = words_in()
TEXT = "Norland and Sudmark met in Vesta. They agreed on dams. They meet again on 9 May. It rained. The second call was put off."


def table(name: str, **rows: Any) -> list[dict[str, Any]]:
    empty = {c.name: [] if c.type.endswith("[]") else None for c in BY_NAME[name].columns}
    return [empty | row for row in rows["rows"]]


def passage(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"capture_id": "c_1", "article_id": "a_1", "start": start, "end": start + len(words), "quote": words}


def page(outcomes: list[dict[str, Any]], statements: list[dict[str, Any]] | None = None) -> talks.Talks:
    event = {
        "type": "negotiation_round",
        "status": "occurred",
        "relevance": "on_topic",
        "title": "Talks",
        "date_basis": "unknown",
    }
    counted = {"date_basis": "unknown", "n_articles": 1, "n_outlets": 1, "n_origins": 1, "n_sides": 0, "opinion_only": False}
    tables = {
        "captures": table("captures", rows=[{"capture_id": "c_1", "path": "one.txt", "text": TEXT}]),
        "articles": table("articles", rows=[{"article_id": "a_1", "capture_id": "c_1", "relevance": "on_topic"}]),
        "sources": [],
        "actors": [],
        "disagreements": [],
        "events": table("events", rows=[{"event_id": key} | event | counted for key in ("e_1", "e_2")]),
        "mentions": table("mentions", rows=[passage("met in Vesta") | {"event_id": "e_1", "status": "occurred"}]),
        "outcomes": table("outcomes", rows=[{"tie": "beside", "event_id": "e_1"} | o for o in outcomes]),
        "statements": table("statements", rows=statements or []),
    }
    return talks.make(tables, Texts.of(tables, SAY), Frame(say=SAY))


def test_each_answer_has_its_passages_and_says_how_they_are_tied():
    agreed = passage("They agreed on dams.") | {"kind": "agreed"}
    found = page([agreed, passage("They meet again on 9 May.") | {"kind": "next", "tie": "stated"}])
    first, second = found.held
    assert [line.ref.quote for line in first.agreed] == ["They agreed on dams."]
    assert (first.agreed[0].tie, first.next[0].tie) == (
        "told next to the talks",
        "the sentence names the talks",
    )
    assert first.failed == ()
    assert (first.told, second.told) == (True, False)


def test_talks_that_are_no_event_stand_apart():
    off = page([passage("The second call was put off.") | {"kind": "failed", "event_id": None}]).off
    assert [(line.what, line.ref.quote) for line in off] == [("failed", "The second call was put off.")]


def test_only_statements_that_assess_the_talks_are_shown():
    said = {"speaker": "Arn Vale", "chain": ["Arn Vale"], "about_event_id": "e_1"}
    good, bare = said | passage("It rained.") | {"stance": "assess"}, said | passage("met in Vesta") | {"stance": "claim"}
    (line,) = page([], [good, bare]).held[0].said
    assert (line.who, line.what, line.ref.quote) == ("Arn Vale", "assess", "It rained.")


def test_a_screen_fetches_what_the_page_shows():
    assert set(listings.TALKS) == talks.TALKS
    assert set(listings.ASSESSING) == talks.ASSESSING
