"""Numbers that count some sort of those who were freed: soldiers and civilians of one passage, the fellows of one of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from peaceledger.reconcile.material import Material
from peaceledger.records import Count


def sum_of_sorts(counts: Sequence[Count], *, hedged: bool = False) -> Count | None:
    """Soldiers and civilians of one passage as one number; None where it has others, or two of a sort.

    Args:
        counts: People returned to one side, of one mention.
        hedged: True to add "about 40" as well, where only likeness is asked.
    """
    by_kind: dict[str, set[float | None]] = defaultdict(set)
    for c in counts:
        by_kind[c.what].add(c.low)
    fit = all(c.hedge == "exact" or (hedged and c.hedge == "about") for c in counts)
    if not fit or set(by_kind) != {"pow", "civilian"} or any(len(values) > 1 for values in by_kind.values()):
        return None
    total = sum(next(iter(values)) or 0.0 for values in by_kind.values())
    first = min(counts, key=lambda c: (c.start, c.count_id))
    return replace(first, what="mixed", low=total, high=total)


def is_of_fellows(count: Count, material: Material) -> bool:
    """True where the one who is told of is not counted: "she and 30 fellow captives"."""
    return not set(count.quote.casefold().split()).isdisjoint(material.words("fellows"))


__all__ = ["is_of_fellows", "sum_of_sorts"]
