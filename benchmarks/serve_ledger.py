"""Ledgers as large as asked for, made once and kept outside the repository: a generated war, and any ledger many times over.

A generated war has events told by hundreds of articles and no offers, positions or vocabulary; the sample corpus has these. A
third of the articles are therefore the sample's, taken again and again under other ids and on other days.
"""

import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "evals"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from worlds import PACK

from peaceledger.assess import assess
from peaceledger.cli import run
from peaceledger.packs import load_lexicon
from peaceledger.pipeline import matter_of, tables_of
from peaceledger.reconcile import account, reconcile
from peaceledger.store.files import write_json
from peaceledger.store.folder import Folder
from peaceledger.store.publish import publish
from peaceledger.store.schema import TABLES, Table
from reconcile import _capture, generated

KEPT = Path(tempfile.gettempdir()) / "peaceledger-benchmarks"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SAMPLED = 1 / 3
"""Share of the articles that are the sample's."""
SHARED = frozenset({"source_id", "place_id", "speaker_id", "actor_id", "yardstick_id", "legal_id", "legal_ids", "record_id"})
"""Ids of what all copies have in common."""
LINKS = frozenset({"change_from", "agrees_with", "derives_from"})
"""Columns of ids that do not bear the name of one."""
COMMON = frozenset({"sources", "places", "actors", "yardsticks", "legal_constraints"})
ONCE = COMMON | {"coverage", "activity", "judged_records", "runs"}
"""Tables whose rows stand once, however often a ledger is taken."""
APART = 7
"""Days from one copy to the next, within the following hundred weeks."""


def ledger_of(articles: int, kept: Path = KEPT) -> Path:
    """Folder of a ledger of so many articles; made where it is not there yet."""
    folder = Folder(kept / f"war-and-sample-{articles}-{_shape()}")
    if not folder.run.is_file():
        sample = _sample(kept)
        each = _count(sample, "articles")
        times = max(1, round(articles * SAMPLED / each))
        names, digest = _generate(folder, articles - times * each)
        repeat(sample, folder, times)
        write_json(folder.run, {"versions": {}, "packs": {"names": names, "digest": digest}, "finished": "2031-01-01"})
    return folder.root


def many_times(ledger: Path, times: int, kept: Path = KEPT) -> Path:
    """Folder of a ledger taken so many times over; made where it is not there yet."""
    folder = Folder(kept / f"{ledger.name}-{times}-times-{_shape()}")
    if not folder.run.is_file():
        folder.root.mkdir(parents=True, exist_ok=True)
        publish(folder, {})
        repeat(ledger, folder, times)
        folder.run.write_bytes(Folder(ledger).run.read_bytes())
    return folder.root


def repeat(source: Path, folder: Folder, times: int) -> None:
    """Add the rows of a ledger to another so many times, each time under ids of its own and on other days."""
    with duckdb.connect(str(folder.database)) as db:
        db.execute(f"ATTACH '{Folder(source).database}' AS source (READ_ONLY)")
        for table in TABLES:
            if table.name in ONCE:
                known = " AND ".join(f't."{name}" IS NOT DISTINCT FROM s."{name}"' for name in table.key)
                new = f'FROM source."{table.name}" s WHERE NOT EXISTS (SELECT 1 FROM "{table.name}" t WHERE {known})'
                db.execute(f'INSERT INTO "{table.name}" BY NAME SELECT * {new}')
            else:
                cells = ", ".join(_cell(table, c.name, c.type) for c in table.columns)
                db.execute(
                    f'INSERT INTO "{table.name}" BY NAME SELECT {cells} FROM source."{table.name}", range({times}) AS n(nth)'
                )
        db.execute("CHECKPOINT")


def _cell(table: Table, name: str, kind: str) -> str:
    own = name in LINKS or (name.endswith(("_id", "_ids")) and name not in SHARED)
    if own and kind == "VARCHAR[]":
        return f'list_transform("{name}", lambda x: x || \'_\' || nth) AS "{name}"'
    if own:
        return f'"{name}" || \'_\' || nth AS "{name}"'
    return f'"{name}" + CAST(nth % 100 * {APART} AS INTEGER) AS "{name}"' if kind == "DATE" else f'"{name}"'


def _shape() -> str:
    return sha256(str([(t.name, t.columns) for t in TABLES]).encode()).hexdigest()[:8]


def _sample(kept: Path) -> Path:
    folder = Folder(kept / f"sample-{_shape()}")
    if not folder.run.is_file():
        packs = ("--pack", "ukraine", "--pack", str(EXAMPLES / "packs" / "ukraine-outlets"))
        run(["build", str(EXAMPLES / "ukraine"), "--out", str(folder.root), "--quiet", *packs])
    return folder.root


def _count(ledger: Path, table: str) -> int:
    with duckdb.connect(str(Folder(ledger).database), read_only=True) as db:
        row: Any = db.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        return int(row[0])


def _generate(folder: Folder, articles: int) -> tuple[list[str], str]:
    folder.root.mkdir(parents=True, exist_ok=True)
    lexicon = load_lexicon([str(PACK)])
    findings, texts = generated(articles, lexicon)
    story = reconcile(findings, texts, lexicon)
    accounts = account(story, texts, lexicon)
    judged = assess(matter_of(story, lexicon))
    captures = [_capture(key, text) for key, text in sorted(texts.items())]
    publish(folder, {**tables_of(story, accounts, judged, lexicon, captures), "captures": captures})
    return list(lexicon.pack_ids), lexicon.digest
