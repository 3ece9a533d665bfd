"""Keys that belong together, and things under keys."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Groups:
    """Union-find over any keys; the smallest key names the group."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Smallest key of the group."""
        self._up.setdefault(key, key)
        while self._up[key] != key:
            self._up[key] = self._up[self._up[key]]
            key = self._up[key]
        return key

    def known(self, key: str) -> bool:
        """Whether the key was joined or looked for before."""
        return key in self._up

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        first, second = sorted((self.find(a), self.find(b)))
        self._up[second] = first


class Bundles(Generic[T]):
    """Things that belong together.

    Args:
        key: Tells one thing from another, and gives their order.
    """

    def __init__(self, key: Callable[[T], str]) -> None:
        self._key = key
        self._groups = Groups()
        self._things: dict[str, T] = {}

    def join(self, a: T, b: T) -> None:
        """Make one bundle of two."""
        first, second = self._key(a), self._key(b)
        self._things |= {first: a, second: b}
        self._groups.join(first, second)

    def things(self) -> list[T]:
        """All things, in the order of their keys."""
        return [thing for _, thing in sorted(self._things.items(), key=lambda item: item[0])]

    def bundles(self) -> Iterator[list[T]]:
        """Yield each bundle in the order of its keys, the one with the first key first."""
        together: dict[str, list[T]] = defaultdict(list)
        for thing in self.things():
            together[self._groups.find(self._key(thing))].append(thing)
        yield from together.values()


__all__ = ["Bundles", "Groups"]
