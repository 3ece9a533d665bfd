"""Part of the room: numbers with their units, tied to events and sides."""
