"""``peaceledger verify``: every passage, sum and key checked again."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import as_json, say

EXAMPLES = """\b
Examples:
  peaceledger verify ledger
  peaceledger verify ledger --json
"""
SHOWN = 20


def verify(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object, with every fault.")] = False,
) -> None:
    """Check a ledger against its stored texts. Exit code 1, and a list, if a check fails."""
    from peaceledger.store.verify import passages
    from peaceledger.store.verify import verify as run_checks

    outcomes = run_checks(ledger)
    failed = [o for o in outcomes if o.faults]
    compared = passages(ledger)
    if json:
        print(as_json({"checks": len(outcomes), "passages": compared, "failed": [asdict(o) for o in failed]}))
    else:
        for outcome in failed:
            more = len(outcome.faults) - SHOWN
            say(f"FAILED {outcome.name}: {outcome.holds}")
            say("\n".join(f"  {fault}" for fault in outcome.faults[:SHOWN]) + (f"\n  and {more} more" if more > 0 else ""))
        say(f"{len(outcomes)} checks ran, {compared} passages compared with the stored texts; {len(failed) or 'none'} failed.")
    if failed:
        raise typer.Exit(1)
