"""Articles that tell of one event: what each says beside may be one thing in other words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from peaceledger.reconcile.events import Group

T = TypeVar("T")
MOST = 12
"""Articles of one event that are set side by side; of a hundred reports every other is a copy."""


class Companions:
    """Pairs of articles that share an event."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._of_article: dict[str, set[str]] = defaultdict(set)
        for g in groups:
            for m in g.mentions:
                self._of_article[m.article_id].add(g.event_id)

    def share(self, one: str, other: str) -> bool:
        """Whether two articles tell of one event; an article and itself do."""
        return one == other or not self._of_article[one].isdisjoint(self._of_article[other])

    def pairs(self, things: Iterable[T], article_of: Mapping[T, str]) -> Iterator[tuple[T, T]]:
        """Pairs of things that stand in two articles which share an event, each once, in the order given.

        Args:
            things: In an order that does not depend on the input's.
            article_of: The article of each.
        """
        by_event: dict[str, list[T]] = defaultdict(list)
        for thing in things:
            for event_id in self._of_article[article_of[thing]]:
                by_event[event_id].append(thing)
        met: set[tuple[T, T]] = set()
        for _, together in sorted(by_event.items()):
            for pair in combinations(together[:MOST], 2):
                if article_of[pair[0]] != article_of[pair[1]] and pair not in met:
                    met.add(pair)
                    yield pair


__all__ = ["Companions"]
