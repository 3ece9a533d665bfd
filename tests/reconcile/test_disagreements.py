"""What is flagged as a disagreement, as which kind, and what must not be."""

from dataclasses import replace
from datetime import date

import pytest

from peaceledger.reconcile import Reconciled
from peaceledger.reconcile.numbers import swapped
from reconcile.builders import Text, ledger

DAY = date(2031, 5, 3)


def told(name: str, words: str, numbers: dict[str, tuple[float, str | None]], **changes: object) -> Text:
    """An exchange on one day with counts: words → (value, side)."""
    text = Text(name, fields=changes)
    mention = text.tells(words, "exchange", day=DAY)
    for shown, (value, side) in numbers.items():
        text.counts_in(mention, shown, value, side)
    return text


def kinds(story: Reconciled) -> list[tuple[str, str]]:
    return sorted((d.kind, d.strength) for d in story.disagreements)


def test_both_sides_count_the_same_people_differently():
    a = told("a", "an exchange: 207 came home", {"207": (207, "NOR")}, source_id="norpress")
    b = told("b", "an exchange: 195 were handed over", {"195": (195, "NOR")}, source_id="sudpress")
    story = ledger(a, b)
    assert kinds(story) == [("true_dispute", "contradiction")]
    assert "207" in story.disagreements[0].note and "195" in story.disagreements[0].note
    assert {(p.value, p.side) for p in story.positions} == {("207 prisoner", "NOR"), ("195 prisoner", "SUD")}


def test_each_side_counting_its_own_returnees_is_no_disagreement():
    a = told("a", "an exchange: 230 and 248 came home", {"230": (230, "NOR"), "248": (248, "SUD")})
    b = told("b", "an exchange told again: 230 and 248", {"230": (230, "NOR"), "248": (248, "SUD")})
    assert not ledger(a, b).disagreements


def test_in_all_or_each():
    a = told("a", "an exchange of 1,000 prisoners", {"1,000": (1000, None)})
    b = told("b", "an exchange of 1,000 prisoners each", {"1,000": (1000, "NOR")})
    b.counts_in(b.mentions[0], "1,000 prisoners", 1000, "SUD")
    story = ledger(a, b)
    assert kinds(story) == [("different_thing_counted", "divergence")]
    assert "2,000" in story.disagreements[0].note


def test_a_sum_in_words_against_each():
    a = told("a", "A total of 60 were swapped in an exchange", {})
    a.counts_in(a.mentions[0], "60", 60, None, role="total")
    b = told("b", "an exchange of 60 prisoners each", {"60": (60, "NOR")})
    b.counts_in(b.mentions[0], "60 prisoners", 60, "SUD")
    assert kinds(ledger(a, b)) == [("different_thing_counted", "divergence")]


def test_officials_without_a_name_count_for_their_side():
    texts = [told(key, f"an exchange: {n} came home", {str(n): (n, "NOR")}) for key, n in (("a", 147), ("b", 131))]
    for text, side in zip(texts, ("NOR", "SUD"), strict=True):
        said = text.said("They were home by noon", f"{side.title()} officials", side=side)
        text.mentions[0] = replace(text.mentions[0], statement_id=said.statement_id)
        text.counts[0] = replace(text.counts[0], counted_by=said.speaker)
    assert kinds(ledger(*texts)) == [("true_dispute", "contradiction")]


def test_swapped_digits_are_a_slip():
    a = told("a", "an exchange: 144 came home", {"144": (144, "NOR")})
    b = told("b", "an exchange: 114 came home", {"114": (114, "NOR")})
    assert kinds(ledger(a, b)) == [("copy_error", "contradiction")]


@pytest.mark.parametrize(
    ("x", "y", "slip"), [(144, 114, True), (195, 159, True), (207, 195, False), (24, 42, False), (1000, 1010, True)]
)
def test_swapped(x: int, y: int, slip: bool):
    assert swapped(x, y) is slip


def test_a_hedge_is_wording():
    text = Text("a")
    first = text.tells("an attack with 91 drones", "attack", "attack", DAY)
    text.counts_in(first, "91", 91, what="drone", role="launched")
    second = text.tells("the attack with more than 90 drones", "attack", "attack", DAY)
    text.counts_in(second, "more than 90", 90, what="drone", role="launched", hedge="at_least")
    assert kinds(ledger(text)) == [("wording", "wording")]


