"""Association tables: are the odds of one answer other in one group of issues than in another?

One table of independent cases: Fisher's exact test and the exact conditional interval of the odds ratio, both with mid-p (ties
count half; Lancaster 1961, Agresti, *Categorical Data Analysis*, 2013, ch. 3 and 16), because the plain exact test rejects a
true nothing less often than it says. Strata: Mantel and Haenszel's odds ratio. Cases that are not independent (the terms of
one offer): whole clusters are left out one at a time, and the jackknife's t stands for the test and the interval.
"""

from collections.abc import Sequence

import numpy as np

from peaceledger.analysis.studies.design import Case, Design, Estimate, FloatArray, IntArray, Material, Point, Result, Table
from peaceledger.analysis.studies.extra import library
from peaceledger.analysis.studies.inversion import POWER_Z

WORDS = "odds of the first answer in the first group, as a multiple of those in the second"


def association(design: Design, material: Material) -> Result:
    """Return the odds ratio of the design's two groups and two answers; ``n`` counts cases, or clusters where there are any."""
    cases = [c for c in material.cases if c.row in design.rows and c.column in design.columns]
    if not cases:
        return Result(design=design, n=0, unit="cases", left_out=len(material.cases))
    strata = sorted({case.stratum for case in cases})
    tables = np.stack([counted([c for c in cases if c.stratum == s], design) for s in strata])
    alone = len({c.cluster for c in cases if c.cluster}) == 0
    estimate, p = (_exact if alone and len(strata) == 1 else _jackknifed)(tables, cases, design)
    total = tables.sum(axis=0)
    return Result(
        design=design,
        n=len(cases) if alone else _clusters(cases),
        unit="cases" if alone else "clusters of cases",
        left_out=len(material.cases) - len(cases),
        estimate=estimate,
        p=p,
        points=tuple(_share(design, total, i) for i in (0, 1)),
        table=Table(rows=design.rows, columns=design.columns, counts=tuple(tuple(int(v) for v in row) for row in total)),
        smallest=smallest_odds_ratio(total, design.level),
    )


def _clusters(cases: Sequence[Case]) -> int:
    return len({case.cluster or f"\0{i}" for i, case in enumerate(cases)})


def counted(cases: Sequence[Case], design: Design) -> IntArray:
    """Return the two by two table of the cases."""
    table = np.zeros((2, 2), dtype=np.int64)
    for case in cases:
        table[design.rows.index(case.row), design.columns.index(case.column)] += 1
    return table


def _exact(tables: IntArray, cases: Sequence[Case], design: Design) -> tuple[Estimate | None, float | None]:
    table = tables[0]
    rows, columns, n = table.sum(axis=1), table.sum(axis=0), int(table.sum())
    if not rows.all() or not columns.all():
        return None, None
    tail = (1 - design.level) / 2
    support = np.arange(max(0, rows[0] + columns[0] - n), min(rows[0], columns[0]) + 1)
    mass = library("scipy.stats").hypergeom(n, rows[0], columns[0]).logpmf(support)

    def above(log_odds: float) -> float:
        chance = np.exp(mass + log_odds * support - (mass + log_odds * support).max())
        return float((chance[support > table[0, 0]].sum() + chance[support == table[0, 0]].sum() / 2) / chance.sum())

    solve = library("scipy.optimize").brentq
    low, value, high = (_solved(solve, above, share) for share in (tail, 0.5, 1 - tail))
    share = above(0.0)
    centre = value if value is not None else low if low is not None else high
    if centre is None:
        return None, None
    ends = (None if v is None else float(np.exp(v)) for v in (low, high))
    estimate = Estimate(value=float(np.exp(centre)), low=next(ends), high=next(ends), level=design.level, null=1.0, words=WORDS)
    return estimate, float(min(1.0, 2 * min(share, 1 - share)))


def _solved(solve: object, above: object, share: float) -> float | None:
    assert callable(solve) and callable(above)
    low, high = above(-20.0) - share, above(20.0) - share
    return float(solve(lambda x: above(x) - share, -20.0, 20.0)) if low < 0 < high else None


def log_odds_ratio(tables: FloatArray) -> float:
    """Return Mantel and Haenszel's log odds ratio over strata, half a case added to each cell of the sum's terms."""
    total = np.maximum(tables.sum(axis=(1, 2)), 1.0)
    with_half = tables + 0.5 / len(tables)
    up = (with_half[:, 0, 0] * with_half[:, 1, 1] / total).sum()
    down = (with_half[:, 0, 1] * with_half[:, 1, 0] / total).sum()
    return float(np.log(up / down))


def _jackknifed(tables: IntArray, cases: Sequence[Case], design: Design) -> tuple[Estimate | None, float | None]:
    strata = sorted({case.stratum for case in cases})
    names = sorted({case.cluster or f"\0{i}" for i, case in enumerate(cases)})
    if len(names) < 3 or not tables.sum(axis=(0, 1)).all() or not tables.sum(axis=(0, 2)).all():
        return None, None
    own = np.zeros((len(names), *tables.shape))
    for i, case in enumerate(cases):
        at = names.index(case.cluster or f"\0{i}"), strata.index(case.stratum)
        own[at][design.rows.index(case.row), design.columns.index(case.column)] += 1
    whole = tables.astype(np.float64)
    value = log_odds_ratio(whole)
    without = np.array([log_odds_ratio(whole - part) for part in own])
    error = float(np.sqrt((len(names) - 1) / len(names) * ((without - value) ** 2).sum()))
    spread = library("scipy.stats").t(len(names) - 1)
    reach = float(spread.ppf(0.5 + design.level / 2)) * error
    estimate = Estimate(
        value=float(np.exp(value)),
        low=float(np.exp(value - reach)),
        high=float(np.exp(value + reach)),
        level=design.level,
        null=1.0,
        words=WORDS,
    )
    return estimate, float(2 * spread.sf(abs(value) / max(error, 1e-12)))


def _share(design: Design, table: IntArray, row: int) -> Point:
    n = int(table[row].sum())
    if not n:
        return Point(at=row, label=design.rows[row], value=float("nan"), n=0)
    test = library("scipy.stats").binomtest(int(table[row, 0]), n)
    low, high = test.proportion_ci(design.level, method="wilson")
    return Point(at=row, label=design.rows[row], value=float(table[row, 0] / n), low=float(low), high=float(high), n=n)


def smallest_odds_ratio(table: IntArray, level: float) -> float | None:
    """Return the odds ratio that groups of these sizes would show four times out of five (Woolf's standard error)."""
    n = table.sum(axis=1)
    if not n.all():
        return None
    share = float(np.clip(table[:, 0].sum() / table.sum(), 0.5 / n.sum(), 1 - 0.5 / n.sum()))
    error = float(np.sqrt((1 / (n * share * (1 - share))).sum()))
    return float(np.exp((float(library("scipy.stats").norm.ppf(0.5 + level / 2)) + POWER_Z) * error))
