"""A full-text index beside a ledger: the words of its statements, passages and articles, in a file that can always be made anew.

DuckDB's own index is an extension that has to be fetched; SQLite's comes with Python. Only words and their places are kept, no
text.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from peaceledger.store.files import replacing

TOKENS: Final = "porter unicode61 remove_diacritics 2"
"""Words without their endings and accents; the same for what is kept, what is looked for, and what is marked."""
VERSION: Final = "2"
AT_ONCE: Final = 2000
KINDS: Final = {
    "statements": (
        'SELECT s.statement_id, s.capture_id, s.start, s."end", a.published, s.quote, '
        "concat_ws(' ', s.speaker, s.speaker_as_written) "
        "FROM statements s JOIN articles a USING (article_id) ORDER BY a.published NULLS FIRST, s.capture_id, s.start"
    ),
    "passages": (
        'SELECT arg_min(m.mention_id, m.mention_id), m.capture_id, m.start, m."end", min(a.published), min(m.quote), '
        "string_agg(DISTINCT concat_ws(' ', e.title, e.place), ' ') FROM mentions m JOIN articles a USING (article_id) "
        'LEFT JOIN events e USING (event_id) GROUP BY m.capture_id, m.start, m."end" '
        "ORDER BY min(a.published) NULLS FIRST, m.capture_id, m.start"
    ),
    "articles": (
        'SELECT a.article_id, a.capture_id, a.start, a."end", a.published, c.text[a.start + 1 : a."end"], '
        "concat_ws(' ', a.headline, a.byline, s.name) FROM articles a JOIN captures c USING (capture_id) "
        "LEFT JOIN sources s USING (source_id) ORDER BY a.published NULLS FIRST, a.capture_id, a.start"
    ),
}
"""Of each kind: id, capture, start, end, day, the words that are marked where they are found, and those that only lead there.

They are numbered in order of time, so that the latest can be had without looking at all.
"""


def stamp_of(db: Any) -> str:
    """What changes when the ledger does, wherever it is copied to."""
    built = db.execute("SELECT count(*), max(finished) FROM runs").fetchone()
    counts = (
        db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("articles", "statements", "mentions", "events")
    )
    return " ".join(map(str, (VERSION, *built, *counts)))


def is_current(path: Path, stamp: str) -> bool:
    """Whether the index is that of the ledger."""
    if not path.is_file():
        return False
    try:
        with closing(opened(path)) as index:
            return bool(index.execute("SELECT stamp FROM made").fetchone() == (stamp,))
    except sqlite3.Error:
        return False


def write_index(path: Path, db: Any) -> None:
    """Index a ledger: a few seconds for tens of thousands of articles.

    Raises:
        OSError: If the file cannot be written.
        sqlite3.Error: If it cannot be written.
    """
    with replacing(path) as draft, closing(sqlite3.connect(draft, isolation_level=None)) as index:
        index.execute("PRAGMA journal_mode = OFF")
        index.execute("PRAGMA synchronous = OFF")
        index.execute("BEGIN")
        for kind, sql in KINDS.items():
            index.execute(f"CREATE TABLE {kind} (n INTEGER PRIMARY KEY, id TEXT, capture_id TEXT, start INT, stop INT, day TEXT)")
            index.execute(f"CREATE VIRTUAL TABLE {kind}_words USING fts5(body, lead, content = '', tokenize = '{TOKENS}')")
            _fill(index, kind, _fetched(db, sql))
        index.execute("CREATE TABLE made (stamp TEXT)")
        index.execute("INSERT INTO made VALUES (?)", [stamp_of(db)])
        index.execute("COMMIT")


def opened(path: Path) -> sqlite3.Connection:
    """A connection to an index for reading; an index is never changed, only replaced."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _fill(index: sqlite3.Connection, kind: str, found: Iterable[Sequence[Any]]) -> None:
    for number, row in enumerate(found, 1):
        record_id, capture_id, start, end, day, body, lead = row
        place = (number, record_id, capture_id, start, end, day.isoformat() if day else None)
        index.execute(f"INSERT INTO {kind} VALUES (?, ?, ?, ?, ?, ?)", place)
        index.execute(f"INSERT INTO {kind}_words (rowid, body, lead) VALUES (?, ?, ?)", (number, body, lead or ""))


def _fetched(db: Any, sql: str) -> Iterator[Sequence[Any]]:
    result = db.execute(sql)
    while rows := result.fetchmany(AT_ONCE):
        yield from rows
