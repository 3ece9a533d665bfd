-- Sums that a text prints, with what its own numbers give.
ALTER TABLE comparisons ADD COLUMN "found" DOUBLE;
ALTER TABLE comparisons ADD COLUMN "working" VARCHAR;
