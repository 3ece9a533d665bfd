"""Part of the room: temporal expressions as intervals with a basis."""
