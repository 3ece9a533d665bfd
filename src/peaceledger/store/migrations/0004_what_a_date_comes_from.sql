-- An inferred date names the mentions it comes from, and a date that could not be placed is kept as far as it is given.
ALTER TABLE mentions ADD COLUMN "date_open" VARCHAR;
ALTER TABLE mentions ADD COLUMN "date_from" VARCHAR[];
ALTER TABLE mentions ADD COLUMN "date_relation" VARCHAR;
