-- Claims that compare an event with others, and what the ledger reckons from its own rows.
CREATE TABLE comparisons (
    "comparison_id" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "mention_id" VARCHAR,
    "statement_id" VARCHAR,
    "kind" VARCHAR,
    "low" DOUBLE,
    "high" DOUBLE,
    "unit" VARCHAR,
    "since_earliest" DATE,
    "since_latest" DATE,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE arithmetic (
    "check_id" VARCHAR,
    "subject_id" VARCHAR,
    "rule" VARCHAR,
    "claim" VARCHAR,
    "outcome" VARCHAR,
    "claimed" DOUBLE,
    "found" DOUBLE,
    "explanation" VARCHAR,
    "sources" VARCHAR[],
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE deals (
    "event_id" VARCHAR,
    "state" VARCHAR,
    "side_a" VARCHAR,
    "agreed_a" BIGINT,
    "returned_a" BIGINT,
    "open_a" BIGINT,
    "side_b" VARCHAR,
    "agreed_b" BIGINT,
    "returned_b" BIGINT,
    "open_b" BIGINT,
    "n_deeds" BIGINT,
    "n_likely" BIGINT,
    "explanation" VARCHAR
);
CREATE TABLE deal_deeds (
    "agreement_event_id" VARCHAR,
    "exchange_event_id" VARCHAR,
    "basis" VARCHAR,
    "explanation" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE concords (
    "concord_id" VARCHAR,
    "subject_id" VARCHAR,
    "field" VARCHAR,
    "value" VARCHAR,
    "side" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
