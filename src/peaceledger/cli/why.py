"""``peaceledger why``: the passages and steps behind one record."""

import textwrap
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peaceledger.cli.screen import as_json, console, harmless, say

if TYPE_CHECKING:
    from peaceledger.analysis.cited import Numbered
    from peaceledger.analysis.why import Evidence, Explanation

EXAMPLES = """\b
Examples:
  peaceledger why e_0123456789abcdef ledger
  peaceledger why e_0123456789abcdef ledger --weights --all
  peaceledger why s_0123456789abcdef ledger --json
"""
WIDEST = 110  # characters of a line of prose: longer ones are hard to read
SHOWN = 15  # passages, without --all


def why(
    record_id: Annotated[str, typer.Argument(metavar="RECORD_ID", help="Id of any record, such as an event or a statement.")],
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    weights: Annotated[
        bool, typer.Option("--weights", help="Print how it was derived, with every reason and its weight, too.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help=f"Print all passages, not the first {SHOWN}.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print the passages behind a record, how it was derived, and what people decided about it.

    Events, disagreements, offers, sums and what opposed sides tell alike are told in sentences; the numbers in brackets are
    those of the passages.
    """
    from peaceledger.analysis.why import explain

    found = explain(ledger, record_id)
    if json:
        print(as_json(asdict(found)))
        return
    if found.account:
        _print_account(found, record_id)
    else:
        _print_record(found, record_id)
    _print_passages(found.passages, None if every else SHOWN)
    if weights or not found.account:
        say("\nDerivation")
        for line in found.derivation:
            print(f"  {harmless(line)}")
    if not found.account:
        _print_judgements(found)


def _print_account(found: "Explanation", record_id: str) -> None:
    say(f"{found.title} ({record_id})")
    width = min(console().width, WIDEST)
    for paragraph in found.account:
        print()
        print(textwrap.fill(harmless(paragraph), width))


def _print_record(found: "Explanation", record_id: str) -> None:
    say(f"{record_id} in {found.table}")
    for name, value in found.record.items():
        if value not in (None, [], "") and name not in ("quote", "start", "end"):
            label = found.labels.get(name)
            print(f"  {name}: {harmless(value)}{f' ({harmless(label)})' if label else ''}")


def _print_passages(passages: "tuple[Numbered, ...]", most: int | None) -> None:
    if passages:
        say("\nPassages")
    for passage in passages[:most]:
        _print_passage(passage)
    if most is not None and len(passages) > most:
        say(f"  and {len(passages) - most} more: --all prints them")


def _print_passage(passage: "Numbered") -> None:
    one = passage.evidence
    head = ", ".join(p for p in (one.outlet, str(one.day) if one.day else "date unknown", f"{one.path}:{one.line}") if p)
    print(f"  [{passage.number}] {harmless(head)}  {harmless(one.note)}  ({harmless(one.record_id)})")
    before, quote, after = (harmless(part) for part in (one.before, one.quote, one.after))
    print(f"      ...{before}[[{quote}]]{after}...")
    if passage.copies:
        print(f"      the same words: {harmless('; '.join(_place(c) for c in passage.copies))}")


def _place(copy: "Evidence") -> str:
    return f"{copy.outlet or copy.path}, {copy.day or 'date unknown'} ({copy.record_id})"


def _print_judgements(found: "Explanation") -> None:
    from peaceledger.analysis.account import judgement_words

    say("\nJudgements")
    for row in found.judgements:
        print(f"  {harmless(judgement_words(row))}")
    if not found.judgements:
        say("  none")
