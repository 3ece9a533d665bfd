"""On five undated essays and articles no hypothesis can be decided: each is refused, and the reason says what is thin."""

import re
from pathlib import Path

import pytest

from peaceledger.analysis.questions.ask import ask
from peaceledger.analysis.questions.read import read_question, ready_names
from peaceledger.analysis.series.ledger import LedgerSource
from peaceledger.config import Settings
from peaceledger.engines import engine_for
from peaceledger.pipeline import build

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
COUNTED = r"\w[\w ]*: \d+ in these texts, \d+ of them with a day"
REASONS = {
    "less-fighting": COUNTED,
    "talk-after-pressure": r"articles were read on 1 days only",
    "exchanges-as-barometer": COUNTED,
    "cheap-concessions": r"independent clusters of cases could be used|hold no case",
    "demand-reject-accuse": COUNTED,
    "compliance-while-it-pays": COUNTED,
    "lulls-to-rearm": COUNTED,
    "releases-and-demands": COUNTED,
    "markets": r"needs a series 'prices', and none was given",
    "recurring-script": COUNTED,
    "main-obstacle": r"independent clusters of cases could be used|hold no case",
    "battlefield-leverage": r"articles were read on 1 days only",
    "season": r"independent clusters of cases could be used",
}


class Nobody:
    def stage(self, name: str, total: int | None) -> None: ...
    def step(self, number: int = 1) -> None: ...


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> LedgerSource:
    if not SEEDS.is_dir():
        pytest.skip("the five texts are not part of the repository")
    out = tmp_path_factory.mktemp("seeds") / "ledger"
    settings = Settings(packs=("ukraine",), workers=1)
    build([SEEDS], out, settings, engine_for(settings), Nobody())
    return LedgerSource(out)


@pytest.mark.parametrize("name", ready_names())
def test_every_hypothesis_is_refused_for_the_right_reason(name: str, ledger: LedgerSource) -> None:
    answers = ask(read_question(name), ledger, {})
    assert {a.result.answer for a in answers} == {"cannot tell"}
    main = [a.result.refusal for a in answers if a.reading == "main"]
    assert main
    for refusal in main:
        assert refusal is not None
        assert refusal.needed
        assert re.search(REASONS[name], refusal.words), refusal.words
