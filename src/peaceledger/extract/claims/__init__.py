"""Claims of progress in talks, and markets' reactions to them."""
