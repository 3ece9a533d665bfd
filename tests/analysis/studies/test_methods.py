"""Each method finds what was put in, finds nothing where nothing was, and says in which unit."""

from dataclasses import replace

import numpy as np
import pytest
from made_days import FIRST, events, noisy, on, raised, series

from peaceledger.analysis.studies.association import association
from peaceledger.analysis.studies.cross_correlation import cross_correlation, whitened
from peaceledger.analysis.studies.design import Case, Design, Events, Material, Series, Step, Window
from peaceledger.analysis.studies.event_study import event_study
from peaceledger.analysis.studies.interrupted import interrupted
from peaceledger.analysis.studies.sequences import middle_p, sequence

AT = list(range(20, 380, 30))
STUDY = Design(name="s", method="event_study", scale="ratio", draws=499)
STEPS = (Step(kind="demand", by="a"), Step(kind="reject", by="b"), Step(kind="accuse", by="a"))


def test_a_doubled_rate_is_found_with_its_interval() -> None:
    found = event_study(STUDY, Material(outcome=series(raised(noisy(), AT, 2.0)), events=events(AT)))
    assert found.estimate.low < 2.0 < found.estimate.high
    assert found.estimate.low > 1.3 and found.p <= 0.01
    assert (found.n, found.unit, found.left_out) == (12, "events", 0)


def test_a_difference_is_told_in_units_per_day() -> None:
    values = noisy()
    for at in AT:
        values[at : at + 14] += 8
    found = event_study(replace(STUDY, scale="difference"), Material(outcome=series(values), events=events(AT)))
    assert found.estimate.value == pytest.approx(8, abs=2)
    assert found.estimate.null == 0 and found.answer == "higher"


def test_nothing_is_found_where_nothing_was() -> None:
    found = event_study(STUDY, Material(outcome=series(noisy()), events=events(AT)))
    assert found.p > 0.05 and not found.estimate.excludes_null


def test_interval_and_chance_agree() -> None:
    for seed in range(12):
        for method, design in ((event_study, STUDY), (interrupted, replace(STUDY, method="interrupted"))):
            values = raised(noisy(seed=seed), AT, 1.25)
            found = method(replace(design, draws=199), Material(outcome=series(values), events=events(AT)))
            assert found.estimate.excludes_null == (found.p <= 0.05)


def test_the_same_study_gives_the_same_numbers() -> None:
    material = Material(outcome=series(noisy()), events=events(AT))
    one, other = event_study(STUDY, material), event_study(STUDY, material)
    assert one.estimate == other.estimate and one.p == other.p
    assert event_study(replace(STUDY, seed=2), material).estimate != one.estimate


def test_a_slow_trend_is_no_effect() -> None:
    rising = np.round(np.linspace(5, 60, 400) + np.random.default_rng(1).normal(0, 2, 400))
    found = event_study(replace(STUDY, scale="difference"), Material(outcome=series(rising), events=events(AT)))
    assert found.p > 0.05


def test_a_day_on_which_nothing_was_read_is_unknown_and_not_calm() -> None:
    values, read = noisy(), np.full(400, 10.0)
    for at in AT:
        values[at + 1 : at + 7] = read[at + 1 : at + 7] = 0
    material = Material(outcome=series(values, articles=read), events=events(AT))
    assert event_study(STUDY, material).p > 0.05
    unaware = replace(STUDY, adjust=("weekday",))
    assert event_study(unaware, material).answer == "lower"


def test_the_interrupted_series_gives_the_ratio_and_holds_the_trend() -> None:
    values = np.round(raised(noisy(mean=20, seed=11), AT, 1.6) * np.exp(np.linspace(-1, 1, 400)))
    found = interrupted(replace(STUDY, method="interrupted"), Material(outcome=series(values), events=events(AT)))
    assert found.estimate.low < 1.6 < found.estimate.high
    assert found.answer == "higher"


def test_a_lasting_step_is_found_by_its_date_only() -> None:
    values = noisy(days=500, mean=10)
    values[250:] *= 3
    design = Design(name="s", method="interrupted", window=Window(lasting=True), adjust=("weekday",), draws=499)
    found = interrupted(design, Material(outcome=series(values), events=events([250])))
    assert found.answer == "higher" and found.estimate.low < 3 < found.estimate.high
    assert interrupted(design, Material(outcome=series(noisy(days=500)), events=events([250]))).p > 0.05


def test_a_level_is_told_as_a_difference() -> None:
    values = np.random.default_rng(2).normal(0, 1, 400)
    for at in AT:
        values[at : at + 14] += 3
    found = interrupted(replace(STUDY, method="interrupted"), Material(outcome=series(values, kind="level"), events=events(AT)))
    assert found.estimate.low < 3 < found.estimate.high and found.estimate.null == 0


def remembered(seed: int, lag_of=None, lag: int = 0) -> np.ndarray:
    values = np.random.default_rng(seed).normal(size=500)
    if lag_of is not None:
        values[lag:] += 0.8 * lag_of[: 500 - lag]
    return values


def carried(shocks: np.ndarray) -> np.ndarray:
    result = shocks.copy()
    for i in range(1, len(result)):
        result[i] += 0.7 * result[i - 1]
    return result


