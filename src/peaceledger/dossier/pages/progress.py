"""How far talks are said to have come, with contrary lines, and how markets moved."""

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, undated_last

CLAIMS = ("when", "direction", "what_is_counted", "value", "words", "who_speaks")
MOVES = ("when", "what_moved", "move", "words", "laid_to")


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """Claims in order of time, undated ones last."""
    say = frame.say
    claims = sorted(tables["progress_claims"], key=lambda r: (undated_last(r), r["direction"], r["claim_id"]))
    moves = sorted(tables["market_reactions"], key=lambda r: (undated_last(r), r["reaction_id"]))
    return Sheet(
        tables=(
            SheetTable.of(
                say, "progress_claims", CLAIMS, (_claim(r, texts, say) for r in claims), (r["claim_id"] for r in claims)
            ),
            SheetTable.of(
                say, "market_reactions", MOVES, (_move(r, texts, say) for r in moves), (r["reaction_id"] for r in moves)
            ),
        ),
    )


def _claim(row: Row, texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=say.dates(row["date_earliest"], row["date_latest"])),
        Cell(text=say.label(row["direction"])),
        Cell(text=row["counted_as_written"] or say.label(row["counted"])),
        Cell(text=_percent(row, say)),
        texts.quoted(row),
        Cell(text=say.chain(row["chain"], "nobody")),
    )


def _move(row: Row, texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=say.dates(row["date_earliest"], row["date_latest"])),
        Cell(text=row["instrument"], words="english"),
        Cell(text=f"{say.label(row['direction'])} {_percent(row, say)}".strip()),
        texts.quoted(row),
        Cell(text=row["cause"], words="english"),
    )


def _percent(row: Row, say: Words) -> str:
    words = say.range(None, row["low"], row["high"])
    return say("number.percent", n=words) if words else ""


PAGE = Page(key="progress", tables=("progress_claims", "market_reactions"), make=make, template="sheet")
