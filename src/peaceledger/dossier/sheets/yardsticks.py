"""Yardsticks applied to each party alike: clause by clause, grouped as their authors group them, never added up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import label

LAST = "hypotheses"
"""What needs a study stands after what the texts can answer."""


def yardsticks_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """A table for each group of yardsticks; one subject's yardsticks of a group stand together."""
    evidence: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables["assessment_evidence"]:
        evidence[row["assessment_id"]][row["bearing"]].append(row)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(tables["assessments"], key=lambda a: (a["subject"], a["party"] or "", a["yardstick_id"])):
        groups[row["group"]].append(row)
    return Sheet(
        key="yardsticks",
        title="Yardsticks",
        lead="Criteria of authors and officials, each with whose it is, applied by one rule to every party. An outcome says what "
        "these texts hold, not what is so; nothing is added up. The parties are exchanged in sample texts and "
        "packs before a release, and every record has to follow; the texts of this ledger were not exchanged.",
        tables=tuple(
            table
            for group in sorted(groups, key=lambda name: (name == LAST, name))
            for table in _tables(f"{group[:1].upper()}{group[1:]}", groups[group], evidence, texts)
        ),
    )


def _tables(
    name: str, rows: Sequence[Row], evidence: Mapping[str, Mapping[str, list[Row]]], texts: Texts
) -> Iterator[SheetTable]:
    """One row for each subject with a column for each yardstick, then each of them clause by clause."""
    yardsticks = {r["yardstick_id"]: r["yardstick"] for r in sorted(rows, key=lambda r: r["yardstick_id"])}
    subjects: dict[tuple[str, str | None], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        subjects[row["subject_id"], row["party"]][row["yardstick_id"]] = row
    if len(yardsticks) > 1:
        yield SheetTable(
            caption=name,
            columns=("Subject", *(f"{key} {yardstick}" for key, yardstick in yardsticks.items())),
            rows=tuple(
                (Cell(text=_subject(found)), *(_outcome(found.get(key), evidence, texts) for key in yardsticks))
                for found in subjects.values()
            ),
        )
    yield SheetTable(
        caption=f"{name}, clause by clause",
        columns=("Subject", "Yardstick", "Whose", "Outcome", "Clause by clause", "For", "Against", "Not known"),
        rows=tuple(_row(row, evidence[row["assessment_id"]], texts) for row in rows),
    )


def _subject(found: Mapping[str, Row]) -> str:
    return str(next(iter(found.values()))["subject"])


def _outcome(row: Row | None, evidence: Mapping[str, Mapping[str, list[Row]]], texts: Texts) -> Cell:
    if row is None:
        return Cell(text="")
    return texts.cell(label(row["outcome"]), (e for found in evidence[row["assessment_id"]].values() for e in found))


def _row(row: Row, evidence: Mapping[str, list[Row]], texts: Texts) -> tuple[Cell, ...]:
    passages = [
        texts.cell(f"{len(found)} passage{'s' if len(found) > 1 else ''}" if found else "", found)
        for found in (evidence.get("for", []), evidence.get("against", []))
    ]
    return (
        Cell(text=row["subject"]),
        Cell(text=f"{row['yardstick_id']} {row['yardstick']}"),
        Cell(text=row["whose"]),
        Cell(text=label(row["outcome"])),
        Cell(text=row["explanation"]),
        *passages,
        Cell(text=row["missing"] or ""),
    )
