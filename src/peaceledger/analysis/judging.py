"""A person's decision about records of a ledger: checked against the ledger, with the passages it rests on, and saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints

from peaceledger.assess import Assessed
from peaceledger.errors import UsageError
from peaceledger.reconcile import Accounts, Reconciled
from peaceledger.records import record_id
from peaceledger.records.fields import as_value, as_words, correctable
from peaceledger.records.judgement import ACTIONS, BASE, DRAWN, KINDS, NEARBY, PAIRED, PASSAGE, Anchor, Judgement, Purpose, Target
from peaceledger.store import BY_NAME, TABLES, Folder, open_ledger, rows
from peaceledger.store.judgements import Look, append, read
from peaceledger.store.read import Row
from peaceledger.store.schema import references

HEAD = 200  # characters of an article that are kept to find it again
WITHOUT_REASON = frozenset({"accept", "unsure"})
ELSEWHERE = frozenset({"add", "sample"})
"""Actions that need more than ids and one value: ``adding`` and ``coding`` carry them out."""
PASSAGE_TABLES = frozenset({"mentions", "events"})
HELD = get_type_hints(Reconciled) | get_type_hints(Accounts) | get_type_hints(Assessed)
"""What each table holds, by its name."""
NOT_JUDGED = frozenset({"captures", "sources", "actors", "places", "runs", "rejected", "links", "judgements", "judged_records"})
"""What the texts and packs are is not decided here; two mentions of a link are judged as a pair."""

WHERE_IS = " UNION ALL ".join(
    f'SELECT \'{t.name}\' AS name FROM "{t.name}" WHERE "{t.key[0]}" = ?' for t in TABLES if len(t.key) == 1
)
"""Which tables have a record of an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asks for, as given.

    Attributes:
        action: One of ``ACTIONS``.
        ids: Ids of records, or of a judgement.
        coder: Who.
        field: Column, ``date``, ``number`` or ``passage``.
        value: New value as text; empty to say that the value is not known.
        reason: In the person's words.
        purpose: Whether it is to hold, or is one coder's answer.
        settles: Answers of coders that it is made upon.
    """

    action: str
    ids: tuple[str, ...]
    coder: str
    field: str | None = None
    value: str | None = None
    reason: str | None = None
    purpose: Purpose = "decision"
    settles: tuple[str, ...] = ()


def judge(path: Path, wish: Wish, now: datetime, look: Look | None = None) -> Judgement:
    """Save a decision.

    Args:
        path: Ledger folder.
        wish: What is decided.
        now: When.
        look: As in ``append``.

    Raises:
        UsageError: If the wish names no record, or cannot be carried out; what is allowed is said.
        LedgerError: If the ledger cannot be read.
    """
    return judge_all(path, [wish], now, look)[0]


def judge_all(path: Path, wishes: Sequence[Wish], now: datetime, look: Look | None = None) -> list[Judgement]:
    """Save several decisions, all or none. Raises as ``judge``."""
    for wish in wishes:
        _check(wish)
    with open_ledger(path) as db:
        ledger = Judged(db)
        made = [_undo(path, w, now) if w.action == "undo" else _decide(ledger, ledger.meant(w), now) for w in wishes]
    append(Folder(path).judgements, made, look)
    return made


def listed(path: Path) -> list[Row]:
    """All judgements, first to last, with what became of them in the last build; ``waiting`` where none has seen them."""
    with open_ledger(path) as db:
        return listed_in(db, path)


def listed_in(db: Any, path: Path) -> list[Row]:
    """The same by a cursor of a ledger that is open."""
    known = {row["judgement_id"]: row for row in rows(db, "SELECT * FROM judgements")}
    made, bad = read(Folder(path).judgements)
    found = [known.get(j.judgement_id) or waiting(j) for j in made]
    return found + [{"judgement_id": b.judgement_id, "status": "unreadable", "note": b.reason} for b in bad]


def waiting(j: Judgement) -> Row:
    """A judgement that no build has seen, as a row."""
    return {
        "judgement_id": j.judgement_id,
        "made_at": j.made_at,
        "coder": j.coder,
        "action": j.action,
        "purpose": j.purpose,
        "field": j.field,
        "old_value": as_words(j.old),
        "new_value": as_words(j.new),
        "reason": j.reason,
        "undoes": j.undoes,
        "status": "waiting",
        "note": f"takes effect with the next build; about {', '.join(t.record_id for t in j.targets) or j.undoes}",
    }


def _check(wish: Wish) -> None:
    if wish.action not in ACTIONS or wish.action in ELSEWHERE:
        here = ", ".join(a for a in ACTIONS if a not in ELSEWHERE)
        raise UsageError(f"There is no decision {wish.action!r}. Use one of {here}, add or list.")
    least, most = {"split": (2, None), "join": (2, None), "same": (2, 2), "different": (2, 2), "unsure": (2, 2)}.get(
        wish.action, (1, 1)
    )
    if len(wish.ids) < least or (most is not None and len(wish.ids) > most) or len(set(wish.ids)) < len(wish.ids):
        shape = {"split": "EVENT MENTION...", "join": "EVENT EVENT..."}.get(wish.action, "A B" if least == 2 else "ID")
        raise UsageError(f"'{wish.action}' takes {shape}, each once; {len(wish.ids)} given.")
    if not wish.coder.strip():
        raise UsageError("Say who decides: --coder NAME.")
    if wish.purpose == "decision" and wish.action not in WITHOUT_REASON and not (wish.reason or "").strip():
        raise UsageError(f'Say why: --because "...". A reason is needed to {wish.action}.')
    if wish.action == "correct" and (wish.field is None or wish.value is None):
        raise UsageError('Say what is right: --field NAME --value VALUE (--value "" where it is not known).')
    if wish.action != "correct" and wish.value is not None:
        raise UsageError("--value goes with 'correct' only.")


def _undo(path: Path, wish: Wish, now: datetime) -> Judgement:
    made, _ = read(Folder(path).judgements)
    if wish.ids[0] not in {j.judgement_id for j in made}:
        raise UsageError(f"There is no judgement {wish.ids[0]!r}. 'peaceledger judge {path} list' shows them.")
    return made_of(wish, now, (), undoes=wish.ids[0])


def made_of(wish: Wish, now: datetime, targets: tuple[Target, ...], **more: Any) -> Judgement:
    """A judgement with the id that all it says gives it."""
    if wish.settles:
        more["settles"] = wish.settles
    parts: dict[str, Any] = {
        "made_at": now.astimezone(UTC),
        "coder": wish.coder.strip(),
        "action": wish.action,
        "purpose": wish.purpose,
        "targets": targets,
        "reason": (wish.reason or "").strip() or None,
        **more,
    }
    key = record_id("j", *(f"{name} {value}" for name, value in sorted(parts.items())))
    return Judgement(judgement_id=key, **parts)


def _decide(ledger: "Judged", wish: Wish, now: datetime) -> Judgement:
    if wish.action in ("accept", "reject", "correct"):
        table, row = ledger.record(wish.ids[0], wish.field)
        if wish.field == PASSAGE:
            return _drawn(ledger, wish, now, table, row)
        value = _value(wish, table, row)
        if "new" in value and value["new"] == value["old"]:
            if wish.purpose == "decision":
                words = as_words(value["old"]) or "empty"
                raise UsageError(f"{wish.field} of {wish.ids[0]} is {words} already. To confirm it use 'accept'.")
            # a coder who does not see the machine's value cannot know that it is the same
            wish, value = replace(wish, action="accept"), {"field": wish.field, "old": value["old"]}
        return made_of(wish, now, (ledger.target(table, row),), **value)
    found = [ledger.record(key, None) for key in wish.ids]
    _check_pairs(wish, found)
    return made_of(wish, now, tuple(ledger.target(table, row) for table, row in found))


def _drawn(ledger: "Judged", wish: Wish, now: datetime, table: str, row: Row) -> Judgement:
    """A judgement on a record's passage; the words that are right are its second record."""
    if table not in DRAWN:
        raise UsageError(f"The passage of {wish.ids[0]} ({table}) cannot be judged. That of {', '.join(DRAWN)} can.")
    own = ledger.target(table, row)
    if wish.action != "correct":
        return made_of(wish, now, (own,), field=PASSAGE, old=row["quote"])
    new = ledger.drawn(table, row, (wish.value or "").replace("\r\n", "\n").strip())
    return made_of(wish, now, (own, new), field=PASSAGE, old=row["quote"], new=new.anchors[0].exact)


