-- What a text calls an agreement.
ALTER TABLE mentions ADD COLUMN "known_as" VARCHAR;
ALTER TABLE events ADD COLUMN "known_as" VARCHAR;
