"""The review desk: its routes are mounted under ``/review``.

A route's function takes a ``Request`` and gives a ``Response``. At hand are ``desk_of(request)`` of ``web/desk.py`` (the open
ledger, the settings, ``page`` to render a template) and ``request.state.session``. Every form that is sent carries
``<input type="hidden" name="csrf" value="{{ csrf }}">``, or a script the header ``X-CSRF-Token``; without it the request never
arrives here.
"""

from starlette.routing import BaseRoute, Route

from peaceledger.web.review.coding import agreement_page, code_page, coding_page, differences_page, next_page
from peaceledger.web.review.items import history_page, item_page, pair_page, queue_page
from peaceledger.web.review.marking import text_page
from peaceledger.web.review.saving import save_added, save_coding, save_judgement, save_name, save_sample

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", queue_page),
    Route("/item/{key}", item_page),
    Route("/pair", pair_page),
    Route("/history", history_page),
    Route("/text/{capture}", text_page),
    Route("/coding", coding_page),
    Route("/coding/{sample}/next", next_page),
    Route("/coding/{sample}/{record}", code_page),
    Route("/agreement", agreement_page),
    Route("/differences", differences_page),
    Route("/name", save_name, methods=["POST"]),
    Route("/judge", save_judgement, methods=["POST"]),
    Route("/add", save_added, methods=["POST"]),
    Route("/sample", save_sample, methods=["POST"]),
    Route("/code", save_coding, methods=["POST"]),
)

__all__ = ["ROUTES"]
