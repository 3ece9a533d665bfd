"""Events after reconciliation: one row per event, with its exchanges, links and disagreements."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from peaceledger.records.mention import Status
from peaceledger.records.values import DateBasis

DisagreementKind = Literal[
    "true_dispute",
    "denial",
    "different_thing_counted",
    "different_time",
    "arithmetic",
    "copy_error",
    "source_date",
    "cause_or_blame",
    "status",
    "attribution",
    "wording",
    "unresolvable",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event with all its reports.

    Attributes:
        event_id: Id made from its first mention in id order.
        type: One of ``EVENT_TYPES``.
        status: Status over all reports: ``claimed`` where only one side asserts it, ``denied`` where asserted and denied.
        date_earliest: First possible day, None if open.
        date_latest: Last possible day, None if open.
        date_basis: Best basis among the mentions.
        place: Neutral canonical name.
        place_id: Its id.
        participants: Canonical names, sorted.
        mediators: Canonical names, sorted.
        title: A short line made from the fields; the name of an agreement stands in quotation marks.
        n_mentions: Passages.
        n_articles: Articles; ``n_articles >= n_outlets >= n_origins``.
        n_outlets: Outlets.
        n_origins: Independent origins.
        opinion_only: True if no news report speaks of it.
        relevance: ``on_topic`` if any article that reports it is.
        sides: Sides in whose voice it is told: the speaker's, else that of an outlet that is a side's own.
        n_sides: How many.
        one_voice: The speaker on whose word alone all passages hang; None where several speak or an outlet tells it itself.
        known_as: What most texts call an agreement, in their words.
    """

    event_id: str
    type: str
    status: Status
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    place: str | None
    place_id: str | None
    participants: tuple[str, ...]
    mediators: tuple[str, ...]
    title: str
    n_mentions: int
    n_articles: int
    n_outlets: int
    n_origins: int
    opinion_only: bool
    relevance: str
    sides: tuple[str, ...] = ()
    n_sides: int = 0
    one_voice: str | None = None
    known_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One row of the exchange ledger: people returned to each side (UCDP's best, low, high); None is unknown, never zero.

    The dead have rows of their own (``what`` is ``body``), which are never added to those of the living.

    Attributes:
        event_id: The event.
        kind: exchange, release, stage, announced or cumulative. ``cumulative`` rows are totals and are never summed.
        date_earliest: As in ``Event``.
        date_latest: As in ``Event``.
        place: As in ``Event``.
        mediators: As in ``Event``.
        ordinal: "76th" as 76, None if not said.
        agreement_event_id: The agreement it carries out, where the texts say so.
        side_a: First party in the pack's order.
        a_best: Best value of people returned to side a, chosen by ``best_rule``.
        a_low: Least reported.
        a_high: Greatest reported.
        side_b: Second party.
        b_best: As for a.
        b_low: As for a.
        b_high: As for a.
        best_rule: The rule that chose the best values, in words.
        what: people, or body where the dead alone were handed over: then all numbers count bodies.
    """

    event_id: str
    kind: str
    date_earliest: date | None
    date_latest: date | None
    place: str | None
    mediators: tuple[str, ...]
    ordinal: int | None
    agreement_event_id: str | None
    side_a: str | None
    a_best: int | None
    a_low: int | None
    a_high: int | None
    side_b: str | None
    b_best: int | None
    b_low: int | None
    b_high: int | None
    best_rule: str | None
    what: str = "people"

    @property
    def living(self) -> bool:
        """False where the dead were handed over."""
        return self.what != "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two mentions are held to be one event.

    Attributes:
        link_id: Id made from both mentions.
        left_mention_id: The smaller id.
        right_mention_id: The greater id.
        event_id: The event they make.
        weight: Sum of the reasons' weights.
        reasons: In words, one per reason.
    """

    link_id: str
    left_mention_id: str
    right_mention_id: str
    event_id: str
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two or more passages that do not agree.

    Attributes:
        disagreement_id: Id made from subject, field and positions.
        subject_id: Event, article or statement they are about.
        field: The column in question.
        kind: What sort of difference it is.
        strength: contradiction, divergence or wording.
        note: The reason for the kind, in words, with the numbers.
    """

    disagreement_id: str
    subject_id: str
    field: str
    kind: DisagreementKind
    strength: Literal["contradiction", "divergence", "wording"]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a disagreement, with its passage."""

    disagreement_id: str
    value: str
    side: str | None
    capture_id: str
    start: int
    end: int
    quote: str
