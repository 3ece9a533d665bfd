"""Stores the answers of a study in the ledger folder, as JSON that the dossier shows and other programs can read."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from peaceledger.analysis.questions.ask import Answer
from peaceledger.analysis.questions.read import Question
from peaceledger.analysis.questions.words import check_row, headline, lines
from peaceledger.analysis.series.observations import Observed
from peaceledger.analysis.studies.design import Series
from peaceledger.errors import LedgerError
from peaceledger.store import Folder
from peaceledger.store.run import read_run

FORMAT = 1
Kept = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with all its answers.

    Attributes:
        question: The study.
        answers: One for each reading and party.
        given: The user's series.
        names: Canonical name of each party.
        made: When, in UTC.
    """

    question: Question
    answers: Sequence[Answer]
    given: Mapping[str, Observed]
    names: Mapping[str, str]
    made: datetime


def as_kept(asked: Asked, ledger: Path) -> Kept:
    """What is stored: the question and the file's digest, the ledger's build, and every answer."""
    table = asked.question.table
    run = read_run(Folder(ledger))
    return {
        "format": FORMAT,
        "name": table.name,
        "yardstick": table.yardstick,
        "title": table.title,
        "claim": table.claim,
        "whose": table.whose,
        "question": table.question,
        "expects": table.expects,
        "limits": list(table.limits),
        "digest": asked.question.digest,
        "file": asked.question.text,
        "made": asked.made.isoformat(timespec="seconds"),
        "build": {"run": len(run.get("runs", [])), "recipe": run.get("recipe"), "counts": run.get("counts", {})},
        "given": [_given(name, series) for name, series in asked.given.items()],
        "answers": [_answer(a, asked.names) for a in asked.answers],
    }


def keep(asked: Asked, ledger: Path) -> Path:
    """Store a study's answers; an earlier run of the same study is replaced.

    Returns:
        The file.

    Raises:
        LedgerError: If it cannot be written.
    """
    folder = Folder(ledger).studies
    path = folder / f"{asked.question.table.name}.json"
    fresh = path.with_suffix(".json.new")
    try:
        folder.mkdir(exist_ok=True)
        fresh.write_text(json.dumps(as_kept(asked, ledger), ensure_ascii=False, indent=1, allow_nan=False) + "\n", "utf-8")
        fresh.replace(path)
    except OSError as fault:
        raise LedgerError(f"{path} cannot be written: {fault.strerror}. Is the ledger's folder yours to write?") from fault
    return path


def kept_studies(ledger: Path) -> list[Kept]:
    """Every stored study, by yardstick and name; what is damaged or of another format is left out."""
    found = []
    for path in sorted(Folder(ledger).studies.glob("*.json")):
        try:
            study = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(study, dict) and study.get("format") == FORMAT:
            found.append(study)
    return sorted(found, key=lambda s: (s["yardstick"] or "~", s["name"]))


def _given(name: str, observed: Observed) -> Kept:
    return {
        "name": name,
        "source": observed.source,
        "unit": observed.unit,
        "side": observed.side,
        "claimed_by": observed.claimed_by,
        "sha256": observed.digest,
        "rows": len(observed.rows),
        "notes": list(observed.notes),
    }


def _answer(answer: Answer, names: Mapping[str, str]) -> Kept:
    result = answer.result
    found = plain(asdict(result))
    found.pop("design")
    return {
        "reading": answer.reading,
        "words": answer.words,
        "roles": dict(answer.roles),
        "parties": {role: names.get(party, party) for role, party in answer.roles.items()},
        "expects": answer.table.expects,
        "question": answer.table.question,
        "answer": result.answer,
        "headline": headline(answer),
        "lines": list(lines(answer)),
        "grid": [list(check_row(check)) for check in result.checks],
        "design": plain(asdict(result.design)),
        "result": found,
        "data": _data(answer),
        "notes": [*answer.notes, *result.notes],
    }


def _data(answer: Answer) -> Kept:
    """What the result rests on: spans and unknown days of the series, number of events and cases."""
    material = answer.material
    if material is None:
        return {}
    series = [s for s in (material.exposure, material.outcome, *material.placebo_outcomes) if s is not None]
    return {
        "series": [_series(s) for s in series],
        "events": len(material.events.items) if material.events else None,
        "cases": len(material.cases) or None,
    }


def _series(series: Series) -> Kept:
    known = ~np.isnan(series.best)
    return {
        "name": series.name,
        "unit": series.unit,
        "origin": series.origin,
        "first": series.first.isoformat(),
        "last": series.last.isoformat(),
        "days": len(series),
        "unknown_days": int((~known).sum()),
        "total": _number(float(series.best[known].sum())),
        "mean_articles": None if series.articles is None else _number(float(np.nanmean(series.articles))),
        "mean_sources": None if series.sources is None else _number(float(np.nanmean(series.sources))),
    }


def plain(value: Any) -> Any:
    """A value as JSON holds it; an unknown number is null."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return [_number(float(v)) for v in value]
    if isinstance(value, float | np.floating):
        return _number(float(value))
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, np.bool_):
        return bool(value)
    return value.isoformat() if isinstance(value, date) else value


def _number(value: float) -> float | None:
    return float(f"{value:.6g}") if math.isfinite(value) else None


__all__ = ["FORMAT", "Asked", "Kept", "as_kept", "keep", "kept_studies", "plain"]
