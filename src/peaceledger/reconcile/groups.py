"""Keys that belong together."""


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


__all__ = ["Groups"]
