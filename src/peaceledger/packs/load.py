"""Reads pack folders into a ``Lexicon``."""

from collections.abc import Sequence
from pathlib import Path

from peaceledger.errors import PackError
from peaceledger.packs.compile import compile_packs
from peaceledger.packs.lexicon import Lexicon
from peaceledger.packs.read import RawPack, find_pack, read_pack


def load_lexicon(packs: Sequence[str | Path] = ()) -> Lexicon:
    """Load the base pack and the named ones.

    Args:
        packs: Names of built-in packs or paths of pack folders; ``base`` may be named and is loaded once.

    Raises:
        PackError: A pack is unknown, or a file of it does not keep to the schema; the text names file, entry and field.
    """
    folders = dict.fromkeys([find_pack("base"), *(find_pack(p) for p in packs)])
    return compile_packs([_sound(read_pack(folder)) for folder in folders])


def _sound(pack: RawPack) -> RawPack:
    if pack.faults:
        more = f" ({len(pack.faults) - 1} more: run peaceledger check-pack.)" if len(pack.faults) > 1 else ""
        raise PackError(pack.faults[0] + more)
    return pack
