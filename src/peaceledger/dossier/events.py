"""Event rows, and the layer each stands in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peaceledger.analysis.layers import LayerKey, Standing, layer_of
from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, EventRow, Report
from peaceledger.dossier.figures.events import when
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.titles import title_of
from peaceledger.dossier.words import Words, listing

EVENT_TABLES = ("events", "mentions", "disagreements")
"""What ``EventPages`` reads beside the tables of every page."""


class EventPages:
    """The events of a ledger with their mentions at hand."""

    def __init__(self, tables: Mapping[str, list[Row]], texts: Texts, say: Words) -> None:
        self._texts = texts
        self._say = say
        self._events = {e["event_id"]: e for e in tables["events"]}
        self.mentions: dict[str, list[Row]] = defaultdict(list)
        for mention in sorted(tables["mentions"], key=lambda m: (m["capture_id"], m["start"])):
            if mention["event_id"]:
                self.mentions[mention["event_id"]].append(mention)
        self._disputed = {d["subject_id"] for d in tables["disagreements"] if d["strength"] == "contradiction"}
        self._side = {s["source_id"]: s["side"] for s in tables["sources"]}
        self._name = {s["source_id"]: s["name"] for s in tables["sources"]}
        self._article = {a["article_id"]: a for a in tables["articles"]}

    def rows(self, relevance: str) -> list[EventRow]:
        """Events of one relevance, dated ones first in order of time."""
        chosen = [e for e in self._events.values() if e["relevance"] == relevance]
        return [self.row(e) for e in sorted(chosen, key=when)]

    def row(self, event: Row) -> EventRow:
        """One event as shown."""
        mentions = self.mentions[event["event_id"]]
        layer, why = self.layer(event)
        return EventRow(
            event_id=event["event_id"],
            type=event["type"],
            status=event["status"],
            layer=layer,
            why_layer=why,
            title=title_of(event, self._say),
            date=self.cell(event, self._say.dates(event["date_earliest"], event["date_latest"]), "date_earliest", "date_latest"),
            place=self.cell(event, event["place"], "place"),
            participants=self.cell(event, listing(event["participants"]), "participants"),
            mediators=self.cell(event, listing(event["mediators"]), "mediators"),
            basis=self._say.label(event["date_basis"]),
            n_articles=event["n_articles"],
            n_outlets=event["n_outlets"],
            n_origins=event["n_origins"],
            n_sides=event["n_sides"],
            one_voice=event["one_voice"],
            opinion_only=event["opinion_only"],
            reports=tuple(Report(ref=self._texts.ref(m), status=m["status"]) for m in mentions),
            parties=tuple(event["participants"]),
            outlets=tuple(sorted({self._outlet(m) for m in mentions} - {""})),
        )

    def cell(self, event: Row, text: str | None, *columns: str) -> Cell:
        """A value of an event with the mentions that state it."""
        if text is None:
            return Cell(text=None)
        return self._texts.cell(text, stating(self.mentions[event["event_id"]], event, columns))

    def title(self, subject: str) -> str | None:
        """Title of an event, None for another subject."""
        event = self._events.get(subject)
        return title_of(event, self._say) if event else None

    def event(self, event_id: str) -> Row:
        """Row of an event."""
        return self._events[event_id]

    def _outlet(self, mention: Row) -> str:
        return str(self._name.get(self._article[mention["article_id"]]["source_id"], ""))

    def layer(self, event: Row) -> tuple[LayerKey, str]:
        """How firmly an event stands, and why in words."""
        mentions = self.mentions[event["event_id"]]
        sides = {self._side.get(self._article[m["article_id"]]["source_id"]) for m in mentions} - {None}
        standing = Standing(
            status=event["status"],
            opinion_only=event["opinion_only"],
            one_voice=bool(event["one_voice"]),
            several=event["n_origins"] > 1,
            opposed=len(sides) > 1,
            disputed=event["event_id"] in self._disputed,
        )
        layer, reason = layer_of(standing)
        values = {"n": event["n_origins"], "status": self._say.label(event["status"]), "who": event["one_voice"]}
        return layer, self._say(f"why.{reason}", **values)


def stating(mentions: Iterable[Row], event: Row, columns: Sequence[str]) -> list[Row]:
    """Mentions that state the event's value in a column; all of them where it was put together from several."""
    mentions = list(mentions)
    exact = [m for m in mentions if all(_same(m[c], event[c]) for c in columns)]
    return exact or [m for m in mentions if any(m[c] for c in columns)] or mentions


def _same(left: Any, right: Any) -> bool:
    if isinstance(right, list):
        return bool(set(left or ()) & set(right))
    return bool(left == right)
