"""The sentences of the generated worlds, as ``worlds.toml`` has them."""

from __future__ import annotations

import tomllib
from pathlib import Path

FILE = Path(__file__).with_suffix("").with_name("worlds.toml")
_READ = tomllib.loads(FILE.read_text("utf-8"))
TELL: dict[str, list[str]] = _READ["tell"]
"""Sentences by kind of event and form."""
HEAD: dict[str, list[str]] = _READ["head"]
"""Headlines by kind of event."""
LISTS: dict[str, list[str]] = {name: words for name, words in _READ["lists"].items() if isinstance(words[0], str)}
QUOTED: dict[str, list[list[str]]] = {name: words for name, words in _READ["lists"].items() if not isinstance(words[0], str)}
"""Pairs of lists from which the phrases of quotations are made."""


def nth(number: int) -> str:
    """The ordinal as papers write it: "third", "21st"."""
    if number <= len(LISTS["nth"]):
        return LISTS["nth"][number - 1]
    end = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{end}"
