"""What the gold of a packet holds, and how a ledger is compared with it.

Every quote is a stretch of exactly one article and lies on the number or claim itself. ``gold.json``::

    packs           names of shipped packs, "pack" for the packet's own folder, or paths from the root of the repository
    disagreements   id, kind, also (other kinds that are right), subject, positions: [quotes of one stand], ..., optional
    exchanges       id, quotes, status (occurred or agreed), date (day, month or year), counts: who came home -> number,
                    counts_also: who -> other numbers that are right, optional
    not_exchanges   quotes that make no row of their own: totals, practice, history, hypothesis
    same, different quotes of one event, of two events; of more than two each is held against the first
    arithmetic      quote, outcome (holds, fails, cannot_tell)
    deals           deal: quote, deeds: quotes of what carries it out
    origins         same, independent: articles likewise, by the start of their file names

A row belongs to a disagreement if its passages lie on quotes of two stands and their values differ. A quote tells of the events
of which a trigger or a number lies in it, or, where none does, of those whose passages meet it.
"""

from __future__ import annotations

import re
import sys
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from peaceledger.packs import Lexicon

TABLES = (
    "captures",
    "articles",
    "mentions",
    "counts",
    "events",
    "exchanges",
    "disagreements",
    "positions",
    "arithmetic",
    "deal_deeds",
    "origin_links",
)
DONE = frozenset({"exchange", "release", "stage"})
SHOWN = 140

Row = Mapping[str, Any]
Gold = Mapping[str, Any]
Span = tuple[str, int, int]
"""Capture, start and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One thing judged: the figure it counts in, whether as a hit there, and the fault in words, None where all is well."""

    figure: str
    hit: bool
    fault: str | None = None


class Book:
    """A ledger's tables, asked by passage.

    Args:
        tables: Rows of each of ``TABLES``.
        lexicon: The packs it was built with, for the names of sides.
    """

    def __init__(self, tables: Mapping[str, list[Row]], lexicon: Lexicon) -> None:
        self.tables, self._lexicon = tables, lexicon
        self._captures = {c["capture_id"]: c for c in tables["captures"]}
        deals = ((x["event_id"], x["agreement_event_id"]) for x in tables["exchanges"] if x["kind"] == "announced")
        self._deal = {event: deal for event, deal in deals if deal}
        self._told: dict[str, list[tuple[Span, Span | None, str]]] = defaultdict(list)
        for m in tables["mentions"]:
            if m["event_id"]:
                trigger = (m["capture_id"], m["trigger_start"], m["trigger_end"])
                self._told[m["capture_id"]].append((span_of(m), trigger, self.event(m["event_id"])))
        for c in tables["counts"]:
            if c["event_id"]:
                self._told[c["capture_id"]].append((span_of(c), span_of(c), self.event(c["event_id"])))

    def event(self, event_id: str) -> str:
        """The event; a deal that is told as an agreement and as an exchange is one."""
        return self._deal.get(event_id, event_id)

    def find(self, quote: str) -> list[Span]:
        """Where a quote stands; says so where that is not in exactly one article."""
        found = {key: [m.span() for m in re.finditer(re.escape(quote), c["text"])] for key, c in self._captures.items()}
        if (holders := sum(map(bool, found.values()))) != 1:
            print(f"gold: {holders} articles have {quote!r}", file=sys.stderr)
        return [(key, *span) for key, spans in found.items() for span in spans]

    def events_at(self, quote: str) -> set[str]:
        """Events that a quote tells of."""
        spans, inside, around = self.find(quote), set(), set()
        for span in spans:
            for passage, core, event in self._told[span[0]]:
                if meet(span, core):
                    inside.add(event)
                elif meet(span, passage):
                    around.add(event)
        return inside or around

    def name(self, capture_id: str) -> str:
        """File name of a capture without its ending."""
        return str(self._captures[capture_id]["path"]).rpartition("/")[2].removesuffix(".txt")

    def shown(self, row: Row) -> str:
        """A passage in one line, behind its article."""
        return f"        {self.name(row['capture_id'])}: {' '.join(str(row['quote']).split())[:SHOWN]}"

    def is_side(self, name: str, side: str | None) -> bool:
        """Whether a name of the gold is that of a side of the ledger."""
        known = (a for a in self._lexicon.actors.values() if side and side in (a.actor_id, a.side))
        words = {w.casefold() for a in known for w in (a.name, *a.names, *a.adjectives, *a.people)}
        return name.casefold() in {(side or "").casefold(), *words}


