"""A run's settings. Stages never read them: they are handed what they need."""

import os
from dataclasses import dataclass

from peaceledger.language.parser import DEFAULT_MODEL


def default_workers() -> int:
    """Return how many processes to use: all cores this process may use, four at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose for one build.

    Attributes:
        packs: Names or paths of packs, the base pack left out.
        model: spaCy model to parse with.
        tagger: Whether the attribution tagger reads along; without it statements are found by rules alone.
        workers: Processes to use at most.
        engine: ``local`` or ``spark``.
        fresh: Whether to forget finished work.
        language: Of the dossier's interface; no result depends on it.
    """

    packs: tuple[str, ...] = ()
    model: str = DEFAULT_MODEL
    tagger: bool = True
    workers: int = 1
    engine: str = "local"
    fresh: bool = False
    language: str = "en"
