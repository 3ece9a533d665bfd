"""Who did what to whom; states and persons are those of the example pack."""

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.places import find_places
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.acts.find import find_acts
from peaceledger.extract.events.find import EventContext, find_mentions


def _coded(side: str, role: str | None) -> str:
    return f"{side} {role}" if role else side


@pytest.fixture
def acts(parsed, example_lexicon):
    def of(text):
        page, doc = parsed(text)
        actors = resolve_references(doc, find_actors(doc, example_lexicon, None), example_lexicon)
        places = find_places(doc, example_lexicon, actors)
        context = EventContext(actors=actors, dates=(), places=places, statements=())
        mentions = find_mentions(doc, page, example_lexicon, context)
        return find_acts(doc, page, example_lexicon, context, mentions)

    return of


@pytest.fixture
def told(acts):
    def of(text: str) -> set[tuple[str, str, str]]:
        return {(_coded(a.source_side, a.source_role), a.plover, _coded(a.target_side, a.target_role)) for a in acts(text)}

    return of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kordavia accused Ustrana of spying.", {("XKO", "ACCUSE", "XUS")}),
        ("Ustrana was accused by Kordavia of spying.", {("XKO", "ACCUSE", "XUS")}),
        ("Kordavia's attack on Ustrana lasted three days.", {("XKO", "ASSAULT", "XUS")}),
        ("Kordavia launched an attack on Ustrana on Monday.", {("XKO", "ASSAULT", "XUS")}),
        ("Kordavian soldiers attacked Ustrana.", {("XKO MIL", "ASSAULT", "XUS")}),
        ("Lawmakers in Kordavia and Solmere praised Ustrana.", {("XKO LEG", "SUPPORT", "XUS"), ("XSO LEG", "SUPPORT", "XUS")}),
        ("Former Kordavian officials praised Ustrana.", {("XKO ELI", "SUPPORT", "XUS")}),
        ("Kordavia and Solmere condemned Ustrana.", {("XKO", "ACCUSE", "XUS"), ("XSO", "ACCUSE", "XUS")}),
        ("Kordavia condemned Ustrana and Solmere.", {("XKO", "ACCUSE", "XUS"), ("XKO", "ACCUSE", "XSO")}),
        ("Kordavia is about to restore ties with Ustrana.", {("XKO", "SUPPORT", "XUS")}),
        ("Kordavia and Ustrana restored diplomatic ties.", {("XKO", "SUPPORT", "XUS"), ("XUS", "SUPPORT", "XKO")}),
        ("Kordavia welcomed a resumption of ties with Ustrana.", {("XKO", "SUPPORT", "XUS")}),
        ("Kordavia received aid from Ustrana.", {("XUS", "AID", "XKO")}),
    ],
)
def test_source_act_and_target(told, text, wanted):
    assert wanted <= told(text)
    assert {act[1] for act in told(text)} == {act[1] for act in wanted}


def test_a_meeting_is_an_act_of_each(told):
    both = {("XKO", "CONSULT", "XUS"), ("XUS", "CONSULT", "XKO")}
    assert told("Kordavia met Ustrana in April.") == both
    assert told("Kordavia and Ustrana held talks in April.") == both


def test_a_visit_is_made_and_hosted(acts):
    found = {(a.source_side, a.target_side, a.cameo) for a in acts("The Kordavian president visited Ustrana on Monday.")}
    assert found == {("XKO", "XUS", "042"), ("XUS", "XKO", "043")}


@pytest.mark.parametrize(
    "text",
    [
        "Kordavia attacked.",
        "Kordavia did not attack Ustrana.",
        "Kordavia may attack Ustrana.",
        "Kordavia told the trader Ada Quist to leave her house in Ustrana.",
        "Kordavia grew wheat and Ustrana grew rice.",
        "The singer thanked the fans in Kordavia and Ustrana.",
    ],
)
def test_no_pair_or_no_deed_is_no_act(acts, text):
    assert acts(text) == ()


def test_who_brokers_a_deal_is_no_party_to_it(told):
    found = told("Kordavia and Ustrana signed a truce brokered by Solmere.")
    assert ("XKO", "XUS") in {(s, t) for s, _, t in found}
    assert not {s for s, event, _ in found if event != "CONSULT"} & {"XSO"}


def test_what_is_promised_is_the_promise(acts):
    (act,) = acts("Kordavia promised to send grain to Ustrana.")
    assert (act.plover, act.source, act.target, act.trigger) == ("AGREE", "Kordavia", "Ustrana", "promised")


def test_an_act_shares_trigger_status_and_date_with_its_mention(acts):
    text = "Kordavia invaded Ustrana."
    (act,) = acts(text)
    assert text[act.trigger_start : act.trigger_end] == "invaded"
    assert (act.status, act.mention_id is not None) == ("occurred", True)


def test_names_swapped_swap_the_result(told):
    there, back = told("Kordavia threatened to bomb Ustrana."), told("Ustrana threatened to bomb Kordavia.")
    assert there == {("XKO", "THREATEN", "XUS")}
    assert {(t, e, s) for s, e, t in there} == back
