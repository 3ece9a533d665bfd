"""Part of the room: event mentions from frames, with their status."""