@pytest.mark.parametrize(("what", "found"), [("attack", [("wording", "wording")]), ("invasion", [])])
def test_numbers_beside_a_war_are_of_single_deeds_in_it(what: str, found: list[tuple[str, str]]):
    text = Text("a")
    for dead, hedge in (("91", "exact"), ("90", "at_least")):
        mention = text.tells(f"the {what} left {dead} dead", what, "attack", DAY)
        text.counts_in(mention, dead, int(dead), what="person", role="killed", hedge=hedge)
    assert kinds(ledger(text)) == found


def test_parts_that_do_not_add_up():
    parts = {
        "206": (206.0, "NOR"),
        "95": (95.0, None),
        "56": (56.0, None),
        "26": (26.0, None),
        "29": (29.0, None),
        " 1 ": (1.0, None),
    }
    text = told("a", "an exchange: 206, namely 95, 56, 26, 29 and 1 other", parts)
    story = ledger(text)
    assert kinds(story) == [("arithmetic", "contradiction")]
    assert "95 + 56 + 26 + 29 + 1 = 207, printed 206" in story.disagreements[0].note


def test_parts_that_add_up_are_left_alone():
    text = told("a", "an exchange: 207, namely 180 and 27", {"207": (207, "NOR"), "180": (180, "NOR"), "27": (27, "NOR")})
    assert not ledger(text).disagreements


@pytest.mark.parametrize(("total", "hedge", "flagged"), [(400, "about", False), (500, "exact", True), (402, "exact", False)])
def test_both_sides_against_a_total(total: int, hedge: str, flagged: bool):
    text = told("a", f"an exchange: 207 and 195, {total} in all", {"207": (207, "NOR"), "195": (195, "SUD")})
    text.counts_in(text.mentions[0], str(total), total, hedge=hedge)
    assert kinds(ledger(text)) == ([("arithmetic", "contradiction")] if flagged else [])


@pytest.mark.parametrize(("least", "flagged"), [(100, True), (102, False), (110, False)])
def test_at_most_so_many_against_both_sides(least: int, flagged: bool):
    text = told("a", f"an exchange: up to {least}; 50 and 52", {" 50": (50, "NOR"), "52": (52, "SUD")})
    text.counts_in(text.mentions[0], str(least), least, hedge="at_most")
    assert kinds(ledger(text)) == ([("arithmetic", "divergence")] if flagged else [])


@pytest.mark.parametrize(
    ("other", "flagged"),
    [(None, True), (("SUD", 85.0), False), (("OST", 5.0), True)],
    ids=["the rest untold", "the rest told", "a third state's few"],
)
def test_a_number_for_all_beside_that_of_one_side(other: tuple[str, float] | None, flagged: bool):
    text = told("a", "an exchange of 300, of whom 215 and 85 or 5", {"300": (300, None), "215": (215, "NOR")})
    if other:
        text.counts_in(text.mentions[0], f"{other[1]:g}", other[1], other[0])
    assert (("different_thing_counted", "divergence") in kinds(ledger(text))) is flagged


@pytest.mark.parametrize("part", [200, 392], ids=["half", "all but the same"])
def test_a_half_and_the_same_number_leave_no_rest(part: int):
    text = told("a", f"an exchange of 400 told beside {part}", {"400": (400, None), str(part): (part, "NOR")})
    assert "different_thing_counted" not in [kind for kind, _ in kinds(ledger(text))]


def sorted_out(name: str, soldiers: int, civilians: int) -> Text:
    text = told(name, f"an exchange: {soldiers} are soldiers and {civilians} are civilians", {})
    text.counts_in(text.mentions[0], str(soldiers), soldiers, "NOR", what="pow")
    text.counts_in(text.mentions[0], str(civilians), civilians, "NOR", what="civilian")
    return text


def test_one_calls_all_soldiers_and_the_other_sorts_them():
    a = told("a", "an exchange of 60 soldiers", {"60": (60, "NOR")})
    a.counts[0] = replace(a.counts[0], what="pow")
    assert kinds(ledger(a, sorted_out("b", 49, 11))) == [("different_thing_counted", "divergence")]


