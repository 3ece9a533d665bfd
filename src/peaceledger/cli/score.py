"""``peaceledger score``: a ledger against a coder's gold."""

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import print_table

EXAMPLES = """\b
Examples:
  peaceledger score ledger --gold my-coding
  peaceledger score ledger --gold my-coding --json figures.json
"""


def score(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    gold: Annotated[Path, typer.Option("--gold", metavar="DIR", help="Folder with a coder's rows.")],
    json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the figures to this file, too.")] = None,
) -> None:
    """Compare a ledger with rows that a person coded: each figure with its k of n."""
    from peaceledger.analysis.scorecard import score_ledger

    figures = score_ledger(ledger, gold)
    if json:
        values = {name: {"value": r.value, "k": r.k, "n": r.n} for name, r in figures.items()}
        json.write_text(json_format.dumps(values, indent=2) + "\n", "utf-8")
    print_table(("figure", "value", "k", "n"), [(n, _shown(r.value), r.k, r.n) for n, r in figures.items()])


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"
