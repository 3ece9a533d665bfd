"""Sums of a page, which are about the whole ledger: made once for each state of it, then set into every screen."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass, replace
from typing import Any, Final

from peaceledger.analysis.listings import FIGURES, touched
from peaceledger.analysis.slices import Tables, closed, slice_of
from peaceledger.dossier.contexts import Sheet
from peaceledger.dossier.pages import BY_KEY, Frame
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.speakers import quoted_table
from peaceledger.dossier.write import added
from peaceledger.store import Folder
from peaceledger.web.desk import Desk
from peaceledger.web.reader import View

Fields = Mapping[str, Any]
"""Parts of a page by name; of a sheet its tables by key."""


def with_figures(desk: Desk, view: View, key: str, it: Any, frame: Frame) -> Any:
    """What a page shows on one screen, with the parts that no screen has rows for."""
    if key not in MADE or not is_dataclass(it) or isinstance(it, type):
        return it
    fields = view.once(f"figures {key}", lambda: MADE[key](desk, view, frame))
    if isinstance(it, Sheet):
        return replace(it, tables=tuple(fields.get(t.key, t) for t in it.tables))
    return replace(it, **fields)


def whole(key: str, tables: Tables, frame: Frame) -> Any:
    """A page made from rows that have only what its figures need."""
    own = {name: tables.get(name, []) for name in BY_KEY[key].reads}
    return BY_KEY[key].make(own, Texts.of(own, frame.say), frame)


def _thin(view: View, key: str) -> Tables:
    return slice_of(view.db, FIGURES[key], {}, 1).tables


def _exchanges(_: Desk, view: View, frame: Frame) -> Fields:
    it = whole("exchanges", _thin(view, "exchanges"), frame)
    return {"parties": it.parties}


def _matrix(_: Desk, view: View, frame: Frame) -> Fields:
    tables = closed(view.db, _thin(view, "positions"))
    return {t.key: t for t in whole("positions", tables, frame).tables if t.key == "positions"}


def _quoted(_: Desk, view: View, frame: Frame) -> Fields:
    tables = _thin(view, "statements")
    return {"quoted": quoted_table(tables, {a["article_id"] for a in tables["articles"]}, frame.say)}


def _changes(desk: Desk, view: View, frame: Frame) -> Fields:
    captures = added(Folder(desk.settings.ledger))
    if captures is None:
        return {"changes": None}
    return {"changes": whole("overview", touched(view.db, captures), replace(frame, added=captures)).changes}


MADE: Final[Mapping[str, Callable[[Desk, View, Frame], Fields]]] = {
    "overview": _changes,
    "exchanges": _exchanges,
    "positions": _matrix,
    "statements": _quoted,
}