def span_of(row: Row) -> Span:
    return row["capture_id"], row["start"], row["end"]


def meet(left: Span, right: Span | None) -> bool:
    """Whether two passages have a character in common."""
    return right is not None and left[0] == right[0] and left[1] < right[2] and right[1] < left[2]


def judge(gold: Gold, book: Book) -> Iterator[Outcome]:
    """Everything that the gold says of a packet, and every row that it does not explain."""
    yield from disagreements(gold["disagreements"], book)
    if "exchanges" in gold:
        yield from exchanges(gold, book)
    yield from pairs(gold, book)
    yield from arithmetic(gold.get("arithmetic", ()), book)
    yield from deeds(gold.get("deals", ()), book)
    yield from origins(gold.get("origins", {}), book)


def disagreements(gold: Iterable[Gold], book: Book) -> Iterator[Outcome]:
    positions = defaultdict(list)
    for position in book.tables["positions"]:
        positions[position["disagreement_id"]].append(position)
    explained = set()
    for want in gold:
        stands = [[span for quote in stand for span in book.find(quote)] for stand in want["positions"]]
        mine = {r["disagreement_id"]: (r, _held(stands, positions[r["disagreement_id"]])) for r in book.tables["disagreements"]}
        mine = {key: found for key, found in mine.items() if found[1]}
        explained |= mine.keys()
        if not want.get("optional"):
            yield from _wanted(want, [row["kind"] for row, _ in mine.values()], set().union(*(h for _, h in mine.values())))
    for row in book.tables["disagreements"]:
        false = row["disagreement_id"] not in explained
        lines = [f"  FALSE ROW {row['kind']} ({row['field']}, {row['strength']}) {row['disagreement_id']}: {row['note']}"]
        lines += [f"{book.shown(p)} = {p['value']} [{p['side']}]" for p in positions[row["disagreement_id"]]]
        yield Outcome(figure="false_rows", hit=false, fault="\n".join(lines) if false else None)


def _held(stands: list[list[Span]], positions: list[Row]) -> set[int]:
    """Stands of which the row holds a passage, if it holds two with different values."""
    values = [{p["value"] for p in positions if any(meet(span, span_of(p)) for span in stand)} for stand in stands]
    at_odds = any(a != b for left, right in combinations(values, 2) for a in left for b in right)
    return {i for i, held in enumerate(values) if held} if at_odds else set()


def _wanted(want: Gold, kinds: list[str], held: set[int]) -> Iterator[Outcome]:
    found = len(held) == len(want["positions"])
    right = bool({want["kind"], *want.get("also", ())}.intersection(kinds))
    stands = "\n".join(f"        {' | '.join(stand)}" for stand in want["positions"])
    wanted = f"{want['id']} {want['kind']}: {want['subject']}"
    fault = None if found else f"  {'PART' if held else 'MISSED'} {wanted}\n{stands}"
    yield Outcome(figure="disagreements_found", hit=found, fault=fault)
    wrong = f"  WRONG KIND {'; '.join(kinds)} for {wanted}" if kinds and not right else None
    yield Outcome(figure="kinds_right", hit=found and right, fault=wrong)


