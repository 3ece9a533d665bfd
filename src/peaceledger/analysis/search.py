"""Full text: statements, passages and articles that hold some words, best first, with the words marked."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unicodedata import category

from peaceledger.analysis.slices import THESE, fetched
from peaceledger.errors import UsageError
from peaceledger.store import Folder, open_ledger
from peaceledger.store.files import disk_faults_in_words
from peaceledger.store.fulltext import KINDS, TOKENS, is_current, opened, stamp_of, write_index

MOST_TERMS: Final = 16
RANKED: Final = 10_000
"""Places of which the fittest are told from the others; of more the latest come first, since a word that stands everywhere tells
nothing apart, and to weigh two hundred thousand takes a third of a second."""
LONGEST: Final = 500
WINDOW: Final = 280
"""Characters of an article that are shown around the first place found."""
LEAD: Final = 80
"""Characters of them before that place."""
BEGIN, END = "\x01", "\x02"
"""Around what was found, while SQLite hands it over; no text has them, since control characters are blanked before."""
BLANKS: Final = {n: " " for n in (*range(9), 11, 12, *range(14, 32))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place found.

    Attributes:
        record_id: Statement, mention or article.
        capture_id: Text.
        start: First character of the passage, or of the first word found in an article; in code points.
        end: After the last one.
        parts: What is shown: words, and whether they were looked for.
        day: When it was published, as YYYY-MM-DD.
    """

    record_id: str
    capture_id: str
    start: int
    end: int
    parts: tuple[tuple[str, bool], ...]
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found of one kind: ``total`` in all, ``hits`` of one screen; the latest first where they are not ``ranked``."""

    total: int
    hits: tuple[Hit, ...]

    @property
    def ranked(self) -> bool:
        """Whether the fittest come first."""
        return self.total <= RANKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for, in SQLite's words: what must hold, and the words to mark."""

    match: str
    words: str


def query_of(text: str) -> Query | None:
    """Turn what a person typed into a query that SQLite takes, whatever it was; None where no word is left to look for.

    All words must be there; ``"several words"`` stand together, ``pris*`` is the beginning of a word, ``-word`` must not be
    there, and of ``this OR that`` one is enough.
    """
    wanted: list[list[str]] = []
    barred: list[str] = []
    joined = False
    for term, prefix, negative in list(_terms(text[:LONGEST].translate(BLANKS)))[:MOST_TERMS]:
        if term == "OR" and not prefix and not negative:
            joined = bool(wanted)
            continue
        phrase = f'"{term}"' + ("*" if prefix else "")
        if negative:
            barred.append(phrase)
        elif joined:
            wanted[-1].append(phrase)
        else:
            wanted.append([phrase])
        joined = False
    if not wanted:
        return None
    every = " AND ".join(f"({' OR '.join(some)})" for some in wanted)
    barring = "".join(f" NOT {phrase}" for phrase in barred)
    return Query(match=f"({every}){barring}", words=" OR ".join(phrase for some in wanted for phrase in some))


def find(index: Path, db: Any, kind: str, query: Query, at: tuple[int, int]) -> Found:
    """Look up a query.

    Args:
        index: Of the ledger.
        db: A cursor of the ledger.
        kind: statements, passages or articles.
        query: As ``query_of`` gave it.
        at: How many hits to pass over, and how many to give.
    """
    words = f"{kind}_words"
    with closing(opened(index)) as words_db:
        total = words_db.execute(f"SELECT count(*) FROM {words} WHERE {words} MATCH ?", [query.match]).fetchone()[0]
        order = "rank, rowid DESC" if total <= RANKED else "rowid DESC"
        numbers = [
            n
            for (n,) in words_db.execute(
                f"SELECT rowid FROM {words} WHERE {words} MATCH ? ORDER BY {order} LIMIT ? OFFSET ?", [query.match, at[1], at[0]]
            )
        ]
        one = f"SELECT id, capture_id, start, stop, day FROM {kind} WHERE n = ?"
        places = [words_db.execute(one, [n]).fetchone() for n in numbers]
    texts = {r["capture_id"]: r["text"] for r in fetched(db, TEXTS, {"ids": [p[1] for p in places]})}
    held = [(*place, texts[place[1]][place[2] : place[3]]) for place in places if place[1] in texts]
    marks = _marked([place[-1] for place in held], query.words)
    return Found(total=total, hits=tuple(_hit(kind, place, spans) for place, spans in zip(held, marks, strict=True)))


