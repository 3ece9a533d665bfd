"""``peaceledger serve``: the pages of a ledger in a browser."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import say

EXAMPLES = """\b
Examples:
  peaceledger serve ledger
  peaceledger serve ledger --port 9000
  peaceledger serve ledger --language fr
  peaceledger serve ledger --host 0.0.0.0 --name desk.example.org
"""


def serve(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port on this machine.")] = 8010,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; others need a token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="TEXT",
            envvar="PEACELEDGER_TOKEN",
            show_envvar=False,
            help="What visitors must show once; best given as PEACELEDGER_TOKEN. Made up where it is needed and not given.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A further name of this machine. May be repeated.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="LANG", help="Language of the pages: its code, or the path of a file LANG.toml.")
    ] = "en",
) -> None:
    """Show the pages of a ledger in a browser, with search and the review desk, until Ctrl-C.

    Only this machine can reach it, unless --host says otherwise.
    """
    from peaceledger.web.app import make_app
    from peaceledger.web.serving import serve_app
    from peaceledger.web.settings import Settings, is_loopback

    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    settings = Settings(ledger=ledger, host=host, port=port, token=token, names=tuple(name or ()), language=language)
    app = make_app(settings)
    serve_app(app, settings, lambda: say(f"Open {settings.address}  (Ctrl-C ends it)"))