@pytest.mark.parametrize(("fellows", "found"), [(59, [("different_thing_counted", "divergence")]), (50, [])])
def test_her_fellows_are_one_less(fellows: int, found: list[tuple[str, str]]):
    a = told("a", f"an exchange: she and {fellows} fellow captives", {f"{fellows} fellow captives": (fellows, "NOR")})
    story = ledger(a, sorted_out("b", 49, 11))
    assert kinds(story) == found
    assert story.exchanges[0].a_best == 60


def test_some_of_them_are_no_other_number_of_all():
    a, b = (
        told("a", "an exchange of 144", {"144": (144, "NOR")}),
        told("b", "17 guards of the exchange", {"17 guards": (17, "NOR")}),
    )
    assert not ledger(a, b).disagreements


def test_soldiers_and_all_people_do_not_contradict():
    a = told("a", "an exchange: 390 people, 270 soldiers and 120 civilians", {"390": (390, "NOR")})
    a.counts_in(a.mentions[0], "270", 270, "NOR", what="pow")
    a.counts_in(a.mentions[0], "120", 120, "NOR", what="civilian")
    assert not ledger(a).disagreements


def test_asserted_and_denied():
    a, b = Text("a", fields={"source_id": "sudpress"}), Text("b")
    a.tells("an attack on Kell with drones", "attack", "attack", DAY, place_id="kell")
    said = b.said("there was no attack on Kell", stance="deny")
    b.tells("no attack on Kell", "attack", "attack", DAY, place_id="kell", status="denied", statement_id=said.statement_id)
    story = ledger(a, b)
    assert kinds(story) == [("denial", "contradiction")]
    assert {(p.value, p.side) for p in story.positions} == {("asserted", "SUD"), ("denied", "NOR")}


def test_the_same_exchange_on_two_days():
    a = told("a", "exchange number 7: 131 for 97", {"131": (131, "NOR"), "97": (97, "SUD")})
    b = Text("b")
    mention = b.tells("exchange of 131 for 97", "exchange", day=date(2031, 5, 4))
    b.counts_in(mention, "131", 131, "NOR")
    b.counts_in(mention, "97", 97, "SUD")
    story = ledger(a, b)
    assert kinds(story) == [("different_time", "divergence")]
    assert story.disagreements[0].note == "dated 3 May 2031 and 4 May 2031"


def told_twice(verb: str, whom: str = "131 captives") -> list[tuple[str, str]]:
    text = Text("a")
    first = text.tells(f"Sudmark {verb} {whom}", verb, "prisoner_release", DAY)
    second = text.tells("The exchange of 131 was welcomed", "exchange", day=DAY)
    for m in (first, second):
        text.counts_in(m, "131", 131, "NOR")
    return kinds(ledger(text))


def test_release_and_exchange_is_wording():
    assert told_twice("freed") == [("wording", "wording")]


def test_freed_in_an_exchange_is_both_at_once():
    assert told_twice("freed", "131 captives in an exchange") == []


@pytest.mark.parametrize(("swap_too", "found"), [(False, [("wording", "wording")]), (True, [])])
def test_a_release_told_without_the_swap_is_another_word_though_both_sides_got_people_back(swap_too: bool, found: list):
    a, b = told("a", "the exchange of 131 for 97", {"131": (131, "NOR"), "97": (97, "SUD")}), Text("b")
    freed = b.tells("Sudmark freed 131 captives", "freed", "prisoner_release", DAY)
    b.counts_in(freed, "131", 131, "NOR")
    if swap_too:
        also = b.tells("Norland got them in the exchange of 131", "exchange", day=DAY)
        b.counts_in(also, "131", 131, "NOR")
    assert [k for k in kinds(ledger(a, b)) if k[0] == "wording"] == found


def test_coming_home_is_no_other_word_for_an_exchange():
    assert told_twice("returned") == []


@pytest.mark.parametrize(
    ("content", "status", "found"),
    [
        ("there was no attack on Kell", "denied", ["denial"]),
        ("any role in the attack on Kell", "occurred", ["denial"]),
        ("they had asked for money when the attack on Kell began", "occurred", []),
    ],
)
def test_a_denial_that_only_names_an_event_leaves_it_alone(content: str, status: str, found: list[str]):
    a, b = Text("a"), Text("b")
    a.tells("an attack on Kell with drones", "attack", "attack", DAY, place_id="kell")
    said = b.said(content, stance="deny")
    m = b.tells("the attack on Kell", "attack", "attack", DAY, place_id="kell", status=status, statement_id=said.statement_id)
    b.mentions[-1] = replace(m, start=said.start, end=said.end, quote=said.quote)
    assert [kind for kind, _ in kinds(ledger(a, b))] == found


