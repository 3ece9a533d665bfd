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
    for p in tables["positions"]:
        positions[p["disagreement_id"]].append((p["value"], p["side"], texts.ref(p)))
    rows = sorted(tables["disagreements"], key=lambda d: (ORDER[d["strength"]], d["kind"], d["disagreement_id"]))
    return tuple(
        DisagreementRow(
            disagreement_id=d["disagreement_id"],
            subject=pages.title(d["subject_id"]) or texts.label.get(d["subject_id"], "statements"),
            field=label(d["field"]),
            kind=label(d["kind"]),
            strength=d["strength"],
            note=d["note"],
            positions=tuple(positions[d["disagreement_id"]]),
        )
        for d in rows
    )
