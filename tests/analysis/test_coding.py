"""Two people code a sample without seeing each other's answers; what they differ on is settled."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peaceledger.analysis.coding import (
    Answer,
    Draw,
    agreement,
    answer,
    answers,
    answers_so_far,
    by_field,
    differences,
    draw,
    next_of,
    number_of,
    plain,
    progress,
    samples,
)  # fmt: skip
from peaceledger.analysis.history import History, history_of
from peaceledger.analysis.judging import Wish, judge
from peaceledger.errors import UsageError
from peaceledger.store import Folder, open_ledger, rows

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)


def said(coder: str, record: str, value: str, field: str = "status", machine: str = "occurred") -> Answer:
    return Answer(judgement_id=f"j_{coder}_{record}_{field}", coder=coder, table="mentions", record=record, field=field,
                  value=value, machine=machine)  # fmt: skip


def history(ledger: Path) -> History:
    with open_ledger(ledger) as db:
        return history_of(db, ledger)


def mentions(ledger: Path) -> list[dict]:
    with open_ledger(ledger) as db:
        return rows(db, "SELECT * FROM mentions ORDER BY mention_id")


def code(ledger: Path, coder: str, record: str, minute: int, **values: str) -> None:
    answer(ledger, coder, record, values, NOON + timedelta(minutes=minute))


def test_values_are_compared_by_what_they_say() -> None:
    assert plain("Norland; sudmark ") == plain("Sudmark; Norland")
    assert number_of("date", "2031-05-01/2031-05-03") == number_of("date", "2031-05-02")
    assert number_of("number", "40/50") == 45
    assert number_of("date", "") is None


def test_agreement_is_told_for_each_field_over_records_that_two_coded() -> None:
    found = [said(c, f"m_{n}", v) for n in range(4) for c, v in (("Ana", "occurred"), ("Ben", "occurred" if n else "claimed"))]
    found += [said("Ana", "m_9", "planned")]
    (one,) = agreement(found)
    assert (one.field, one.n, one.differ, one.percent.value) == ("status", 4, 1, 0.75)
    assert one.kappa is not None
    assert one.distance is None
    third = [said("Cid", "m_1", "occurred")]
    assert agreement([*found, *third])[0].kappa is None
    assert agreement([]) == []


def test_days_are_compared_by_how_far_they_lie_apart() -> None:
    pairs = [("2031-05-01", "2031-05-01"), ("2031-05-09", "2031-05-10"), ("2031-06-20", "2031-06-20"), ("", "2031-06-20")]
    found = [said(c, f"m_{n}", v, "date") for n, p in enumerate(pairs) for c, v in zip(("Ana", "Ben"), p, strict=True)]
    (one,) = agreement(found)
    assert (one.n, one.differ) == (4, 2)
    assert one.distance is not None
    assert one.distance.n == 3
    assert (one.distance.value or 0) > 0.99


def test_a_sample_is_the_same_for_the_same_seed_and_takes_of_each_stratum(ledger: Path) -> None:
    def drawn(seed: int, by: tuple[str, ...] = ("type", "source", "language", "side")) -> tuple[str, ...]:
        made = draw(ledger, Draw(table="mentions", n=3, by=by, seed=seed, coder="Ana"), NOON)
        return tuple(t.record_id for t in made.targets)

    assert drawn(1) == drawn(1)
    assert len({drawn(seed) for seed in range(6)}) > 1
    types = {m["mention_id"]: m["type"] for m in mentions(ledger)}
    assert len({types[k] for k in drawn(1, ("type",))}) == min(3, len(set(types.values())))
    for table in ("statements", "counts"):
        made = draw(ledger, Draw(table=table, n=2, by=("type", "side"), seed=1, coder="Ana"), NOON)
        assert {t.table for t in made.targets} == {table}


@pytest.mark.parametrize("changes", [{"table": "events"}, {"n": 0}, {"by": ("colour",)}, {"coder": " "}])
def test_a_sample_that_cannot_be_drawn_is_refused(ledger: Path, changes: dict) -> None:
    wanted = {"table": "mentions", "n": 2, "by": ("type",), "seed": 1, "coder": "Ana"} | changes
    with pytest.raises(UsageError):
        draw(ledger, Draw(**wanted), NOON)
    assert (ledger / "judgements.jsonl").read_bytes() == b""


def test_two_people_code_and_a_third_settles(ledger: Path) -> None:
    draw(ledger, Draw(table="mentions", n=2, by=("type",), seed=1, coder="Ana"), NOON)
    (sample,) = samples(history(ledger))
    first, second = sample.records
    machine = {m["mention_id"]: m for m in mentions(ledger)}[first]
    for coder, status in (("Ana", "claimed"), ("Ben", machine["status"])):
        code(ledger, coder, first, 1, type=machine["type"], status=status)
    answer(ledger, "Ana", second, None, NOON)
    found = answers_so_far(history(ledger))
    assert progress(sample, found) == {"Ana": 2, "Ben": 1}
    assert [next_of(sample, found, c) for c in ("Ana", "Ben", "Cid")] == [None, second, first]
    assert {name for _, name in by_field(found)} == {"record", "type", "status"}
    (differs,) = differences(found, history(ledger))
    assert (differs.record, differs.field, differs.agreed) == (first, "status", False)
    keys = tuple(a.judgement_id for a in differs.answers)
    settle = Wish(action="correct", ids=(first,), coder="Cid", field="status", value="claimed", reason="the text says so",
                  settles=keys)  # fmt: skip
    made = judge(ledger, settle, NOON + timedelta(minutes=5))
    after = history(ledger)
    assert made.settles == keys
    assert differences(answers_so_far(after), after) == []
    judge(ledger, Wish(action="undo", ids=(made.judgement_id,), coder="Cid", reason="read again"), NOON + timedelta(minutes=6))
    again = history(ledger)
    assert len(differences(answers_so_far(again), again)) == 1


def test_what_both_say_against_the_machine_is_put_up_too(ledger: Path) -> None:
    record = mentions(ledger)[0]["mention_id"]
    for coder in ("Ana", "Ben"):
        code(ledger, coder, record, 1, status="failed")
    now = history(ledger)
    (one,) = differences(answers_so_far(now), now)
    assert (one.field, one.agreed, one.answers[0].value) == ("status", True, "failed")


def test_a_later_answer_replaces_an_earlier_one_and_an_undo_takes_it_back(ledger: Path) -> None:
    record = mentions(ledger)[0]["mention_id"]
    code(ledger, "Ana", record, 1, status="failed")
    code(ledger, "Ana", record, 2, status="claimed")
    found = {a.field: a for a in answers_so_far(history(ledger))}
    assert found["status"].value == "claimed"
    judge(
        ledger,
        Wish(action="undo", ids=(found["status"].judgement_id,), coder="Ana", reason="a slip"),
        NOON + timedelta(minutes=3),
    )
    assert {a.field: a.value for a in answers_so_far(history(ledger))}["status"] == "failed"


def test_a_sample_and_its_answers_outlive_a_build(ledger: Path, rebuild) -> None:
    draw(ledger, Draw(table="mentions", n=2, by=(), seed=1, coder="Ana"), NOON)
    (before,) = samples(history(ledger))
    for coder, status in (("Ana", "claimed"), ("Ben", "failed")):
        code(ledger, coder, before.records[0], 1, status=status)
    waiting = answers_so_far(history(ledger))
    rebuild()
    (after,) = samples(history(ledger))
    assert (after.records, after.lost) == (before.records, 0)
    assert {(a.coder, a.record, a.field, a.value, a.machine) for a in answers_so_far(history(ledger))} == {
        (a.coder, a.record, a.field, a.value, a.machine) for a in waiting
    }
    with open_ledger(ledger) as db:
        tables = [rows(db, f"SELECT * FROM {t}") for t in ("judgements", "judged_records")]
    assert {a.value for a in answers(*tables) if a.field == "status"} == {"claimed", "failed"}
    assert {m["status"] for m in mentions(ledger)}.isdisjoint({"claimed", "failed"})
    assert Folder(ledger).judgements.stat().st_size > 0
