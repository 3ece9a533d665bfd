"""Sheets: tables of the dossier, made from rows."""

from datetime import date
from typing import Any

from peaceledger.dossier.pages import BY_KEY, PAGES, Frame
from peaceledger.dossier.pages.offers import DETAILS
from peaceledger.dossier.refs import Texts

TEXT = "Bandits came. The army said so. Bandits left."


NOTHING: dict[str, list[dict[str, Any]]] = {name: [] for page in PAGES for name in page.reads}


def usage(word: str, kind: str, voice: str, n: int, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "usage_id": f"w_{word}_{voice}",
        "article_id": "a_1",
        "capture_id": "c_1",
        "source_id": "post",
        "thing": "forces",
    }
    fields |= {
        "word": word,
        "kind": kind,
        "used_by": None,
        "stands_for": [],
        "voice": voice,
        "speaker": None,
        "statement_id": None,
    }
    start = TEXT.lower().index(word)
    return fields | {"n": n, "start": start, "end": start + len(word), "quote": TEXT[start : start + len(word)]} | more


def shown(rows: list[dict[str, Any]], relevance: str = "on_topic") -> list[list[str | None]]:
    article = {"article_id": "a_1", "relevance": relevance}
    tables = NOTHING | {"vocabulary": rows, "articles": [article], "sources": [{"source_id": "post", "name": "Post"}]}
    texts = Texts(by_capture={"c_1": TEXT}, label={"c_1": "Post", "a_1": "Post"})
    (table,) = BY_KEY["vocabulary"].make(tables, texts, Frame()).tables
    return [[cell.text for cell in row] for row in table.rows]


def test_words_for_one_thing_stand_together_with_who_uses_them() -> None:
    rows = [
        usage("army", "plain", "outlet", 4),
        usage("bandits", "loaded", "outlet", 2),
        usage("bandits", "loaded", "speaker", 1),
    ]
    rows[2] |= {"speaker": "A. Vale", "statement_id": "s_1"}
    assert shown(rows) == [
        ["forces", "bandits (loaded)", "", "Post 2", "A. Vale 1", "", ""],
        ["", "army (plain)", "", "Post 4", "", "", ""],
    ]


def test_plain_words_alone_and_articles_on_something_else_make_no_sheet() -> None:
    assert shown([usage("army", "plain", "outlet", 4)]) == []
    assert shown([usage("bandits", "loaded", "outlet", 4)], "off_topic") == []


TEXTS = Texts(by_capture={"c_1": TEXT}, label={"c_1": "Daily", "a_1": "Post"})
PASSAGE = {"article_id": "a_1", "capture_id": "c_1", "start": 0, "end": 13, "quote": TEXT[:13]}
UNDATED = {"date_earliest": None, "date_latest": None}


def page(key: str, **tables: list[dict[str, Any]]) -> list[list[list[str | None]]]:
    """Texts of all cells of one sheet, by table."""
    shown = BY_KEY[key].make(NOTHING | {"actors": [{"actor_id": "NOR", "name": "Norland"}]} | tables, TEXTS, Frame())
    found = (shown.coverage,) if key == "sources" else shown.tables
    assert all(len(row) == len(table.columns) for table in found for row in table.rows)
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def test_an_offer_without_terms_shows_a_dash_and_who_answered() -> None:
    offer = PASSAGE | UNDATED | {"offer_id": "o_1", "name": "The Lake Plan", "kind": "offer", "proposers": ["A. Vale"]}
    offer |= {"relevance": "on_topic", "points_said": 10, "points_listed": 9}
    bare = offer | {"offer_id": "o_2", "name": "unfair demands", "points_said": None}
    silent = {"offer_id": "o_2", "party": "SUD", "stance": "silent", "quote": None}
    offers, terms, _ = page("offers", offers=[offer, bare], offer_responses=[silent])
    assert [row[0] for row in offers] == ["The Lake Plan", "“unfair demands”"]
    assert [row[4:] for row in offers] == [["10 points said, 9 listed", None], [None, "SUD: silent"]]
    assert terms == []


def test_a_term_that_a_text_calls_missing_is_no_stated_term() -> None:
    offer = PASSAGE | UNDATED | {"offer_id": "o_1", "name": "The Lake Plan", "kind": "offer", "proposers": []}
    offer |= {"relevance": "on_topic", "points_said": None, "points_listed": None}
    term = (
        PASSAGE
        | dict.fromkeys(DETAILS)
        | {"term_id": "t_1", "offer_id": "o_1", "issue": "territory", "obligor": None, "action": "withdrawal", "stated": False}
    )
    offers, terms, _ = page("offers", offers=[offer], offer_terms=[term])
    assert offers[0][4] is None
    assert terms[0][:4] == ["The Lake Plan", "territory", None, "said to be missing: withdrawal"]


