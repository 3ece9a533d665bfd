"""Did it happen? One sentence a line, by the status a reader gives the event: tense, modals, negation, conditions, figures."""

from collections.abc import Callable

import pytest

from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.packs import Lexicon

TALKS, TRUCE, SWAP, FREED = "negotiation_round", "ceasefire", "prisoner_exchange", "prisoner_release"
DEAL, LEFT, BROKEN, MET = "agreement", "withdrawal", "ceasefire_violation", "meeting_or_call"

OCCURRED = [
    ("The rebels and the army exchanged 40 prisoners at the bridge.", SWAP),
    ("Forty prisoners were exchanged at the bridge by the rebels and the army.", SWAP),
    ("The militia has released nine hostages.", FREED),
    ("The rebels had freed the captives before the snow came.", FREED),
    ("The envoys managed to agree on nothing, but the armies exchanged 12 prisoners.", SWAP),
    ("The mediators helped secure the release of nine hostages held by the militia.", FREED),
    ("The truce between the rebels and the army, which the envoy brokered, took effect at dawn.", TRUCE),
    ("After the ceasefire was signed by the rebels, the road opened.", TRUCE),
    ("The government and the rebels signed a peace agreement in the harbour town.", DEAL),
    ("The king was thrilled that the rebels had released the hostages.", FREED),
    ("The envoy flew in to meet the rebels and secured the release of nine hostages.", FREED),
    ("It was the third prisoner exchange between the two sides this year.", SWAP),
    ("The newly freed prisoners were flown to the harbour by the army.", FREED),
    ("The president did not tell parliament that the army had swapped five prisoners.", SWAP),
    ("Who told the rebels that the army withdrew its troops is not known.", LEFT),
    ("The army withdrew 80 percent of its troops from the valley.", LEFT),
    ("The rebels broke the ceasefire an hour after it began.", BROKEN),
    ("The two presidents met in the mountains.", MET),
    ("Gestures that included the release of three hostages by the militia eased the talks.", FREED),
]
ONGOING = [
    ("The two sides are holding peace talks in the old town.", TALKS),
    ("Peace talks between the rebels and the army continue.", TALKS),
    ("Peace talks between the rebels and the army are under way, and the peace talks remain deadlocked.", TALKS),
    ("The ceasefire should last, the envoy said.", TRUCE),
    ("The army is withdrawing its troops from the valley.", LEFT),
    ("The militia is releasing the hostages.", FREED),
]
AGREED = [
    ("The two sides agreed to exchange 30 prisoners.", SWAP),
    ("The rebels and the army agreed on a ceasefire.", TRUCE),
    ("The army decided to withdraw its troops from the valley.", LEFT),
    ("The accord includes the withdrawal of the rebel troops.", LEFT),
    ("The deal provides a ceasefire and covers the release of the prisoners by the army.", FREED),
    ("The government accepted a ceasefire with the rebels.", TRUCE),
    ("The decision of the rebels to exchange prisoners was taken at dawn.", SWAP),
]
PLANNED = [
    ("The rebels will exchange 20 prisoners with the army on Friday.", SWAP),
    ("Peace talks are scheduled for Friday.", TALKS),
    ("A meeting between the two presidents is due to take place in May.", MET),
    ("The army promised to withdraw its troops from the valley.", LEFT),
    ("The ministry said that the rebels would release the hostages.", FREED),
    ("The planned prisoner exchange is expected on Sunday.", SWAP),
    ("The militia plans to free the hostages.", FREED),
    ("Upcoming peace talks will be held in the old town.", TALKS),
    ("The release of the hostages by the militia is imminent.", FREED),
    ("Preparations for a prisoner exchange between the two armies have begun.", SWAP),
]
PROPOSED = [
    ("The bishop proposed a ceasefire between the rebels and the army.", TRUCE),
    ("The rebels offered to release the hostages.", FREED),
    ("The plan covers the withdrawal of the rebel troops.", LEFT),
    ("The king suggested peace talks between the rebels and the army.", TALKS),
    ("The draft agreement between the rebels and the government is on the table.", DEAL),
]
DEMANDED = [
    ("The envoy demanded an immediate ceasefire.", TRUCE),
    ("The rebels called for an exchange of prisoners.", SWAP),
    ("The government urged the rebels to release the hostages.", FREED),
    ("The army must withdraw its troops from the valley.", LEFT),
    ("The council insisted on the withdrawal of the rebel troops.", LEFT),
    ("Release all hostages that the militia holds.", FREED),
    ("The rebels should stop their attacks and declare a ceasefire.", TRUCE),
    ("The demands of the rebels include the withdrawal of the government troops.", LEFT),
    ("The king appealed for a truce between the rebels and the army.", TRUCE),
    ("The families sought to gain the release of nine hostages held by the militia.", FREED),
]
CLAIMED = [
    ("The rebels accused the army of breaking the ceasefire.", BROKEN),
    ("The army reportedly released nine rebel prisoners.", FREED),
    ("The ministry alleged that the rebels had violated the truce.", BROKEN),
    ("An alleged prisoner exchange between the rebels and the army drew crowds.", SWAP),
    ("According to the ministry's claim of a ceasefire, the rebels stopped at noon.", TRUCE),
]
DENIED = [
    ("The government denied that prisoners had been exchanged with the rebels.", SWAP),
    ("The rebels denied the report of a ceasefire.", TRUCE),
    ("The army denied breaking the ceasefire.", BROKEN),
    ("The ministry disputed that the militia had freed the hostages.", FREED),
]
FAILED = [
    ("The planned prisoner exchange was cancelled.", SWAP),
    ("The peace talks collapsed after an hour.", TALKS),
    ("The president called off his meeting with the rebel leader.", MET),
    ("The rebels torpedoed the peace talks.", TALKS),
    ("The peace talks between the two sides broke down.", TALKS),
    ("The government postponed the prisoner exchange with the rebels.", SWAP),
]
NEGATED = [
    ("No prisoners were exchanged by the two armies.", SWAP),
    ("The talks ended without a ceasefire agreement.", DEAL),
    ("The rebels refused to release the hostages.", FREED),
    ("The militia has never released a hostage.", FREED),
    ("The two sides failed to agree on a ceasefire.", TRUCE),
    ("There is no ceasefire between the rebels and the army.", TRUCE),
    ("Neither side withdrew its troops.", LEFT),
    ("The war ended in a truce rather than a peace treaty between the two states.", DEAL),
    ("The government ruled out peace talks with the rebels.", TALKS),
    ("I do not think that the militia released the hostages.", FREED),
    ("Rather than release the hostages, the militia fled.", FREED),
    ("In the absence of a ceasefire the rebels fought on.", TRUCE),
    ("The king rejected a ceasefire with the rebels.", TRUCE),
]
HYPOTHETICAL = [
    ("Had the rebels signed a ceasefire, the bridge would still stand.", TRUCE),
    ("Should the army break the truce, the monitors will leave.", BROKEN),
    ("Were the rebels to release the hostages, the army would go home.", FREED),
    ("If the two sides exchange prisoners, the mood may change.", SWAP),
    ("Unless the militia releases the hostages, the army will attack.", FREED),
    ("The rebels might release the hostages.", FREED),
    ("A prisoner exchange is possible.", SWAP),
    ("Will the rebels release the hostages?", FREED),
    ("The envoys discussed a prisoner exchange between the two armies.", SWAP),
    ("The road stays closed until a ceasefire is declared by the rebels.", TRUCE),
    ("Inspectors come before a peace deal is signed by the rebels.", DEAL),
    ("The envoys tried to get the hostages released by the militia.", FREED),
    ("Reviving peace talks between the rebels and the army is a priority.", TALKS),
    ("There is wide support for a long truce among the rebels.", TRUCE),
    ("The army fears a withdrawal of the rebel troops.", LEFT),
    ("Every prisoner swap is a relief for families.", SWAP),
    ("Prisoner exchanges build trust.", SWAP),
    ("The two sides were close to a ceasefire, as if peace talks could be held by phone.", TALKS),
    ("The path to peace talks is long.", TALKS),
    ("The general imagined a withdrawal of the rebel troops.", LEFT),
]
TABLE = [
    (text, event_type, status)
    for status, rows in (
        ("occurred", OCCURRED),
        ("ongoing", ONGOING),
        ("agreed", AGREED),
        ("planned", PLANNED),
        ("proposed", PROPOSED),
        ("demanded", DEMANDED),
        ("claimed", CLAIMED),
        ("denied", DENIED),
        ("failed", FAILED),
        ("negated", NEGATED),
        ("hypothetical", HYPOTHETICAL),
    )
    for text, event_type in rows
]
NO_EVENT = [
    ("It was a deliberate attack on the republic's sovereignty.", "attack"),
    ("The critics' attack on the minister's record was fierce.", "attack"),
    ("The senator called a ceasefire in the tariff war between the two firms.", "ceasefire"),
    ("The parties agreed to disagree on the budget.", "agreement"),
    ("The club and the player held contract talks.", "negotiation_round"),
    ("The court released the prisoner on bail.", "prisoner_release"),
    ("The group released a video of the hostages.", "prisoner_release"),
    ("The two neighbours exchanged gifts and insults.", "prisoner_exchange"),
    ("Her plea deal with the prosecutors was signed.", "agreement"),
    ("She has found peace of mind after the talks with her doctor.", "negotiation_round"),
    ("The guns of the two teams fell on the film set.", "ceasefire"),
    ("The governor freed 200 inmates on parole because of the pandemic.", "prisoner_release"),
]


@pytest.mark.parametrize(("text", "event_type", "status"), TABLE, ids=[f"{s}: {t[:50]}" for t, _, s in TABLE])
def test_status(parsed: Callable, lexicon: Lexicon, text: str, event_type: str, status: str) -> None:
    page, doc = parsed(text)
    found = [m.status for m in find_mentions(doc, page, lexicon, EventContext()) if m.type == event_type]
    assert status in found


@pytest.mark.parametrize(("text", "event_type"), NO_EVENT, ids=[t[:50] for t, _ in NO_EVENT])
def test_figure_of_speech_or_home_affair_is_no_event(parsed: Callable, lexicon: Lexicon, text: str, event_type: str) -> None:
    page, doc = parsed(text)
    real = {"occurred", "ongoing", "agreed", "planned", "claimed"}
    assert not [m for m in find_mentions(doc, page, lexicon, EventContext()) if m.type == event_type and m.status in real]
