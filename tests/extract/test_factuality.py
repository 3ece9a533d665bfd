"""Status: what tense, modals, negation, conditions and governing words make of an event."""

from collections.abc import Callable

import pytest

from peaceledger.extract.events.factuality import Reading, settle
from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.packs import Lexicon

SENTENCES = [
    ("The two sides held peace talks in the harbour town.", "negotiation_round", "occurred"),
    ("The two sides are holding peace talks in the harbour town.", "negotiation_round", "ongoing"),
    ("Peace talks between the two sides continue.", "negotiation_round", "ongoing"),
    ("The two governments will hold peace talks in May.", "negotiation_round", "planned"),
    ("Peace talks are scheduled for Friday.", "negotiation_round", "planned"),
    ("The next round of peace talks between the two sides is expected in June.", "negotiation_round", "planned"),
    ("The bishop proposed peace talks between the rebels and the army.", "negotiation_round", "proposed"),
    ("The rebels called for peace talks.", "negotiation_round", "demanded"),
    ("The peace talks collapsed after an hour.", "negotiation_round", "failed"),
    ("The rebels walked away and the peace talks were called off.", "negotiation_round", "failed"),
    ("The army never held peace talks with the rebels.", "negotiation_round", "negated"),
    ("There were no peace talks this year.", "negotiation_round", "negated"),
    ("The government ruled out peace talks with the rebels.", "negotiation_round", "negated"),
    ("Peace talks might begin in autumn.", "negotiation_round", "hypothetical"),
    ("Had the rebels declared a ceasefire, the bridge would still stand.", "ceasefire", "hypothetical"),
    ("Should the army break the truce, the monitors will leave.", "ceasefire_violation", "hypothetical"),
    ("The road stays closed until a ceasefire is declared.", "ceasefire", "hypothetical"),
    ("Cash was flown in on the very day 30 prisoners were exchanged?", "prisoner_exchange", "occurred"),
    ("Were 30 prisoners exchanged on that very day?", "prisoner_exchange", "hypothetical"),
    ("Prisoner exchange agreed at talks in the capital", "prisoner_exchange", "agreed"),
    ("The two sides agreed on the exchange of 30 prisoners.", "prisoner_exchange", "agreed"),
    ("Will the two sides declare a ceasefire?", "ceasefire", "hypothetical"),
    ("The mediators see a chance of a ceasefire.", "ceasefire", "hypothetical"),
    ("The proposal makes no mention of a ceasefire.", "ceasefire", "negated"),
    ("The two sides agreed on a ceasefire.", "ceasefire", "agreed"),
    ("The rebels demanded that the army declare a ceasefire.", "ceasefire", "demanded"),
    ("The two sides agreed to exchange 30 prisoners in what would be their first such exchange.", "prisoner_exchange", "agreed"),
    ("The government denied that prisoners had been exchanged.", "prisoner_exchange", "denied"),
    ("The army allegedly shelled the village.", "attack", "claimed"),
    ("The rebels accused the army of violating the ceasefire.", "ceasefire_violation", "claimed"),
    ("The delegations failed to agree on a ceasefire.", "ceasefire", "negated"),
    ("The two sides managed to exchange 30 prisoners.", "prisoner_exchange", "occurred"),
    ("The plan covers the withdrawal of the rebel troops.", "withdrawal", "proposed"),
    ("The king dismissed the idea of a ceasefire.", "ceasefire", "negated"),
    ("The king denied the report of a ceasefire.", "ceasefire", "denied"),
    ("Peace talks between the two sides are set to resume on Monday.", "negotiation_round", "planned"),
    ("A ceasefire set to begin at midnight was welcomed by the bishop.", "ceasefire", "planned"),
    ("The king denied reports that prisoners had been exchanged.", "prisoner_exchange", "denied"),
    ("The king confirmed reports that prisoners had been exchanged.", "prisoner_exchange", "claimed"),
    ("The army rejected accusations of violating the ceasefire.", "ceasefire_violation", "denied"),
    ("The king rejected the ceasefire.", "ceasefire", "negated"),
    ("The rebels said they will pull out of a ceasefire brokered by the bishop.", "ceasefire", "occurred"),
    ("The rebels presented a list of demands, including a ceasefire.", "ceasefire", "demanded"),
    ("The king ordered a ceasefire on Monday.", "ceasefire", "occurred"),
    ("The envoys are negotiating a ceasefire.", "ceasefire", "hypothetical"),
    ("The envoys negotiated a ceasefire.", "ceasefire", "occurred"),
    ("The bishop sought to broker a ceasefire.", "ceasefire", "demanded"),
    ("A ceasefire is worthless.", "ceasefire", "hypothetical"),
    ("All the army has to do is withdraw its troops.", "withdrawal", "hypothetical"),
    ("The ministry said the army would withdraw its troops.", "withdrawal", "planned"),
]


@pytest.mark.parametrize(("text", "event_type", "status"), SENTENCES, ids=[s[0][:60] for s in SENTENCES])
def test_status(parsed: Callable, lexicon: Lexicon, text: str, event_type: str, status: str) -> None:
    page, doc = parsed(text)
    found = [m.status for m in find_mentions(doc, page, lexicon, EventContext()) if m.type == event_type]
    assert found == [status]


@pytest.mark.parametrize(
    ("signs", "reading", "status"),
    [
        ([], Reading(), "occurred"),
        (["present"], Reading(), "hypothetical"),
        (["present"], Reading(headline=True), "occurred"),
        (["generic"], Reading(), "hypothetical"),
        (["generic", "past"], Reading(), "occurred"),
        (["would"], Reading(), "hypothetical"),
        (["would", "reported"], Reading(), "planned"),
        (["would", "agreed"], Reading(), "agreed"),
        (["planned", "failed"], Reading(), "failed"),
        (["failed", "negated"], Reading(), "ongoing"),
        (["agreed", "negated"], Reading(), "negated"),
        (["agreed", "condition"], Reading(), "hypothetical"),
        (["negated", "denied"], Reading(), "denied"),
        ([], Reading(criteria=True), "hypothetical"),
        ([], Reading(contested=True, attributed=True), "claimed"),
        ([], Reading(contested=False, attributed=True), "occurred"),
        (["claimed"], Reading(), "claimed"),
        ([], Reading(base="proposed"), "proposed"),
    ],
)
def test_signs_settle(signs: list[str], reading: Reading, status: str) -> None:
    assert settle(signs, reading) == status
