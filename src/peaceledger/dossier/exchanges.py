"""Rows of the exchange ledger and the steps of its running chart."""

from collections import defaultdict
from collections.abc import Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Step
from peaceledger.dossier.contexts import Cell, ExchangeRow
from peaceledger.dossier.events import EventPages
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import date_words, label, listing, quantity_words, range_words

CARRIED_OUT = frozenset({"exchange", "release", "stage"})


def exchange_rows(tables: dict[str, list[Row]], texts: Texts, pages: EventPages) -> tuple[ExchangeRow, ...]:
    """The exchange ledger in order of time, undated rows last; exchanges of other conflicts are left out."""
    counts: dict[str, list[Row]] = defaultdict(list)
    for count in sorted(tables["counts"], key=lambda c: (c["capture_id"], c["start"])):
        if count["event_id"]:
            counts[count["event_id"]].append(count)
    rows = [e for e in tables["exchanges"] if pages.event(e["event_id"])["relevance"] == "on_topic"]
    rows.sort(key=lambda e: (e["date_earliest"] is None, str(e["date_earliest"] or ""), e["event_id"]))
    return tuple(_row(e, counts[e["event_id"]], texts, pages) for e in rows)


def _row(row: Row, counts: Sequence[Row], texts: Texts, pages: EventPages) -> ExchangeRow:
    event = pages.event(row["event_id"])
    returned = [c for c in counts if c["role"] in {"returned", "total"}]
    sides = {s: [c for c in returned if c["returned_to"] == s] for s in (row["side_a"], row["side_b"]) if s}
    a, b = (_side_cell(row, letter, sides.get(row[f"side_{letter}"], []), texts) for letter in "ab")
    ordinals = [c for c in counts if c["role"] == "ordinal"]
    placed = {c["count_id"] for c in (*sides.get(row["side_a"], []), *sides.get(row["side_b"], []), *ordinals)}
    return ExchangeRow(
        event_id=row["event_id"],
        kind=row["kind"],
        date=pages.cell(event, date_words(row["date_earliest"], row["date_latest"]), "date_earliest", "date_latest"),
        place=pages.cell(event, row["place"], "place"),
        mediators=pages.cell(event, listing(row["mediators"]), "mediators"),
        ordinal=texts.cell(f"no. {row['ordinal']}" if row["ordinal"] is not None else None, ordinals),
        side_a=a,
        side_b=b,
        other_counts=tuple(_other(c, texts) for c in counts if c["count_id"] not in placed),
        best_rule=row["best_rule"],
    )


def _side_cell(row: Row, letter: str, counts: Sequence[Row], texts: Texts) -> Cell:
    text = range_words(row[f"{letter}_best"], row[f"{letter}_low"], row[f"{letter}_high"])
    return texts.cell(text, counts if text else [])


def _other(count: Row, texts: Texts) -> Cell:
    words = f"{quantity_words(count['low'], count['high'], count['hedge'])} {label(count['what'])} ({label(count['role'])}"
    scope = "" if count["scope"] == "event" else f", over the {count['scope']}"
    return texts.cell(f"{words}{scope})", [count])


def steps(exchanges: Sequence[Row], shown: set[str], parties: tuple[str, str]) -> list[tuple[str, list[Step]]]:
    """Dated, carried-out exchanges with a known number, per side. Totals and announcements are never added."""
    series: list[tuple[str, list[Step]]] = [(party, []) for party in parties]
    for row in exchanges:
        if row["kind"] not in CARRIED_OUT or row["event_id"] not in shown or row["date_latest"] is None:
            continue
        for letter, (_, found) in zip("ab", series, strict=True):
            best = row[f"{letter}_best"]
            if best is not None and row["date_earliest"] == row["date_latest"]:
                low, high = row[f"{letter}_low"], row[f"{letter}_high"]
                found.append(Step(day=row["date_latest"], best=best, low=low or best, high=high or best))
    return series
