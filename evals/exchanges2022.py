"""The exchange ledger of one year: every exchange the texts report one row, none twice, no other row.

python evals/exchanges2022.py            build the judged articles, print the figures and every row beside its verdict
python evals/exchanges2022.py --all      the same over the two whole corpora (ten minutes of one core)

``exchanges2022.json`` holds ids, offsets and facts, never the texts. A passage of ``spans`` tells of the exchange whose key
stands with it; keys that ``exchanges`` lacks are real all the same (bodies, people let go with no other report, older swaps),
and may have a row, but one only. Whatever else an article says is no exchange: a plan, a wish, a practice, convicts sent to
the front. Every other article of these years was read only through a wide pattern.

``found``: exchanges that are exactly one row, with a date that the texts allow. ``false``: rows that are no real exchange of
their date, or a second row of one. ``values``: numbers given for a side that are the row's best. ``contradictions``: differences
between passages on one exchange of which some disagreement holds both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from peaceledger.scoring import Ratio

HERE = Path(__file__).parent
GOLD = HERE / "exchanges2022.json"
CORPORA = HERE.parents[1] / "shared" / "corpora"
FILES = ("war_teasers_2022.jsonl.gz", "war_fulltext_to_2022.jsonl.gz")
YEAR = 2022
ROWS = """
    SELECT x.event_id, x.kind, x.date_earliest, x.date_latest, x.side_a, x.a_best, x.side_b, x.b_best, e.title
    FROM exchanges x JOIN events e USING (event_id)
    WHERE x.kind IN ('exchange', 'release', 'stage') ORDER BY ALL
"""
MENTIONS = """
    SELECT m.event_id, c.record_id, m.trigger_start, year(a.published)
    FROM mentions m JOIN captures c USING (capture_id) JOIN articles a USING (article_id)
    WHERE m.event_id IS NOT NULL ORDER BY ALL
"""
POSITIONS = """
    SELECT p.disagreement_id, c.record_id, p.start, p."end", p.value
    FROM positions p JOIN captures c USING (capture_id) ORDER BY ALL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An exchange of the ledger: the exchange it is by the gold's passages, None for none."""

    event_id: str
    key: str | None
    first: date | None
    last: date | None
    values: Mapping[str, int | None]
    title: str


def corpora(folder: Path = CORPORA) -> list[Path]:
    """The files of the exam."""
    return [folder / name for name in FILES]


def excerpt(gold: Mapping[str, Any]) -> Iterator[str]:
    """Lines of the corpora that the gold speaks of."""
    wanted = {*gold["spans"], *gold["none"]}
    for path in corpora():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (line for line in lines if json.loads(line)["id"] in wanted)


def measure(build: Callable[[Path], Path], gold_path: Path = GOLD) -> dict[str, Ratio]:
    """Build the judged articles and compare."""
    gold = json.loads(gold_path.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "year.jsonl"
        source.write_text("".join(excerpt(gold)), "utf-8")
        return compare(build(source), gold)


def compare(ledger: Path, gold: Mapping[str, Any]) -> dict[str, Ratio]:
    """The figures of a ledger."""
    rows, known = rows_of(ledger, gold), gold["exchanges"]
    times = Counter(row.key for row in rows)
    single = {row.key: row for row in rows if row.key and times[row.key] == 1}
    found = [key for key in known if key in single and _dated(single[key], known[key])]
    values = [
        (single[k].values.get(s) if k in single else None, n) for k in known for s, n in known[k].get("returned", {}).items()
    ]
    return {
        "exchanges2022.found": Ratio(len(found), len(known)),
        "exchanges2022.false": Ratio(sum(row.key is None for row in rows) + _again(rows), len(rows)),
        "exchanges2022.values": Ratio(sum(value == right for value, right in values), len(values)),
        "exchanges2022.contradictions": contradictions(ledger, gold),
    }


def _again(rows: list[Row]) -> int:
    return sum(n - 1 for key, n in Counter(row.key for row in rows).items() if key is not None)


def _dated(row: Row, exchange: Mapping[str, Any]) -> bool:
    """Whether the row's days meet those that the texts allow; where these give none, a row without any is right, too."""
    if row.last is None:
        return "last" not in exchange
    if "last" not in exchange:
        return True
    first, last = date.fromisoformat(exchange["first"]), date.fromisoformat(exchange["last"])
    return (row.first or row.last) <= last and row.last >= first


def rows_of(ledger: Path, gold: Mapping[str, Any]) -> list[Row]:
    """Rows of the year, or of no year where an article of the year tells of them."""
    told: dict[str, list[str | None]] = defaultdict(list)
    with duckdb.connect(str(ledger / "ledger.duckdb"), read_only=True) as database:
        for event_id, record, at, year in database.execute(MENTIONS).fetchall():
            if year == YEAR:
                told[event_id].append(_key(gold, record, at))
        rows = database.execute(ROWS).fetchall()
    made = [
        Row(event_id=r[0], key=_most(told[r[0]]), first=r[2], last=r[3], values={r[4]: r[5], r[6]: r[7]}, title=r[8])
        for r in rows
        if r[0] in told and (r[3] is None or r[3].year == YEAR)
    ]
    return made


def _key(gold: Mapping[str, Any], record: str, at: int) -> str | None:
    return next((key for start, end, key in gold["spans"].get(record, ()) if start <= at < end), None)


def _most(keys: list[str | None]) -> str | None:
    """What most passages of a row tell of, of equals what is an exchange; ``?`` marks what the texts leave open."""
    votes = Counter([key for key in keys if not (key or "").startswith("?")] or keys)
    return max(votes, key=lambda key: (votes[key], key is not None, key or ""))


def contradictions(ledger: Path, gold: Mapping[str, Any]) -> Ratio:
    """Differences of which one disagreement holds a position in both passages."""
    held: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
    with duckdb.connect(str(ledger / "ledger.duckdb"), read_only=True) as database:
        for disagreement, record, start, end, value in database.execute(POSITIONS).fetchall():
            held[disagreement].append((record, start, end, value))

    def shown(passages: list[list[Any]]) -> bool:
        return any(_holds(positions, passages) for positions in held.values())

    return Ratio(sum(shown(d["passages"]) for d in gold["differences"]), len(gold["differences"]))


def _holds(positions: list[tuple[str, int, int, str]], passages: list[list[Any]]) -> bool:
    met = [{p[3] for p in positions if p[0] == record and p[1] < end and start < p[2]} for record, start, end in passages]
    return all(met) and len(set().union(*met)) > 1


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--all", action="store_true", help="build both corpora whole")
    arguments.add_argument("--ledger", type=Path, help="read this ledger instead of building one")
    options = arguments.parse_args()
    import gate

    gold = json.loads(GOLD.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "year.jsonl"
        if not options.ledger:
            source.write_text("".join(_whole() if options.all else excerpt(gold)), "utf-8")
        ledger = options.ledger or gate.build(source, ["ukraine"], Path(folder) / "ledger")
        for row in sorted(rows_of(ledger, gold), key=lambda r: (r.key or "", str(r.last))):
            print(f"{row.key or '-- none':16} {row.event_id[:12]} {row.first} to {row.last} {dict(row.values)} {row.title}")
        for name, ratio in compare(ledger, gold).items():
            print(f"{name:36} {ratio}")
    return 0


def _whole() -> Iterator[str]:
    for path in corpora():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from lines


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main())
