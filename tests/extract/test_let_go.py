"""Captives let go as later years tell it: short reports, sides apart, numbers and go-betweens; invented wars, one text a case."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Findings
from peaceledger.records.mention import LEDGER_STATUSES

WAR = "Kordavia and Ustrana are at war."


@pytest.fixture
def read(parsed: Callable, example_lexicon: Lexicon) -> Callable[[str], Findings]:
    def find(text: str) -> Findings:
        page, doc = parsed(text, published=date(2031, 5, 7))
        return extract_article(doc, page, example_lexicon)

    return find


def deeds(found: Findings) -> list[tuple[str, str]]:
    return [(m.trigger, m.status) for m in found.mentions if m.type.startswith("prisoner") and m.status in LEDGER_STATUSES]


def returned(found: Findings) -> dict[str | None, float | None]:
    return {c.returned_to: c.low for c in found.counts if c.role == "returned"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The spring swap brought 130 Ustranans home.", "swap"),
        ("Another 95 defenders of Ustrana are home after the swap, the president wrote.", "are"),
        (
            "Six Ustranan children were reunited with their families on Monday after a neighbour brokered their return.",
            "reunited",
        ),
        ("On Friday 20 Ustranans and 30 Kordavians were let go in a swap.", "let"),
        ("Kordavia exchanged a Ustranan teacher on Friday for a Kordavian agent.", "exchanged"),
        ("The first swap since the fall of Vesk saw 207 Ustranans return home on Wednesday.", "return"),
        ("Ustrana confirmed the return of 95 of its soldiers from Kordavian captivity on Friday.", "return"),
        ("Kordavia and Ustrana exchanged 84 prisoners each on the eve of the summit on Friday.", "exchanged"),
    ],
)
def test_a_short_report_tells_of_a_deed(read: Callable, text: str, trigger: str) -> None:
    assert trigger in [word.split()[0] for word, _ in deeds(read(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The Ustranan police released 30 people after a rally in Vesk on Friday.",
        "The shops of Vesk swapped bonds for debt worth 20 dollars on Friday, and Kordavia exchanged letters with Ustrana.",
        "Kordavian commandos raided a hotel in Vesk on Friday and freed 40 hostages held by gunmen.",
        "A sergeant was released in 2029 after serving six years for the abuse of Ustranan prisoners.",
        "The Rouble Exchange in Vesk reopened on Monday.",
        "In accordance with the mandate given to the Red Cross by states, it visits all who are held captive.",
    ],
)
def test_what_is_no_release(read: Callable, text: str) -> None:
    assert not deeds(read(f"{WAR} {text}"))


def test_what_was_agreed_some_words_before_is_agreed(read: Callable) -> None:
    found = read("Kordavia and Ustrana agreed in Tolm on Tuesday to swap 290 prisoners.")
    assert ("swap", "agreed") in deeds(found)
    found = read("Kordavia and Ustrana signed a deal in Tolm on the exchange of prisoners.")
    assert [status for word, status in deeds(found) if word == "exchange"] == ["agreed"]


def test_one_side_lets_people_of_the_other_go(read: Callable) -> None:
    assert deeds(read("Kordavia freed four Ustranan teachers on Monday."))
    assert not deeds(read("Ustrana freed four Ustranan teachers on Monday."))


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("40 Ustranans were returned from captivity on Friday with help from Belmora and Solmere.", 1),
        ("60 Ustranan captives were handed back on Friday through the good offices of Belmora.", 1),
        ("Kordavia and Ustrana swapped 40 prisoners on Friday. Belmora acted as mediator.", 1),
    ],
)
def test_who_helped_mediates(read: Callable, text: str, mediators: int) -> None:
    found = read(f"{WAR} {text}")
    named = {name for m in found.mentions if m.type.startswith("prisoner") for name in m.mediators}
    assert len(named) >= mediators


def test_a_number_given_to_a_side_has_that_side(read: Callable) -> None:
    assert returned(read(f"{WAR} On Friday 50 people were returned to Ustrana from captivity.")) == {"XUS": 50}


def test_their_own_are_of_the_one_who_gets_them(read: Callable) -> None:
    assert returned(read("Kordavia freed 181 Ustranan captives on Friday in return for 706 of its own.")) == {
        "XUS": 181,
        "XKO": 706,
    }


def test_all_returned_so_far_are_a_total(read: Callable) -> None:
    found = read(f"{WAR} Eleven Ustranan prisoners were freed on Friday. In all, 388 prisoners have been returned to Ustrana.")
    assert [(c.low, c.role) for c in found.counts if c.low] == [(11, "returned"), (388, "total")]


def test_the_name_of_a_staged_exchange_is_no_number_of_its_stage(read: Callable) -> None:
    found = read(f"{WAR} Another 307 Ustranan soldiers came home on the second day of the 1,000-for-1,000 prisoner exchange.")
    assert {c.low for c in found.counts if c.role == "returned"} == {307}


def test_what_exchanges_brought_in_all_is_no_number_of_the_last(read: Callable) -> None:
    found = read(f"{WAR} With today's buses, 8,400 people have been returned to Ustrana by way of exchanges.")
    assert [c.role for c in found.counts if c.low == 8400] == ["total"]


HELD = "Kordavia and Ustrana are at war, and families of the captives waited at the ferry bridge from dawn.\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On Tuesday eighteen Ustranan soldiers walked across the ferry bridge.", 18),
        ("Nine Kordavian sailors went the other way an hour later.", 9),
        ("The gates of the camp opened for 12 Ustranans on Friday.", 12),
        ("Forty soldiers were received by the Ustranan army on Friday.", 40),
        ("Three Ustranan officers regained their freedom on Monday.", 3),
        ("Seven Ustranans got off the bus in Vesk at noon.", 7),
    ],
)
def test_captives_are_let_go_without_the_word(read: Callable, text: str, number: int) -> None:
    assert number in returned(read(HELD + text)).values()


@pytest.mark.parametrize(
    "text",
    [
        "Forty Ustranan soldiers went over to the other bank of the river to attack the camp.",
        "Twelve reporters crossed the bridge to see the captives.",
        "Some 2,000 villagers returned to their homes along the border on Tuesday.",
        "On Friday 60 captured soldiers were transferred to a camp across the river.",
        "Two hundred refugees came back over the bridge on Sunday.",
        "A delegation of twelve Kordavian officials arrived at the bridge on Tuesday.",
        "Kordavia agreed to hand over $30 million in frozen assets.",
    ],
)
def test_others_who_move_are_not_let_go(read: Callable, text: str) -> None:
    assert deeds(read(HELD + text)) == []


def test_the_dead_who_are_handed_over_are_counted_as_such(read: Callable) -> None:
    found = read("Kordavia and Ustrana are at war. On Friday the remains of 38 Ustranan soldiers were carried over the bridge.")
    assert deeds(found) == [("carried", "occurred")]
    assert [(c.what, c.low, c.returned_to) for c in found.counts] == [("body", 38, "XUS")]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("On Friday 179 captives were freed, 116 to Ustrana and 63 to Kordavia.", {"XUS": 116, "XKO": 63}),
        ("Ustrana freed 12 persons of Kordavian origin from captivity on Friday.", {"XKO": 12}),
        ("Kordavia handed over 34 captives to the opposite side on Friday.", {"XUS": 34}),
        ("The release of 23 captives by Kordavia took place on Friday.", {"XUS": 23}),
        ("On Friday 40 soldiers of the Kordavian regime were released from captivity.", {"XKO": 40}),
    ],
)
def test_a_number_goes_to_the_side_named_with_it(read: Callable, text: str, to: dict[str, float]) -> None:
    assert {side: n for side, n in returned(read(f"{WAR} {text}")).items() if side} == to


def test_who_is_sent_to_fight_is_not_returned(read: Callable) -> None:
    text = "Kordavia and Ustrana exchanged 84 prisoners on Friday. The army sent 40 instructors to Kordavia, and 63 to the coast."
    assert returned(read(f"{WAR} {text}")).keys() <= {None}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The envoy said that the north would let go 64 prisoners.", "planned"),
        ("Kordavia and Ustrana are each to return 300 prisoners of war.", "planned"),
        ("It will be recalled that Kordavia and Ustrana exchanged 15 prisoners each in Vesk on 19 January 2029.", "occurred"),
    ],
)
def test_a_helping_verb_in_the_way_leaves_the_status(read: Callable, text: str, status: str) -> None:
    assert status in [found for _, found in deeds(read(f"{WAR} {text}"))]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels gave up 12 of their positions and handed over 40 of their tanks on Monday.",
        "The families are home at last: 200 people who fled in 2029 went back over the border.",
        "The children set free 30 birds, and the club sold two players.",
        "The talks are to take up the return of displaced persons.",
    ],
)
def test_what_is_given_up_and_who_fled_is_no_release(read: Callable, text: str) -> None:
    assert deeds(read(f"{WAR} {text}")) == []


def test_terms_have_the_day_of_the_deal_and_not_the_day_they_are_due(read: Callable) -> None:
    told = (
        "Kordavia and Ustrana held talks in Vesk on Monday. Under the deal Kordavia is to return 14 Ustranan soldiers on Friday."
    )
    (term,) = [m for m in read(told).mentions if m.type == "prisoner_release"]
    assert (term.date_earliest, term.date_latest) == (date(2031, 5, 5), date(2031, 5, 5))


def test_what_was_agreed_without_a_day_does_not_take_that_of_the_deed(read: Callable) -> None:
    found = read("Kordavia and Ustrana agreed that Kordavia would return 14 Ustranan soldiers on Friday.")
    assert {m.date_earliest for m in found.mentions if m.type == "prisoner_release"} == {None}


def test_a_comparison_dates_nothing_that_follows(read: Callable) -> None:
    told = "Kordavia freed 40 captives on Monday, the most since January 2029, when 90 men were released."
    found = read(f"{told} Ustrana handed over two Kordavian soldiers.")
    assert [m.date_earliest for m in found.mentions if m.trigger == "handed"] == [date(2031, 5, 5)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("On Friday Kordavia returned nine Ustranan soldiers, and Ustrana seven Kordavian ones.", {"XUS": 9, "XKO": 7}),
        ("The army of Ustrana said that Kordavia had given back eleven of its soldiers on Monday.", {"XUS": 11}),
        ("Kordavia and Ustrana are each to return 300 prisoners of war.", {"XUS": 300, "XKO": 300}),
    ],
)
def test_whose_they_are_is_told_in_passing(read: Callable, text: str, sides: dict[str, float]) -> None:
    assert returned(read(f"{WAR} {text}")) == sides
