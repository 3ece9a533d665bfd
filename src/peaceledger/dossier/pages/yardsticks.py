"""Yardsticks applied to each party alike: clause by clause, grouped as their authors group them, never added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words

LAST = "hypotheses"
"""What needs a study stands after what the texts can answer."""
EACH = ("subject", "yardstick", "whose", "outcome", "clause_by_clause", "for", "against", "not_known")
Evidence = Mapping[str, Mapping[str, list[Row]]]


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """A table for each group of yardsticks; one subject's yardsticks of a group stand together."""
    evidence: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables["assessment_evidence"]:
        evidence[row["assessment_id"]][row["bearing"]].append(row)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(tables["assessments"], key=lambda a: (a["subject"], a["party"] or "", a["yardstick_id"])):
        groups[row["group"]].append(row)
    return Sheet(
        tables=tuple(
            table
            for group in sorted(groups, key=lambda name: (name == LAST, name))
            for table in _tables(group, groups[group], evidence, texts, frame.say)
        ),
    )


def _tables(group: str, rows: Sequence[Row], evidence: Evidence, texts: Texts, say: Words) -> Iterator[SheetTable]:
    """One row for each subject with a column for each yardstick, then each of them clause by clause."""
    yardsticks = {r["yardstick_id"]: r["yardstick"] for r in sorted(rows, key=lambda r: r["yardstick_id"])}
    subjects: dict[tuple[str, str | None], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        subjects[row["subject_id"], row["party"]][row["yardstick_id"]] = row
    key, name = group.replace(" ", "_"), say.label(group)
    name = f"{name[:1].upper()}{name[1:]}"
    if len(yardsticks) > 1:
        yield SheetTable(
            key=key,
            caption=name,
            english=True,
            columns=(*say.columns("subject"), *(f"{key} {yardstick}" for key, yardstick in yardsticks.items())),
            rows=tuple(_outcomes(found, yardsticks, evidence, texts, say) for found in subjects.values()),
        )
    yield SheetTable(
        key=f"{key}_clauses",
        caption=say("captions.clauses", name=name),
        columns=say.columns(*EACH),
        rows=tuple(_row(row, evidence[row["assessment_id"]], texts, say) for row in rows),
        folded=len(yardsticks) > 1,
        records=tuple(row["assessment_id"] for row in rows),
    )


def _outcomes(
    found: Mapping[str, Row], yardsticks: Iterable[str], evidence: Evidence, texts: Texts, say: Words
) -> tuple[Cell, ...]:
    subject = Cell(text=str(next(iter(found.values()))["subject"]), words="english")
    return subject, *(_outcome(found.get(yardstick), evidence, texts, say) for yardstick in yardsticks)


def _outcome(row: Row | None, evidence: Evidence, texts: Texts, say: Words) -> Cell:
    if row is None:
        return Cell(text="")
    return texts.cell(say.label(row["outcome"]), (e for found in evidence[row["assessment_id"]].values() for e in found))


def _row(row: Row, evidence: Mapping[str, list[Row]], texts: Texts, say: Words) -> tuple[Cell, ...]:
    passages = [
        texts.cell(say.many("passage", len(found)) if found else "", found)
        for found in (evidence.get("for", []), evidence.get("against", []))
    ]
    return (
        Cell(text=row["subject"], words="english"),
        Cell(text=f"{row['yardstick_id']} {row['yardstick']}", words="english"),
        Cell(text=row["whose"], words="english"),
        Cell(text=say.label(row["outcome"])),
        Cell(text=row["explanation"], words="english"),
        *passages,
        Cell(text=row["missing"] or "", words="english"),
    )


PAGE = Page(key="yardsticks", tables=("assessments", "assessment_evidence"), make=make, template="sheet")
