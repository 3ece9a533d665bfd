"""Counts: number, hedge and side must all be right."""

from collections.abc import Mapping

from peaceledger.scoring.gold import Gold, System
from peaceledger.scoring.passages import Row, also, overlap, pair, sentence
from peaceledger.scoring.ratio import Figures, Ratio

EXACT = ("low", "high", "hedge", "returned_to")


def score_counts(gold: Gold, system: System) -> Figures:
    """Share of gold rows found exactly, precision near gold rows, and what/role/scope over the found ones."""
    wanted, found = gold.table("counts"), system.table("counts", gold.coded_spans)

    def near(g: Row, s: Row) -> float:
        return overlap(g, s) or 0.5 * _same_sentence(g, s, system.texts)

    pairs = pair(wanted, found, lambda g, s: near(g, s) if _equal(g, s) else 0, lambda g: g["start"])
    hits = [(wanted[i], found[j]) for i, j in pairs]
    judged = [s for s in found if any(near(g, s) for g in wanted)]
    figures = {
        "counts.exact": Ratio(len(hits), len(wanted)),
        "counts.precision": Ratio(len(hits), len(judged)),
    }
    for column in ("what", "role", "scope"):
        figures[f"counts.{column}"] = Ratio(sum(s[column] in also(g, column) for g, s in hits), len(hits))
    return figures


def _equal(gold: Row, system: Row) -> bool:
    return all(system[c] in also(gold, c) for c in EXACT)


def _same_sentence(gold: Row, system: Row, texts: Mapping[str, str]) -> bool:
    if gold["file"] != system["file"]:
        return False
    left, right = sentence(texts[gold["file"]], gold["start"])
    return bool(system["start"] < right and left < system["end"])
