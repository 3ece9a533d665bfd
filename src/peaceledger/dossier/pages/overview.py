"""The whole at first sight: what stands firm, what is contested, what is only claimed; what is new; where to find an answer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peaceledger.analysis.layers import LayerKey
from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import EventRow
from peaceledger.dossier.events import EVENT_TABLES, EventPages
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.pages.talks import TALKS
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words

LAYERS: tuple[LayerKey, ...] = ("established", "contested", "claimed")
COUNTED = ("articles", "on_topic", "events", "exchanges", "statements", "utterances", "disagreements")
MOST = 8
"""Events of a layer that are shown at once; the others are in the timeline, under the same word."""
MOST_NEW = 6
FIRST = TALKS | {"prisoner_exchange", "prisoner_release"}
"""Types that this ledger is kept for; the fighting around them stands after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Events that stand equally firm: how many there are, and those told by most."""

    key: LayerKey
    n: int
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the last build that read something brought.

    Attributes:
        n_articles: Articles it added.
        new: Events that only these tell.
        more: Events that were known and are now told by more articles.
        judgements: Decisions made since the build before, what became of each, and when it was made.
        n_new, n_more, n_judgements: How many there are of each.
    """

    n_articles: int
    new: tuple[EventRow, ...]
    more: tuple[EventRow, ...]
    judgements: tuple[tuple[str, str, str], ...]
    n_new: int
    n_more: int
    n_judgements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The page.

    Attributes:
        summary: Name and number of the rows of the whole ledger.
        layers: From firm to weak.
        changes: None where the ledger has one build, or does not know what it read when.
    """

    summary: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...]
    changes: Changes | None

    def __bool__(self) -> bool:
        return True


def make(tables: Tables, texts: Texts, frame: Frame) -> Overview:
    """Events on the topic by how firmly they stand; of each layer those that most outlets tell."""
    events = EventPages(tables, texts, frame.say)
    rows = sorted((e for e in tables["events"] if e["relevance"] == "on_topic"), key=_weight)
    by_layer: dict[LayerKey, list[Row]] = defaultdict(list)
    for row in rows:
        by_layer[events.layer(row)[0]].append(row)
    return Overview(
        summary=tuple((frame.say(f"summary.{key}"), frame.say.number(frame.totals.get(key))) for key in COUNTED),
        layers=tuple(_layer(key, by_layer[key], events, frame) for key in LAYERS),
        changes=_changes(tables, frame, events, rows),
    )


def _layer(key: LayerKey, rows: Sequence[Row], events: EventPages, frame: Frame) -> Layer:
    return Layer(key=key, n=frame.totals.get(f"layer.{key}", len(rows)), events=tuple(map(events.row, rows[:MOST])))


def _weight(event: Row) -> tuple[bool, int, int, str]:
    return event["type"] not in FIRST, -event["n_outlets"], -event["n_articles"], event["event_id"]


def _changes(tables: Tables, frame: Frame, events: EventPages, rows: Sequence[Row]) -> Changes | None:
    if frame.added is None:
        return None
    captures = {a["article_id"]: a["capture_id"] for a in tables["articles"]}
    new: list[Row] = []
    more: list[Row] = []
    for row in rows:
        fresh = {captures[m["article_id"]] in frame.added for m in events.mentions[row["event_id"]]}
        if True in fresh:
            (more if False in fresh else new).append(row)
    decided = _decided(tables["judgements"], tables["runs"], frame.say)
    return Changes(
        n_articles=sum(capture in frame.added for capture in captures.values()),
        new=tuple(map(events.row, new[:MOST_NEW])),
        more=tuple(map(events.row, more[:MOST_NEW])),
        judgements=tuple(decided[:MOST_NEW]),
        n_new=len(new),
        n_more=len(more),
        n_judgements=len(decided),
    )


def _decided(judgements: Iterable[Row], runs: Iterable[Row], say: Words) -> list[tuple[str, str, str]]:
    """Judgements made after the last build but one, the latest first."""
    finished = sorted(r["finished"] for r in runs)
    if len(finished) < 2:
        return []
    made = sorted(
        (j for j in judgements if j["made_at"] and j["made_at"] > finished[-2]), key=lambda j: j["made_at"], reverse=True
    )
    return [(say.label(j["action"]), say.label(j["status"]), say.day(j["made_at"]) or "") for j in made]


PAGE = Page(key="overview", tables=(*EVENT_TABLES, "judgements", "runs"), make=make)
