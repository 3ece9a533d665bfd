"""Writes the data of a study as CSV, its designs, and a notebook that repeats every answer and its figure."""

import csv
import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from peaceledger.analysis.questions.ask import Answer
from peaceledger.analysis.questions.keep import Asked, plain
from peaceledger.analysis.questions.notebook import notebook
from peaceledger.analysis.spreadsheet import no_formula
from peaceledger.analysis.studies.design import Case, Events, Material, Series
from peaceledger.errors import LedgerError, UsageError

SERIES = ("date", "low", "best", "high", "articles", "sources")
EVENTS = ("earliest", "latest", "kind", "party", "toward", "topic", "record", "label")
CASES = ("row", "column", "stratum", "cluster", "record")


def export(asked: Asked, to: Path) -> None:
    """Write one folder for each answer, the study file, and the notebook. News text is not among them.

    Raises:
        UsageError: If ``to`` holds other things.
        LedgerError: If it cannot be written.
    """
    if to.exists() and (not to.is_dir() or (any(to.iterdir()) and not (to / "repeat.ipynb").is_file())):
        raise UsageError(f"--export {to} holds other files. Give a folder that does not exist yet, or an earlier export.")
    try:
        to.mkdir(parents=True, exist_ok=True)
        (to / "study.toml").write_text(asked.question.text, "utf-8")
        for number, answer in enumerate(asked.answers, start=1):
            _write(answer, to / key_of(number, answer))
        (to / "repeat.ipynb").write_text(json.dumps(notebook(asked.question.table), indent=1) + "\n", "utf-8")
    except OSError as fault:
        raise LedgerError(
            f"{fault.filename or to} cannot be written: {fault.strerror}. Give another folder to --export."
        ) from fault


def key_of(number: int, answer: Answer) -> str:
    """Name of an answer's folder: its number, reading and parties."""
    said = "-".join((answer.reading, *answer.roles.values()))
    return f"{number:02d}-{re.sub(r'[^a-z0-9]+', '-', said.lower()).strip('-')}"


def _write(answer: Answer, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    result = answer.result
    stated = {
        "reading": answer.reading,
        "words": answer.words,
        "roles": dict(answer.roles),
        "question": answer.table.question,
        "design": plain(asdict(result.design)),
        "answer": result.answer,
        "estimate": plain(asdict(result.estimate)) if result.estimate else None,
        "p": result.p,
        "n": result.n,
        "refusal": plain(asdict(result.refusal)) if result.refusal else None,
    }
    if answer.material:
        stated["series"] = _write_material(answer.material, folder)
    (folder / "answer.json").write_text(json.dumps(stated, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _write_material(material: Material, folder: Path) -> dict[str, dict[str, str | None]]:
    """Write what there is; return what a CSV does not hold: name, kind, unit, origin and party of each series."""
    series = {"outcome": material.outcome, "exposure": material.exposure}
    series |= {f"placebo-{i}": s for i, s in enumerate(material.placebo_outcomes, start=1)}
    if material.events is not None:
        _csv(folder / "events.csv", EVENTS, _event_rows(material.events))
    if material.cases:
        _csv(folder / "cases.csv", CASES, _case_rows(material.cases))
    described = {}
    for name, one in series.items():
        if one is not None:
            _csv(folder / f"{name}.csv", SERIES, _days(one))
            described[name] = {"name": one.name, "kind": one.kind, "unit": one.unit, "origin": one.origin, "party": one.party}
    if material.events is not None:
        described["events"] = {"name": material.events.name}
    return described


def _days(series: Series) -> Iterable[Sequence[Any]]:
    columns = (series.low, series.best, series.high, series.articles, series.sources)
    for i in range(len(series)):
        values = (None if column is None else float(column[i]) for column in columns)
        yield ((series.first + timedelta(days=i)).isoformat(), *("" if v is None or math.isnan(v) else repr(v) for v in values))


def _event_rows(events: Events) -> Iterable[Sequence[Any]]:
    return ([getattr(item, name) for name in EVENTS] for item in events.items)


def _case_rows(cases: Sequence[Case]) -> Iterable[Sequence[Any]]:
    return ([getattr(case, name) for name in CASES] for case in cases)


def _csv(path: Path, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(["" if v is None else no_formula(str(v)) for v in row] for row in rows)


__all__ = ["export", "key_of"]
