"""Papers told as signed in one text, and as a draft or as nothing in another."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.reconcile import Reconciled
from reconcile.builders import LEXICON, Text, ledger

DAY = date(2031, 5, 3)
SIGNED = "The envoys signed a memorandum on captives in Lindhaven on Friday."


def read(*words: str, later: int = 2) -> Reconciled:
    """One article for each text, published in order."""
    texts = []
    for n, said in enumerate(words):
        text = Text("abcdef"[n], fields={"published": DAY + timedelta(days=n * later), "published_basis": "stated"})
        text.add(said)
        texts.append(text)
    return ledger(*texts, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))


def values(story: Reconciled) -> set[str]:
    rows = {d.disagreement_id for d in story.disagreements if d.kind == "status"}
    return {p.value for p in story.positions if p.disagreement_id in rows}


@pytest.mark.parametrize(
    "other",
    [
        "Nothing was signed in Lindhaven.",
        "In Lindhaven nothing binding was signed, the captain said.",
        "The delegation came home from Lindhaven. No document was signed there.",
        "The captain said the paper on captives in Lindhaven is a draft that binds nobody; the envoys only read it.",
    ],
)
def test_signed_to_one_and_nothing_to_the_other(other: str):
    assert values(read(SIGNED, other)) == {"signed", "not agreed"}


@pytest.mark.parametrize(
    "other",
    [
        "Nothing was signed in Ostrand.",  # another town
        "Nothing on fishing was signed in Lindhaven.",  # another subject
        "The sides met in Lindhaven. The budget is a draft, the treasurer said.",  # another paper
        "If nothing was said in Lindhaven, the captain would sign no letter.",
        "Nothing was signed.",  # nobody knows where
    ],
)
def test_no_row_where_another_paper_may_be_meant(other: str):
    assert not values(read(SIGNED, other))


def test_the_subject_of_a_refusal_is_looked_for():
    pause = "The parties agreed in Lindhaven on a moratorium on strikes against ferries."
    assert values(read(pause, "Nothing on ferries was signed in Lindhaven.")) == {"agreed", "not agreed"}
    assert not values(read(pause, "Nothing on bridges was signed in Lindhaven."))


def test_what_may_come_and_what_lies_weeks_back_is_no_other_telling():
    assert not values(read("The envoys would have signed a memorandum in Lindhaven.", "Nothing was signed in Lindhaven."))
    assert not values(read(SIGNED, "Nothing was signed in Lindhaven.", later=30))


def test_one_text_does_not_contradict_itself():
    assert not values(read(f"{SIGNED} Nothing was signed in Lindhaven, a clerk joked."))
