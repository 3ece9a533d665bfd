"""Judgements by hand: who decides, about which records, with the passages these stand on."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from peaceledger.reconcile import Reconciled, reconcile
from peaceledger.records import Mention, record_id
from peaceledger.records.judgement import KINDS, Anchor, Judgement, Target
from reconcile.builders import LEXICON, Text

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
KEYS = {"mentions": "mention_id", "counts": "count_id", "statements": "statement_id", "articles": "article_id", "acts": "act_id"}


def told(*texts: Text, judgements: Iterable[Judgement] = ()) -> Reconciled:
    return reconcile([t.findings() for t in texts], {t.capture_id: t.text for t in texts}, LEXICON, list(judgements))


def anchor(table: str, record: Any, texts: Iterable[Text]) -> Anchor:
    text = next(t.text for t in texts if t.capture_id == record.capture_id)
    end = min(record.end, record.start + 200)
    return Anchor(
        table=table,
        record_id=getattr(record, KEYS[table]),
        kind=getattr(record, KINDS[table]) if table in KINDS else None,
        capture_id=record.capture_id,
        sha256=sha256(text.encode()).hexdigest(),
        start=record.start,
        end=end,
        exact=text[record.start : end],
        prefix=text[max(0, record.start - 32) : record.start],
        suffix=text[end : end + 32],
        trigger_start=getattr(record, "trigger_start", None),
    )


def on(table: str, record: Any, texts: Iterable[Text]) -> Target:
    own = anchor(table, record, texts)
    return Target(table=table, record_id=own.record_id, anchors=(own,))


def on_event(story: Reconciled, event_id: str, texts: Iterable[Text], table: str = "events") -> Target:
    texts = list(texts)
    reports: list[Any] = [m for m in story.mentions if m.event_id == event_id]
    counts = [c for c in story.counts if c.event_id == event_id]
    anchors = tuple(anchor("mentions", m, texts) for m in reports) or tuple(anchor("counts", c, texts) for c in counts)
    return Target(table=table, record_id=event_id, anchors=anchors)


def decide(
    action: str, *targets: Target, at: int = 0, coder: str = "Ana", reason: str | None = "read it", **more: Any
) -> Judgement:
    """A judgement; ``at`` is the minute it was made."""
    parts: dict[str, Any] = {
        "made_at": NOON + timedelta(minutes=at),
        "coder": coder,
        "action": action,
        "purpose": "decision",
        "targets": targets,
        "reason": reason,
        **more,
    }
    return Judgement(judgement_id=record_id("j", *sorted(f"{k} {v}" for k, v in parts.items())), **parts)


def pair(action: str, a: Mention, b: Mention, texts: Iterable[Text], at: int = 0, coder: str = "Ana") -> Judgement:
    texts = list(texts)
    return decide(action, on("mentions", a, texts), on("mentions", b, texts), at=at, coder=coder)


def event_of(story: Reconciled, mention: Mention) -> str | None:
    return next(m.event_id for m in story.mentions if m.mention_id == mention.mention_id)


def status(story: Reconciled, judgement: Judgement) -> str:
    return next(j.status for j in story.judgements if j.judgement_id == judgement.judgement_id)


def note(story: Reconciled, judgement: Judgement) -> str:
    return next(j.note for j in story.judgements if j.judgement_id == judgement.judgement_id)
