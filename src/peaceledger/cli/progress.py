"""How far a build is, on standard error; silent where nobody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from peaceledger.pipeline import Watch


class Silence:
    """Nobody is told."""

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage."""

    def step(self, number: int = 1) -> None:
        """Go on."""


class Bar:
    """One bar per stage."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task = progress.add_task("Starting", total=None)

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage: a new bar in place of the last."""
        self._progress.remove_task(self._task)
        self._task = self._progress.add_task(name, total=total)

    def step(self, number: int = 1) -> None:
        """Go on."""
        self._progress.advance(self._task, number)


@contextmanager
def watching(*, quiet: bool) -> "Iterator[Watch]":
    """Give a bar with rate and time left, or silence where standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield Silence()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed and task.total else "")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(""), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress)
