"""Reports of one release told apart, or joined, by who was let go and by whether they tell the news of a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peaceledger.records import Mention
from reconcile.builders import LEXICON, VOCAB, Text, ledger, one_event

DAY = date(2031, 5, 3)


def report(name: str, words: str, trigger: str, days_later: int = 0, **changes: object) -> tuple[Text, Mention]:
    text = Text(name, fields={"published": DAY + timedelta(days=days_later), "relevance": "off_topic"})
    fields = {"kind": "prisoner_release", "participants": ()} | changes
    return text, text.tells(words, trigger, **fields)  # type: ignore[arg-type]


def news(name: str, words: str, trigger: str, days_later: int = 0) -> tuple[Text, Mention]:
    day = DAY + timedelta(days=days_later)
    return report(name, words, trigger, days_later, day=(day - timedelta(days=1), day), date_basis="publication_date")


def test_the_same_captive_let_go_is_one_release():
    one, first = report("one", "The pilot Odo Fenn was freed", "freed", day=DAY)
    two, second = report("two", "Relatives of Fenn, freed in a swap, were glad", "freed", 2)
    assert one_event(ledger(one, two), first, second)


def test_other_captives_are_not():
    one, first = report("one", "The pilot Odo Fenn was freed", "freed", day=DAY)
    two, second = report("two", "Relatives of Ulla Brandt, freed in a swap, were glad", "freed", 2)
    assert not one_event(ledger(one, two), first, second)


def test_a_name_ends_with_its_line():
    one, first = report("one", "The freed pilot was Odo Fenn\nVisit Of Ulla Brandt", "freed", day=DAY)
    two, second = report("two", "Relatives of Odo Fenn, freed in a swap, were glad", "freed", 2)
    assert one_event(ledger(one, two), first, second)


def test_a_name_that_packs_know_is_no_captive():
    one, first = report("one", "Arn Vale was glad that they were freed", "freed", day=DAY)
    two, second = report("two", "Arn Vale spoke of people who were freed", "freed", 2)
    assert not one_event(ledger(one, two), first, second)


def test_a_name_told_with_several_days_is_no_captive():
    days = (0, 30, 60, 90)
    told = [report(str(n), "They were freed with the help of Odo Fenn", "freed", n, day=DAY + timedelta(days=n)) for n in days]
    last, mention = report("last", "A man thanked Odo Fenn and was freed", "freed", 91)
    made = ledger(*(text for text, _ in told), last)
    assert not any(one_event(made, mention, other) for _, other in told)


def test_the_news_of_one_day_is_one_event():
    one, first = news("one", "Captives were freed", "freed")
    two, second = news("two", "Dozens of people are freed", "freed", 1)
    for text in (one, two):
        text.fields["relevance"] = "on_topic"
    assert one_event(ledger(one, two), first, second)


def test_the_news_of_two_weeks_is_not():
    one, first = news("one", "Captives were freed", "freed")
    two, second = news("two", "Dozens of people are freed", "freed", 7)
    for text in (one, two):
        text.fields["relevance"] = "on_topic"
    assert not one_event(ledger(one, two), first, second)


def test_the_dead_handed_over_are_a_row_of_the_dead():
    words = VOCAB["reconcile"] | {"remains": ["bodies"], "alive": ["captives"]}
    lexicon = replace(LEXICON, vocab={"reconcile": words})
    dead, _ = report("one", "They returned the bodies of soldiers", "returned", day=DAY)
    both, _ = report("two", "They returned bodies and captives", "returned", day=DAY + timedelta(days=9))
    rows = ledger(dead, both, lexicon=lexicon).exchanges
    assert sorted((row.date_latest, row.what) for row in rows) == [(DAY, "body"), (DAY + timedelta(days=9), "people")]


def test_a_state_that_trades_with_one_party_is_the_other_side():
    text = Text("one", fields={"published": DAY})
    text.tells("Norland and Ostia traded captives", "traded", day=DAY, participants=("Norland", "Ostia"))
    (row,) = ledger(text).exchanges
    assert (row.side_a, row.side_b) == ("NOR", "OST")


def test_a_month_is_no_captive():
    one, first = report("one", "In January the army freed five people", "freed", day=(date(2031, 1, 1), date(2031, 1, 31)))
    two, second = report("two", "Captives are freed by the rebels on January 22", "freed", day=date(2031, 1, 22))
    assert not one_event(ledger(one, two), first, second)


def test_some_of_those_freed_are_no_lower_count():
    words = VOCAB["reconcile"] | {"some_of_them": ["guards"]}
    lexicon = replace(LEXICON, vocab={"reconcile": words})
    one = Text("one")
    mention = one.tells("In the 5th swap they exchanged 144 captives", "exchanged", day=DAY)
    one.counts_in(mention, "144 captives", 144, "NOR")
    one.counts_in(mention, "5th", 5, role="ordinal", what="other")
    two = Text("two")
    mention = two.tells("Norland met 17 guards exchanged in the 5th swap", "exchanged", day=DAY)
    two.counts_in(mention, "17 guards", 17, "NOR")
    two.counts_in(mention, "5th", 5, role="ordinal", what="other")
    (row,) = ledger(one, two, lexicon=lexicon).exchanges
    assert (row.a_best, row.a_low, row.a_high) == (144, 144, 144)


def test_who_was_freed_in_a_swap_was_exchanged():
    text = Text("one")
    for words, trigger, kind in (
        ("They carried out a swap", "swap", "prisoner_exchange"),
        ("The swap was the largest", "swap", "prisoner_exchange"),
        ("Captives were freed", "freed", "prisoner_release"),
        ("They are free", "free", "prisoner_release"),
        ("People were released", "released", "prisoner_release"),
    ):
        text.tells(words, trigger, kind, day=DAY)
    story = ledger(text)
    assert {row.kind for row in story.exchanges} == {"exchange"}
    assert {event.type for event in story.events} == {"prisoner_exchange"}


OSTIANS = replace(
    LEXICON,
    actors={**LEXICON.actors, "OST": replace(LEXICON.actors["OST"], adjectives=("Ostian",), people=("Ostians",))},
    vocab={"reconcile": {**VOCAB["reconcile"], "let_go": ["sailors", "pow"]}},
)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("five Ostian sailors freed last month", True),
        ("two Ostians freed last month in a swap", True),
        ("five sailors freed last month", False),
        ("an Ostian official told of some freed last month", False),
    ],
)
def test_people_of_a_third_state_are_seldom_freed(words: str, joined: bool) -> None:
    one, first = report("one", "Among those freed were Ostians", "freed", day=DAY)
    two, second = report("two", words, "freed", 32, day=(date(2031, 5, 1), date(2031, 5, 31)))
    for text in (one, two):
        text.fields["relevance"] = "on_topic"
    assert one_event(ledger(one, two, lexicon=OSTIANS), first, second) is joined


def test_a_word_for_captives_is_no_name() -> None:
    one, first = report("one", "buses with a POW who was freed", "freed")
    two, second = report("two", "what a recently freed POW tells", "freed", 18)
    assert not one_event(ledger(one, two, lexicon=OSTIANS), first, second)


def test_a_line_of_the_head_names_no_captive() -> None:
    def headed(name: str, words: str, days_later: int = 0) -> tuple[Text, Mention]:
        text = Text(name, fields={"published": DAY + timedelta(days=days_later), "relevance": "off_topic"})
        text.add("Captives are home\nSource: Tolland Gazette\nPrinted: by hand\n")
        return text, text.tells(words, "freed", kind="prisoner_release", participants=())

    one, first = headed("one", "The pilot was freed")
    two, second = headed("two", "Three sailors were freed in the north", 30)
    assert not one_event(ledger(one, two), first, second)
    three, third = headed("three", "The pilot Odo Fenn was freed")
    four, fourth = headed("four", "Odo Fenn, freed in a swap, was glad", 2)
    assert one_event(ledger(three, four), third, fourth)
