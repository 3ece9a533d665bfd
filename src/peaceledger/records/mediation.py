"""Who mediates between whom, and through which channels parties speak in a month."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """One mediator in one event.

    Attributes:
        mediation_id: Id made from event and mediator.
        mediator: Canonical name.
        side: Side of the mediator, None if no pack knows it.
        event_id: The event.
        role: ``offered``, ``planned`` for what is agreed or announced, ``acted`` for what took place.
        event_type: Type of the event: what came of it, where the role is ``acted``.
        status: Status of the event.
        parties: Sides between which is mediated, sorted; empty where the texts do not say.
        recognised_by: Sides that thank, welcome or accept the mediator in a statement, sorted.
        statement_ids: These statements.
        date_earliest: As in ``Event``.
        date_latest: As in ``Event``.
        mention_id: The mention that names the mediator.
        capture_id: Capture that holds it.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    mediation_id: str
    mediator: str
    side: str | None
    event_id: str
    role: Literal["offered", "planned", "acted"]
    event_type: str
    status: str
    parties: tuple[str, ...]
    recognised_by: tuple[str, ...]
    statement_ids: tuple[str, ...]
    date_earliest: date | None
    date_latest: date | None
    mention_id: str
    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Contacts of one set of sides through one set of mediators in one month; derived from events.

    Attributes:
        channel_id: Id made from month and channel.
        month: First day of the month.
        channel: The sides that meet, then "via" and the mediators.
        sides: The sides, sorted.
        mediators: Canonical names, sorted.
        n_events: Contacts that took place.
        event_ids: These events.
    """

    channel_id: str
    month: date
    channel: str
    sides: tuple[str, ...]
    mediators: tuple[str, ...]
    n_events: int
    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One dated sign of what the war costs a party, or an offer, to be laid on one time axis. Nothing is added up.

    Attributes:
        indicator_id: Id made from kind, party and the record it derives from.
        kind: ``killed``, ``wounded``, ``captured``, ``sanction``, ``aid``, ``territory`` or ``offer``.
        party: Side that bears, receives, gains or proposes it, as ``kind`` says; None where the passage does not say whose.
        date_earliest: First possible day, None if open.
        date_latest: Last possible day, None if open.
        low: Least number, None if open or none is given.
        high: Greatest number, None if open or none is given.
        hedge: As in ``Quantity``, None without a number.
        claimed_by: Whose claim it is; None in the writer's own voice.
        claimed_side: The side of who claims it.
        derives_from: Id of the count, act, mention or offer.
        capture_id: Capture that holds it.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    indicator_id: str
    kind: Literal["killed", "wounded", "captured", "sanction", "aid", "territory", "offer"]
    party: str | None
    date_earliest: date | None
    date_latest: date | None
    low: float | None
    high: float | None
    hedge: str | None
    claimed_by: str | None
    claimed_side: str | None
    derives_from: str
    capture_id: str
    start: int
    end: int
    quote: str
