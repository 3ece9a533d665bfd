"""Seconds of each ready study on a large ledger; prints, and adds ``studies.*`` to benchmarks/report.json.

    python benchmarks/studies.py [--articles 30000] [--ledger FOLDER]

Without ``--ledger`` the ledger is that of a generated war. ``studies.slowest_s`` is the longest of the ready studies, all
readings and parties of it together, with the robustness grid. A kind of record is read for the first study that asks for it.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from serve_ledger import ledger_of

from peaceledger.analysis.questions.ask import ask
from peaceledger.analysis.questions.read import read_question, ready_names
from peaceledger.analysis.series.ledger import LedgerSource

REPORT = Path(__file__).with_name("report.json")


def measure(ledger: Path) -> dict[str, float]:
    """Seconds by study."""
    source, found = LedgerSource(ledger), {}
    for name in ready_names():
        start = time.perf_counter()
        answers = ask(read_question(name), source, {})
        found[name] = time.perf_counter() - start
        print(f"{name:28} {found[name]:6.1f} s  {', '.join(a.result.answer for a in answers)}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    seconds = measure(given.ledger or ledger_of(given.articles))
    report = json.loads(REPORT.read_text("utf-8")) if REPORT.is_file() else {}
    report["studies.slowest_s"] = round(max(seconds.values()), 1)
    REPORT.write_text(json.dumps(report, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"studies.slowest_s {report['studies.slowest_s']}")


if __name__ == "__main__":
    main()
