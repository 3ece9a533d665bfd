"""Values with one meaning each: a passage of text, a date interval, a quantity."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

DateBasis = Literal["stated", "relative", "inferred", "publication_date", "unknown"]
DateRelation = Literal["on", "after", "before", "counted"]
Hedge = Literal["exact", "at_least", "at_most", "about", "between", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of a capture's decoded text.

    Attributes:
        capture_id: The capture whose text holds the passage.
        start: Offset of the first character, in Unicode code points.
        end: Offset after the last character; ``text[start:end] == quote``.
        quote: The characters themselves.
    """

    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """When something happened, as far as the text says.

    Attributes:
        earliest: First possible day, None if open.
        latest: Last possible day, None if open.
        basis: ``stated`` in the words, ``relative`` to another date, ``inferred`` from another passage,
            ``publication_date`` as a labelled stand-in, or ``unknown``.
    """

    earliest: date | None = None
    latest: date | None = None
    basis: DateBasis = "unknown"

    @property
    def prec(self) -> int | None:
        """UCDP ``date_prec``: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer; None if open."""
        if self.earliest is None or self.latest is None:
            return None
        days = (self.latest - self.earliest).days + 1
        for prec, most in ((1, 1), (2, 6), (3, 7), (4, 31)):
            if days <= most:
                return prec
        return 5

    def as_seen(self, relation: DateRelation) -> "DateInterval":
        """The interval of another event, ``inferred`` from this one's.

        Args:
            relation: ``on`` the same time, ``after`` for not before it, ``before`` for not after it.
        """
        earliest = None if relation == "before" else self.earliest
        latest = None if relation == "after" else self.latest
        return DateInterval(earliest=earliest, latest=latest, basis="inferred" if earliest or latest else "unknown")

    @classmethod
    def day(cls, value: date, basis: DateBasis = "stated") -> "DateInterval":
        """One day."""
        return cls(earliest=value, latest=value, basis=basis)

    @classmethod
    def month(cls, year: int, month: int, basis: DateBasis = "stated") -> "DateInterval":
        """First to last day of a month."""
        return cls(earliest=date(year, month, 1), latest=date(year, month, monthrange(year, month)[1]), basis=basis)

    @classmethod
    def year(cls, year: int, basis: DateBasis = "stated") -> "DateInterval":
        """First to last day of a year."""
        return cls(earliest=date(year, 1, 1), latest=date(year, 12, 31), basis=basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as written, with what the words leave open.

    Attributes:
        low: Least value, None if open or vague.
        high: Greatest value, None if open or vague.
        hedge: ``exact``; ``at_least`` (low set, high open); ``at_most`` (high set, low open); ``about`` (low = high);
            ``between`` (both set); ``vague`` ("dozens", both None).
    """

    low: float | None
    high: float | None
    hedge: Hedge
