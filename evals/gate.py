"""Measures quality, prints every figure beside its bound, and fails where one falls short.

    python evals/gate.py             measure, print, write evals/report.json, exit 1 below a floor or above a ceiling
    python evals/gate.py --without NAME ...   leave exams out: no bound of theirs is looked at
    python evals/gate.py --raise     the same, then move each bound to what was measured where that is better
    python evals/gate.py --ship      the same, then write the bounded figures into the package, for the dossier's page on method;
                                     only if every exam is here and no bound is broken

A bound is never loosened by this program. An exam whose texts or gold changed fails until its bounds are set anew by hand.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import peaceledger
from peaceledger.analysis.scorecard import score_ledger
from peaceledger.language import Parser, Tagger
from peaceledger.scoring import Ratio

sys.path.insert(0, str(Path(__file__).parent))
import case
import ecb
import examples
import exchanges2022
import news12k
import packets
import petrarch
import plover
import polnear
import studies
import symmetry
import synthetic
import timebank

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
BASELINE = ROOT / "evals" / "baseline.json"
REPORT = ROOT / "evals" / "report.json"
SHIPPED = ROOT / "src" / "peaceledger" / "dossier" / "quality.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A floor or ceiling and the exam it was set on."""

    value: float
    kind: str
    exam: str

    def holds(self, measured: float) -> bool:
        return measured >= self.value - 1e-9 if self.kind == "floor" else measured <= self.value + 1e-9

    def better(self, measured: float) -> bool:
        return measured > self.value if self.kind == "floor" else measured < self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure beside its bound. ``fault`` is None where all is well."""

    name: str
    shown: str
    bound: str
    fault: str | None


def digest(paths: Iterable[Path]) -> str:
    """Digest of an exam: names and contents of its files."""
    seal = hashlib.sha256()
    for path in sorted(paths):
        seal.update(path.name.encode() + b"\0" + path.read_bytes())
    return seal.hexdigest()[:16]


def build(source: Path, packs: Iterable[str], folder: Path) -> Path:
    """Build a ledger as a user does, in a process of its own."""
    ledger = folder / source.name
    command = [sys.executable, "-m", "peaceledger", "build", str(source), "--out", str(ledger), "--quiet"]
    subprocess.run(command + [part for pack in packs for part in ("--pack", pack)], check=True)
    return ledger


def verify(ledger: Path) -> None:
    """Fail if any passage, key or sum of the ledger does not hold."""
    subprocess.run([sys.executable, "-m", "peaceledger", "verify", str(ledger)], check=True, stdout=subprocess.DEVNULL)


def measure_examples() -> tuple[dict[str, Ratio], str]:
    """Build the ledgers of the example articles and compare them with what a careful reader finds."""
    with tempfile.TemporaryDirectory() as folder:

        def checked(source: Path, packs: Iterable[str]) -> Path:
            ledger = build(source, packs, Path(folder))
            verify(ledger)
            return ledger

        return examples.measure(checked), digest(examples.files())


def measure_seeds() -> tuple[dict[str, Ratio], str] | None:
    """Build the ledger of the seeds from a cold start and score it; None where the exam is absent."""
    seeds, gold = SHARED / "seeds", SHARED / "gold" / "seeds"
    if not seeds.is_dir() or not gold.is_dir():
        return None
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        ledger = build(seeds, ["ukraine"], Path(folder))
        taken = time.perf_counter() - began
        verify(ledger)
        figures = dict(score_ledger(ledger, gold))
    figures["build_s"] = Ratio(round(taken, 1), None)
    return {f"seeds.{name}": ratio for name, ratio in figures.items()}, digest([*seeds.iterdir(), *gold.glob("*.json")])


def measure_polnear() -> tuple[dict[str, Ratio], str] | None:
    """Let the shipped tagger read PolNeAR's dev part; None where the corpus is absent."""
    archive = SHARED / "benchmarks" / "polnear_train_dev.tar.xz"
    if not archive.is_file():
        return None
    return polnear.measure(archive, Tagger()), digest([archive])


