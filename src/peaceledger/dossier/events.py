"""Event rows, and the layer each stands in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Bar
from peaceledger.dossier.contexts import Cell, EventRow, Report
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import date_words, label, listing

HAPPENED = frozenset({"occurred", "ongoing", "agreed"})


class EventPages:
    """The events of a ledger with their mentions at hand."""

    def __init__(self, tables: dict[str, list[Row]], texts: Texts) -> None:
        self._texts = texts
        self._events = {e["event_id"]: e for e in tables["events"]}
        self.mentions: dict[str, list[Row]] = defaultdict(list)
        for mention in sorted(tables["mentions"], key=lambda m: (m["capture_id"], m["start"])):
            if mention["event_id"]:
                self.mentions[mention["event_id"]].append(mention)
        self._disputed = {d["subject_id"] for d in tables["disagreements"] if d["strength"] == "contradiction"}
        self._side = {s["source_id"]: s["side"] for s in tables["sources"]}
        self._article = {a["article_id"]: a for a in tables["articles"]}

    def rows(self, relevance: str) -> list[EventRow]:
        """Events of one relevance, dated ones first in order of time."""
        chosen = [e for e in self._events.values() if e["relevance"] == relevance]
        return [self.row(e) for e in sorted(chosen, key=_when)]

    def row(self, event: Row) -> EventRow:
        """One event as shown."""
        mentions = self.mentions[event["event_id"]]
        layer, why = self._layer(event, mentions)
        return EventRow(
            event_id=event["event_id"],
            type=event["type"],
            status=event["status"],
            layer=layer,
            why_layer=why,
            title=event["title"],
            date=self.cell(event, date_words(event["date_earliest"], event["date_latest"]), "date_earliest", "date_latest"),
            place=self.cell(event, event["place"], "place"),
            participants=self.cell(event, listing(event["participants"]), "participants"),
            mediators=self.cell(event, listing(event["mediators"]), "mediators"),
            basis=label(event["date_basis"]),
            n_articles=event["n_articles"],
            n_outlets=event["n_outlets"],
            n_origins=event["n_origins"],
            n_sides=event["n_sides"],
            one_voice=event["one_voice"],
            opinion_only=event["opinion_only"],
            reports=tuple(Report(ref=self._texts.ref(m), status=m["status"]) for m in mentions),
        )

    def cell(self, event: Row, text: str | None, *columns: str) -> Cell:
        """A value of an event with the mentions that state it."""
        if text is None:
            return Cell(text=None)
        return self._texts.cell(text, stating(self.mentions[event["event_id"]], event, columns))

    def title(self, subject: str) -> str | None:
        """Title of an event, None for another subject."""
        event = self._events.get(subject)
        return event["title"] if event else None

    def event(self, event_id: str) -> Row:
        """Row of an event."""
        return self._events[event_id]

    def bars(self, rows: Sequence[EventRow]) -> list[Bar]:
        """Dated events as marks of the timeline strip."""
        bars = []
        for row in rows:
            event = self._events[row.event_id]
            first, last = event["date_earliest"] or event["date_latest"], event["date_latest"] or event["date_earliest"]
            title = f"{row.title}: {row.date.text}"
            bars.append(Bar(first=first, last=last, lane=label(row.type), title=title, anchor=row.event_id))
        return bars

    def _layer(self, event: Row, mentions: Sequence[Row]) -> tuple[str, str]:
        if event["status"] == "denied" or event["event_id"] in self._disputed:
            return "contested", "denied" if event["status"] == "denied" else "its reports contradict each other"
        sides = {self._side.get(self._article[m["article_id"]]["source_id"]) for m in mentions} - {None}
        if event["status"] in HAPPENED and not event["opinion_only"]:
            if len(sides) > 1:
                return "established", "told by outlets of opposed sides"
            if event["n_origins"] > 1 and not event["one_voice"]:
                return "established", f"{event['n_origins']} independent origins"
        if event["status"] not in HAPPENED:
            return "claimed", f"status {label(event['status'])}"
        if event["one_voice"] and not event["opinion_only"]:
            return "claimed", f"all hangs on the word of {event['one_voice']}"
        return "claimed", "opinion only" if event["opinion_only"] else "one origin"


def stating(mentions: Iterable[Row], event: Row, columns: Sequence[str]) -> list[Row]:
    """Mentions that state the event's value in a column; all of them where it was put together from several."""
    mentions = list(mentions)
    exact = [m for m in mentions if all(_same(m[c], event[c]) for c in columns)]
    return exact or [m for m in mentions if any(m[c] for c in columns)] or mentions


def _same(left: Any, right: Any) -> bool:
    if isinstance(right, list):
        return bool(set(left or ()) & set(right))
    return bool(left == right)


def _when(event: Row) -> tuple[bool, date, str]:
    day = event["date_earliest"] or event["date_latest"]
    return day is None, day or date.min, event["event_id"]
