"""The exchange of the parties, and that the exam sees a rule which treats them unlike."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.records import Capture

EVALS = Path(__file__).parents[2] / "evals"
sys.path.insert(0, str(EVALS))
import swap  # noqa: E402
import symmetry  # noqa: E402

TEXT = """Talks end without a paper

BELMORA, April 9, 2031 (Straits Press) — Kordavia and Ustrana exchanged 41 prisoners of war each on Tuesday, officials of both \
countries said.

Ustranan Foreign Minister Jonas Wick said that Kordavia had agreed to withdraw its troops from Kesten. "We will not give up \
Kesten," Okerlund said in Vesk."""


def capture(text: str) -> Capture:
    return replace(symmetry.captures_of(EVALS.parent / "examples" / "fictional")[0], capture_id="c_1", text=text)


@pytest.fixture(scope="module")
def bench() -> Iterator[symmetry.Bench]:
    yield symmetry.Bench([capture(TEXT)], load_lexicon(("example",)))


def test_words_are_exchanged_in_every_shape_and_places_lead_back() -> None:
    made = swap.Swap([("Kordavia", "Ust"), ("Kordavian", "Ustish")])
    traced = made.traced("KORDAVIA met the Ustish envoy, not the Kordavians.")
    assert traced.text == "UST met the Kordavian envoy, not the Kordavians."
    assert made.text(traced.text) == "KORDAVIA met the Ustish envoy, not the Kordavians."
    assert traced.before(traced.text.index("envoy")) == "KORDAVIA met the Ustish envoy".index("envoy")


def test_the_exchange_reaches_names_offices_and_seats(bench: symmetry.Bench) -> None:
    turned = bench.swapped["c_1"].text
    assert turned.startswith("Talks end without a paper\n\nVESK, April 9")
    assert "Kordavian Foreign Minister Sten Okerlund" in turned
    assert "Wick said in Belmora" in turned
    assert bench.other.actors["XKO"].name == "Kordavia"
    assert bench.other.actors["sten-okerlund"].side == "XKO"


def test_every_record_follows(bench: symmetry.Bench) -> None:
    for told in (bench.order(), bench.rules()):
        assert told.strays == []
        assert told.whole.k == told.whole.n > 10


def test_a_word_list_that_names_one_party_is_seen(bench: symmetry.Bench) -> None:
    """Under packs that know a word for one party's deeds alone, rows stay behind."""
    terms = tuple(t for t in bench.lexicon.frames if "withdrawal" not in t["type"])
    one_sided = symmetry.Bench.__new__(symmetry.Bench)
    for name in ("captures", "lexicon", "parser", "tagger", "swap", "readings", "plain", "swapped"):
        setattr(one_sided, name, getattr(bench, name))
    one_sided.other = replace(bench.other, frames=terms)
    told = one_sided.rules()
    assert told.whole.k < told.whole.n
    assert any("withdraw" in stray for stray in told.strays)
