"""Records by hand: an invented conflict between Norland and Sudmark, mediated by Ostia."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.packs.lexicon import ActorEntry, OutletEntry, PlaceEntry
from peaceledger.reconcile import Reconciled, reconcile
from peaceledger.records import Article, Comparison, Count, Figure, Findings, Mention, Statement, record_id


def actor(actor_id: str, name: str, kind: str, side: str | None) -> ActorEntry:
    return ActorEntry(actor_id=actor_id, name=name, kind=kind, side=side, names=(name,))


def place(place_id: str, name: str, country: str, at: tuple[float, float], prec: int) -> PlaceEntry:
    return PlaceEntry(place_id=place_id, name=name, names=(name,), country=country, lat=at[0], lon=at[1], where_prec=prec)


def outlet(outlet_id: str, side: str | None, kind: str) -> OutletEntry:
    return OutletEntry(outlet_id=outlet_id, name=outlet_id.title(), names=(outlet_id,), owner=None, side=side, kind=kind)


VOCAB: Mapping[str, Mapping[str, Any]] = {
    "reconcile": {
        "definite": ["the", "this", "these"],
        "other_one": ["another", "next", "previous"],
        "indefinite": ["a", "an"],
        "verbs": ["met"],
        "remote": ["call"],
        "gatherings": ["summit"],
        "wars": ["invasion"],
        "record": ["largest", "biggest"],
        "in_person": ["summit"],
        "weekdays": ["sunday", "monday"],
        "contrast": ["but"],
        "one_in_plural": ["talks"],
        "part_in_it": ["any role"],
        "carries_out": ["as agreed", "stage of"],
        "in_return": ["in return"],
        "in_several": ["in two exchanges"],
        "fellows": ["fellow"],
        "some_of_them": ["guards"],
        "in_addition": ["in addition"],
        "also": ["also", "as well"],
        "background": ["earlier", "previous"],
        "part_of": ["stage of", "day of"],
        "cites_before": ["according to", "told"],
        "cites_after": ["reported", "said"],
        "media_nouns": ["newspaper", "agency"],
        "ends_citing": ["that"],
        "credit_labels": ["Source"],
        "prisoner_release_words": ["freed"],
        "prisoner_exchange_words": ["exchange"],
        "unqualified": ["exchange"],
        "jointly": ["joint statement"],
        "bodies": ["ministry"],
        "reporters": ["correspondent"],
        "witnessed": ["saw"],
        "offered": {"to mediate": ["mediat"], "a summit": ["summit"]},
        "titles": {"prisoner_exchange": "Prisoner exchange", "negotiation_round": "Talks", "meeting_or_call": "Meeting or call"},
    }
}

LEXICON = Lexicon(
    pack_ids=("base", "invented"),
    digest="",
    parties=("NOR", "SUD"),
    actors={
        a.actor_id: a
        for a in (
            actor("NOR", "Norland", "state", "NOR"),
            actor("SUD", "Sudmark", "state", "SUD"),
            actor("OST", "Ostia", "state", "OST"),
            actor("arn", "Arn Vale", "person", "NOR"),
            actor("bea", "Bea Holt", "person", "SUD"),
            actor("cid", "Cid Marr", "person", "OST"),
            actor("dov", "Dov Lind", "person", "NOR"),
        )
    },
    places={
        p.place_id: p
        for p in (
            place("vesta", "Vesta", "OST", (40.0, 20.0), 1),
            place("vesta_palace", "Vesta Palace", "OST", (40.05, 20.05), 1),
            place("rim", "Rim Region", "OST", (41.0, 21.0), 4),
            place("kell", "Kell", "NOR", (60.0, 20.0), 1),
            place("ostia", "Ostia", "OST", (40.5, 20.5), 6),
        )
    },
    outlets={
        o.outlet_id: o
        for o in (outlet("norpress", "NOR", "state"), outlet("sudpress", "SUD", "state"), outlet("wire", None, "wire"))
    },
    vocab=VOCAB,
)


@dataclass
class Text:
    """One article under construction: passages are appended, so that every offset is right."""

    name: str
    text: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    @property
    def capture_id(self) -> str:
        return f"c_{self.name}"

    @property
    def article_id(self) -> str:
        return f"a_{self.name}"

    def add(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        self.text += "\n"
        return start, start + len(words)

    def said(self, words: str, speaker: str = "Arn Vale", **changes: Any) -> Statement:
        start, end = self.add(words)
        fields: dict[str, Any] = {
            "statement_id": record_id("s", self.capture_id, start, end),
            "article_id": self.article_id,
            "capture_id": self.capture_id,
            "speaker": speaker,
            "speaker_id": None,
            "speaker_as_written": speaker,
            "side": "NOR",
            "chain": (speaker,),
            "cue": "said",
            "kind": "direct",
            "stance": "claim",
            "stances": ("claim",),
            "topics": ("prisoners",),
            "start": start,
            "end": end,
            "quote": words,
            "speaker_start": None,
            "speaker_end": None,
        }
        statement = Statement(**(fields | changes))
        self.statements.append(statement)
        return statement

    def tells(
        self,
        words: str,
        trigger: str,
        kind: str = "prisoner_exchange",
        day: date | tuple[date, date] | None = None,
        **changes: Any,
    ) -> Mention:
        start, end = self.add(words)
        at = start + words.index(trigger)
        first, last = day if isinstance(day, tuple) else (day, day)
        where = changes.pop("place_id", None)
        entry = LEXICON.places.get(where) if where else None
        fields: dict[str, Any] = {
            "mention_id": record_id("m", self.capture_id, start, kind),
            "article_id": self.article_id,
            "capture_id": self.capture_id,
            "type": kind,
            "status": "occurred",
            "start": start,
            "end": end,
            "quote": words,
            "trigger": trigger,
            "trigger_start": at,
            "trigger_end": at + len(trigger),
            "date_earliest": first,
            "date_latest": last,
            "date_basis": "stated" if day else "unknown",
            "date_prec": None,
            "place": entry.name if entry else None,
            "place_id": where,
            "where_prec": entry.where_prec if entry else None,
            "participants": ("Norland", "Sudmark"),
            "mediators": (),
            "statement_id": None,
            "event_id": None,
            "extractor": "hand/1",
        }
        mention = Mention(**(fields | changes))
        self.mentions.append(mention)
        return mention

    def counts_in(self, mention: Mention, words: str, value: float, side: str | None = None, **changes: Any) -> Count:
        start = self.text.index(words, mention.start)
        hedge = changes.get("hedge", "exact")
        fields: dict[str, Any] = {
            "count_id": record_id("n", self.capture_id, start, changes.get("role", "returned"), side),
            "mention_id": mention.mention_id,
            "event_id": None,
            "what": "prisoner",
            "role": "returned",
            "returned_to": side,
            "low": None if hedge == "at_most" else value,
            "high": None if hedge == "at_least" else value,
            "hedge": hedge,
            "scope": "event",
            "counted_by": None,
            "capture_id": self.capture_id,
            "start": start,
            "end": start + len(words),
            "quote": words,
        }
        count = Count(**(fields | changes))
        self.counts.append(count)
        return count

    def figure(self, words: str, value: float, thing: str, done: str, **changes: Any) -> Figure:
        start, end = self.add(words)
        day = changes.pop("day", None)
        fields: dict[str, Any] = {
            "figure_id": record_id("g", self.capture_id, start, end),
            "article_id": self.article_id,
            "capture_id": self.capture_id,
            "thing": thing,
            "done": done,
            "of_side": None,
            "kinds": (),
            "words": (),
            "places": (),
            "per": None,
            "scope": "event",
            "status": "occurred",
            "low": value,
            "high": value,
            "hedge": "exact",
            "speaker": None,
            "side": None,
            "date_earliest": day,
            "date_latest": day,
            "date_basis": "stated" if day else "unknown",
            "start": start,
            "end": end,
            "quote": words,
        }
        self.figures.append(Figure(**(fields | changes)))
        return self.figures[-1]

    def findings(self) -> Findings:
        fields: dict[str, Any] = {
            "article_id": self.article_id,
            "capture_id": self.capture_id,
            "start": 0,
            "end": len(self.text.rstrip()),
            "headline": None,
            "byline": None,
            "published": None,
            "published_basis": "unknown",
            "date_flag": None,
            "language": "en",
            "kind": "news",
            "relevance": "on_topic",
            "origin_id": None,
            "source_id": None,
            "machine_written": False,
        }
        return Findings(
            article=Article(**(fields | self.fields)),
            statements=tuple(self.statements),
            mentions=tuple(self.mentions),
            counts=tuple(self.counts),
            comparisons=tuple(self.comparisons),
            figures=tuple(self.figures),
        )


def ledger(*texts: Text, lexicon: Lexicon = LEXICON) -> Reconciled:
    """Reconcile some texts."""
    return reconcile([t.findings() for t in texts], {t.capture_id: t.text for t in texts}, lexicon)


def in_turn(*words: str, later: int = 1, sources: tuple[str, ...] = ()) -> Reconciled:
    """Reconcile one article for each text, published so many days after one another, with the words of the packs."""
    texts = []
    for n, said in enumerate(words):
        fields: dict[str, Any] = {"published": date(2031, 5, 3) + timedelta(days=n * later), "published_basis": "stated"}
        if sources:
            fields["source_id"] = sources[n]
        text = Text("abcdef"[n], fields=fields)
        text.add(said)
        texts.append(text)
    return ledger(*texts, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))


def values(story: Reconciled, kind: str) -> set[str]:
    """What the positions of all disagreements of a kind hold."""
    rows = {d.disagreement_id for d in story.disagreements if d.kind == kind}
    return {p.value for p in story.positions if p.disagreement_id in rows}


def event_ids(story: Reconciled, mentions: Iterable[Mention]) -> list[str | None]:
    """The event of each mention."""
    filled = {m.mention_id: m.event_id for m in story.mentions}
    return [filled[m.mention_id] for m in mentions]


def one_event(story: Reconciled, *mentions: Mention) -> bool:
    """True where all mentions are one event."""
    ids = event_ids(story, mentions)
    return len(set(ids)) == 1 and None not in ids
