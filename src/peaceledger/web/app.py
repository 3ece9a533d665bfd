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
from peaceledger.web.desk import desk_at, desk_of
from peaceledger.web.downloads import download
from peaceledger.web.guard import Guard
from peaceledger.web.lists import listed, overview
from peaceledger.web.records import event, record
from peaceledger.web.refusals import refused, told
from peaceledger.web.review import ROUTES as REVIEW
from peaceledger.web.searching import search
from peaceledger.web.sessions import Sessions
from peaceledger.web.settings import Settings
from peaceledger.web.statics import static
from peaceledger.web.texts import citation, cite, text


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
        Route("/cite/{record_id}", citation),
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
    return Guard(app, settings, Sessions(settings.token), desk.say)


def _refused(request: Request, fault: Exception) -> Response:
    status = HTTPStatus(fault.status_code) if isinstance(fault, HTTPException) else HTTPStatus.BAD_REQUEST
    return refused(status, desk_of(request).say, "not_found" if status == HTTPStatus.NOT_FOUND else "bad")


def _not_there(request: Request, fault: Exception) -> Response:
    return told(HTTPStatus.NOT_FOUND, desk_of(request).say, fault)


def _out_of_order(request: Request, fault: Exception) -> Response:
    return told(HTTPStatus.SERVICE_UNAVAILABLE, desk_of(request).say, fault)


def _failed(request: Request, fault: Exception) -> Response:
    return refused(HTTPStatus.INTERNAL_SERVER_ERROR, desk_of(request).say, "failed", fault=type(fault).__name__)
