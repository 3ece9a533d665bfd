"""Pages of the dossier that are tables: a function each, from the ledger's rows to a ``Sheet``; one without rows is left out."""

from collections.abc import Callable, Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Sheet
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.sheets.agreements import agreements_sheet
from peaceledger.dossier.sheets.coverage import coverage_sheet
from peaceledger.dossier.sheets.mediators import mediators_sheet
from peaceledger.dossier.sheets.offers import offers_sheet
from peaceledger.dossier.sheets.positions import positions_sheet
from peaceledger.dossier.sheets.progress import progress_sheet
from peaceledger.dossier.sheets.sums import sums_sheet
from peaceledger.dossier.sheets.vocabulary import vocabulary_sheet
from peaceledger.dossier.sheets.yardsticks import yardsticks_sheet

Tables = Mapping[str, list[Row]]
SHEETS: tuple[tuple[tuple[str, ...], Callable[[Tables, Texts], Sheet]], ...] = (
    (("offers", "offer_tellings", "offer_terms", "offer_responses"), offers_sheet),
    (("agreements", "obligations", "compliance"), agreements_sheet),
    (("party_positions", "red_lines", "legal_constraints"), positions_sheet),
    (("mediation", "channels"), mediators_sheet),
    (("progress_claims", "market_reactions"), progress_sheet),
    (("assessments", "assessment_evidence"), yardsticks_sheet),
    (("arithmetic", "deals", "concords"), sums_sheet),
    (("vocabulary",), vocabulary_sheet),
    (("activity",), coverage_sheet),
)
"""Each sheet with the tables it reads beyond those of every dossier, in the order of the page."""


def sheets_of(tables: Tables, texts: Texts) -> tuple[Sheet, ...]:
    """The sheets that have something to show."""
    made = (make(tables, texts) for _, make in SHEETS)
    return tuple(sheet for sheet in made if any(table.rows for table in sheet.tables))


__all__ = ["SHEETS", "sheets_of"]
