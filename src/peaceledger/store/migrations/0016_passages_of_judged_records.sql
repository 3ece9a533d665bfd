-- A judged record may rest on several passages of one record, so they are numbered.
ALTER TABLE judged_records ADD COLUMN "passage" BIGINT;
