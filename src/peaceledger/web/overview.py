"""The first page."""

from starlette.requests import Request
from starlette.responses import Response

from peaceledger.web.desk import desk_of


def overview(request: Request) -> Response:
    """What the ledger holds."""
    desk = desk_of(request)
    with desk.reader.cursor() as db:
        totals = {
            name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in ("articles", "events", "statements")
        }
    return desk.page(request, "web_overview.html.j2", {"totals": totals})
