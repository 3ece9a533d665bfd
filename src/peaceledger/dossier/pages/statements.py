"""Who said what: each speaker and side over time, and who is quoted by which outlets."""

from collections.abc import Sequence
from dataclasses import dataclass

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Ref
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.speakers import QuotedTable, Spoken, quoted_table, spoken
from peaceledger.dossier.words import Words

MOST_STATEMENTS = 500
"""Rows of the list that a reader without scripts gets; with them all statements are shown, and the rest is in the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Who said what, for readers without scripts."""

    statement_id: str
    speaker: str | None
    side: str | None
    via: str | None
    stance: str
    topics: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The page: ``rows`` to be read as they stand, ``spoken`` for a script that sorts and chooses among all."""

    rows: tuple[StatementRow, ...]
    left_out: int
    spoken: Spoken
    quoted: QuotedTable

    def __bool__(self) -> bool:
        return True


def make(tables: Tables, texts: Texts, frame: Frame) -> Statements:
    """Statements of the articles on the topic, in the order in which these were published, undated ones last."""
    on_topic = {a["article_id"] for a in tables["articles"] if a["relevance"] == "on_topic"}
    said = statements_on_topic(tables)
    return Statements(
        rows=statement_rows(said[:MOST_STATEMENTS], texts, frame.say),
        left_out=max(0, len(said) - MOST_STATEMENTS),
        spoken=spoken(tables, texts, on_topic, frame.say),
        quoted=quoted_table(tables, on_topic, frame.say),
    )


def statements_on_topic(tables: Tables) -> list[Row]:
    """Statements of the articles on the topic in the order in which these were published, undated ones last."""
    days = {a["article_id"]: str(a["published"] or "9") for a in tables["articles"] if a["relevance"] == "on_topic"}
    said = [s for s in tables["statements"] if s["article_id"] in days]
    return sorted(said, key=lambda s: (days[s["article_id"]], s["capture_id"], s["start"]))


def statement_rows(rows: Sequence[Row], texts: Texts, say: Words) -> tuple[StatementRow, ...]:
    """Statements as they stand."""
    return tuple(
        StatementRow(
            statement_id=r["statement_id"],
            speaker=r["speaker"],
            side=texts.side(r["side"]),
            via=" → ".join(r["chain"][:-1]) or None,
            stance=", ".join(map(say.label, r["stances"])),
            topics=", ".join(map(say.label, r["topics"])),
            ref=texts.ref(r),
        )
        for r in rows
    )


PAGE = Page(key="statements", tables=("statements", "utterances", "disagreements"), make=make)
