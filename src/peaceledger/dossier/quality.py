"""How well the program did when it was last measured: figures that come with it, made by the gate when nothing was left out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Figures of one measurement.

    Attributes:
        version: Of the program that was measured.
        day: When, as YYYY-MM-DD.
        figures: Shares between 0 and 1 by name; the first part of a name is its exam.
    """

    version: str
    day: str
    figures: Mapping[str, float]


@cache
def shipped() -> Quality | None:
    """The figures in the package; None where there are none."""
    file = resources.files("peaceledger.dossier") / "quality.json"
    if not file.is_file():
        return None
    found = json.loads(file.read_text("utf-8"))
    return Quality(version=found["version"], day=found["day"], figures=found["figures"])
