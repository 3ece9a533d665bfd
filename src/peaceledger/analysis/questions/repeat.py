"""Reads an export back and puts the same designs to the same data: what the notebook of an export calls."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from peaceledger.analysis.studies.design import Case, Design, Events, Material, Occurrence, Result, Series, Step, Window
from peaceledger.analysis.studies.run import run
from peaceledger.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exported:
    """One answer of an export.

    Attributes:
        folder: Where it lies.
        stated: What was stored: reading, roles, question, answer, estimate, p.
        design: The design.
        material: The data; None where the question could not be put.
    """

    folder: Path
    stated: Mapping[str, Any]
    design: Design
    material: Material | None

    def again(self) -> Result:
        """Run the study anew.

        Raises:
            UsageError: If it could not be put at all.
        """
        if self.material is None:
            raise UsageError(f"{self.folder.name} could not be put: {self.stated['refusal']['words']}")
        return run(self.design, self.material)


def read_export(folder: Path) -> tuple[Exported, ...]:
    """Read every answer of an export.

    Raises:
        UsageError: If the folder is no export.
    """
    found = tuple(_read(path.parent) for path in sorted(folder.glob("*/answer.json")))
    if not found:
        raise UsageError(f"{folder} is no export of a study: no folder in it holds an answer.json.")
    return found


def _read(folder: Path) -> Exported:
    stated = json.loads((folder / "answer.json").read_text("utf-8"))
    described = stated.get("series")
    material = None if described is None else _material(folder, described)
    return Exported(folder=folder, stated=stated, design=_design(stated["design"]), material=material)


def _design(stated: Mapping[str, Any]) -> Design:
    fields = {k: _tuple(v) for k, v in stated.items() if k not in ("window", "steps")}
    return Design(**fields, window=Window(**stated["window"]), steps=tuple(Step(**s) for s in stated["steps"]))


def _tuple(value: Any) -> Any:
    return tuple(_tuple(v) for v in value) if isinstance(value, list) else value


def _material(folder: Path, described: Mapping[str, Mapping[str, Any]]) -> Material:
    series = {name: _series(folder / f"{name}.csv", said) for name, said in described.items() if name != "events"}
    events = described.get("events")
    return Material(
        outcome=series.get("outcome"),
        exposure=series.get("exposure"),
        events=Events(name=events["name"], items=tuple(_occurrences(folder / "events.csv"))) if events else None,
        cases=tuple(_cases(folder / "cases.csv")),
        placebo_outcomes=tuple(one for name, one in sorted(series.items()) if name.startswith("placebo-")),
    )


def _series(path: Path, said: Mapping[str, Any]) -> Series:
    rows = list(_rows(path))
    values = {name: np.array([float(r[name] or "nan") for r in rows]) for name in ("low", "best", "high", "articles", "sources")}
    read = {name: None if np.isnan(values[name]).all() else values[name] for name in ("articles", "sources")}
    return Series(
        name=said["name"],
        first=date.fromisoformat(rows[0]["date"]),
        low=values["low"],
        best=values["best"],
        high=values["high"],
        kind=said["kind"],
        unit=said["unit"],
        origin=said["origin"],
        party=said["party"],
        articles=read["articles"],
        sources=read["sources"],
    )


def _occurrences(path: Path) -> Iterator[Occurrence]:
    for row in _rows(path):
        yield Occurrence(
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
            kind=row["kind"],
            party=row["party"] or None,
            toward=row["toward"] or None,
            topic=row["topic"] or None,
            record=row["record"] or None,
            label=row["label"],
        )


def _cases(path: Path) -> Iterator[Case]:
    for row in _rows(path) if path.is_file() else ():
        yield Case(
            row=row["row"], column=row["column"], stratum=row["stratum"], cluster=row["cluster"], record=row["record"] or None
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


__all__ = ["Exported", "read_export"]
