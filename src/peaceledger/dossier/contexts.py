"""What pages show, as frozen data shared by several of them; what one page alone shows stands in its module."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from peaceledger.analysis.layers import LayerKey
from peaceledger.dossier.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A way to one passage.

    Attributes:
        capture_id: The text it stands in.
        start: First character, in UTF-16 units as a browser counts.
        end: After the last one.
        quote: The passage.
        source: Who published it, as shown.
    """

    capture_id: str
    start: int
    end: int
    quote: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value with the passages it rests on; ``text`` None is shown as "not stated".

    ``words``: ``english`` for those of an article, a pack or the ledger itself, which stay in every language; ``code`` for an id.
    """

    text: str | None
    refs: tuple[Ref, ...] = ()
    words: Literal["", "english", "code"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of an event."""

    ref: Ref
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event with its reports; ``parties`` who takes part, and ``outlets`` who reports it, one by one."""

    event_id: str
    type: str
    status: str
    layer: LayerKey
    why_layer: str
    title: str
    date: Cell
    place: Cell
    participants: Cell
    mediators: Cell
    basis: str
    n_articles: int
    n_outlets: int
    n_origins: int
    n_sides: int
    one_voice: str | None
    opinion_only: bool
    reports: tuple[Report, ...]
    parties: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table: the first cell of each row is its head. An empty text is an empty cell, None is "not stated".

    ``key`` names it for good: in anchors and in the names of files. ``folded``: a long one that is opened by who wants it.
    ``english``: whether its heads are names that no language changes. ``records``: ids of the rows, to which charts
    lead and by which they are cited; one for each, or none.
    """

    key: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False
    english: bool = False
    records: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, say: Words, key: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]], records: Iterable[str] = ()
    ) -> "SheetTable":
        """A table whose caption and heads are words of the language."""
        caption = say(f"captions.{key}")
        return cls(key=key, caption=caption, columns=say.columns(*columns), rows=tuple(rows), records=tuple(records))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of tables."""

    tables: tuple[SheetTable, ...]

    def __bool__(self) -> bool:
        return any(table.rows for table in self.tables)
