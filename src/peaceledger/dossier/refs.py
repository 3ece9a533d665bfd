"""From rows with offsets to ways into the text, counted as browsers count."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Literal

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Ref
from peaceledger.dossier.words import Words, one_line

LAST_BMP = "\uffff"
MOST_HEADLINE = 70
"""Characters of a headline that stands for an outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The captures of a ledger, or of a slice of it, and how each is named on the page."""

    by_capture: Mapping[str, str]
    label: Mapping[str, str]  # by article_id, and by capture_id
    sides: Mapping[str, str] = field(default_factory=dict)  # names by id
    wide: dict[str, Sequence[int]] = field(default_factory=dict)  # by capture_id, filled when first asked for

    @classmethod
    def of(cls, tables: Mapping[str, list[Row]], say: Words) -> "Texts":
        """The texts of the tables ``captures``, ``articles``, ``sources`` and, where sides are to be named, ``actors``."""
        labels = {c["capture_id"]: c["source_name"] or c["path"] for c in tables["captures"]}
        named = outlets_of(tables, say, headlines=True)
        for article in tables["articles"]:
            day = say.day(article["published"])
            outlet = named[article["article_id"]]
            labels[article["article_id"]] = f"{outlet}, {day}" if day else outlet
        return cls(
            by_capture={c["capture_id"]: c["text"] for c in tables["captures"]},
            label=labels,
            sides={a["actor_id"]: a["name"] for a in tables.get("actors", ())},
        )

    def side(self, ids: str | Iterable[str] | None) -> str | None:
        """Sides by name: of their ids, or of ids joined by a semicolon; None where none is known."""
        parts = ids.split("; ") if isinstance(ids, str) else ids or ()
        return ", ".join(self.sides.get(part, part) for part in parts) or None

    def ref(self, row: Row, start: str = "start", end: str = "end") -> Ref:
        """The passage of a row."""
        text = self.by_capture[row["capture_id"]]
        first, last = self.span(row, start, end)
        return Ref(
            capture_id=row["capture_id"],
            start=first,
            end=last,
            quote=one_line(text[row[start] : row[end]]),
            source=self.named(row),
        )

    def named(self, row: Row) -> str:
        """Who published a row's text, and when; the headline where no outlet is named."""
        return self.label.get(row.get("article_id") or "") or self.label[row["capture_id"]]

    def span(self, row: Row, start: str, end: str) -> tuple[int, int]:
        """First character of a row's passage and the one after its last, as a browser counts."""
        wide = self._wide(row["capture_id"])
        return utf16(wide, row[start]), utf16(wide, row[end])

    def _wide(self, capture_id: str) -> Sequence[int]:
        if capture_id not in self.wide:
            self.wide[capture_id] = wide_characters(self.by_capture[capture_id])
        return self.wide[capture_id]

    def cell(self, text: str | None, rows: Iterable[Row], words: Literal["", "english"] = "") -> Cell:
        """A value and its passages, each passage once."""
        refs = {(r.capture_id, r.start, r.end): r for r in map(self.ref, rows)}
        return Cell(text=text, refs=tuple(refs.values()), words=words)

    def quoted(self, row: Row) -> Cell:
        """A row's own words."""
        return Cell(text=one_line(row["quote"]), refs=(self.ref(row),), words="english")


def outlets_of(tables: Mapping[str, list[Row]], say: Words, *, headlines: bool = False) -> dict[str, str]:
    """Name of the outlet by article; where nobody names one, that of its document, which says so.

    Args:
        tables: ``captures``, ``articles`` and ``sources``.
        say: The language.
        headlines: Whether such an article goes by its headline, where it has one; else all of a file are of one name.
    """
    names = {s["source_id"]: s["name"] for s in tables["sources"]}
    captures = {c["capture_id"]: c for c in tables["captures"]}

    def name(article: Row) -> str:
        capture = captures[article["capture_id"]]
        document = (_headline(article) if headlines else None) or capture["path"]
        return names.get(article["source_id"]) or capture["source_name"] or say("outlet_not_stated", document=document)

    return {a["article_id"]: name(a) for a in tables["articles"]}


def _headline(article: Row) -> str | None:
    """The headline of an article nobody signed, short enough to stand beside a passage."""
    headline = one_line(article.get("headline") or "")
    return f"“{shorten(headline, MOST_HEADLINE, placeholder=' …')}”" if headline else None


def wide_characters(text: str) -> Sequence[int]:
    """Offsets of the characters that take two UTF-16 units."""
    if max(text, default="") <= LAST_BMP:
        return ()
    return [index for index, char in enumerate(text) if char > LAST_BMP]


def utf16(wide: Sequence[int], offset: int) -> int:
    """Offset in UTF-16 units of a code point offset, given where the wide characters stand."""
    return offset + bisect_left(wide, offset)
