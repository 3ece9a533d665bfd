"""Room: knowledge as data. Packs are checked when loaded and passed as arguments, never set globally."""

from peaceledger.packs.check import check_pack
from peaceledger.packs.lexicon import (
    ActorEntry,
    AgreementEntry,
    LegalEntry,
    Lexicon,
    Office,
    OfficeType,
    OutletEntry,
    PlaceEntry,
    TermEntry,
    YardstickEntry,
)
from peaceledger.packs.load import load_lexicon

__all__ = [
    "ActorEntry",
    "AgreementEntry",
    "LegalEntry",
    "Lexicon",
    "Office",
    "OfficeType",
    "OutletEntry",
    "PlaceEntry",
    "TermEntry",
    "YardstickEntry",
    "check_pack",
    "load_lexicon",
]
