"""Two sides that tell in turn who proposed, who refused, who fired; and denials told in another article."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peaceledger.packs import load_lexicon
from peaceledger.reconcile import Reconciled
from peaceledger.reconcile.clash_reports import different_time
from peaceledger.reconcile.material import gather
from reconcile.builders import LEXICON, Text, ledger

DAY = date(2031, 5, 3)
SPEAKS = {"NOR": "Arn Vale", "SUD": "Bea Holt", "OST": "Cid Marr"}


def read(*said: tuple[str, str, str], later: int = 1) -> Reconciled:
    """One article for each (side, words, stance), published in order."""
    texts = []
    for n, (side, words, stance) in enumerate(said):
        text = Text("abcdef"[n], fields={"published": DAY + timedelta(days=n * later), "published_basis": "stated"})
        text.said(words, SPEAKS[side], side=side, stance=stance, stances=(stance,), kind="indirect")
        texts.append(text)
    return ledger(*texts, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))


def about(story: Reconciled, field: str) -> list[tuple[str, str]]:
    return [(d.kind, d.strength) for d in story.disagreements if d.field == field]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("It was Norland that put the exchange on the table", "Sudmark's proposal for an exchange lay there since March", True),
        ("The meeting had been asked for by Sudmark", "Norland asked for the meeting", True),
        ("Norland had proposed an exchange of all for all", "Sudmark first offered to trade all for all", True),
        ("Norland had proposed a ceasefire at sea", "Sudmark had proposed a ceasefire for the harvest", False),
        ("Norland has proposed the truce", "Sudmark has proposed the exchange", False),
        ("Norland never proposed the truce", "Sudmark has proposed the truce", False),
        ("Norland has proposed the truce", "Norland has proposed the truce", False),
    ],
)
def test_who_proposed_it(one: str, other: str, found: bool):
    story = read(("NOR", one, "claim"), ("SUD", other, "claim"))
    assert about(story, "proposed") == ([("attribution", "divergence")] if found else [])


def test_a_proposal_of_last_month_is_another_one():
    told = (("NOR", "Norland has proposed the truce", "claim"), ("SUD", "Sudmark has proposed the truce", "claim"))
    assert about(read(*told), "proposed")
    assert not about(read(*told, later=30), "proposed")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Sudmark rejected the truce that was offered", "Norland refused the truce twice", True),
        ("Norland rejected the truce", "Sudmark refused the truce", False),
    ],
)
def test_each_says_that_the_other_refused(one: str, other: str, found: bool):
    story = read(("NOR", one, "claim"), ("SUD", other, "claim"))
    assert about(story, "refused") == ([("cause_or_blame", "contradiction")] if found else [])


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Norland guns shelled the mill on the quay", True),
        ("Norland guns shelled the northern barracks", False),
        ("Norland guns shelled two northern barracks, killing three soldiers and wounding four", False),
    ],
)
def test_each_says_that_the_other_fired(other: str, found: bool):
    story = read(("NOR", "Sudmark troops shelled the mill near the quay", "accuse"), ("SUD", other, "accuse"))
    assert about(story, "fought") == ([("cause_or_blame", "contradiction")] if found else [])


@pytest.mark.parametrize(
    ("side", "claim", "found"),
    [
        ("SUD", "Some of the captives had been beaten in the harbour prison", True),
        ("OST", "Captives were beaten in a harbour prison", True),
        ("NOR", "Captives had been beaten in the harbour prison", False),
        ("SUD", "The captives had been fed", False),
        ("SUD", "There was no reason to think that captives had been beaten in the harbour prison", False),
    ],
)
def test_a_denial_meets_what_another_side_says(side: str, claim: str, found: bool):
    story = read((side, claim, "claim"), ("NOR", "Nobody had been beaten in the harbour prison", "deny"))
    assert about(story, "status") == ([("denial", "contradiction")] if found else [])


def test_a_mediator_denies_nothing_for_the_parties():
    said = ("NOR", "Captives were beaten in the harbour prison", "claim")
    assert not about(read(said, ("OST", "No captives were beaten in the harbour prison", "deny")), "status")


def test_a_denial_of_next_month_is_of_something_else():
    told = (
        ("SUD", "Captives were beaten in the harbour prison", "claim"),
        ("NOR", "Nobody was beaten in the harbour prison", "deny"),
    )
    assert about(read(*told), "status")
    assert not about(read(*told, later=30), "status")


def test_two_denials_of_one_thing_are_one_disagreement():
    denial = ("NOR", "Nobody had been beaten in the harbour prison", "deny")
    story = read(("SUD", "Captives were beaten in the harbour prison", "claim"), denial, denial)
    assert len(about(story, "status")) == 1


def numbered(name: str, number: int, back: int, outlet: str) -> Text:
    text = Text(name, fields={"source_id": outlet})
    mention = text.tells(f"exchange number {number}: {back} for 97", "exchange", day=DAY)
    text.counts_in(mention, str(back), back, "NOR")
    text.counts_in(mention, "97", 97, "SUD")
    text.counts_in(mention, f"number {number}", number, role="ordinal", what="other", scope="war")
    return text


def test_sides_that_number_one_exchange_otherwise():
    story = ledger(numbered("a", 14, 131, "norpress"), numbered("b", 15, 131, "sudpress"))
    assert len(story.exchanges) == 1
    assert about(story, "counts.ordinal") == [("true_dispute", "contradiction")]


def test_two_exchanges_of_one_day_stay_two():
    assert len(ledger(numbered("a", 14, 131, "norpress"), numbered("b", 18, 131, "sudpress")).exchanges) == 2


def test_the_two_halves_of_an_exchange_are_no_dispute():
    texts = []
    for name, freed in (("a", 104), ("b", 140)):
        text = Text(name)
        mention = text.tells(f"the exchange: one side freed {freed}, the other 200", "exchange", day=DAY)
        text.counts_in(mention, str(freed), freed)
        text.counts_in(mention, "200", 200)
        texts.append(text)
    assert [d.kind for d in ledger(*texts).disagreements] == ["copy_error"]


def test_a_number_that_counts_others_too():
    a, b = Text("a", fields={"source_id": "norpress"}), Text("b", fields={"source_id": "wire"})
    mention = a.tells("an exchange: 122 came home, 120 soldiers and 2 teachers", "exchange", day=DAY)
    for words, value, what in (("122", 122, "person"), ("120", 120, "pow"), ("2 teachers", 2, "person")):
        a.counts_in(mention, words, value, "NOR", what=what)
    b.counts_in(b.tells("an exchange of 120 soldiers", "exchange", day=DAY), "120", 120, "NOR", what="pow")
    assert [d.kind for d in ledger(a, b).disagreements] == ["different_thing_counted"]


SPOKEN = "nobody could have imagined such crazy actions on the part of anyone in this harbour"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (SPOKEN.replace("crazy", "reckless"), True),
        (SPOKEN.replace("nobody", "nobody at all"), True),
        (SPOKEN.replace("in this harbour", "in the harbour"), False),
        (SPOKEN.replace("could", "that could"), False),
    ],
)
def test_words_that_one_outlet_prints_and_another_drops_are_no_other_wording(other: str, found: bool):
    texts = [Text(name, fields={"published": DAY, "published_basis": "stated"}) for name in "ab"]
    for text, words in zip(texts, (SPOKEN, other), strict=True):
        text.said(words, "Arn Vale")
    story = ledger(*texts, lexicon=replace(LEXICON, vocab=load_lexicon().vocab))
    assert about(story, "wording") == ([("wording", "wording")] if found else [])


@pytest.mark.parametrize(
    ("one", "other", "days", "found"),
    [
        ("talks were held in Vesta", "talks were held in Vesta", (DAY, DAY), True),
        ("summit talks in Vesta", "talks were held in Vesta", (DAY, DAY), False),  # it goes on the next day
        ("talks were held in Vesta", "talks over a month ago in Vesta", (DAY, DAY + timedelta(days=30)), False),
        ("talks were held in Vesta", "talks last week in Vesta", (DAY, DAY + timedelta(days=6)), True),
    ],
)
def test_days_of_what_lasts_and_of_what_is_reckoned_in_months_are_no_dispute(
    one: str, other: str, days: tuple[date, date], found: bool
):
    a, b = Text("a"), Text("b")
    told = (
        a.tells(one, "talks", "negotiation_round", DAY - timedelta(days=1)),
        b.tells(other, "talks", "negotiation_round", days, date_basis="relative"),
    )
    texts = {t.capture_id: t.text for t in (a, b)}
    material = gather([a.findings(), b.findings()], texts, replace(LEXICON, vocab=load_lexicon().vocab))
    assert bool(list(different_time(told, "e", material))) == found
