"""Part of the room: names, offices, role nouns, pronouns and places, and which conflict a text is about."""
