"""What ran: written down with every build."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import peaceledger
from peaceledger.packs import Lexicon
from peaceledger.store.folder import Folder
from peaceledger.store.recipe import versions, weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build, as the pipeline saw it. Moments in UTC."""

    started: datetime
    finished: datetime
    packs: tuple[str, ...]
    n_read: int
    n_known: int


def read_run(folder: Folder) -> dict[str, Any]:
    """Return ``run.json``; empty where there is none or it is damaged, since the next build makes it anew."""
    try:
        found = json.loads(folder.run.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def rows_of_runs(folder: Folder, run: Run, recipe: str, n_captures: int) -> list[dict[str, Any]]:
    """Return the rows of ``runs``: those of earlier builds, then this one."""
    past = read_run(folder).get("runs", [])
    row = asdict(run) | {
        "run_id": str(1 + len(past)),
        "version": peaceledger.__version__,
        "recipe": recipe,
        "n_captures": n_captures,
    }
    return [*past, row]


def facts_of(lexicon: Lexicon, model: str, tagger: str | None, settings: Mapping[str, object]) -> dict[str, object]:
    """Return versions, packs, weights and the settings given."""
    return {
        "versions": versions(model),
        "packs": {"names": lexicon.pack_ids, "titles": lexicon.pack_names, "digest": lexicon.digest},
        "opponents_in_texts": lexicon.opponents,
        "model": {"name": model, "sha256": weights(model)},
        "tagger": {"sha256": tagger},
        "settings": settings,
    }
