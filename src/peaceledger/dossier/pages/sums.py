"""Sums, orders and deals worked out again, and what opposed sides say alike."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.titles import title_of
from peaceledger.dossier.words import Words

CHECKS = ("claim", "about", "rule", "outcome", "claimed", "found", "why")
DEALS = ("deal", "state", "agreed", "deeds", "explanation")
CONCORDS = ("about", "what", "value", "by")
ORDER = {"fails": 0, "holds": 1, "cannot_tell": 2}


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """Failed sums first, then those that hold, then those that nobody can tell."""
    say = frame.say
    checks = sorted(tables["arithmetic"], key=lambda r: (ORDER.get(r["outcome"], 3), r["rule"], r["check_id"]))
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in tables["concords"]:
        alike[row["concord_id"]].append(row)
    events = {e["event_id"]: title_of(e, say) for e in tables["events"]}
    return Sheet(
        tables=(
            SheetTable.of(
                say, "arithmetic", CHECKS, (_check(r, events, texts, say) for r in checks), (r["check_id"] for r in checks)
            ),
            SheetTable.of(say, "deals", DEALS, (_deal(r, events, say) for r in tables["deals"])),
            SheetTable.of(say, "concords", CONCORDS, (_concord(rows, events, texts, say) for rows in alike.values())),
        ),
    )


def _check(row: Row, events: Mapping[str, str], texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        texts.cell(row["claim"], [row], "english"),
        Cell(text=events.get(row["subject_id"], "")),
        Cell(text=say.label(row["rule"])),
        Cell(text=say.label(row["outcome"])),
        *(Cell(text=say.number(n) if (n := row[name]) is not None else "") for name in ("claimed", "found")),
        Cell(text=row["explanation"], words="english"),
    )


def _deal(row: Row, events: Mapping[str, str], say: Words) -> tuple[Cell, ...]:
    sides = [(row[f"side_{s}"], row[f"agreed_{s}"]) for s in "ab"]
    agreed = ", ".join(say("number_to_side", n=say.number(n), side=side) for side, n in sides if n is not None)
    return (
        Cell(text=events.get(row["event_id"], row["event_id"])),
        Cell(text=say.label(row["state"])),
        Cell(text=agreed or None),
        Cell(text=say.number(row["n_deeds"])),
        Cell(text=row["explanation"], words="english"),
    )


def _concord(rows: Sequence[Row], events: Mapping[str, str], texts: Texts, say: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=events.get(rows[0]["subject_id"], "")),
        Cell(text=say.label(rows[0]["field"])),
        texts.cell(say.value(rows[0]["field"], rows[0]["value"]), rows),
        Cell(text=", ".join(dict.fromkeys(texts.side(r["side"]) or "" for r in rows))),
    )


PAGE = Page(key="sums", tables=("arithmetic", "deals", "concords", "events"), make=make, template="sheet")
