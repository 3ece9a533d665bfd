"""``peaceledger show``: rows of one table."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import as_csv, as_json, print_table, say

EXAMPLES = """\b
Examples:
  peaceledger show events ledger
  peaceledger show exchanges ledger --format csv > exchanges.csv
  peaceledger show events ledger --where "type = 'ceasefire' AND n_origins > 1"
  peaceledger show offers ledger --blind
  peaceledger show statements ledger --where "list_contains(topics, 'prisoners')" --limit 0
"""
NARROW = 160  # characters of a cell; a table with whole texts in it cannot be read


class Format(StrEnum):
    """Ways to print rows."""

    table = "table"
    json = "json"
    csv = "csv"


def show(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="A table, such as events, statements, exchanges, rejected.")],
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    where: Annotated[str | None, typer.Option("--where", metavar="EXPR", help="Condition over the columns, in SQL.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Most rows; 0 for all.")] = 50,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
    blind: Annotated[bool, typer.Option("--blind", help="Hide whose an offer is: parties are Party 1 and Party 2.")] = False,
) -> None:
    """Print rows of one table, by id."""
    from peaceledger.analysis.show import select

    found = select(ledger, table, where, limit or None)
    if blind:
        from peaceledger.analysis.blind import blinded

        found = blinded(found, table, ledger)
    if form is Format.json:
        print(as_json([dict(zip(found.names, row, strict=True)) for row in found.rows]))
    elif form is Format.csv:
        print(as_csv(found.names, found.rows), end="")
    else:
        print_table(found.names, [[_short(v) for v in row] for row in found.rows])
        say(f"{len(found.rows)} of {found.total} rows")


def _short(value: object) -> object:
    return f"{value[:NARROW]}..." if isinstance(value, str) and len(value) > NARROW else value
