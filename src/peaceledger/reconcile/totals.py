"""Running totals ("9,500 since the war began"): kept as records of what was said, never as events and never in a sum."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import FAMILY, PEOPLE, PLANS, is_cumulative, sentence_of
from peaceledger.records import Count, Mention, record_id
from peaceledger.records.mention import LEDGER_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Reports that give one running total.

    Attributes:
        event_id: Id under which the total stands.
        counts: The same value for the same side and scope, in id order.
        mentions: The mentions that carry them, in id order.
    """

    event_id: str
    counts: tuple[Count, ...]
    mentions: tuple[Mention, ...]

    @property
    def of_exchanges(self) -> bool:
        """True where people returned by exchange or release are totalled."""
        return self.counts[0].what in PEOPLE and FAMILY.get(self.mentions[0].type) == "prisoners"


def only_total(mention: Mention, counts: Sequence[Count]) -> bool:
    """True for a mention that gives a running total and nothing of one event."""
    return any(map(is_cumulative, counts)) and all(is_cumulative(c) or c.role in ("share", "other") for c in counts)


def tells_several(mention: Mention, material: Material) -> bool:
    """True for a mention that tells several exchanges in one breath: "40 were freed in two batches, in May and in June"."""
    cues = material.words("in_several")
    one_day = mention.date_basis in ("stated", "relative") and mention.date_earliest == mention.date_latest is not None
    if FAMILY.get(mention.type) != "prisoners" or mention.status in PLANS or one_day or not cues:
        return False
    return re.search(rf"\b(?:{'|'.join(cues)})", sentence_of(mention, material)) is not None


def find_totals(material: Material) -> list[Total]:
    """Group running totals of people by value, side and scope, in the order of the text: ids go by the letters of a side."""
    groups: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in material.counts.values():
        mention = material.mentions.get(count.mention_id)
        valued = count.low is not None or count.high is not None
        if mention and valued and is_cumulative(count) and mention.status in LEDGER_STATUSES:
            family = FAMILY.get(mention.type, mention.type)
            groups[family, count.what in PEOPLE or count.what, count.returned_to, count.scope, count.low, count.high].append(
                count
            )
    totals = []
    for counts in groups.values():
        ids = {c.mention_id for c in counts}
        mentions = tuple(material.mentions[i] for i in sorted(ids))
        event_id = record_id("e", "total", min(c.count_id for c in counts))
        totals.append(Total(event_id=event_id, counts=tuple(counts), mentions=mentions))
    return sorted(totals, key=lambda t: (min((c.capture_id, c.start, c.end) for c in t.counts), t.event_id))


def totals_left(totals: Iterable[Total], material: Material) -> list[Total]:
    """Totals with the counts that material still has; those without any are left out."""
    rest = []
    for total in totals:
        counts = tuple(c for c in total.counts if c.count_id in material.counts)
        carrying = {c.mention_id for c in counts}
        if counts:
            rest.append(replace(total, counts=counts, mentions=tuple(m for m in total.mentions if m.mention_id in carrying)))
    return rest


__all__ = ["Total", "find_totals", "only_total", "tells_several", "totals_left"]
