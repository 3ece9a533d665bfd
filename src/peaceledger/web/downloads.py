"""The rows of a list as a file, streamed: as many as the filters leave, in the order of the screens."""

import csv
import io
import json
from collections.abc import Iterator
from http import HTTPStatus
from itertools import islice
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from peaceledger.analysis.listings import LISTINGS
from peaceledger.analysis.slices import every
from peaceledger.analysis.spreadsheet import no_formula
from peaceledger.store.rows import plain
from peaceledger.web.charts import chosen_in
from peaceledger.web.desk import Desk, desk_of

AT_ONCE: Final = 1000
KINDS: Final = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json"}
LEFT_OUT: Final = frozenset({"text"})
"""Columns that no file holds: whole texts stay in the ledger."""


def download(request: Request) -> Response:
    """One list of a page as CSV or JSON."""
    desk, form = desk_of(request), request.path_params["form"]
    listing = LISTINGS.get(request.path_params["key"])
    heads = {head.table: head for head in listing.heads} if listing else {}
    head = heads.get(request.query_params.get("table") or next(iter(heads), ""))
    if listing is None or head is None or form not in KINDS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    chosen = chosen_in(request, listing)
    sql, values = every(head, listing, chosen)
    lines = _lines(desk, sql, values, _csv if form == "csv" else _json)
    next(lines)  # a query that fails is an error page, not half a file
    headers = {"Content-Disposition": f'attachment; filename="{head.table}.{form}"', "Cache-Control": "no-store"}
    return StreamingResponse(lines, media_type=KINDS[form], headers=headers)


def _lines(desk: Desk, sql: str, values: dict[str, str], write: Any) -> Iterator[str]:
    # a slow reader must not keep a turn from those who look at pages
    with desk.reader.view(wait=False) as view:
        result = view.db.execute(sql, values)
        yield ""
        names = [c[0] for c in result.description]
        kept = [n for n, name in enumerate(names) if name not in LEFT_OUT]
        yield from write([names[n] for n in kept], ([row[n] for n in kept] for rows in _some(result) for row in rows))


def _some(result: Any) -> Iterator[list[Any]]:
    while rows := result.fetchmany(AT_ONCE):
        yield rows


def _csv(names: list[str], rows: Iterator[list[Any]]) -> Iterator[str]:
    held = io.StringIO()
    out = csv.writer(held, lineterminator="\n")
    out.writerow(names)
    for number, row in enumerate(rows, 1):
        out.writerow([_cell(v) for v in row])
        if number % AT_ONCE == 0:
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return no_formula(value) if isinstance(value, str) else value


def _json(names: list[str], rows: Iterator[list[Any]]) -> Iterator[str]:
    begin = "["
    while some := list(islice(rows, AT_ONCE)):
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=plain) for row in some)
        yield begin + "\n" + ",\n".join(lines)
        begin = ","
    yield "[]\n" if begin == "[" else "\n]\n"
