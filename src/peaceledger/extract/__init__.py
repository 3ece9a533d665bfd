"""Room: from one parsed article to statements, mentions and counts. Pure: no file, clock or network."""
