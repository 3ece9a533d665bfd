"""What people say of how far a peace process has come, and how markets took the news."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from peaceledger.records.values import DateBasis, Hedge

Direction = Literal["forward", "open", "contrary"]
Counted = Literal["share", "readiness", "phase", "nearness", "progress", "remainder", "deadlock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressClaim:
    """One claim about progress of talks. Claims of different ``counted`` measure different things and are never compared.

    Attributes:
        claim_id: Id made from capture and span.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        counted: ``share`` of issues, ``readiness`` of a text, ``phase`` of talks, ``nearness`` of a deal, ``progress`` without
            a measure, ``remainder`` (what is left), ``deadlock``.
        counted_as_written: The words for what is counted ("of issues concerning the deal"), None where none stand there.
        direction: ``forward``, ``open`` for what is left, ``contrary`` for a claim that there is no progress.
        low: Least value in percent of ``share`` and ``readiness``, None if no number is given.
        high: Greatest value in percent, None if none or open.
        hedge: As in ``Quantity``, None without a number.
        cue: The words that make the claim.
        speaker: Canonical name of whose claim it is, None in the writer's own voice or where nobody is named.
        side: The speaker's side.
        chain: Speakers from the outermost reporter to the owner of the words.
        statement_id: The statement that holds it, None in the writer's own voice.
        date_earliest: First possible day of the claim, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        date_from: Mentions that an ``inferred`` date comes from: it was said after their event. Filled in by reconciliation.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    claim_id: str
    article_id: str
    capture_id: str
    counted: Counted
    counted_as_written: str | None
    direction: Direction
    low: float | None
    high: float | None
    hedge: Hedge | None
    cue: str
    speaker: str | None
    side: str | None
    chain: tuple[str, ...]
    statement_id: str | None
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    date_from: tuple[str, ...] = ()
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketReaction:
    """How a price, share or index moved on news of a peace process, with what the text lays it to.

    Attributes:
        reaction_id: Id made from capture and span.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        instrument: The words for what moved.
        direction: ``up`` or ``down``.
        low: Least move in percent, None if no number is given.
        high: Greatest move in percent.
        hedge: As in ``Quantity``, None without a number.
        cause: The words that name the statement or event it followed, None where the sentence names none.
        cause_start: First character of ``cause``; it may stand in an earlier sentence of the article.
        cause_end: After its last character.
        date_earliest: First possible day, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    reaction_id: str
    article_id: str
    capture_id: str
    instrument: str
    direction: Literal["up", "down"]
    low: float | None
    high: float | None
    hedge: Hedge | None
    cause: str | None
    cause_start: int | None
    cause_end: int | None
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    start: int
    end: int
    quote: str
