"""Clauses of a yardstick: each a named yes, no or not said, with its passages; and what they come to together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from peaceledger.records import Outcome, Passage

MOST = 20
"""Passages shown for one bearing of one clause: the reader is to judge them, not to scroll. The words tell how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One thing a yardstick asks.

    Attributes:
        name: Short, without a verdict: "deadline".
        holds: True, False, or None where the texts do not say.
        words: Why, in words.
        pro: Passages for it.
        contra: Passages against it.
        listed: Passages that are only part of what was counted.
        counts: True where it only tells what there is, and asks nothing.
    """

    name: str
    holds: bool | None
    words: str
    pro: tuple[Passage, ...] = ()
    contra: tuple[Passage, ...] = ()
    listed: tuple[Passage, ...] = ()
    counts: bool = False

    @property
    def answer(self) -> str:
        """Name and answer in words."""
        if self.counts:
            return f"{self.name}: {self.words}"
        return f"{self.name}: {'not said' if self.holds is None else 'yes' if self.holds else 'no'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a rule found for one subject; ``outcome`` None leaves it to the clauses."""

    subject_id: str
    subject: str
    party: str | None
    clauses: tuple[Clause, ...]
    outcome: Outcome | None = None
    missing: str | None = None


def outcome_of(clauses: Iterable[Clause]) -> Outcome:
    """Met where every clause holds, not met where none does, mixed where some do; a clause that is not said leaves "met" open."""
    answers = [clause.holds for clause in clauses]
    if True in answers and False in answers:
        return "mixed"
    if False in answers:
        return "not_met"
    return "met" if answers and None not in answers else "not_stated"


def outcome_of_all(complete: int, of: int) -> Outcome:
    """The outcome where every one of several things must pass: none stated, all, none, or some."""
    if not of:
        return "not_stated"
    return "met" if complete == of else "mixed" if complete else "not_met"


def passages(records: Iterable[Any]) -> tuple[Passage, ...]:
    """The passages of records that have one, each once, in the order of the texts."""
    spans = {(r.capture_id, r.start, r.end): r.quote for r in records if r.capture_id is not None}
    return tuple(Passage(capture_id=c, start=s, end=e, quote=q) for (c, s, e), q in sorted(spans.items()))


def share(part: Sequence[Any], whole: Sequence[Any], of: str) -> str:
    """As in "3 of 5 terms"."""
    return f"{len(part)} of {len(whole)} {of}{'' if len(whole) == 1 else 's'}"


def all_of(name: str, having: Sequence[Any], every: Sequence[Any], of: str = "term") -> Clause:
    """A clause that holds where every one has it, does not where one has it not, and is not said of nothing."""
    lacking = [one for one in every if one not in having]
    return Clause(
        name=name,
        holds=not lacking if every else None,
        words=share(having, every, of) if every else f"no {of} is stated",
        pro=passages(having),
        contra=passages(lacking),
    )


__all__ = ["MOST", "Clause", "Judged", "all_of", "outcome_of", "outcome_of_all", "passages", "share"]
