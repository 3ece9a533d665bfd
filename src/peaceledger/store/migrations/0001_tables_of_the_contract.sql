-- The tables of the contract. Made once from the schema; later changes are later migrations.
CREATE TABLE captures (
    "capture_id" VARCHAR,
    "path" VARCHAR,
    "record_id" VARCHAR,
    "source_name" VARCHAR,
    "url" VARCHAR,
    "retrieved_at" TIMESTAMP,
    "media_type" VARCHAR,
    "sha256" VARCHAR,
    "text" VARCHAR
);
CREATE TABLE articles (
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "headline" VARCHAR,
    "byline" VARCHAR,
    "published" DATE,
    "published_basis" VARCHAR,
    "date_flag" VARCHAR,
    "language" VARCHAR,
    "kind" VARCHAR,
    "relevance" VARCHAR,
    "origin_id" VARCHAR,
    "source_id" VARCHAR,
    "machine_written" BOOLEAN
);
CREATE TABLE statements (
    "statement_id" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "speaker" VARCHAR,
    "speaker_id" VARCHAR,
    "speaker_as_written" VARCHAR,
    "side" VARCHAR,
    "chain" VARCHAR[],
    "cue" VARCHAR,
    "kind" VARCHAR,
    "stance" VARCHAR,
    "topics" VARCHAR[],
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR,
    "speaker_start" BIGINT,
    "speaker_end" BIGINT,
    "about_event_id" VARCHAR
);
CREATE TABLE mentions (
    "mention_id" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "type" VARCHAR,
    "status" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR,
    "trigger" VARCHAR,
    "date_earliest" DATE,
    "date_latest" DATE,
    "date_basis" VARCHAR,
    "date_prec" BIGINT,
    "place" VARCHAR,
    "place_id" VARCHAR,
    "where_prec" BIGINT,
    "participants" VARCHAR[],
    "mediators" VARCHAR[],
    "statement_id" VARCHAR,
    "event_id" VARCHAR,
    "extractor" VARCHAR,
    "trigger_start" BIGINT,
    "trigger_end" BIGINT
);
CREATE TABLE counts (
    "count_id" VARCHAR,
    "mention_id" VARCHAR,
    "event_id" VARCHAR,
    "what" VARCHAR,
    "role" VARCHAR,
    "returned_to" VARCHAR,
    "low" DOUBLE,
    "high" DOUBLE,
    "hedge" VARCHAR,
    "scope" VARCHAR,
    "counted_by" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR,
    "capture_id" VARCHAR
);
CREATE TABLE events (
    "event_id" VARCHAR,
    "type" VARCHAR,
    "status" VARCHAR,
    "date_earliest" DATE,
    "date_latest" DATE,
    "date_basis" VARCHAR,
    "place" VARCHAR,
    "place_id" VARCHAR,
    "participants" VARCHAR[],
    "mediators" VARCHAR[],
    "title" VARCHAR,
    "n_mentions" BIGINT,
    "n_articles" BIGINT,
    "n_outlets" BIGINT,
    "n_origins" BIGINT,
    "opinion_only" BOOLEAN,
    "relevance" VARCHAR
);
CREATE TABLE exchanges (
    "event_id" VARCHAR,
    "kind" VARCHAR,
    "date_earliest" DATE,
    "date_latest" DATE,
    "place" VARCHAR,
    "mediators" VARCHAR[],
    "ordinal" BIGINT,
    "agreement_event_id" VARCHAR,
    "side_a" VARCHAR,
    "a_best" BIGINT,
    "a_low" BIGINT,
    "a_high" BIGINT,
    "side_b" VARCHAR,
    "b_best" BIGINT,
    "b_low" BIGINT,
    "b_high" BIGINT,
    "best_rule" VARCHAR
);
CREATE TABLE offers (
    "offer_id" VARCHAR,
    "name" VARCHAR,
    "kind" VARCHAR,
    "proposed_by" VARCHAR,
    "side" VARCHAR,
    "date_earliest" DATE,
    "date_latest" DATE,
    "event_id" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE offer_terms (
    "term_id" VARCHAR,
    "offer_id" VARCHAR,
    "issue" VARCHAR,
    "obligor" VARCHAR,
    "action" VARCHAR,
    "quantity" VARCHAR,
    "deadline" VARCHAR,
    "condition" VARCHAR,
    "verification" VARCHAR,
    "stated" BOOLEAN,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE offer_responses (
    "response_id" VARCHAR,
    "offer_id" VARCHAR,
    "party" VARCHAR,
    "stance" VARCHAR,
    "statement_id" VARCHAR
);
CREATE TABLE agreements (
    "agreement_id" VARCHAR,
    "name" VARCHAR,
    "state" VARCHAR,
    "parties" VARCHAR[],
    "date_earliest" DATE,
    "date_latest" DATE,
    "event_id" VARCHAR
);
CREATE TABLE obligations (
    "obligation_id" VARCHAR,
    "agreement_id" VARCHAR,
    "obligor" VARCHAR,
    "action" VARCHAR,
    "deadline" DATE,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE compliance (
    "compliance_id" VARCHAR,
    "obligation_id" VARCHAR,
    "outcome" VARCHAR,
    "date_earliest" DATE,
    "date_latest" DATE,
    "statement_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE disagreements (
    "disagreement_id" VARCHAR,
    "subject_id" VARCHAR,
    "field" VARCHAR,
    "kind" VARCHAR,
    "strength" VARCHAR,
    "note" VARCHAR
);
CREATE TABLE positions (
    "disagreement_id" VARCHAR,
    "value" VARCHAR,
    "side" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE assessments (
    "assessment_id" VARCHAR,
    "subject_id" VARCHAR,
    "party" VARCHAR,
    "yardstick_id" VARCHAR,
    "whose" VARCHAR,
    "outcome" VARCHAR,
    "explanation" VARCHAR
);
CREATE TABLE assessment_evidence (
    "assessment_id" VARCHAR,
    "bearing" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE sources (
    "source_id" VARCHAR,
    "name" VARCHAR,
    "owner" VARCHAR,
    "side" VARCHAR,
    "kind" VARCHAR,
    "n_articles" BIGINT
);
CREATE TABLE actors (
    "actor_id" VARCHAR,
    "name" VARCHAR,
    "kind" VARCHAR,
    "side" VARCHAR,
    "names" VARCHAR[]
);
CREATE TABLE places (
    "place_id" VARCHAR,
    "name" VARCHAR,
    "country" VARCHAR,
    "lat" DOUBLE,
    "lon" DOUBLE,
    "where_prec" BIGINT,
    "names" VARCHAR[]
);
CREATE TABLE links (
    "link_id" VARCHAR,
    "left_mention_id" VARCHAR,
    "right_mention_id" VARCHAR,
    "event_id" VARCHAR,
    "weight" DOUBLE,
    "reasons" VARCHAR[]
);
CREATE TABLE rejected (
    "path" VARCHAR,
    "record_id" VARCHAR,
    "reason" VARCHAR
);
CREATE TABLE runs (
    "run_id" VARCHAR,
    "started" TIMESTAMP,
    "finished" TIMESTAMP,
    "version" VARCHAR,
    "recipe" VARCHAR,
    "packs" VARCHAR[],
    "n_read" BIGINT,
    "n_known" BIGINT,
    "n_captures" BIGINT
);
