"""What to review next: the order, the reasons, and what leaves the queue once it is judged."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from peaceledger.analysis.history import DecidedSinceError, History, history_of
from peaceledger.analysis.judging import Wish, judge, listed
from peaceledger.analysis.queue import KINDS, Doubt, doubts, in_order, queue, tally
from peaceledger.store import open_ledger, rows

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
NOTHING = History(judgements=(), rows={}, now={})


def doubt(kind: str, key: str, consequence: int = 1, size: int = 1, field: str | None = None, ids: tuple[str, ...] = ()) -> Doubt:
    return Doubt(kind=kind, key=key, ids=ids, field=field, title=key, reason=f"{kind} {key}", consequence=consequence, size=size)


def standing(ledger: Path) -> tuple[list[Doubt], History]:
    with open_ledger(ledger) as db:
        return doubts(db), history_of(db, ledger)


def test_a_record_stands_once_at_its_first_doubt_with_all_reasons() -> None:
    found = queue([doubt("contradicted", "e_1"), doubt("link", "k_1", ids=("m_1", "m_2")), doubt("undated", "e_1")], NOTHING)
    assert [(i.key, i.kind, len(i.reasons)) for i in found] == [("e_1", "contradicted", 2), ("k_1", "link", 1)]
    assert list(tally(found)) == [("contradicted", 1), ("link", 1)]
    assert [i.key for i in queue([doubt("contradicted", "e_1"), doubt("undated", "e_1")], NOTHING, "undated")] == ["e_1"]


def test_what_speaks_against_itself_comes_before_what_stands_on_little_and_what_matters_before_the_rest() -> None:
    wanted = [
        doubt("conflict", "j_1", 0),
        doubt("divergent", "numbers of an exchange", 0),
        doubt("contradicted", "talks", 1),
        doubt("divergent", "talks of many", 1, 9),
        doubt("divergent", "talks of few", 1, 2),
        doubt("contradicted", "an attack", 2),
        doubt("link", "a loose exchange", 0),
        doubt("link", "a loose attack", 2, 9),
        doubt("undated", "an exchange", 0),
        doubt("rests", "a pillar", 1, 30),
        doubt("one_voice", "a proposal", 1, 1),
        doubt("undated", "a meeting", 1, 1),
        doubt("contradicted", "another war", 3, 40),
    ]
    assert [d.key for d in in_order(sorted(wanted, key=lambda d: d.key))] == [d.key for d in wanted]


def test_a_ledger_gives_its_doubts_in_order_and_in_words(ledger: Path) -> None:
    found, _ = standing(ledger)
    assert found
    assert found == in_order(found) == standing(ledger)[0]
    assert all(d.reason and d.title and d.kind in KINDS for d in found)


def test_what_is_judged_leaves_the_queue_and_an_undo_brings_it_back(ledger: Path) -> None:
    found, history = standing(ledger)
    first = queue(found, history)[0]
    key = first.ids[0] if first.ids else first.key
    made = judge(ledger, Wish(action="accept", ids=(key,), coder="Ana") if not first.ids else
                 Wish(action="unsure", ids=first.ids, coder="Ana"), NOON)  # fmt: skip
    found, history = standing(ledger)
    assert first.key not in [i.key for i in queue(found, history)]
    judge(ledger, Wish(action="undo", ids=(made.judgement_id,), coder="Ana", reason="a slip"), NOON.replace(hour=13))
    assert first.key in [i.key for i in queue(*standing(ledger))]


def test_a_judged_column_leaves_other_doubts_standing(ledger: Path) -> None:
    with open_ledger(ledger) as db:
        event = rows(db, "SELECT event_id FROM events ORDER BY 1")[0]["event_id"]
    judge(ledger, Wish(action="correct", ids=(event,), coder="Ana", field="date", value="2031-05-02", reason="as told"), NOON)
    _, history = standing(ledger)
    mine = [doubt("undated", event, field="date"), doubt("one_voice", event), doubt("contradicted", event, field="status")]
    assert [i.reasons for i in queue(mine, history)] == [(f"one_voice {event}", f"contradicted {event}")]


def test_a_decision_that_no_longer_holds_comes_first(ledger: Path, reports: Path, rebuild: Callable[[], None]) -> None:
    with open_ledger(ledger) as db:
        mention = rows(db, "SELECT mention_id FROM mentions ORDER BY capture_id, start")[0]["mention_id"]
    judge(
        ledger,
        Wish(action="correct", ids=(mention,), coder="Ana", field="status", value="claimed", reason="so it says"),
        NOON,
    )
    for path in reports.iterdir():
        path.write_text(path.read_text("utf-8").replace("exchanged", "swapped"), "utf-8")
    rebuild()
    assert [r["status"] for r in listed(ledger)] == ["orphaned"]
    found, history = standing(ledger)
    first = queue(found, history)[0]
    assert (first.kind, first.table) == ("conflict", "judgements")
    assert "orphaned" in first.reasons[0]
    judge(ledger, Wish(action="undo", ids=(first.key,), coder="Ana", reason="the text is gone"), NOON.replace(hour=13))
    assert "conflict" not in [i.kind for i in queue(*standing(ledger))]


def test_a_save_after_somebody_elses_is_refused_and_writes_nothing(ledger: Path) -> None:
    with open_ledger(ledger) as db:
        event = rows(db, "SELECT event_id FROM events ORDER BY 1")[0]["event_id"]
    _, opened = standing(ledger)
    judge(ledger, Wish(action="accept", ids=(event,), coder="Ben"), NOON)
    before = (ledger / "judgements.jsonl").read_bytes()
    with pytest.raises(DecidedSinceError, match="Ben") as caught:
        judge(ledger, Wish(action="reject", ids=(event,), coder="Ana", reason="no event"), NOON.replace(hour=13),
              opened.unless_decided((event,), opened.last((event,))))  # fmt: skip
    assert caught.value.row["action"] == "accept"
    assert (ledger / "judgements.jsonl").read_bytes() == before
    _, now = standing(ledger)
    judge(ledger, Wish(action="reject", ids=(event,), coder="Ana", reason="no event"), NOON.replace(hour=14),
          now.unless_decided((event,), now.last((event,))))  # fmt: skip
    assert [j.action for j in standing(ledger)[1].about((event,))] == ["accept", "reject"]
