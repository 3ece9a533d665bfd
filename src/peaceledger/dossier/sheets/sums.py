"""Sums, orders and deals worked out again, and what opposed sides say alike."""

from collections import defaultdict
from collections.abc import Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import label, number


def sums_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """Failed sums first, then those that hold, then those that nobody can tell."""
    order = {"fails": 0, "holds": 1, "cannot_tell": 2}
    checks = sorted(tables["arithmetic"], key=lambda r: (order.get(r["outcome"], 3), r["rule"], r["check_id"]))
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in tables["concords"]:
        alike[row["concord_id"]].append(row)
    events = {e["event_id"]: e["title"] for e in tables["events"]}
    return Sheet(
        key="sums",
        title="Sums and deals",
        lead="Numbers and orders that texts print, worked out again from other passages; agreed exchanges with what is "
        "still open; values that opposed sides give alike.",
        tables=(
            SheetTable(
                caption="Worked out again",
                columns=("Claim", "About", "Rule", "Outcome", "Claimed", "Found", "Why"),
                rows=tuple(
                    (
                        texts.cell(r["claim"], [r]),
                        Cell(text=events.get(r["subject_id"], "")),
                        Cell(text=label(r["rule"])),
                        Cell(text=label(r["outcome"])),
                        Cell(text=number(r["claimed"]) if r["claimed"] is not None else ""),
                        Cell(text=number(r["found"]) if r["found"] is not None else ""),
                        Cell(text=r["explanation"]),
                    )
                    for r in checks
                ),
            ),
            SheetTable(
                caption="Deals and deeds",
                columns=("Deal", "State", "Agreed", "Deeds tied to it", "Explanation"),
                rows=tuple(
                    (
                        Cell(text=events.get(r["event_id"], r["event_id"])),
                        Cell(text=label(r["state"])),
                        Cell(text=_agreed(r)),
                        Cell(text=str(r["n_deeds"])),
                        Cell(text=r["explanation"]),
                    )
                    for r in tables["deals"]
                ),
            ),
            SheetTable(
                caption="Said alike by opposed sides",
                columns=("About", "What", "Value", "By"),
                rows=tuple(
                    (
                        Cell(text=events.get(rows[0]["subject_id"], "")),
                        Cell(text=label(rows[0]["field"])),
                        texts.cell(rows[0]["value"], rows),
                        Cell(text=", ".join(dict.fromkeys(r["side"] or "" for r in rows))),
                    )
                    for rows in alike.values()
                ),
            ),
        ),
    )


def _agreed(row: Row) -> str | None:
    sides = [(row[f"side_{s}"], row[f"agreed_{s}"]) for s in "ab"]
    return ", ".join(f"{number(n)} to {side}" for side, n in sides if n is not None) or None
