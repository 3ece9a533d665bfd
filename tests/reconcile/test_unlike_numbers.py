"""Numbers of one release on two days, wholes and their parts, and tolls of one blow, where no event joins the texts."""

from dataclasses import replace
from datetime import date

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.reconcile import Reconciled
from reconcile.builders import LEXICON, Text, ledger, values

MAY = [date(2031, 5, day) for day in range(1, 10)]


def text(name: str, day: int) -> Text:
    return Text(name, fields={"published": date(2031, 5, day), "published_basis": "stated"})


def read(*texts: Text) -> Reconciled:
    """Reconcile with the words of the packs."""
    return ledger(*texts, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))


def freed(name: str, number: int, day: date, published: int = 8, **changes: object) -> Text:
    t = text(name, published)
    t.figure(f"{number} divers went home on {day:%A}.", number, "people", "freed", day=day, **{"of_side": "NOR", **changes})
    return t


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (freed("b", 42, MAY[4]), {"2031-05-04", "2031-05-05"}),
        (freed("b", 42, MAY[3]), set()),  # the same day
        (freed("b", 43, MAY[4]), set()),  # another number
        (freed("b", 42, MAY[4], of_side="SUD"), set()),  # of the other side
        (freed("b", 42, MAY[8], published=9), set()),  # too late to be the same
        (freed("b", 42, MAY[4], status="planned"), set()),
    ],
)
def test_one_number_on_two_days(other: Text, found: set[str]):
    assert values(read(freed("a", 42, MAY[3]), other), "different_time") == found


def test_the_same_number_long_before_is_another_release():
    texts = freed("a", 42, MAY[7]), freed("b", 42, MAY[8], published=9), freed("c", 42, date(2031, 1, 9))
    assert values(read(*texts), "different_time") == {"2031-05-08", "2031-05-09"}


def test_round_numbers_recur():
    assert values(read(freed("a", 50, MAY[3]), freed("b", 50, MAY[4])), "different_time") == set()


def toll(name: str, words: str, number: int, behind: str, **changes: object) -> Text:
    t = text(name, 5)
    t.text += behind.partition("#")[0]
    t.figure(words, number, "people", "killed", day=MAY[3], **changes)
    t.text = t.text.rstrip() + behind.partition("#")[2]
    return t


ONE = ("fourteen dead", 14, "A shell fell on the cattle market at Minden. The clerk speaks of #, most of them drovers.")


@pytest.mark.parametrize(
    ("words", "number", "around", "found"),
    [
        ("Twenty drovers", 20, "The answer was Minden. # died there when a rocket hit the market.", True),
        ("Twenty drovers", 20, "# died in Holm when a rocket hit the market.", False),  # another town
        ("Twenty drovers", 20, "The answer was Minden. # died there in a sunken barge.", False),  # nothing else in common
        ("Fourteen drovers", 14, "The answer was Minden. # died there when a rocket hit the market.", False),
        ("Ninety drovers", 90, "The answer was Minden. # died there when a rocket hit the market.", False),  # of more blows
    ],
)
def test_tolls_of_one_blow(words: str, number: int, around: str, *, found: bool):
    story = read(toll("a", *ONE), toll("b", words, number, around))
    assert values(story, "true_dispute") == ({"fourteen dead", words} if found else set())
