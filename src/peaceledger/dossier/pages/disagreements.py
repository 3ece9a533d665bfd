"""Disagreements, side by side."""

from collections import defaultdict
from dataclasses import dataclass

from peaceledger.dossier.contexts import Ref
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.titles import title_of

ORDER = {"contradiction": 0, "divergence": 1, "wording": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One of the values that do not agree, with every passage that gives it and the side in whose voice it does."""

    value: str
    passages: tuple[tuple[str | None, Ref], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementRow:
    """Values that do not agree, side by side."""

    disagreement_id: str
    subject: str
    field: str
    kind: str
    strength: str
    note: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreements:
    """The page."""

    rows: tuple[DisagreementRow, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


def make(tables: Tables, texts: Texts, frame: Frame) -> Disagreements:
    """Contradictions first."""
    say = frame.say
    told: dict[str, dict[str, list[tuple[str | None, Ref]]]] = defaultdict(lambda: defaultdict(list))
    for p in tables["positions"]:
        told[p["disagreement_id"]][p["value"]].append((texts.side(p["side"]), texts.ref(p)))
    speakers = {u["utterance_id"]: u["speaker"] for u in tables["utterances"]}
    speakers |= {s["statement_id"]: s["speaker"] for s in tables["statements"]}
    titles = {e["event_id"]: title_of(e, say) for e in tables["events"]}
    rows = sorted(tables["disagreements"], key=lambda d: (ORDER[d["strength"]], d["kind"], d["disagreement_id"]))
    return Disagreements(
        rows=tuple(
            DisagreementRow(
                disagreement_id=d["disagreement_id"],
                subject=titles.get(d["subject_id"])
                or texts.label.get(d["subject_id"])
                or speakers.get(d["subject_id"])
                or say("statements"),
                field=say.label(d["field"]),
                kind=say.label(d["kind"]),
                strength=say.label(d["strength"]),
                note=d["note"],
                stands=tuple(
                    # of a wording the passage says it all
                    Stand(value="" if d["field"] == "wording" else value, passages=tuple(passages))
                    for value, passages in told[d["disagreement_id"]].items()
                ),
            )
            for d in rows
        )
    )


PAGE = Page(key="disagreements", tables=("disagreements", "positions", "events", "utterances", "statements"), make=make)
