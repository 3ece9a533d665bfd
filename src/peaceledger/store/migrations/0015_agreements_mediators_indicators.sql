-- Agreements and their keeping, mediators and channels, signs of cost; nothing had filled the first three before.
DROP TABLE agreements;
DROP TABLE obligations;
DROP TABLE compliance;
CREATE TABLE agreements (
    "agreement_id" VARCHAR,
    "name" VARCHAR,
    "state" VARCHAR,
    "state_basis" VARCHAR,
    "told" VARCHAR[],
    "parties" VARCHAR[],
    "date_earliest" DATE,
    "date_latest" DATE,
    "event_id" VARCHAR,
    "offer_id" VARCHAR,
    "note" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE agreement_tellings (
    "telling_id" VARCHAR,
    "agreement_id" VARCHAR,
    "state" VARCHAR,
    "cue" VARCHAR,
    "speaker" VARCHAR,
    "statement_id" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE obligations (
    "obligation_id" VARCHAR,
    "agreement_id" VARCHAR,
    "obligor" VARCHAR,
    "action" VARCHAR,
    "deadline" VARCHAR,
    "term_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE compliance (
    "compliance_id" VARCHAR,
    "agreement_id" VARCHAR,
    "obligation_id" VARCHAR,
    "agreement_as_written" VARCHAR,
    "party" VARCHAR,
    "report" VARCHAR,
    "outcome" VARCHAR,
    "cue" VARCHAR,
    "speaker" VARCHAR,
    "side" VARCHAR,
    "chain" VARCHAR[],
    "date_earliest" DATE,
    "date_latest" DATE,
    "date_basis" VARCHAR,
    "statement_id" VARCHAR,
    "mention_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE mediation (
    "mediation_id" VARCHAR,
    "mediator" VARCHAR,
    "side" VARCHAR,
    "role" VARCHAR,
    "parties" VARCHAR[],
    "date_earliest" DATE,
    "date_latest" DATE,
    "event_type" VARCHAR,
    "status" VARCHAR,
    "recognised_by" VARCHAR[],
    "statement_ids" VARCHAR[],
    "event_id" VARCHAR,
    "mention_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE channels (
    "channel_id" VARCHAR,
    "month" DATE,
    "channel" VARCHAR,
    "sides" VARCHAR[],
    "mediators" VARCHAR[],
    "n_events" BIGINT,
    "event_ids" VARCHAR[]
);
CREATE TABLE indicators (
    "indicator_id" VARCHAR,
    "date_earliest" DATE,
    "date_latest" DATE,
    "kind" VARCHAR,
    "party" VARCHAR,
    "low" DOUBLE,
    "high" DOUBLE,
    "hedge" VARCHAR,
    "claimed_by" VARCHAR,
    "claimed_side" VARCHAR,
    "derives_from" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
