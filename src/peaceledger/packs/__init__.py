"""Room: knowledge as data. Packs are checked when loaded and passed as arguments, never set globally."""

from peaceledger.packs.lexicon import ActorEntry, Lexicon, Office, OutletEntry, PlaceEntry
from peaceledger.packs.load import load_lexicon

__all__ = ["ActorEntry", "Lexicon", "Office", "OutletEntry", "PlaceEntry", "load_lexicon"]
