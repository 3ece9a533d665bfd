"""The queue, one record, one pair, and what was decided."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.judging import Judged, fields_of, value_of
from peaceledger.analysis.queue import KINDS, tally
from peaceledger.dossier.titles import title_of
from peaceledger.dossier.words import Words
from peaceledger.records.fields import as_words
from peaceledger.records.judgement import CONFLICTS, Judgement
from peaceledger.store import rows
from peaceledger.store.read import Row
from peaceledger.web.review.passages import passages_of
from peaceledger.web.review.standing import Table, address_of, seat, show

ON_A_PAGE: Final = 50
FIRST: Final = ("type", "status", "date", "number", "place", "participants", "speaker", "stance", "what", "role")
"""Fields that are most often corrected, in this order; all others follow."""


def queue_page(request: Request) -> Response:
    """What to review next."""
    kind = request.query_params.get("kind") or None
    page = _number(request.query_params.get("page"))
    with seat(request) as table:
        every = table.queue()
        items = table.queue(kind) if kind in KINDS else every
        pages = max(1, -(-len(items) // ON_A_PAGE))
        page = min(page, pages)
        shown = islice(items, (page - 1) * ON_A_PAGE, page * ON_A_PAGE)
        context = {
            "items": list(shown),
            "kinds": list(tally(every)),
            "kind": kind if kind in KINDS else "",
            "total": len(items),
            "page": page,
            "pages": pages,
        }
        return show(table, request, "queue", context)


def item_page(request: Request) -> Response:
    """One record: its passages, the machine's values, what was decided, and what can be."""
    key = request.path_params["key"]
    with seat(request) as table:
        ledger = Judged(table.view.db)
        name, row = ledger.record(key, None)
        target = ledger.target(name, row)
        doubts = next((i.reasons for i in table.queue() if i.key == key), ())
        context = {
            "key": key,
            "table": name,
            "name": _title(row, name, table.desk.say),
            "reasons": doubts,
            "values": _values_of(table.view.db, name, row, key),
            "near": _near(table.view.db, key, table.desk.say) if name == "events" else None,
            "passages": passages_of(table.view.db, target.anchors),
            "n_passages": len(target.anchors),
            "parts": _parts(table.view.db, name, key),
            "seen": table.history.last((key,)),
            "next": table.after(key),
        }
        return show(table, request, "item", context | told(table, table.history.about((key,))))


def _title(row: Row, name: str, say: Words) -> str:
    title = title_of(row, say) if "title" in row else None
    return str(title or row.get("headline") or row.get("quote") or say.table(name))[:200]


def _values(name: str, row: Row) -> list[tuple[str, str | None]]:
    names = fields_of(name)
    known = [n for n in FIRST if n in names] + sorted(set(names) - set(FIRST))
    return [(n, as_words(value_of(row, n))) for n in known]


def _values_of(db: Any, name: str, row: Row, key: str) -> dict[str, list[tuple[str, str | None]]]:
    """Values of a record by table: an event that the exchange ledger has brings what only that ledger says of it."""
    found = {name: _values(name, row)}
    for exchange in rows(db, "SELECT * FROM exchanges WHERE event_id = ?", [key]) if name == "events" else []:
        own = {n for n, _ in found[name]}
        found["exchanges"] = [(n, v) for n, v in _values("exchanges", exchange) if n not in own]
    return found


def _near(db: Any, key: str, say: Words) -> list[Row]:
    """Other events that may be the same: of the same type or people, and of the same days where both are known."""
    return [row | {"title": title_of(row, say)} for row in rows(db, NEAR, [key])]


NEAR: Final = """
    SELECT f.event_id, f.title, f.type, f.place, f.participants, f.date_earliest, f.date_latest
    FROM events e JOIN events f ON f.event_id <> e.event_id
        AND (f.type = e.type OR list_has_any(e.participants, f.participants))
        AND coalesce(f.date_earliest <= e.date_latest + 3 AND e.date_earliest <= f.date_latest + 3,
            f.type = e.type AND list_has_any(e.participants, f.participants))
    WHERE e.event_id = ?
    ORDER BY (f.type <> e.type)::INT, -len(list_intersect(e.participants, f.participants)),
        abs(f.date_earliest - e.date_earliest) NULLS LAST, f.n_articles DESC, f.event_id LIMIT 20
"""


