"""Room: the dossier's pages from a ledger on loopback, search, and the review desk."""
