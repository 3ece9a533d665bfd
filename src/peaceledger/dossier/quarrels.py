"""Disagreements, side by side."""

from collections import defaultdict

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import DisagreementRow, Ref
from peaceledger.dossier.events import EventPages
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import label

ORDER = {"contradiction": 0, "divergence": 1, "wording": 2}


def disagreement_rows(tables: dict[str, list[Row]], texts: Texts, pages: EventPages) -> tuple[DisagreementRow, ...]:
    """Contradictions first."""
    positions: dict[str, list[tuple[str, str | None, Ref]]] = defaultdict(list)
    shown = {d["disagreement_id"] for d in tables["disagreements"] if d["field"] != "wording"}
    for p in tables["positions"]:
        value = p["value"] if p["disagreement_id"] in shown else ""  # of a wording the passage says it all
        positions[p["disagreement_id"]].append((value, p["side"], texts.ref(p)))
    speakers = {u["utterance_id"]: u["speaker"] for u in tables["utterances"]}
    speakers |= {s["statement_id"]: s["speaker"] for s in tables["statements"]}
    rows = sorted(tables["disagreements"], key=lambda d: (ORDER[d["strength"]], d["kind"], d["disagreement_id"]))
    return tuple(
        DisagreementRow(
            disagreement_id=d["disagreement_id"],
            subject=pages.title(d["subject_id"])
            or texts.label.get(d["subject_id"])
            or speakers.get(d["subject_id"])
            or "statements",
            field=label(d["field"]),
            kind=label(d["kind"]),
            strength=d["strength"],
            note=d["note"],
            positions=tuple(positions[d["disagreement_id"]]),
        )
        for d in rows
    )
