-- A mention names its sub-event type in ACLED's terms and the words that decided it.
ALTER TABLE mentions ADD COLUMN "acled" VARCHAR;
ALTER TABLE mentions ADD COLUMN "acled_cues" VARCHAR[];