def test_a_dateline_before_its_event():
    text = Text("a", fields={"published": date(2031, 5, 1), "published_basis": "stated", "date_flag": "before the event"})
    text.add("May 1st, 2031")
    text.tells("an exchange on May 3, 2031", "exchange", day=DAY)
    story = ledger(text)
    assert kinds(story) == [("source_date", "contradiction")]
    assert {p.quote for p in story.positions} == {"May 1st, 2031", "May 3, 2031"}
    assert all(text.text[p.start : p.end] == p.quote for p in story.positions)


def test_a_draft_and_a_deal():
    a, b = Text("a"), Text("b")
    a.tells("a draft agreement was put forward in Vesta", "agreement", "agreement", DAY, status="proposed", place_id="vesta")
    b.tells("an agreement was signed in Vesta", "agreement", "agreement", DAY, place_id="vesta")
    assert kinds(ledger(a, b)) == [("status", "divergence")]


WORDS = "nobody could have imagined such crazy actions on the part of anyone"


def test_the_same_words_from_other_mouths():
    a, b = Text("a"), Text("b")
    a.said(WORDS, chain=("Arn Vale", "Cid Marr"), speaker="Cid Marr")
    b.said(f"he said {WORDS}", chain=("Arn Vale", "Bea Holt", "Cid Marr"), speaker="Cid Marr")
    story = ledger(a, b)
    assert kinds(story) == [("attribution", "divergence")]
    assert {p.value for p in story.positions} == {"Arn Vale → Cid Marr", "Arn Vale → Bea Holt → Cid Marr"}


LONG = f"{WORDS} who has ever seen the harbour in winter"


def given_to_two(first: dict[str, object], second: dict[str, object]) -> list[tuple[str, str]]:
    a, b = Text("a"), Text("b")
    a.said(LONG, **({"speaker": "Arn Vale", "chain": ("Arn Vale",)} | first))
    b.said(LONG, **({"speaker": "Bea Holt", "chain": ("Bea Holt",), "side": "SUD"} | second))
    return kinds(ledger(a, b))


def test_one_quotation_given_to_two_speakers():
    assert given_to_two({}, {}) == [("attribution", "divergence")]


@pytest.mark.parametrize(
    ("speaker", "found"),
    [("Ulla Dern-Osk", True), ("Harbour Authority 9", False), ("our envoy", False), ("Dern", False)],
)
def test_a_speaker_whom_no_pack_knows_has_a_name_of_two_words(speaker: str, found: bool):
    unknown = {"speaker": speaker, "chain": (speaker,), "side": None, "kind": "mixed"}
    assert given_to_two(unknown, {}) == ([("attribution", "divergence")] if found else [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"speaker": "an official", "chain": ("an official",)}, {}),
        ({"speaker": "Norland", "chain": ("Norland",)}, {}),
        ({}, {"speaker": "Vale", "chain": ("Vale",)}),
        ({"kind": "indirect"}, {}),
        ({"chain": ("Bea Holt", "Arn Vale")}, {}),
        ({"speaker_as_written": "He"}, {}),  # a pronoun may be misread
    ],
)
def test_the_unnamed_a_state_a_short_name_facts_and_quoted_quotations_contradict_nobody(
    first: dict[str, object], second: dict[str, object]
):
    assert given_to_two(first, second) == []


def test_one_mouth_quoted_in_two_wordings():
    a, b = Text("a"), Text("b")
    a.said(WORDS)
    b.said(WORDS.replace("crazy", "reckless"))
    assert kinds(ledger(a, b)) == [("wording", "wording")]


