"""Answers in a few words where there is no page: nothing of what was asked is repeated in them."""

import html
from http import HTTPStatus

from starlette.responses import HTMLResponse

from peaceledger.dossier.words import Words
from peaceledger.errors import UsageError


class SaidError(UsageError):
    """A request that cannot be met, told in the language of the interface."""


PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="/static/dossier.css"></head>
<body><main><h1>{title}</h1><p>{words}</p><p><a href="/">{home}</a></p></main></body></html>
"""


def refused(status: HTTPStatus, say: Words, key: str, **values: object) -> HTMLResponse:
    """Return a page of one sentence in the language of the interface: ``web.refused.<key>``."""
    return plain_page(status, say, html.escape(say(f"web.refused.{key}", **values)))


def told(status: HTTPStatus, say: Words, fault: Exception) -> HTMLResponse:
    """Return a page of what a fault says; what the library says is English in every language."""
    words = html.escape(str(fault))
    return plain_page(status, say, words if isinstance(fault, SaidError) else f'<span lang="en">{words}</span>')


def plain_page(status: HTTPStatus, say: Words, words: str) -> HTMLResponse:
    """Return a page of one sentence; ``words`` are HTML."""
    title, home = html.escape(say("web.refused.title")), html.escape(say("pages.overview"))
    return HTMLResponse(PAGE.format(language=say.language, title=title, words=words, home=home), status)
