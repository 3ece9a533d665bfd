"""The outlets seen in this ledger."""

from collections import Counter

from peaceledger.reconcile.material import Material
from peaceledger.records import Source


def sources_of(material: Material) -> tuple[Source, ...]:
    """One row per outlet that a pack knows and an article names, in id order."""
    seen = Counter(a.source_id for a in material.articles.values() if a.source_id)
    return tuple(
        Source(source_id=key, name=outlet.name, owner=outlet.owner, side=outlet.side, kind=outlet.kind, n_articles=seen[key])
        for key in sorted(seen)
        if (outlet := material.lexicon.outlets.get(key))
    )


__all__ = ["sources_of"]
