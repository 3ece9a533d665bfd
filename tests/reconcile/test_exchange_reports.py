"""Halves, additions, stages and plans of exchanges: what is one row, and what is its number."""

from datetime import date

import pytest

from peaceledger.records import Exchange, Mention
from reconcile.builders import Text, ledger, one_event

MAY_3 = date(2031, 5, 3)
NOR, SUD = ("Norland",), ("Sudmark",)


def half(name: str, who: tuple[str, ...], side: str, number: int, **fields: object) -> Text:
    text = Text(name, fields=fields)
    mention = text.tells(f"{who[0]} brought {number} home", "brought", "prisoner_release", MAY_3, participants=who)
    text.counts_in(mention, str(number), number, side)
    return text


def followed(words: str, trigger: str, number: int, side: str | None, **changes: object) -> tuple[Text, Mention, Mention]:
    """A dated exchange of 175 for 175 and the passage after it."""
    text = Text("a")
    lead = text.tells("They carried out an exchange of 175 captives each.", "exchange", day=MAY_3)
    text.counts_in(lead, "175", 175, "NOR")
    text.counts_in(lead, "175", 175, "SUD")
    fields = {"kind": "prisoner_release", "participants": ()} | changes
    mention = text.tells(words, trigger, **fields)  # type: ignore[arg-type]
    text.counts_in(mention, str(number), number, side)
    return text, lead, mention


def only_row(*texts: Text) -> Exchange:
    (row,) = ledger(*texts).exchanges
    return row


def test_each_side_tells_its_half_of_one_exchange():
    row = only_row(half("one", NOR, "NOR", 230), half("two", SUD, "SUD", 248))
    assert (row.a_best, row.b_best) == (230, 248)


def test_halves_of_another_conflict_are_not_joined_to_this_one():
    rows = ledger(half("one", NOR, "NOR", 230), half("two", ("Ostia",), "OST", 248, relevance="other_conflict")).exchanges
    assert len(rows) == 2


def test_an_exchange_of_another_conflict_has_not_the_parties_of_this_one():
    text = Text("a", fields={"relevance": "other_conflict"})
    text.tells("The parties there completed an exchange", "exchange", day=MAY_3, participants=("the parties",))
    row = only_row(text)
    assert (row.side_a, row.side_b) == (None, None)


def test_a_practice_is_no_row():
    text = Text("a")
    text.tells("Ostia has been involved in prisoner exchanges", "exchanges")
    assert ledger(text).exchanges == ()
    text = Text("b")
    text.tells("They were freed in prisoner exchanges on 3 May", "exchanges", day=MAY_3)
    assert len(ledger(text).exchanges) == 1


def test_words_that_name_nobody_do_not_keep_reports_apart():
    text, lead, mention = followed("175 captives went home on both sides.", "went", 175, "NOR", participants=("both sides",))
    assert one_event(ledger(text), lead, mention)


def test_an_undated_passage_belongs_to_the_one_exchange_the_article_dates():
    text, lead, mention = followed("197 captives came home in all.", "came", 197, "NOR", participants=NOR)
    story = ledger(text)
    assert one_event(story, lead, mention)
    assert (story.exchanges[0].a_low, story.exchanges[0].a_high) == (175, 197)


def test_an_earlier_exchange_told_as_background_stays_its_own():
    text, lead, mention = followed("In an earlier swap 197 captives came home.", "came", 197, "NOR", participants=NOR)
    assert not one_event(ledger(text), lead, mention)


def test_in_return_opens_the_other_half_even_of_sides_no_pack_knows():
    text = Text("a")
    first = text.tells("The Reds gave 40 captives.", "gave", "prisoner_release", MAY_3, participants=("Reds",))
    second = text.tells("In return 40 were freed.", "freed", "prisoner_release", participants=("Blues",))
    text.text = text.text.replace("\n", " ")
    assert one_event(ledger(text), first, second)


@pytest.mark.parametrize("words", ["In addition 22 wounded came home.", "22 wounded also came home.", "22 came as well."])
def test_people_told_as_an_addition_are_no_other_count(words: str):
    text, lead, mention = followed(words, "came", 22, "NOR")
    story = ledger(text)
    assert one_event(story, lead, mention)
    assert (story.exchanges[0].a_best, story.exchanges[0].a_low) == (175, 175)
    assert not story.disagreements


