"""Room: questions to a finished ledger. Rows, figures, scores, and what stands behind a record; nothing here writes."""
