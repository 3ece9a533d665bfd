"""Agreements by name, what state texts give them, and who is said to keep or break them."""
