"""An event that no rule saw: a person marks its passage and says what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from peaceledger.analysis.judging import Wish, anchor_of, made_of
from peaceledger.errors import UsageError
from peaceledger.records import Mention, record_id
from peaceledger.records.fields import as_value
from peaceledger.records.judgement import PAIRED, Judgement, Target
from peaceledger.store import Folder, open_ledger, rows
from peaceledger.store.judgements import Look, append
from peaceledger.store.read import Row

LONGEST = 1_000
"""Most characters of a passage: who marks more marks an article, not an event."""
SAYABLE = ("status", "date", "place", "participants", "mediators")
"""What can be said of an added event beside its type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A passage that tells of an event, as a person marks it.

    Attributes:
        capture_id: Text that holds it.
        start: First character.
        end: After the last one.
        type: One of ``EVENT_TYPES``.
        coder: Who.
        reason: In the person's words.
        said: What else it says, by name of ``SAYABLE``, as text; what is empty is left out.
        trigger: The words of the passage that name the event; the whole passage if empty.
    """

    capture_id: str
    start: int
    end: int
    type: str
    coder: str
    reason: str
    said: Mapping[str, str] = field(default_factory=dict)
    trigger: str = ""


def add(path: Path, wanted: Addition, now: datetime, look: Look | None = None) -> Judgement:
    """Save an added event.

    Args:
        path: Ledger folder.
        wanted: The event.
        now: When.
        look: As in ``append``.

    Raises:
        UsageError: If the passage or a value cannot be used, or such an event stands there already; what is wrong is said.
        LedgerError: If the ledger cannot be read.
    """
    if not wanted.coder.strip() or not wanted.reason.strip():
        raise UsageError("Say who adds the event, and why.")
    with open_ledger(path) as db:
        found = rows(db, "SELECT sha256, text FROM captures WHERE capture_id = ?", [wanted.capture_id])
        if not found:
            raise UsageError(f"No text has the id {wanted.capture_id!r}. 'peaceledger show captures {path}' lists them.")
        row = _row(db, wanted, found[0]["text"])
    target = Target(table="mentions", record_id=row["mention_id"], anchors=(anchor_of("mentions", row, found[0]),))
    wish = Wish(action="add", ids=(row["mention_id"],), coder=wanted.coder, reason=wanted.reason)
    made = made_of(wish, now, (target,), new=_new(wanted, row))
    append(Folder(path).judgements, [made], look)
    return made


def find_passage(path: Path, capture_id: str, words: str) -> tuple[int, int]:
    """Where the words stand in a text.

    Raises:
        UsageError: If they stand nowhere in it, or more than once.
    """
    with open_ledger(path) as db:
        found = rows(db, "SELECT text FROM captures WHERE capture_id = ?", [capture_id])
    text = found[0]["text"] if found else ""
    if not words.strip() or text.count(words) != 1:
        times = f"{text.count(words)} times" if words.strip() and words in text else "nowhere"
        raise UsageError(
            f"The passage must stand once in {capture_id}; it stands {times}. Give it as in the text, a little longer."
        )
    return text.index(words), text.index(words) + len(words)


def _row(db: Any, wanted: Addition, text: str) -> Row:
    """The mention as a row of its table, as far as it is known."""
    start, end = _trimmed(text, wanted.start, wanted.end)
    words = wanted.trigger.strip()
    at = text.find(words, start, end) if words else start
    if at < 0:
        raise UsageError(f"The naming words {words!r} do not stand in the passage.")
    last = at + len(words) if words else end
    kind = _checked(wanted, "type", wanted.type)
    inside = 'SELECT article_id FROM articles WHERE capture_id = ? AND start <= ? AND "end" >= ?'
    if not rows(db, inside, [wanted.capture_id, start, end]):
        raise UsageError("The passage lies in no article of the text: a heading between two articles, or parts of two of them.")
    twin = "SELECT mention_id, event_id FROM mentions WHERE capture_id = ? AND type = ? AND trigger_start < ? AND trigger_end > ?"
    for known in rows(db, twin, [wanted.capture_id, kind, last, at]):
        where = f" of {known['event_id']}" if known["event_id"] else ""
        raise UsageError(f"The rules found it: {known['mention_id']}{where} has this type and these words. Correct that one.")
    key = record_id("m", wanted.capture_id, start, end, at, kind)
    return {
        "mention_id": key,
        "type": kind,
        "capture_id": wanted.capture_id,
        "start": start,
        "end": end,
        "trigger_start": at,
        "trigger": text[at:last],
    }


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The marked passage without white space around it."""
    if not 0 <= start < end <= len(text):
        raise UsageError(f"A passage lies between 0 and {len(text)} of its text; {start} to {end} was given.")
    words = text[start:end].strip()
    if not words or len(words) > LONGEST:
        raise UsageError(f"Mark the words that tell of the event, at most {LONGEST} characters.")
    first = text.index(words, start)
    return first, first + len(words)


def _new(wanted: Addition, row: Row) -> dict[str, object]:
    said: dict[str, object] = {"type": row["type"], "status": "occurred", "trigger": row["trigger"]}
    for name, value in wanted.said.items():
        if name not in SAYABLE:
            raise UsageError(f"{name} of an added event cannot be said. These can: type, {', '.join(SAYABLE)}.")
        if value.strip():
            said[name] = _checked(wanted, name, value.strip())
    return said


def _checked(wanted: Addition, name: str, value: str) -> Any:
    """A value as JSON holds it."""
    try:
        if name in PAIRED:
            first, cut, last = value.partition("/")
            ends = [as_value(Mention, c, v) for c, v in zip(PAIRED[name], (first, last if cut else first), strict=True)]
            if None in ends or ends[0] > ends[1]:
                raise ValueError(f"{name} is a day, or the first and the last day as in 2031-05-01/2031-05-02")
            return value
        found = as_value(Mention, name, value)
    except ValueError as fault:
        raise UsageError(f"{name} {value!r} cannot be used: {fault}.") from fault
    return list(found) if isinstance(found, tuple) else found


__all__ = ["SAYABLE", "Addition", "add", "find_passage"]
