"""Blows: who fires at whom, what goes off, who is killed; and what is no blow, in texts on a war."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Mention

UNREAL = {"negated", "hypothetical", "failed", "demanded"}
BLOWS = {"attack", "ceasefire_violation"}
WAR = "Kordavia and Ustrana are at war."


@pytest.fixture
def read(parsed: Callable, example_lexicon: Lexicon) -> Callable[..., list[Mention]]:
    def find(text: str) -> list[Mention]:
        page, doc = parsed(text, published=date(2031, 5, 12))
        return list(extract_article(doc, page, example_lexicon).mentions)

    return find


def statuses(read: Callable, text: str) -> list[str]:
    return [m.status for m in read(f"{WAR}\n{text}") if m.type in BLOWS]


@pytest.mark.parametrize(
    "text",
    [
        "The army opened up with heavy machine guns on a patrol near Kesten on Sunday.",
        "A drone of the rebels fired on an aid convoy outside Tolm on Tuesday, burning two lorries.",
        "Fighters of the northern front detonated a car bomb beside a police station on Friday.",
        "A helicopter of the junta dropped barrel bombs on a village on Monday.",
        "The garrison subjected the suburbs to mortar fire for an hour on Saturday.",
        "Seven villagers were killed in an ambush on 3 May 2031.",
        "Three soldiers of the garrison were wounded by northern shelling on Thursday night.",
        "The main market was hit on Wednesday by fire that each side blames on the other.",
        "The two armies exchanged artillery fire across the river on Monday.",
        "Six trucks were destroyed in the attack of 4 May 2031 near Halm.",
        "Rebel gunners wiped out a family of five in the valley on Monday.",
        "A shootout left two border guards dead on Tuesday.",
        "Warplanes pounded positions of the rebels on Friday.",
        "Gunmen killed four aid workers on the road to Tolm on Tuesday.",
        "Five policemen lost their lives when a roadside bomb went off on Sunday.",
        "Saboteurs blew up a railway bridge on Tuesday.",
        "Snipers shot dead two fishermen on Sunday.",
        "On Tuesday shells struck the cattle market.",
    ],
)
def test_a_blow_is_read_in_other_words(read: Callable, text: str) -> None:
    assert any(status not in UNREAL for status in statuses(read, text))


@pytest.mark.parametrize(
    "text",
    [
        "Since the beginning of the war 3,400 civilians have been killed, the ministry said.",
        "A total of 412 civilians were killed in the first four months of the year, the monitors said.",
        "Forty people were killed on Sunday when a ferry capsized on the lake.",
        "On Sunday two tourists were killed by an avalanche.",
        "A man was shot dead in a bar in the capital on Saturday and police arrested a suspect.",
        "The president fired his defence minister on Monday.",
        "The minister came under fire in parliament over the budget on Tuesday.",
        "The soldiers fired a salute of 21 guns on Monday in honour of the president.",
        "The army held an exercise on Tuesday in which tanks fired at targets.",
        "Doctors treated 30 soldiers who had been injured in a training accident on Monday.",
        "The negotiators exchanged blows over the wording on Tuesday.",
        "Not a single gun of ours fired on the town on Friday, the minister said.",
        "The elders handed over the bodies of 17 soldiers killed there on Monday.",
    ],
)
def test_what_is_no_blow(read: Callable, text: str) -> None:
    assert not any(status not in UNREAL for status in statuses(read, text))


def test_who_is_accused_of_a_blow_is_its_doer(read: Callable) -> None:
    (mention,) = (m for m in read("Kordavia accused Ustrana of shelling the town of Kesten.") if m.type == "attack")
    assert "Ustrana" in mention.participants
    assert mention.status == "claimed"
