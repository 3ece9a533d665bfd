"""The review desk: its routes are mounted under ``/review``.

A route's function takes a ``Request`` and gives a ``Response``. At hand are ``desk_of(request)`` of ``web/desk.py`` (the open
ledger, the settings, ``page`` to render a template) and ``request.state.session``. Every form that is sent carries
``<input type="hidden" name="csrf" value="{{ csrf }}">``, or a script the header ``X-CSRF-Token``; without it the request never
arrives here.
"""

from starlette.routing import BaseRoute

ROUTES: tuple[BaseRoute, ...] = ()

__all__ = ["ROUTES"]
