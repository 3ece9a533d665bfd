"""How far talks are said to have come, with contrary lines, and how markets moved."""

from collections.abc import Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import date_words, label, range_words


def progress_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """Claims in order of time, undated ones last."""
    claims = sorted(tables["progress_claims"], key=lambda r: (str(r["date_earliest"] or "9"), r["direction"], r["claim_id"]))
    moves = sorted(tables["market_reactions"], key=lambda r: (str(r["date_earliest"] or "9"), r["reaction_id"]))
    return Sheet(
        key="progress",
        title="Progress claims",
        lead="Who says how far talks have come, beside the lines that say otherwise. A share of issues, a state of readiness and "
        "a move of prices are different things and are not compared.",
        tables=(
            SheetTable(
                caption="Claims",
                columns=("When", "Direction", "What is counted", "Value", "Words", "Who speaks"),
                rows=tuple(
                    (
                        Cell(text=date_words(r["date_earliest"], r["date_latest"])),
                        Cell(text=r["direction"]),
                        Cell(text=r["counted_as_written"] or label(r["counted"])),
                        Cell(text=_percent(r)),
                        texts.cell(" ".join(r["quote"].split()), [r]),
                        Cell(text=" → ".join(r["chain"]) or "nobody named"),
                    )
                    for r in claims
                ),
            ),
            SheetTable(
                caption="Market reactions",
                columns=("When", "What moved", "Move", "Words", "What the text lays it to"),
                rows=tuple(
                    (
                        Cell(text=date_words(r["date_earliest"], r["date_latest"])),
                        Cell(text=r["instrument"]),
                        Cell(text=f"{r['direction']} {_percent(r)}".strip()),
                        texts.cell(" ".join(r["quote"].split()), [r]),
                        Cell(text=r["cause"]),
                    )
                    for r in moves
                ),
            ),
        ),
    )


def _percent(row: Row) -> str:
    words = range_words(None, row["low"], row["high"])
    return f"{words} %" if words else ""
