"""What is said to have come of talks, tied to their events once these are known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from peaceledger.records import Event, Mention, TalksOutcome

TALKS = frozenset({"negotiation_round", "meeting_or_call"})
"""Totals of many meetings ("their thirteenth call") are records, of which nothing comes."""
HELD = frozenset({"occurred", "ongoing", "claimed"})


def outcomes_of(found: Iterable[TalksOutcome], mentions: Iterable[Mention], events: Iterable[Event]) -> tuple[TalksOutcome, ...]:
    """Return the outcomes with the events of the talks and of what came of them, in order of their ids.

    A next meeting that turns out to be the talks themselves is none, nor what was agreed or takes place before them. What an
    article says of talks far from where it names any is kept where all it tells were held are of one event.

    Args:
        found: What extraction found.
        mentions: Of the ledger, with their events.
        events: Of the ledger.
    """
    owner: dict[str, str | None] = {}
    told: dict[str, set[str | None]] = defaultdict(set)
    for m in mentions:
        owner[m.mention_id] = m.event_id
        if m.type in TALKS and m.status in HELD:
            told[m.article_id].add(m.event_id)
    known = {e.event_id: e for e in events}
    rows = {o.outcome_id: _tied(o, owner, known) for o in found if o.mention_id in owner}
    return tuple(
        row
        for _, row in sorted(rows.items())
        if _stands(row, known) and not (row.tie == "article" and len(told[row.article_id]) > 1)
    )


def _tied(outcome: TalksOutcome, owner: Mapping[str, str | None], events: Mapping[str, Event]) -> TalksOutcome:
    result = owner.get(outcome.result_mention_id or "")
    tied = replace(outcome, event_id=owner[outcome.mention_id], result_event_id=result)
    if outcome.result_mention_id not in owner:
        tied = replace(tied, result_mention_id=None)
    if outcome.kind != "next" or result is None or (outcome.next_earliest, outcome.next_latest) != (None, None):
        return tied
    return replace(tied, next_earliest=events[result].date_earliest, next_latest=events[result].date_latest)


def _stands(outcome: TalksOutcome, events: Mapping[str, Event]) -> bool:
    held = events.get(outcome.event_id or "")
    if held is None:
        return True
    if held.type not in TALKS or held.event_id == outcome.result_event_id:
        return False
    result = events.get(outcome.result_event_id or "")
    first, last = held.date_earliest, result.date_latest if outcome.kind == "agreed" and result else outcome.next_latest
    return first is None or last is None or last >= first


__all__ = ["outcomes_of"]
