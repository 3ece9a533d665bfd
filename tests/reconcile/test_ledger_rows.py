"""Events, exchanges, totals, sources: the rows that are made from linked mentions."""

from dataclasses import replace
from datetime import date

import pytest

from peaceledger.reconcile.events import When, names_in_words, when_in_words
from peaceledger.reconcile.who import Who
from reconcile.builders import LEXICON, Text, actor, ledger, outlet

DAY = date(2031, 5, 3)


def exchange(name: str, source: str | None, ours: int | None, theirs: int | None, **changes: object) -> Text:
    text = Text(name, fields={"source_id": source, **changes})
    mention = text.tells(f"an exchange of {ours} for {theirs} told by {name}", "exchange", day=DAY)
    for side, number in (("NOR", ours), ("SUD", theirs)):
        if number is not None:
            text.counts_in(mention, str(number), number, side)
    return text


def test_the_receiving_side_counts_first():
    story = ledger(exchange("a", "sudpress", 200, 195), exchange("b", "wire", 206, 190), exchange("c", "norpress", 207, 195))
    (row,) = story.exchanges
    assert (row.side_a, row.a_best, row.a_low, row.a_high) == ("NOR", 207, 200, 207)
    assert (row.side_b, row.b_best, row.b_low, row.b_high) == ("SUD", 195, 190, 195)
    assert row.best_rule == "NOR: the receiving side's own count (207); SUD: the receiving side's own count (195)"


def test_an_independent_count_comes_before_the_other_side_and_opinion_last():
    story = ledger(
        exchange("a", "sudpress", 200, None), exchange("b", "wire", 206, None), exchange("c", None, 300, None, kind="opinion")
    )
    assert {r.a_best for r in story.exchanges} == {206, 300} or story.exchanges[0].a_best == 206


def test_a_number_without_a_side_fills_no_side():
    text = Text("a")
    text.counts_in(text.tells("an exchange of 400 people", "exchange", day=DAY), "400", 400)
    (row,) = ledger(text).exchanges
    assert (row.a_best, row.a_low, row.b_best, row.b_high, row.best_rule) == (None, None, None, None, None)


def test_parts_do_not_lower_the_total():
    text = Text("a")
    mention = text.tells("an exchange: 390 people, 270 soldiers and 120 civilians", "exchange", day=DAY)
    text.counts_in(mention, "390", 390, "NOR", what="mixed")
    text.counts_in(mention, "270", 270, "NOR", what="pow")
    text.counts_in(mention, "120", 120, "NOR", what="civilian")
    (row,) = ledger(text).exchanges
    assert (row.a_best, row.a_low, row.a_high) == (390, 390, 390)
    assert not ledger(text).disagreements


def test_a_running_total_is_its_own_row_and_never_in_a_sum():
    text = Text("a")
    event = text.tells("an exchange of 131", "exchange", day=DAY)
    text.counts_in(event, "131", 131, "NOR")
    total = text.tells("3,000 have come home by exchange since the war began", "exchange")
    count = text.counts_in(total, "3,000", 3000, "NOR", scope="war", role="total")
    story = ledger(text)
    rows = {r.kind: r for r in story.exchanges}
    assert set(rows) == {"exchange", "cumulative"}
    assert (rows["exchange"].a_high, rows["cumulative"].a_best) == (131, 3000)
    assert {e.event_id: e.type for e in story.events}[rows["cumulative"].event_id] == "statement_of_record"
    assert {c.count_id: c.event_id for c in story.counts}[count.count_id] == rows["cumulative"].event_id


def test_a_total_in_the_same_sentence_as_an_exchange_stays_out_of_it():
    text = Text("a")
    event = text.tells("an exchange of 131, 3,000 since the war began", "exchange", day=DAY)
    text.counts_in(event, "131", 131, "NOR")
    text.counts_in(event, "3,000", 3000, "NOR", scope="war")
    rows = {r.kind: r for r in ledger(text).exchanges}
    assert (rows["exchange"].a_low, rows["exchange"].a_high) == (131, 131)