def test_what_was_told_beforehand_is_the_exchange_told_as_done():
    text, lead, mention = followed("175 captives each would be swapped.", "swapped", 175, "NOR", status="planned")
    text.counts_in(mention, "175", 175, "SUD")
    assert one_event(ledger(text), lead, mention)


def test_stages_are_rows_of_their_own_even_without_a_day():
    text = Text("a")
    for day, number in ((MAY_3, 390), (None, 307)):
        mention = text.tells(f"An exchange of {number} each", "exchange", day=day)
        for side in ("NOR", "SUD"):
            text.counts_in(mention, str(number), number, side, scope="stage")
    assert sorted((r.kind, r.a_best) for r in ledger(text).exchanges) == [("stage", 307), ("stage", 390)]


def test_a_stage_and_the_whole_of_one_day_are_two():
    a, b = half("a", NOR, "NOR", 390), Text("b")
    whole = b.tells("an exchange of 1,000", "exchange", day=MAY_3)
    b.counts_in(whole, "1,000", 1000, "NOR")
    a.counts[0] = type(a.counts[0])(**{f: getattr(a.counts[0], f) for f in a.counts[0].__slots__} | {"scope": "stage"})
    assert not one_event(ledger(a, b), a.mentions[0], whole)


def test_the_whole_named_in_telling_a_stage_is_the_deal():
    text = Text("a")
    deal = text.tells("They agreed to an exchange of 1,000 each", "exchange", status="agreed")
    part = text.tells("The first stage of a swap of 1,000 took place", "swap", day=MAY_3, date_basis="relative")
    for mention in (deal, part):
        for side in ("NOR", "SUD"):
            text.counts_in(mention, "1,000", 1000, side)
    story = ledger(text)
    assert one_event(story, deal, part)
    assert [(r.kind, r.date_earliest) for r in story.exchanges] == [("announced", None)]


def test_what_a_stage_is_yet_to_bring_is_the_whole_though_it_counts_as_the_stages():
    text = Text("a")
    part = text.tells(
        "It is the second day of a swap that is to bring 1,000", "swap", day=MAY_3, date_basis="relative", status="planned"
    )
    text.counts_in(part, "1,000", 1000, "NOR", scope="stage")
    assert [(r.kind, r.date_earliest) for r in ledger(text).exchanges] == [("announced", None)]


def test_a_number_of_the_stage_tells_the_stage_beside_the_whole_it_names():
    text = Text("a")
    part = text.tells("In the second stage of a large swap 40 came home", "swap", day=MAY_3, date_basis="relative")
    text.counts_in(part, "40", 40, "NOR", scope="stage")
    assert [(r.kind, r.date_earliest) for r in ledger(text).exchanges] == [("stage", MAY_3)]


def test_the_dead_handed_over_have_a_row_of_their_own_beside_the_living_of_that_day():
    text = Text("a")
    dead = text.tells("Sudoria handed over 6,000 bodies", "handed over", type="prisoner_release", day=MAY_3)
    text.counts_in(dead, "6,000", 6000, "NOR", what="body")
    living = text.tells("an exchange: 40 came home", "exchange", day=MAY_3)
    text.counts_in(living, "40", 40, "NOR")
    rows = sorted((r.what, r.a_best) for r in ledger(text).exchanges)
    assert rows == [("body", 6000), ("people", 40)]


def test_the_dead_that_are_only_to_be_handed_over_have_no_row():
    text = Text("a")
    mention = text.tells("an exchange of 6,000 bodies", "exchange", day=MAY_3, status="agreed")
    text.counts_in(mention, "6,000", 6000, "NOR", what="body")
    assert ledger(text).exchanges == ()


def test_soldiers_and_civilians_make_the_number_where_no_other_is_given():
    text = Text("a")
    mention = text.tells("an exchange: 185 soldiers and 20 civilians", "exchange", day=MAY_3)
    text.counts_in(mention, "185", 185, "NOR", what="pow")
    text.counts_in(mention, "20", 20, "NOR", what="civilian")
    row = only_row(text)
    assert row.a_best == 205
    assert row.best_rule == "NOR: an independent outlet's count (205 = 20 civilian + 185 pow)"


