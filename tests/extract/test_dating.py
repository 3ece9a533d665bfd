"""Events without a day of their own: the text ties them to one that has, or gives part of a date."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Mention

WAR = "The war of Kordavia and Ustrana goes on with missile and artillery strikes."
MONDAY = date(2031, 5, 5)
TALKS = "Envoys of Kordavia and Ustrana held peace talks in Halm on 5 May 2031."


@pytest.fixture
def read(parser: object, example_lexicon: Lexicon) -> Callable[..., list[Mention]]:
    from tests.conftest import make_page

    def find(text: str, published: date | None = None) -> list[Mention]:
        page = make_page(text, published=published)
        _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
        return list(extract_article(doc, page, example_lexicon).mentions)

    return find


def dated(mention: Mention) -> tuple[date | None, date | None, str, str | None]:
    return mention.date_earliest, mention.date_latest, mention.date_basis, mention.date_relation


def of_type(found: list[Mention], kind: str) -> Mention:
    return next(m for m in reversed(found) if m.type == kind)


def test_deal_told_after_talks_was_struck_there(read: Callable) -> None:
    found = read(f"{TALKS} The two sides agreed to exchange 40 prisoners of war.")
    talks = of_type(found, "negotiation_round")
    deal, exchange = of_type(found, "agreement"), of_type(found, "prisoner_exchange")
    assert dated(deal) == (MONDAY, MONDAY, "inferred", "on")
    assert dated(exchange) == (MONDAY, MONDAY, "inferred", "on")
    assert deal.date_from == (talks.mention_id,)
    assert exchange.date_from == (deal.mention_id,)


@pytest.mark.parametrize(
    "deal",
    [
        "They had earlier agreed to exchange 40 prisoners of war.",
        "The delegates argued over a peace agreement.",
    ],
)
def test_deal_of_another_time_or_none_was_not(read: Callable, deal: str) -> None:
    assert all(m.date_relation in (None, "before") for m in read(f"{TALKS} {deal}"))


def test_deal_after_two_talks_has_the_day_of_neither(read: Callable) -> None:
    found = read(f"{TALKS} They met again in Port Arden on 9 May 2031. The two sides agreed to exchange 40 prisoners of war.")
    assert of_type(found, "agreement").date_basis == "unknown"


def test_call_after_the_meeting_lies_not_before_it(read: Callable) -> None:
    found = read(f"{TALKS}\nAfter the talks, Emil Karsten called Anton Verlaine.")
    assert dated(of_type(found, "meeting_or_call")) == (MONDAY, None, "inferred", "after")


def test_call_before_the_meeting_lies_not_after_it(read: Callable) -> None:
    found = read(f"{TALKS}\nBefore the talks, Emil Karsten called Anton Verlaine.")
    assert dated(of_type(found, "meeting_or_call")) == (None, MONDAY, "inferred", "before")


def test_rejected_offer_was_made_before(read: Callable) -> None:
    found = read(f"{WAR}\nOn 5 May 2031, Ustrana rejected Kordavia's proposal.")
    refusal, offer = of_type(found, "statement_of_record"), of_type(found, "proposal")
    assert dated(offer) == (None, MONDAY, "inferred", "before")
    assert (dated(refusal)[0], offer.date_from) == (MONDAY, (refusal.mention_id,))


def test_offer_with_a_day_of_its_own_keeps_it(read: Callable) -> None:
    found = read(f"{WAR}\nOn 5 May 2031, Ustrana rejected Kordavia's proposal of 3 May 2031.")
    assert of_type(found, "proposal").date_from == ()


def test_denial_comes_after_what_is_denied(read: Callable) -> None:
    found = read(f"{WAR}\nOn 5 May 2031, Kordavia attacked the port of Halm.\nUstrana condemned the attack.")
    assert dated(of_type(found, "statement_of_record")) == (MONDAY, None, "inferred", "after")


def test_retaliation_comes_after_what_it_answers(read: Callable) -> None:
    found = read(f"{WAR}\nOn 5 May 2031, Kordavia attacked the port of Halm.\nUstrana plans retaliatory strikes on Kordavia.")
    assert dated(of_type(found, "attack")) == (MONDAY, None, "inferred", "after")


@pytest.mark.parametrize(
    ("event", "basis"), [("The attack killed nine people", "inferred"), ("Its invasion of Ustrana went on", "unknown")]
)
def test_the_war_is_no_raid(read: Callable, event: str, basis: str) -> None:
    found = read(f"{WAR}\nOn 5 May 2031, Kordavia attacked the port of Halm.\n{event}, the army said.")
    assert of_type(found, "attack").date_basis == basis


def test_what_had_happened_lies_before_the_day_told(read: Callable) -> None:
    found = read(f"{TALKS}\nUstrana had attacked the port of Halm.")
    assert dated(of_type(found, "attack")) == (None, MONDAY, "inferred", "before")


def test_what_they_said_had_happened_does_not(read: Callable) -> None:
    found = read(f"{TALKS}\nEmil Karsten said Ustrana had attacked the port of Halm.")
    assert of_type(found, "attack").date_basis == "unknown"


@pytest.mark.parametrize(("word", "basis"), [("also ", "inferred"), ("", "unknown")])
def test_what_also_happened_lies_in_the_months_named_before(read: Callable, word: str, basis: str) -> None:
    found = read(f"In 2029, Ustrana and Solmere held peace talks in Halm.\nKordavia {word}attacked the port of Arden.")
    attack = of_type(found, "attack")
    assert attack.date_basis == basis
    assert attack.date_latest == (date(2029, 12, 31) if word else None)


@pytest.mark.parametrize(
    ("when", "kept"),
    [("on Monday", "XXXX-WXX-1"), ("on 5 May", "XXXX-05-05"), ("in May", "XXXX-05"), ("last Monday", None)],
)
def test_date_that_nothing_places_is_kept_as_far_as_given(read: Callable, when: str, kept: str | None) -> None:
    talks = of_type(read(f"{WAR}\nEnvoys of Kordavia and Ustrana held peace talks in Halm {when}."), "negotiation_round")
    assert (talks.date_open, talks.date_basis) == (kept, "unknown")


def test_placed_date_is_not_kept_twice(read: Callable) -> None:
    talks = of_type(read(f"{WAR}\nKordavia and Ustrana held peace talks on Monday.", MONDAY), "negotiation_round")
    assert (talks.date_open, talks.date_earliest, talks.date_basis) == (None, MONDAY, "relative")


def test_overnight_counts_from_the_day_of_the_report(read: Callable) -> None:
    told = "Ustrana attacked the port of Halm overnight, the army said on"
    unplaced = of_type(read(f"{WAR}\n{told} Monday."), "attack")
    placed = of_type(read(f"{WAR}\n{told} 5 May 2031."), "attack")
    assert (unplaced.date_open, unplaced.date_basis) == ("XXXX-WXX-1TNI", "unknown")
    assert dated(placed) == (date(2031, 5, 4), MONDAY, "relative", None)


def test_eve_of_a_meeting_is_not_its_day(read: Callable) -> None:
    found = read(
        f"{WAR}\nOn 5 May 2031, on the eve of Emil Karsten's meeting with Anton Verlaine, Ustrana attacked the port of Halm."
    )
    assert all(m.date_earliest is None for m in found if m.type == "meeting_or_call")


def test_tie_to_an_undated_event_is_kept(read: Callable) -> None:
    found = read(f"{WAR}\nOn Monday, Kordavia attacked the port of Halm.\nUstrana condemned the attack.")
    attack, answer = of_type(found, "attack"), of_type(found, "statement_of_record")
    assert (answer.date_basis, answer.date_from, answer.date_relation) == ("unknown", (attack.mention_id,), "after")


ACCORD = "Kordavia and Ustrana signed an accord on prisoners in Halm on 5 May 2031."


@pytest.mark.parametrize(
    "terms",
    [
        "Kordavia is to free 40 Ustranan captives.",
        "Kordavia will free 40 Ustranan captives by 20 May 2031.",
        "The document provides for the release of 40 captives by Ustrana.",
    ],
)
def test_who_is_to_be_let_go_under_a_deal_is_announced_on_its_day(read: Callable, terms: str) -> None:
    release = next(m for m in read(f"{ACCORD} {terms}") if m.type in ("prisoner_release", "prisoner_exchange"))
    assert release.status in ("planned", "agreed")
    assert dated(release) == (MONDAY, MONDAY, "inferred", "on")


def test_what_has_a_day_of_its_own_is_not_dated_by_the_deal(read: Callable) -> None:
    release = of_type(read(f"{ACCORD} Kordavia will free 40 Ustranan captives on 20 May 2031."), "prisoner_release")
    assert release.date_earliest == date(2031, 5, 20)