def exchanges(gold: Gold, book: Book) -> Iterator[Outcome]:
    rows = {book.event(x["event_id"]): x for x in book.tables["exchanges"] if x["kind"] != "cumulative"}
    keys = _keys(gold, book, rows)
    for want in (x for x in gold["exchanges"] if not x.get("optional")):
        row = _first(want, [r for event, r in rows.items() if keys[event] == want["id"]], book)
        fits = row is not None and _fits(want, row)
        shown = f"\n        {_in_words(row)}" if row else ""
        quotes = "".join(f"\n        {quote}" for quote in want["quotes"])
        fault = f"  {'OTHER DAY OR STATUS' if row else 'NO ROW'} {want['id']} {want['status']} {want.get('date')}{quotes}{shown}"
        yield Outcome(figure="exchanges_found", hit=fits, fault=None if fits else fault)
        yield from _counts(want, row if fits else None, book)
    deals = {event for deal in gold.get("deals", ()) for event in book.events_at(deal["deal"])}
    firsts = Counter(key for key in keys.values() if key)
    for event, row in rows.items():
        again = keys[event] and firsts[keys[event]] > 1
        firsts[keys[event]] -= 1
        false = bool(again) or (keys[event] is None and not (row["kind"] == "announced" and event in deals))
        lines = [f"  {f'SECOND ROW of {keys[event]}' if again else 'NO EXCHANGE'} {_in_words(row)}"]
        lines += [book.shown(m) for m in book.tables["mentions"] if m["event_id"] and book.event(m["event_id"]) == event]
        yield Outcome(figure="exchanges_false", hit=false, fault="\n".join(lines) if false else None)


def _keys(gold: Gold, book: Book, rows: Mapping[str, Row]) -> dict[str, str | None]:
    """Which exchange of the gold each row is, by most quotes; None for what is no exchange."""
    votes: dict[str, Counter[str | None]] = defaultdict(Counter)
    told = [(x["id"], quote) for x in gold["exchanges"] for quote in x["quotes"]]
    for key, quote in [*told, *((None, quote) for quote in gold.get("not_exchanges", ()))]:
        votes_of = book.events_at(quote).intersection(rows)
        for event in votes_of:
            votes[event][key] += 1
    return {event: max(votes[event], key=lambda key: (votes[event][key], key or ""), default=None) for event in rows}


def _first(want: Gold, rows: list[Row], book: Book) -> Row | None:
    """The row that fits; else any."""
    right = [r for r in rows if _fits(want, r)]
    return max(right or rows, key=lambda r: sum(o.hit for o in _counts(want, r, book)), default=None)


def _fits(want: Gold, row: Row) -> bool:
    """Whether the row has the day, where the gold has one, and was carried out or not, as the gold says."""
    done = want.get("status", "occurred") not in ("agreed", "planned")
    if (row["kind"] in DONE) != done:
        return False
    if not want.get("date"):
        return True
    first, last = _days(want["date"])
    return bool(row["date_latest"] and (row["date_earliest"] or row["date_latest"]) <= last and row["date_latest"] >= first)


