"""Mediators: in which events, between whom, recognised by whom; and the channels open in each month."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from peaceledger.reconcile.who import Who
from peaceledger.records import Event, Mention, Statement, record_id
from peaceledger.records.mediation import Channel, Mediation

DONE = frozenset({"occurred", "ongoing"})
CONTACTS = frozenset({"meeting_or_call", "negotiation_round", "prisoner_exchange"})
OFFER = "mediation_offer"
GRATEFUL = frozenset({"praise", "accept"})
ROLE = re.compile(
    r"\b(?:mediat|facilitat|broker|host|good offices|intermediar|role|effort|thank|grat(?:itude|eful))", re.IGNORECASE
)


def mediations(
    events: Sequence[Event], mentions: Iterable[Mention], statements: Sequence[Statement], who: Who
) -> tuple[Mediation, ...]:
    """Return one row for each mediator and event, by id.

    Args:
        events: After reconciliation.
        mentions: With their events.
        statements: Searched for words of thanks to a mediator.
        who: Names to sides.
    """
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.event_id:
            groups[mention.event_id].append(mention)
    thanks = _thanks(statements)
    rows = [row for event in events for row in _of_event(event, groups[event.event_id], thanks, who)]
    return tuple(sorted(rows, key=lambda m: m.mediation_id))


def _of_event(event: Event, mentions: Sequence[Mention], thanks: Sequence[Statement], who: Who) -> Iterator[Mediation]:
    naming = _naming(event, mentions)
    offered = event.type == OFFER
    for mediator in sorted(naming):
        first = min(naming[mediator], key=lambda m: (m.capture_id, m.start, m.mention_id))
        others = event.participants if not offered else tuple(n for n in event.participants if n not in naming)
        parties = {s for name in others if (s := who.side_of(name)) and s != who.side_of(mediator)}
        if len(parties) == 1 and not offered:
            continue  # who receives one side alone talks with it, and mediates nothing
        known = [s for s in thanks if s.side and s.side != who.side_of(mediator) and _names(s.quote, mediator)]
        yield Mediation(
            mediation_id=record_id("y", event.event_id, mediator),
            mediator=mediator,
            side=who.side_of(mediator),
            event_id=event.event_id,
            role="offered" if offered else "acted" if event.status in DONE else "planned",
            event_type=event.type,
            status=event.status,
            parties=tuple(sorted(parties)),
            recognised_by=tuple(sorted({side for s in known for side in (s.side or "").split("; ")})),
            statement_ids=tuple(sorted(s.statement_id for s in known)),
            date_earliest=event.date_earliest,
            date_latest=event.date_latest,
            mention_id=first.mention_id,
            capture_id=first.capture_id,
            start=first.start,
            end=first.end,
            quote=first.quote,
        )


def _naming(event: Event, mentions: Sequence[Mention]) -> Mapping[str, list[Mention]]:
    """Mentions by the mediator they name; of an offer to mediate the one who makes it, if he makes it alone."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for name in mention.mediators:
            found[name].append(mention)
        if event.type == OFFER and len(mention.participants) == 1:
            found[mention.participants[0]].append(mention)
    return found


def _thanks(statements: Sequence[Statement]) -> list[Statement]:
    return [s for s in statements if s.side and GRATEFUL & set(s.stances) and ROLE.search(s.quote)]


def _names(words: str, name: str) -> bool:
    """Whether the words hold the name, or its last word where it is of several."""
    return re.search(rf"\b{re.escape(name)}\b", words) is not None or (
        " " in name and re.search(rf"\b{re.escape(name.rsplit(' ', 1)[1])}\b", words) is not None
    )


def channels(events: Iterable[Event], who: Who) -> tuple[Channel, ...]:
    """Return the contacts of each set of sides through each set of mediators, month by month."""
    groups: dict[tuple[date, tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
    for event in events:
        month = _month(event)
        sides = tuple(sorted({s for n in event.participants if (s := who.side_of(n))}))
        if month is not None and event.type in CONTACTS and event.status in DONE and len(sides) > 1:
            groups[month, sides, _between(event, sides, who)].append(event.event_id)
    rows = (_channel(month, sides, via, ids) for (month, sides, via), ids in groups.items())
    return tuple(sorted(rows, key=lambda c: c.channel_id))


def _between(event: Event, sides: tuple[str, ...], who: Who) -> tuple[str, ...]:
    """The mediators of two sides or more; who receives one other side is none."""
    return tuple(sorted(m for m in event.mediators if len({s for s in sides if s != who.side_of(m)}) > 1))


def _channel(month: date, sides: tuple[str, ...], via: tuple[str, ...], ids: Sequence[str]) -> Channel:
    channel = "-".join(sides) + (f" via {', '.join(via)}" if via else "")
    return Channel(
        channel_id=record_id("w", month, channel),
        month=month,
        channel=channel,
        sides=sides,
        mediators=via,
        n_events=len(ids),
        event_ids=tuple(sorted(ids)),
    )


def _month(event: Event) -> date | None:
    """The month of an event whose possible days all lie in one."""
    first, last = event.date_earliest, event.date_latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return None
    return first.replace(day=1)


__all__ = ["channels", "mediations"]
