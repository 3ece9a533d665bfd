"""One text with everything that the ledger reads in it, and citations of records."""

import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.listings import NAMES, named
from peaceledger.analysis.slices import THESE, Tables, closed, fetched
from peaceledger.dossier.cite import CITE_TABLES, Cited, Item, as_bibtex, as_csl, as_text, cited
from peaceledger.dossier.marks import KINDS
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.text import TEXT_TABLES, make_text
from peaceledger.store import BY_NAME
from peaceledger.web.desk import desk_of
from peaceledger.web.lists import frame_of

FORMS: Final[Mapping[str, tuple[str, Callable[[Sequence[Item]], str]]]] = {
    "txt": ("text/plain; charset=utf-8", as_text),
    "bib": ("text/x-bibtex; charset=utf-8", as_bibtex),
    "json": ("application/vnd.citationstyles.csl+json", as_csl),
}
PASSAGES_OF: Final = {
    "events": "mentions",
    "disagreements": "positions",
    "offers": "offer_tellings",
    "assessments": "assessment_evidence",
}
"""Where the passages of a record stand that has several."""


def text(request: Request) -> Response:
    """A text; ``at`` names the passage that is meant, in UTF-16 units."""
    desk, key, at = desk_of(request), request.path_params["capture_id"], place(request.query_params.get("at"))
    with desk.reader.view() as view:
        own = {"ids": [key]}
        tables = named(view.db)
        for name in (t for t in TEXT_TABLES if t not in NAMES):
            tables[name] = fetched(view.db, f'SELECT * FROM "{name}" WHERE capture_id IN {THESE}', own)
        frame = frame_of(desk, view)
    if not tables["captures"]:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return desk.page(request, "web_text.html.j2", {"it": make_text(tables, Texts.of(tables, desk.say), frame, key, at)})


def place(at: str | None) -> tuple[int, int] | None:
    """First character and the one after the last of ``at=12-40``; None where nothing of the kind is asked for."""
    first, cut, last = (at or "").partition("-")
    if not cut or not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (first, last)):
        return None
    return (int(first), int(last)) if int(first) < int(last) else None


def cite(request: Request) -> Response:
    """A record with its passages, as text, BibTeX or CSL-JSON."""
    desk, key, form = desk_of(request), request.path_params["record_id"], request.path_params["form"]
    if form not in FORMS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    with desk.reader.view() as view:
        tables = _cited(view.db, key)
        items = cited(tables, Texts.of(tables, desk.say), frame_of(desk, view), key)
    if items is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    kind, written = FORMS[form]
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", key)  # a pack may call an agreement anything
    return Response(written(items), media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'})


def citation(request: Request) -> Response:
    """A record's citation in all three forms, to be copied or taken away."""
    desk, key = desk_of(request), request.path_params["record_id"]
    with desk.reader.view() as view:
        tables = _cited(view.db, key)
        items = cited(tables, Texts.of(tables, desk.say), frame_of(desk, view), key)
    if items is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return desk.page(request, "citation.html.j2", {"one": Cited.of(key, items)})


def _cited(db: Any, key: str) -> Tables:
    """The record and its passages, with their texts and the articles around them."""
    tables = named(db)
    one = {"id": key}
    for name in dict.fromkeys((*CITE_TABLES, *PASSAGES_OF)):
        tables[name] = fetched(db, f'SELECT * FROM "{name}" WHERE "{BY_NAME[name].key[0]}" = $id', one)
    for whole, passages in PASSAGES_OF.items():
        if tables[whole]:
            tables[passages] = fetched(db, f'SELECT * FROM "{passages}" WHERE "{BY_NAME[whole].key[0]}" = $id', one)
    captures = {row["capture_id"] for _, kind in KINDS for table, _, _ in kind for row in tables[table] if row["capture_id"]}
    captures |= {row["capture_id"] for name in ("positions", "assessment_evidence") for row in tables[name]}
    around = f"SELECT * FROM articles WHERE capture_id IN {THESE}"
    return closed(db, tables | {"articles": fetched(db, around, {"ids": sorted(captures)})})
