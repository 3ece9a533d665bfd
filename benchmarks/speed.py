"""Speed and memory of whole builds, as a user runs them; prints, and writes benchmarks/report.json.

    python benchmarks/speed.py [--texts FILE.jsonl.gz ...] [--limit N]

Each corpus is built by itself, its first N texts. Beside the wall clock stand the processor's seconds of all processes of the
build, loading included: they say what an article costs where the cores are shared. Runs differ by up to a third on a shared
machine: compare ratios within one run, not figures of two days.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TEXTS = [SHARED / "corpora" / name for name in ("news_12k.jsonl.gz", "war_fulltext_to_2022.jsonl.gz")]


def build(source: Path, out: Path, workers: int) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak megabytes (all processes of the build, sampled) of one cold build."""
    command = [sys.executable, "-m", "peaceledger", "build", str(source), "--out", str(out), "--pack", "ukraine"]
    began, used, peak = time.perf_counter(), used_s(), 0.0
    process = subprocess.Popen([*command, "--quiet", "--workers", str(workers)])
    while process.poll() is None:
        peak = max(peak, resident_mb(process.pid))
        time.sleep(0.2)
    if process.returncode:
        sys.exit(f"the build failed with exit code {process.returncode}")
    return time.perf_counter() - began, used_s() - used, peak


def used_s() -> float:
    """Processor seconds of the child processes that have ended."""
    ended = os.times()
    return ended.children_user + ended.children_system


def resident_mb(root: int) -> float:
    """Resident memory of a process and its descendants (proportional share where the kernel gives it)."""
    total, waiting = 0.0, [root]
    while waiting:
        pid = waiting.pop()
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
        except (OSError, ValueError):
            continue
    return total


def measured(texts: Path, limit: int | None) -> dict[str, float]:
    """Figures of a first and a second build of a corpus."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        with gzip.open(texts, "rt", encoding="utf-8") as lines:
            chosen = list(islice(lines, limit))
        source.write_text("".join(chosen), "utf-8")
        workers = min(2, os.cpu_count() or 1)
        seconds, used, peak = build(source, Path(folder) / "ledger", workers)
        again, _, _ = build(source, Path(folder) / "ledger", workers)
    return {
        "articles": len(chosen),
        "articles_per_s": round(len(chosen) / seconds, 2),
        "cpu_ms_per_article": round(1000 * used / len(chosen)),
        "peak_mb": round(peak),
        "seconds": round(seconds, 1),
        "second_over_first": round(again / seconds, 3),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=Path, nargs="+", default=TEXTS)
    arguments.add_argument("--limit", type=int, default=600)
    options = arguments.parse_args()
    report: dict[str, float] = {}
    for texts in options.texts:
        if not texts.is_file():
            sys.exit(f"not measured: {texts.name} is not here; name .jsonl.gz files of articles with --texts")
        name = texts.name.partition("_")[0].partition(".")[0]
        report |= {f"build.{name}.{figure}": value for figure, value in measured(texts, options.limit).items()}
    kept = ROOT / "benchmarks" / "report.json"
    known = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    kept.write_text(json.dumps(known | report, indent=1) + "\n", "utf-8")
    for figure, value in report.items():
        print(f"{figure:32} {value}")


if __name__ == "__main__":
    main()
