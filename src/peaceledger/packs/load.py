"""Reads pack folders into a ``Lexicon``."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from peaceledger.packs.lexicon import Lexicon

HERE = Path(__file__).parent


def load_lexicon(packs: Sequence[str | Path] = ()) -> Lexicon:
    """Load the base pack and the named ones.

    Args:
        packs: Names of built-in packs or paths of pack folders.
    """
    vocab = {f.stem: tomllib.loads(f.read_text("utf-8")) for f in sorted((HERE / "base" / "vocab").glob("*.toml"))}
    return Lexicon(
        pack_ids=("base", *(str(p) for p in packs)),
        digest="",
        parties=(),
        actors={},
        places={},
        outlets={},
        vocab=vocab,
    )
