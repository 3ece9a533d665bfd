"""Who mediates between whom with what result, and which channels were open in which month."""

from collections.abc import Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import date_words, label, listing


def mediators_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """Mediators by name, channels by month."""
    rows = sorted(tables["mediation"], key=lambda m: (m["mediator"], str(m["date_earliest"] or "9"), m["mediation_id"]))
    channels = sorted(tables["channels"], key=lambda c: (str(c["month"]), c["channel"]))
    return Sheet(
        key="mediators",
        title="Mediators",
        lead="Who offered to mediate or did, between whom, in which event. Recognised means that a party's own words say so.",
        tables=(
            SheetTable(
                caption="Mediators",
                columns=("Mediator", "Role", "Between", "Event", "Status", "When", "Recognised by"),
                rows=tuple(
                    (
                        texts.cell(m["mediator"], [m]),
                        Cell(text=m["role"]),
                        Cell(text=listing(m["parties"])),
                        Cell(text=label(m["event_type"])),
                        Cell(text=label(m["status"])),
                        Cell(text=date_words(m["date_earliest"], m["date_latest"])),
                        Cell(text=listing(m["recognised_by"])),
                    )
                    for m in rows
                ),
            ),
            SheetTable(
                caption="Channels by month",
                columns=("Month", "Channel", "Events"),
                rows=tuple(
                    (Cell(text=f"{c['month']:%B %Y}"), Cell(text=c["channel"]), Cell(text=str(c["n_events"]))) for c in channels
                ),
            ),
        ),
    )
