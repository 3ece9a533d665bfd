"""A whole text, in which a reviewer marks what no rule saw, or draws a passage otherwise."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.judging import Judged
from peaceledger.records import Statement
from peaceledger.records.fields import ALLOWED, choices_of
from peaceledger.records.judgement import DRAWN
from peaceledger.records.mention import LEDGER_STATUSES
from peaceledger.store import rows
from peaceledger.web.refusals import SaidError
from peaceledger.web.review.standing import Table, seat, show

OFFERED = {
    "roles": "SELECT role FROM counts GROUP BY role ORDER BY count(*) DESC, role",
    "things": "SELECT what FROM counts GROUP BY what ORDER BY count(*) DESC, what",
    "sides": "SELECT returned_to FROM counts WHERE returned_to IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1",
    "speakers": "SELECT speaker FROM statements WHERE speaker IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1",
}
"""What is offered while one types: what the ledger has, the most frequent first."""
MOST_OFFERED = 100


def text_page(request: Request) -> Response:
    """The text with the passages that the rules found, and forms for what they did not find, or drew otherwise."""
    key = request.path_params["capture"]
    with seat(request) as table:
        found = rows(table.view.db, "SELECT capture_id, path, text FROM captures WHERE capture_id = ?", [key])
        if not found:
            raise SaidError(table.desk.say("review.fault.no_text"))
        sql = 'SELECT mention_id, type, quote, start, "end" FROM mentions WHERE capture_id = ? ORDER BY start, "end" DESC'
        mentions = rows(table.view.db, sql, [key])
        context = {
            "key": key,
            "path": found[0]["path"],
            "pieces": pieces(found[0]["text"], [(m["start"], m["end"], m["mention_id"], m["type"]) for m in mentions]),
            "types": ALLOWED["type"],
            "statuses": sorted(LEDGER_STATUSES),
            "stances": choices_of(Statement, "stance"),
            "kinds": choices_of(Statement, "kind"),
            "mentions": mentions,
            "of": request.query_params.get("of", ""),
            "offered": {name: [r for (r,) in table.view.db.execute(q).fetchmany(MOST_OFFERED)] for name, q in OFFERED.items()},
            "drawing": _drawing(table, request.query_params.get("draw", ""), key),
        }
        return show(table, request, "text", context)


def _drawing(table: Table, record: str, capture: str) -> dict[str, Any] | None:
    """The record whose passage is to be drawn otherwise; None where none of this text is named."""
    if not record:
        return None
    name, row = Judged(table.view.db).record(record, None)
    if name not in DRAWN or row["capture_id"] != capture:
        raise SaidError(table.desk.say("review.fault.no_passage"))
    return {
        "key": record,
        "table": name,
        "quote": row["quote"],
        "naming": row.get("trigger", ""),
        "seen": table.history.last((record,)),
        "next": f"/review/item/{record}",
    }


def pieces(text: str, spans: list[tuple[int, int, str, str]]) -> list[tuple[str, str, str]]:
    """A text cut at its passages: words, and id and type of the record that begins there; of overlapping ones the first holds."""
    made, at = [], 0
    for start, end, key, kind in spans:
        if start < at:
            continue
        made += [(text[at:start], "", ""), (text[start:end], key, kind)]
        at = end
    return [p for p in (*made, (text[at:], "", "")) if p[0]]


__all__ = ["pieces", "text_page"]
