"""What the ledger reckons from its own rows: sums checked, deals against deeds, values on which opposed sides agree."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal["parts", "both_sides", "stages", "ordinal", "running_total", "first", "largest", "rate", "sum"]
Outcome = Literal["holds", "fails", "cannot_tell"]
DealState = Literal["open", "carried_out", "exceeded", "cannot_tell"]
DeedBasis = Literal["said", "date_and_number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """A number or an order that a text prints, worked out again from other passages. ``cannot_tell`` where the ledger ends.

    Attributes:
        check_id: Id made from rule, subject and passage.
        subject_id: Event the number is of; None for a ``sum`` in an article that tells of none.
        rule: Which kind of claim was checked.
        claim: What the text says, in short.
        outcome: holds, fails or cannot_tell.
        claimed: The number in the text; days for ``first``. None where an order is claimed, not a number.
        found: What the other passages give.
        explanation: How the outcome came about, in words, with the numbers.
        sources: Ids of the counts, events or claims that were reckoned with.
        capture_id: Capture of the passage that is checked.
        start: First character.
        end: After its last character.
        quote: The passage.
    """

    check_id: str
    subject_id: str | None
    rule: Rule
    claim: str
    outcome: Outcome
    claimed: float | None
    found: float | None
    explanation: str
    sources: tuple[str, ...]
    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An agreed exchange with what the ledger knows of its being carried out. Only deeds that the texts tie to it count.

    Attributes:
        event_id: The announced exchange.
        state: open, carried_out, exceeded, or cannot_tell where no number was agreed for either side.
        side_a: As in ``Exchange``.
        agreed_a: People to be returned to side a, None if not said.
        returned_a: People returned to side a by the deeds, None if no deed gives a number.
        open_a: Agreed less returned, None where either is unknown; below zero where more returned than agreed.
        side_b: As for a.
        agreed_b: As for a.
        returned_b: As for a.
        open_b: As for a.
        n_deeds: Exchanges that the texts tie to it.
        n_likely: Exchanges that only date and number tie to it; they are not counted.
        explanation: In words, with the numbers.
    """

    event_id: str
    state: DealState
    side_a: str | None
    agreed_a: int | None
    returned_a: int | None
    open_a: int | None
    side_b: str | None
    agreed_b: int | None
    returned_b: int | None
    open_b: int | None
    n_deeds: int
    n_likely: int
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealDeed:
    """An exchange that carries out a deal.

    Attributes:
        agreement_event_id: The announced exchange, as in ``Deal.event_id``.
        exchange_event_id: The exchange.
        basis: ``said`` where a text ties them; ``date_and_number`` where nothing else does.
        explanation: In words.
        capture_id: Capture of the passage that ties them, None for ``date_and_number``.
        start: First character.
        end: After its last character.
        quote: The passage.
    """

    agreement_event_id: str
    exchange_event_id: str
    basis: DeedBasis
    explanation: str
    capture_id: str | None
    start: int | None
    end: int | None
    quote: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concord:
    """One passage of a value that voices of opposed parties give alike.

    Attributes:
        concord_id: Id made from subject, field and value; the passages of one value share it.
        subject_id: Event it is said of.
        field: The column in question.
        value: What both say.
        side: Party in whose voice this passage speaks.
        capture_id: Capture of the passage.
        start: First character.
        end: After its last character.
        quote: The passage.
    """

    concord_id: str
    subject_id: str
    field: str
    value: str
    side: str
    capture_id: str
    start: int
    end: int
    quote: str
