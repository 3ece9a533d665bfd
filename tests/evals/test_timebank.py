"""The exam on temporal expressions: what counts as found, and as right."""

import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evals"))
import timebank
from timebank import Coded, Timex


def time(start: int, end: int, value: str) -> Timex:
    return Timex(start=start, end=end, type="DATE", value=value)


def test_pairs_are_one_to_one_and_values_must_be_equal() -> None:
    text = Coded(name="t", text="", made=date(2031, 5, 21), times=(time(0, 5, "2031"), time(6, 9, "2030"), time(20, 25, "P1D")))
    found = [time(3, 8, "2031"), time(21, 30, "P2D"), time(40, 45, "2029")]
    figures = timebank.figures(list(timebank.pair(text, found)))
    assert str(figures["timebank.extent_precision"]) == "0.667 (2/3)"
    assert str(figures["timebank.extent_recall"]) == "0.667 (2/3)"
    assert figures["timebank.value_f1"].value is not None
    assert round(figures["timebank.value_f1"].value, 3) == 0.333
    assert str(figures["timebank.value_accuracy"]) == "0.500 (1/2)"


def test_creation_times_are_the_anchor_and_never_scored() -> None:
    root = ElementTree.fromstring(
        "<TimeML><DCT><TIMEX3 type='DATE' value='2031-05-21' functionInDocument='CREATION_TIME'>5/21/31</TIMEX3></DCT>"
        "<TEXT>They <EVENT>met <TIMEX3 type='DATE' value='2031-05-20'>yesterday</TIMEX3></EVENT>.</TEXT></TimeML>"
    )
    coded = timebank._coded("t", root)
    assert (coded.made, coded.text) == (date(2031, 5, 21), "They met yesterday.")
    [only] = coded.times
    assert coded.text[only.start : only.end] == "yesterday"
