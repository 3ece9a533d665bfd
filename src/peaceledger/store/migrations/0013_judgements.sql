-- What people decided, and where the passages stand that they decided about.
CREATE TABLE judgements (
    "judgement_id" VARCHAR,
    "made_at" TIMESTAMP,
    "coder" VARCHAR,
    "action" VARCHAR,
    "purpose" VARCHAR,
    "field" VARCHAR,
    "old_value" VARCHAR,
    "new_value" VARCHAR,
    "reason" VARCHAR,
    "undoes" VARCHAR,
    "status" VARCHAR,
    "note" VARCHAR
);
CREATE TABLE judged_records (
    "judgement_id" VARCHAR,
    "place" BIGINT,
    "record_table" VARCHAR,
    "record_id" VARCHAR,
    "found_id" VARCHAR,
    "passage_table" VARCHAR,
    "passage_record_id" VARCHAR,
    "passage_found_id" VARCHAR,
    "sha256" VARCHAR,
    "exact" VARCHAR,
    "prefix" VARCHAR,
    "suffix" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
