-- An offer has names, proposers and points; passages that speak of it are rows of their own. The old tables were never filled.
DROP TABLE offers;
DROP TABLE offer_terms;
DROP TABLE offer_responses;
CREATE TABLE offers (
    "offer_id" VARCHAR,
    "name" VARCHAR,
    "aliases" VARCHAR[],
    "kind" VARCHAR,
    "proposers" VARCHAR[],
    "sides" VARCHAR[],
    "date_earliest" DATE,
    "date_latest" DATE,
    "date_basis" VARCHAR,
    "event_id" VARCHAR,
    "named_without_terms" BOOLEAN,
    "points_said" BIGINT,
    "points_listed" BIGINT,
    "relevance" VARCHAR,
    "article_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE offer_tellings (
    "telling_id" VARCHAR,
    "offer_id" VARCHAR,
    "article_id" VARCHAR,
    "name" VARCHAR,
    "proposers" VARCHAR[],
    "statement_id" VARCHAR,
    "mention_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE offer_terms (
    "term_id" VARCHAR,
    "offer_id" VARCHAR,
    "article_id" VARCHAR,
    "issue" VARCHAR,
    "obligor" VARCHAR,
    "action" VARCHAR,
    "quantity" VARCHAR,
    "place" VARCHAR,
    "deadline" VARCHAR,
    "condition" VARCHAR,
    "verification" VARCHAR,
    "guarantors" VARCHAR,
    "legal_form" VARCHAR,
    "decision_rule" VARCHAR,
    "duration" VARCHAR,
    "stated" BOOLEAN,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
CREATE TABLE offer_responses (
    "response_id" VARCHAR,
    "offer_id" VARCHAR,
    "term_id" VARCHAR,
    "article_id" VARCHAR,
    "party" VARCHAR,
    "side" VARCHAR,
    "stance" VARCHAR,
    "date_earliest" DATE,
    "date_latest" DATE,
    "date_basis" VARCHAR,
    "statement_id" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
