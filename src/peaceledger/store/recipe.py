"""What decides the outcome of extraction, and its digest."""

import sys
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import peaceledger
from peaceledger.packs import Lexicon
from peaceledger.records import record_id

ROOMS = ("records", "packs", "readers", "language", "extract")
"""Rooms whose code decides what is extracted: a corrected rule is applied to old captures, too."""


def recipe_of(lexicon: Lexicon, model: str, tagger: str | None = None) -> str:
    """Return the digest of program, packs and models, short enough to name a folder.

    Args:
        lexicon: The packs.
        model: Name of the language model.
        tagger: Digest of the tagger's weights, None where rules work alone.
    """
    return record_id(
        "r",
        peaceledger.__version__,
        _code(),
        lexicon.digest,
        lexicon.pack_ids,
        model,
        *weights(model).items(),
        tagger or "",
        version_of("spacy") or "",
    )


def _code() -> str:
    home = Path(peaceledger.__file__).parent
    digest = sha256()
    for path in sorted(p for room in ROOMS for p in (home / room).rglob("*.py")):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def version_of(distribution: str) -> str | None:
    """Return the installed version, None if it is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def weights(model: str) -> dict[str, str]:
    """Return sha256 by name of the model's weight files; empty where the model is no installed package."""
    spec = find_spec(model) if model.isidentifier() else None
    home = Path(spec.origin).parent if spec and spec.origin else Path(model)
    found = sorted(p for p in home.rglob("*") if p.is_file() and p.name in ("model", "meta.json", "config.cfg", "weights"))
    return {p.relative_to(home).as_posix(): sha256(p.read_bytes()).hexdigest() for p in found}


def versions(model: str) -> dict[str, str | None]:
    """Return the versions of what ran."""
    return {
        "peaceledger": peaceledger.__version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "spacy": version_of("spacy"),
        model: version_of(model.replace("_", "-")),
        "duckdb": version_of("duckdb"),
    }
