"""Who mediates between whom with what result, and which channels were open in which month."""

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.figures import events as figures
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing, undated_last

MEDIATORS = ("mediator", "role", "between", "event", "status", "when", "recognised_by")
CHANNELS = ("month", "channel", "events")


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """Mediators by name, channels by month."""
    say = frame.say
    rows = sorted(tables["mediation"], key=lambda m: (m["mediator"], undated_last(m), m["mediation_id"]))
    channels = sorted(tables["channels"], key=lambda c: (str(c["month"]), c["channel"]))
    return Sheet(
        tables=(
            SheetTable.of(
                say, "mediators", MEDIATORS, (_mediation(m, texts, say) for m in rows), (m["mediation_id"] for m in rows)
            ),
            SheetTable.of(say, "channels", CHANNELS, (_channel(c, say) for c in channels)),
        ),
    )


def _mediation(row: Row, texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        texts.cell(row["mediator"], [row]),
        Cell(text=say.label(row["role"])),
        Cell(text=texts.side(row["parties"])),
        Cell(text=say.label(row["event_type"])),
        Cell(text=say.label(row["status"])),
        Cell(text=say.dates(row["date_earliest"], row["date_latest"])),
        Cell(text=listing(row["recognised_by"])),
    )


def _channel(row: Row, say: Words) -> tuple[Cell, ...]:
    return Cell(text=say.month(row["month"])), Cell(text=row["channel"]), Cell(text=say.number(row["n_events"]))


PAGE = Page(
    key="mediators",
    tables=("mediation", "channels"),
    make=make,
    template="sheet",
    charted=figures.MEDIATORS,
    charts=figures.mediator_charts,
    draws=("mediators",),
)
