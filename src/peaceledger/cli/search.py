"""``peaceledger search``: statements, passages and articles that hold some words."""

from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import as_json, harmless, say

EXAMPLES = """\b
Examples:
  peaceledger search "prisoners exchanged" ledger
  peaceledger search '"humanitarian corridor" -proposed' ledger --in statements
  peaceledger search "cease* OR truce" ledger --limit 50 --json
"""


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What to look for.")],
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    kind: Annotated[str, typer.Option("--in", metavar="KIND", help="statements, passages or articles; all if not given.")] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Most hits of each kind.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print statements, passages and articles that hold all of the words, best first; [[ ]] marks them.

    "several words" stand together, pris* is the beginning of a word, -word must not be there, of this OR that one is enough.
    """
    from dataclasses import asdict

    from peaceledger.analysis.search import search as look

    found = look(ledger, words, kind, limit)
    if json:
        print(as_json({name: asdict(one) for name, one in found.items()}))
        return
    for name, one in found.items():
        say(f"{name}: {len(one.hits)} of {one.total}")
        for hit in one.hits:
            shown = "".join(f"[[{part}]]" if marked else part for part, marked in hit.parts)
            print(f"  {hit.record_id}  {hit.day or 'date unknown'}  {harmless(' '.join(shown.split()))}")
