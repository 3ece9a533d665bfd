"""Agreements with their state, what they oblige whom to, and who is said to have kept or broken them."""

from collections.abc import Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import date_words, label, listing


def agreements_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """Agreements in order of time; reports of keeping and breaking with whose claim each is."""
    agreements = sorted(tables["agreements"], key=lambda a: (str(a["date_earliest"] or "9"), a["name"], a["agreement_id"]))
    names = {a["agreement_id"]: a["name"] for a in agreements}
    obligations = {o["obligation_id"]: o for o in tables["obligations"]}
    reports = [c for c in tables["compliance"] if c["report"]]
    return Sheet(
        key="agreements",
        title="Agreements",
        lead="Texts that sides signed, drafted or announced, what they oblige whom to, and who says that they were "
        "kept or broken. What no text reports on is left open.",
        tables=(
            SheetTable(
                caption="Agreements",
                columns=("Agreement", "State", "Told as", "Parties", "When", "Note"),
                rows=tuple(
                    (
                        texts.cell(a["name"], [a] if a["quote"] else []),
                        Cell(text=label(a["state"])),
                        Cell(text=listing(a["told"]) or ""),
                        Cell(text=listing(a["parties"])),
                        Cell(text=date_words(a["date_earliest"], a["date_latest"])),
                        Cell(text=a["note"] or ""),
                    )
                    for a in agreements
                ),
            ),
            SheetTable(
                caption="Obligations",
                columns=("Agreement", "Who must act", "What", "By when"),
                rows=tuple(
                    (
                        Cell(text=names.get(o["agreement_id"], "")),
                        Cell(text=o["obligor"]),
                        texts.cell(" ".join(o["action"].split()), [o]),
                        Cell(text=str(o["deadline"]) if o["deadline"] else None),
                    )
                    for o in obligations.values()
                ),
            ),
            SheetTable(
                caption="Said to be kept or broken",
                columns=("Agreement", "By whom", "Report", "Outcome", "Words", "Who says so", "When"),
                rows=tuple(
                    (
                        Cell(text=names.get(c["agreement_id"] or "") or c["agreement_as_written"]),
                        Cell(text=c["party"]),
                        Cell(text=label(c["report"])),
                        Cell(text=label(c["outcome"])),
                        texts.cell(" ".join(c["quote"].split()), [c]),
                        Cell(text=" → ".join(c["chain"]) or "the outlet says so"),
                        Cell(text=date_words(c["date_earliest"], c["date_latest"])),
                    )
                    for c in reports
                ),
            ),
        ),
    )
