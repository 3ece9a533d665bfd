"""Speed and memory of a whole build, as a user runs it; prints, and writes benchmarks/report.json.

    python benchmarks/speed.py [--texts FILE.jsonl.gz] [--limit N]

Runs differ by up to a third on a shared machine: compare ratios within one run, not figures of two days.
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
TEXTS = SHARED / "corpora" / "war_fulltext_to_2022.jsonl.gz"


def build(source: Path, out: Path, workers: int) -> tuple[float, float]:
    """Seconds and peak megabytes (all processes of the build, sampled) of one cold build."""
    command = [sys.executable, "-m", "peaceledger", "build", str(source), "--out", str(out), "--pack", "ukraine"]
    began, peak = time.perf_counter(), 0.0
    process = subprocess.Popen([*command, "--quiet", "--workers", str(workers)])
    while process.poll() is None:
        peak = max(peak, resident_mb(process.pid))
        time.sleep(0.2)
    if process.returncode:
        sys.exit(f"the build failed with exit code {process.returncode}")
    return time.perf_counter() - began, peak


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


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=Path, default=TEXTS)
    arguments.add_argument("--limit", type=int, default=None)
    options = arguments.parse_args()
    if not options.texts.is_file():
        sys.exit(f"not measured: {options.texts.name} is not here; name a .jsonl.gz of articles with --texts")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        with gzip.open(options.texts, "rt", encoding="utf-8") as lines:
            chosen = list(islice(lines, options.limit))
        source.write_text("".join(chosen), "utf-8")
        workers = min(2, os.cpu_count() or 1)
        seconds, peak = build(source, Path(folder) / "ledger", workers)
        again, _ = build(source, Path(folder) / "ledger", workers)
    report = {
        "build.articles": len(chosen),
        "build.articles_per_s": round(len(chosen) / seconds, 2),
        "build.peak_mb": round(peak),
        "build.seconds": round(seconds, 1),
        "build.second_over_first": round(again / seconds, 3),
    }
    kept = ROOT / "benchmarks" / "report.json"
    known = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    kept.write_text(json.dumps(known | report, indent=1) + "\n", "utf-8")
    for name, value in report.items():
        print(f"{name:28} {value}")


if __name__ == "__main__":
    main()
