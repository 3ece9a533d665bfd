-- Whether a row of the exchange ledger counts people or the dead who were handed over.
ALTER TABLE exchanges ADD COLUMN "what" VARCHAR DEFAULT 'people';
