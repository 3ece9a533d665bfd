"""What was read beside what is reported: fewer events, or fewer articles?"""

from collections.abc import Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import label, listing


def coverage_sheet(tables: Mapping[str, list[Row]], _: Texts) -> Sheet:
    """Months of all events; the weeks, and each type of event, are in the table ``activity``."""
    months = sorted((r for r in tables["activity"] if r["type"] == "all" and r["period"] == "month"), key=lambda r: r["start"])
    return Sheet(
        key="coverage",
        title="Coverage",
        lead="Events of each month beside the articles and outlets read. Where both fall, calm cannot be told from silence.",
        tables=(
            SheetTable(
                caption="Events and reading by month",
                columns=("Month", "Events", "Articles", "Outlets", "Silent outlets", "Reading of it", "Why"),
                rows=tuple(
                    (
                        Cell(text=f"{r['start']:%B %Y}"),
                        Cell(text=f"{r['n_events']:,}"),
                        Cell(text=f"{r['n_articles']:,}"),
                        Cell(text=f"{r['n_sources']:,}"),
                        Cell(text=listing(r["silent"]) or ""),
                        Cell(text=label(r["verdict"])),
                        Cell(text=r["note"]),
                    )
                    for r in months
                ),
            ),
        ),
    )
