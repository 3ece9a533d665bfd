-- What is said to have come of talks.
CREATE TABLE outcomes (
    "outcome_id" VARCHAR,
    "event_id" VARCHAR,
    "kind" VARCHAR,
    "tie" VARCHAR,
    "mention_id" VARCHAR,
    "result_mention_id" VARCHAR,
    "result_event_id" VARCHAR,
    "next_earliest" DATE,
    "next_latest" DATE,
    "cue" VARCHAR,
    "speaker" VARCHAR,
    "side" VARCHAR,
    "chain" VARCHAR[],
    "statement_id" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
