-- Words can do two things at once, and can answer an offer, an event or a statement.
ALTER TABLE statements ADD COLUMN "stances" VARCHAR[];
ALTER TABLE statements ADD COLUMN "answers" VARCHAR;
ALTER TABLE statements ADD COLUMN "answers_as_written" VARCHAR;
ALTER TABLE statements ADD COLUMN "answers_start" BIGINT;
ALTER TABLE statements ADD COLUMN "answers_end" BIGINT;
ALTER TABLE statements ADD COLUMN "answers_statement_id" VARCHAR;
