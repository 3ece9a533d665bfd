"""From rows with offsets to ways into the text, counted as browsers count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Ref

LAST_BMP = "\uffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The captures of a ledger and how each is named on the page."""

    by_capture: Mapping[str, str]
    label: Mapping[str, str]  # by article_id, and by capture_id

    def ref(self, row: Row, start: str = "start", end: str = "end") -> Ref:
        """The passage of a row."""
        text = self.by_capture[row["capture_id"]]
        first, last = row[start], row[end]
        label = self.label.get(row.get("article_id") or "") or self.label[row["capture_id"]]
        return Ref(
            capture_id=row["capture_id"],
            start=utf16(text, first),
            end=utf16(text, last),
            quote=" ".join(text[first:last].split()),
            source=label,
        )

    def cell(self, text: str | None, rows: Iterable[Row]) -> Cell:
        """A value and its passages, each passage once."""
        refs = {(r.capture_id, r.start, r.end): r for r in map(self.ref, rows)}
        return Cell(text=text, refs=tuple(refs.values()))


def utf16(text: str, offset: int) -> int:
    """Offset in UTF-16 units of a code point offset."""
    if offset == 0 or max(text[:offset], default="") <= LAST_BMP:
        return offset
    return offset + sum(char > LAST_BMP for char in text[:offset])
