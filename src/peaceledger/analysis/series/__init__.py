"""Daily series and dated events: from a ledger with what was read, and from a user's own files."""
