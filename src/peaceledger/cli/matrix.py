"""``peaceledger matrix``: parties against issues."""

from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import as_csv, as_json, print_table, say
from peaceledger.cli.show import Format

EXAMPLES = """\b
Examples:
  peaceledger matrix ledger
  peaceledger matrix ledger --where "authority = 'official' AND party IN ('XUS', 'XKO')"
  peaceledger show party_positions ledger --where "party = 'XUS' AND issue = 'territory'"
"""


def matrix(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    where: Annotated[str | None, typer.Option("--where", metavar="EXPR", help="Condition over party_positions, in SQL.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
) -> None:
    """Print what each party holds on each issue."""
    from peaceledger.analysis.matrix import matrix as positions

    found = positions(ledger, where)
    names = ("party", *found.issues)
    rows = [(party, *cells) for party, cells in zip(found.parties, found.cells, strict=True)]
    if form is Format.json:
        print(as_json([dict(zip(names, row, strict=True)) for row in rows]))
    elif form is Format.csv:
        print(as_csv(names, rows), end="")
    else:
        print_table(names, rows)
        say(f"{found.total} positions; their passages: peaceledger show party_positions")
