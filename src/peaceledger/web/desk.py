"""What every page of one server shares: the open ledger, the templates, the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from peaceledger.dossier.links import Web
from peaceledger.dossier.pages import Frame
from peaceledger.dossier.render import environment
from peaceledger.dossier.words import Words, words_in
from peaceledger.dossier.write import title
from peaceledger.store import Folder
from peaceledger.store.run import read_run
from peaceledger.web.finder import Finder
from peaceledger.web.reader import Reader
from peaceledger.web.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One server at work."""

    settings: Settings
    reader: Reader
    finder: Finder
    templates: Environment
    say: Words

    def run(self) -> Mapping[str, Any]:
        """``run.json`` as it is now."""
        return read_run(Folder(self.settings.ledger))

    def page(self, request: Request, template: str, context: Mapping[str, Any], status: int = HTTPStatus.OK) -> Response:
        """Render a template of ``frame.html.j2``.

        What every template is given: ``csrf``, ``here`` (the path), ``title`` (of the ledger), ``current`` (key of a page of the
        dossier, or nothing), ``say``, ``links`` and ``groups`` of pages.
        """
        run = self.run()
        name = title(Frame(say=self.say, run=run)) if run else self.settings.ledger.name
        shared = {"csrf": request.state.session.csrf, "here": request.url.path, "title": name, "current": ""}
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


def desk_at(settings: Settings) -> Desk:
    """The server of a ledger, with the dossier's templates and the web's own."""
    say = words_in(settings.language)
    face = environment(Web(), say)
    face.loader = ChoiceLoader([PackageLoader("peaceledger.web"), PackageLoader("peaceledger.dossier")])
    reader = Reader(settings.ledger)
    return Desk(settings=settings, reader=reader, finder=Finder(reader), templates=face, say=say)
