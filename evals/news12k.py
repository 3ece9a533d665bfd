"""False alarms and misses in general news: readers' verdicts on drawn events, and articles known to report a swap or release.

python evals/news12k.py draw --ledger LEDGER --seed N [--count 100]     print events to judge as JSON lines
python evals/news12k.py measure                                         build the articles judged so far and print the figures

``news12k.json`` holds ids, offsets and verdicts, never the texts. ``precision_read``: of the drawn exchanges, rounds,
ceasefires and agreements that the program still finds, the share two blind readers (a third where they differ) found right.
``recall_read``: of the articles in which a reader of every hit of a wide pattern saw a swap or release of prisoners between
parties, the share where such an event stands in the ledger within 300 characters of the passage.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random  # noqa: TID251 - a draw with a fixed seed
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from peaceledger.scoring import Ratio

HERE = Path(__file__).parent
VERDICTS = HERE / "news12k.json"
CORPUS = HERE.parents[1] / "shared" / "corpora" / "news_12k.jsonl.gz"
DRAWN = ("prisoner_exchange", "negotiation_round", "ceasefire", "agreement")
FREED = ("prisoner_exchange", "prisoner_release")
NEAR = 300
FOUND = """
    SELECT c.record_id, m.type, m.start, m."end", m.status, m.quote
    FROM mentions m JOIN captures c USING (capture_id) WHERE m.event_id IS NOT NULL ORDER BY ALL
"""
Row = tuple[str, str, int, int, str, str]


def found(ledger: Path) -> list[Row]:
    """Every mention that stands for an event of the ledger: article, type, first and last character, status, passage."""
    with duckdb.connect(str(ledger / "ledger.duckdb"), read_only=True) as database:
        return database.execute(FOUND).fetchall()


def draw(rows: Iterable[Row], seed: int, count: int) -> list[Row]:
    """Some of the events that are to be judged, the same for the same seed."""
    return random.Random(seed).sample([row for row in rows if row[1] in DRAWN], count)


def excerpt(ids: Iterable[str], corpus: Path = CORPUS) -> Iterator[str]:
    """Lines of the corpus with these ids."""
    wanted = set(ids)
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        yield from (line for line in lines if json.loads(line)["id"] in wanted)


def measure(build: Callable[[Path], Path], verdicts: Path = VERDICTS, corpus: Path = CORPUS) -> dict[str, Ratio]:
    """Build the articles with verdicts and compare."""
    judged = json.loads(verdicts.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "judged.jsonl"
        ids = {row["id"] for rows in judged.values() for row in rows}
        source.write_text("".join(excerpt(ids, corpus)), "utf-8")
        rows = found(build(source))
    return {"news12k.precision_read": precision(judged["drawn"], rows), "news12k.recall_read": recall(judged["freed"], rows)}


def precision(drawn: Iterable[dict[str, Any]], rows: Iterable[Row]) -> Ratio:
    """Share of right ones among the drawn events that are still found."""
    known = list(rows)
    still = [d for d in drawn if any(_overlaps(d, row) for row in known)]
    return Ratio(sum(d["right"] for d in still), len(still))


def _overlaps(drawn: dict[str, Any], row: Row) -> bool:
    """Whether the row is the drawn event, coded as the readers saw it: with another status their verdict says nothing."""
    same = (row[0], row[1], row[4]) == (drawn["id"], drawn["type"], drawn["status"])
    return same and row[2] < drawn["end"] and drawn["start"] < row[3]


def recall(freed: Iterable[dict[str, Any]], rows: Iterable[Row]) -> Ratio:
    """Share of the articles whose swap or release stands in the ledger near a passage that reports it."""
    told = [row for row in rows if row[1] in FREED]
    articles = list(freed)
    return Ratio(sum(any(_near(article, row) for row in told) for article in articles), len(articles))


def _near(article: dict[str, Any], row: Row) -> bool:
    return row[0] == article["id"] and any(row[2] < end + NEAR and start - NEAR < row[3] for start, end in article["spans"])


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("draw", "measure"))
    arguments.add_argument("--ledger", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=100)
    options = arguments.parse_args()
    if options.what == "draw":
        for row in draw(found(options.ledger), options.seed, options.count):
            print(json.dumps(dict(zip(("id", "type", "start", "end", "status", "quote"), row, strict=True)), ensure_ascii=False))
        return 0
    import gate

    with tempfile.TemporaryDirectory() as folder:
        for name, ratio in measure(lambda source: gate.build(source, (), Path(folder))).items():
            print(f"{name:36} {ratio}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main())