def test_stages_are_tied_to_the_announced_exchange():
    text = Text("a")
    deal = text.tells("they agreed to an exchange of 1,000 each", "exchange", status="agreed")
    text.counts_in(deal, "1,000", 1000, "NOR")
    text.counts_in(deal, "1,000", 1000, "SUD")
    for day in (3, 4):
        stage = text.tells(f"day {day}: stage of the swap, exchange of 39{day}", "exchange", day=date(2031, 5, day))
        text.counts_in(stage, f"39{day}", 390 + day, "NOR", scope="stage")
    story = ledger(text)
    announced = next(r for r in story.exchanges if r.kind == "announced")
    stages = [r for r in story.exchanges if r.kind == "stage"]
    assert [s.agreement_event_id for s in stages] == [announced.event_id] * 2
    assert {s.a_best for s in stages} == {393, 394}


def test_without_words_that_say_so_a_deed_is_tied_to_no_deal():
    text = Text("a")
    text.tells("they agreed to an exchange of many", "exchange", status="agreed")
    text.tells("an exchange took place", "exchange", day=DAY)
    assert {r.agreement_event_id for r in ledger(text).exchanges} == {None}


@pytest.mark.parametrize(("between", "basis"), [(" and ", "inferred"), ("\n", "unknown")])
def test_an_undated_deal_is_dated_by_the_talks_told_before_it_in_its_paragraph(between: str, basis: str):
    text = Text("a")
    text.tells("Norland and Sudmark held talks in Vesta", "talks", "negotiation_round", DAY, place_id="vesta")
    text.text = text.text.rstrip("\n") + between
    text.tells("agreed to an exchange of prisoners", "exchange", status="agreed")
    story = ledger(text)
    event = next(e for e in story.events if e.type == "prisoner_exchange")
    assert event.date_basis == basis
    assert (event.date_earliest, event.place) == ((DAY, "Vesta") if basis == "inferred" else (None, None))
    assert [row.date_earliest for row in story.exchanges] == ([DAY] if basis == "inferred" else [])


def test_an_agreement_in_the_same_passage_is_the_same_deal():
    text = Text("a")
    words = "they agreed to an exchange of 500 each"
    deal = text.tells(words, "exchange", status="agreed")
    text.mentions.append(
        type(deal)(**{f: getattr(deal, f) for f in deal.__slots__} | {"mention_id": "m_twin", "type": "agreement"})
    )
    text.counts_in(text.mentions[1], "500", 500, "NOR")
    story = ledger(text)
    (row,) = story.exchanges
    agreement = next(e for e in story.events if e.type == "agreement")
    assert (row.kind, row.a_best, row.agreement_event_id) == ("announced", 500, agreement.event_id)


def test_copies_count_as_one_origin():
    words = "Norland and Sudmark carried out an exchange of prisoners at dawn, officials of both sides said."
    texts = []
    for name, source in (("a", "wire"), ("b", "norpress"), ("c", "sudpress")):
        text = Text(name, fields={"source_id": source})
        text.tells(words, "exchange", day=DAY)
        texts.append(text)
    other = Text("d", fields={"source_id": None})
    other.tells(
        "At noon a writer of this paper saw the exchange: buses, flags, families who had waited all night.",
        "exchange",
        day=DAY,
    )
    (event,) = ledger(*texts, other).events
    assert (event.n_mentions, event.n_articles, event.n_outlets, event.n_origins) == (4, 4, 4, 2)


def test_one_outlet_is_one_origin():
    a, b = exchange("a", "wire", 5, 5), exchange("b", "wire", 5, 5)
    (event,) = ledger(a, b).events
    assert (event.n_articles, event.n_outlets, event.n_origins) == (2, 1, 1)


