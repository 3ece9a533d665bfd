"""The whole at first sight: what opposed or independent sources establish, what is contested, what is only claimed."""

from dataclasses import dataclass

from peaceledger.dossier.contexts import EventRow, LayerKey
from peaceledger.dossier.events import EVENT_TABLES, EventPages
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts

LAYERS: tuple[LayerKey, ...] = ("established", "contested", "claimed")
COUNTED = ("articles", "on_topic", "events", "exchanges", "statements", "utterances", "disagreements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Events that stand equally firm."""

    key: LayerKey
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The page. ``summary`` counts rows of the whole ledger."""

    summary: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...]

    def __bool__(self) -> bool:
        return True


def make(tables: Tables, texts: Texts, frame: Frame) -> Overview:
    """Events on the topic by how firmly they stand."""
    events = EventPages(tables, texts, frame.say).rows("on_topic")
    return Overview(
        summary=tuple((frame.say(f"summary.{key}"), frame.say.number(frame.totals.get(key))) for key in COUNTED),
        layers=tuple(Layer(key=key, events=tuple(e for e in events if e.layer == key)) for key in LAYERS),
    )


PAGE = Page(key="overview", tables=EVENT_TABLES, make=make)
