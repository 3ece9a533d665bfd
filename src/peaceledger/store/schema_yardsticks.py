"""The tables of yardsticks: the criteria of the packs, what they come to, and the passages."""

from typing import Final

from peaceledger.store.columns import CAPTURE, LIST, PASSAGE, SPAN, TEXT, Column, Table, identity, needed, reference

YARDSTICK_TABLES: Final[tuple[Table, ...]] = (
    Table(
        "yardsticks",
        ("yardstick_id",),
        "Criteria for judging a peace process as the packs list them, and whose they are. They are never added up.",
        (
            identity("yardstick_id", "Id in the packs."),
            needed("name", TEXT, "Short name."),
            needed("whose", TEXT, "Whose criterion it is."),
            needed("clause", TEXT, "What it says, in one sentence, for any party."),
            needed("group", TEXT, "Criteria shown together."),
            needed("kind", TEXT, "test, condition, measure, hypothesis, verdict, warning, prediction or question."),
            Column("rule", TEXT, "The rule that applies it; empty where the criterion is shown and not computed."),
            needed("needs", LIST, "Tables and data the rule reads."),
        ),
    ),
    Table(
        "assessments",
        ("assessment_id",),
        "A yardstick applied to one subject for one party, clause by clause; never added up, never ranked.",
        (
            identity("assessment_id", "Id made from yardstick, subject and party."),
            needed("subject_id", TEXT, "Offer, event, claim or party; `ledger` for all of it."),
            needed("subject", TEXT, "What that is, in words."),
            Column("party", TEXT, "ISO 3166 alpha-3 code or pack id; of an offer those of its proposers, joined by `; `."),
            reference("yardstick_id", "yardsticks.yardstick_id", "The yardstick."),
            needed("yardstick", TEXT, "Its short name."),
            needed("group", TEXT, "Yardsticks shown together: the four tests of an offer are one row."),
            needed("whose", TEXT, "Whose yardstick it is."),
            needed("outcome", TEXT, "met, not_met, mixed, not_stated (the texts do not say) or not_applicable."),
            needed("clauses", LIST, "Name and answer of each clause: `by when: no`."),
            needed("explanation", TEXT, "Clause by clause, in words."),
            Column("missing", TEXT, "What would have to be known."),
        ),
    ),
    Table(
        "assessment_evidence",
        ("assessment_id", "clause", "bearing", "capture_id", "start", "end"),
        "A passage that bears on one clause of an assessment.",
        (
            reference("assessment_id", "assessments.assessment_id", "The assessment."),
            needed("clause", TEXT, "Name of the clause."),
            needed("bearing", TEXT, "for, against, or listed where it is only part of what is counted."),
            CAPTURE,
            *PASSAGE,
        ),
        spans=(SPAN,),
    ),
)

__all__ = ["YARDSTICK_TABLES"]
