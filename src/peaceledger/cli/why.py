"""``peaceledger why``: the passages and steps behind one record."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peaceledger.cli.screen import as_json, harmless, say

if TYPE_CHECKING:
    from peaceledger.analysis.why import Evidence, Explanation

EXAMPLES = """\b
Examples:
  peaceledger why e_0123456789abcdef ledger
  peaceledger why s_0123456789abcdef ledger --json
"""


def why(
    record_id: Annotated[str, typer.Argument(metavar="RECORD_ID", help="Id of any record, such as an event or a statement.")],
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print the passages behind a record, how it was derived, and what people decided about it."""
    from peaceledger.analysis.why import explain

    found = explain(ledger, record_id)
    if json:
        print(as_json(asdict(found)))
    else:
        _print(found, record_id)


def _print(found: "Explanation", record_id: str) -> None:
    say(f"{record_id} in {found.table}")
    for name, value in found.record.items():
        if value not in (None, [], "") and name not in ("quote", "start", "end"):
            print(f"  {name}: {harmless(value)}")
    if found.evidence:
        say("\nPassages")
    for passage in found.evidence:
        _print_passage(passage)
    say("\nDerivation")
    for line in found.derivation:
        print(f"  {harmless(line)}")
    say("\nJudgements")
    for row in found.judgements:
        print(f"  {as_json(row)}")
    if not found.judgements:
        say("  none")


def _print_passage(passage: "Evidence") -> None:
    print(f"  {harmless(passage.path)}:{passage.line}  {harmless(passage.note)}  ({passage.record_id})")
    before, quote, after = (harmless(part) for part in (passage.before, passage.quote, passage.after))
    print(f"    ...{before}[[{quote}]]{after}...")
