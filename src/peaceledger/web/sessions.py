"""Who a visitor is to this run of the server: a signed cookie, and the token that each of its forms must carry.

Nothing is kept about a visitor. The secret is made anew with each run, so a cookie of an earlier run opens nothing.
"""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

from itsdangerous import BadSignature, URLSafeSerializer


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser.

    Attributes:
        key: Random name.
        let_in: Whether it has shown the token.
        csrf: What its forms must carry in the field ``csrf`` or the header ``X-CSRF-Token``.
        known: Whether it brought its cookie.
    """

    key: str
    let_in: bool
    csrf: str
    known: bool


class Sessions:
    """Makes and reads the cookies of one run."""

    def __init__(self, token: str | None, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)
        self._token = None if token is None else token.encode()
        self._signer = URLSafeSerializer(self._secret, salt="session")
        # two servers on one machine share a browser's cookies, whatever their ports
        self.cookie = f"peaceledger-{self._mac('cookie')[:8]}"

    def read(self, cookies: str) -> Session:
        """The session of a ``Cookie`` header; a new one where there is none of this run."""
        try:
            morsel = SimpleCookie(cookies).get(self.cookie)
            key, let_in = self._signer.loads(morsel.value if morsel else "")
        except (BadSignature, CookieError, ValueError, TypeError):
            return self._session(secrets.token_urlsafe(16), let_in=self._token is None, known=False)
        return self._session(str(key), let_in=bool(let_in) or self._token is None, known=True)

    def enter(self) -> Session:
        """A new session of somebody who has shown the token."""
        return self._session(secrets.token_urlsafe(16), let_in=True, known=False)

    def is_token(self, shown: str) -> bool:
        """Whether this is the token, told in the same time however much of it is right."""
        return self._token is not None and hmac.compare_digest(self._token, shown.encode("utf-8", "replace"))

    def is_csrf(self, session: Session, shown: str) -> bool:
        """Whether a form was made for this session."""
        return session.known and hmac.compare_digest(session.csrf.encode(), shown.encode("utf-8", "replace"))

    def header(self, session: Session) -> str:
        """The ``Set-Cookie`` header.

        Not ``Secure``, since there is no TLS on loopback. Not ``Strict``: a link from a dossier would come without the cookie,
        get a new one, and spoil the forms that are open. Nothing changes by following a link.
        """
        value = self._signer.dumps([session.key, session.let_in])
        text = value if isinstance(value, str) else value.decode()
        return f"{self.cookie}={text}; Path=/; HttpOnly; SameSite=Lax"

    def _session(self, key: str, *, let_in: bool, known: bool) -> Session:
        return Session(key=key, let_in=let_in, csrf=self._mac(f"csrf {key}"), known=known)

    def _mac(self, text: str) -> str:
        return hmac.new(self._secret, text.encode(), sha256).hexdigest()
