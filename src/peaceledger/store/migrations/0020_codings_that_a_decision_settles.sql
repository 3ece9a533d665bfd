-- A decision that settles answers of two coders names them.
ALTER TABLE judgements ADD COLUMN "settles" VARCHAR[];