def _parts(db: Any, name: str, key: str) -> list[tuple[str, str, str]]:
    """Table, id and words of the records that an event was made from, or that stand beside a record."""
    if name != "events":
        return []
    found = rows(db, "SELECT mention_id AS key, quote FROM mentions WHERE event_id = ? ORDER BY capture_id, start", [key])
    counts = rows(db, "SELECT count_id AS key, quote, role FROM counts WHERE event_id = ? ORDER BY capture_id, start", [key])
    return [
        *(("mentions", r["key"], r["quote"]) for r in found),
        *(("counts", r["key"], f"{r['role']}: {r['quote']}") for r in counts),
    ]


def pair_page(request: Request) -> Response:
    """Two reports, or two events, side by side: one event or two?"""
    asked = request.query_params
    keys = asked.get("a", ""), asked.get("other", "").strip() or asked.get("b", "")
    with seat(request) as table:
        ledger = Judged(table.view.db)
        sides = []
        for key in keys:
            name, row = ledger.record(key, None)
            target = ledger.target(name, row)
            values = [(n, v) for n, v in _values(name, row) if n in FIRST]
            sides.append({"key": key, "table": name, "name": _title(row, name, table.desk.say), "values": values,
                          "passages": passages_of(table.view.db, target.anchors[:5])})  # fmt: skip
        history = [j for j in table.history.about(keys) if set(keys) <= table.history.ids_of(j) or j.action == "undo"]
        context = {
            "sides": sides,
            "keys": keys,
            "reasons": _reasons(table.view.db, keys),
            "seen": table.history.last(keys),
            "next": table.after(keys[0]) if keys[0] != keys[1] else "/review/",
        }
        return show(table, request, "pair", context | told(table, history))


def _reasons(db: Any, keys: tuple[str, str]) -> dict[str, list[str]]:
    """What speaks for one event and what against, as the link says."""
    left, right = sorted(keys)
    found = rows(db, "SELECT reasons FROM links WHERE left_mention_id = ? AND right_mention_id = ?", [left, right])
    every = [r for row in found for r in row["reasons"]]
    against = [r for r in every if r.endswith(")") and "(-" in r]
    return {"for": [r for r in every if r not in against], "against": against}


def history_page(request: Request) -> Response:
    """All judgements, the latest first."""
    only = {k: request.query_params.get(k, "") for k in ("judgement", "coder", "state")}
    page = _number(request.query_params.get("page"))
    with seat(request) as table:
        # what others answer in a double coding is not shown before it is compared
        found = [j for j in reversed(table.history.judgements) if j.purpose == "decision" and _fits(table, j, only)]
        pages = max(1, -(-len(found) // ON_A_PAGE))
        page = min(page, pages)
        part = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        context = {"only": only, "total": len(found), "page": page, "pages": pages, "coders": sorted({j.coder for j in found})}
        return show(table, request, "history", context | told(table, part))


def _fits(table: Table, j: Judgement, only: dict[str, str]) -> bool:
    status = table.history.row(j)["status"]
    states = {"waiting": ("waiting",), "open": CONFLICTS}.get(only["state"], (status,))
    return only["judgement"] in ("", j.judgement_id) and only["coder"] in ("", j.coder) and status in states


def told(table: Table, judgements: Iterable[Judgement]) -> dict[str, Any]:
    """Judgements as rows with the records they name, and which of them can be taken back."""
    shown = [j for j in judgements if j.purpose == "decision" or j.coder == table.coder]
    undone = {j.undoes for j in table.history.judgements if j.action == "undo"}
    return {
        "judgements": [
            {**table.history.row(j), "about": [t.record_id for t in j.targets][:6], "open": j.judgement_id not in undone}
            for j in shown
        ]
    }


def _number(value: str | None) -> int:
    return max(1, int(value)) if value and value.isdecimal() and len(value) < 7 else 1


__all__ = ["address_of", "history_page", "item_page", "pair_page", "queue_page", "told"]
