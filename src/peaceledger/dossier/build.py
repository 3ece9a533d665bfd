"""From the tables of a ledger to what the dossier shows."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from peaceledger.analysis.tables import Row, read_tables
from peaceledger.dossier.charts import dense, running_chart, timeline_strip
from peaceledger.dossier.contexts import Dossier, SourceRow, StatementRow
from peaceledger.dossier.events import EventPages
from peaceledger.dossier.exchanges import exchange_rows, steps
from peaceledger.dossier.quarrels import disagreement_rows
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.sheets import SHEETS, sheets_of
from peaceledger.dossier.speakers import quoted_table, spoken
from peaceledger.dossier.words import date_words, label, listing
from peaceledger.store import Folder
from peaceledger.store.run import read_run

TABLES = (
    "captures",
    "articles",
    "statements",
    "utterances",
    "mentions",
    "counts",
    "events",
    "exchanges",
    "disagreements",
    "positions",
    "sources",
    "actors",
    "rejected",
    *sorted({name for names, _ in SHEETS for name in names}),
)
MOST_STATEMENTS = 500
"""Rows of the table that a reader without scripts gets; with them all statements are shown, and the rest is in the tables."""

LAYERS = (
    ("established", "Reported by opposed sides, or by two or more independent origins, and not disputed"),
    ("contested", "Denied, or told in ways that contradict each other"),
    ("claimed", "Rests on one origin or one side's word"),
)
TALKS = ("negotiation_round", "meeting_or_call", "mediation_offer", "agreement", "proposal", "ceasefire")


def build_dossier(ledger: Path) -> Dossier:
    """Read a ledger and lay out its dossier.

    Raises:
        LedgerError: If the ledger cannot be read.
    """
    tables = read_tables(ledger, TABLES)
    run = read_run(Folder(ledger))
    texts = _texts(tables)
    pages = EventPages(tables, texts)
    events = pages.rows("on_topic")
    exchanges = exchange_rows(tables, texts, pages)
    parties = _parties(tables["exchanges"])
    names = {a["actor_id"]: a["name"] for a in tables["actors"]}
    named = (names.get(parties[0], parties[0]), names.get(parties[1], parties[1]))
    on_topic = {a["article_id"] for a in tables["articles"] if a["relevance"] == "on_topic"}
    said = [s for s in tables["statements"] if s["article_id"] in on_topic]
    dated = [e for e in events if e.date.text]
    bars = pages.bars(dated)
    near = dense(bars)
    return Dossier(
        title=next((p for p in run["packs"]["names"] if p != "base"), "ledger"),
        built=str(run["finished"])[:16].replace("T", " "),
        parties=named,
        summary=_summary(tables, events),
        layers=tuple((name, why, tuple(e for e in events if e.layer == name)) for name, why in LAYERS),
        exchanges=tuple(x for x in exchanges if x.counted),
        uncounted=tuple(x for x in exchanges if not x.counted),
        chart=running_chart(steps(tables["exchanges"], {e.event_id for e in events}, named)),
        strip=timeline_strip(near),
        off_strip=len(bars) - len(near),
        timeline=tuple(dated),
        undated=tuple(e for e in events if not e.date.text),
        talks=tuple(e for e in events if e.type in TALKS),
        statements=_statements(said, texts),
        statements_left_out=max(0, len(said) - MOST_STATEMENTS),
        spoken=spoken(tables, texts, on_topic, names),
        quoted=quoted_table(tables, on_topic, names),
        disagreements=disagreement_rows(tables, texts, pages),
        sheets=sheets_of(tables, texts),
        sources=_sources(tables, texts),
        method=_method(tables, run),
        rejected=tuple((_where(r), r["reason"]) for r in tables["rejected"]),
        texts=dict(texts.by_capture),
    )


def _texts(tables: dict[str, list[Row]]) -> Texts:
    outlets = {s["source_id"]: s["name"] for s in tables["sources"]}
    labels = {c["capture_id"]: c["source_name"] or c["path"] for c in tables["captures"]}
    for article in tables["articles"]:
        outlet = outlets.get(article["source_id"]) or labels[article["capture_id"]]
        day = date_words(article["published"], article["published"])
        labels[article["article_id"]] = f"{outlet}, {day}" if day else outlet
    return Texts(by_capture={c["capture_id"]: c["text"] for c in tables["captures"]}, label=labels)


def _parties(exchanges: Sequence[Row]) -> tuple[str, str]:
    for row in exchanges:
        if row["side_a"] and row["side_b"]:
            return row["side_a"], row["side_b"]
    return "first side", "second side"


def _summary(tables: dict[str, list[Row]], events: Sequence[Any]) -> tuple[tuple[str, int], ...]:
    on_topic = sum(a["relevance"] == "on_topic" for a in tables["articles"])
    return (
        ("articles read", len(tables["articles"])),
        ("on the topic", on_topic),
        ("events", len(events)),
        ("exchange rows", len(tables["exchanges"])),
        ("statements", len(tables["statements"])),
        ("utterances", len(tables["utterances"])),
        ("disagreements", len(tables["disagreements"])),
    )


def _statements(rows: Sequence[Row], texts: Texts) -> tuple[StatementRow, ...]:
    return tuple(
        StatementRow(
            statement_id=r["statement_id"],
            speaker=r["speaker"],
            side=r["side"],
            via=" → ".join(r["chain"][:-1]) or None,
            stance=", ".join(r["stances"]),
            topics=", ".join(label(t) for t in r["topics"]),
            quote=" ".join(r["quote"].split()),
            source=texts.label[r["article_id"]],
        )
        for r in sorted(rows, key=lambda r: (r["capture_id"], r["start"]))[:MOST_STATEMENTS]
    )


def _sources(tables: dict[str, list[Row]], texts: Texts) -> tuple[SourceRow, ...]:
    said: dict[str, int] = defaultdict(int)
    told: dict[str, int] = defaultdict(int)
    for row in tables["statements"]:
        said[row["article_id"]] += 1
    for row in tables["mentions"]:
        told[row["article_id"]] += 1
    by_origin: dict[str, list[str]] = defaultdict(list)
    for article in tables["articles"]:
        by_origin[article["origin_id"] or article["article_id"]].append(article["article_id"])
    return tuple(
        SourceRow(
            title=a["headline"] or " ".join(texts.by_capture[a["capture_id"]][a["start"] : a["end"]].split())[:90],
            outlet=texts.label[a["article_id"]],
            kind=a["kind"] + (", written by or with a machine, by its own word" if a["machine_written"] else ""),
            published=date_words(a["published"], a["published"]),
            flag=a["date_flag"],
            relevance=label(a["relevance"]),
            origin=_origin(a, by_origin),
            n_statements=said[a["article_id"]],
            n_mentions=told[a["article_id"]],
            ref=texts.ref(a),
        )
        for a in tables["articles"]
    )


def _origin(article: Row, by_origin: dict[str, list[str]]) -> str:
    copies = len(by_origin[article["origin_id"] or article["article_id"]]) - 1
    return "own text" if not copies else f"shares its text with {copies} other{'s' if copies > 1 else ''}"


def _method(tables: dict[str, list[Row]], run: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    mentions, said = tables["mentions"], tables["statements"]
    kept_out = sum(m["event_id"] is None for m in mentions)
    return (
        ("Program", ", ".join(f"{name} {value}" for name, value in run["versions"].items())),
        ("Packs", f"{listing(run['packs']['names'])} (digest {run['packs']['digest'][:12]})"),
        (
            "Mentions",
            f"{len(mentions):,} passages name an event; {kept_out:,} of them are no event that happened or is to happen",
        ),
        ("Languages", _languages(tables["articles"])),
        ("Dates left open", f"{sum(m['date_basis'] == 'unknown' for m in mentions):,} mentions whose text does not date them"),
        ("Speakers left open", f"{sum(s['speaker'] is None for s in said):,} of {len(said):,} statements name nobody"),
        (
            "Limits",
            "English texts only; rules, not understanding: read the passage before you rely on a row. No score of credibility, "
            "no forecast. An absent report is not an absent event.",
        ),
    )


def _languages(articles: Sequence[Row]) -> str:
    counts = Counter(a["language"] for a in articles).most_common()
    return ", ".join(f"{n:,} {language}" for language, n in counts) + "; only English is read, other texts are stored and listed"


def _where(row: Row) -> str:
    return f"{row['path']}, record {row['record_id']}" if row["record_id"] else str(row["path"])
