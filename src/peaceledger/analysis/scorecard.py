"""Reads a gold folder and a ledger, and hands both to the scorer."""

import json
from pathlib import Path

from peaceledger.analysis.tables import grouped, read_tables
from peaceledger.errors import UsageError
from peaceledger.scoring import Figures, Gold, System, score

OFFER_TABLES = ("offer_tellings", "offer_terms", "offer_responses")
PASSAGE_TABLES = ("articles", "statements", "mentions", "counts", "positions", *OFFER_TABLES)


def score_ledger(ledger: Path, gold: Path) -> Figures:
    """Score a ledger against a gold folder.

    Args:
        ledger: Ledger folder.
        gold: Folder with ``articles.json`` and any of mentions, statements, counts, exchanges, conflicts, non_events, actors
            (.json), shaped as ``docs/reference/scoring.md`` says.

    Raises:
        UsageError: If the gold folder lacks what it needs.
        LedgerError: If the ledger cannot be read.
    """
    return score(read_gold(gold), read_system(ledger))


def read_gold(folder: Path) -> Gold:
    """Read a gold folder."""
    path = folder / "articles.json"
    if not path.is_file():
        raise UsageError(f"{folder} is no gold folder: it has no articles.json. See docs/reference/scoring.md for its files.")
    rows = {f.stem: json.loads(f.read_text("utf-8")) for f in sorted(folder.glob("*.json")) if f != path}
    return Gold(
        articles=json.loads(path.read_text("utf-8"))["articles"],
        rows={name: table for name, table in rows.items() if isinstance(table, list)},
    )


def read_system(ledger: Path) -> System:
    """Read the scored tables of a ledger, with the file name in place of the capture id."""
    found = read_tables(ledger, ("captures", "exchanges", "disagreements", "offers", *PASSAGE_TABLES))
    files = {c["capture_id"]: Path(c["path"]).name for c in found["captures"]}
    tables = {name: [r | {"file": files.get(r["capture_id"])} for r in found[name]] for name in PASSAGE_TABLES}
    passages = grouped((*tables["mentions"], *tables["counts"]), "event_id")
    positions = grouped(tables["positions"], "disagreement_id")
    told, terms, answers = (grouped(tables[name], "offer_id") for name in OFFER_TABLES)
    return System(
        texts={files[c["capture_id"]]: c["text"] for c in found["captures"]},
        rows=tables
        | {
            "exchanges": [e | {"passages": passages[e["event_id"]]} for e in found["exchanges"]],
            "disagreements": [d | {"positions": positions[d["disagreement_id"]]} for d in found["disagreements"]],
            "offers": [
                o | {"terms": terms[key], "responses": answers[key], "passages": [*told[key], *terms[key], *answers[key]]}
                for o in found["offers"]
                for key in (o["offer_id"],)
            ],
        },
    )
