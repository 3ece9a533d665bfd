"""What every page of one server shares: the open ledger, the templates, the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from peaceledger.web.reader import Reader
from peaceledger.web.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One server at work."""

    settings: Settings
    reader: Reader
    templates: Environment

    def page(self, request: Request, template: str, context: Mapping[str, Any], status: int = HTTPStatus.OK) -> Response:
        """Render a template with what every page is given: ``csrf``, ``here`` (the path) and ``ledger`` (its name)."""
        shared = {"csrf": request.state.session.csrf, "here": request.url.path, "ledger": self.settings.ledger.name}
        body = self.templates.get_template(template).render({**shared, **context}).encode()
        return answered(request, body, status)


def answered(request: Request, body: bytes, status: int = HTTPStatus.OK) -> Response:
    """A page that a browser may keep and must ask about before it shows it again."""
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if status == HTTPStatus.OK and request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return HTMLResponse(body, status, headers)


def desk_of(request: Request) -> Desk:
    """The server that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def templates() -> Environment:
    """The dossier's templates and the web's own."""
    return Environment(
        loader=ChoiceLoader([PackageLoader("peaceledger.web"), PackageLoader("peaceledger.dossier")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
