"""Numbers that one text sets against each other, and sums that are wrong by a digit."""

from dataclasses import replace
from datetime import date

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.reconcile import Reconciled
from peaceledger.reconcile.numerals import Numerals
from reconcile.builders import LEXICON, Text, ledger, values


def text(name: str = "a") -> Text:
    return Text(name, fields={"published": date(2031, 5, 3), "published_basis": "stated"})


def read(*texts: Text) -> Reconciled:
    """Reconcile with the words of the packs."""
    return ledger(*texts, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("The duke's people spoke of eleven.", {"Nine sailors", "eleven"}),
        ("The duke says it was fourteen, and has a list.", {"Nine sailors", "fourteen"}),
        ("Sudmark puts the number at 12.", {"Nine sailors", "12"}),
        ("The duke spoke of nine.", set()),
        ("The duke spoke of eleven barges.", set()),  # of what, is said
        ("The duke spoke of ninety.", set()),  # too many to be the same
        ("The duke wanted eleven.", set()),
    ],
)
def test_a_bare_number_answers_the_one_before(behind: str, found: set[str]):
    t = text()
    t.figure("Nine sailors", 9, "people", "freed")
    t.add(f"walked over the causeway. {behind}")
    assert values(read(t), "true_dispute") == found


def test_two_bare_numbers_answer_each_other():
    t = text()
    t.add("How many came? The east speaks of seven. Norland's clerk says it got five.")
    assert values(read(t), "true_dispute") == {"seven", "five"}


def test_a_toll_put_at_another_number():
    t = text()
    t.figure("Eight people", 8, "people", "killed", speaker="mayor")
    t.text += "died at the mill. The ministry put the number of dead at "
    t.figure("11", 11, "people", "killed")
    assert values(read(t), "true_dispute") == {"Eight people", "11"}


def parts(printed: str, first: float = 84, second: float = 43) -> Text:
    t = text()
    t.figure(f"{first:.0f} fishermen", first, "people", "freed", of_side="NOR")
    t.figure(f"{second:.0f} divers", second, "people", "freed", of_side="SUD")
    t.add(printed)
    return t


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Together with the first, 137 people are home.", {"43 of 127", "84 of 127", "137"}),
        ("In all 172 people are home.", {"43 of 127", "84 of 127", "172"}),  # digits in another order
        ("In all 127 people are home.", set()),
        ("In all 193 people are home.", set()),  # no slip: others may be counted
        ("Some 137 people wept.", set()),  # told as no sum
    ],
)
def test_a_sum_is_wrong_by_a_digit(printed: str, found: set[str]):
    assert values(read(parts(printed)), "arithmetic") == found


def test_who_prints_the_right_sum_stands_beside_it():
    other = text("b")
    other.figure("127 people", 127, "people", "freed")
    assert values(read(parts("In all 137 people are home."), other), "arithmetic") == {"43 of 127", "84 of 127", "137", "127"}


def test_numerals():
    numerals = Numerals({"ones": ("one", "two", "three", "four"), "tens": ("twenty", "thirty")})
    said = {"1,204": 1204, "twenty-four": 24, "a thousand": 1000, "three hundred and twenty": 320, "many": None}
    assert {words: numerals.value(words) for words in said} == said
