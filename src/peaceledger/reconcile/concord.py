"""Values on which voices of opposed parties agree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from peaceledger.reconcile.clash_counts import comparable_groups, words_of
from peaceledger.reconcile.events import ASSERTED, Group
from peaceledger.reconcile.material import Material
from peaceledger.records import Concord, Count, Mention, record_id

MOST = 12
"""Passages shown for a side: enough for every outlet that matters."""


def concords_of(groups: Sequence[Group], material: Material) -> tuple[Concord, ...]:
    """Numbers that two parties give alike, and events that two parties tell as having happened."""
    if len(material.lexicon.parties) < 2:
        return ()
    found = (row for g in groups for row in _of_event(g, material))
    return tuple(sorted(found, key=lambda c: (c.concord_id, c.capture_id, c.start, c.end, c.side)))


def _of_event(group: Group, material: Material) -> Iterator[Concord]:
    told: dict[tuple[str, str], list[tuple[str | None, Count | Mention]]] = defaultdict(list)
    for (role, _), counts in comparable_groups(group.mentions, material).items():
        for c in counts:
            value = f"{words_of(c)}{f' returned to {c.returned_to}' if c.returned_to else ''}"
            told[f"counts.{role}", value].append((material.counter(c), c))
    for m in group.mentions:
        if m.status in ASSERTED:
            told["status", "happened"].append((material.voice(m), m))
    for (field, value), voices in sorted(told.items()):
        yield from _agreed(group.event_id, field, value, _by_party(voices, material))


def _by_party(voices: Iterable[tuple[str | None, Count | Mention]], material: Material) -> dict[str, list[Count | Mention]]:
    found: dict[str, list[Count | Mention]] = defaultdict(list)
    for side, item in voices:
        if side in material.lexicon.parties:
            found[side].append(item)
    return found


def _agreed(subject: str, field: str, value: str, by_party: dict[str, list[Count | Mention]]) -> Iterator[Concord]:
    if len(by_party) < 2:
        return
    key = record_id("o", subject, field, value)
    for side, items in sorted(by_party.items()):
        places = {(i.capture_id, i.start, i.end): i for i in items}
        for _, item in sorted(places.items())[:MOST]:
            yield Concord(
                concord_id=key,
                subject_id=subject,
                field=field,
                value=value,
                side=side,
                capture_id=item.capture_id,
                start=item.start,
                end=item.end,
                quote=item.quote,
            )


__all__ = ["concords_of"]
