"""Sub-event types: each example of the packs comes out, cues are shown, and nothing is said where little speaks for it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from peaceledger.errors import PackError
from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.article import extract_article
from peaceledger.extract.events.roles import actor_tokens
from peaceledger.extract.events.subevents import SubEvent, build_subevents, subevent
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.packs.subevents import compile_subevents
from peaceledger.records import Page

BASE = load_lexicon()
RULES = build_subevents(BASE)
Reader = Callable[..., SubEvent | None]


@pytest.fixture(scope="module")
def read(parsed: Callable[..., tuple[Page, Doc]]) -> Reader:
    def _read(text: str, **options: object) -> SubEvent | None:
        _, doc = parsed(text)
        kinds = {at: (actor.kind,) for at, actor in actor_tokens(doc, find_actors(doc, BASE, on=None)).items()}
        return subevent([tuple(sent) for sent in doc.sents], RULES, kinds, **options)  # type: ignore[arg-type]

    return _read


@pytest.mark.parametrize(("wanted", "text"), [(t.id, e) for t in RULES.types for e in t.examples])
def test_examples_of_the_packs(wanted: str, text: str, read: Reader) -> None:
    found = read(text)
    assert found is not None and found.type.id == wanted


def test_every_type_has_an_example_and_names_of_acled_stand_once() -> None:
    assert all(t.examples for t in RULES.types)
    names = [t.name for t in RULES.types if t.in_acled]
    assert len(names) == len(set(names)) == 25


@pytest.mark.parametrize(
    "text",
    ["The committee will publish its report next week.", "Nine people died.", "The minister spoke of a battle of ideas."],
)
def test_says_nothing_where_little_speaks_for_it(text: str, read: Reader) -> None:
    assert read(text) is None


def test_gives_the_words_that_decided(read: Reader) -> None:
    found = read("A roadside bomb exploded beside the convoy.")
    assert found is not None and {"bomb", "exploded"} <= set(found.cues)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police fired on the demonstrators and killed three of them.", "excessive_force_against_protesters"),
        ("The demonstrators threw stones at the police.", "violent_demonstration"),
        ("Rebels captured the town of Varn.", "non_state_actor_overtakes_territory"),
        ("The army captured the town of Varn from the rebels.", "government_regains_territory"),
    ],
)
def test_who_does_it_to_whom_decides(text: str, wanted: str, read: Reader) -> None:
    found = read(text)
    assert found is not None and found.type.id == wanted


def test_only_what_refines_the_mention_is_asked_for(read: Reader) -> None:
    text = "Rockets hit the market while workers went on strike over pay."
    found = read(text, refines="attack")
    assert found is not None and found.type.id == "shelling"
    assert read(text, refines="sanction") is None


def test_what_anti_turns_round_is_not_itself(read: Reader) -> None:
    found = read("Soldiers fired an anti-aircraft gun at the hill.")
    assert found is None or found.type.id != "air_strike"


def test_faults_are_told_in_words(lexicon: Lexicon) -> None:
    table = {"id": "x", "event": "E", "name": "N", "cue": [{"act": ["@none"], "weight": 1.0}]}
    with pytest.raises(PackError, match="unknown word class"):
        compile_subevents([table], {})
    with pytest.raises(PackError, match="outranks"):
        compile_subevents([table | {"outranks": ["y"], "cue": [{"act": ["a"], "weight": 1.0}]}], {})
    with pytest.raises(PackError, match="weight"):
        compile_subevents([table | {"cue": [{"act": ["a"]}]}], {})


@pytest.fixture(scope="module")
def named(parsed: Callable[..., tuple[Page, Doc]], example_lexicon: Lexicon) -> Callable[[str], dict[str, str | None]]:
    def _named(text: str) -> dict[str, str | None]:
        page, doc = parsed(text)
        mentions = extract_article(doc, page, example_lexicon).mentions
        assert all(bool(m.acled) == bool(m.acled_cues) for m in mentions)
        return {m.type: m.acled for m in mentions}

    return _named


def test_mentions_are_named_in_acleds_terms(named: Callable[[str], dict[str, str | None]]) -> None:
    assert named("Rebel forces attacked an army base with mortars and rockets on Monday.") == {
        "attack": "Shelling/artillery/missile attack"
    }
    assert named("France and Germany agreed a ceasefire on Monday.")["ceasefire"] == "Agreement"


def test_an_attack_of_no_known_sort_has_no_name(named: Callable[[str], dict[str, str | None]]) -> None:
    assert named("The government condemned the attack on the embassy in Paris on Monday.")["attack"] is None


def test_a_state_takes_or_regains_by_whose_the_place_is(named: Callable[[str], dict[str, str | None]]) -> None:
    assert named("French troops captured Lyon on Monday.")["territorial_change"] == "Government regains territory"
    assert named("German troops captured Lyon on Monday.")["territorial_change"] == "Non-state actor overtakes territory"


def test_another_deed_of_the_sentence_does_not_decide(named: Callable[[str], dict[str, str | None]]) -> None:
    found = named("After its invasion of Norway in 2031, German forces held the airfields while drones were shot down over Oslo.")
    assert found.get("attack") is None


def test_of_words_that_would_all_do_the_first_is_shown(parsed: Callable[..., tuple[Page, Doc]]) -> None:
    acts = ["storm", "raid", "besiege", "shell", "bomb", "burn"]
    near = ["tank", "mortar", "rifle", "truck", "drone", "cannon"]
    cue = {"act": acts, "near": [near], "weight": 3.0}
    table = {"id": "assault", "event": "Battles", "name": "Assault", "cue": [cue]}
    rules = build_subevents(replace(BASE, subevents=(table,)))
    _, doc = parsed("They had a truck, a rifle, a drone, a tank, a cannon and a mortar to burn, shell, bomb and raid towns.")
    found = subevent([tuple(sent) for sent in doc.sents], rules, {})
    assert found is not None and found.cues == ("truck", "burn")
