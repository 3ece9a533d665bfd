"""Speed of reconciliation and of the tables, over more and more articles; prints, and adds to benchmarks/report.json.

    python benchmarks/reconcile.py [--ledger FOLDER] [--articles N ...]

Articles are those of a generated war (``evals/worlds.py``), findings made without reading. With ``--ledger`` three tenths of each
size are taken from what is stored in that ledger, as far as it has so many. Beside the wall clock stand the
processor's seconds: on a shared machine they are what can be compared. ``reconcile.exponent`` is the power of the number of
articles with which they grow from the smallest size to the largest; 1 is linear. The curve is drawn to benchmarks/reconcile.svg.
"""

import argparse
import json
import math
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "evals"))
from curve import curve
from worlds import PACK, world_of
from worlds_records import Clerk, capture_id
from worlds_write import written

from peaceledger.assess import assess
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.pipeline import matter_of, tables_of
from peaceledger.reconcile import Reconciled, account, reconcile
from peaceledger.records import Capture, Findings
from peaceledger.store.folder import Folder
from peaceledger.store.parts import read_batches, read_inputs
from peaceledger.store.publish import publish

ROOT = Path(__file__).resolve().parents[1]
SIZES = (3_000, 10_000, 30_000)
STORED = 0.3
LIMIT = 60.0
"""Seconds that the largest size may take."""
MENTIONS_PER_ARTICLE = 1.95
"""Mentions of an article of the generated war, with some to spare."""
Corpus = tuple[list[Findings], dict[str, str]]


def generated(number: int, lexicon: Lexicon) -> Corpus:
    """So many articles of the generated war."""
    clerk = Clerk(lexicon)
    texts = written(world_of(int(number * MENTIONS_PER_ARTICLE * 1.2)))[:number]
    return [clerk.findings(w) for w in texts], {capture_id(w): w.text for w in texts}


def stored(ledger: Path | None, number: int) -> Corpus:
    """So many articles of a ledger, from the parts it keeps."""
    if ledger is None:
        return [], {}
    folder = Folder(ledger)
    recipe = next(p for p in folder.parts.iterdir() if p.is_dir() and p.name != "intake")
    found = {f.article.article_id: f for batch in read_batches(recipe) for f in batch.findings}
    chosen = [found[key] for key in sorted(found)][:number]
    asked = {f.article.capture_id for f in chosen}
    inputs = read_inputs(folder.parts / "intake")
    captures = {c.capture_id: c for one in inputs for c in one.captures if c.capture_id in asked}
    return chosen, {key: (folder.sources / f"{c.sha256}.txt").read_text("utf-8") for key, c in captures.items()}


@contextmanager
def timed(name: str, report: dict[str, float]) -> Iterator[None]:
    """Seconds of the wall clock and of the processor."""
    wall, used = time.perf_counter(), time.process_time()
    yield
    report[f"{name}.s"] = round(time.perf_counter() - wall, 1)
    report[f"{name}.cpu_s"] = round(time.process_time() - used, 1)


def tables(story: Reconciled, corpus: Corpus, lexicon: Lexicon, report: dict[str, float], name: str) -> None:
    """Derive what stands beside the events, apply the yardsticks, and write all tables."""
    _, texts = corpus
    with timed(f"account.{name}", report):
        accounts = account(story, texts, lexicon)
    with timed(f"assess.{name}", report):
        judged = assess(matter_of(story, lexicon))
    captures = [_capture(key, text) for key, text in sorted(texts.items())]
    with tempfile.TemporaryDirectory() as folder, timed(f"publish.{name}", report):
        publish(Folder(Path(folder)), {**tables_of(story, accounts, judged, lexicon, captures), "captures": captures})


def _capture(key: str, text: str) -> Capture:
    return Capture(
        capture_id=key,
        path=key,
        record_id=None,
        source_name=None,
        url=None,
        retrieved_at=datetime(2031, 1, 1, tzinfo=UTC),
        media_type="text/plain",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
    )


def measured(sizes: Sequence[int], ledger: Path | None) -> dict[str, float]:
    """Figures for each size."""
    lexicon = load_lexicon(["ukraine", str(PACK)]) if ledger else load_lexicon([str(PACK)])
    report: dict[str, float] = {}
    for size in sizes:
        name = f"{size // 1000}k"
        own, texts = stored(ledger, int(size * STORED))
        made, more = generated(size - len(own), lexicon)
        findings, captures = own + made, texts | more
        report[f"reconcile.{name}.articles"] = len(findings)
        report[f"reconcile.{name}.mentions"] = sum(len(f.mentions) for f in findings)
        with timed(f"reconcile.{name}", report):
            story = reconcile(findings, captures, lexicon)
        if size == sizes[-1]:
            tables(story, (findings, captures), lexicon, report, name)
        del findings, captures, own, made, texts, more, story
        print(*(f"{k} {v:g}" for k, v in report.items() if f".{name}." in k), sep="  ", flush=True)
    least, most = (f"reconcile.{s // 1000}k" for s in (sizes[0], sizes[-1]))
    if sizes[-1] > sizes[0]:
        growth = report[f"{most}.cpu_s"] / max(report[f"{least}.cpu_s"], 0.1)
        report["reconcile.exponent"] = round(math.log(growth) / math.log(sizes[-1] / sizes[0]), 2)
    report[f"reconcile.s_{sizes[-1] // 1000}k"] = report[f"{most}.s"]
    report["reconcile.peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return report


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--ledger", type=Path)
    arguments.add_argument("--articles", type=int, nargs="+", default=SIZES)
    options = arguments.parse_args()
    report = measured(options.articles, options.ledger)
    kept = ROOT / "benchmarks" / "report.json"
    known = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    kept.write_text(json.dumps(known | report, indent=1) + "\n", "utf-8")
    points = [(report[f"reconcile.{n // 1000}k.articles"], report[f"reconcile.{n // 1000}k.cpu_s"]) for n in options.articles]
    drawn = curve(points, LIMIT, "Reconciliation: seconds of one core over articles")
    (ROOT / "benchmarks" / "reconcile.svg").write_text(drawn, "utf-8")
    for figure, value in report.items():
        print(f"{figure:32} {value:g}")


if __name__ == "__main__":
    main()
