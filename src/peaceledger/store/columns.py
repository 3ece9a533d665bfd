"""What tables are described with: types, columns, passages, and the columns that many tables have."""

from dataclasses import dataclass
from typing import Final

TEXT: Final = "VARCHAR"
LIST: Final = "VARCHAR[]"
INT: Final = "BIGINT"
REAL: Final = "DOUBLE"
BOOL: Final = "BOOLEAN"
DAY: Final = "DATE"
MOMENT: Final = "TIMESTAMP"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: As in the contract.
        type: DuckDB type.
        meaning: In words.
        needed: True where NULL would be a fault.
        ref: ``table.column`` that the value must be found in.
    """

    name: str
    type: str
    meaning: str
    needed: bool = False
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Which columns of a table hold a passage: where it begins, ends, the words, and the capture whose text they stand in."""

    start: str
    end: str
    quote: str
    capture: str = "capture_id"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``key`` names the columns that make a row unique; rows are sorted by it."""

    name: str
    key: tuple[str, ...]
    about: str
    columns: tuple[Column, ...]
    spans: tuple[Span, ...] = ()

    def __getitem__(self, name: str) -> Column:
        """Return the column of this name."""
        return next(c for c in self.columns if c.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(c.name for c in self.columns)


def identity(name: str, meaning: str) -> Column:
    """The id of the table's own records."""
    return Column(name, TEXT, meaning, needed=True)


def reference(name: str, target: str, meaning: str, *, needed: bool = True) -> Column:
    """An id that must be found in another table, ``table.column``."""
    return Column(name, TEXT, meaning, needed=needed, ref=target)


def needed(name: str, kind: str, meaning: str) -> Column:
    """A column that is never empty."""
    return Column(name, kind, meaning, needed=True)


HELD_BY = reference(
    "statement_id", "statements.statement_id", "The statement that holds it; empty in the writer's own voice.", needed=False
)
CHAIN = needed("chain", LIST, "Speakers from the outermost reporter to the owner of the words; empty in the writer's own voice.")
CAPTURE = reference("capture_id", "captures.capture_id", "Capture whose text the offsets count in.")
ARTICLE = reference("article_id", "articles.article_id", "Article that holds the passage.")
PASSAGE = (
    needed("start", INT, "First character of the passage in the capture's text, in Unicode code points."),
    needed("end", INT, 'After its last character. In SQL write `"end"`, since the word is reserved.'),
    needed("quote", TEXT, "The passage itself: `text[start:end]`."),
)
SPAN = Span("start", "end", "quote")
DATES = (
    Column("date_earliest", DAY, "First possible day; empty if open."),
    Column("date_latest", DAY, "Last possible day; empty if open."),
)
DATE_BASIS = needed("date_basis", TEXT, "stated, relative, inferred, publication_date or unknown.")
PLACE = Column("place", TEXT, "Neutral canonical name of the place; empty if not said.")
PLACE_ID = reference("place_id", "places.place_id", "Its id.", needed=False)
MEDIATORS = needed("mediators", LIST, "Canonical names of who mediates or hosts.")
EVENT = reference("event_id", "events.event_id", "Event it belongs to.", needed=False)
