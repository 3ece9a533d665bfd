"""Measures the ledgers of the example articles against what a careful reader finds in them (expected.toml)."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from peaceledger.analysis.tables import Row, read_tables
from peaceledger.scoring import Ratio

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = ROOT / "evals" / "expected.toml"
ROWS = frozenset({"exchange", "release", "stage", "announced"})
DETAILS = ("ordinal", "kind", "mediators", "a_low", "a_high")


def files() -> list[Path]:
    """What the exam is made of."""
    return [EXPECTED, *(p for p in (ROOT / "examples").rglob("*") if p.is_file() and "packs" not in p.parts)]


def measure(build: Callable[[Path, Iterable[str]], Path]) -> dict[str, Ratio]:
    """Figures over all corpora; ``build`` makes a ledger of a folder with packs and returns it."""
    tally: dict[str, list[float]] = {}
    for corpus in tomllib.loads(EXPECTED.read_text("utf-8"))["corpus"]:
        packs = [str(ROOT / p) if "/" in p else p for p in corpus["packs"]]
        ledger = build(ROOT / "examples" / corpus["folder"], packs)
        tables = read_tables(ledger, ("exchanges", "events", "disagreements", "positions"))
        for name, outcomes in check(corpus, tables).items():
            tally.setdefault(name, []).extend(outcomes)
    return {f"examples.{name}": Ratio(sum(outcomes), len(outcomes)) for name, outcomes in tally.items()}


def check(corpus: Mapping[str, Any], tables: Mapping[str, list[Row]]) -> dict[str, list[bool]]:
    """One outcome per expected row, and per found exchange row that nothing expected explains."""
    on_topic = {e["event_id"] for e in tables["events"] if e["relevance"] == "on_topic"}
    rows = [x for x in tables["exchanges"] if x["kind"] in ROWS and x["event_id"] in on_topic]
    pairs = [(want, next((x for x in rows if right(want, x)), None)) for want in corpus["exchange"]]
    found = {x["event_id"] for _, x in pairs if x}
    numbered = [x for x in rows if x["a_best"] is not None or x["b_best"] is not None]
    voices = _voices(tables)
    return {
        "exchanges": [x is not None for _, x in pairs],
        "exchange_details": [_detail(want, x, d) for want, x in pairs if x for d in DETAILS if d in want],
        "exchange_extra": [x["event_id"] not in found for x in numbered],
        "events": [any(_event(want, e) for e in tables["events"]) for want in corpus["event"]],
        "disagreements": [any(_dispute(want, v) for v in voices) for want in corpus["disagreement"]],
        "peaceful_flagged": [any(_both(values, v[1]) and v[0] != "wording" for v in voices) for values in corpus["peaceful"]],
    }


def right(want: Mapping[str, Any], row: Row) -> bool:
    """True if day and both sides' best values are right."""
    return _on(want["day"], row) and all(_value(want.get(s), row[f"{s}_best"]) for s in "ab")


def _on(day: Any, row: Row) -> bool:
    return bool(row["date_earliest"] and row["date_latest"] and row["date_earliest"] <= day <= row["date_latest"])


def _value(want: Any, got: int | None) -> bool:
    return got in (want if isinstance(want, list) else [want])


def _detail(want: Mapping[str, Any], row: Row, name: str) -> bool:
    if name == "mediators":
        return set(want[name]) <= set(row[name])
    return bool(row[name] == want[name])


def _event(want: Mapping[str, Any], event: Row) -> bool:
    return event["type"] == want["type"] and _on(want["day"], event) and want.get("place") in (None, event["place"])


def _voices(tables: Mapping[str, list[Row]]) -> list[tuple[str, list[str]]]:
    values: dict[str, list[str]] = {d["disagreement_id"]: [] for d in tables["disagreements"]}
    for position in tables["positions"]:
        values[position["disagreement_id"]].append(position["value"])
    return [(d["kind"], values[d["disagreement_id"]]) for d in tables["disagreements"]]


def _dispute(want: Mapping[str, Any], voice: tuple[str, list[str]]) -> bool:
    return voice[0] == want["kind"] and _both(want["values"], voice[1])


def _both(wanted: Iterable[str], values: list[str]) -> bool:
    return all(any(w in v for v in values) for w in wanted)