def test_a_shorter_cut_of_a_quotation_is_no_disagreement():
    a, b = Text("a"), Text("b")
    a.said(WORDS)
    b.said(WORDS[: len(WORDS) // 2])
    assert not ledger(a, b).disagreements


@pytest.mark.parametrize(("side", "found"), [("SUD", [("cause_or_blame", "contradiction")]), ("NOR", [])])
def test_two_parties_that_accuse_each_other_over_one_attack(side: str, found: list[tuple[str, str]]):
    texts = []
    for name, speaker, whose in (("a", "Arn Vale", "NOR"), ("b", "Bea Holt", side)):
        text = Text(name)
        said = text.said(f"{speaker} said so", speaker, side=whose, stance="accuse", stances=("accuse",), chain=(speaker,))
        text.tells("the attack on Kell", "attack", "attack", DAY, place_id="kell", statement_id=said.statement_id)
        texts.append(text)
    assert kinds(ledger(*texts)) == found


def test_a_denial_of_an_event_told_elsewhere_in_the_article():
    text = Text("a")
    text.tells("a drone attack on the governor residence at Kell", "attack", "attack", DAY, place_id="kell")
    text.said("the attack on the governor residence", stance="deny")
    story = ledger(text)
    assert kinds(story) == [("denial", "contradiction")]
    assert story.events[0].status == "denied"


def test_a_denial_of_something_else_denies_nothing_here():
    text = Text("a")
    text.tells("a drone attack on the governor residence at Kell", "attack", "attack", DAY, place_id="kell")
    text.said("the shelling of the northern harbour", stance="deny")
    assert not ledger(text).disagreements


def contrasted(between: str, side: str = "SUD", topic: str = "prisoners") -> list[tuple[str, str]]:
    text = Text("a")
    text.said("the new round goes on where the old one stopped")
    text.text = text.text.rstrip("\n") + between
    text.said("such attempts would fail", speaker="Bea Holt", side=side, topics=(topic,))
    return kinds(ledger(text))


def test_two_sides_set_against_each_other():
    assert contrasted(". But Bea Holt said ") == [("true_dispute", "divergence")]


@pytest.mark.parametrize(
    ("between", "side", "topic"),
    [(". And Bea Holt said ", "SUD", "prisoners"), (". But Dov Lind said ", "NOR", "prisoners"), (". But ", "SUD", "nuclear")],
)
def test_without_contrast_other_side_or_one_topic_nothing_is_set_against(between: str, side: str, topic: str):
    assert contrasted(between, side, topic) == []


def test_names_alone_are_not_the_same_words():
    a, b = Text("a"), Text("b")
    a.said("direct talks with Sudmark President Bea Holt of Kell")
    b.said("a call was held with Sudmark President Bea Holt of Kell", speaker="Cid Marr", chain=("Cid Marr",))
    assert not ledger(a, b).disagreements


def test_one_total_for_unlike_sides():
    text = Text("a")
    for words, side in (
        ("9,500 prisoners were exchanged since the war began", None),
        ("9,500 came home by exchange since then", "NOR"),
    ):
        text.counts_in(text.tells(words, "exchange"), "9,500", 9500, side, scope="war", role="total", hedge="at_least")
    story = ledger(text)
    assert kinds(story) == [("different_thing_counted", "divergence")]
    assert len([r for r in story.exchanges if r.kind == "cumulative"]) == 2


def test_a_release_in_return_is_half_of_the_exchange():
    def rows(words: str) -> list[str]:
        a, b = Text("a"), Text("b")
        a.tells("an exchange: captives came home", "exchange", day=DAY)
        b.tells(words, "freed", "prisoner_release", day=DAY)
        return [d.field for d in ledger(a, b).disagreements]

    assert rows("Norland freed captives") == ["type"]
    assert not rows("Norland freed captives; in return it got its sailors back")


def test_one_sentence_with_both_words_calls_nothing_otherwise():
    text = Text("a")
    text.tells("an exchange that", "exchange", day=DAY)
    text.text = text.text.rstrip("\n") + " "
    text.tells("freed captives", "freed", "prisoner_release", day=DAY)
    assert not ledger(text).disagreements


def test_a_number_that_one_report_answers_for_is_disputed():
    a = told("a", "an exchange: 147 came home", {"147": (147, "NOR")}, source_id="norpress")
    b = told("b", "an exchange: 131 came home", {"131": (131, "NOR")})
    (row,) = ledger(a, b).disagreements
    assert (row.kind, "neither" in row.note) == ("true_dispute", False)
