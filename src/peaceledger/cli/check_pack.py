"""``peaceledger check-pack``: is a pack well made?"""

from pathlib import Path
from typing import Annotated

import typer

from peaceledger.cli.screen import say

EXAMPLES = """\b
Examples:
  peaceledger check-pack ./my-pack
  peaceledger check-pack ukraine
"""


def check_pack(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Folder of the pack, or the name of a built-in one.")],
) -> None:
    """Check a pack's files. Exit code 2, with file, entry and field, if one does not keep to the schema."""
    from peaceledger.packs import check_pack as check

    say(str(check(path)))