def test_the_lag_is_found() -> None:
    shocks = remembered(1)
    exposure, outcome = carried(shocks), carried(remembered(2, shocks, 4))
    given = Material(exposure=series(exposure, kind="level"), outcome=series(outcome, kind="level"))
    found = cross_correlation(Design(name="s", method="cross_correlation"), given)
    assert "at 4 days" in found.estimate.words and found.p <= 0.01
    held = [point.at for point in found.points if point.low > 0 or point.high < 0]
    assert held == [4]


def test_memory_is_whitened_away() -> None:
    white = whitened(series(carried(remembered(5)), kind="level"), Design(name="s", method="cross_correlation"))
    assert abs(np.corrcoef(white[1:], white[:-1])[0, 1]) < 0.1
    raw = carried(remembered(5))
    assert np.corrcoef(raw[1:], raw[:-1])[0, 1] > 0.6


def chained(gap: int, count: int = 40) -> Events:
    rng, items = np.random.default_rng(3), []
    for start in range(0, count * 12, 12):
        items += on([start], "demand", "NOR", "SUD")
        items += on([start + gap], "reject", "SUD", "NOR")
        items += on([start + 2 * gap], "accuse", "NOR", "SUD")
        items += on(start + rng.integers(0, 12, 2), "offer", "NOR", "SUD") + on(
            start + rng.integers(0, 12, 2), "offer", "SUD", "NOR"
        )
    return Events(name="acts", items=tuple(items))


def test_a_script_is_told_from_shuffled_order() -> None:
    design = Design(name="s", method="sequence", steps=STEPS, step_days=2, draws=499)
    found = sequence(design, Material(events=chained(2)))
    assert found.answer == "higher" and found.n == 40
    assert "40 of 40" in found.notes[0]


def test_an_accusation_before_the_refusal_is_no_sequence() -> None:
    items = on([5], "demand", "NOR", "SUD") + on([9], "reject", "SUD", "NOR") + on([7], "accuse", "NOR", "SUD")
    design = Design(name="s", method="sequence", steps=STEPS, step_days=9, draws=99)
    assert sequence(design, Material(events=Events(name="acts", items=items))).notes[0].startswith("0 of 1")


def test_exchanged_parties_mirror_the_sequence() -> None:
    design = Design(name="s", method="sequence", steps=STEPS, step_days=3, draws=299)
    there = chained(2)
    other = {"NOR": "SUD", "SUD": "NOR"}
    back = Events(
        name="acts", items=tuple(replace(i, party=other[i.party], toward=other[i.toward]) for i in reversed(there.items))
    )
    one, two = (sequence(design, Material(events=e)) for e in (there, back))
    assert one.estimate == two.estimate and one.p == two.p


def test_ties_count_half() -> None:
    assert middle_p(np.array([2.0, 1.0, 2.0, 3.0])) == 1.0
    assert middle_p(np.array([9.0, *range(0, 9)])) == pytest.approx(0.1)


TABLE = Design(name="s", method="association", rows=("aid", "land"), columns=("accept", "reject"))


def cases(counts, **given) -> tuple[Case, ...]:
    cells = zip(("aid", "aid", "land", "land"), ("accept", "reject") * 2, counts, strict=True)
    return tuple(Case(row=row, column=column, **given) for row, column, n in cells for _ in range(n))


def test_the_odds_ratio_and_its_exact_interval() -> None:
    found = association(TABLE, Material(cases=cases((30, 10, 12, 28))))
    assert found.estimate.value == pytest.approx(6.8, rel=0.1)
    assert found.estimate.low > 2 and found.p < 0.001
    assert found.table.counts == ((30, 10), (12, 28))


def test_exchanged_groups_turn_the_odds_ratio_over() -> None:
    one = association(TABLE, Material(cases=cases((30, 10, 12, 28)))).estimate
    two = association(replace(TABLE, rows=("land", "aid")), Material(cases=cases((30, 10, 12, 28)))).estimate
    assert two.value == pytest.approx(1 / one.value) and two.low == pytest.approx(1 / one.high)


def test_terms_of_one_offer_are_not_so_many_witnesses() -> None:
    alone = association(TABLE, Material(cases=cases((30, 10, 12, 28))))
    packs = tuple(replace(c, cluster=f"{c.row}{c.column}{i // 10}") for i, c in enumerate(cases((30, 10, 12, 28))))
    together = association(TABLE, Material(cases=packs))
    assert (together.n, together.unit) == (len({c.cluster for c in packs}), "clusters of cases")
    assert together.estimate.low < alone.estimate.low


def test_an_empty_group_gives_no_number() -> None:
    assert association(TABLE, Material(cases=cases((9, 3, 0, 0)))).estimate is None


def test_lengths_of_windows_are_those_asked_for() -> None:
    values = np.zeros(400)
    values[100:103] = 90
    curve = event_study(
        replace(STUDY, scale="difference", window=Window(before=5, after=3), adjust=()),
        Material(outcome=Series.exact("shots", FIRST, values), events=events([100, 200])),
    ).points
    assert [p.at for p in curve] == list(range(-5, 3))
    assert [p.value for p in curve] == [0] * 5 + [45] * 3
