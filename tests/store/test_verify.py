"""Each check finds the fault made for it, and no check finds one in a sound ledger."""

from pathlib import Path

import duckdb
import pytest

from peaceledger.store.checks import CHECKS
from peaceledger.store.verify import passages, verify

RUIN = {
    "columns": "ALTER TABLE events ADD COLUMN verdict VARCHAR",
    "parquet": "UPDATE events SET title = 'another'",
    "run": "DELETE FROM rejected",
    "unique": "INSERT INTO events SELECT * FROM events",
    "needed": "UPDATE events SET title = NULL",
    "keys": "UPDATE mentions SET article_id = 'a_0' WHERE capture_id = (SELECT min(capture_id) FROM mentions)",
    "passages": "UPDATE statements SET start = start + 1",
    "articles": 'UPDATE articles SET "end" = "end" + 1',
    "overlap": "INSERT INTO articles BY NAME SELECT * REPLACE ('a_2' AS article_id) FROM articles",
    "inside": "UPDATE articles SET start = start + 5",
    "witnessed": "INSERT INTO events BY NAME SELECT * REPLACE ('e_2' AS event_id) FROM events",
    "status": "UPDATE mentions SET status = 'negated'",
    "sums": "UPDATE events SET n_articles = 1",
    "copies": "UPDATE events SET n_origins = 2, n_outlets = 2",
    "independence": "UPDATE events SET n_outlets = 0",
    "the dead": "UPDATE exchanges SET what = 'body'",
    "bounds": "UPDATE exchanges SET a_low = 41",
    "dates": "UPDATE events SET date_earliest = DATE '2031-05-09'",
    "derived": "UPDATE mentions SET date_from = ['m_0'], date_relation = 'on', date_basis = 'inferred'",
    "counts": "UPDATE counts SET capture_id = (SELECT max(capture_id) FROM captures)",
    "acts": "UPDATE acts SET target_side = source_side, target_role = NULL",
    "offers": "UPDATE offers SET named_without_terms = true",
    "assessments": "INSERT INTO assessments (assessment_id, outcome) VALUES ('y_1', 'met')",
    "accounts": "INSERT INTO channels VALUES ('w_1', DATE '2031-05-01', 'NOR-SUD', ['NOR', 'SUD'], [], 2, ['e_0'])",
    "held": "UPDATE party_positions SET agrees_with = [position_id]",
    "compared": "INSERT INTO comparisons (comparison_id, article_id, mention_id) SELECT 'q_1', 'a_0', mention_id FROM mentions",
    "deals": "INSERT INTO deals (event_id, n_deeds, n_likely) SELECT event_id, 1, 0 FROM events",
    "deeds": "INSERT INTO deal_deeds (agreement_event_id, exchange_event_id, basis) SELECT event_id, 'e_9', 'said' FROM events",
    "concords": "INSERT INTO concords (concord_id, subject_id, side, value) SELECT 'o_1', event_id, 'NOR', '40' FROM events",
    "reckoned": "INSERT INTO arithmetic (check_id, sources) VALUES ('h_1', ['x_9'])",
    "links": "UPDATE links SET left_mention_id = right_mention_id",
    "positions": "DELETE FROM positions WHERE value = '40'",
    "subjects": "UPDATE disagreements SET subject_id = 'e_9'",
    "reports": "UPDATE utterances SET first_published = DATE '2031-05-01'",
    "fullest": "UPDATE utterances SET first_statement_id = 's_9'",
    "judgements": "INSERT INTO judgements BY NAME SELECT 'j_9' AS judgement_id, 'in_force' AS status, 'read' AS note",
    "settled": """
        INSERT INTO judgements BY NAME SELECT 'j_9' AS judgement_id, 'in_force' AS status, 'read' AS note, ['j_8'] AS settles
    """,
    "decided": """
        INSERT INTO judgements BY NAME SELECT 'j_9' AS judgement_id, 'in_force' AS status, 'read' AS note, 'different' AS action;
        INSERT INTO judged_records BY NAME SELECT 'j_9' AS judgement_id, row_number() OVER () AS place,
            'mentions' AS record_table,
            mention_id AS record_id, mention_id AS found_id FROM mentions
    """,
    "not independent": "UPDATE origin_links SET cited = NULL",
    "sides": "UPDATE events SET n_sides = 2",
    "coverage": "UPDATE coverage SET n_on_topic = 7",
    "outlets": "UPDATE sources SET n_articles = 7",
    "sources": "UPDATE captures SET text = text || ' '",
}