def test_two_tellings_of_an_offer_show_what_each_leaves_out() -> None:
    offer = PASSAGE | UNDATED | {"offer_id": "o_1", "name": "The Lake Plan", "kind": "offer", "proposers": []}
    offer |= {"relevance": "on_topic", "points_said": None, "points_listed": None}
    telling = PASSAGE | {"offer_id": "o_1", "proposers": ["A. Vale"]}
    other = telling | {"article_id": "c_1", "start": 14, "proposers": ["B. Holt"]}
    term = (
        PASSAGE
        | dict.fromkeys(DETAILS)
        | {"term_id": "t_1", "offer_id": "o_1", "obligor": None, "action": "leave", "stated": True}
    )
    terms = [term | {"issue": "territory"}, term | {"issue": "ceasefire"}, term | {"issue": "ceasefire", "article_id": "c_1"}]
    *_, beside = page("offers", offers=[offer], offer_tellings=[telling, other], offer_terms=terms)
    assert beside == [
        ["The Lake Plan", "A. Vale / B. Holt", "territory", "Post", "Daily"],
        ["The Lake Plan", "A. Vale / B. Holt", "ceasefire", "Post; Daily", ""],
    ]


def test_a_party_s_stances_on_an_issue_lead_to_their_passages() -> None:
    row = PASSAGE | UNDATED | {"position_id": "h_1", "party": "NOR", "issue": "ceasefire", "stance": "demand", "held": "a truce"}
    row |= {"chain": [], "change": "hardening", "change_reason": "no longer a week"}
    matrix, each, lines = page("positions", party_positions=[row, row | {"position_id": "h_2"}])
    assert matrix == [["Norland", "demand 2"]]
    assert each[0] == ["Norland", "ceasefire", None, "demand", "a truce", "the outlet says so", "hardening: no longer a week"]
    assert lines == []


def test_hypotheses_stand_last_and_outcomes_keep_their_passages() -> None:
    row = {"assessment_id": "y_1", "subject_id": "NOR", "subject": "Norland", "party": "NOR", "yardstick_id": "Y22"}
    row |= {"yardstick": "Attacks cease", "group": "measures", "whose": "a writer", "outcome": "not_met", "missing": None}
    row |= {"explanation": "attacks ceased: no"}
    also = row | {"assessment_id": "y_3", "yardstick_id": "Y23", "yardstick": "Withdrawals", "outcome": "met"}
    later = row | {"assessment_id": "y_2", "group": "hypotheses", "outcome": "not_applicable"}
    proof = PASSAGE | {"assessment_id": "y_1", "bearing": "against"}
    together, each, last = page("yardsticks", assessments=[later, also, row], assessment_evidence=[proof])
    assert together == [["Norland", "not met", "met"]]
    assert each[0][3:] == ["not met", "attacks ceased: no", "", "1 passage", ""]
    assert last[0][3] == "not applicable"


def test_agreements_say_who_is_said_to_have_broken_them_and_channels_by_month() -> None:
    deal = PASSAGE | UNDATED | {"agreement_id": "g_1", "name": "The Ridge Truce", "state": "signed", "told": [], "note": None}
    report = PASSAGE | UNDATED | {"agreement_id": "g_1", "agreement_as_written": "the truce", "party": "SUD", "report": "broken"}
    report |= {"compliance_id": "k_1", "outcome": "breached", "chain": ["A. Vale"], "obligation_id": None}
    silent = report | {"report": None, "outcome": "cannot_tell"}
    agreements, _, said = page("agreements", agreements=[deal | {"parties": []}], compliance=[report, silent])
    assert agreements[0][1:4] == ["signed", "", None]
    assert [row[1:4] + row[5:6] for row in said] == [["SUD", "broken", "breached", "A. Vale"]]
    channel = {"month": date(2031, 5, 1), "channel": "NOR-SUD", "n_events": 2}
    assert page("mediators", channels=[channel])[1] == [["May 2031", "NOR-SUD", "2"]]
    month = {"type": "all", "period": "month", "start": date(2031, 5, 1), "n_events": 3, "n_articles": 40, "n_sources": 2}
    month |= {"silent": ["post"], "verdict": "cannot_tell", "note": "reading fell, too"}
    (months,) = page("sources", activity=[month, month | {"period": "week"}])
    assert months == [["May 2031", "3", "40", "2", "post", "cannot tell", "reading fell, too"]]


def test_failed_sums_come_first_and_percentages_stay_with_what_they_count() -> None:
    check = PASSAGE | {"check_id": "h_1", "subject_id": "e_1", "rule": "sum", "claim": "300 in all", "explanation": "160 and 130"}
    holds = check | {"outcome": "holds", "claimed": 290.0, "found": 290.0}
    fails = check | {"outcome": "fails", "claimed": 300.0, "found": 290.0, "check_id": "h_2"}
    sums, *_ = page("sums", arithmetic=[holds, fails])
    assert [row[3:6] for row in sums] == [["fails", "300", "290"], ["holds", "290", "290"]]
    claim = PASSAGE | UNDATED | {"claim_id": "p_1", "direction": "forward", "counted": "share", "counted_as_written": None}
    claims, moves = page("progress", progress_claims=[claim | {"low": 90.0, "high": 90.0, "chain": []}])
    assert claims[0][1:4] == ["forward", "share", "90 %"]
    assert moves == []
