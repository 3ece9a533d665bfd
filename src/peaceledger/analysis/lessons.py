"""What people decided, for others: the decisions themselves, and lines that a model or a rule can learn from.

Coders are named only where it is asked for.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from peaceledger.analysis.history import History, history_of
from peaceledger.errors import UsageError
from peaceledger.reconcile.decisions import PAIRS
from peaceledger.records.judgement import PASSAGE, Anchor, Judgement, Target
from peaceledger.store import open_ledger, rows
from peaceledger.store.files import disk_faults_in_words
from peaceledger.store.judgements import as_line
from peaceledger.store.read import Row
from peaceledger.store.rows import plain

FORMATS = ("judgements", "training")
VERDICTS = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "same": "same",
    "join": "same",
    "different": "different",
    "split": "different",
    "unsure": "unsure",
}


def write_lessons(path: Path, name: str, to: Path, *, with_names: bool = False) -> Path:
    """Write one file of JSON lines.

    Args:
        path: Ledger folder.
        name: ``judgements`` for every decision as it was made, with what became of it; ``training`` for a line for each passage
            and decision that stands.
        to: Folder, made if it is not there; an earlier file of this name in it is replaced.
        with_names: Whether coders are named. Otherwise they are "coder 1", "coder 2", in the order of their first decision.

    Returns:
        The file.

    Raises:
        UsageError: If ``to`` is no folder.
        LedgerError: If the ledger cannot be read, or the disk is full.
    """
    if to.exists() and not to.is_dir():
        raise UsageError(f"--to {to} is a file. Give a folder.")
    with open_ledger(path) as db, disk_faults_in_words(to):
        history = history_of(db, path)
        names = _names(history, with_names=with_names)
        spoken = rows(db, "SELECT capture_id, min(language) AS language FROM articles GROUP BY capture_id")
        languages = {r["capture_id"]: r["language"] for r in spoken}
        found = _judgements(history, names) if name == "judgements" else training(history, names, languages)
        to.mkdir(parents=True, exist_ok=True)
        file = to / f"{name}.jsonl"
        with file.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(json.dumps(line, ensure_ascii=False, default=plain) + "\n" for line in found)
    return file


def _names(history: History, *, with_names: bool) -> Mapping[str, str]:
    coders = list(dict.fromkeys(j.coder for j in history.judgements))
    return {c: c if with_names else f"coder {n}" for n, c in enumerate(coders, start=1)}


def _judgements(history: History, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for j in history.judgements:
        row = history.row(j)
        yield as_line(j) | {"coder": names[j.coder], "status": row["status"], "note": _unnamed(row, names)}


def _unnamed(row: Row, names: Mapping[str, str]) -> str:
    """The note of a status, which names the person who took it back."""
    note = str(row["note"])
    for name, shown in names.items():
        note = note.replace(f"taken back by {name}:", f"taken back by {shown}:")
    return note


def training(history: History, names: Mapping[str, str], languages: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """A line for each passage of each decision that stands; for pairs one with the passages of both.

    Args:
        history: What people decided.
        names: As what coders are shown.
        languages: By capture.
    """
    last = {_thing(j): j for j in history.acting}
    drawn = {
        k: j.targets[1].anchors[0]
        for j in last.values()
        if j.field == PASSAGE and j.action == "correct"
        for k in history.ids_of(j)
    }
    for j in last.values():
        head = {
            "judgement_id": j.judgement_id,
            "coder": names[j.coder],
            "verdict": VERDICTS[j.action],
            "reason": j.reason,
            "status": history.row(j)["status"],
        }
        if j.action in PAIRS:
            yield head | {"task": "pair", "records": [_side(t, languages) for t in j.targets]}
            continue
        said = {"field": j.field, "machine": j.old, "label": j.old if j.action == "accept" else j.new}
        for anchor in j.targets[0].anchors:
            about = {"table": j.targets[0].table, "record_id": j.targets[0].record_id}
            yield (
                head
                | {"task": "record"}
                | about
                | said
                | _passage(drawn.get(anchor.record_id, anchor), languages)
                | _as_found(anchor)
            )


def _thing(j: Judgement) -> object:
    """What a decision is about; a later one on the same thing stands in its place."""
    return (frozenset(t.record_id for t in j.targets), j.field, j.action in PAIRS)


def _side(target: Target, languages: Mapping[str, str]) -> dict[str, Any]:
    passages = [_passage(a, languages) for a in target.anchors]
    return {"table": target.table, "record_id": target.record_id, "passages": passages}


def _as_found(anchor: Anchor) -> dict[str, Any]:
    """The passage as it stood when it was judged: the rules' own, where nobody had drawn it otherwise."""
    return {"found_start": anchor.start, "found_end": anchor.end, "found": anchor.exact}


def _passage(anchor: Anchor, languages: Mapping[str, str]) -> dict[str, Any]:
    trigger = None if anchor.trigger_start is None else anchor.trigger_start - anchor.start
    return {
        "text": anchor.exact,
        "before": anchor.prefix,
        "after": anchor.suffix,
        "kind": anchor.kind,
        "trigger_at": trigger,
        "language": languages.get(anchor.capture_id),
        "sha256": anchor.sha256,
        "start": anchor.start,
        "end": anchor.end,
    }


__all__ = ["FORMATS", "training", "write_lessons"]
