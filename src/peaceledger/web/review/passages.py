"""Passages as a reviewer sees them: in their text, with what stands around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from peaceledger.records.judgement import Anchor
from peaceledger.store.read import Row, rows

AROUND: Final = 280
"""Characters before and after a passage: about two sentences."""
MOST: Final = 25
"""Passages on one page; the text and the event's page have the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage and what stands around it.

    Attributes:
        table: Table of its record.
        record_id: Its id.
        capture_id: Text that holds it.
        start: First character.
        end: After the last one.
        before: Characters before it.
        head: The passage up to the naming word.
        naming: The naming word, empty where there is none.
        tail: The rest of the passage.
        after: Characters after it.
        source: Headline, outlet and day of the article.
    """

    table: str
    record_id: str
    capture_id: str
    start: int
    end: int
    before: str
    head: str
    naming: str
    tail: str
    after: str
    source: str


def passages_of(db: Any, anchors: Iterable[Anchor]) -> list[Passage]:
    """The first passages of a record, in the order given."""
    shown = list(anchors)[:MOST]
    captures = sorted({a.capture_id for a in shown})
    texts = {r["capture_id"]: r["text"] for r in _among(db, "SELECT capture_id, text FROM captures WHERE capture_id", captures)}
    articles = _among(db, ARTICLES, captures)
    naming = _naming(db, shown)
    return [_passage(a, texts[a.capture_id], naming.get((a.table, a.record_id)), _source(a, articles)) for a in shown]


ARTICLES: Final = """SELECT c.capture_id, coalesce(a.start, 0) AS first, coalesce(a."end", 0) AS last, a.headline, a.published,
    coalesce(s.name, c.source_name, c.path) AS outlet
    FROM captures c LEFT JOIN articles a USING (capture_id) LEFT JOIN sources s ON s.source_id = a.source_id WHERE c.capture_id"""


def _among(db: Any, sql: str, keys: list[str]) -> list[Row]:
    return rows(db, f"{sql} IN ({', '.join('?' for _ in keys)})", keys) if keys else []


def _passage(a: Anchor, text: str, naming: tuple[int, int] | None, source: str) -> Passage:
    first, last = naming if naming and a.start <= naming[0] <= naming[1] <= a.end else (a.end, a.end)
    return Passage(
        table=a.table,
        record_id=a.record_id,
        capture_id=a.capture_id,
        start=a.start,
        end=a.end,
        before=_before(text, a.start),
        head=text[a.start : first],
        naming=text[first:last],
        tail=text[last : a.end],
        after=_after(text, a.end),
        source=source,
    )


def _before(text: str, start: int) -> str:
    """What stands before a passage, from the beginning of a word on."""
    part = text[max(0, start - AROUND) : start]
    return part if start <= AROUND else f"…{part[part.find(' ') + 1 :]}"


def _after(text: str, end: int) -> str:
    """What stands after a passage, to the end of a word."""
    part = text[end : end + AROUND]
    return part if end + AROUND >= len(text) else f"{part[: part.rfind(' ') + 1]}…"


def _naming(db: Any, anchors: Iterable[Anchor]) -> dict[tuple[str, str], tuple[int, int]]:
    """Where the naming words stand, by table and record."""
    held = list(anchors)
    found = {}
    for table in ("mentions", "acts"):
        key = f"{table[:-1]}_id"
        keys = sorted({a.record_id for a in held if a.table == table})
        for row in _among(db, f"SELECT {key} AS key, trigger_start, trigger_end FROM {table} WHERE {key}", keys):
            found[table, row["key"]] = row["trigger_start"], row["trigger_end"]
    return found


def _source(a: Anchor, articles: Iterable[Row]) -> str:
    """Headline, outlet and day of the article that holds a passage."""
    own = [r for r in articles if r["capture_id"] == a.capture_id]
    row = next((r for r in own if r["first"] <= a.start < r["last"]), own[0])
    return ", ".join(str(row[k]) for k in ("headline", "outlet", "published") if row[k])


__all__ = ["Passage", "passages_of"]
