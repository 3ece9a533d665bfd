"""When and where an undated deal was made: at the talks told just before it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from peaceledger.reconcile.events import Group, titled
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import FAMILY, PLANS
from peaceledger.records import Event, Mention

DEALS = frozenset({"prisoners", "agreement"})


def dated_by_talks(events: Mapping[str, Event], groups: Sequence[Group], material: Material) -> dict[str, Event]:
    """Events with undated deals dated, as ``inferred``, by the one talks event told before them in the same paragraph.

    Args:
        events: By event_id.
        groups: Their mentions.
        material: Texts, to see where a paragraph ends.
    """
    owner = {m.mention_id: g.event_id for g in groups for m in g.mentions}
    talks: dict[str, list[Mention]] = defaultdict(list)
    for g in groups:
        for m in g.mentions:
            if FAMILY.get(m.type) == "talks" and events[g.event_id].status in ("occurred", "ongoing"):
                talks[m.article_id].append(m)
    filled = dict(events)
    for g in groups:
        event = events[g.event_id]
        if FAMILY.get(event.type, event.type) in DEALS and event.status in PLANS and event.date_basis == "unknown":
            found = {owner[t.mention_id] for m in g.mentions for t in talks[m.article_id] if _told_before(t, m, material)}
            dated = [events[i] for i in sorted(found) if events[i].date_basis in ("stated", "relative", "inferred")]
            if len(dated) == 1:
                filled[g.event_id] = _at(event, dated[0], material)
    return filled


def _told_before(talks: Mention, deal: Mention, material: Material) -> bool:
    return talks.end <= deal.start and "\n" not in material.texts.get(deal.capture_id, "\n")[talks.end : deal.start]


def _at(event: Event, talks: Event, material: Material) -> Event:
    place, place_id = (event.place, event.place_id) if event.place else (talks.place, talks.place_id)
    dated = replace(
        event,
        date_earliest=talks.date_earliest,
        date_latest=talks.date_latest,
        date_basis="inferred",
        place=place,
        place_id=place_id,
    )
    return titled(dated, material)


__all__ = ["dated_by_talks"]
