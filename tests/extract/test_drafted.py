"""Groups, states and opponents that only the texts tell."""

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.drafted.find import drafted
from peaceledger.packs import load_lexicon

BASE = load_lexicon()
RISING = (
    "The Karnish Liberation Front (KLF) freed 40 soldiers of the army on Monday, the Beninese government said.",
    "Talks between the government of Benin and the Karnish Liberation Front resumed in Muscat. Oman is mediating.",
    "KLF fighters attacked the Beninese army near Parakou. The Omani foreign minister called for calm.",
    "Benin's army said it had captured a commander of the Front. Oman hosted both delegations.",
)
RIVER = (
    "Ardenia and Tovask exchanged 30 prisoners each on Friday. The Ardenian army said its men were well.",
    "The Tovaskan president accused Ardenian troops of shelling a mill. The exchange was brokered by Qatar.",
    "Tovask's foreign minister met the Ardenian foreign minister in Doha. Qatari mediators sat between them.",
    "Ardenia freed twelve Tovaskan soldiers. The Tovaskan government thanked Qatar.",
)


@pytest.fixture(scope="module")
def rising():
    return drafted(BASE, (), RISING)


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("The army said on Monday that the KLF had lied.", "The army", "BEN"),
        ("The KLF said that the rebels would free nobody.", "the rebels", "klf"),
        ("KLF fighters fired on a bus near Parakou.", "KLF fighters", "klf"),
        ("The KLF said that the Front would wait.", "the Front", "klf"),
        ("The KLF met the local authorities of Parakou.", "the local authorities", None),
        ("The KLF said that the Omani army was not involved.", "Omani army", "OMN"),
    ],
)
def test_bare_words_for_the_two_are_theirs(text, words, side, rising, parsed):
    _, doc = parsed(text)
    assert {text[a.start : a.end]: a.side for a in find_actors(doc, rising, None)}.get(words) == side


def test_without_opponents_the_army_is_nobodys(parsed):
    text = "The army said on Monday that it would wait."
    _, doc = parsed(text)
    assert {a.side for a in find_actors(doc, BASE, None)} <= {None}


def test_a_group_is_known_by_the_letters_behind_its_name():
    found = drafted(BASE, (), RISING)
    assert found.actors["klf"].name == "Karnish Liberation Front"
    assert {"KLF", "the Front"} <= set(found.actors["klf"].names)


def test_a_state_that_no_pack_knows_is_known_by_its_army_and_its_president():
    found = drafted(BASE, (), RIVER)
    assert found.actors["ARDENIA"].adjectives == ("Ardenian",)
    assert found.actors["TOVASK"].people == ("Tovaskans",)


@pytest.mark.parametrize(("texts", "pair"), [(RISING, ("BEN", "klf")), (RIVER, ("ARDENIA", "TOVASK"))])
def test_opponents_are_those_who_fight_and_free_each_other_and_no_mediator(texts, pair):
    found = drafted(BASE, (), texts)
    assert found.opponents == (pair,)
    assert found.parties == pair


def test_the_order_of_the_texts_changes_nothing():
    assert drafted(BASE, (), RISING) == drafted(BASE, (), RISING[::-1])


def test_one_report_alone_makes_nobody_opponents():
    assert drafted(BASE, (), RISING[2:3]).opponents == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Dairy Union (NDU) and the Board of Trade signed a deal on milk.",
        "The Harbour Council (HC) said that its members were paid.",
        "The National Front Room Company opened a shop, and the Salvation Army (SA) sang.",
    ],
)
def test_bodies_that_nobody_tells_to_fight_are_no_groups(text):
    assert {k for k, a in drafted(BASE, (), [text, text + " It rained."]).actors.items() if a.kind == "armed_group"} == {
        k for k, a in BASE.actors.items() if a.kind == "armed_group"
    }


def test_a_pack_that_names_parties_is_left_as_it_is():
    example = load_lexicon(["example"])
    assert drafted(example, ["example"], RISING) is example
