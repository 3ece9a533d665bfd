"""Pages of the dossier, screen by screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.listings import LISTINGS
from peaceledger.analysis.questions.keep import kept_studies
from peaceledger.analysis.slices import Filter, Listing, Slice, Tables, slice_of
from peaceledger.dossier.pages import BY_KEY, Frame, Page
from peaceledger.dossier.refs import Texts
from peaceledger.store import TABLES
from peaceledger.store.read import rows
from peaceledger.web.charts import charts_of, chosen_in, left_of
from peaceledger.web.desk import Desk, desk_of
from peaceledger.web.figures import with_figures
from peaceledger.web.reader import View

NOTHING: Final = Slice(tables={}, totals={}, page=1, pages=1)
MOST_OPTIONS: Final = 300
"""Values that a list to choose from shows; any other can stand in the address."""
NAMES_OF_SIDES: Final = frozenset({"party", "side", "proposer"})
_OF_EVENTS: Final = "type status layer kind state role strength field direction outcome rule"
CODES: Final = frozenset(f"{_OF_EVENTS} group stance topic issue authority relevance".split())
"""Filters whose values are codes; those of the others are names, and stand as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter as shown: ``options`` are value, words and number."""

    key: str
    kind: str
    value: str
    options: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Where a screen stands among the others. Addresses are None where there is no such screen."""

    first: int
    last: int
    total: int
    page: int
    pages: int
    before: str | None
    after: str | None
    begin: str | None
    end: str | None


def overview(request: Request) -> Response:
    """The first page."""
    return _shown(request, BY_KEY["overview"])


def listed(request: Request) -> Response:
    """Any other page of the dossier."""
    page = BY_KEY.get(request.path_params["key"])
    if page is None or page.key == "overview":
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return _shown(request, page)


def _shown(request: Request, page: Page) -> Response:
    desk, listing = desk_of(request), LISTINGS.get(page.key, Listing())
    chosen = chosen_in(request, listing)
    at = page_number(request.query_params.get("page"))
    with desk.reader.view() as view:
        if listing.heads and page.key != "overview":
            found = slice_of(view.db, listing, chosen, at)
            it = _made(desk, view, page, found.tables)
        else:
            found = NOTHING
            it = _whole(desk, view, page, listing)
        charts = charts_of(desk, view, page, chosen)
        left = left_of(view, page.key, chosen)
        choices = tuple(_choice(desk, view, page.key, f, chosen.get(f.key, "")) for f in listing.filters)
    return desk.page(
        request,
        "list.html.j2",
        {
            "page": page,
            "current": page.key,
            "it": it,
            "charts": charts,
            "choices": choices,
            "chosen": chosen,
            "left": left,
            "steps": _steps(page.key, listing, found, chosen),
            "heads": [head.table for head in listing.heads],
            "query": urlencode(chosen),
        },
    )


def _whole(desk: Desk, view: View, page: Page, listing: Listing) -> Any:
    """A page without screens: kept while the ledger stays as it is, but for one that shows nothing of its tables."""

    def make() -> Any:
        return _made(desk, view, page, slice_of(view.db, listing, {}, 1).tables)

    return view.once(f"page {page.key}", make) if page.tables else make()


def page_number(text: str | None) -> int:
    """The screen that an address asks for; 1 if it does not say.

    Raises:
        HTTPException: If it is no number of a screen.
    """
    if text is None:
        return 1
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and int(text) > 0):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return int(text)


def frame_of(desk: Desk, view: View) -> Frame:
    """What every page is made with."""
    totals = view.once("totals", lambda: _totals(view.db))
    return Frame(say=desk.say, run=desk.run(), totals=totals, studies=kept_studies(desk.settings.ledger))


def _totals(db: Any) -> dict[str, int]:
    counted = {t.name: db.execute(f'SELECT count(*) FROM "{t.name}"').fetchone()[0] for t in TABLES}
    counted["on_topic"] = db.execute("SELECT count(*) FROM articles WHERE relevance = 'on_topic'").fetchone()[0]
    layers = "SELECT layer, count(*) FROM memory.main.layers JOIN events USING (event_id) WHERE relevance = 'on_topic' GROUP BY 1"
    return (
        counted
        | dict.fromkeys(("layer.established", "layer.contested", "layer.claimed"), 0)
        | {f"layer.{layer}": n for layer, n in db.execute(layers).fetchall()}
    )


def _made(desk: Desk, view: View, page: Page, tables: Tables) -> Any:
    frame = frame_of(desk, view)
    own = {name: tables.get(name, []) for name in page.reads}
    return with_figures(desk, view, page.key, page.make(own, Texts.of(own, frame.say), frame), frame)


def _choice(desk: Desk, view: View, page: str, by: Filter, value: str) -> Choice:
    options = view.once(f"options {page} {by.key}", lambda: _options(desk, view.db, by)) if by.options else ()
    if value and by.options and all(o[0] != value for o in options):
        options = ((value, value, 0), *options)
    return Choice(key=by.key, kind=by.kind, value=value, options=options)


def _options(desk: Desk, db: Any, by: Filter) -> tuple[tuple[str, str, int], ...]:
    found = rows(db, f"FROM ({by.options}) LIMIT {MOST_OPTIONS}")
    names = {r["actor_id"]: r["name"] for r in rows(db, "SELECT actor_id, name FROM actors")} if by.key in NAMES_OF_SIDES else {}
    words = desk.say.label if by.key in CODES else lambda value: names.get(value, value)
    return tuple((r["value"], str(words(r["value"])), r["n"]) for r in found)


def _steps(key: str, listing: Listing, found: Slice, chosen: Mapping[str, str]) -> Steps | None:
    if not found.totals:
        return None
    head = max(listing.heads, key=lambda h: found.totals[h.table] / h.size)
    total = found.totals[head.table]

    def to(page: int) -> str | None:
        at = {} if page == 1 else {"page": str(page)}
        path = "/" if key == "overview" else f"/{key}"
        query = urlencode({**chosen, **at})
        return f"{path}?{query}" if query else path

    return Steps(
        first=min((found.page - 1) * head.size + 1, total),
        last=min(found.page * head.size, total),
        total=total,
        page=found.page,
        pages=found.pages,
        before=to(found.page - 1) if found.page > 1 else None,
        after=to(found.page + 1) if found.page < found.pages else None,
        begin=to(1) if found.page > 2 else None,
        end=to(found.pages) if found.page < found.pages - 1 else None,
    )
