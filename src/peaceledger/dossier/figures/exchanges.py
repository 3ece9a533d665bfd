"""The exchanges of the two parties, what fails in their sums, and what was read meanwhile."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Chart, Running
from peaceledger.dossier.charts.running import Amount, Check, Read, Turn
from peaceledger.dossier.titles import TITLED, title_of
from peaceledger.dossier.words import Words

CARRIED_OUT = frozenset({"exchange", "release", "stage"})
EVENT = ("event_id", "relevance", *TITLED)
TABLES = {
    "exchanges": (
        *("event_id", "kind", "what", "date_earliest", "date_latest", "ordinal"),
        *("side_a", "a_best", "a_low", "a_high", "side_b", "b_best", "b_low", "b_high"),
    ),
    "events": EVENT,
    "arithmetic": ("check_id", "subject_id", "rule", "claim", "outcome"),
    "activity": ("type", "period", "start", "n_articles"),
    "actors": ("actor_id", "name"),
}


def exchange_charts(tables: Mapping[str, list[Row]], say: Words) -> tuple[Chart, ...]:
    """Exchanges on the topic that took place between the two parties most exchanges are between; others are not added to them."""
    pair = dyad(tables["exchanges"])
    events = {e["event_id"]: e for e in tables["events"] if e["relevance"] == "on_topic"}
    if pair is None:
        return ()
    names = {a["actor_id"]: a["name"] for a in tables["actors"]}
    checks = _checks(tables["arithmetic"], say)
    carried = [
        row
        for row in tables["exchanges"]
        if row["kind"] in CARRIED_OUT and row["what"] != "body"
        if row["event_id"] in events and (row["side_a"], row["side_b"]) == pair
    ]
    turns = tuple(_turn(row, events[row["event_id"]], checks, say) for row in carried if row.get("chosen", True))
    reading = tuple(
        Read(start=r["start"], n_articles=r["n_articles"])
        for r in tables["activity"]
        if r["type"] == "all" and r["period"] == "week" and r["n_articles"]
    )
    sides = names.get(pair[0], pair[0]), names.get(pair[1], pair[1])
    return (Running(sides=sides, turns=turns, reading=reading, partial=_partial(carried)),)


def _partial(rows: Sequence[Row]) -> bool:
    """Whether an exchange that was left out by choice lies between those that were not, or may."""
    spans = [(bool(row.get("chosen", True)), _days(row)) for row in rows]
    shown = [day for chosen, days in spans if chosen for day in days]
    left = [days for chosen, days in spans if days and not chosen]
    first, last = min(shown, default=date.max), max(shown, default=date.min)
    return any(min(days) <= last and max(days) >= first for days in left)


def _days(row: Row) -> list[date]:
    return [day for day in (row["date_earliest"], row["date_latest"]) if day]


def dyad(exchanges: Sequence[Row]) -> tuple[str, str] | None:
    """The two sides that most exchanges are between; those with a number count before those without."""
    pairs: Counter[tuple[str, str]] = Counter()
    for row in exchanges:
        if row["side_a"] and row["side_b"]:
            pairs[row["side_a"], row["side_b"]] += 1 + 1000 * (row["a_best"] is not None or row["b_best"] is not None)
    return min(pairs, key=lambda pair: (-pairs[pair], pair)) if pairs else None


def _turn(row: Row, event: Row, checks: Mapping[str, list[Check]], say: Words) -> Turn:
    return Turn(
        record=row["event_id"],
        title=title_of(event, say),
        first=row["date_earliest"],
        last=row["date_latest"],
        when=say.dates(row["date_earliest"], row["date_latest"]),
        ordinal=row["ordinal"],
        amounts=(_amount(row, "a"), _amount(row, "b")),
        checks=tuple(checks.get(row["event_id"], ())),
    )


def _amount(row: Row, letter: str) -> Amount | None:
    best, low, high = (row[f"{letter}_{name}"] for name in ("best", "low", "high"))
    known = [v for v in (best, low, high) if v is not None]
    if not known:
        return None
    return Amount(best=known[0], low=0 if low is None else low, high=high)


def _checks(arithmetic: Sequence[Row], say: Words) -> dict[str, list[Check]]:
    found: dict[str, list[Check]] = defaultdict(list)
    for row in sorted(arithmetic, key=lambda r: (r["rule"], r["check_id"])):
        if row["outcome"] != "holds":
            found[row["subject_id"]].append(Check(outcome=row["outcome"], words=f"{say.label(row['rule'])}: {row['claim']}"))
    return found
