"""Agreements with their state, what they oblige whom to, and who is said to have kept or broken them."""

from collections.abc import Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing, one_line, undated_last

AGREEMENTS = ("agreement", "state", "told_as", "parties", "when", "note")
OBLIGATIONS = ("agreement", "who_must_act", "what", "by_when")
COMPLIANCE = ("agreement", "by_whom", "report", "outcome", "words", "who_says_so", "when")


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """Agreements in order of time; reports of keeping and breaking with whose claim each is."""
    say = frame.say
    agreements = sorted(tables["agreements"], key=lambda a: (undated_last(a), a["name"], a["agreement_id"]))
    names = {a["agreement_id"]: a["name"] for a in agreements}
    reports = [c for c in tables["compliance"] if c["report"]]
    return Sheet(
        tables=(
            SheetTable.of(
                say,
                "agreements",
                AGREEMENTS,
                (_agreement(a, texts, say) for a in agreements),
                (a["agreement_id"] for a in agreements),
            ),
            SheetTable.of(
                say,
                "obligations",
                OBLIGATIONS,
                (_obligation(o, names, texts, say) for o in tables["obligations"]),
                (o["obligation_id"] for o in tables["obligations"]),
            ),
            SheetTable.of(
                say,
                "compliance",
                COMPLIANCE,
                (_report(c, names, texts, say) for c in reports),
                (c["compliance_id"] for c in reports),
            ),
        ),
    )


def _agreement(row: Row, texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        texts.cell(row["name"], [row] if row["quote"] else []),
        Cell(text=say.label(row["state"])),
        Cell(text=listing(map(say.label, row["told"])) or ""),
        Cell(text=texts.side(row["parties"])),
        Cell(text=say.dates(row["date_earliest"], row["date_latest"])),
        Cell(text=row["note"] or "", words="english"),
    )


def _obligation(row: Row, names: Mapping[str, str], texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=names.get(row["agreement_id"], "")),
        Cell(text=texts.side(row["obligor"])),
        texts.cell(one_line(row["action"]), [row], "english"),
        Cell(text=say.day(row["deadline"])),
    )


def _report(row: Row, names: Mapping[str, str], texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=names.get(row["agreement_id"] or "") or row["agreement_as_written"]),
        Cell(text=texts.side(row["party"])),
        Cell(text=say.label(row["report"])),
        Cell(text=say.label(row["outcome"])),
        texts.quoted(row),
        Cell(text=say.chain(row["chain"])),
        Cell(text=say.dates(row["date_earliest"], row["date_latest"])),
    )


PAGE = Page(key="agreements", tables=("agreements", "obligations", "compliance"), make=make, template="sheet")
