"""What people decide about records, kept so that a decision finds its records again when ids change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Action = Literal["same", "different", "unsure", "split", "join", "accept", "reject", "correct", "add", "sample", "undo"]
Purpose = Literal["decision", "coding"]
JudgementStatus = Literal[
    "in_force", "partly", "recorded", "superseded", "undone", "outdated", "contradicted", "refused", "orphaned", "unreadable"
]
ACTIONS: tuple[str, ...] = get_args(Action)
CONFLICTS: frozenset[str] = frozenset({"partly", "outdated", "contradicted", "refused", "orphaned", "unreadable"})
"""Statuses that a person has to look at: the decision does not hold as it was made, or new data speak against it."""
NEARBY = 32
"""Characters before and after a passage that are kept with it: enough to tell two equal passages of one text apart."""
KINDS = {"mentions": "type", "counts": "role", "statements": "speaker", "acts": "plover"}
"""By table, the column that tells apart records of one passage."""
BASE = ("articles", "statements", "mentions", "counts", "acts")
"""Tables of what one article says: a decision about them is carried out before anything is joined."""
PAIRED: dict[str, tuple[str, str]] = {"date": ("date_earliest", "date_latest"), "number": ("low", "high")}
"""Fields that stand for two columns: one value for both, or ``first/last``."""
PASSAGE = "passage"
"""Field that stands for a record's passage; the words that are right are the judgement's second record."""
SAYABLE: dict[str, tuple[str, ...]] = {
    "mentions": ("status", "date", "place", "participants", "mediators"),
    "counts": ("what", "number", "returned_to", "scope", "counted_by"),
    "statements": ("speaker", "stance", "kind", "topics"),
}
"""Tables that a person may add to, and what can be said of an added record beside what tells it apart (``KINDS``)."""
DRAWN = ("statements", "mentions", "counts", "acts")
"""Tables whose passages a person may draw otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a judged record stood: position and words as in the W3C's Web Annotation selectors.

    Attributes:
        table: Table of the record.
        record_id: Its id when it was judged.
        kind: What told it from other records of the passage (``KINDS``), None if nothing did.
        capture_id: Capture that held it.
        sha256: Digest of that capture's text.
        start: First character.
        end: After the last character.
        exact: The passage.
        prefix: Up to ``NEARBY`` characters before it.
        suffix: Up to ``NEARBY`` characters after it.
        trigger_start: First character of the naming word, None for records without one.
    """

    table: str
    record_id: str
    kind: str | None
    capture_id: str
    sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    trigger_start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A record that a judgement is about.

    Attributes:
        table: Its table.
        record_id: Its id when it was judged.
        anchors: Its passages: its own, or those of the records it was made from.
    """

    table: str
    record_id: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one person. It is never changed: a later one supersedes it, or undoes it.

    Attributes:
        judgement_id: Id made from all else.
        made_at: When, in UTC.
        coder: Who.
        action: same, different or unsure of two mentions or events; split an event (the mentions to set apart follow it); join
            two events; accept, reject or correct a record or one field of it; add a record that no rule saw; draw a sample of
            records that two people code; undo another judgement.
        purpose: ``decision`` holds in the ledger; ``coding`` is one coder's answer, kept to be compared and never carried out.
        targets: The records, in the order given; after a record drawn otherwise the passage, after an added number its mention.
        field: Column, a key of ``PAIRED``, or ``PASSAGE``; None for the whole record.
        old: Value at that time, as JSON holds it.
        new: Value of a correction, as JSON holds it; what an ``add`` says of the record, by field; how a ``sample`` was drawn.
        reason: In the coder's words.
        undoes: Judgement that an ``undo`` takes back.
        settles: Answers of coders that a decision was made upon.
    """

    judgement_id: str
    made_at: datetime
    coder: str
    action: Action
    purpose: Purpose
    targets: tuple[Target, ...]
    field: str | None = None
    old: object = None
    new: object = None
    reason: str | None = None
    undoes: str | None = None
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """A judgement as a table holds it, with what became of it in this build.

    Attributes:
        judgement_id: As in ``Judgement``.
        made_at: As in ``Judgement``; None for an unreadable line.
        coder: As in ``Judgement``.
        action: As in ``Judgement``; None for an unreadable line.
        purpose: As in ``Judgement``.
        field: As in ``Judgement``.
        old_value: In words.
        new_value: In words.
        reason: As in ``Judgement``.
        undoes: As in ``Judgement``.
        status: What became of it.
        note: The reason for the status, in words.
        settles: As in ``Judgement``.
    """

    judgement_id: str
    made_at: datetime | None
    coder: str | None
    action: str | None
    purpose: str | None
    field: str | None
    old_value: str | None
    new_value: str | None
    reason: str | None
    undoes: str | None
    status: JudgementStatus
    note: str
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRecord:
    """A passage that a judgement rests on, and where it stands now.

    Attributes:
        judgement_id: The judgement.
        place: Number of the target, from 1, in the order given.
        record_table: Table of the judged record.
        record_id: Its id when it was judged.
        found_id: Its id in this build, None if it is not found.
        passage_table: Table of the record that holds the passage: the judged one, or one it was made from.
        passage_record_id: Its id when it was judged.
        passage_found_id: Its id in this build.
        sha256: Digest of the text it stood in.
        exact: The passage when it was judged.
        prefix: Characters before it.
        suffix: Characters after it.
        capture_id: Capture that holds the passage now, None if none does.
        start: First character now.
        end: After its last character.
        quote: The passage now.
        passage: Number of the passage among those of the record, from 1.
    """

    judgement_id: str
    place: int
    record_table: str
    record_id: str
    found_id: str | None
    passage_table: str | None
    passage_record_id: str | None
    passage_found_id: str | None
    sha256: str | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    capture_id: str | None
    start: int | None
    end: int | None
    quote: str | None
    passage: int


def in_order(judgement: Judgement) -> tuple[datetime, str]:
    """Sort key of judgements: the last one on the same thing wins; of two at one moment the one with the greater id."""
    return judgement.made_at, judgement.judgement_id
