"""Speed of finding statements in general news on two cores, with and without the tagger; adds to benchmarks/report.json.

    python benchmarks/statements.py [--texts FILE.jsonl.gz] [--limit N]

Splitting, parsing, actors and statements are timed, loading is not. Articles count as of 980 words, so that figures of other
texts compare. Runs differ by up to a third on a shared machine: the ways are run in turn and compared within one run.
"""

import argparse
import json
import os
import sys
import time
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from peaceledger.batches import Tools
from peaceledger.config import Settings
from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.statements.find import find_statements
from peaceledger.readers import discover, read, split_capture
from peaceledger.records import Capture

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "corpora" / "news_12k.jsonl.gz"
REPORT = ROOT / "benchmarks" / "report.json"
WORDS = 980
PROCESSES = 2
WAYS = ("rules", "filtered", "unfiltered")
"""Rules alone; with the tagger asked about sentences that can hold an attribution; with the tagger asked about the whole text."""

_tools: dict[str, Any] = {}


def load(settings: Settings) -> None:
    """Load both models once in this process, and run them once."""
    tools = _tools["tools"] = Tools(settings)
    assert tools.tagger is not None
    tools.tagger.read("Nobody said a word.", [(0, 19)])


def statements(task: tuple[str, list[Capture]]) -> int:
    """How many statements some captures hold, found in one of the ways."""
    way, captures = task
    tools: Tools = _tools["tools"]
    tagger = tools.tagger
    assert tagger is not None
    marker = {"rules": None, "filtered": tagger.read, "unfiltered": lambda text, _: tagger.read(text, [(0, len(text))])}[way]
    found = 0
    pages = (page for capture in captures for page in split_capture(capture, tools.lexicon.outlets))
    for page, doc in tools.parser.parse(pages):
        actors = resolve_references(doc, find_actors(doc, tools.lexicon, page.article.published), tools.lexicon)
        found += len(find_statements(doc, page, tools.lexicon, actors, marker))
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=Path, default=TEXTS)
    arguments.add_argument("--limit", type=int, default=200)
    options = arguments.parse_args()
    if not options.texts.is_file():
        sys.exit(f"not measured: {options.texts.name} is not here; name a .jsonl.gz of articles with --texts")
    captures = [c for file in discover([options.texts]) for c in islice(read(file), options.limit) if isinstance(c, Capture)]
    words = sum(len(c.text.split()) for c in captures)
    pieces = [captures[i : i + 8] for i in range(0, len(captures), 8)]
    report: dict[str, float] = {}
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as a build gives it to its workers
    with get_context("spawn").Pool(PROCESSES, load, (Settings(packs=("ukraine",)),)) as pool:
        pool.map(statements, [("filtered", piece) for piece in pieces[:PROCESSES]], chunksize=1)
        for way in WAYS:
            began = time.perf_counter()
            found = sum(pool.imap_unordered(statements, [(way, piece) for piece in pieces]))
            per_second = words / WORDS / (time.perf_counter() - began)
            report |= {f"statements.{way}.articles_per_s": round(per_second, 2), f"statements.{way}.found": found}
    report["statements.articles_per_s"] = report["statements.filtered.articles_per_s"]
    known = json.loads(REPORT.read_text("utf-8")) if REPORT.is_file() else {}
    REPORT.write_text(json.dumps(known | report, indent=1) + "\n", "utf-8")
    print(f"{len(captures)} texts, {words} words")
    for name, value in report.items():
        print(f"{name:40} {value}")


if __name__ == "__main__":
    main()
