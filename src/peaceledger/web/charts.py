"""Charts of a page: of the whole ledger drawn once for each state of it, narrowed by the same filters as the page's lists."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.listings import LISTINGS
from peaceledger.analysis.slices import Listing, charted, count, narrowed
from peaceledger.dossier.charts import Chart, Timeline
from peaceledger.dossier.figures.shown import Easel, Shown
from peaceledger.dossier.links import Web
from peaceledger.dossier.pages import PAGES, Page
from peaceledger.web.desk import Desk, desk_of
from peaceledger.web.reader import View

KINDS: Final = {"csv": "text/csv; charset=utf-8", "svg": "image/svg+xml"}
UNMOVED: Final = frozenset({"coverage"})
"""Charts of which no filter of their page can tell a part."""
Chosen = Mapping[str, str]


def chosen_in(request: Request, listing: Listing) -> Chosen:
    """Values of the filters that an address asks for."""
    return {f.key: v for f in listing.filters if (v := request.query_params.get(f.key, "").strip())}


def charts_of(desk: Desk, view: View, page: Page, chosen: Chosen) -> tuple[Shown, ...]:
    """The charts of a page as drawn, of the rows that the filters leave."""
    if not page.draws:
        return ()
    listing = LISTINGS.get(page.key, Listing())
    if left_of(view, page.key, chosen) is None:
        return view.once(f"charts {page.key}", lambda: _drawn(desk, view, page, {}))
    own = {f.key: chosen[f.key] for f in listing.filters if f.key in chosen}
    return view.lately(f"charts {page.key}?{urlencode(own)}", lambda: _drawn(desk, view, page, own))


def left_of(view: View, key: str, chosen: Chosen) -> tuple[int, int] | None:
    """How many rows of a page the filters leave, and of how many; None where nothing is chosen."""
    listing = LISTINGS.get(key, Listing())
    head = narrowed(listing, chosen)
    if head is None:
        return None
    return count(view.db, head, listing, chosen), view.once(f"rows {key}", lambda: count(view.db, head, listing, {}))


def _drawn(desk: Desk, view: View, page: Page, chosen: Chosen) -> tuple[Shown, ...]:
    tables = charted(view.db, LISTINGS.get(page.key, Listing()), chosen, page.charted)
    easel = Easel(say=desk.say, links=Web(), chosen=chosen)
    shown = [easel.shown(_within(chart, chosen)) for chart in page.charts(tables, desk.say)]
    left = left_of(view, page.key, chosen)
    return tuple(replace(one, notes=(*one.notes, _told(desk, one.key, left))) if left else one for one in shown)


def _told(desk: Desk, key: str, left: tuple[int, int]) -> str:
    say = desk.say
    return say("charts.unmoved") if key in UNMOVED else say("charts.chosen", n=say.number(left[0]), m=say.number(left[1]))


def _within(chart: Chart, chosen: Chosen) -> Chart:
    """A timeline shows the time that was asked for, however long the dates in it are open."""
    if not isinstance(chart, Timeline):
        return chart
    return replace(chart, within=(_day(chosen.get("since")), _day(chosen.get("until"))))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def chart_file(request: Request) -> Response:
    """A chart as SVG, or its data as CSV, of the rows that the filters leave."""
    key, _, form = request.path_params["name"].rpartition(".")
    page = next((page for page in PAGES if key in page.draws), None)
    if form not in KINDS or page is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    desk = desk_of(request)
    with desk.reader.view() as view:
        chosen = chosen_in(request, LISTINGS.get(page.key, Listing()))
        found = next((c for c in charts_of(desk, view, page, chosen) if c.key == key), None)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    text = found.drawing.grid.csv if form == "csv" else found.drawing.svg
    return Response(text, media_type=KINDS[form], headers={"Content-Disposition": f'attachment; filename="{found.key}.{form}"'})
