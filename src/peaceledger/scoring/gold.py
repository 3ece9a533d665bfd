"""What is compared: a coder's gold and the part of a ledger that lies in the same texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from peaceledger.scoring.passages import Row

CODED = ("mentions", "statements", "counts", "non_events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A coder's rows by file name without suffix; a file that is absent is an empty list.

    Attributes:
        articles: Article boundaries, each with ``segment``, ``file``, ``start``, ``end_without_trailing_newline``.
        rows: All other gold by name: mentions, statements, counts, exchanges, conflicts, non_events, actors …
    """

    articles: Sequence[Row]
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def table(self, name: str) -> list[Row]:
        """Rows of one gold file."""
        return list(self.rows.get(name, ()))

    @property
    def coded_spans(self) -> list[Row]:
        """Stretches of text the coder went through: system rows elsewhere are neither right nor wrong."""
        segments = {row["segment"] for name in CODED for row in self.table(name)}
        return [
            {"file": a["file"], "start": a["start"], "end": a["end"], "segment": a["segment"]}
            for a in self.articles
            if a["segment"] in segments
        ]

    @property
    def aliases(self) -> Mapping[str, frozenset[str]]:
        """Canonical names by folded alias."""
        found: dict[str, set[str]] = {}
        for actor in self.table("actors"):
            for name in (actor["canonical"], *actor["aliases"]):
                found.setdefault(fold(name), set()).add(actor["canonical"])
        return {alias: frozenset(names) for alias, names in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A ledger's rows with ``file`` (the capture's file name) in place of the capture id.

    Attributes:
        texts: Decoded text by file name.
        rows: Table name to rows.
    """

    texts: Mapping[str, str]
    rows: Mapping[str, Sequence[Row]]

    def table(self, name: str, within: Sequence[Row] | None = None) -> list[Row]:
        """Rows of a table, those outside the given stretches left out."""
        rows = list(self.rows.get(name, ()))
        if within is None:
            return rows
        return [r for r in rows if any(r["file"] == s["file"] and s["start"] <= r["start"] < s["end"] for s in within)]


def fold(name: Any) -> str:
    """Compare names without case, quotation marks and a leading article."""
    text = " ".join(str(name).replace("’", "'").strip(" \"'“”‘").casefold().split())
    for article in ("the ", "an ", "a "):
        if text.startswith(article):
            return text[len(article) :]
    return text
