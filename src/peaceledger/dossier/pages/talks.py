"""Talks, meetings, offers to mediate, proposals and agreements in order of time."""

from dataclasses import dataclass

from peaceledger.dossier.contexts import EventRow
from peaceledger.dossier.events import EVENT_TABLES, EventPages
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts

TALKS = frozenset({"negotiation_round", "meeting_or_call", "mediation_offer", "agreement", "proposal", "ceasefire"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The page."""

    rows: tuple[EventRow, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


def make(tables: Tables, texts: Texts, frame: Frame) -> Talks:
    """Events on the topic in which words are exchanged rather than deeds done."""
    chosen = [e for e in tables["events"] if e["type"] in TALKS]
    pages = EventPages({**tables, "events": chosen}, texts, frame.say)
    return Talks(rows=tuple(pages.rows("on_topic")))


PAGE = Page(key="talks", tables=EVENT_TABLES, make=make)
