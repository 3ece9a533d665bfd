"""One record, and what stands behind it: passages, derivation, decisions."""

from http import HTTPStatus
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.account import judgement_words
from peaceledger.analysis.listings import named
from peaceledger.analysis.slices import closed
from peaceledger.analysis.why import Evidence, Explanation, explain_in
from peaceledger.dossier.contexts import Ref
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.titles import title_of
from peaceledger.dossier.words import CODED, FIRST, Words
from peaceledger.records.judgement import BASE
from peaceledger.web.desk import Desk, desk_of

REVIEWED: Final = frozenset({"events", "exchanges", *BASE})
"""Tables whose records lead to the review desk."""
WRITTEN: Final = frozenset(
    {"title", "note", "explanation", "reasons", "missing", "best_rule", "reason", "stands_for", "held", "action"}
)
"""Columns that the ledger or an article writes in English."""
HIDDEN: Final = frozenset({"quote", "start", "end", "text"})
"""Columns that the passages show."""


def _name(found: Explanation, record_id: str, say: Words) -> str:
    row = found.record
    return (
        (title_of(row, say) if row.get("title") else None) or row.get("name") or row.get("headline") or found.title or record_id
    )


def record(request: Request) -> Response:
    """Any record of any table."""
    desk = desk_of(request)
    with desk.reader.view() as view:
        found = explain_in(view.db, desk.settings.ledger, request.path_params["record_id"])
        texts = _texts(view.db, desk, found)
    return _page(request, found, texts)


def event(request: Request) -> Response:
    """A record that is an event."""
    desk = desk_of(request)
    with desk.reader.view() as view:
        found = explain_in(view.db, desk.settings.ledger, request.path_params["record_id"])
        if found.table != "events":
            raise HTTPException(HTTPStatus.NOT_FOUND)
        texts = _texts(view.db, desk, found)
    return _page(request, found, texts)


def _texts(db: Any, desk: Desk, found: Explanation) -> Texts:
    places = [*found.evidence, *(one.evidence for one in found.passages)]
    tables = named(db) | {"mentions": [{"capture_id": e.capture_id} for e in places]}
    return Texts.of(closed(db, tables), desk.say)


def _page(request: Request, found: Explanation, texts: Texts) -> Response:
    def ref(one: Evidence) -> Ref:
        return texts.ref({"capture_id": one.capture_id, "start": one.start, "end": one.end})

    shown = [(n, ref(n.evidence), [(c, ref(c)) for c in n.copies]) for n in found.passages]
    record_id, say = request.path_params["record_id"], desk_of(request).say
    name = _name(found, record_id, say)
    told = bool(found.title) and name == found.title and not found.record.get("title")
    values = {column: value for column, value in found.record.items() if value not in (None, "", []) and column not in HIDDEN}
    return desk_of(request).page(
        request,
        "record.html.j2",
        {
            "found": found,
            "record_id": record_id,
            "values": values,
            "shown": shown,
            "told": told,
            "name": name,
            # a page's title has no language of its own, so words that are not in the reader's stay out of it
            "short": f"{say.table(found.table)} {record_id}" if told and say.language != FIRST else name,
            "coded": CODED,
            "foreign": WRITTEN,
            # what one coder answered is not shown to the other
            "judgements": [judgement_words(row) for row in found.judgements if row.get("purpose") != "coding"],
            "reviewed": found.table in REVIEWED,
        },
    )
