"""Offers: what is put on the table, term by term, and how each party answers. Entered by ``find.py``."""
