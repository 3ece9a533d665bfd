"""Where extraction runs must not change what is found."""

import os
from collections.abc import Iterator, Sequence
from hashlib import sha256

import pytest

from peaceledger.batches import Tools, batches, map_batch
from peaceledger.config import Settings, default_workers
from peaceledger.engines import LocalEngine, engine_for
from peaceledger.engines import local as local_module
from peaceledger.errors import LedgerError, UsageError
from peaceledger.packs import load_lexicon
from peaceledger.records import Capture, record_id
from peaceledger.store import Batch

TEXTS = [
    "Norland and Sudland exchanged 40 prisoners in Midtown on 3 May 2031.\nThe envoy said that talks will go on.\n",
    "A ceasefire holds in Hightown, officials said on Monday.\n",
    "“We are ready to talk,” said Ada Example, foreign minister of Norland.\n",
]


def capture(number: int, text: str) -> Capture:
    digest = sha256(text.encode()).hexdigest()
    return Capture(
        capture_id=record_id("c", number, digest),
        path=f"{number}.txt",
        record_id=None,
        source_name=None,
        url=None,
        retrieved_at=None,
        media_type="text/plain",
        sha256=digest,
        text=text,
    )


CAPTURES = [capture(n, text) for n, text in enumerate(TEXTS)]


def in_pieces(captures: Sequence[Capture]) -> Iterator[tuple[Capture, ...]]:
    return ((one,) for one in captures)


def by_capture(results: Iterator[Batch]) -> list[Batch]:
    return sorted(results, key=lambda b: b.captures)


class Untouched(Tools):
    """Tools of which nobody may use more than the lexicon, which workers are given."""

    def __init__(self) -> None:
        self.lexicon = load_lexicon()


def test_a_pool_finds_what_one_process_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(workers=2)
    alone = by_capture(map_batch(piece, Tools(settings)) for piece in in_pieces(CAPTURES))
    assert not [b.failed for b in alone if b.failed]
    assert any(b.findings[0].statements for b in alone)
    monkeypatch.setattr(local_module, "FEW_CHARACTERS", 0)
    assert by_capture(LocalEngine(settings).map(in_pieces(CAPTURES), Untouched())) == alone


@pytest.mark.parametrize(("workers", "few"), [(1, 0), (8, 10_000)])
def test_few_texts_or_one_worker_need_no_pool(monkeypatch: pytest.MonkeyPatch, workers: int, few: int) -> None:
    monkeypatch.setattr(local_module, "FEW_CHARACTERS", few)
    monkeypatch.setattr(local_module, "ProcessPoolExecutor", None)
    monkeypatch.setattr(local_module, "map_batch", lambda batch, tools: (os.getpid(), [c.path for c in batch]))
    found = list(LocalEngine(Settings(workers=workers)).map(in_pieces(CAPTURES), Untouched()))
    assert found == [(os.getpid(), [f"{n}.txt"]) for n in range(3)]


def test_a_dead_worker_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_module, "FEW_CHARACTERS", 0)
    monkeypatch.setattr(local_module, "_start", os._exit)
    with pytest.raises(LedgerError, match="fewer --workers"):
        list(LocalEngine(Settings(workers=2)).map(in_pieces(CAPTURES), Untouched()))


def test_engines_by_name() -> None:
    assert isinstance(engine_for(Settings()), LocalEngine)
    with pytest.raises(UsageError, match="Use --engine local"):
        engine_for(Settings(engine="spark"))
    with pytest.raises(UsageError, match="'abacus'"):
        engine_for(Settings(engine="abacus"))


def test_workers_are_at_most_four() -> None:
    assert 1 <= default_workers() <= 4


def test_a_missing_model_is_no_fault_of_the_texts() -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        map_batch(CAPTURES, Tools(Settings(model="no_such_model")))


def test_one_text_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(captures: Sequence[Capture], *_: object) -> list[str]:
        if any(c.path == "1.txt" for c in captures):
            raise ValueError("not this one")
        return [c.path for c in captures]

    monkeypatch.setattr("peaceledger.batches.extract", picky)
    monkeypatch.setattr("peaceledger.batches.Parser", lambda model: None)
    result = map_batch(CAPTURES, Tools(Settings()))
    assert result.findings == ("0.txt", "2.txt")
    assert list(result.failed) == [CAPTURES[1].capture_id]
    assert "not this one" in result.failed[CAPTURES[1].capture_id]
    assert len(result.captures) == 3


def test_batches_hold_all_captures_in_order_and_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peaceledger.batches.BATCH_TEXTS", 3)
    monkeypatch.setattr("peaceledger.batches.BATCH_CHARACTERS", 100)
    sizes = [10, 10, 10, 10, 95, 10, 300, 1]
    pieces = list(batches(capture(n, "x" * size) for n, size in enumerate(sizes)))
    assert [[len(c.text) for c in piece] for piece in pieces] == [[10, 10, 10], [10], [95], [10], [300], [1]]
