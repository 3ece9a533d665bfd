"""A whole text, in which a reviewer marks what no rule saw."""

from starlette.requests import Request
from starlette.responses import Response

from peaceledger.records.fields import ALLOWED
from peaceledger.records.mention import LEDGER_STATUSES
from peaceledger.store import rows
from peaceledger.web.refusals import SaidError
from peaceledger.web.review.standing import seat, show


def text_page(request: Request) -> Response:
    """The text with the passages that the rules found, and the form for one they did not."""
    key = request.path_params["capture"]
    with seat(request) as table:
        found = rows(table.view.db, "SELECT capture_id, path, text FROM captures WHERE capture_id = ?", [key])
        if not found:
            raise SaidError(table.desk.say("review.fault.no_text"))
        sql = 'SELECT mention_id, type, start, "end" FROM mentions WHERE capture_id = ? ORDER BY start, "end" DESC'
        mentions = rows(table.view.db, sql, [key])
        context = {
            "key": key,
            "path": found[0]["path"],
            "pieces": pieces(found[0]["text"], [(m["start"], m["end"], m["mention_id"], m["type"]) for m in mentions]),
            "types": ALLOWED["type"],
            "statuses": sorted(LEDGER_STATUSES),
        }
        return show(table, request, "text", context)


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
