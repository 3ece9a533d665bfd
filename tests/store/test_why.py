"""What stands behind each kind of record, and rows chosen by a condition."""

from pathlib import Path

import duckdb
import pytest
from by_hand import TEXTS

from peaceledger.analysis.show import select
from peaceledger.analysis.summary import summary
from peaceledger.analysis.why import Explanation, explain
from peaceledger.errors import UsageError
from peaceledger.store import BY_NAME


def first(ledger: Path, table: str) -> str:
    return str(select(ledger, table).rows[0][0])


def why(ledger: Path, table: str) -> Explanation:
    found = explain(ledger, first(ledger, table))
    assert found.table == table
    return found


@pytest.mark.parametrize(
    "table",
    ["articles", "captures", "statements", "utterances", "mentions", "counts", "acts", "events", "links", "disagreements"],
)
def test_every_passage_stands_in_its_file_at_its_line(ledger: Path, table: str) -> None:
    for passage in why(ledger, table).evidence:
        text = TEXTS[passage.path]
        assert passage.before + passage.quote + passage.after in text
        assert passage.quote.split("\n")[0] in text.split("\n")[passage.line - 1]


def test_a_link_is_explained_by_both_passages_and_its_reasons(ledger: Path) -> None:
    found = why(ledger, "links")
    assert {e.path for e in found.evidence} == set(TEXTS)
    assert "  same place: Midtown" in found.derivation


def test_an_event_is_explained_by_mentions_counts_links_and_rule(ledger: Path) -> None:
    found = why(ledger, "events")
    assert sorted(e.record_id[0] for e in found.evidence) == ["m", "m", "n", "n"]
    steps = "\n".join(found.derivation)
    assert "to NOR: best 40, low 40, high 45" in steps
    assert "best values: most origins" in steps
    assert "contradiction" in steps


def test_an_act_is_explained_by_its_passage_codes_and_mention(ledger: Path) -> None:
    found = why(ledger, "acts")
    assert found.evidence[0].note == "Norland (NOR) to Sudland (SUD GOV): RETREAT, occurred"
    assert [e.record_id[0] for e in found.evidence] == ["t", "t", "m"]
    assert "coded PLOVER RETREAT/release, CAMEO 0841" in found.derivation


def test_an_utterance_is_explained_by_its_reports_and_the_first_of_them(ledger: Path) -> None:
    found = why(ledger, "utterances")
    assert [(e.note, e.quote) for e in found.evidence] == [("indirect, published 2031-05-02", "40 soldiers came home")]
    assert found.derivation[-1] == f"first report: {found.record['statement_id']} on 2031-05-02"


@pytest.mark.parametrize(
    ("change", "words"), [("n_first = 2", "2 articles on 2031-05-02, a tie"), ("first_published = NULL", "no report is dated")]
)
def test_a_first_report_that_nobody_knows_is_not_named(ledger: Path, change: str, words: str) -> None:
    with duckdb.connect(str(ledger / "ledger.duckdb")) as db:
        db.execute(f"UPDATE utterances SET {change}")
    assert words in why(ledger, "utterances").derivation[-1]


def test_a_disagreement_shows_every_position(ledger: Path) -> None:
    found = why(ledger, "disagreements")
    assert sorted((e.note, e.quote) for e in found.evidence) == [("40", "40 prisoners"), ("45", "45 captives")]
    assert found.derivation[-1] == "40 here, 45 there"


def test_a_mention_without_event_says_so(ledger: Path) -> None:
    with duckdb.connect(str(ledger / "ledger.duckdb")) as db:
        db.execute("UPDATE mentions SET event_id = NULL, status = 'negated'")
    assert "no event: status negated stays a mention" in why(ledger, "mentions").derivation


def test_a_running_total_shows_the_mentions_of_its_counts(ledger: Path) -> None:
    with duckdb.connect(str(ledger / "ledger.duckdb")) as db:
        db.execute("INSERT INTO events BY NAME SELECT * REPLACE ('e_total' AS event_id) FROM events")
        db.execute("UPDATE counts SET event_id = 'e_total' WHERE low = 40")
    assert [e.record_id[0] for e in explain(ledger, "e_total").evidence] == ["m", "n"]


def test_an_event_is_told_with_its_passages_by_number(ledger: Path) -> None:
    found = why(ledger, "events")
    text = " ".join(found.account)
    assert text.startswith("Two passages tell of a prisoner exchange on 1–2 May 2031 in Midtown, as having taken place.")
    assert "The place is named in [1] and [2]." in text
    assert "40 people (reports range from 40 to 45) were returned to NOR." in text
    assert "Two articles of one outlet report it, all from one origin." in text
    assert "The texts do not agree. Low: 40 in [1] against 45 in [2] (a true dispute;" in text
    assert "No text says how many were returned to SUD and who mediated." in text
    assert [(p.number, p.evidence.outlet, str(p.evidence.day)) for p in found.passages] == [
        (1, "Midtown Post", "2031-05-02"), (2, "Midtown Post", "2031-05-02"),
    ]  # fmt: skip


def test_ids_of_a_record_say_what_they_stand_for(ledger: Path) -> None:
    assert why(ledger, "mentions").labels["event_id"] == "Prisoner exchange, Norland and Sudland, Midtown"


def test_a_table_without_a_story_of_its_own_shows_its_passage_and_its_parts(ledger: Path) -> None:
    found = why(ledger, "offers")
    assert {e.note.partition(":")[0] for e in found.evidence} >= {"offer_terms"}
    assert any(line.startswith("offer_responses ") for line in found.derivation)
    text = TEXTS[found.evidence[0].path]
    assert all(e.before + e.quote + e.after in text for e in found.evidence)


def test_records_without_passages_are_shown_as_they_are(ledger: Path) -> None:
    found = why(ledger, "sources")
    assert found.record["name"] == "Midtown Post"
    assert found.evidence == ()


def test_articles_of_one_origin_name_each_other(ledger: Path) -> None:
    keys = [row[0] for row in select(ledger, "articles").rows]
    assert f"same origin as {keys[1]}" in explain(ledger, keys[0]).derivation


def test_rows_are_limited_and_counted(ledger: Path) -> None:
    found = select(ledger, "mentions", "type = 'prisoner_exchange'", 1)
    assert (len(found.rows), found.total, found.names) == (1, 2, BY_NAME["mentions"].names)
    with pytest.raises(UsageError, match="more than a condition"):
        select(ledger, "mentions", "1 = 1)); SELECT count(*) FROM ((SELECT 1")


def test_a_summary_counts_events_by_type(ledger: Path) -> None:
    figures = summary(ledger)
    assert figures["events by type"] == {"prisoner_exchange": 1}
    assert figures["statements"] == 1
    assert figures["articles on the conflict"] == 2
