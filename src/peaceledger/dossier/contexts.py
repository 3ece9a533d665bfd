"""What a page shows, as frozen data: the template only lays it out, and another face of the same pages may reuse it."""

from dataclasses import dataclass


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
    """A value with the passages it rests on; ``text`` None is shown as "not stated"."""

    text: str | None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of an event."""

    ref: Ref
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event with its reports. ``layer`` is established, contested or claimed."""

    event_id: str
    type: str
    status: str
    layer: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRow:
    """A row of the exchange ledger."""

    event_id: str
    kind: str
    date: Cell
    place: Cell
    mediators: Cell
    ordinal: Cell
    side_a: Cell
    side_b: Cell
    other_counts: tuple[Cell, ...]
    best_rule: str | None

    @property
    def counted(self) -> bool:
        """True if any number or ordinal is known."""
        return bool(self.side_a.text or self.side_b.text or self.ordinal.text or self.other_counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Who said what, for readers without scripts."""

    statement_id: str
    speaker: str | None
    side: str | None
    via: str | None
    stance: str
    topics: str
    quote: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An utterance in numbers that ``Spoken`` explains.

    Attributes:
        utterance_id: As in the ledger.
        speaker: Who said it.
        sides: Whose sides.
        day: Day of the first report as YYYY-MM-DD, empty if unknown.
        n_first: Articles of that day that report it; more than one is a tie.
        stances: What the words do.
        topics: What they are about.
        quarrel: The disagreement about its wording, empty if there is none.
        fullest: Which of the reports gives the words in full.
        reports: The first one first: article, start, end, kind (direct, mixed, indirect), chain, cue, and where the
            speaker is named.
    """

    utterance_id: str
    speaker: int
    sides: tuple[int, ...]
    day: str
    n_first: int
    stances: tuple[int, ...]
    topics: tuple[int, ...]
    quarrel: str
    fullest: int
    reports: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """All utterances; strings stand once and are named by their number.

    Attributes:
        speakers: Names.
        sides: Ids.
        side_names: Their names.
        outlets: Names.
        chains: Who reports the words before their owner, outermost first, one in a line.
        cues: Reporting words.
        stances: Codes.
        topics: In words.
        articles: Capture, outlet and day of publication in words.
        said: Utterances in order of time.
    """

    speakers: tuple[str, ...]
    sides: tuple[str, ...]
    side_names: tuple[str, ...]
    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    cues: tuple[str, ...]
    stances: tuple[str, ...]
    topics: tuple[str, ...]
    articles: tuple[tuple[str, int, str], ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedRow:
    """How often a side or speaker is quoted by each outlet."""

    key: str
    name: str
    side: str | None
    total: int
    when: str | None
    counts: tuple[int, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedTable:
    """Who is quoted by which outlets. ``left_out`` speakers have a page and no row."""

    outlets: tuple[str, ...]
    n_elsewhere: int
    sides: tuple[QuotedRow, ...]
    speakers: tuple[QuotedRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementRow:
    """Passages that do not agree, side by side."""

    disagreement_id: str
    subject: str
    field: str
    kind: str
    strength: str
    note: str
    positions: tuple[tuple[str, str | None, Ref], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table: the first cell of each row is its head. An empty text is an empty cell, None is "not stated"."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of tables. ``key`` is its anchor."""

    key: str
    title: str
    lead: str
    tables: tuple[SheetTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One article read."""

    title: str
    outlet: str
    kind: str
    published: str | None
    flag: str | None
    relevance: str
    origin: str
    n_statements: int
    n_mentions: int
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole file."""

    title: str
    built: str
    parties: tuple[str, str]
    summary: tuple[tuple[str, int], ...]
    layers: tuple[tuple[str, str, tuple[EventRow, ...]], ...]
    exchanges: tuple[ExchangeRow, ...]
    uncounted: tuple[ExchangeRow, ...]
    chart: str
    strip: str
    off_strip: int
    timeline: tuple[EventRow, ...]
    undated: tuple[EventRow, ...]
    talks: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    statements_left_out: int
    spoken: Spoken
    quoted: QuotedTable
    disagreements: tuple[DisagreementRow, ...]
    sheets: tuple[Sheet, ...]
    sources: tuple[SourceRow, ...]
    method: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[str, str], ...]
    texts: dict[str, str]