def failed(ledger: Path) -> set[str]:
    return {o.name for o in verify(ledger) if o.faults}


def ruin(ledger: Path, sql: str) -> None:
    with duckdb.connect(str(ledger / "ledger.duckdb")) as db:
        db.execute(sql)


def test_a_sound_ledger_passes_every_check(ledger: Path) -> None:
    assert failed(ledger) == set()
    assert len(verify(ledger)) == len(CHECKS)
    # content, speaker; utterance; mentions, their triggers; counts; an act, its trigger; an offer, its telling, term, answer;
    # positions; what a party holds; the name of a source
    assert passages(ledger) == 2 + 1 + 2 + 2 + 2 + 2 + 4 + 2 + 1 + 1


def test_every_check_but_that_of_files_has_a_fault_made_for_it() -> None:
    assert {c.name for c in CHECKS} == set(RUIN) | {"files"}


@pytest.mark.parametrize("name", RUIN)
def test_a_check_finds_its_fault(ledger: Path, name: str) -> None:
    ruin(ledger, RUIN[name])
    assert name in failed(ledger)


@pytest.mark.parametrize("sql", [
    "UPDATE mentions SET trigger = 'swapped'",
    "UPDATE counts SET quote = '41 prisoners'",
    'UPDATE positions SET "end" = 100000',
    "UPDATE statements SET speaker_end = NULL",
    "UPDATE mentions SET start = -1",
])  # fmt: skip
def test_no_passage_can_be_moved_or_changed(ledger: Path, sql: str) -> None:
    ruin(ledger, sql)
    assert "passages" in failed(ledger)


def test_a_changed_source_is_found(ledger: Path) -> None:
    text = next(iter((ledger / "sources").glob("*.txt")))
    text.write_text(text.read_text("utf-8").replace("Midtown", "Hightown"), "utf-8")
    assert {"sources", "passages"} <= failed(ledger)


def test_a_lost_file_is_found(ledger: Path) -> None:
    (ledger / "tables" / "links.parquet").unlink()
    assert failed(ledger) == {"files"}


def test_joint_speakers_are_looked_up_one_by_one(ledger: Path) -> None:
    ruin(ledger, "UPDATE statements SET speaker_id = 'norland_minister; nobody'")
    faults = next(o.faults for o in verify(ledger) if o.name == "keys")
    assert len(faults) == 1
    assert "nobody" in faults[0]


def test_an_unreadable_table_is_a_fault_and_no_crash(ledger: Path) -> None:
    (ledger / "tables" / "events.parquet").write_bytes(b"no parquet")
    faults = next(o.faults for o in verify(ledger) if o.name == "parquet")
    assert "could not be checked" in faults[0]


def test_a_running_total_is_reported_by_the_mentions_of_its_counts(ledger: Path) -> None:
    total = (
        "SELECT * REPLACE ('e_total' AS event_id, 'statement_of_record' AS type, 1 AS n_mentions, 1 AS n_articles) FROM events"
    )
    ruin(ledger, f"INSERT INTO events BY NAME {total}")
    assert {"witnessed", "sums"} <= failed(ledger)
    ruin(ledger, "UPDATE counts SET event_id = 'e_total' WHERE low = 40")
    assert failed(ledger) == {"parquet", "run"}
    ruin(ledger, "UPDATE events SET type = 'attack' WHERE event_id = 'e_total'")
    assert "counts" in failed(ledger)


def test_a_count_cannot_lose_its_event(ledger: Path) -> None:
    ruin(ledger, "UPDATE counts SET event_id = NULL")
    assert "counts" in failed(ledger)
