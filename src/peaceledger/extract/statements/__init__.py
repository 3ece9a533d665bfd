"""Part of the room: who said what, through whom."""