def _days(when: str) -> tuple[date, date]:
    """First and last day of a day, month or year."""
    parts = [int(part) for part in when.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    first, last = (1, monthrange(year, month)[1]) if len(parts) < 3 else (parts[2], parts[2])
    return date(year, month, first), date(year, month, last)


def _counts(want: Gold, row: Row | None, book: Book) -> Iterator[Outcome]:
    """Each number of the gold beside the best value of its side; a name that no side has takes the sides that no name has."""
    sides = [(row["side_a"], row["a_best"]), (row["side_b"], row["b_best"])] if row else []
    named = {name: [best for side, best in sides if book.is_side(name, side)] for name in want.get("counts", {})}
    nameless = [best for side, best in sides if not any(book.is_side(name, side) for name in named)]
    for name, number in want.get("counts", {}).items():
        hit = not {number, *want.get("counts_also", {}).get(name, ())}.isdisjoint(named[name] or nameless)
        fault = f"  WRONG NUMBER {want['id']} {name}: {number}; {_in_words(row)}" if row and not hit else None
        yield Outcome(figure="counts_right", hit=hit, fault=fault)


def _in_words(row: Row) -> str:
    sides = ", ".join(f"{row[f'{s}_best']} to {row[f'side_{s}']}" for s in "ab" if row[f"side_{s}"])
    return f"{row['event_id']} {row['kind']} {row['date_earliest']} to {row['date_latest']}: {sides}"


def pairs(gold: Gold, book: Book) -> Iterator[Outcome]:
    """Passages that are one event, and such as are not; two that hang on one event and on nothing else are told as one."""
    for left, right in _against_first(gold.get("same", ())):
        a, b = book.events_at(left), book.events_at(right)
        fault = "  NOT ONE EVENT" if a and b else "  NO EVENT"
        yield Outcome(figure="same", hit=bool(a & b), fault=None if a & b else _pair(fault, (left, a), (right, b)))
    for left, right in _against_first(gold.get("different", ())):
        a, b = book.events_at(left), book.events_at(right)
        one = bool(a) and a == b
        yield Outcome(figure="different", hit=not one, fault=_pair("  ONE EVENT", (left, a), (right, b)) if one else None)


def _against_first(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    return ((group[0], other) for group in groups for other in group[1:])


def _pair(fault: str, *told: tuple[str, set[str]]) -> str:
    return "\n".join([fault, *(f"        {quote} = {', '.join(sorted(events)) or 'none'}" for quote, events in told)])


def arithmetic(gold: Iterable[Gold], book: Book) -> Iterator[Outcome]:
    failing: list[Span] = []
    for want in gold:
        spans = book.find(want["quote"])
        failing += spans if want["outcome"] == "fails" else ()
        found = [row for row in book.tables["arithmetic"] if any(meet(span, span_of(row)) for span in spans)]
        hit = any(row["outcome"] == want["outcome"] for row in found)
        lines = [f"  ARITHMETIC {want['outcome']}: {want['quote']} ({want.get('why', '')})"]
        lines += [f"        {row['outcome']} ({row['rule']}): {row['claim']}: {row['explanation']}" for row in found]
        yield Outcome(figure="arithmetic", hit=hit, fault=None if hit else "\n".join(lines))
    for row in book.tables["arithmetic"]:
        false = row["outcome"] == "fails" and not any(meet(span, span_of(row)) for span in failing)
        fault = f"  FAILS WITHOUT REASON ({row['rule']}): {row['claim']}: {row['explanation']}\n{book.shown(row)}"
        yield Outcome(figure="arithmetic_false", hit=false, fault=fault if false else None)


def deeds(gold: Iterable[Gold], book: Book) -> Iterator[Outcome]:
    tied = {(book.event(t["agreement_event_id"]), book.event(t["exchange_event_id"])) for t in book.tables["deal_deeds"]}
    for want in gold:
        deal = book.events_at(want["deal"])
        for quote in want.get("deeds", ()):
            hit = any((d, e) in tied for d in deal for e in book.events_at(quote))
            fault = f"  NOT TIED {want['deal']}: {quote}"
            yield Outcome(figure="deeds", hit=hit, fault=None if hit else fault)


def origins(gold: Mapping[str, Iterable[list[str]]], book: Book) -> Iterator[Outcome]:
    """Articles with one text or one outlet behind them, and such as have nothing in common."""
    names = {a["article_id"]: book.name(a["capture_id"]) for a in book.tables["articles"]}
    joined = {frozenset((r["left_article_id"], r["right_article_id"])) for r in book.tables["origin_links"]}
    for left, right in combinations(book.tables["articles"], 2):
        if left["origin_id"] == right["origin_id"]:
            joined.add(frozenset((left["article_id"], right["article_id"])))
    for wanted in ("same", "independent"):
        for pair in _against_first(gold.get(wanted, ())):
            first, second = ({key for key, name in names.items() if f"{name}_".startswith(f"{part}_")} for part in pair)
            hit = any(frozenset((a, b)) in joined for a in first for b in second) is (wanted == "same")
            yield Outcome(figure="origins", hit=hit, fault=None if hit else f"  ORIGINS not {wanted}: {' and '.join(pair)}")
