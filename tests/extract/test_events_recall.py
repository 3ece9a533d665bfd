"""Events in a text on a conflict need less proof; what tells more of a dated event takes over its date; who mediates."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Block, Mention, Page

PUBLISHED = date(2031, 5, 7)  # a Wednesday
WAR = "The war of Kordavia and Ustrana goes on with missile and artillery strikes."


@pytest.fixture
def read(parser: object, example_lexicon: Lexicon) -> Callable[..., list[Mention]]:
    from tests.conftest import make_page

    def find(text: str, headline: str | None = None) -> list[Mention]:
        whole = f"{headline}\n{text}" if headline else text
        page = make_page(whole, published=PUBLISHED)
        if headline:
            first = Block(kind="headline", start=0, end=len(headline))
            page = Page(article=page.article, text=whole, blocks=(first, *page.blocks[1:]))
        _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
        return list(extract_article(doc, page, example_lexicon).mentions)

    return find


def only(mentions: list[Mention], event_type: str) -> Mention:
    (found,) = [m for m in mentions if m.type == event_type]
    return found


@pytest.mark.parametrize(
    ("sentence", "event_type", "status"),
    [
        ("Forty prisoners came home on Tuesday.", "prisoner_release", "occurred"),
        ("Ustrana brought 31 of its sailors back from captivity.", "prisoner_release", "occurred"),
        ("Kordavia and Ustrana each returned 20 people.", "prisoner_exchange", "occurred"),
        ("It was the ninth exchange of the year.", "prisoner_exchange", "occurred"),
        ("Anton Verlaine called Emil Karsten on Monday.", "meeting_or_call", "occurred"),
        ("Emil Karsten spoke to Anton Verlaine about the valley.", "meeting_or_call", "occurred"),
        ("On the third day the guns fell silent.", "ceasefire", "occurred"),
        ("The commander ordered his men to stop fighting.", "ceasefire", "occurred"),
        ("Nothing was signed, an envoy said.", "agreement", "negated"),
        ("A draft of six points is on the table.", "proposal", "proposed"),
        ("Kordavian troops must leave the port.", "withdrawal", "demanded"),
        ("Two rockets hit the market.", "attack", "occurred"),
    ],
)
def test_event_of_a_text_on_a_conflict(read: Callable, sentence: str, event_type: str, status: str) -> None:
    assert only(read(f"{WAR}\n{sentence}"), event_type).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Forty tourists came home on Tuesday.",
        "It was the ninth exchange of the season.",
        "A draft of six points is on the table.",
        "Nothing was signed, the broker said.",
    ],
)
def test_the_same_words_elsewhere_are_no_event(read: Callable, sentence: str) -> None:
    assert read(f"The choir of the town sang on Sunday.\n{sentence}") == []


def test_violations_are_told_of_only_after_a_ceasefire(read: Callable) -> None:
    told = read(f"{WAR}\nA ceasefire took effect on Monday.\nUstrana counted nine violations.")
    assert only(told, "ceasefire_violation").trigger == "violations"
    assert not [m for m in read(f"{WAR}\nUstrana counted nine violations.") if m.type == "ceasefire_violation"]


def test_return_told_later_takes_over_the_date_of_the_exchange(read: Callable) -> None:
    found = read(
        "Kordavia and Ustrana exchanged 40 prisoners of war on 5 May.\nRain fell.\nIn return 20 captives were handed over."
    )
    release = only(found, "prisoner_release")
    assert (release.date_earliest, release.date_basis) == (date(2031, 5, 5), "inferred")


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 900 captives have been exchanged since the spring.",
        "After the eighth exchange the prisoners' mothers wept.",
        "Both sides plan to exchange more prisoners of war.",
    ],
)
def test_another_exchange_does_not(read: Callable, sentence: str) -> None:
    _, *others = read(f"Kordavia and Ustrana exchanged 40 prisoners of war on 5 May.\n{sentence}")
    assert all(m.date_basis != "inferred" for m in others)


def test_headline_takes_over_the_date_of_the_lead(read: Callable) -> None:
    first, second = read("Kordavia and Ustrana exchanged 40 prisoners of war on 5 May.", "Ustrana and Kordavia exchange captives")
    assert (first.date_earliest, first.date_basis, second.date_basis) == (date(2031, 5, 5), "inferred", "relative")


def test_talks_after_which_an_agreement_was_announced_have_its_date(read: Callable) -> None:
    found = read(f"{WAR}\nKordavia and Ustrana agreed on Monday to meet, an envoy said after their second telephone call.")
    call = next(m for m in found if m.trigger == "call")
    assert (call.date_earliest, call.date_basis) == (date(2031, 5, 5), "inferred")


def test_date_before_a_call_that_only_says_when(read: Callable) -> None:
    found = read(f"{WAR}\nOn Monday Emil Karsten resigned after a telephone call with Anton Verlaine.")
    assert only(found, "meeting_or_call").date_earliest is None


@pytest.mark.parametrize(
    "sentence",
    ["Solmere mediated once more.", "Ustrana thanked Solmere for its mediation.", "Solmere gave humanitarian mediation."],
)
def test_who_mediated_is_said_in_a_sentence_of_its_own(read: Callable, sentence: str) -> None:
    _, mediated = read(f"Kordavia and Ustrana exchanged 40 prisoners of war on 5 May.\n{sentence}")
    assert (mediated.type, mediated.mediators) == ("prisoner_exchange", ("Solmere",))


def test_with_somebody_as_mediator(read: Callable) -> None:
    (found,) = read("Kordavia and Ustrana exchanged 40 prisoners of war on Monday, with Solmere as mediator.")
    assert (found.participants, found.mediators) == (("Kordavia", "Ustrana"), ("Solmere",))


def test_short_reference_is_kept_where_it_is_the_topic(read: Callable) -> None:
    _, topic = read(
        "Kordavia and Ustrana exchanged 40 prisoners of war on Monday.\nThere was no comment from the army about the swap."
    )
    assert (topic.trigger, topic.status, topic.date_basis) == ("swap", "occurred", "inferred")


def test_talks_on_a_thing_do_not_make_it_happen(read: Callable) -> None:
    found = read(f"{WAR}\nThe envoy left the talks on the exchange of all captives.")
    assert only(found, "prisoner_exchange").status == "hypothetical"


def test_what_precedes_a_verb_of_denial_is_not_denied(read: Callable) -> None:
    found = read("40 soldiers of Kordavia return from captivity; the ministry denies a second list.")
    assert only(found, "prisoner_release").status != "denied"
