"""Mentions of events and the counts they carry, one row per passage."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from peaceledger.records.values import DateBasis, DateInterval, DateRelation, Hedge

Status = Literal[
    "occurred",
    "ongoing",
    "agreed",
    "planned",
    "proposed",
    "demanded",
    "claimed",
    "denied",
    "failed",
    "negated",
    "hypothetical",
]
LEDGER_STATUSES: frozenset[str] = frozenset({"occurred", "ongoing", "agreed", "planned", "proposed", "claimed", "denied"})
"""Statuses that reach the ledger as events; the other four stay mentions."""

EVENT_TYPES: tuple[str, ...] = (
    "prisoner_exchange",
    "prisoner_release",
    "negotiation_round",
    "meeting_or_call",
    "ceasefire",
    "ceasefire_violation",
    "proposal",
    "agreement",
    "withdrawal",
    "attack",
    "territorial_change",
    "mobilisation",
    "sanction",
    "aid",
    "recognition",
    "indictment",
    "market_reaction",
    "mediation_offer",
    "statement_of_record",
    "other",
)
PEACE_TYPES: frozenset[str] = frozenset(
    {
        "prisoner_exchange",
        "prisoner_release",
        "negotiation_round",
        "meeting_or_call",
        "ceasefire",
        "ceasefire_violation",
        "proposal",
        "agreement",
        "withdrawal",
        "mediation_offer",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One passage about one event.

    Attributes:
        mention_id: Id made from capture, span, trigger offset and type.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        type: One of ``EVENT_TYPES``.
        status: Status of this passage, not of the event.
        start: First character of the passage (clause or noun phrase).
        end: After its last character.
        quote: The passage.
        trigger: The word or words that name the event.
        trigger_start: First character of the trigger.
        trigger_end: After its last character.
        date_earliest: First possible day, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        date_prec: UCDP ``date_prec``, None if open.
        date_open: What the words give of a date that could not be placed, as TIMEX3 writes it (``XXXX-05-09``,
            ``XXXX-WXX-1`` a Monday, ``XXXX-WXX-1TNI`` the night into one); None if they give nothing.
        date_from: Mentions that an ``inferred`` date comes from; also filled in where these are undated as yet.
        date_relation: ``on`` for the time of those mentions, ``after`` for not before, ``before`` for not after them,
            ``counted`` for a weekday or a day without its year that was counted from their day.
        acled: ACLED's sub-event type ("Air/drone strike"), None where the words do not decide.
        acled_cues: The words that decided it.
        known_as: What the text calls an agreement ("Lake Charter nuclear deal"), None for a bare "the deal".
        place: Neutral canonical name of the place of the event, None if not said.
        place_id: Pack or gazetteer id.
        where_prec: UCDP ``where_prec`` 1–7, None if no place.
        participants: Canonical names of who takes part.
        mediators: Canonical names of who mediates or hosts.
        statement_id: Statement whose content holds the passage, None in the outlet's own voice.
        event_id: Event it belongs to; filled in by reconciliation for ``LEDGER_STATUSES``.
        extractor: Name and version of the rule set, e.g. ``frames/1``.
    """

    mention_id: str
    article_id: str
    capture_id: str
    type: str
    status: Status
    start: int
    end: int
    quote: str
    trigger: str
    trigger_start: int
    trigger_end: int
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    date_prec: int | None
    place: str | None
    place_id: str | None
    where_prec: int | None
    participants: tuple[str, ...]
    mediators: tuple[str, ...]
    statement_id: str | None
    event_id: str | None
    extractor: str
    date_open: str | None = None
    date_from: tuple[str, ...] = ()
    date_relation: DateRelation | None = None
    acled: str | None = None
    acled_cues: tuple[str, ...] = ()
    known_as: str | None = None

    @property
    def when(self) -> DateInterval:
        """The date of the event as far as this passage tells."""
        return DateInterval(earliest=self.date_earliest, latest=self.date_latest, basis=self.date_basis)

    def dated(self, when: DateInterval, sources: tuple[str, ...], relation: DateRelation | None) -> "Mention":
        """This mention with a date that others give.

        Args:
            when: The date.
            sources: Ids of the mentions it comes from.
            relation: How it lies to them.
        """
        return replace(
            self,
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            date_prec=when.prec,
            date_from=sources,
            date_relation=relation,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number tied to one mention and, where said, to one side.

    Attributes:
        count_id: Id made from capture, span, role and side.
        mention_id: Mention it counts for.
        event_id: As in ``Mention``.
        what: pow, civilian, mixed, prisoner, person, child, body, drone, missile, settlement, km2, mi2,
            percent, money, duration, other.
        role: returned, total, ordinal, killed, wounded, launched, captured, share, other.
        returned_to: Side that got the people back, as ISO 3166 alpha-3 code or pack id; None if not said.
        low: As in ``Quantity``.
        high: As in ``Quantity``.
        hedge: As in ``Quantity``.
        scope: event, stage, year or war.
        counted_by: Who gives the number (canonical name), None for the outlet itself.
        start: First character.
        end: After its last character.
        quote: The words, number and unit.
    """

    count_id: str
    mention_id: str
    event_id: str | None
    what: str
    role: str
    returned_to: str | None
    low: float | None
    high: float | None
    hedge: Hedge
    scope: str
    counted_by: str | None
    capture_id: str
    start: int
    end: int
    quote: str
