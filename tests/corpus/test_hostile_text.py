"""Texts nobody writes in good faith, or that a bad scan makes: no crash, no row that means nothing, no time beyond all bounds."""

import math
import time
from collections.abc import Callable
from itertools import chain

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Findings

NINES = "9" * 400
HOSTILE = [
    f"Norway freed {NINES} prisoners in a swap with Sweden on Monday.",
    f"Norway freed {NINES}k prisoners and {NINES} million men for between {NINES} and 3 sailors.",
    f"It was the {NINES}th prisoner exchange since the start of the war; an attack killed {NINES}.5 people.",
    "Norway freed 1e999 prisoners, NaN soldiers, inf sailors and -inf men in a swap with Sweden.",
    "Norway freed 0x1F4 prisoners, 1_000 men, 12×10^9 sailors, 3.5.7 women and 1,00,0 children in the exchange.",
    "Norway freed " + ",".join(["1,000"] * 300) + " prisoners in an exchange.",
    "Norway freed " + "one hundred " * 400 + "prisoners in an exchange.",
    "Norway freed " + "million " * 400 + "and a half prisoners in an exchange.",
    "Norway freed " + "between one and two or " * 300 + "three prisoners in an exchange.",
    "Norway freed 1\u202e05 prisoners and 2\u20660\u20690 soldiers\u202c in an exchange with Sweden.",
    "The swap was on 31/12/9999, on 13.13.2024, on 0/0/0, on 99 May 2024 and on 30 February 2025.",
    f"The swap was on {NINES} May 2024, in May {NINES}, {NINES} days ago and in the {NINES}s.",
    "The talks began in the year 0, lasted 1e9 years and end in 999999 weeks from now, at 25:61 on Monday.",
    "The ruling.² came on 3 May²; an area of 10² km, ²⁰²⁴ and ①② men, a swap on the ²nd, in '²0s and in 2014-².",
    "It grew from 2014 to 110,000, from 2014-1.5 and between 2014 and 1,000; prisoners were freed 2014–110,000.",
    "“" * 300 + "We freed 50 men," + "”" * 300 + " he said, “" + "(" * 300 + " he said.",
    "\u200b\u200f\ufeff\u00ad" * 200 + "Nor\u200bw\u00aday and Swe\u200fden ex\u200bchanged prison\u00aders.",
    "a\u0301\u0302\u0303\u0304" * 300 + " \ud7ff\U0010ffff\ue000 exchanged prisoners \x01\x02\x7f\x85\u2028\u2029 today.",
    "\t\n\r\n \n\n\u3000",
    "." * 300 + "?!" * 100 + "-" * 500,
    "SWAP " * 300,
    "said " * 300,
    "the Norwegian " * 300 + "army exchanged prisoners.",
]
READ = [
    ("Norway freed ١٢ prisoners in an exchange with Sweden.", [12]),
    ("Norway freed １２ prisoners in an exchange with Sweden.", [12]),
    ("Norway freed １，２００ prisoners in an exchange with Sweden.", [1200]),
    ("Norway freed 1\u200b2 prisoners in an exchange with Sweden.", [12]),
    ("Norway freed 1\u200f20 prisoners in an exchange with Sweden.", [120]),
    ("Norway freed 1\u00ad20 prisoners in an exchange with Sweden.", [120]),
    ("Norway freed 1\u202e20 prisoners in an exchange with Sweden.", []),
    (f"Norway freed {NINES} prisoners in an exchange with Sweden.", []),
    ("Norway freed 1e999 prisoners in an exchange with Sweden.", []),
]
LONG = (
    "Norway and Sweden swapped 50 prisoners on Monday and then, he said, freed 12 more men in the exchange of 30 soldiers, "
    "while in talks on 3 May 2023 the two sides agreed that 1,000 soldiers were killed in an attack, "
    "“we freed 300 men” said the king and "
)


@pytest.fixture(scope="module")
def extract(parsed: Callable, lexicon: Lexicon) -> Callable[[str], Findings]:
    def run(text: str) -> Findings:
        page, doc = parsed(text)
        return extract_article(doc, page, lexicon)

    return run


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_row_means_something(extract: Callable[[str], Findings], text: str) -> None:
    found = extract(text)
    for row in chain(found.mentions, found.counts, found.statements):
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.quote
    for count in found.counts:
        ends = [end for end in (count.low, count.high) if end is not None]
        assert all(math.isfinite(end) and 0 <= end < 10**15 for end in ends)
        assert ends == sorted(ends)
    for mention in found.mentions:
        days = [day for day in (mention.date_earliest, mention.date_latest) if day is not None]
        assert days == sorted(days)
        assert all(1000 <= day.year <= 2999 for day in days)


@pytest.mark.parametrize(("text", "numbers"), READ, ids=range(len(READ)))
def test_digits_are_read_as_they_are_seen(extract: Callable[[str], Findings], text: str, numbers: list[float]) -> None:
    assert [count.low for count in extract(text).counts] == numbers


def test_time_grows_with_the_length_of_a_sentence_and_not_with_its_square(extract: Callable[[str], Findings]) -> None:
    def seconds(words: int) -> float:
        text = LONG * (words // len(LONG.split()))
        began = time.process_time()
        extract(text)
        return time.process_time() - began

    seconds(100)
    assert seconds(10_000) < 24 * seconds(1_250) + 1  # eight times the words; a square would take 64 times as long
