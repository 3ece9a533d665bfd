"""From rows of a ledger to the data of charts."""

from datetime import date
from typing import Any

from peaceledger.dossier.charts.running import Amount
from peaceledger.dossier.figures.articles import source_charts
from peaceledger.dossier.figures.events import mediator_charts, timeline_charts
from peaceledger.dossier.figures.exchanges import dyad, exchange_charts
from peaceledger.dossier.figures.places import map_charts
from peaceledger.dossier.figures.stances import position_charts
from peaceledger.dossier.pages import PAGES
from peaceledger.dossier.words import words_in
from peaceledger.store import BY_NAME

SAY = words_in()
DAY = date(2031, 3, 4)
ACTORS = [{"actor_id": "ARD", "name": "Arden"}, {"actor_id": "BEL", "name": "Belmar"}]


def event(key: str, **more: Any) -> dict[str, Any]:
    row = {"event_id": key, "title": f"Event {key}", "relevance": "on_topic", "type": "attack", "status": "occurred"}
    return row | {"participants": [], "date_earliest": DAY, "date_latest": DAY, "place_id": None} | more


def exchange(key: str, a: tuple[Any, Any, Any], b: tuple[Any, Any, Any], **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "event_id": key,
        "kind": "exchange",
        "what": "people",
        "date_earliest": DAY,
        "date_latest": DAY,
        "ordinal": None,
    }
    for letter, side, values in (("a", "ARD", a), ("b", "BEL", b)):
        row |= {f"side_{letter}": side} | dict(zip((f"{letter}_best", f"{letter}_low", f"{letter}_high"), values, strict=True))
    return row | more


NONE = (None, None, None)


def running(rows: list[dict[str, Any]], **more: Any) -> Any:
    tables = {
        "exchanges": rows,
        "events": [event(r["event_id"]) for r in rows],
        "arithmetic": [],
        "activity": [],
        "actors": ACTORS,
    }
    return exchange_charts(tables | more, SAY)


def test_columns_that_charts_read_are_in_the_ledger():
    for page in PAGES:
        for table, columns in page.charted.items():
            assert set(columns) <= {c.name for c in BY_NAME[table].columns}


def test_only_what_took_place_between_the_two_sides_is_added_up():
    rows = [
        exchange("e1", (5, 4, 6), NONE),
        exchange("e2", (9, 9, 9), (9, 9, 9), kind="announced"),
        exchange("e3", (7, 7, 7), NONE, kind="cumulative"),
        exchange("e4", (3, 3, 3), NONE, side_b="CAR"),
        exchange("e5", (2, 2, None), (None, None, 8)),
    ]
    (chart,) = running(rows)
    assert chart.sides == ("Arden", "Belmar")
    assert [t.record for t in chart.turns] == ["e1", "e5"]
    assert chart.turns[0].amounts == (Amount(best=5, low=4, high=6), None)
    assert chart.turns[1].amounts == (Amount(best=2, low=2, high=None), Amount(best=8, low=0, high=8))


def test_exchanges_of_another_conflict_are_not_drawn():
    rows = [exchange("e1", (5, 5, 5), NONE)]
    (chart,) = running(rows, events=[event("e1", relevance="other_conflict")])
    assert chart.turns == ()


def test_the_two_sides_are_those_of_the_counted_exchanges():
    others = [exchange(f"x{i}", NONE, NONE, side_a="CAR", side_b="DOR") for i in range(5)]
    assert dyad([*others, exchange("e1", (5, 5, 5), NONE)]) == ("ARD", "BEL")
    assert dyad([exchange("e1", NONE, NONE, side_b=None)]) is None


def test_exchanges_left_out_by_choice_are_not_missing():
    days = [date(2031, 3, n) for n in (1, 5, 9)]
    for left, partial in (({1}, True), ({0}, False), ({2}, False), ({0, 2}, False), (set(), False)):
        rows = [
            exchange(f"e{n}", (5, 5, 5), NONE, date_earliest=day, date_latest=day, ordinal=n, chosen=n not in left)
            for n, day in enumerate(days)
        ]
        (chart,) = running(rows)
        assert [t.ordinal for t in chart.turns] == [n for n in range(3) if n not in left]
        assert chart.partial is partial
        assert chart.sides == ("Arden", "Belmar")


def test_sums_that_hold_are_not_marked():
    checks = [
        {"check_id": f"c{i}", "subject_id": "e1", "rule": "parts", "claim": "5 and 6 make 11", "outcome": outcome}
        for i, outcome in enumerate(("holds", "fails", "cannot_tell"))
    ]
    (chart,) = running([exchange("e1", (5, 5, 5), NONE)], arithmetic=checks)
    assert [c.outcome for c in chart.turns[0].checks] == ["fails", "cannot_tell"]


