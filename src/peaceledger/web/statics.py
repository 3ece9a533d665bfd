"""Style and script: a fixed list of files, looked up by name."""

from functools import cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

PACKAGE: Final = Path(__file__).parent.parent
KINDS: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
FOLDERS: Final = ("dossier", "web")


def static(request: Request) -> Response:
    """One of the files in the ``static`` folders of the dossier and the web; later ones of the same name win."""
    found = _files().get(request.path_params["name"])
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    tag, body, kind = found
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, media_type=kind, headers=headers)


@cache
def _files() -> dict[str, tuple[str, bytes, str]]:
    paths = (p for folder in FOLDERS for p in sorted((PACKAGE / folder / "static").glob("*")) if p.suffix in KINDS)
    read = ((p, p.read_bytes()) for p in paths)
    return {p.name: (f'"{sha256(body).hexdigest()[:32]}"', body, KINDS[p.suffix]) for p, body in read}
