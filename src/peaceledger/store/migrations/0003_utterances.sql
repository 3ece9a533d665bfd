-- The same words in several articles are one utterance with its reports.
ALTER TABLE statements ADD COLUMN "utterance_id" VARCHAR;
CREATE TABLE utterances (
    "utterance_id" VARCHAR,
    "speaker" VARCHAR,
    "speaker_id" VARCHAR,
    "side" VARCHAR,
    "statement_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR,
    "first_statement_id" VARCHAR,
    "first_published" DATE,
    "n_first" BIGINT,
    "n_statements" BIGINT,
    "n_articles" BIGINT,
    "n_outlets" BIGINT,
    "n_origins" BIGINT
);
