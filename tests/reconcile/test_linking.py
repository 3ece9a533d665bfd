"""Which mentions become one event, and which must not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peaceledger.packs import Lexicon
from peaceledger.reconcile.places import Places
from peaceledger.records.mention import LEDGER_STATUSES
from reconcile.builders import LEXICON, Text, ledger, one_event

MAY_3 = date(2031, 5, 3)
MAY_4 = date(2031, 5, 4)


def call(name: str, day: date | None, **changes: object) -> Text:
    text = Text(name)
    text.tells("Arn Vale spoke with Bea Holt", "spoke", "meeting_or_call", day, participants=("Arn Vale", "Bea Holt"), **changes)
    return text


def test_two_reports_of_one_call_are_one_event():
    a, b = call("one", MAY_3), call("two", MAY_3)
    story = ledger(a, b)
    assert one_event(story, a.mentions[0], b.mentions[0])
    assert story.events[0].n_articles == 2
    assert any("both on 2031-05-03" in reason for reason in story.links[0].reasons)


def test_two_calls_on_two_days_are_two_events():
    assert len(ledger(call("one", MAY_3), call("two", MAY_4)).events) == 2


def test_meetings_of_other_persons_are_two_events():
    b = Text("two")
    b.tells("Dov Lind met Bea Holt", "met", "meeting_or_call", MAY_3, participants=("Dov Lind", "Cid Marr"))
    assert len(ledger(call("one", MAY_3), b).events) == 2


def test_one_meeting_at_a_palace_and_in_its_town_and_region():
    a, b, c = (call(n, MAY_3, place_id=p) for n, p in (("one", "vesta"), ("two", "vesta_palace"), ("three", "rim")))
    assert one_event(ledger(a, b, c), a.mentions[0], b.mentions[0], c.mentions[0])


def test_meetings_in_two_countries_are_two():
    assert len(ledger(call("one", MAY_3, place_id="vesta"), call("two", MAY_3, place_id="kell")).events) == 2


def test_of_counts_of_one_size_the_exact_one_stands_in_the_reason():
    for dead in range(10, 20):
        a, b = Text("one"), Text("two")
        first, second = (
            t.tells(f"Shells hit Kell: {dead}, at least {dead}, 5", "hit", "attack", MAY_3, place_id="kell") for t in (a, b)
        )
        a.counts_in(first, str(dead), dead, role="killed", what="person")
        a.counts_in(first, f"at least {dead}", dead, role="killed", what="person", hedge="at_least")
        b.counts_in(second, "5", 5, role="killed", what="person")
        assert any(f"5 people against {dead} people" in r for link in ledger(a, b).links for r in link.reasons)


def swap(
    name: str, day: date | tuple[date, date] | None, ordinal: int | None = None, numbers: tuple[int, int] | None = None
) -> Text:
    text = Text(name)
    words = f"{name}: {ordinal or ''} exchange of {numbers or ''}"
    mention = text.tells(words, "exchange", day=day)
    if ordinal:
        text.counts_in(mention, str(ordinal), ordinal, role="ordinal")
    for side, number in zip(("NOR", "SUD"), numbers or (), strict=False):
        text.counts_in(mention, str(number), number, side)
    return text


def test_unequal_ordinals_never_join():
    assert len(ledger(swap("a", MAY_3, 7), swap("b", MAY_3, 8)).events) == 2


def test_an_ordinal_joins_reports_without_dates():
    assert len(ledger(swap("a", MAY_3, 7), swap("b", None, 7)).events) == 1


def test_equal_numbers_join_an_undated_report():
    assert len(ledger(swap("a", MAY_3, None, (131, 97)), swap("b", None, None, (131, 97))).events) == 1


def test_three_days_of_one_deal_are_three_events():
    days = [swap("a", MAY_3, None, (131, 131)), swap("b", MAY_4, None, (131, 140)), swap("c", date(2031, 5, 5), None, (120, 120))]
    assert len(ledger(*days).events) == 3


def test_a_vague_report_that_fits_two_events_joins_none():
    early, late = swap("a", MAY_3, None, (131, 97)), swap("b", MAY_4, None, (52, 53))
    vague = swap("c", (date(2031, 5, 1), date(2031, 5, 31)))
    assert len(ledger(early, late, vague).events) == 3


def test_a_vague_report_joins_the_only_event_it_fits():
    early, vague = swap("a", MAY_3, None, (131, 97)), swap("c", (date(2031, 5, 1), date(2031, 5, 31)))
    vague.fields["published"], early.fields["published"] = MAY_4, MAY_4
    vague.mentions[0:] = []
    vague.tells(
        "talk of an exchange in Vesta this month", "exchange", day=(date(2031, 5, 1), date(2031, 5, 31)), place_id="vesta"
    )
    early.mentions[0:] = []
    early.counts.clear()
    early.tells("an exchange in Vesta of many", "exchange", day=MAY_3, place_id="vesta")
    assert len(ledger(early, vague).events) == 1


def test_undated_reports_with_nothing_but_sides_stay_apart():
    assert len(ledger(swap("a", None), swap("b", None)).events) == 2


def test_the_session_takes_up_the_talks():
    text = Text("one")
    first = text.tells("Norland and Sudmark held talks in Vesta.", "talks", "negotiation_round", MAY_3, place_id="vesta")
    then = text.tells("the session ended early", "session", "negotiation_round", participants=())
    other = text.tells("the next round is planned", "round", "negotiation_round", status="planned", participants=())
    story = ledger(text)
    assert one_event(story, first, then)
    assert not one_event(story, first, other)
    assert any("taken up again" in r for link in story.links for r in link.reasons)


def test_a_practice_is_not_the_exchange_told_before():
    text = Text("one")
    first = text.tells("Sudmark freed 131 captives", "freed", "prisoner_release", MAY_3)
    text.counts_in(first, "131", 131, "NOR")
    habit = text.tells("Sudmark has used such releases for years", "releases", "prisoner_release")
    assert not one_event(ledger(text), first, habit)


def test_an_agreed_exchange_is_not_a_later_exchange_of_the_same_size():
    a = swap("a", date(2031, 5, 1), None, (500, 500))
    b = Text("b")
    agreed = b.tells("they agreed to an exchange of 500 each", "exchange", day=date(2031, 4, 29), status="agreed")
    b.counts_in(agreed, "500", 500, "NOR")
    b.counts_in(agreed, "500", 500, "SUD", count_id="n_other")
    assert len(ledger(a, b).events) == 2


def test_calls_on_two_weekdays_are_two_and_on_one_weekday_one():
    def told(name: str, weekday: str) -> Text:
        text = Text(name)
        words = f"{name}: a call of Arn Vale with Bea Holt on {weekday}"
        text.tells(words, "call", "meeting_or_call", participants=("Arn Vale", "Bea Holt"))
        return text

    near = {"published": MAY_4, "published_basis": "stated"}
    texts = [told("a", "Monday"), told("b", "Monday"), told("c", "Sunday")]
    for text in texts:
        text.fields |= near
    story = ledger(*texts)
    assert one_event(story, texts[0].mentions[0], texts[1].mentions[0])
    assert len(story.events) == 2


def test_a_call_is_no_summit():
    a, b = Text("a"), Text("b")
    a.tells("a call of both", "call", "meeting_or_call", MAY_3, participants=("Arn Vale", "Bea Holt"))
    b.tells("a summit of both", "summit", "meeting_or_call", MAY_3, participants=("Arn Vale", "Bea Holt"))
    assert len(ledger(a, b).events) == 2


def test_a_bare_noun_joins_the_agreed_exchange_and_makes_no_deed_of_it():
    text = Text("a", fields={"headline": "Talks yield a swap"})
    text.tells("Talks yield a swap", "swap")
    deal = text.tells("both sides agreed to an exchange of 500 prisoners each", "exchange", status="agreed")
    text.counts_in(deal, "500", 500, "NOR")
    text.counts_in(deal, "500", 500, "SUD")
    (event,) = ledger(text).events
    assert event.status == "agreed"


def test_a_numbered_exchange_is_an_event_though_the_number_runs_over_the_war():
    text = Text("a")
    mention = text.tells("the 76th exchange since the war began", "exchange", day=MAY_3)
    text.counts_in(mention, "76th", 76, role="ordinal", scope="war")
    story = ledger(text)
    assert [e.type for e in story.events] == ["prisoner_exchange"]
    assert story.exchanges[0].ordinal == 76


def test_much_the_same_words_help():
    def told(name: str, words: str) -> Text:
        text = Text(name)
        text.counts_in(text.tells(words, "fired", "attack"), "91", 91, what="drone", role="launched")
        return text

    a = told("a", "Norland forces fired 91 drones overnight at the governor residence in the northern hills")
    b = told("b", "Norland forces fired 91 heavy drones at the governor residence in the northern region overnight")
    c = told("c", "Norland units fired 91 rockets toward villages close by")
    story = ledger(a, b, c)
    assert one_event(story, a.mentions[0], b.mentions[0])
    assert len(story.events) == 2


@pytest.mark.parametrize(("word", "events"), [("largest", 1), ("latest", 2)])
def test_two_that_are_the_largest_so_far_are_one(word: str, events: int):
    a, b = Text("a"), Text("b")
    first = a.tells("they agreed to trade 1,000 prisoners in the biggest exchange yet", "exchange", status="agreed")
    a.counts_in(first, "1,000", 1000)
    second = b.tells(f"the {word} exchange, of 1,000 prisoners each, was agreed", "exchange", status="agreed")
    b.counts_in(second, "1,000", 1000, "NOR")
    b.counts_in(second, "1,000", 1000, "SUD")
    assert len(ledger(a, b).events) == events


@pytest.mark.parametrize(("back", "events"), [(2, 1), (30, 2)])
def test_what_an_article_dates_weeks_before_is_not_its_news(back: int, events: int):
    text = Text("a", fields={"published": MAY_4})
    news = text.tells("38 captives freed", "freed", "prisoner_release", (MAY_3, MAY_4), date_basis="publication_date")
    text.tells(
        "the army released others", "released", "prisoner_release", MAY_4 - timedelta(days=back), participants=("Norland",)
    )
    assert len(ledger(text).events) == events
    assert news.status == "occurred"


@pytest.mark.parametrize(("relevance", "events"), [("on_topic", 1), ("off_topic", 2)])
def test_a_round_of_nobody_named_is_that_of_the_parties_in_an_article_on_them(relevance: str, events: int):
    a, b = Text("a"), Text("b", fields={"relevance": relevance})
    a.tells("Norland and Sudmark talked for four hours", "talked", "negotiation_round", MAY_3)
    b.tells("the talks on Tuesday took long", "talks", "negotiation_round", MAY_3, participants=())
    assert len(ledger(a, b).events) == events


@pytest.mark.parametrize(("who", "events"), [("Norland guns", 1), ("Norland Cup", 2)])
def test_whose_guns_fire_is_the_side_that_fires(who: str, events: int):
    a, b = Text("a"), Text("b")
    a.tells("Sudmark and Norland fought over Kell", "fought", "attack", MAY_3, place_id="kell")
    b.tells("the guns hit Kell on Tuesday", "hit", "attack", MAY_3, place_id="kell", participants=(who,))
    vocab = {**LEXICON.vocab, "reconcile": {**LEXICON.vocab["reconcile"], "doers": ["guns"]}}
    assert len(ledger(a, b, lexicon=replace(LEXICON, vocab=vocab)).events) == events


def test_talks_and_a_meeting_join_only_with_day_and_place():
    a, b = Text("a"), Text("b")
    talks = a.tells("talks in Vesta", "talks", "negotiation_round", MAY_3, place_id="vesta")
    meeting = b.tells("a meeting in Vesta", "meeting", "meeting_or_call", MAY_3, place_id="vesta")
    assert one_event(ledger(a, b), talks, meeting)
    c = Text("c")
    undated = c.tells("a meeting in Vesta was held", "meeting", "meeting_or_call", place_id="vesta")
    assert not one_event(ledger(a, c), talks, undated)


@pytest.mark.parametrize("status", ["demanded", "failed", "negated", "hypothetical", "occurred"])
def test_only_ledger_statuses_become_events(status: str):
    text = Text("a")
    text.tells("an exchange", "exchange", day=MAY_3, status=status)
    story = ledger(text)
    assert bool(story.events) == (status in LEDGER_STATUSES)
    assert (story.mentions[0].event_id is not None) == (status in LEDGER_STATUSES)


def test_events_of_another_conflict_are_kept_with_their_relevance():
    text = call("one", MAY_3)
    text.fields["relevance"] = "other_conflict"
    assert [e.relevance for e in ledger(text).events] == ["other_conflict"]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [("vesta", "vesta", "same"), ("vesta", "vesta_palace", "within"), ("vesta", "ostia", "within"), ("vesta", "kell", "apart")],
)
def test_places(a: str, b: str, relation: str):
    pair = [(i, LEXICON.places[i].name) for i in (a, b)]
    assert Places(LEXICON.places).relation(*pair) == relation


def raid(name: str, killed: int, published: date, place: str = "vesta") -> Text:
    text = Text(name, fields={"published": published, "published_basis": "stated"})
    mention = text.tells(f"A raid killed {killed}", "raid", "attack", MAY_3, participants=("Norland",), place_id=place)
    text.counts_in(mention, str(killed), killed, what="person", role="killed")
    return text


def test_the_dead_of_a_raid_are_counted_again():
    texts = [raid("a", 4, MAY_3), raid("b", 7, date(2031, 5, 5))]
    assert one_event(ledger(*texts), *(t.mentions[0] for t in texts))


def test_fewer_dead_in_a_later_report_are_another_raid():
    texts = [raid("a", 9, MAY_3), raid("b", 4, date(2031, 5, 5))]
    assert not one_event(ledger(*texts), *(t.mentions[0] for t in texts))


def test_without_any_pack_the_same_reports_still_join():
    bare = Lexicon(pack_ids=(), digest="", parties=(), actors={}, places={}, outlets={}, vocab={})
    assert len(ledger(call("one", MAY_3), call("two", MAY_3), lexicon=bare).events) == 1


def strike_told(name: str, day: date | None, killed: int | None, told: date, words: str, hedge: str = "exact") -> Text:
    """A report of an attack on Kell with so many dead, and a sentence that any such report may have."""
    text = Text(name, fields={"published": told, "published_basis": "stated"})
    deed = f"{name} tells that Norland shelled Kell" + (f", killing {killed} people" if killed else "")
    mention = text.tells(deed, "shelled", "attack", day, participants=("Norland",), place_id="kell")
    if killed:
        text.counts_in(mention, str(killed), killed, role="killed", what="person", hedge=hedge)
    text.tells(words, "strike", "attack", participants=("Norland",), place_id="kell")
    return text


SCHOOL = "The strike on Kell also damaged a school"


def test_equal_words_are_a_formula_beside_other_days_and_numbers():
    a, b = strike_told("one", MAY_3, 4, MAY_3, SCHOOL), strike_told("two", MAY_4, 19, MAY_4, SCHOOL)
    assert not one_event(ledger(a, b), a.mentions[0], b.mentions[0])


def test_equal_words_are_a_formula_where_only_a_late_report_lies_near():
    a = [
        strike_told("one", MAY_3, 4, MAY_3, SCHOOL),
        strike_told("late", MAY_3, 4, date(2031, 6, 12), "Nobody expected the strike"),
    ]
    b = strike_told("two", None, None, date(2031, 6, 12), SCHOOL)
    assert not one_event(ledger(*a, b), a[0].mentions[0], b.mentions[0])


def test_at_least_two_is_not_meant_for_seventeen():
    a = strike_told("one", None, 2, MAY_3, "a strike before dawn", hedge="at_least")
    b = strike_told("two", None, 17, MAY_3, "that strike was long")
    reasons = [r for link in ledger(a, b).links for r in link.reasons]
    assert not any("can be one number" in r for r in reasons)


@pytest.mark.parametrize(("told", "events"), [(MAY_4, 1), (date(2031, 5, 19), 2)])
def test_an_undated_report_is_of_the_days_before_it(told: date, events: int):
    b = Text("two", fields={"published": told, "published_basis": "stated"})
    b.tells("a call of Bea Holt to Arn Vale", "call", "meeting_or_call", participants=("Arn Vale", "Bea Holt"))
    assert len(ledger(call("one", MAY_3), b).events) == events
