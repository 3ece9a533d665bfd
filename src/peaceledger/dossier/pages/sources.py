"""What was read: articles with their origins, and events beside reading, month by month."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Ref, SheetTable
from peaceledger.dossier.figures import articles as figures
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing, one_line

COVERAGE = ("month", "events", "articles", "outlets", "silent_outlets", "reading_of_it", "why")
MOST_TITLE = 90
"""Characters of a text that stand for a headline it lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One article read."""

    title: str
    outlet: str
    kind: str
    published: str | None
    flag: str | None
    relevance: str
    origin: str
    n_statements: int
    n_mentions: int
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The page."""

    rows: tuple[SourceRow, ...]
    coverage: SheetTable

    def __bool__(self) -> bool:
        return bool(self.rows)


def make(tables: Tables, texts: Texts, frame: Frame) -> Sources:
    """Articles as they are stored; of the months all events together: weeks and types are in the table ``activity``."""
    say = frame.say
    months = [r for r in tables["activity"] if r["type"] == "all" and r["period"] == "month"]
    rows = (_month(r, say) for r in sorted(months, key=lambda r: r["start"]))
    return Sources(rows=_articles(tables, texts, say), coverage=SheetTable.of(say, "coverage", COVERAGE, rows))


def _month(row: Row, say: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=say.month(row["start"])),
        *(Cell(text=say.number(row[name])) for name in ("n_events", "n_articles", "n_sources")),
        Cell(text=listing(row["silent"]) or ""),
        Cell(text=say.label(row["verdict"])),
        Cell(text=row["note"], words="english"),
    )


def _articles(tables: Tables, texts: Texts, say: Words) -> tuple[SourceRow, ...]:
    said = Counter(row["article_id"] for row in tables["statements"])
    told = Counter(row["article_id"] for row in tables["mentions"])
    by_origin: dict[str, list[str]] = defaultdict(list)
    for article in tables["articles"]:
        by_origin[article["origin_id"] or article["article_id"]].append(article["article_id"])
    return tuple(
        SourceRow(
            title=headline(a, texts),
            outlet=texts.label[a["article_id"]],
            kind=say.label(a["kind"]) + (f", {say('machine_written')}" if a["machine_written"] else ""),
            published=say.day(a["published"]),
            flag=a["date_flag"],
            relevance=say.label(a["relevance"]),
            origin=_origin(a, by_origin, say),
            n_statements=said[a["article_id"]],
            n_mentions=told[a["article_id"]],
            ref=texts.ref(a),
        )
        for a in tables["articles"]
    )


def headline(article: Row, texts: Texts) -> str:
    """An article's headline, or its first words."""
    text = texts.by_capture[article["capture_id"]]
    return article["headline"] or one_line(text[article["start"] : article["end"]])[:MOST_TITLE]


def _origin(article: Row, by_origin: Mapping[str, Sequence[str]], say: Words) -> str:
    # a slice has not all copies, and says how many there are
    copies = article.get("n_of_origin", len(by_origin[article["origin_id"] or article["article_id"]])) - 1
    return say("own_text") if not copies else say("shares_text", others=say.many("other", copies))


PAGE = Page(
    key="sources",
    tables=("statements", "mentions", "activity"),
    make=make,
    charted=figures.TABLES,
    charts=figures.source_charts,
    draws=("coverage", "copies"),
)