def test_status_of_an_event():
    def told(*statuses: str) -> str:
        texts = []
        for i, status in enumerate(statuses):
            text = Text(f"t{i}")
            text.tells("an attack on Kell", "attack", "attack", DAY, status=status, place_id="kell")
            texts.append(text)
        (event,) = ledger(*texts).events
        return event.status

    assert told("claimed", "denied") == "denied"
    assert told("occurred", "claimed") == "occurred"
    assert told("claimed") == "claimed"
    assert told("denied") == "denied"


def test_an_event_told_in_opinion_only_says_so():
    assert ledger(exchange("a", None, 5, 5, kind="opinion")).events[0].opinion_only
    assert not ledger(exchange("a", None, 5, 5)).events[0].opinion_only


def test_the_title_is_made_from_fields():
    assert ledger(exchange("a", None, 5, 5)).events[0].title == "Prisoner exchange, Norland and Sudmark, 3 May 2031"


def test_dates_and_names_in_words():
    def when(a: date | None, b: date | None) -> str:
        return when_in_words(When(earliest=a, latest=b, basis="stated"))

    assert when(date(2031, 12, 14), date(2031, 12, 15)) == "14–15 December 2031"
    assert when(date(2031, 2, 1), date(2031, 2, 28)) == "February 2031"
    assert when(date(2031, 1, 1), date(2031, 12, 31)) == "2031"
    assert when(date(2031, 3, 1), date(2031, 5, 31)) == "1 March 2031 – 31 May 2031"
    assert when(None, DAY) == "until 3 May 2031"
    assert when(None, None) == ""


def test_a_title_names_whole_tiers():
    assert names_in_words([["A", "B", "C"]]) == "A, B and C"
    assert names_in_words([["A", "B"], ["C"], ["D"]]) == "A, B, C and D"
    assert names_in_words([["A", "B"], ["C", "D"], ["E"]]) == "A, B and 3 others"
    assert names_in_words([["A", "B", "C", "D", "E"]]) == "5 participants"


def test_an_army_beside_its_own_side_says_nothing_more_and_a_person_does():
    army = actor("nor_army", "Norland Army", "body", "NOR")
    who = Who(replace(LEXICON, actors=LEXICON.actors | {army.actor_id: army}))
    assert who.tiers(["Norland", "Norland Army", "Arn Vale"]) == [["Norland"], ["Arn Vale"]]
    assert who.tiers(["Sudmark", "Norland Army"]) == [["Sudmark"], ["Norland Army"]]


def test_sources_are_the_outlets_seen():
    story = ledger(exchange("a", "wire", 5, 5), exchange("b", "wire", 5, 5), exchange("c", "unheard_of", 5, 5))
    assert [(s.source_id, s.kind, s.n_articles) for s in story.sources] == [("wire", outlet("wire", None, "wire").kind, 2)]


def test_a_statement_is_about_the_event_it_tells_of():
    text = Text("a")
    mention = text.tells("an exchange took place", "exchange", day=DAY)
    statement = text.said("nothing of it")
    about = type(statement)(
        **{f: getattr(statement, f) for f in statement.__slots__}
        | {"statement_id": "s_on", "start": mention.start, "end": mention.end}
    )
    text.statements.append(about)
    story = ledger(text)
    assert {s.statement_id: s.about_event_id for s in story.statements} == {
        statement.statement_id: None,
        "s_on": story.events[0].event_id,
    }


@pytest.mark.parametrize(("words", "joined"), [("the exchange", True), ("the 40 of the exchange in two exchanges", False)])
def test_several_told_in_one_breath_are_a_report_of_none(words: str, joined: bool):
    text = Text("a")
    first = text.tells("an exchange at Kell", "exchange", day=DAY, place_id="kell")
    text.counts_in(first, "exchange", 20, "NOR")
    text.tells(words, "exchange", participants=("Norland", "Sudmark"))
    assert [m.event_id is not None for m in ledger(text).mentions if m.quote == words] == [joined]
