"""Every event in order of time, each with its reports."""

from dataclasses import dataclass

from markupsafe import Markup

from peaceledger.dossier.charts import dense, timeline_strip
from peaceledger.dossier.contexts import EventRow
from peaceledger.dossier.events import EVENT_TABLES, EventPages
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The page. ``off_strip`` events stand too far from the rest in time to be drawn with them."""

    dated: tuple[EventRow, ...]
    undated: tuple[EventRow, ...]
    strip: Markup
    off_strip: int

    def __bool__(self) -> bool:
        return bool(self.dated or self.undated)


def make(tables: Tables, texts: Texts, frame: Frame) -> Timeline:
    """Events on the topic, undated ones apart."""
    pages = EventPages(tables, texts, frame.say)
    events = pages.rows("on_topic")
    dated = tuple(e for e in events if e.date.text)
    bars = pages.bars(dated)
    near = dense(bars)
    return Timeline(
        dated=dated,
        undated=tuple(e for e in events if not e.date.text),
        strip=Markup(timeline_strip(near)),
        off_strip=len(bars) - len(near),
    )


PAGE = Page(key="timeline", tables=EVENT_TABLES, make=make)
