"""Rows that many passages stand behind: articles, exchanges, disagreements."""

from typing import Any

from peaceledger.scoring.gold import Gold, System, fold
from peaceledger.scoring.passages import Row, also, overlap, pair
from peaceledger.scoring.ratio import Figures, Ratio

EXCHANGE_VALUES = ("a_low", "a_high", "b_low", "b_high", "ordinal", "mediators")


def score_articles(gold: Gold, system: System) -> Figures:
    """Articles whose file, start and end are all right."""
    wanted = {(a["file"], a["start"], a["end_without_trailing_newline"]) for a in gold.articles}
    files = {a["file"] for a in gold.articles}
    found = {(a["file"], a["start"], a["end"]) for a in system.table("articles") if a["file"] in files}
    return {"articles.right": Ratio(len(wanted & found), len(wanted)), "articles.extra": Ratio(len(found - wanted), len(found))}


def score_exchanges(gold: Gold, system: System) -> Figures:
    """Ledger rows found by kind, date and evidence; their values; and numbers put on a side that the texts leave open.

    ``System`` exchange rows carry ``passages``: those of their event's mentions and counts.
    """
    wanted, found = gold.table("exchanges"), system.table("exchanges")
    pairs = pair(wanted, found, _exchange_weight, lambda g: g["evidence"][0]["start"])
    counted = [(wanted[i], found[j]) for i, j in pairs if not wanted[i].get("uncounted")]
    values = [(g, s, c) for g, s in counted for c in EXCHANGE_VALUES]
    sides = [(g, s, c) for g, s in counted for c in EXCHANGE_VALUES[:4] if g[c] is None]
    return {
        "exchanges.recall": Ratio(len(pairs), len(wanted)),
        "exchanges.values": Ratio(sum(_same_value(g[c], s[c]) for g, s, c in values), len(values)),
        "exchanges.invented_side": Ratio(sum(s[c] is not None for _, s, c in sides), len(sides)),
    }


def _exchange_weight(gold: Row, system: Row) -> float:
    if system["kind"] not in also(gold, "kind") or not _dates_meet(gold, system):
        return 0
    return sum(overlap(e, p) > 0 for e in gold["evidence"] for p in system["passages"])


def _dates_meet(gold: Row, system: Row) -> bool:
    left, right = ([str(v)[:10] if v else None for v in (r["date_earliest"], r["date_latest"])] for r in (gold, system))
    if left == [None, None] or right == [None, None]:
        return left == right
    return (left[0] or "0") <= (right[1] or "9") and (right[0] or "0") <= (left[1] or "9")


def _same_value(gold: Any, system: Any) -> bool:
    if isinstance(gold, list):
        return {fold(v) for v in gold} == {fold(v) for v in system or ()}
    return bool(gold == system)


def score_conflicts(gold: Gold, system: System) -> Figures:
    """Disagreements found (two gold positions met by different positions of one system row), and the kind of the found ones.

    ``System`` disagreement rows carry ``positions``.
    """
    coded = gold.coded_spans
    wanted = [c for c in gold.table("conflicts") if sum(_in(coded, p) for p in c["positions"]) >= 2]
    found = system.table("disagreements")
    kinds = []
    for conflict in wanted:
        hits = [d for d in found if _meets(conflict, d)]
        if hits:
            kinds.append(any(d["kind"] in also(conflict, "kind") for d in hits))
    return {"conflicts.recall": Ratio(len(kinds), len(wanted)), "conflicts.kind": Ratio(sum(kinds), len(kinds))}


def _in(coded: list[Row], position: Row) -> bool:
    return any(overlap(e, span) for e in position["evidence"] for span in coded)


def _meets(conflict: Row, disagreement: Row) -> bool:
    met = []
    for position in conflict["positions"]:
        met.append({i for i, p in enumerate(disagreement["positions"]) for e in position["evidence"] if overlap(e, p)})
    met = [m for m in met if m]
    return len(met) >= 2 and len(set.union(*met)) >= 2
