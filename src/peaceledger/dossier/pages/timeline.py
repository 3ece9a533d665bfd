"""Every event in order of time, each with its reports."""

from dataclasses import dataclass

from peaceledger.dossier.contexts import EventRow
from peaceledger.dossier.events import EVENT_TABLES, EventPages
from peaceledger.dossier.figures import events as figures
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The page. Marks of its chart find their events by their place in ``dated``."""

    dated: tuple[EventRow, ...]
    undated: tuple[EventRow, ...]

    def __bool__(self) -> bool:
        return bool(self.dated or self.undated)


def make(tables: Tables, texts: Texts, frame: Frame) -> Timeline:
    """Events on the topic, undated ones apart."""
    events = EventPages(tables, texts, frame.say).rows("on_topic")
    return Timeline(
        dated=tuple(e for e in events if e.date.text),
        undated=tuple(e for e in events if not e.date.text),
    )


PAGE = Page(
    key="timeline",
    tables=EVENT_TABLES,
    make=make,
    charted=figures.TIMELINE,
    charts=figures.timeline_charts,
    draws=("timeline",),
)
