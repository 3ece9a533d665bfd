"""What stands before every page: who may ask, how much may be sent, and what a browser may do with the answer."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from peaceledger.dossier.words import Words
from peaceledger.web.hosts import host_allowed, origin_allowed
from peaceledger.web.refusals import refused
from peaceledger.web.sessions import Session, Sessions
from peaceledger.web.settings import Settings

LONGEST_BODY: Final = 256 * 1024
"""Bytes of a form: a reason or a corrected value is a few hundred."""
LONGEST_ADDRESS: Final = 8 * 1024
MOST_FIELDS: Final = 500
READING: Final = frozenset({"GET", "HEAD"})
WRITING: Final = frozenset({"POST"})
POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),  # with no-referrer a browser says of our own forms that they come from nowhere
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
OPEN: Final = "/static/"
"""Style and script hold nothing of the ledger; they are given to everybody, and no session begins with them."""


class Guard:
    """Lets a request through to the pages, or answers it with a refusal.

    The session of a request that comes through is ``request.state.session``. A POST comes through only with its form's token.
    """

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions, say: Words) -> None:
        self._app, self._settings, self._sessions, self._say = app, settings, sessions, say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = self._sessions.read("; ".join(headers.getlist("cookie")))
        refused = self._refusal(scope, headers) or self._door(scope, headers, session)
        if refused is None and scope["method"] in WRITING:
            body = await _body(receive)
            refused = self._unsigned(headers, session, body)
            receive = _again(body or b"")
        scope.setdefault("state", {})["session"] = session
        answer = _with_headers(send, None if session.known or refused or _is_open(scope) else self._sessions.header(session))
        await (refused or self._app)(scope, receive, answer)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """What no visitor may ask."""
        if len(headers.getlist("host")) != 1 or not host_allowed(headers["host"], self._settings):
            return refused(HTTPStatus.MISDIRECTED_REQUEST, self._say, "address")
        if scope["method"] not in READING | WRITING:
            return refused(HTTPStatus.METHOD_NOT_ALLOWED, self._say, "method")
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return refused(HTTPStatus.REQUEST_URI_TOO_LONG, self._say, "long_address")
        if scope["query_string"].count(b"&") > MOST_FIELDS:
            return refused(HTTPStatus.BAD_REQUEST, self._say, "many_parts")
        if _length(headers) > LONGEST_BODY:
            return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._say, "too_much")
        return None

    def _door(self, scope: Scope, headers: Headers, session: Session) -> Response | None:
        """The token, where one is needed: shown once, then taken out of the address."""
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = query.pop("token", [])
        bearer = headers.get("authorization", "")
        right = any(map(self._sessions.is_token, shown))
        if right and scope["method"] in READING:
            return self._entered(scope["path"], urlencode(query, doseq=True))
        if session.let_in or _is_open(scope) or self._sessions.is_token(bearer.removeprefix("Bearer ")):
            return None
        return refused(HTTPStatus.UNAUTHORIZED, self._say, "token")

    def _entered(self, path: str, query: str) -> Response:
        # a path of two slashes would name another host
        target = "/" + path.lstrip("/\\") + (f"?{query}" if query else "")
        answer = RedirectResponse(target, HTTPStatus.SEE_OTHER)
        answer.headers["Set-Cookie"] = self._sessions.header(self._sessions.enter())
        return answer

    def _unsigned(self, headers: Headers, session: Session, body: bytes | None) -> Response | None:
        """A form that this server did not make for this browser."""
        if body is None:
            return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._say, "too_much")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        shown = [headers["x-csrf-token"]] if "x-csrf-token" in headers else _csrf(kind, body)
        from_here = origin_allowed(headers.get("origin"), headers.get("sec-fetch-site"), headers.get("host"))
        if not from_here or len(shown) != 1 or not self._sessions.is_csrf(session, shown[0]):
            return refused(HTTPStatus.FORBIDDEN, self._say, "form")
        return None


def _csrf(kind: str, body: bytes) -> Sequence[str]:
    if kind != "application/x-www-form-urlencoded":
        return ()
    try:
        return parse_qs(body.decode(), max_num_fields=MOST_FIELDS).get("csrf", ())
    except ValueError:
        return ()


def _is_open(scope: Scope) -> bool:
    return bool(scope["path"].startswith(OPEN))


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() and len(told) < 16 else LONGEST_BODY + 1


async def _body(receive: Receive) -> bytes | None:
    """What is sent; None if it is too much."""
    held = bytearray()
    while True:
        message = await receive()
        held += message.get("body", b"")
        if len(held) > LONGEST_BODY:
            return None
        if message["type"] != "http.request" or not message.get("more_body"):
            return bytes(held)


def _again(body: bytes) -> Receive:
    """Give the page what was read to look for the token."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return left.pop() if left else {"type": "http.disconnect"}

    return receive


def _with_headers(send: Send, cookie: str | None) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS:
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
            if cookie:
                headers.append("Set-Cookie", cookie)
        await send(message)

    return answer