def _check_pairs(wish: Wish, found: Sequence[tuple[str, Row]]) -> None:
    tables = [table for table, _ in found]
    wanted = {"split": ["events", *["mentions"] * (len(found) - 1)], "join": ["events"] * len(found)}.get(wish.action)
    if (wanted and tables != wanted) or not set(tables) <= PASSAGE_TABLES:
        kinds = "an event and mentions of it" if wish.action == "split" else "events" if wanted else "mentions or events"
        raise UsageError(
            f"'{wish.action}' is about {kinds}; {', '.join(f'{i} is in {t}' for i, t in zip(wish.ids, tables, strict=True))}."
        )
    if wish.action == "split":
        event = found[0][1]
        strangers = [m["mention_id"] for _, m in found[1:] if m["event_id"] != event["event_id"]]
        if strangers:
            raise UsageError(
                f"{', '.join(strangers)} is no mention of {event['event_id']}: 'peaceledger why' lists its mentions."
            )
        if len(found) - 1 >= event["n_mentions"]:
            raise UsageError("All mentions would be set apart: name those that belong to another event, and leave the rest.")


def _value(wish: Wish, table: str, row: Row) -> dict[str, Any]:
    """Field, old and new value of a judgement on one column, or two that are given as one."""
    if wish.field is None:
        return {}
    names = PAIRED.get(wish.field, (wish.field,))
    kind = kind_of(table)
    allowed = correctable(kind)
    if not set(names) <= set(allowed):
        both = [name for name, pair in PAIRED.items() if set(pair) <= set(allowed)]
        raise UsageError(f"{wish.field} of {table} cannot be judged. These can: {', '.join([*allowed, *both])}.")
    old = value_of(row, wish.field)
    if wish.action != "correct":
        return {"field": wish.field, "old": old}
    parts = (wish.value or "").split("/") if len(names) > 1 else [wish.value]
    try:
        values = [as_value(kind, name, parts[min(i, len(parts) - 1)]) for i, name in enumerate(names)]
    except ValueError as fault:
        raise UsageError(f"--value {wish.value!r} cannot be used: {fault}.") from fault
    return {"field": wish.field, "old": old, "new": _joined(values)}


