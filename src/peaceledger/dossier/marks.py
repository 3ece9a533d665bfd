"""Every annotation of a text: which words the ledger read as what, where they overlap, and what each says in short."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peaceledger.analysis.tables import Row
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words

Note = Callable[[Row, Words], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One annotated passage.

    Attributes:
        kind: What it was read as: a key of ``KINDS``.
        start: First character, in UTF-16 units as a browser counts.
        end: After the last one.
        note: What it says, in short.
        record_id: The record, for ``peaceledger why``.
        event_id: The event it tells of, where it tells of one.
    """

    kind: str
    start: int
    end: int
    note: str
    record_id: str
    event_id: str | None

    @property
    def place(self) -> str:
        """Its anchor on the page of its text."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words that the same marks cover, the longest mark first; ``begins`` are the places of marks that begin here."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the text with its line break, and the marks that begin in it."""

    segments: tuple[Segment, ...]
    notes: tuple[Mark, ...]


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _said(row: Row, say: Words) -> str:
    return f"{say.chain(row['chain'], 'nobody')}: {_joined(*map(say.label, row['stances'] or [row['stance']]))}"


def _told(row: Row, say: Words) -> str:
    return _joined(
        say.label(row["type"]), say.label(row["status"]), say.dates(row["date_earliest"], row["date_latest"]), row["place"]
    )


def _counted(row: Row, say: Words) -> str:
    number = say.quantity(row["low"], row["high"], row["hedge"])
    return _joined(f"{number} {say.label(row['what'])}", say.label(row["role"]), row["returned_to"])


def _checked(row: Row, say: Words) -> str:
    return f"{row['claim']}: {say.label(row['outcome'])}"


def _named(row: Row, say: Words) -> str:
    return row["name"] or say("unnamed")


def _term(row: Row, say: Words) -> str:
    what = say.label(row["issue"])
    return _joined(what if row["stated"] else say("said_to_be_missing", what=what), row["obligor"])


def _answer(row: Row, say: Words) -> str:
    return f"{row['party']}: {say.label(row['stance'])}"


def _held(row: Row, say: Words) -> str:
    return f"{row['party']}: {_joined(say.label(row['stance']), say.label(row['issue']))}"


def _line(row: Row, say: Words) -> str:
    return f"{row['party']}: {_joined(say.label(row['kind']), *map(say.label, row['issues']))}"


def _kept(row: Row, say: Words) -> str:
    return f"{row['agreement_as_written'] or say('unnamed')}: {_joined(row['party'], say.label(row['report'] or row['outcome']))}"


def _mediated(row: Row, say: Words) -> str:
    return f"{row['mediator']}: {_joined(say.label(row['role']), *row['parties'])}"


def _claimed(row: Row, say: Words) -> str:
    value = say.range(None, row["low"], row["high"])
    return _joined(say.label(row["direction"]), say.label(row["counted"]), say("number.percent", n=value) if value else None)


def _moved(row: Row, say: Words) -> str:
    return _joined(row["instrument"], say.label(row["direction"]))


def _worded(row: Row, say: Words) -> str:
    return f"{row['word']}: {_joined(say.label(row['kind']), row['thing'])}"


KINDS: tuple[tuple[str, tuple[tuple[str, str, Note], ...]], ...] = (
    ("statement", (("statements", "statement_id", _said),)),
    ("event", (("mentions", "mention_id", _told),)),
    (
        "count",
        (
            ("counts", "count_id", _counted),
            ("arithmetic", "check_id", _checked),
        ),
    ),
    (
        "offer",
        (
            ("offer_tellings", "telling_id", _named),
            ("offer_terms", "term_id", _term),
            ("offer_responses", "response_id", _answer),
        ),
    ),
    ("position", (("party_positions", "position_id", _held), ("red_lines", "red_line_id", _line))),
    (
        "agreement",
        (
            ("agreements", "agreement_id", lambda row, say: f"{row['name']}: {say.label(row['state'])}"),
            ("obligations", "obligation_id", lambda row, _: _joined(row["obligor"], row["action"])),
            ("compliance", "compliance_id", _kept),
        ),
    ),
    ("mediation", (("mediation", "mediation_id", _mediated),)),
    (
        "progress",
        (
            ("progress_claims", "claim_id", _claimed),
            ("outcomes", "outcome_id", lambda row, say: _joined(say("pages.talks"), say.label(row["kind"]))),
            ("market_reactions", "reaction_id", _moved),
        ),
    ),
    ("word", (("vocabulary", "usage_id", _worded),)),
)
"""What words can be read as, with the tables that hold it, their keys, and how a row reads in short."""
MARK_TABLES = tuple(table for _, sources in KINDS for table, _, _ in sources)


def marks_of(tables: Mapping[str, list[Row]], texts: Texts, say: Words) -> dict[str, list[Mark]]:
    """The annotations of each capture, in order of place, longer ones first. Works on any slice of the tables."""
    found: dict[str, dict[tuple[str, int, int, str], Mark]] = defaultdict(dict)
    for kind, sources in KINDS:
        for table, key, note in sources:
            for row in tables[table]:
                if row["start"] is not None and row["capture_id"] in texts.by_capture:
                    mark = _mark(kind, row, key, note(row, say), texts)
                    found[row["capture_id"]].setdefault((kind, mark.start, mark.end, mark.note), mark)
    return {capture: sorted(marks.values(), key=lambda m: (m.start, -m.end)) for capture, marks in found.items()}


def _mark(kind: str, row: Row, key: str, note: str, texts: Texts) -> Mark:
    start, end = texts.span(row, "start", "end")
    return Mark(kind=kind, start=start, end=end, note=note, record_id=row[key], event_id=row.get("event_id"))


def paragraphs(text: str, marks: Sequence[Mark], at: tuple[int, int] | None = None) -> tuple[Paragraph, ...]:
    """A text cut into lines and, inside them, wherever an annotation begins or ends.

    Args:
        text: A capture's text.
        marks: Its annotations.
        at: A passage to show, in UTF-16 units; it becomes a mark of the kind ``at``.
    """
    shown = [*marks, Mark(kind="at", start=at[0], end=at[1], note="", record_id="", event_id=None)] if at else list(marks)
    units = text.encode("utf-16-le")
    cuts = sorted({edge for mark in shown for edge in (mark.start, mark.end)})
    return tuple(_paragraph(start, end, cuts, shown, units) for start, end in _lines(text) if end > start)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Ends of the lines with their breaks, in UTF-16 units."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.encode("utf-16-le")) // 2
        yield start, end
        start = end


def _paragraph(start: int, end: int, cuts: Iterable[int], marks: Iterable[Mark], units: bytes) -> Paragraph:
    inside = [m for m in marks if m.start < end and start < m.end]
    edges = [start, *(c for c in cuts if start < c < end), end]
    begun: set[str] = set()
    segments = []
    for left, right in pairwise(edges):
        cover = sorted((m for m in inside if m.start < right and left < m.end), key=lambda m: (m.start - m.end, m.kind))
        begins = dict.fromkeys(m.place for m in cover if m.start == left and m.place not in begun)
        begun.update(begins)
        words = units[2 * left : 2 * right].decode("utf-16-le", "replace")
        segments.append(Segment(text=words, marks=tuple(cover), begins=tuple(begins)))
    notes = (m for m in inside if m.start >= start and m.kind != "at")
    return Paragraph(segments=tuple(segments), notes=tuple(notes))
