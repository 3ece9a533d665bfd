"""What no rule saw: a person marks its passage and says what it is: an event, a number of an event, or a statement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from peaceledger.analysis.judging import Judged, Wish, anchor_of, kind_of, made_of, nearest
from peaceledger.errors import UsageError
from peaceledger.records import record_id
from peaceledger.records.fields import as_value
from peaceledger.records.judgement import KINDS, PAIRED, SAYABLE, Judgement, Target
from peaceledger.store import BY_NAME, Folder, open_ledger, rows
from peaceledger.store.judgements import Look, append
from peaceledger.store.read import Row

LONGEST = {"mentions": 1_000, "counts": 200, "statements": 4_000}
"""Most characters of a passage by table: who marks more marks an article."""
LETTERS = {"mentions": "m", "counts": "n", "statements": "s"}
"""First letter of an id by table."""
NEEDED = {"mentions": ("type",), "counts": ("role", "number"), "statements": ("speaker",)}
"""What has to be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A passage that tells of something, as a person marks it.

    Attributes:
        table: One of ``SAYABLE``.
        capture_id: Text that holds it.
        start: First character.
        end: After the last one.
        coder: Who.
        reason: In the person's words.
        said: What it says, by name of ``NEEDED`` and ``SAYABLE``, as text; what is empty is left out.
        trigger: Of an event the words of the passage that name it; the whole passage if empty.
        of: Of a number the mention that it counts for; the one whose passage holds it if empty.
    """

    table: str = "mentions"
    capture_id: str
    start: int
    end: int
    coder: str
    reason: str
    said: Mapping[str, str] = field(default_factory=dict)
    trigger: str = ""
    of: str = ""


def add(path: Path, wanted: Addition, now: datetime, look: Look | None = None) -> Judgement:
    """Save an added record.

    Args:
        path: Ledger folder.
        wanted: The record.
        now: When.
        look: As in ``append``.

    Raises:
        UsageError: If the passage or a value cannot be used, or such a record stands there already; what is wrong is said.
        LedgerError: If the ledger cannot be read.
    """
    if wanted.table not in SAYABLE:
        raise UsageError(f"Nothing is added to {wanted.table}. Use one of {', '.join(SAYABLE)}.")
    if not wanted.coder.strip() or not wanted.reason.strip():
        raise UsageError("Say who adds it, and why.")
    said = _said(wanted)
    with open_ledger(path) as db:
        found = rows(db, "SELECT sha256, text FROM captures WHERE capture_id = ?", [wanted.capture_id])
        if not found:
            raise UsageError(f"No text has the id {wanted.capture_id!r}. 'peaceledger show captures {path}' lists them.")
        row = _row(db, wanted, found[0]["text"], said)
        of = _of(db, wanted, row)
    key = row[BY_NAME[wanted.table].key[0]]
    target = Target(table=wanted.table, record_id=key, anchors=(anchor_of(wanted.table, row, found[0]),))
    wish = Wish(action="add", ids=(key,), coder=wanted.coder, reason=wanted.reason)
    made = made_of(wish, now, (target, *of), new=said | ({"trigger": row["trigger"]} if "trigger" in row else {}))
    append(Folder(path).judgements, [made], look)
    return made


def find_passage(path: Path, capture_id: str, words: str, of: str = "") -> tuple[int, int]:
    """Where the words stand in a text.

    Args:
        path: Ledger folder.
        capture_id: The text.
        words: As they stand there.
        of: A mention of the text: of several places the one in its passage is meant.

    Raises:
        UsageError: If they stand nowhere in it, or more than once.
    """
    with open_ledger(path) as db:
        found = rows(db, "SELECT text FROM captures WHERE capture_id = ?", [capture_id])
        near = rows(db, 'SELECT start, "end" AS stop FROM mentions WHERE mention_id = ? AND capture_id = ?', [of, capture_id])
    text = found[0]["text"] if found else ""
    if near and words.strip() and (at := nearest(text, words, near[0]["start"], near[0]["stop"])) is not None:
        return at, at + len(words)
    if not words.strip() or text.count(words) != 1:
        times = f"{text.count(words)} times" if words.strip() and words in text else "nowhere"
        raise UsageError(
            f"The passage must stand once in {capture_id}; it stands {times}. Give it as in the text, a little longer."
        )
    return text.index(words), text.index(words) + len(words)


def _said(wanted: Addition) -> dict[str, Any]:
    """All that is said, as JSON holds it."""
    allowed = dict.fromkeys((*NEEDED[wanted.table], *SAYABLE[wanted.table]))
    said: dict[str, Any] = {"status": "occurred"} if wanted.table == "mentions" else {}
    for name, value in wanted.said.items():
        if name not in allowed:
            raise UsageError(f"{name} of what is added to {wanted.table} cannot be said. These can: {', '.join(allowed)}.")
        if value.strip():
            said[name] = _checked(wanted.table, name, value.strip())
    missing = [name for name in NEEDED[wanted.table] if name not in said]
    if missing:
        raise UsageError(f"What is added to {wanted.table} needs {' and '.join(missing)}.")
    return said


def _checked(table: str, name: str, value: str) -> Any:
    """A value as JSON holds it."""
    kind = kind_of(table)
    try:
        if name in PAIRED:
            first, cut, last = value.partition("/")
            ends = [as_value(kind, c, v.strip()) for c, v in zip(PAIRED[name], (first, last if cut else first), strict=True)]
            _in_order(name, ends)
            return value
        found = as_value(kind, name, value)
    except ValueError as fault:
        raise UsageError(f"{name} {value!r} cannot be used: {fault}.") from fault
    return list(found) if isinstance(found, tuple) else found


def _in_order(name: str, ends: list[Any]) -> None:
    given = [e for e in ends if e is not None]
    if name == "date" and (len(given) < 2 or ends[0] > ends[1]):
        raise ValueError("date is a day, or the first and the last day as in 2031-05-01/2031-05-02")
    if name == "number" and (not given or given != sorted(given) or given[0] < 0):
        raise ValueError("number is one, or least and greatest as in 12/15; 12/ is at least, /15 at most")


def _row(db: Any, wanted: Addition, text: str, said: Mapping[str, Any]) -> Row:
    """The record as a row of its table, as far as it is known."""
    start, end = _trimmed(text, wanted.start, wanted.end, LONGEST[wanted.table])
    inside = 'SELECT article_id FROM articles WHERE capture_id = ? AND start <= ? AND "end" >= ?'
    if not rows(db, inside, [wanted.capture_id, start, end]):
        raise UsageError("The passage lies in no article of the text: a heading between two articles, or parts of two of them.")
    kind = said[KINDS[wanted.table]]
    row: Row = {KINDS[wanted.table]: kind, "capture_id": wanted.capture_id, "start": start, "end": end}
    if wanted.table == "mentions":
        row |= _named(wanted, text, start, end)
    _only_one(db, wanted.table, row)
    parts = (wanted.capture_id, start, end, *([row["trigger_start"]] if "trigger_start" in row else []), kind)
    return row | {BY_NAME[wanted.table].key[0]: record_id(LETTERS[wanted.table], *parts)}


def _named(wanted: Addition, text: str, start: int, end: int) -> Row:
    """Where the naming words of an event stand."""
    words = wanted.trigger.strip()
    at = text.find(words, start, end) if words else start
    if at < 0:
        raise UsageError(f"The naming words {words!r} do not stand in the passage.")
    last = at + len(words) if words else end
    return {"trigger_start": at, "trigger_end": last, "trigger": text[at:last]}


def _only_one(db: Any, table: str, row: Row) -> None:
    """Refuse what the ledger has: the same kind of record at these words."""
    first, last = ("trigger_start", "trigger_end") if table == "mentions" else ("start", "end")
    at, end = (row["trigger_start"], row["trigger_end"]) if table == "mentions" else (row["start"], row["end"])
    key, kind = BY_NAME[table].key[0], KINDS[table]
    twin = f'SELECT {key} AS key FROM {table} WHERE capture_id = ? AND {kind} = ? AND "{first}" < ? AND "{last}" > ?'
    for known in rows(db, twin, [row["capture_id"], row[kind], end, at]):
        raise UsageError(f"The ledger has it: {known['key']} has this {kind} and these words. Correct that one.")


def _of(db: Any, wanted: Addition, row: Row) -> tuple[Target, ...]:
    """The mention that a number counts for, as what finds it again."""
    if wanted.table != "counts":
        return ()
    sql = 'SELECT * FROM mentions WHERE capture_id = ? AND start <= ? AND "end" >= ? ORDER BY "end" - start, mention_id'
    around = rows(db, sql, [row["capture_id"], row["start"], row["end"]])
    if wanted.of:
        around = rows(db, "SELECT * FROM mentions WHERE mention_id = ?", [wanted.of])
    if not around or around[0]["capture_id"] != wanted.capture_id:
        raise UsageError("Say which mention of this text the number counts for ('of'): no passage of an event holds it.")
    return (Judged(db).target("mentions", around[0]),)


def _trimmed(text: str, start: int, end: int, longest: int) -> tuple[int, int]:
    """The marked passage without white space around it."""
    if not 0 <= start < end <= len(text):
        raise UsageError(f"A passage lies between 0 and {len(text)} of its text; {start} to {end} was given.")
    words = text[start:end].strip()
    if not words or len(words) > longest:
        raise UsageError(f"Mark the words that tell of it, at most {longest} characters.")
    first = text.index(words, start)
    return first, first + len(words)


__all__ = ["NEEDED", "Addition", "add", "find_passage"]
