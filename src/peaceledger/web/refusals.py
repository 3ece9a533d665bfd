"""Answers in a few words where there is no page: nothing of what was asked is repeated in them."""

import html
from http import HTTPStatus

from starlette.responses import HTMLResponse

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="/static/dossier.css"></head>
<body><main><h1>{title}</h1><p>{words}</p><p><a href="/">Overview</a></p></main></body></html>
"""


def plain_page(status: HTTPStatus, words: str) -> HTMLResponse:
    """Return a page of one sentence; the words are escaped."""
    return HTMLResponse(PAGE.format(title=html.escape(status.phrase), words=html.escape(words)), status)
