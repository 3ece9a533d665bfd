"""Runs the app on its address until it is told to stop."""

from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from peaceledger.errors import UsageError
from peaceledger.web.settings import Settings


def serve_app(app: ASGIApp, settings: Settings, ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C.

    Requests are not logged: an address may hold the token, or what somebody looked for.

    Args:
        app: The pages.
        settings: Where it listens.
        ready: Called once the port is this server's own.

    Raises:
        UsageError: If the port is taken, or the address is not this machine's.
    """
    config = uvicorn.Config(
        app,
        host=settings.host.strip("[]"),
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    try:
        listening = config.bind_socket()
    except SystemExit as fault:
        raise UsageError(f"{settings.host} port {settings.port} cannot be used: give another --port or --host.") from fault
    ready()
    try:
        with suppress(KeyboardInterrupt):  # how it is meant to end; uvicorn hands the signal on when it has closed everything
            uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()
