"""Tables of what people decided."""

from peaceledger.store.columns import INT, LIST, MOMENT, TEXT, Column, Span, Table, identity, needed, reference

JUDGED = (
    Table(
        "judgements",
        ("judgement_id",),
        "What people decided, and what became of it in this build. The decisions themselves are kept in `judgements.jsonl`.",
        (
            identity("judgement_id", "Id made from all that the judgement says."),
            Column("made_at", MOMENT, "When, in UTC; empty for an unreadable line."),
            Column("coder", TEXT, "Who."),
            Column("action", TEXT, "same, different, unsure, split, join, accept, reject, correct, add, sample or undo."),
            Column("purpose", TEXT, "decision, or coding: one coder's answer, kept to be compared and not carried out."),
            Column(
                "field", TEXT, "Column accepted or corrected; date and number stand for two columns. Empty: the whole record."
            ),
            Column("old_value", TEXT, "Value when it was judged, in words."),
            Column("new_value", TEXT, "Value of a correction, in words."),
            Column("reason", TEXT, "In the coder's words."),
            Column("undoes", TEXT, "Judgement that it takes back."),
            needed(
                "status",
                TEXT,
                "in_force, recorded, superseded, undone; or to be looked at: partly, outdated (the texts now say another thing), "
                "contradicted (by later judgements), refused, orphaned (its record is gone), unreadable.",
            ),
            needed("note", TEXT, "The reason for the status, in words."),
            needed("settles", LIST, "Answers of coders that the decision was made upon."),
        ),
    ),
    Table(
        "judged_records",
        ("judgement_id", "place", "passage"),
        "The passages that a judgement rests on, as they were and where they stand now (W3C Web Annotation selectors).",
        (
            reference("judgement_id", "judgements.judgement_id", "The judgement."),
            needed("place", INT, "Number of the judged record, from 1, in the order given."),
            needed("record_table", TEXT, "Table of the judged record."),
            needed("record_id", TEXT, "Its id when it was judged."),
            Column("found_id", TEXT, "Its id in this build; empty if it is not found."),
            Column("passage_table", TEXT, "Table of the record that holds the passage: the judged one, or one it was made from."),
            Column("passage_record_id", TEXT, "Its id when it was judged."),
            Column("passage_found_id", TEXT, "Its id in this build; empty if none stands there."),
            Column("sha256", TEXT, "Digest of the text it stood in."),
            Column("exact", TEXT, "The passage when it was judged."),
            Column("prefix", TEXT, "Characters before it then."),
            Column("suffix", TEXT, "Characters after it then."),
            reference(
                "capture_id", "captures.capture_id", "Capture that holds the passage now; empty if none does.", needed=False
            ),
            Column("start", INT, "First character now."),
            Column("end", INT, "After its last character."),
            Column("quote", TEXT, "The passage now: `text[start:end]`."),
            needed("passage", INT, "Number of the passage among those of the record, from 1."),
        ),
        spans=(Span("start", "end", "quote"),),
    ),
)
