"""The web app of one ledger: its routes, behind the guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from peaceledger.errors import LedgerError, UsageError
from peaceledger.web.charts import chart_file
from peaceledger.web.desk import desk_at
from peaceledger.web.downloads import download
from peaceledger.web.guard import Guard
from peaceledger.web.lists import listed, overview
from peaceledger.web.records import event, record
from peaceledger.web.refusals import plain_page
from peaceledger.web.review import ROUTES as REVIEW
from peaceledger.web.searching import search
from peaceledger.web.sessions import Sessions
from peaceledger.web.settings import Settings
from peaceledger.web.statics import static
from peaceledger.web.texts import cite, text


def make_app(settings: Settings) -> ASGIApp:
    """Return the app of a ledger; it is opened when the app starts.

    Raises:
        LedgerError: If the ledger cannot be read.
    """
    desk = desk_at(settings)
    with desk.reader.cursor():
        pass

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        desk.finder.begin()
        yield
        desk.finder.close()
        desk.reader.close()

    routes = [
        Route("/", overview),
        Route("/static/{name}", static),
        Route("/chart/{name}", chart_file),
        Route("/review", lambda _: RedirectResponse("/review/")),
        Mount("/review", routes=list(REVIEW)),
        Route("/search", search),
        Route("/record/{record_id}", record),
        Route("/event/{record_id}", event),
        Route("/text/{capture_id}", text),
        Route("/cite/{record_id}.{form}", cite),
        Route("/download/{key}.{form}", download),
        Route("/{key}", listed),
    ]
    app = Starlette(
        routes=routes,
        lifespan=running,
        exception_handlers={
            HTTPException: _refused,
            UsageError: _not_there,
            LedgerError: _out_of_order,
            Exception: _failed,
        },
    )
    app.state.desk = desk
    return Guard(app, settings, Sessions(settings.token))


def _refused(_: Request, fault: Exception) -> Response:
    status = HTTPStatus(fault.status_code) if isinstance(fault, HTTPException) else HTTPStatus.BAD_REQUEST
    words = {HTTPStatus.NOT_FOUND: "There is no such page."}
    return plain_page(status, words.get(status, "This cannot be asked."))


def _not_there(_: Request, fault: Exception) -> Response:
    return plain_page(HTTPStatus.NOT_FOUND, str(fault))


def _out_of_order(_: Request, fault: Exception) -> Response:
    return plain_page(HTTPStatus.SERVICE_UNAVAILABLE, str(fault))


def _failed(_: Request, fault: Exception) -> Response:
    words = f"The program failed ({type(fault).__name__}). This is a fault of peaceledger, not yours; the terminal shows where."
    return plain_page(HTTPStatus.INTERNAL_SERVER_ERROR, words)
