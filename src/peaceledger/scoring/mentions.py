"""Event mentions: type and passage, then status and dates; and the passages that are no event at all."""

from peaceledger.records.mention import PEACE_TYPES
from peaceledger.scoring.gold import Gold, System
from peaceledger.scoring.passages import Row, also, inside, overlap, pair
from peaceledger.scoring.ratio import Figures, Ratio, harmonic

NOT_REAL = frozenset({"negated", "hypothetical", "demanded", "failed"})
TAKEN = frozenset({"occurred", "ongoing", "agreed"})


def score_mentions(gold: Gold, system: System) -> Figures:
    """Figures over all mentions, over peace types, over not-real ones, and the non-events taken for events."""
    wanted, found = gold.table("mentions"), system.table("mentions", gold.coded_spans)
    pairs = pair(wanted, found, _weight, lambda g: g["start"])
    hits = [(wanted[i], found[j]) for i, j in pairs]
    taken = {j for _, j in pairs}
    soft = [g for g in wanted if _soft(g)]
    spare = [s for j, s in enumerate(found) if j not in taken and not any(overlap(g, s) for g in soft)]
    strict_hits = [(g, s) for g, s in hits if not _soft(g)]
    strict_gold = [g for g in wanted if not _soft(g)]
    peace = _figures(
        [p for p in strict_hits if _peace(p[0])], [s for s in spare if s["type"] in PEACE_TYPES], strict_gold, PEACE_TYPES
    )
    every = _figures(strict_hits, spare, strict_gold, None)
    dated = [(g, s) for g, s in strict_hits if g["date_basis"] in {"stated", "relative"}]
    not_real = [g for g in strict_gold if g["status"] in NOT_REAL]
    return {
        "peace_mentions.precision": peace[0],
        "peace_mentions.recall": peace[1],
        "peace_mentions.f1": peace[2],
        "mentions.f1": every[2],
        "mentions.not_real_recall": Ratio(sum(g["status"] in NOT_REAL for g, _ in strict_hits), len(not_real)),
        "status": Ratio(sum(s["status"] in also(g, "status") for g, s in strict_hits), len(strict_hits)),
        "dates.exact": Ratio(sum(_dates(g) == _dates(s) for g, s in dated), len(dated)),
        "dates.basis": Ratio(sum(g["date_basis"] == s["date_basis"] for g, s in strict_hits), len(strict_hits)),
        "non_events.taken": _non_events(gold.table("non_events"), found),
    }


def _weight(gold: Row, system: Row) -> float:
    if system["type"] not in also(gold, "type"):
        return 0
    if system["status"] in NOT_REAL and not also(gold, "status") & NOT_REAL:
        return 0
    return overlap(gold, system)


def _soft(gold: Row) -> bool:
    return bool(gold.get("representative")) or gold["scope"] != "on_topic"


def _peace(gold: Row) -> bool:
    return gold["type"] in PEACE_TYPES


def _figures(
    hits: list[tuple[Row, Row]], spare: list[Row], gold: list[Row], types: frozenset[str] | None
) -> tuple[Ratio, Ratio, Ratio]:
    """Precision over system rows of a real status, recall over gold rows of a real status."""
    true = sum(s["status"] not in NOT_REAL for _, s in hits)
    false = sum(s["status"] not in NOT_REAL for s in spare)
    wanted = sum(g["status"] not in NOT_REAL and (types is None or g["type"] in types) for g in gold)
    right = sum(g["status"] not in NOT_REAL for g, _ in hits)
    precision, recall = Ratio(true, true + false), Ratio(right, wanted)
    return precision, recall, harmonic(precision, recall)


def _dates(row: Row) -> tuple[str | None, str | None]:
    return tuple(str(v)[:10] if (v := row[c]) else None for c in ("date_earliest", "date_latest"))  # type: ignore[return-value]


def _non_events(spans: list[Row], found: list[Row]) -> Ratio:
    real = [s for s in found if s["status"] in TAKEN]
    triggers = [s | {"start": s["trigger_start"], "end": s["trigger_end"]} for s in real]
    return Ratio(sum(any(inside(r, span) for r in (*real, *triggers)) for span in spans), len(spans))
