"""The public names of each room: a name that others may use is added or taken away on purpose."""

import importlib
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "peaceledger"
NAMES: dict[str, str] = {
    "analysis": "",
    "assess": "Assessed Matter RULES assess",
    "cli": "app main run",
    "dossier": "write",
    "engines": "LocalEngine engine_for",
    "extract": "",
    "language": "Parser Tagger",
    "packs": (
        "ActorEntry AgreementEntry LegalEntry Lexicon Office OfficeType OutletEntry PlaceEntry TermEntry "
        "YardstickEntry check_pack load_lexicon"
    ),
    "readers": "InputFile MAX_ARTICLE MAX_DOCUMENT READERS Reader discover read split_capture",
    "reconcile": "Accounts Reconciled account reconcile revise_later",
    "records": " ".join(
        sorted(
            {
                "Act",
                "Activity",
                "Agreement",
                "AgreementTelling",
                "Article",
                "Assessment",
                "AssessmentEvidence",
                "Bearing",
                "Block",
                "Capture",
                "Channel",
                "Comparison",
                "Compliance",
                "Concord",
                "Count",
                "Coverage",
                "DateInterval",
                "Deal",
                "DealDeed",
                "Disagreement",
                "Event",
                "Exchange",
                "Figure",
                "Findings",
                "Indicator",
                "LegalConstraint",
                "Link",
                "MarketReaction",
                "Mediation",
                "Mention",
                "Obligation",
                "Offer",
                "OfferResponse",
                "OfferTelling",
                "OfferTerm",
                "OriginLink",
                "Outcome",
                "Page",
                "PartyPosition",
                "Passage",
                "Position",
                "ProgressClaim",
                "Quantity",
                "Reckoning",
                "RedLine",
                "Rejected",
                "Source",
                "Statement",
                "TalksOutcome",
                "Usage",
                "Utterance",
                "record_id",
            }
        )
    ),
    "scoring": "Figures Gold Ratio System score",
    "store": "BY_NAME Batch Column Folder TABLES Table Workshop open_ledger open_workshop rows",
    "web": "",
}
"""Names by room, in order, parted by spaces; a room without any is used by the names of its modules."""


def rooms() -> list[str]:
    return sorted(p.name for p in SRC.iterdir() if (p / "__init__.py").is_file())


def test_every_room_is_listed() -> None:
    assert sorted(NAMES) == rooms()


@pytest.mark.parametrize("room", rooms())
def test_public_names(room: str) -> None:
    module = importlib.import_module(f"peaceledger.{room}")
    names = sorted(getattr(module, "__all__", ()))
    assert " ".join(names) == NAMES[room]
    assert [name for name in names if not hasattr(module, name)] == []
