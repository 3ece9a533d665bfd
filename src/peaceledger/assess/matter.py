"""What yardsticks are applied to: the reconciled records on the conflict, with what rules look up in them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from peaceledger.packs import Lexicon
from peaceledger.records import (
    Act,
    Article,
    Count,
    Event,
    Exchange,
    Mention,
    Offer,
    OfferResponse,
    OfferTerm,
    Statement,
)

TOLD = frozenset({"occurred", "ongoing", "claimed"})
"""Statuses of what is reported as done, by whomever."""
STATE = 6  # UCDP where_prec of a whole state
DONE = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, kw_only=True)
class Matter:
    """Records of one ledger. What is not about the conflict of the packs is left out by the properties, not by the fields.

    Attributes:
        lexicon: What the packs in use know.
        articles: As in the ledger.
        statements: Likewise.
        mentions: Likewise.
        counts: Likewise.
        acts: Likewise.
        events: Likewise.
        exchanges: Likewise.
        offers: Likewise.
        offer_terms: Likewise.
        offer_responses: Likewise.
        progress_claims: Claims of progress with their passage, where a table of them is filled.
        market_reactions: Likewise, of markets.
        red_lines: Likewise, of what a party rules out.
    """

    lexicon: Lexicon
    articles: Sequence[Article] = ()
    statements: Sequence[Statement] = ()
    mentions: Sequence[Mention] = ()
    counts: Sequence[Count] = ()
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()
    exchanges: Sequence[Exchange] = ()
    offers: Sequence[Offer] = ()
    offer_terms: Sequence[OfferTerm] = ()
    offer_responses: Sequence[OfferResponse] = ()
    progress_claims: Sequence[Any] = ()
    market_reactions: Sequence[Any] = ()
    red_lines: Sequence[Any] = ()
    _land: dict[str, frozenset[str]] = field(default_factory=dict)
    _patterns: dict[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of the conflict, as the packs name them."""
        return self.lexicon.parties

    @cached_property
    def relevant(self) -> frozenset[str]:
        """Articles about the conflict, by id."""
        return frozenset(a.article_id for a in self.articles if a.relevance == "on_topic")

    @cached_property
    def proposals(self) -> tuple[Offer, ...]:
        """Offers of this conflict; what is only argued for is none."""
        return tuple(o for o in self.offers if o.relevance == "on_topic" and o.kind != "argument")

    @cached_property
    def happenings(self) -> tuple[Event, ...]:
        """Events of this conflict."""
        return tuple(e for e in self.events if e.relevance == "on_topic")

    @cached_property
    def said(self) -> tuple[Statement, ...]:
        """Statements in articles about the conflict."""
        return tuple(s for s in self.statements if s.article_id in self.relevant)

    @cached_property
    def deeds(self) -> tuple[Act, ...]:
        """Acts in articles about the conflict that are told as done."""
        return tuple(a for a in self.acts if a.article_id in self.relevant and a.status in TOLD)

    @cached_property
    def terms_of(self) -> Mapping[str, tuple[OfferTerm, ...]]:
        """Terms by offer, what a text says is missing included."""
        return _grouped(self.offer_terms, "offer_id")

    @cached_property
    def answers_to(self) -> Mapping[str, tuple[OfferResponse, ...]]:
        """Responses by offer."""
        return _grouped(self.offer_responses, "offer_id")

    @cached_property
    def reports_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """Mentions by event."""
        return _grouped((m for m in self.mentions if m.event_id), "event_id")

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {s.statement_id: s for s in self.statements}

    def stated(self, offer: Offer) -> tuple[OfferTerm, ...]:
        """Terms of an offer that a text states."""
        return tuple(t for t in self.terms_of.get(offer.offer_id, ()) if t.stated)

    def reports(self, events: Iterable[Event]) -> tuple[Mention, ...]:
        """Passages that tell of some events."""
        return tuple(m for e in events for m in self.reports_of.get(e.event_id, ()))

    def name(self, side: str | None) -> str:
        """A side's canonical name."""
        entry = self.lexicon.actors.get(side or "")
        return entry.name if entry else side or "nobody named"

    @cached_property
    def _sides(self) -> Mapping[str, str]:
        return {name: a.side for _, a in sorted(self.lexicon.actors.items()) if a.side for name in (*a.names, a.name)}

    def side_of(self, name: str) -> str | None:
        """The side that a canonical name or a pack id belongs to, None if no pack knows one."""
        entry = self.lexicon.actors.get(name)
        return entry.side or entry.actor_id if entry else self._sides.get(name)

    def land_of(self, side: str) -> frozenset[str]:
        """Names of places in a side's land as the packs state it, the land as a whole left out."""
        if side not in self._land:
            places = (
                p for p in self.lexicon.places.values() if p.country == side and p.place_id != side and p.where_prec < STATE
            )
            self._land[side] = frozenset(name for p in places for name in p.names)
        return self._land[side]

    def takes_part(self, party: str, names: Iterable[str]) -> bool:
        """Whether one of some names belongs to a party."""
        return any(self.side_of(name) == party for name in names)

    def words(self, key: str) -> Any:
        """A word list of this room's vocabulary; empty where the packs have none."""
        return self.lexicon.vocab.get("assess", {}).get(key, ())

    def holds(self, key: str, text: str | None) -> bool:
        """Whether a text holds a word of a list of the vocabulary."""
        return self.holds_any(tuple(self.words(key)), text)

    def holds_any(self, words: tuple[str, ...], text: str | None) -> bool:
        """Whether a text holds one of some words, in any case; ``*`` stands for any ending."""
        if not text or not words:
            return False
        if words not in self._patterns:
            listed = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
            self._patterns[words] = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
        return bool(self._patterns[words].search(text))

    @cached_property
    def contested(self) -> frozenset[str]:
        """Mentions of events that are asserted and denied, by id."""
        events = {e.event_id for e in self.events if e.status == "denied"}
        return frozenset(m.mention_id for m in self.mentions if m.event_id in events)

    def voice(self, record: Any) -> str | None:
        """The side in whose voice a passage speaks: its speaker's, else its outlet's own; None if neutral or unknown."""
        said = self.statement.get(record.statement_id or "")
        if said is not None:
            return said.side
        outlet = self.lexicon.outlets.get(self._outlet.get(record.article_id) or "")
        return outlet.side if outlet else None

    @cached_property
    def _outlet(self) -> Mapping[str, str | None]:
        return {a.article_id: a.source_id for a in self.articles}


def sides_in(joined: str | None) -> tuple[str, ...]:
    """The sides of a value in which several are joined."""
    return tuple(joined.split("; ")) if joined else ()


def day_of(record: Any, widest: int = 7) -> date | None:
    """The last day of a date that is known to a week or so, None where it is wider or open."""
    first, last = record.date_earliest, record.date_latest
    return last if first and last and (last - first).days < widest else None


def months_of(records: Iterable[Any]) -> dict[str, int]:
    """How many dated records each month has, by "2031-04"."""
    found: dict[str, int] = defaultdict(int)
    for record in records:
        if (day := day_of(record, 31)) is not None:
            found[f"{day:%Y-%m}"] += 1
    return dict(sorted(found.items()))


def _grouped(records: Iterable[Any], key: str) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        groups[getattr(record, key)].append(record)
    return {name: tuple(group) for name, group in groups.items()}


__all__ = ["DONE", "TOLD", "Matter", "day_of", "months_of", "sides_in"]
