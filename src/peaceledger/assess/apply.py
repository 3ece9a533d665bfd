"""Applies the packs' yardsticks: each criterion's rule over the ledger, and its findings as records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from peaceledger.assess import hypotheses, offers, parties, talks
from peaceledger.assess.clauses import MOST, Clause, Judged, outcome_of
from peaceledger.assess.matter import Matter
from peaceledger.packs import YardstickEntry
from peaceledger.records import Assessment, AssessmentEvidence, Bearing, Passage, record_id

Rule = Callable[[Matter], Iterator[Judged]]
STUDY = "A hypothesis: a study may test it, this ledger alone does not."
RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        offers.specific_terms,
        offers.possible_demands,
        offers.less_fighting,
        offers.verification,
        offers.guarantees,
        offers.justice,
        offers.accepted_by_all,
        offers.at_the_table,
        parties.surrender_demands,
        parties.costs,
        parties.attacks_cease,
        parties.verified_withdrawals,
        parties.sovereignty,
        parties.narratives,
        parties.people_returned,
        talks.exchanges_apart,
        talks.breadth,
        talks.percent_resolved,
        talks.one_mediation,
        talks.open_channels,
    )
} | hypotheses.RULES
"""Every rule that a pack's yardstick may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What the yardsticks came to, in id order.

    Attributes:
        assessments: One row for each yardstick, subject and party.
        assessment_evidence: Their passages.
    """

    assessments: tuple[Assessment, ...]
    assessment_evidence: tuple[AssessmentEvidence, ...]


def assess(matter: Matter) -> Assessed:
    """Apply every yardstick that names a rule, to everything it is about, in the same way for every party.

    Args:
        matter: The reconciled records, with the packs that hold the yardsticks.
    """
    rows: dict[str, Assessment] = {}
    proofs: list[AssessmentEvidence] = []
    for yardstick in matter.lexicon.extra.get("yardsticks", ()):
        rule = RULES.get(yardstick.rule or "")
        for judged in rule(matter) if rule else ():
            row = _row(yardstick, judged)
            rows[row.assessment_id] = row
            proofs += _evidence(row.assessment_id, judged.clauses)
    found = {(p.assessment_id, p.clause, p.bearing, p.capture_id, p.start, p.end): p for p in proofs}
    return Assessed(
        assessments=tuple(rows[key] for key in sorted(rows)),
        assessment_evidence=tuple(found[key] for key in sorted(found)),
    )


def _row(yardstick: YardstickEntry, judged: Judged) -> Assessment:
    said = "; ".join(c.answer if c.counts else f"{c.answer} ({c.words})" for c in judged.clauses)
    return Assessment(
        assessment_id=record_id("y", yardstick.yardstick_id, judged.subject_id, judged.party or ""),
        subject_id=judged.subject_id,
        subject=judged.subject,
        party=judged.party,
        yardstick_id=yardstick.yardstick_id,
        yardstick=yardstick.name,
        group=yardstick.group,
        whose=yardstick.whose,
        outcome=judged.outcome or outcome_of(judged.clauses),
        clauses=tuple(c.answer for c in judged.clauses),
        explanation=f"{STUDY} {said}" if yardstick.kind == "hypothesis" else said,
        missing=judged.missing,
    )


def _evidence(assessment_id: str, clauses: Sequence[Clause]) -> Iterator[AssessmentEvidence]:
    for clause in clauses:
        bearings: tuple[tuple[Bearing, tuple[Passage, ...]], ...]
        bearings = (("for", clause.pro), ("against", clause.contra), ("listed", clause.listed))
        for bearing, held in bearings:
            for p in held[:MOST]:
                yield AssessmentEvidence(
                    assessment_id=assessment_id,
                    clause=clause.name,
                    bearing=bearing,
                    capture_id=p.capture_id,
                    start=p.start,
                    end=p.end,
                    quote=p.quote,
                )


__all__ = ["RULES", "Assessed", "assess"]