def search(path: Path, words: str, kind: str = "", most: int = 10) -> dict[str, Found]:
    """Look words up in a ledger; its index is made in the ledger's folder if it is not there.

    Args:
        path: Ledger folder.
        words: What a person typed.
        kind: One of ``KINDS``; empty for all.
        most: Most hits of each kind.

    Raises:
        UsageError: If there is no word to look for, or no such kind.
        LedgerError: If the ledger cannot be read, or the index not be written.
    """
    query = query_of(words)
    if query is None:
        raise UsageError(f"{words!r} holds no word to look for. Give one or more, such as 'prisoners exchanged'.")
    if kind and kind not in KINDS:
        raise UsageError(f"There is no kind {kind!r}. Use one of {', '.join(KINDS)}.")
    index = Folder(path).words
    with open_ledger(path) as db, disk_faults_in_words(path):
        if not is_current(index, stamp_of(db)):
            write_index(index, db)
        return {name: find(index, db, name, query, (0, most)) for name in ([kind] if kind else KINDS)}


TEXTS: Final = f"SELECT capture_id, text FROM captures WHERE capture_id IN {THESE}"
Spans = Sequence[tuple[int, int]]


def _terms(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Words and quoted phrases with whether a star follows and a minus stands before."""
    pieces = text.replace("“", '"').replace("”", '"').split('"')
    for number, piece in enumerate(pieces):
        if number % 2 and number < len(pieces) - 1:
            star = pieces[number + 1].startswith("*")
            words = [piece] if _is_word(piece) else []
            yield from ((w, star, pieces[number - 1].endswith("-")) for w in words)
        else:
            bare = (w.strip("()+:^{},;") for w in piece.split())
            yield from ((w.strip("-*"), w.endswith("*"), w.startswith("-")) for w in bare if _is_word(w))


def _is_word(text: str) -> bool:
    """Whether SQLite finds a word in it: without one a phrase finds nothing at all."""
    return any(category(c)[0] in "LN" or category(c) == "Co" for c in text)


def _marked(texts: Sequence[str], words: str) -> list[Spans]:
    """Where in each text the words stand, as SQLite itself finds them: its endings and accents are not worked out twice.

    One of the words is enough, since the others may stand in the headline or name the speaker.
    """
    with closing(sqlite3.connect(":memory:")) as once:
        once.execute(f"CREATE VIRTUAL TABLE w USING fts5(body, lead, tokenize = '{TOKENS}')")
        rows = [(n, text.translate(BLANKS), "") for n, text in enumerate(texts, 1)]
        once.executemany("INSERT INTO w (rowid, body, lead) VALUES (?, ?, ?)", rows)
        found = dict(once.execute(f"SELECT rowid, highlight(w, 0, '{BEGIN}', '{END}') FROM w WHERE w MATCH ?", [words]))
    return [_spans(found.get(n, "")) for n, _, _ in rows]


def _spans(marked: str) -> Spans:
    spans, taken, start = [], 0, 0
    for at, char in enumerate(marked):
        if char == BEGIN:
            start, taken = at - taken, taken + 1
        elif char == END:
            spans.append((start, at - taken))
            taken += 1
    return spans


def _hit(kind: str, place: tuple[str, str, int, int, str | None, str], spans: Spans) -> Hit:
    record_id, capture_id, start, end, day, text = place
    first, last = 0, len(text)
    if kind == "articles":
        first, last = _window(text, spans[0][0] if spans else 0)
        if spans:
            start, end = start + spans[0][0], start + spans[0][1]
    return Hit(
        record_id=record_id,
        capture_id=capture_id,
        start=start,
        end=end,
        parts=tuple(_parts(text, spans, first, last)),
        day=day,
    )


def _window(text: str, at: int) -> tuple[int, int]:
    """A stretch of whole words around a place."""
    first = max(0, at - LEAD)
    if first:
        first = text.find(" ", first, at) + 1 or first
    last = min(len(text), first + WINDOW)
    cut = text.rfind(" ", first + WINDOW // 2, last) if last < len(text) else -1
    return first, cut if cut > at else last


def _parts(text: str, spans: Spans, first: int, last: int) -> Iterator[tuple[str, bool]]:
    if first:
        yield "… ", False
    at = first
    for start, end in spans:
        if start >= first and end <= last:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:last], False
    if last < len(text):
        yield " …", False


__all__ = ["KINDS", "Found", "Hit", "Query", "find", "query_of", "search"]