def measure_case() -> tuple[dict[str, Ratio], str] | None:
    """Give the CASE 2021 snippets their sub-event types; None where they are absent."""
    if not case.SNIPPETS.is_file():
        return None
    return case.measure(case.SNIPPETS, Parser()), digest([case.SNIPPETS])


def measure_plover() -> tuple[dict[str, Ratio], str] | None:
    """Name the act of each sentence with a PLOVER event; None where the file is absent."""
    return (plover.measure(), digest([plover.FILE])) if plover.FILE.is_file() else None


def measure_news12k() -> tuple[dict[str, Ratio], str] | None:
    """Build the judged articles of the general news; None where the corpus is absent."""
    if not news12k.CORPUS.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        return news12k.measure(lambda source: build(source, (), Path(folder))), digest([news12k.VERDICTS])


def measure_exchanges2022() -> tuple[dict[str, Ratio], str] | None:
    """Build the judged articles of 2022 and compare the exchange ledger with what they report; None where they are absent."""
    if not all(path.is_file() for path in exchanges2022.corpora()):
        return None
    with tempfile.TemporaryDirectory() as folder:
        return exchanges2022.measure(lambda source: build(source, ["ukraine"], Path(folder))), digest([exchanges2022.GOLD])


def measure_timebank() -> tuple[dict[str, Ratio], str] | None:
    """Find the temporal expressions of TimeBank; None where the corpus is absent."""
    if not timebank.ARCHIVE.is_file():
        return None
    return timebank.measure(timebank.ARCHIVE, Parser()), digest([timebank.ARCHIVE])


def measure_petrarch() -> tuple[dict[str, Ratio], str] | None:
    """Code PETRARCH's unit records: who did what to whom; None where they are absent."""
    files = [petrarch.FOLDER / name for name in (petrarch.RECORDS, petrarch.ACTORS, petrarch.AGENTS, petrarch.CAMEO_FILE)]
    return (petrarch.measure(), digest(files)) if all(file.is_file() for file in files) else None


def measure_packets() -> tuple[dict[str, Ratio], str]:
    """Build the ledgers of invented partisan reporting and compare each with its gold."""
    return packets.measure(), digest(packets.files())


def measure_synthetic() -> tuple[dict[str, Ratio], str]:
    """Reconcile invented wars whose events, copies and contradictions are known."""
    with tempfile.TemporaryDirectory() as folder:
        return synthetic.measure(lambda source, packs: build(source, packs, Path(folder)), Path(folder)), digest(
            synthetic.files()
        )


def measure_symmetry() -> tuple[dict[str, Ratio], str]:
    """Exchange the parties in texts and packs and see whether every record follows."""
    return symmetry.measure(), digest([ROOT / "evals" / "swap.py"])


def measure_studies() -> tuple[dict[str, Ratio], str]:
    """Study generated worlds whose truth is known: false alarms, power, intervals."""
    return studies.measure(), digest([ROOT / "evals" / "studies.py", ROOT / "evals" / "studies_worlds.py"])


def measure_ecb() -> tuple[dict[str, Ratio], str] | None:
    """Group the gold mentions of ECB+ over documents; None where the corpus is absent."""
    return (ecb.measure(ecb.ARCHIVE), digest([ecb.ARCHIVE])) if ecb.ARCHIVE.is_file() else None


EXAMS = {
    "examples": measure_examples,
    "seeds": measure_seeds,
    "polnear": measure_polnear,
    "case": measure_case,
    "plover": measure_plover,
    "petrarch": measure_petrarch,
    "timebank": measure_timebank,
    "news12k": measure_news12k,
    "exchanges2022": measure_exchanges2022,
    "packets": measure_packets,
    "synthetic": measure_synthetic,
    "ecb": measure_ecb,
    "symmetry": measure_symmetry,
    "studies": measure_studies,
}


AT_ONCE = 2
"""Exams that are measured side by side, each in a process of its own."""


def sit(name: str) -> tuple[dict[str, Ratio], str] | None:
    """What one exam gives; None where its texts are absent."""
    return EXAMS[name]()