def test_of_equals_the_number_told_most_often_is_the_best():
    text = Text("a")
    for number in (55, 215, 215):
        mention = text.tells(f"an exchange, {number} came home", "exchange", day=MAY_3)
        text.counts_in(mention, str(number), number, "NOR")
    assert only_row(text).a_best == 215


def test_a_weekday_is_closer_than_the_month_stated_elsewhere():
    a, b = Text("a"), Text("b")
    for text, day, basis in ((a, (date(2031, 5, 1), date(2031, 5, 31)), "stated"), (b, MAY_3, "relative")):
        mention = text.tells("the 12th exchange", "exchange", day=day, date_basis=basis)
        text.counts_in(mention, "12th", 12, role="ordinal")
    row = only_row(a, b)
    assert (row.date_earliest, row.date_latest) == (MAY_3, MAY_3)


def test_a_helper_told_alone_is_no_side_of_the_exchange():
    text = Text("a")
    lead = text.tells("The 12th exchange took place.", "exchange", day=MAY_3)
    again = text.tells("Ostia helped with the exchange.", "exchange", day=MAY_3, participants=("Ostia",))
    assert one_event(ledger(text), lead, again)


def test_what_was_planned_does_not_dispute_what_was_done():
    text, _, mention = followed("175 captives each would be swapped.", "swapped", 175, "NOR", status="planned")
    text.counts_in(mention, "175", 175, "SUD")
    other = Text("b", fields={"source_id": "norpress"})
    told = other.tells("an exchange of 197 for 175", "exchange", day=MAY_3)
    other.counts_in(told, "197", 197, "NOR")
    other.counts_in(told, "175", 175, "SUD")
    planned = [p.quote for p in ledger(text, other).positions if p.start >= mention.start and p.capture_id == text.capture_id]
    assert planned == []


def test_one_article_tells_an_exchange_from_either_side():
    text = Text("a")
    lead = text.tells("Reds carried out an exchange of 144 captives.", "exchange", participants=("Reds",))
    text.counts_in(lead, "144", 144)
    again = text.tells("The Blues confirmed the exchange of 144.", "exchange", participants=("Blues",))
    text.counts_in(again, "144", 144)
    assert one_event(ledger(text), lead, again)


def test_a_second_number_of_one_voice_in_one_passage_is_no_rival():
    text = Text("a")
    mention = text.tells("an exchange of 215 troops and 10 foreigners", "exchange", day=MAY_3)
    text.counts_in(mention, "215", 215, "NOR", what="pow")
    text.counts_in(mention, "10", 10, "NOR", what="person")
    row = only_row(text)
    assert (row.a_best, row.a_low, row.a_high) == (215, 215, 215)


def test_participants_are_names_where_there_are_any():
    text = Text("a")
    text.tells("Norland and both sides carried out an exchange", "exchange", day=MAY_3, participants=("Norland", "both sides"))
    assert ledger(text).events[0].participants == ("Norland",)


@pytest.mark.parametrize(
    ("words", "rows"),
    [("the tale of a recently freed captive", 0), ("he met a freed captive", 0), ("twelve were freed, a captive said", 1)],
)
def test_who_was_once_freed_is_no_row(words: str, rows: int):
    text = Text("a")
    mention = text.tells(words, "freed", "prisoner_release")
    if "twelve" in words:
        text.counts_in(mention, "twelve", 12, "NOR")
    assert len(ledger(text).exchanges) == rows


def test_a_swap_of_no_day_and_no_number_is_no_row():
    text = Text("a")
    text.tells("the swap was hailed by both", "swap")
    text.tells("an exchange took place", "exchange", day=MAY_3)
    assert [r.date_earliest for r in ledger(text).exchanges] == [MAY_3]


@pytest.mark.parametrize(("sudmark", "sides"), [(0, ("NOR", "OST")), (1, ("NOR", "OST")), (4, ("NOR", "SUD"))])
def test_a_party_that_hardly_anybody_names_is_no_side(sudmark: int, sides: tuple[str, str]):
    both = [("Norland", "Ostia")] * 4 + [("Norland", "Sudmark")] * sudmark
    texts = [Text(str(n)) for n in range(len(both))]
    for text, who in zip(texts, both, strict=True):
        text.tells("They carried out an exchange of 12 captives at dawn", "exchange", day=MAY_3, participants=who)
    (row,) = ledger(*texts).exchanges
    assert (row.side_a, row.side_b) == sides
