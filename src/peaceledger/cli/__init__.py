"""Room: the command line. One file per command: arguments, settings, pipeline, print."""

import signal
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

import peaceledger
from peaceledger.cli import build, check_pack, export, judge, matrix, review, score, search, serve, show, study, verify, why
from peaceledger.cli.screen import warn
from peaceledger.errors import PeaceledgerError

__all__ = ["app", "main", "run"]

INTERRUPTED = 130
FAULT = 70  # the program's own fault: none of the contract's codes

app = typer.Typer(
    name="peaceledger",
    help=peaceledger.__doc__,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where the program failed.")] = False,
) -> None:
    del version, debug  # both are read by ``run``, before and after the command


for command, name in (
    (build.build, "build"),
    (show.show, "show"),
    (matrix.matrix, "matrix"),
    (why.why, "why"),
    (judge.judge, "judge"),
    (review.review, "review"),
    (verify.verify, "verify"),
    (export.export, "export"),
    (score.score, "score"),
    (search.search, "search"),
    (serve.serve, "serve"),
    (study.study, "study"),
    (check_pack.check_pack, "check-pack"),
):
    app.command(name, epilog=sys.modules[command.__module__].EXAMPLES)(command)


def main() -> None:
    """Run the command line and end the process with the contract's exit code."""
    signal.signal(signal.SIGINT, _interrupt_once)
    sys.exit(run(sys.argv[1:]))


def _interrupt_once(*_: object) -> None:
    """The way out takes a moment: a second Ctrl-C must not cut it short and leave worker processes behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. Errors go to standard error in words, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _invoke(arguments)
    except PeaceledgerError as fault:
        warn(f"Error: {fault}")
        return fault.exit_code
    except Exception as fault:  # noqa: BLE001 - a user is never shown a traceback unless asked for
        return _unexpected(fault, debug="--debug" in arguments)


def _invoke(arguments: Sequence[str]) -> int:
    if list(arguments[:1]) == ["--version"]:
        print(f"peaceledger {peaceledger.__version__}")
        return 0
    code = app(args=list(arguments), prog_name="peaceledger", standalone_mode=False)
    if code == INTERRUPTED:
        warn("Interrupted.")
    return code if isinstance(code, int) else 0


def _unexpected(fault: Exception, *, debug: bool) -> int:
    show, code = getattr(fault, "show", None), getattr(fault, "exit_code", None)
    if callable(show) and isinstance(code, int):  # wrong use, found by the command line's parser
        show()
        return code
    if debug:
        traceback.print_exception(fault)
    if isinstance(fault, OSError) and fault.filename:
        warn(f"Error: {fault.filename} cannot be used: {fault.strerror}. Check the path and whether you may read and write it.")
        return PeaceledgerError.exit_code
    warn(
        f"Error: the program failed ({type(fault).__name__}: {fault}). This is a fault of peaceledger, not yours: "
        "please report it with the command and the output of 'peaceledger --debug ...'."
    )
    return FAULT
