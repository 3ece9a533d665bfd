"""Schema, migrations and records say the same."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import duckdb
import pytest
from by_hand import TEXTS, capture_of, findings_of

from peaceledger.errors import LedgerError
from peaceledger.packs import ActorEntry, PlaceEntry, YardstickEntry
from peaceledger.records import (
    Act,
    Activity,
    Agreement,
    AgreementTelling,
    Article,
    Assessment,
    AssessmentEvidence,
    Capture,
    Channel,
    Comparison,
    Compliance,
    Concord,
    Count,
    Coverage,
    Deal,
    DealDeed,
    Disagreement,
    Event,
    Exchange,
    Indicator,
    LegalConstraint,
    Link,
    MarketReaction,
    Mediation,
    Mention,
    Obligation,
    Offer,
    OfferResponse,
    OfferTelling,
    OfferTerm,
    OriginLink,
    PartyPosition,
    Position,
    ProgressClaim,
    Reckoning,
    RedLine,
    Rejected,
    Source,
    Statement,
    TalksOutcome,
    Usage,
    Utterance,
)
from peaceledger.records.judgement import JudgedRecord, JudgementRow
from peaceledger.store.migrate import applied, migrate, migrations
from peaceledger.store.rows import from_row, plain, to_row
from peaceledger.store.schema import BY_NAME, TABLES, references

RECORDS = {
    "captures": Capture,
    "articles": Article,
    "statements": Statement,
    "utterances": Utterance,
    "mentions": Mention,
    "counts": Count,
    "acts": Act,
    "vocabulary": Usage,
    "comparisons": Comparison,
    "arithmetic": Reckoning,
    "deals": Deal,
    "deal_deeds": DealDeed,
    "concords": Concord,
    "events": Event,
    "exchanges": Exchange,
    "offers": Offer,
    "offer_tellings": OfferTelling,
    "offer_terms": OfferTerm,
    "offer_responses": OfferResponse,
    "disagreements": Disagreement,
    "positions": Position,
    "assessments": Assessment,
    "assessment_evidence": AssessmentEvidence,
    "yardsticks": YardstickEntry,
    "agreements": Agreement,
    "agreement_tellings": AgreementTelling,
    "obligations": Obligation,
    "compliance": Compliance,
    "outcomes": TalksOutcome,
    "mediation": Mediation,
    "channels": Channel,
    "indicators": Indicator,
    "party_positions": PartyPosition,
    "red_lines": RedLine,
    "legal_constraints": LegalConstraint,
    "progress_claims": ProgressClaim,
    "market_reactions": MarketReaction,
    "sources": Source,
    "actors": ActorEntry,
    "places": PlaceEntry,
    "links": Link,
    "origin_links": OriginLink,
    "coverage": Coverage,
    "activity": Activity,
    "rejected": Rejected,
    "judgements": JudgementRow,
    "judged_records": JudgedRecord,
}
WITHOUT_RECORD = {"runs"}
OF_THE_PACKS = {"actors", "places", "yardsticks"}  # what a pack knows beside is no finding


def test_migrations_make_the_tables_of_the_schema() -> None:
    with duckdb.connect(":memory:") as db:
        migrate(db)
        for table in TABLES:
            found = db.execute(f"DESCRIBE {table.name}").fetchall()
            assert [(name, kind) for name, kind, *_ in found] == [(c.name, c.type) for c in table.columns], table.name
        names = {n for (n,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert names == {t.name for t in TABLES} | {"schema_migrations"}


def test_migrations_run_once() -> None:
    with duckdb.connect(":memory:") as db:
        migrate(db)
        migrate(db)
        assert applied(db) == tuple(name for name, _ in migrations())


def test_a_migration_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (("0001_half", "CREATE TABLE half (a BIGINT); CREATE TABLE half (a BIGINT)"),)
    monkeypatch.setattr("peaceledger.store.migrate.migrations", lambda: broken)
    with duckdb.connect(":memory:") as db:
        with pytest.raises(duckdb.Error):
            migrate(db)
        assert applied(db) == ()
        assert db.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'").fetchone() == (0,)


def test_a_ledger_of_a_later_version_is_refused() -> None:
    with duckdb.connect(":memory:") as db:
        applied(db)
        db.execute("INSERT INTO schema_migrations VALUES (1, '0099_unheard_of')")
        with pytest.raises(LedgerError, match="another version"):
            migrate(db)


@pytest.mark.parametrize("name", [t.name for t in TABLES if t.name not in WITHOUT_RECORD])
def test_every_column_is_a_field_of_the_record(name: str) -> None:
    assert set(BY_NAME[name].names) <= {f.name for f in fields(RECORDS[name])}


def test_every_record_has_a_table() -> None:
    assert set(RECORDS) == {t.name for t in TABLES} - WITHOUT_RECORD


def test_fields_that_are_no_columns_are_the_ones_meant() -> None:
    left = {name: {f.name for f in fields(kind)} - set(BY_NAME[name].names) for name, kind in RECORDS.items()}
    assert {name: rest for name, rest in left.items() if rest and name not in OF_THE_PACKS} == {
        "captures": {"title", "published", "published_from", "language", "byline"}
    }


def test_keys_and_references_name_columns_that_are_there() -> None:
    for table in TABLES:
        assert set(table.key) <= set(table.names)
        assert all({s.start, s.end, s.quote, s.capture} <= set(table.names) for s in table.spans)
    assert all(target[name].type == "VARCHAR" for _, _, target, name in references())


@pytest.mark.parametrize("path", TEXTS)
def test_records_survive_a_row(path: str) -> None:
    capture = capture_of(path, TEXTS[path])
    found = findings_of(capture)
    records = (*found.statements, *found.mentions, *found.counts, *found.offers, *found.offer_responses)
    for record in (capture, found.article, *records):
        assert from_row(type(record), to_row(record)) == record


def test_days_and_moments_are_read_from_text() -> None:
    article = to_row(findings_of(capture_of("north.txt", TEXTS["north.txt"])).article)
    assert from_row(Article, article | {"published": "2031-05-02"}).published == date(2031, 5, 2)
    capture = to_row(capture_of("north.txt", "x")) | {"retrieved_at": "2031-05-02T10:00:00"}
    assert from_row(Capture, capture).retrieved_at == datetime(2031, 5, 2, 10, tzinfo=UTC)


def test_moments_are_stored_in_utc() -> None:
    assert plain(datetime(2031, 5, 2, 12, tzinfo=timezone(timedelta(hours=2)))) == "2031-05-02T10:00:00"
    assert plain(date(2031, 5, 2)) == "2031-05-02"
    with pytest.raises(TypeError, match="set cannot be stored"):
        plain({1})