def compare(measured: Mapping[str, Ratio], exams: Mapping[str, str], baseline: Mapping[str, Bound]) -> list[Line]:
    """Put each figure beside its bound, bounds without a figure included."""
    lines = []
    for name in sorted({*measured, *baseline}):
        ratio, bound = measured.get(name), baseline.get(name)
        shown = str(ratio) if ratio is not None else "not measured"
        limit = f"{bound.kind} {bound.value:g}" if bound else "no bound"
        lines.append(Line(name=name, shown=shown, bound=limit, fault=_fault(name, ratio, bound, exams)))
    return lines


def _fault(name: str, ratio: Ratio | None, bound: Bound | None, exams: Mapping[str, str]) -> str | None:
    exam = exams.get(name.split(".")[0])
    if bound is None or exam is None:
        return None
    if ratio is None or ratio.value is None:
        return "the exam is here but the figure was not measured"
    if bound.exam != exam:
        return f"the exam changed ({bound.exam} to {exam}): set its bounds anew by hand"
    return None if bound.holds(ratio.value) else f"{bound.kind} {bound.value:g} does not hold"


def raised(measured: Mapping[str, Ratio], baseline: Mapping[str, Bound]) -> dict[str, Bound]:
    """The baseline with every bound moved to a better measured value; never loosened, nothing added or dropped.

    Seconds stay, and so do the figures of quantised weights: another processor rounds them otherwise, by up to .005.
    """
    result = dict(baseline)
    for name, bound in baseline.items():
        value = measured[name].value if name in measured else None
        if value is not None and bound.better(value) and not name.startswith("polnear.") and not name.endswith("_s"):
            rounded = int(value * 1000) / 1000 if bound.kind == "floor" else value
            result[name] = Bound(value=rounded, kind=bound.kind, exam=bound.exam)
    return result


def read_baseline(path: Path = BASELINE) -> dict[str, Bound]:
    rows = json.loads(path.read_text("utf-8"))
    return {name: Bound(value=row["value"], kind=row["kind"], exam=row["exam"]) for name, row in rows.items()}


def write_baseline(baseline: Mapping[str, Bound], path: Path = BASELINE) -> None:
    rows = {n: {"value": b.value, "kind": b.kind, "exam": b.exam} for n, b in sorted(baseline.items())}
    path.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def ship(measured: Mapping[str, float | None], baseline: Mapping[str, Bound], day: str, path: Path = SHIPPED) -> None:
    """Write the figures that have a bound, with the exam each was measured on."""
    names = [name for name in sorted(baseline) if measured.get(name) is not None and not name.endswith("_s")]
    found = {
        "version": peaceledger.__version__,
        "day": day,
        "exams": {name.split(".")[0]: baseline[name].exam for name in names},
        "figures": {name: round(measured[name] or 0.0, 3) for name in names},
    }
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--raise", dest="tighten", action="store_true", help="move bounds to better measured values")
    arguments.add_argument("--ship", action="store_true", help="write the figures into the package")
    arguments.add_argument("--without", nargs="+", choices=EXAMS, default=[], metavar="NAME", help="exams that are left out")
    options = arguments.parse_args()
    taken = [name for name in EXAMS if name not in options.without]
    measured: dict[str, Ratio] = {}
    exams: dict[str, str] = {}
    with ProcessPoolExecutor(max_workers=AT_ONCE, mp_context=get_context("spawn")) as pool:
        for name, result in zip(taken, pool.map(sit, taken), strict=True):
            if result is not None:
                measured.update(result[0])
                exams[name] = result[1]
    baseline = read_baseline()
    lines = compare(measured, exams, baseline)
    for line in lines:
        print(f"{line.name:36} {line.shown:24} {line.bound:16} {line.fault or ''}".rstrip())
    REPORT.write_text(json.dumps({n: r.value for n, r in sorted(measured.items())}, indent=1) + "\n", "utf-8")
    faults = [line for line in lines if line.fault]
    print(f"gate: {len(measured)} figures measured, {len(baseline)} bounds, {len(faults)} faults")
    if options.tighten and not faults:
        write_baseline(raised(measured, baseline))
    if options.ship and not faults and set(exams) == set(EXAMS):
        ship({name: ratio.value for name, ratio in measured.items()}, baseline, time.strftime("%Y-%m-%d", time.gmtime()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
