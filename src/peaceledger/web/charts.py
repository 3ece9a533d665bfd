"""Charts of the whole ledger: drawn once for each state of it, shown on their page, given away as files."""

from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from peaceledger.dossier.figures.shown import Easel, Shown
from peaceledger.dossier.links import Web
from peaceledger.dossier.pages import PAGES, Page
from peaceledger.store.read import rows
from peaceledger.web.desk import Desk, desk_of
from peaceledger.web.reader import View

KINDS: Final = {"csv": "text/csv; charset=utf-8", "svg": "image/svg+xml"}


def charts_of(desk: Desk, view: View, page: Page) -> tuple[Shown, ...]:
    """The charts of a page as drawn."""
    return view.once(f"charts {page.key}", lambda: _drawn(desk, view, page))


def _drawn(desk: Desk, view: View, page: Page) -> tuple[Shown, ...]:
    tables = {table: rows(view.db, f'SELECT {", ".join(columns)} FROM "{table}"') for table, columns in page.charted.items()}
    easel = Easel(say=desk.say, links=Web())
    return tuple(map(easel.shown, page.charts(tables, desk.say)))


def chart_file(request: Request) -> Response:
    """A chart as SVG, or its data as CSV."""
    key, _, form = request.path_params["name"].rpartition(".")
    if form not in KINDS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    desk = desk_of(request)
    with desk.reader.view() as view:
        found = next((c for page in PAGES for c in charts_of(desk, view, page) if c.key == key), None)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    text = found.drawing.grid.csv if form == "csv" else found.drawing.svg
    return Response(text, media_type=KINDS[form], headers={"Content-Disposition": f'attachment; filename="{found.key}.{form}"'})
