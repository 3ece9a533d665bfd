-- Where the number stands that a sum should give.
ALTER TABLE comparisons ADD COLUMN "checked_start" BIGINT;
ALTER TABLE comparisons ADD COLUMN "checked_end" BIGINT;
