"""What reaches a terminal: article text is hostile, so nothing in it may steer the terminal or the layout."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Control characters, and marks that turn or hide what stands beside them."""


def harmless(value: object) -> str:
    """Return a value as one line that a terminal shows and never obeys: steering characters are spelt out."""
    text = "" if value is None else ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return STEERING.sub(_spelt, re.sub(r"[\t\r\n]+", " ", text))


def _spelt(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def say(text: str = "") -> None:
    """Print lines of our own words with data in them on standard output."""
    print("\n".join(map(harmless, text.split("\n"))))


def warn(text: str) -> None:
    """Print lines on standard error."""
    print("\n".join(map(harmless, text.split("\n"))), file=sys.stderr)


def as_json(value: object) -> str:
    """Return JSON in which no character steers a terminal."""
    return re.sub(STEERING, _spelt, json.dumps(value, ensure_ascii=False, default=_in_json))


def _in_json(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def as_csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return comma-separated values; lists are JSON arrays. Values are exact where the output is no terminal."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    shown = harmless if sys.stdout.isatty() else _exact
    writer.writerows([shown(json.dumps(v, ensure_ascii=False)) if isinstance(v, list) else shown(v) for v in row] for row in rows)
    return out.getvalue()


def _exact(value: object) -> str:
    return "" if value is None else str(value)


def console() -> "Console":
    """Return a console that takes data as data: no markup, no highlighting, no emoji."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def print_table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows as a table; one block of lines per row where a table would be wider than the terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Column, Table
    from rich.text import Text

    cells = [[harmless(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    screen = console()
    if sum(widths) + 3 * len(widths) > screen.width:
        _print_blocks(names, cells)
        return
    table = Table(*(Column(Text(name)) for name in names), box=SIMPLE_HEAD)
    for row in cells:
        table.add_row(*map(Text, row))
    screen.print(table)


def _print_blocks(names: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    for first, *rest in cells:
        print(first)
        for name, value in zip(names[1:], rest, strict=True):
            if value:
                print(f"  {name}: {value}")
