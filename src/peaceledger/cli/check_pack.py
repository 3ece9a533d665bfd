"""``peaceledger check-pack``: is a pack well made?"""

from typing import Annotated

import typer

from peaceledger.cli.screen import say

EXAMPLES = """\b
Examples:
  peaceledger check-pack ./my-pack
  peaceledger check-pack example
"""


def check_pack(
    path: Annotated[str, typer.Argument(metavar="PATH", help="Folder of the pack, or the name of a built-in one.")],
) -> None:
    """Check a pack's files. Exit code 1, and a list with file, entry and field, if something in them is wrong."""
    from peaceledger.packs.check import check_pack as faults_of

    faults = faults_of(path)
    for fault in faults:
        say(fault)
    say(f"{path}: {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'} found.")
    if faults:
        raise typer.Exit(1)