def _joined(values: Sequence[Any]) -> Any:
    """A value as JSON holds it; of a pair ``first/last``, or one for both."""
    plain = [list(v) if isinstance(v, tuple) else v.isoformat() if hasattr(v, "isoformat") else v for v in values]
    if len(plain) == 1:
        return plain[0]
    first, last = (as_words(v) or "" for v in plain)
    return (first if first == last else f"{first}/{last}") or None


def kind_of(table: str) -> type:
    """The record's class of a table."""
    return get_args(HELD[table])[0]  # type: ignore[no-any-return]


def fields_of(table: str) -> tuple[str, ...]:
    """Fields of a table that can be judged; two columns that are given as one stand under one name."""
    allowed = correctable(kind_of(table))
    both = {name: pair for name, pair in PAIRED.items() if set(pair) <= set(allowed)}
    hidden = {column for pair in both.values() for column in pair}
    return (*both, *(name for name in allowed if name not in hidden))


def value_of(row: Row, name: str) -> Any:
    """A field's value as JSON holds it; of a pair ``first/last``, or one for both."""
    return _joined([row[column] for column in PAIRED.get(name, (name,))])


class Judged:
    """Records of a ledger that a person decides about, with the passages that find them again."""

    def __init__(self, db: Any) -> None:
        self._db = db

    def meant(self, wish: Wish) -> Wish:
        """What a wish comes to: a link is what it says of two reports, and a value that is rejected is not known.

        Raises:
            UsageError: If a link is to be corrected.
        """
        if wish.action not in ("accept", "reject", "correct"):
            return wish
        sql = "SELECT left_mention_id AS a, right_mention_id AS b FROM links WHERE link_id = ?"
        for link in rows(self._db, sql, [wish.ids[0]]):
            if wish.action == "correct" or wish.field:
                raise UsageError("A link is accepted or rejected as a whole: its two reports are one event, or they are two.")
            return replace(wish, action="same" if wish.action == "accept" else "different", ids=(link["a"], link["b"]))
        if wish.action == "reject" and wish.field and wish.purpose == "decision":
            return replace(wish, action="correct", value="")
        return wish

    def record(self, key: str, column: str | None) -> tuple[str, Row]:
        """Table and row of an id; of two tables with one id the one that has the column.

        Raises:
            UsageError: If there is no such record, or none that is decided about.
        """
        named = {r["name"] for r in rows(self._db, WHERE_IS, [key] * WHERE_IS.count("?"))}
        tables = [t for t in TABLES if t.name in named]
        found = [(t, row) for t in tables for row in rows(self._db, f'SELECT * FROM "{t.name}" WHERE "{t.key[0]}" = ?', [key])]
        if not found:
            raise UsageError(f"No record has the id {key!r}. 'peaceledger show events LEDGER' lists events with their ids.")
        judged = [(t, row) for t, row in found if t.name in HELD and t.name not in NOT_JUDGED]
        if not judged:
            raise UsageError(
                f"{key} is in {found[0][0].name}, which is not decided about. Judge a mention, count, event, ... instead."
            )
        has = [(t, row) for t, row in judged if column is None or set(PAIRED.get(column, (column,))) <= set(t.names)]
        table, row = (has or judged)[0]
        return table.name, row

    def target(self, table: str, row: Row) -> Target:
        """A record with its passages: its own, or those of the records it was made from."""
        key = str(row[BY_NAME[table].key[0]])
        passages = self._passages(table, row, key)
        texts = self._texts({r["capture_id"] for _, r in passages})
        return Target(table=table, record_id=key, anchors=tuple(anchor_of(t, r, texts[r["capture_id"]]) for t, r in passages))

    def drawn(self, table: str, row: Row, words: str) -> Target:
        """The words that a person draws as a record's passage, as what finds them again.

        Raises:
            UsageError: If they are not the text's, not around the passage, or leave out what names the record.
        """
        capture = self._texts({row["capture_id"]})[row["capture_id"]]
        start = nearest(capture["text"], words, row["start"], row["end"]) if words else None
        if start is None:
            raise UsageError(
                f"The words must stand in the text where the passage of {row[BY_NAME[table].key[0]]} stands, as they are there."
            )
        end = start + len(words)
        if (start, end) == (row["start"], row["end"]):
            raise UsageError("The passage is so already. To confirm it use 'accept'.")
        if table in ("mentions", "acts") and not start <= row["trigger_start"] < row["trigger_end"] <= end:
            raise UsageError(f"The passage would leave out {row['trigger']!r}, which names it.")
        key = BY_NAME[table].key[0]
        made = row | {"start": start, "end": end, key: record_id("p", row["capture_id"], start, end)}
        return Target(table=table, record_id=str(row[key]), anchors=(anchor_of(table, made, capture),))

    def _passages(self, table: str, row: Row, key: str) -> list[tuple[str, Row]]:
        if table in BASE:
            return [(table, row)]
        if table in ("events", "exchanges"):
            for part in ("mentions", "counts"):
                if held := self._rows(part, "event_id", key):
                    return [(part, r) for r in held]
        own = [(table, row)] if BY_NAME[table].spans else []
        parts = [(t, c) for t, c, target, _ in references() if target.name == table and t.spans and "capture_id" in t.names]
        return own + [(t.name, r) for t, c in parts for r in self._rows(t.name, c.name, key)]

    def _rows(self, table: str, column: str, key: str) -> list[Row]:
        order = ", ".join(f'"{k}"' for k in BY_NAME[table].key)
        return rows(self._db, f'SELECT * FROM "{table}" WHERE "{column}" = ? ORDER BY {order}', [key])

    def _texts(self, keys: set[str]) -> dict[str, Row]:
        """Digest and text of captures, fetched at once: an event may have hundreds of reports."""
        found = rows(
            self._db,
            "SELECT capture_id, sha256, text FROM captures WHERE capture_id IN (SELECT unnest(?::VARCHAR[]))",
            [sorted(keys)],
        )
        return {r["capture_id"]: r for r in found}


def nearest(text: str, words: str, start: int, end: int) -> int | None:
    """Where words stand in a text so that they share most with a passage; None where they share nothing with it."""
    at = text.find(words, max(0, start - len(words)), end + len(words))
    places = []
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1, end + len(words))
    shared = {p: min(end, p + len(words)) - max(start, p) for p in places}
    return max((p for p in places if shared[p] > 0), key=lambda p: (shared[p], -p), default=None)


def anchor_of(table: str, row: Mapping[str, Any], capture: Mapping[str, Any]) -> Anchor:
    """What finds a record of one passage again.

    Args:
        table: Its table.
        row: Its row.
        capture: ``sha256`` and ``text`` of its capture.
    """
    start, text = row["start"], capture["text"]
    end = min(row["end"], start + HEAD) if table == "articles" else row["end"]
    kind = KINDS.get(table)
    return Anchor(
        table=table,
        record_id=str(row[BY_NAME[table].key[0]]),
        kind=row[kind] if kind else None,
        capture_id=row["capture_id"],
        sha256=capture["sha256"],
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - NEARBY) : start],
        suffix=text[end : end + NEARBY],
        trigger_start=row.get("trigger_start") if table in ("mentions", "acts") else None,
    )
