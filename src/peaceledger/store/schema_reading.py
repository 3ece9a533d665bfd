"""Tables on what was read: why articles are not independent, what was read when, and what happened beside it."""

from typing import Final

from peaceledger.store.columns import CAPTURE as _CAPTURE
from peaceledger.store.columns import DAY, INT, LIST, REAL, TEXT, Column, Span, Table
from peaceledger.store.columns import PASSAGE as _PASSAGE
from peaceledger.store.columns import SPAN as _SPAN
from peaceledger.store.columns import identity as _id
from peaceledger.store.columns import needed as _need
from peaceledger.store.columns import reference as _ref

READING_TABLES: Final[tuple[Table, ...]] = (
    Table(
        "origin_links",
        ("origin_link_id",),
        "Why articles are not independent: text in common, or an outlet that one names as its source.",
        (
            _id("origin_link_id", "Id made from kind, articles, event and outlet."),
            _need("kind", TEXT, "copy, edited_copy, teaser, shared_paragraph or cites."),
            _ref("left_article_id", "articles.article_id", "The article published first; for cites the one that cites."),
            _ref(
                "right_article_id",
                "articles.article_id",
                "The other one; for cites the outlet's own report, empty where this ledger has none.",
                needed=False,
            ),
            _ref("event_id", "events.event_id", "For cites: the event that rests on the outlet; empty: the whole.", needed=False),
            Column("cited", TEXT, "For cites: the outlet, by id or as written."),
            Column("share", REAL, "Share of the shorter article's words, quotations left out, that stand in the other."),
            Column("words", INT, "Equal words."),
            _need("reason", TEXT, "The same in words."),
            *(_CAPTURE, *_PASSAGE),
            _ref("right_capture_id", "captures.capture_id", "Capture of the right article's passage.", needed=False),
            Column("right_start", INT, "First character of the same words in the right article."),
            Column("right_end", INT, "After their last character."),
            Column("right_quote", TEXT, "These words."),
        ),
        spans=(_SPAN, Span("right_start", "right_end", "right_quote", "right_capture_id")),
    ),
    Table(
        "coverage",
        ("source_id", "week"),
        "What was read of each outlet in each week.",
        (
            _ref("source_id", "sources.source_id", "The outlet; empty where articles name none.", needed=False),
            Column("week", DAY, "Monday of the week of publication; empty where that day is unknown."),
            _need("n_articles", INT, "Articles."),
            _need("n_on_topic", INT, "Of these, on the packs' conflict."),
            _need("n_origins", INT, "Independent texts among them: copies of one text count once."),
        ),
    ),
    Table(
        "activity",
        ("type", "period", "start"),
        "Events of each type in each week and month, beside what was read then: calm or silence.",
        (
            _need("type", TEXT, "Event type, or all."),
            _need("period", TEXT, "week or month."),
            _need("start", DAY, "Its first day."),
            _need("n_events", INT, "Events on the packs' conflict whose days all lie in it."),
            _need("n_articles", INT, "Articles published in it, whatever they are about."),
            _need("n_sources", INT, "Outlets that published them."),
            Column("usual_events", REAL, "Mean of the four weeks or three months before; empty at the beginning."),
            Column("usual_articles", REAL, "Likewise."),
            Column("usual_sources", REAL, "Likewise."),
            _need("silent", LIST, "Outlets read in most of the periods before and not in this one."),
            _need("verdict", TEXT, "steady, fewer, fewer_even_so, cannot_tell (calm from silence) or too_few."),
            _need("note", TEXT, "The same in words."),
        ),
    ),
)
