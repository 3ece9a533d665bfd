"""The exchange ledger: who returned how many to whom, with a running chart."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell
from peaceledger.dossier.events import EVENT_TABLES, EventPages
from peaceledger.dossier.figures import exchanges as figures
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing, undated_last

PEOPLE = frozenset({"pow", "civilian", "mixed", "prisoner", "person", "child", "wounded", "body"})
"""What an exchange returns; the years of a war or the hours of a meeting in the same sentence are no count of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRow:
    """A row of the exchange ledger; ``sides`` names whose people returned, which need not be the two parties of the page."""

    event_id: str
    kind: str
    date: Cell
    place: Cell
    mediators: Cell
    ordinal: Cell
    side_a: Cell
    side_b: Cell
    sides: tuple[str | None, str | None]
    other_counts: tuple[Cell, ...]
    best_rule: str | None

    @property
    def counted(self) -> bool:
        """True if any number or ordinal is known."""
        return bool(self.side_a.text or self.side_b.text or self.ordinal.text or self.other_counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanges:
    """The page."""

    parties: tuple[str, str]
    counted: tuple[ExchangeRow, ...]
    uncounted: tuple[ExchangeRow, ...]

    def __bool__(self) -> bool:
        return bool(self.counted or self.uncounted)


def make(tables: Tables, texts: Texts, frame: Frame) -> Exchanges:
    """The exchange ledger in order of time, undated rows last; exchanges of other conflicts are left out."""
    pages = EventPages(tables, texts, frame.say)
    rows = exchange_rows(tables, texts, pages, frame.say)
    return Exchanges(
        parties=parties_of(tables, frame.say),
        counted=tuple(row for row in rows if row.counted),
        uncounted=tuple(row for row in rows if not row.counted),
    )


def parties_of(tables: Tables, say: Words) -> tuple[str, str]:
    """Names of the two sides that most exchanges are between."""
    names = {a["actor_id"]: a["name"] for a in tables["actors"]}
    pair = figures.dyad(tables["exchanges"])
    return (
        (str(names.get(pair[0], pair[0])), str(names.get(pair[1], pair[1]))) if pair else (say("first_side"), say("second_side"))
    )


def exchange_rows(tables: Tables, texts: Texts, pages: EventPages, say: Words) -> tuple[ExchangeRow, ...]:
    """Exchanges on the topic in order of time."""
    counts: dict[str, list[Row]] = defaultdict(list)
    for count in sorted(tables["counts"], key=lambda c: (c["capture_id"], c["start"])):
        if count["event_id"]:
            counts[count["event_id"]].append(count)
    rows = [e for e in tables["exchanges"] if pages.event(e["event_id"])["relevance"] == "on_topic"]
    rows.sort(key=lambda e: (undated_last(e), e["event_id"]))
    return tuple(_row(e, counts[e["event_id"]], texts, pages, say) for e in rows)


def _row(row: Row, counts: Sequence[Row], texts: Texts, pages: EventPages, say: Words) -> ExchangeRow:
    event = pages.event(row["event_id"])
    returned = [c for c in counts if c["role"] in {"returned", "total"}]
    sides = {s: [c for c in returned if c["returned_to"] == s] for s in (row["side_a"], row["side_b"]) if s}
    a, b = (_side_cell(row, letter, sides.get(row[f"side_{letter}"], []), texts, say) for letter in "ab")
    ordinals = [c for c in counts if c["role"] == "ordinal"]
    placed = {c["count_id"] for c in (*sides.get(row["side_a"], []), *sides.get(row["side_b"], []), *ordinals)}
    return ExchangeRow(
        event_id=row["event_id"],
        kind=say.label(row["kind"]) if row["what"] != "body" else f"{say.label(row['kind'])} ({say('the_dead')})",
        date=pages.cell(event, say.dates(row["date_earliest"], row["date_latest"]), "date_earliest", "date_latest"),
        place=pages.cell(event, row["place"], "place"),
        mediators=pages.cell(event, listing(row["mediators"]), "mediators"),
        ordinal=texts.cell(say("no", n=row["ordinal"]) if row["ordinal"] is not None else None, ordinals),
        side_a=a,
        side_b=b,
        sides=(texts.side(row["side_a"]), texts.side(row["side_b"])),
        other_counts=tuple(_other(c, texts, say) for c in counts if c["what"] in PEOPLE and c["count_id"] not in placed),
        best_rule=row["best_rule"],
    )


def _side_cell(row: Row, letter: str, counts: Sequence[Row], texts: Texts, say: Words) -> Cell:
    text = say.range(row[f"{letter}_best"], row[f"{letter}_low"], row[f"{letter}_high"])
    return texts.cell(text, counts if text else [])


def _other(count: Row, texts: Texts, say: Words) -> Cell:
    words = f"{say.quantity(count['low'], count['high'], count['hedge'])} {say.label(count['what'])} ({say.label(count['role'])}"
    scope = "" if count["scope"] == "event" else f", {say('over_scope', scope=say.label(count['scope']))}"
    return texts.cell(f"{words}{scope})", [count])


PAGE = Page(
    key="exchanges",
    tables=(*EVENT_TABLES, "exchanges", "counts"),
    make=make,
    charted=figures.TABLES,
    charts=figures.exchange_charts,
    draws=("exchanges",),
)
