"""Yardsticks applied: what each clause of a criterion comes to for one subject, with the passages for and against."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["met", "not_met", "mixed", "not_stated", "not_applicable"]
Bearing = Literal["for", "against", "listed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One yardstick applied to one subject for one party. It is never added to another, and never ranked.

    Attributes:
        assessment_id: Id made from yardstick, subject and party.
        subject_id: Offer, event, claim or party it is about; ``ledger`` for all of it.
        subject: What that is, in words.
        party: ISO 3166 alpha-3 code or pack id; of an offer those of its proposers, joined by "; "; None where no party is meant.
        yardstick_id: The yardstick.
        yardstick: Its short name.
        group: Yardsticks shown together.
        whose: Whose yardstick it is.
        outcome: ``met``, ``not_met``, ``mixed``, ``not_stated`` (the texts do not say) or ``not_applicable``.
        clauses: Name and answer of each clause: "deadline: no".
        explanation: Clause by clause, in words.
        missing: What would have to be known, None where nothing is missing.
    """

    assessment_id: str
    subject_id: str
    subject: str
    party: str | None
    yardstick_id: str
    yardstick: str
    group: str
    whose: str
    outcome: Outcome
    clauses: tuple[str, ...]
    explanation: str
    missing: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentEvidence:
    """A passage that bears on one clause of an assessment.

    Attributes:
        assessment_id: The assessment.
        clause: Name of the clause.
        bearing: ``for``, ``against``, or ``listed`` where it is only part of what is counted.
        capture_id: Capture that holds the passage.
        start: First character.
        end: After its last character.
        quote: The passage.
    """

    assessment_id: str
    clause: str
    bearing: Bearing
    capture_id: str
    start: int
    end: int
    quote: str


__all__ = ["Assessment", "AssessmentEvidence", "Bearing", "Outcome"]
