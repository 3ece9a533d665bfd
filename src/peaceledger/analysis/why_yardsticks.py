"""Why a yardstick came out as it did: whose it is, clause by clause, with the passages for and against."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peaceledger.analysis.why import Evidence, Query

Row = dict[str, Any]
BEARINGS = {"for": "for", "against": "against", "listed": "counted"}


def assessment(query: "Query", row: Row) -> "tuple[list[Evidence], list[str]]":
    """Passages by clause, and what the yardstick asks."""
    key = row["assessment_id"]
    (yardstick,) = query.of("yardsticks", "yardstick_id", row["yardstick_id"])
    proofs = query.of("assessment_evidence", "assessment_id", key)
    query.load_passages(proofs)
    order = list(BEARINGS)
    proofs.sort(key=lambda p: (p["clause"], order.index(p["bearing"]), p["capture_id"], p["start"]))
    steps = [
        f"{row['yardstick_id']} {row['yardstick']}, of {row['whose']}: {yardstick['clause']}",
        f"applied to {row['subject']} ({row['subject_id']}){' of ' + row['party'] if row['party'] else ''}: {row['outcome']}",
        row["explanation"],
    ]
    if row["missing"]:
        steps.append(f"to know more: {row['missing']}")
    steps.append("one yardstick of many: outcomes are not added up")
    return [query.passage(p, f"{BEARINGS[p['bearing']]}: {p['clause']}", key) for p in proofs], steps


def yardstick(query: "Query", row: Row) -> "tuple[list[Evidence], list[str]]":
    """Whose it is, and what it came to."""
    found = query.of("assessments", "yardstick_id", row["yardstick_id"])
    steps = [f"{row['kind']} of {row['whose']}: {row['clause']}"]
    steps += [
        f"{a['subject']}{' (' + a['party'] + ')' if a['party'] else ''}: {a['outcome']}, {a['assessment_id']}" for a in found
    ]
    return [], steps if found else [*steps, "shown, and not computed"]


__all__ = ["assessment", "yardstick"]
