"""``peaceledger export``: the tables in other formats."""

from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import say

EXAMPLES = """\b
Examples:
  peaceledger export ledger --format csv --to tables
  peaceledger export ledger --format training --to lessons
  peaceledger export ledger --format parquet --to tables --with-text
  peaceledger export ledger --format dossier --to dossier
"""


def export(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    name: Annotated[str, typer.Option("--format", metavar="NAME", help="csv, jsonl, parquet, dossier, judgements or training.")],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Folder: new, empty or an earlier export.")],
    with_text: Annotated[bool, typer.Option("--with-text", help="Write the whole texts of captures, too.")] = False,
    with_names: Annotated[bool, typer.Option("--with-names", help="With judgements and training: name the coders.")] = False,
    language: Annotated[str, typer.Option("--language", metavar="LANG", help="With dossier: language of its words.")] = "en",
) -> None:
    """Write every table as one file, with a datapackage.json that describes them; or the dossier as a folder.

    Passages and offsets are written; whole texts stay behind unless asked for, but for the dossier, which shows them.
    """
    if name == "dossier":
        from peaceledger.dossier.folder import write_folder

        say(f"{write_folder(ledger, to, language)} files written to {to}; open index.html")
        return
    from peaceledger.analysis.lessons import FORMATS, write_lessons

    if name in FORMATS:
        say(f"Written to {write_lessons(ledger, name, to, with_names=with_names)}")
        return
    from peaceledger.store.export import export as write

    files = write(ledger, name, to, with_text=with_text)
    say(f"{len(files)} files written to {to}")