def test_the_timeline_numbers_events_as_the_page_lists_them():
    events = [event("e2"), event("e1"), event("e3", date_earliest=None, date_latest=None), event("e0", relevance="off_topic")]
    (chart,) = timeline_charts({"events": [*events, event("e4", date_earliest=None, date_latest=date(2031, 1, 1))]}, SAY)
    assert [(m.record, m.number) for m in chart.marks] == [("e4", 0), ("e1", 1), ("e2", 2)]


def test_an_event_with_two_mediators_ties_its_sides_once():
    mediation = [
        {"mediation_id": f"m{i}", "mediator": name, "role": role, "parties": ["ARD", "BEL"], "event_type": "agreement"}
        | {"status": "occurred", "date_earliest": DAY, "date_latest": DAY, "event_id": "e1"}
        for i, (name, role) in enumerate((("Carda", "acted"), ("Dorn", "acted"), ("Dorn", "offered")))
    ]
    (chart,) = mediator_charts({"mediation": mediation, "events": [event("e1")], "actors": ACTORS}, SAY)
    ties = {(t.start, t.end, t.firm): t.weight for t in chart.ties}
    assert ties["e1", "side ARD", True] == 1
    assert ties["mediator Dorn", "e1", False] == 1
    assert {n.name for n in chart.nodes if n.column == 2} == {"Arden", "Belmar"}


def article(key: str, source: str | None, day: date | None) -> dict[str, Any]:
    return {"article_id": key, "source_id": source, "published": day}


def copies(links: list[dict[str, Any]], articles: list[dict[str, Any]]) -> Any:
    sources = [{"source_id": s, "name": s.title()} for s in ("post", "wire")]
    return source_charts({"activity": [], "origin_links": links, "articles": articles, "sources": sources}, SAY)[1]


def test_who_was_first_is_known_by_the_days_alone():
    link = {"kind": "copy", "left_article_id": "a1", "right_article_id": "a2", "cited": None}
    (tie,) = copies([link], [article("a1", "wire", DAY), article("a2", "post", date(2031, 3, 5))]).ties
    assert (tie.start, tie.end, tie.firm) == ("0 Wire", "1 Post", True)
    (tie,) = copies([link], [article("a1", "wire", DAY), article("a2", "post", DAY)]).ties
    assert not tie.firm
    (tie,) = copies([link], [article("a1", "wire", None), article("a2", "post", DAY)]).ties
    assert not tie.firm


def test_a_cited_outlet_comes_first_and_an_article_counts_once():
    links = [
        {"kind": "cites", "left_article_id": "a2", "right_article_id": None, "cited": cited}
        for cited in ("wire", "wire", "Radio")
    ]
    chart = copies(links, [article("a2", "post", DAY)])
    assert {(t.start, t.end, t.weight) for t in chart.ties} == {("0 Wire", "1 Post", 1), ("0 Radio", "1 Post", 1)}


def test_ties_within_one_outlet_are_told_and_not_drawn():
    link = {"kind": "teaser", "left_article_id": "a1", "right_article_id": "a2", "cited": None}
    chart = copies([link], [article("a1", "post", DAY), article("a2", "post", DAY)])
    assert chart.ties == ()
    assert len(chart.rows) == 1
    assert chart.notes


def test_an_unknown_stance_is_drawn_as_other():
    row = {"position_id": "p1", "party": "ARD", "issue": "territory", "stance": "muse", "change": None, "held": "the\n hills"}
    rows = [row | {"date_earliest": None, "date_latest": None, "change_from": None}]
    (chart,) = position_charts({"party_positions": rows, "actors": ACTORS}, SAY)
    assert (chart.positions[0].stance, chart.positions[0].party, chart.positions[0].held) == ("other", "Arden", "the hills")


def test_a_place_is_as_exact_as_its_most_exact_report_and_no_more_than_the_place_is():
    places = [{"place_id": "hill", "name": "Hill", "lat": 10.0, "lon": 20.0, "where_prec": 1}]
    places += [{"place_id": "shire", "name": "Shire", "lat": 11.0, "lon": 21.0, "where_prec": 4}]
    events = [event("e1", place_id="hill"), event("e2", place_id="hill"), event("e3", place_id="shire")]
    told = [("e1", "hill", 2), ("e1", "hill", 1), ("e2", "hill", 2), ("e3", "shire", 2)]
    mentions = [dict(zip(("event_id", "place_id", "where_prec"), row, strict=True)) for row in told]
    (chart,) = map_charts({"events": events, "places": places, "mentions": mentions}, SAY)
    assert {(s.name, s.precision, len(s.events)) for s in chart.spots} == {("Hill", 1, 1), ("Hill", 2, 1), ("Shire", 4, 1)}


def test_without_places_there_is_no_map():
    assert map_charts({"events": [event("e1")], "places": [], "mentions": []}, SAY) == ()
