"""A question put to a ledger: the same for every party, mirrored when they are swapped, refused where it cannot be put."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from invented import START, Invented, row, war

from peaceledger.analysis.questions.ask import Answer, ask
from peaceledger.analysis.questions.read import Question, question_of, read_question
from peaceledger.analysis.questions.words import headline, lines
from peaceledger.analysis.series.observations import Observation, Observed
from peaceledger.errors import UsageError


def quick(name: str) -> Question:
    """A ready study with fewer draws and its main reading alone."""
    ready = read_question(name)
    main = ready.text.split("[[alternative]]")[0].replace("\n[design]\n", "\n[design]\ndraws = 199\n", 1)
    return question_of(main.encode(), ready.file)


def main_of(answers: Sequence[Answer]) -> dict[str, Answer]:
    return {"".join(a.roles.values()): a for a in answers if a.reading == "main"}


@pytest.fixture(scope="module")
def answers() -> tuple[Answer, ...]:
    return ask(quick("less-fighting"), war("XUS", "XKO"), {})


def test_an_effect_that_was_planted_is_found_for_the_party_that_has_it(answers: tuple[Answer, ...]) -> None:
    found = main_of(answers)
    assert found["XUS"].result.answer == "lower"
    assert found["XUS"].result.estimate is not None
    assert found["XUS"].result.estimate.high is not None
    assert found["XUS"].result.estimate.high < 1
    assert found["XKO"].result.answer == "no difference shown"
    assert headline(found["XUS"]) == "The outcome is lower, as the claim has it."


def test_the_interval_stands_before_the_p_value(answers: tuple[Answer, ...]) -> None:
    told = "\n".join(lines(main_of(answers)["XUS"]))
    assert -1 < told.index("interval") < told.index("p = ")


def test_swapped_parties_give_the_mirrored_answers(answers: tuple[Answer, ...]) -> None:
    mirrored = main_of(ask(quick("less-fighting"), war("XKO", "XUS"), {}))
    found = main_of(answers)
    for party, other in (("XUS", "XKO"), ("XKO", "XUS")):
        one, two = found[party].result, mirrored[other].result
        assert (one.n, one.p, one.answer) == (two.n, two.p, two.answer)
        assert one.estimate == two.estimate
        assert [c.p for c in one.checks] == [c.p for c in two.checks]


def test_more_questions_are_corrected_together(answers: tuple[Answer, ...]) -> None:
    tested = [a.result for a in answers if a.result.p is not None and a.result.refusal is None]
    assert len(tested) > 1
    assert all(r.p_adjusted is not None and r.p is not None and r.p_adjusted >= r.p for r in tested)
    least = min(tested, key=lambda r: r.p or 1)
    assert least.p_adjusted == pytest.approx(min(1, (least.p or 0) * len(tested)))


def test_a_question_for_parties_is_refused_where_a_ledger_names_none() -> None:
    (first, *_) = ask(read_question("Y03"), Invented((), {}), {})
    assert first.result.answer == "cannot tell"
    assert first.result.refusal is not None
    assert "built with the pack" in first.result.refusal.needed


def test_a_series_about_one_party_is_not_taken_for_the_other() -> None:
    rows = tuple(
        Observation(first=START + timedelta(days=i), last=START + timedelta(days=i), best=5.0 + i % 3) for i in range(700)
    )
    given = Observed(name="violence", unit="raids", source="a file", rows=rows, gaps="unknown", side="XUS")
    found = main_of(ask(quick("Y03"), war("XUS", "XKO"), {"violence": given}))
    outcomes = {party: a.material.outcome for party, a in found.items() if a.material}
    assert outcomes["XUS"] is not None
    assert outcomes["XKO"] is not None
    assert (outcomes["XUS"].unit, outcomes["XKO"].origin) == ("raids", "this ledger")
    assert any("is about XUS" in note for note in found["XKO"].notes)


def test_a_reading_that_needs_a_series_says_so() -> None:
    found = [a for a in ask(quick("markets"), war("XUS", "XKO"), {}) if a.reading == "main"]
    assert len(found) == 1
    assert found[0].result.refusal is not None
    assert "needs a series 'prices'" in found[0].result.refusal.words


def test_a_series_without_use_is_refused() -> None:
    given = Observed(name="prices", unit="", source="", rows=(), gaps="unknown")
    with pytest.raises(UsageError, match="no use for a series 'prices'"):
        ask(read_question("Y03"), war("XUS", "XKO"), {"prices": given})


KINDS = {
    "kind": "exchange",
    "status": "occurred",
    "side_a": None,
    "side_b": None,
    "party": ["XUS", "XKO"],
    "toward": ["XUS", "XKO"],
}


def listed(*days: int) -> Observed:
    rows = tuple(Observation(first=START + timedelta(days=d), last=START + timedelta(days=d)) for d in days)
    return Observed(name="exchanges", unit="exchanges", source="a list", rows=rows, gaps="none")


def test_a_listed_exchange_near_one_of_the_ledger_counts_once() -> None:
    known = [row(100 + 20 * i, i, "XUS", **KINDS) for i in range(14)]
    known[1] |= {"last": START + timedelta(days=124)}  # the 120th to the 124th day
    raids = [row(d, d, "XUS", plover="ASSAULT", status=["occurred"]) for d in range(0, 700, 3)]
    ledger = Invented(("XUS", "XKO"), {"exchanges": known, "acts": raids})
    found = main_of(ask(quick("Y12"), ledger, {"exchanges": listed(101, 122, 150)}))["XUSXKO"]
    assert found.material is not None
    assert found.material.events is not None
    days = sorted((o.day() - START).days for o in found.material.events.items if o.day())
    assert days[:4] == [100, 122, 140, 150]
    assert len(days) == 15
    assert any("2 of the latter lie within 2 days" in note for note in found.notes)


def test_an_exchange_with_a_third_party_is_not_one_of_the_two() -> None:
    other = [row(100 + 20 * i, i, "XUS", **KINDS | {"party": ["XUS", "XAR"], "toward": ["XUS", "XAR"]}) for i in range(14)]
    found = main_of(ask(quick("Y12"), Invented(("XUS", "XKO"), {"exchanges": other}), {}))["XUSXKO"]
    assert found.result.refusal is not None
    assert "exchange: 0 in these texts" in found.result.refusal.words


def test_cases_are_grouped_by_topic_and_stance() -> None:
    answers = [
        row(1, 1, "XUS", stance="accept", topics=["prisoners"], grouped="o1"),
        row(2, 2, "XUS", stance="reject", topics=["territory", "security_guarantees"], grouped="o1"),
        row(3, 3, "XUS", stance="defer", topics=["territory"], grouped="o2"),
        row(4, 4, "XKO", stance="accept", topics=["economy"], grouped="o2"),
    ]
    found = main_of(ask(quick("Y13"), Invented(("XUS", "XKO"), {"answers": answers}), {}))
    assert found["XUS"].material is not None
    cells = [(c.row, c.column, c.cluster) for c in found["XUS"].material.cases]
    assert cells == [("cheap", "accept", "o1"), ("dear", "reject", "o1")]
    assert found["XKO"].result.answer == "cannot tell"


def test_a_month_is_only_known_where_all_days_lie_in_it() -> None:
    events = [row(190, i, "XUS", type="attack", status="occurred", told="news") for i in range(2)]
    events.append(events[0] | {"first": START + timedelta(days=170), "last": START + timedelta(days=190)})
    (found,) = ask(quick("Y40"), Invented(("XUS",), {"events": events}), {})
    assert found.material is not None
    assert [(c.row, c.column, c.cluster) for c in found.material.cases] == [("summer", "attack", "2031-07")] * 2


def test_steps_are_said_by_one_and_the_other() -> None:
    said = [row(1, 1, "XUS", stance=["demand"]), row(3, 2, "XKO", stance=["reject"]), row(5, 3, "XUS", stance=["accuse"])]
    said += [row(100 + 30 * i, 9 + i, "XUS", stance=["demand"]) for i in range(12)]
    found = main_of(ask(quick("Y15"), Invented(("XUS", "XKO"), {"statements": said}), {}))["XUSXKO"]
    assert found.material is not None
    assert found.material.events is not None
    assert [(o.kind, o.party, o.toward) for o in found.material.events.items[12:]] == [
        ("demand", "XUS", "XKO"),
        ("reject", "XKO", "XUS"),
        ("accuse", "XUS", "XKO"),
    ]


@pytest.mark.parametrize(
    ("name", "kept", "said"),
    [
        (
            "Y03",
            {"offers": [row(None, 1, "XUS", kind="offer"), row(4, 2, "XUS", kind="offer")]},
            "offer: 2 in these texts, 1 of them",
        ),
        ("Y13", {}, "hold no case of cheap, dear by accept, reject"),
        ("Y15", {"statements": [row(4, 2, "XUS", stance=["demand"])]}, "demand: 1 in these texts"),
    ],
)
def test_too_few_is_said_with_what_there_is(name: str, kept: dict, said: str) -> None:
    first = ask(quick(name), Invented(("XUS", "XKO"), kept), {})[0]
    assert first.result.refusal is not None
    assert said in first.result.refusal.words


def test_a_ledger_whose_articles_have_no_dates_has_no_daily_series() -> None:
    ledger = Invented(("XUS", "XKO"), {})
    assert ledger.reading is not None
    ledger.reading = replace(ledger.reading, articles=np.zeros(720), sources=np.zeros(720))
    first = ask(quick("Y11"), ledger, {})[0]
    assert first.result.refusal is not None
    assert "on 0 days only" in first.result.refusal.words


def test_silence_is_not_taken_for_calm() -> None:
    ledger = war("XUS", "XKO")
    assert ledger.reading is not None
    quiet = ledger.reading.articles.copy()
    quiet[200:260] = 0
    ledger.reading = replace(ledger.reading, articles=quiet, sources=np.minimum(quiet, 3))
    found = main_of(ask(quick("Y03"), ledger, {}))["XUS"]
    assert found.material is not None
    assert found.material.outcome is not None
    assert np.isnan(found.material.outcome.best[200:254]).all()
