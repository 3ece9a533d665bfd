"""Room: who fights whom where no pack says it: groups, states and opponents, read from the texts of a corpus themselves."""
