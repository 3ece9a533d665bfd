"""A ledger in a few figures, as a build prints them."""

from pathlib import Path
from typing import Any

from peaceledger.records.judgement import CONFLICTS
from peaceledger.store import open_ledger

FIGURES = {
    "captures": "SELECT count(*) FROM captures",
    "articles": "SELECT count(*) FROM articles",
    "articles on the conflict": "SELECT count(*) FROM articles WHERE relevance = 'on_topic'",
    "statements": "SELECT count(*) FROM statements",
    "mentions": "SELECT count(*) FROM mentions",
    "counts": "SELECT count(*) FROM counts",
    "events": "SELECT count(*) FROM events",
    "exchanges": "SELECT count(*) FROM exchanges",
    "disagreements": "SELECT count(*) FROM disagreements",
    "rejected": "SELECT count(*) FROM rejected",
    "judgements": "SELECT count(*) FROM judgements",
    "judgements to be looked at": f"SELECT count(*) FROM judgements WHERE status IN {tuple(sorted(CONFLICTS))}",
}


def summary(path: Path) -> dict[str, Any]:
    """Return figures by name, and under ``events by type`` the number of events of each type, most frequent first.

    Raises:
        LedgerError: If the ledger cannot be read.
    """
    with open_ledger(path) as db:
        figures = {name: db.execute(sql).fetchone()[0] for name, sql in FIGURES.items()}
        types = db.execute("SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC, type").fetchall()
    return figures | {"events by type": dict(types)}
