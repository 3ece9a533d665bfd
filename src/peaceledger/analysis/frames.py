"""The Python face of studies: series, events and answers as pandas frames. Needs the extra ``study``."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from peaceledger.analysis.questions.ask import ask
from peaceledger.analysis.questions.keep import Asked
from peaceledger.analysis.questions.read import read_question
from peaceledger.analysis.series.files import read_series
from peaceledger.analysis.series.ledger import Choice, LedgerSource
from peaceledger.analysis.series.observations import Observed, events_of, series_of
from peaceledger.analysis.studies.design import Events, Series
from peaceledger.analysis.studies.extra import library
from peaceledger.errors import UsageError

Frame = Any
"""A ``pandas.DataFrame``; pandas is an extra, so the type is not named."""


def ledger_series(
    ledger: Path,
    records: str,
    where: Mapping[str, tuple[str, ...]] | None = None,
    *,
    by: str | None = None,
    toward: str | None = None,
    returned_to: str | None = None,
) -> Series:
    """Count records of a ledger day by day, with the articles and sources read on each.

    Args:
        ledger: Ledger folder.
        records: events, exchanges, statements, acts, offers, answers, positions, agreements, compliance, claims or costs.
        where: Values allowed, by column: ``{"type": ("ceasefire",)}``; ``topics`` goes with any kind.
        by: Party that did or said it.
        toward: Party it was done or said to.
        returned_to: Of exchanges: count the people returned to this party, best, low and high.

    Returns:
        The series. A day for which nothing was read is NaN, not zero.

    Raises:
        UsageError: If there are no such records or columns, or nothing is dated.
        LedgerError: If the ledger cannot be read.
    """
    choice = Choice(records=records, where=where or {}, by=by, toward=toward, returned_to=returned_to)
    return _laid_out(LedgerSource(ledger).observed(choice, returned_to or records))


def file_series(name: str, path: Path, by: Path | None = None) -> Series:
    """Read a series of your own: a UCDP, ACLED or VIINA file, or any CSV with a map.

    Raises:
        UsageError: If the file or its map cannot be used.
    """
    return _laid_out(read_series(name, path, by))


def ledger_events(
    ledger: Path, records: str, where: Mapping[str, tuple[str, ...]] | None = None, by: str | None = None
) -> Events:
    """Return records of a ledger as dated events, each with its interval and its id.

    Raises:
        UsageError: If there are no such records or columns.
        LedgerError: If the ledger cannot be read.
    """
    return events_of(LedgerSource(ledger).observed(Choice(records=records, where=where or {}, by=by), records))


def series_frame(series: Series) -> Frame:
    """Return a series as a frame by day: low, best, high, articles, sources. Unknown is NaN."""
    pandas = library("pandas")
    days = pandas.date_range(series.first, periods=len(series), freq="D", name="date")
    unread = np.full(len(series), np.nan)
    columns = {
        "low": series.low,
        "best": series.best,
        "high": series.high,
        "articles": unread if series.articles is None else series.articles,
        "sources": unread if series.sources is None else series.sources,
    }
    return pandas.DataFrame(columns, index=days)


def events_frame(events: Events) -> Frame:
    """Return events as a frame: earliest, latest, kind, party, toward, topic, record."""
    names = ("earliest", "latest", "kind", "party", "toward", "topic", "record")
    return library("pandas").DataFrame([[getattr(item, name) for name in names] for item in events.items], columns=list(names))


def study(name: str, ledger: Path, given: Mapping[str, Observed] | None = None) -> Asked:
    """Put a ready study, or a study file, to a ledger. Nothing is stored.

    Args:
        name: Name or yardstick of a ready study, or the path of a file.
        ledger: Ledger folder.
        given: Series of your own by name, as ``series.files.read_series`` returns them.

    Raises:
        UsageError: If there is no such study, or it has no use for a series.
        LedgerError: If the ledger cannot be read.
    """
    source, question = LedgerSource(ledger), read_question(name)
    answers = ask(question, source, given or {})
    return Asked(question=question, answers=answers, given=given or {}, names=source.names, made=datetime.now(UTC))


def answers_frame(asked: Asked) -> Frame:
    """Return the answers as a frame, a row for each reading and party: effect with interval, p, n, why it was refused."""
    rows = []
    for answer in asked.answers:
        result, estimate = answer.result, answer.result.estimate
        rows.append(
            {
                "reading": answer.reading,
                **{role: asked.names.get(party, party) for role, party in answer.roles.items()},
                "answer": result.answer,
                "n": result.n,
                "effect": estimate.value if estimate else None,
                "low": estimate.low if estimate else None,
                "high": estimate.high if estimate else None,
                "no_effect": estimate.null if estimate else None,
                "p": result.p,
                "p_adjusted": result.p_adjusted,
                "smallest": result.smallest,
                "refusal": result.refusal.words if result.refusal else None,
                "needed": result.refusal.needed if result.refusal else None,
            }
        )
    return library("pandas").DataFrame(rows)


def checks_frame(asked: Asked, number: int = 0) -> Frame:
    """Return the robustness grid of one answer as a frame."""
    checks = asked.answers[number].result.checks
    rows = [
        {
            "kind": c.kind,
            "label": c.label,
            "expected": c.expected,
            "n": c.n,
            "effect": c.estimate.value if c.estimate else None,
            "low": c.estimate.low if c.estimate else None,
            "high": c.estimate.high if c.estimate else None,
            "p": c.p,
            "holds": c.holds,
        }
        for c in checks
    ]
    return library("pandas").DataFrame(rows)


def _laid_out(observed: Observed) -> Series:
    series = series_of(observed)
    if series is None:
        raise UsageError(f"Nothing of {observed.name} ({observed.source}) is dated closely enough to make a daily series.")
    return series


__all__ = [
    "answers_frame",
    "checks_frame",
    "events_frame",
    "file_series",
    "ledger_events",
    "ledger_series",
    "series_frame",
    "study",
]
