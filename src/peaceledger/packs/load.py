"""Reads pack folders into a ``Lexicon``."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from peaceledger.errors import PackError
from peaceledger.packs.compile import compile_packs
from peaceledger.packs.lexicon import Lexicon
from peaceledger.packs.read import RawPack, drafted_pack, find_pack, read_pack
from peaceledger.packs.schema import ActorTable, PlaceTable, StateTable


def load_lexicon(packs: Sequence[str | Path] = (), drafted: Iterable[StateTable | ActorTable | PlaceTable] = ()) -> Lexicon:
    """Load the base pack and the named ones.

    Args:
        packs: Names of built-in packs or paths of pack folders; ``base`` may be named and is loaded once.
        drafted: States, groups and towns that no pack names, as texts introduce them; they come last.

    Raises:
        PackError: A pack is unknown, or a file of it does not keep to the schema; the text names file, entry and field.
    """
    folders = dict.fromkeys([find_pack("base"), *(find_pack(p) for p in packs)])
    tables = tuple(drafted)
    return compile_packs([*(_sound(read_pack(folder)) for folder in folders), *([drafted_pack(tables)] if tables else [])])


def _sound(pack: RawPack) -> RawPack:
    if pack.faults:
        more = f" ({len(pack.faults) - 1} more: run peaceledger check-pack.)" if len(pack.faults) > 1 else ""
        raise PackError(pack.faults[0] + more)
    return pack
