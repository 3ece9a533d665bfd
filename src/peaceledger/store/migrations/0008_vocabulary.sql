-- Loaded words, plain ones and euphemisms, as each article uses them.
CREATE TABLE vocabulary (
    "usage_id" VARCHAR, "article_id" VARCHAR, "capture_id" VARCHAR, "source_id" VARCHAR, "thing" VARCHAR,
    "word" VARCHAR, "kind" VARCHAR, "used_by" VARCHAR, "stands_for" VARCHAR[], "voice" VARCHAR,
    "speaker" VARCHAR, "statement_id" VARCHAR, "n" BIGINT, "start" BIGINT, "end" BIGINT, "quote" VARCHAR
);
