"""Whether the studies' methods keep their word: false alarms, power and intervals on worlds whose truth is known.

    python evals/studies.py [WORLDS]     the calibration table (1,000 worlds a row unless told; ``make calibrate``)

The gate runs the same rows of its five main methods with fewer worlds: 300 without an effect, 50 with a large one.
"""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from peaceledger.analysis.studies.design import Design, Material, Step, Window
from peaceledger.analysis.studies.run import measure as study
from peaceledger.analysis.studies.sequences import chains, shuffled
from peaceledger.scoring import Ratio

sys.path.insert(0, str(Path(__file__).parent))
import studies_worlds as worlds

DRAWS = 199
GATE_WORLDS = 300
WORLDS = 1000
GATE_POWER_WORLDS = 50
STEPS = (Step(kind="demand", by="a"), Step(kind="reject", by="b"), Step(kind="accuse", by="a"))
PLAIN, READ = ("trend", "weekday"), ("trend", "weekday", "coverage")
Trial = tuple[Design, Material, Mapping[float, float] | float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One method in one kind of world: how to make a trial of a given strength, and the strengths called small and large.

    ``gate`` is the method's name among the gate's figures, empty where the row is in the full table only.
    """

    method: str
    world: str
    make: Callable[[np.random.Generator, float], Trial]
    nothing: float
    small: float
    large: float
    gate: str = ""


def added(rng: np.random.Generator, strength: float) -> Trial:
    world = worlds.counted(rng, added=strength)
    design = Design(name="study", method="event_study", scale="difference", adjust=PLAIN)
    return design, Material(outcome=world.outcome, events=world.events), strength


def multiplied(rng: np.random.Generator, strength: float, covered: bool = False) -> Trial:
    world = worlds.counted(rng, ratio=strength, covered=covered)
    design = Design(name="study", method="event_study", scale="ratio", adjust=READ)
    return design, Material(outcome=world.outcome, events=world.events), strength


def pulsed(rng: np.random.Generator, strength: float, covered: bool = False) -> Trial:
    world = worlds.counted(rng, ratio=strength, covered=covered)
    return Design(name="study", method="interrupted", adjust=READ), Material(outcome=world.outcome, events=world.events), strength


def stepped(rng: np.random.Generator, strength: float) -> Trial:
    world = worlds.stepped(rng, ratio=strength)
    design = Design(name="study", method="interrupted", adjust=PLAIN, window=Window(lasting=True))
    return design, Material(outcome=world.outcome, events=world.events), strength


def lagged(rng: np.random.Generator, strength: float) -> Trial:
    exposure, outcome = worlds.paired(rng, strength, lag=3)
    return (
        Design(name="study", method="cross_correlation", adjust=PLAIN),
        Material(exposure=exposure, outcome=outcome),
        {3: strength},
    )


def lagged_counts(rng: np.random.Generator, strength: float) -> Trial:
    exposure, outcome = worlds.paired_counts(rng)
    return Design(name="study", method="cross_correlation", adjust=READ), Material(exposure=exposure, outcome=outcome), {}


def spoken(rng: np.random.Generator, strength: float) -> Trial:
    world, without = worlds.spoken(rng, strength)
    design = Design(name="study", method="sequence", steps=STEPS, step_days=7)
    once = replace(design, draws=0)
    found, chance = (int(chains(shuffled(events.items, once), once)[0]) for events in (world, without))
    return design, Material(events=world), float(found - chance)


def answered(rng: np.random.Generator, strength: float, clusters: bool = False) -> Trial:
    cases = worlds.answered(rng, float(np.log(strength)), clusters)
    design = Design(name="study", method="association", rows=("humanitarian", "territory"), columns=("accept", "reject"))
    return design, Material(cases=cases), strength


ROWS = (
    Row(
        method="event study, ratio",
        world="clustered events",
        make=multiplied,
        nothing=1,
        small=1.3,
        large=2.5,
        gate="event_study",
    ),
    Row(
        method="event study, ratio",
        world="changing coverage",
        make=lambda rng, s: multiplied(rng, s, covered=True),
        nothing=1,
        small=1.3,
        large=2.5,
    ),
    Row(method="event study, difference", world="clustered events", make=added, nothing=0, small=1.5, large=6),
    Row(
        method="interrupted, windows", world="clustered events", make=pulsed, nothing=1, small=1.2, large=1.7, gate="interrupted"
    ),
    Row(
        method="interrupted, windows",
        world="changing coverage",
        make=lambda rng, s: pulsed(rng, s, covered=True),
        nothing=1,
        small=1.2,
        large=1.7,
    ),
    Row(method="interrupted, one step", world="one date", make=stepped, nothing=1, small=1.5, large=4),
    Row(
        method="cross-correlation",
        world="levels with memory",
        make=lagged,
        nothing=0,
        small=0.1,
        large=0.3,
        gate="cross_correlation",
    ),
    Row(method="cross-correlation", world="counts, shared coverage", make=lagged_counts, nothing=0, small=0, large=0),
    Row(method="sequence", world="acts in bursts", make=spoken, nothing=0, small=0.1, large=0.3, gate="sequence"),
    Row(method="association, exact", world="independent cases", make=answered, nothing=1, small=2, large=5, gate="association"),
    Row(
        method="association, clusters",
        world="terms of one offer, two parties",
        make=lambda rng, s: answered(rng, s, clusters=True),
        nothing=1,
        small=1.7,
        large=3.5,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many of the worlds were called something, and in how many the interval held the truth."""

    alarms: Ratio
    covered: Ratio


def trials(row: Row, strength: float, count: int) -> Found:
    """Study so many worlds of one strength; world i of a row is the same on every machine."""
    alarms, held, studied = 0, 0, 0
    for i in range(count):
        design, material, truth = row.make(np.random.default_rng([i, round(strength * 100)]), strength)
        result = study(replace(design, draws=DRAWS, seed=i), material)
        if result.estimate is None or result.p is None:
            continue
        studied += 1
        alarms += result.p <= 1 - design.level + 1e-9
        if isinstance(truth, Mapping):
            held += all(_holds(point.low, point.high, truth.get(point.at, 0.0)) for point in result.points)
        else:
            held += _holds(result.estimate.low, result.estimate.high, truth)
    return Found(alarms=Ratio(alarms, studied), covered=Ratio(held, studied))


def _holds(low: float | None, high: float | None, truth: float) -> bool:
    return (low is None or low <= truth + 1e-9) and (high is None or truth - 1e-9 <= high)


def naive(count: int) -> Ratio:
    """False alarms of what is usually done: the mean before against the mean after the first half of the worlds' events, by t.

    Every day counts as an observation of its own; trend, week, memory and clusters are left alone.
    """
    from scipy import stats

    alarms = 0
    for i in range(count):
        world = worlds.counted(np.random.default_rng([i, 100]))
        values = world.outcome.best
        days = [(item.earliest - worlds.FIRST).days for item in world.events.items if item.earliest]
        before = np.concatenate([values[max(0, d - 14) : d] for d in days])
        after = np.concatenate([values[d : d + 14] for d in days])
        alarms += stats.ttest_ind(before, after, equal_var=False).pvalue <= 0.05
    return Ratio(alarms, count)


def naive_step(count: int) -> Ratio:
    """The same for one date: all days before it against all days after it."""
    from scipy import stats

    alarms = 0
    for i in range(count):
        world = worlds.stepped(np.random.default_rng([i, 100]))
        after = world.active > 0
        alarms += stats.ttest_ind(world.outcome.best[~after], world.outcome.best[after], equal_var=False).pvalue <= 0.05
    return Ratio(alarms, count)


def mirrored(count: int) -> Ratio:
    """Studies of sequences whose result is the same with the parties' names exchanged."""
    same = 0
    for i in range(count):
        results = []
        for swapped in (False, True):
            world, _ = worlds.spoken(np.random.default_rng([i, 3]), 0.2, swapped=swapped)
            design = Design(name="study", method="sequence", steps=STEPS, step_days=7, draws=DRAWS, seed=i)
            results.append(study(design, Material(events=world)))
        same += results[0].p == results[1].p and results[0].estimate == results[1].estimate
    return Ratio(same, count)


def _sum(ratios: list[Ratio]) -> Ratio:
    return Ratio(sum(r.k for r in ratios), sum(r.n or 0 for r in ratios))


def measure() -> dict[str, Ratio]:
    """The gate's figures: each method in its main world, and all methods together."""
    figures: dict[str, Ratio] = {}
    alarms, powers, held = [], [], []
    for row in (row for row in ROWS if row.gate):
        nothing = trials(row, row.nothing, GATE_WORLDS)
        large = trials(row, row.large, GATE_POWER_WORLDS)
        figures[f"studies.false_alarm.{row.gate}"] = nothing.alarms
        figures[f"studies.power_large.{row.gate}"] = large.alarms
        figures[f"studies.interval_coverage.{row.gate}"] = _sum([nothing.covered, large.covered])
        alarms, powers = [*alarms, nothing.alarms], [*powers, large.alarms]
        held += [nothing.covered, large.covered]
    return figures | {
        "studies.false_alarm": _sum(alarms),
        "studies.power_large": _sum(powers),
        "studies.interval_coverage": _sum(held),
        "studies.naive_false_alarm": naive(GATE_WORLDS),
        "studies.mirrored": mirrored(20),
    }


def main() -> int:
    """Print the calibration table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS
    print("| method | worlds | false alarms | power, small | power, large | intervals hold: none | small | large |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for row in ROWS:
        began = time.perf_counter()
        found = [trials(row, strength, count) for strength in dict.fromkeys((row.nothing, row.small, row.large))]
        found += [Found(alarms=Ratio(0, 0), covered=Ratio(0, 0))] * (3 - len(found))
        cells = [f"{f.alarms.value:.3f}" if f.alarms.n else "" for f in found] + [
            f"{f.covered.value:.3f}" if f.covered.n else "" for f in found
        ]
        strengths = f"{row.nothing:g}, {row.small:g}, {row.large:g}"
        print(f"| {row.method} ({strengths}) | {row.world} | {' | '.join(cells)} |", flush=True)
        print(f"{row.method}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    print(f"naive before/after, every day an observation: {naive(count)} false alarms")
    print(f"naive before/after one date: {naive_step(count)} false alarms")
    print(f"same result with the parties exchanged: {mirrored(20)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
