"""Sums that a text prints with their terms: which hold, which fail, and where nothing may be said."""

from collections.abc import Callable

import pytest

from peaceledger.extract.additions import Addition, Additions, find_sums
from peaceledger.extract.printed import Print
from peaceledger.packs import Lexicon


@pytest.fixture(scope="module")
def summed(parsed: Callable, lexicon: Lexicon) -> Callable[[str], tuple[Addition, ...]]:
    scope = lexicon.vocab["quantities"]["scope"]
    reader = Additions(lexicon.vocab["comparisons"]["sums"], (*scope["war"], *scope["year"]))

    def run(text: str) -> tuple[Addition, ...]:
        page, doc = parsed(text)
        return reader.read(Print(doc, page, lexicon))

    return run


def test_so_many_for_each_of_them_is_no_sum_of_two_sides(summed: Callable[[str], tuple[Addition, ...]]) -> None:
    assert [a for a in summed("In return for three captives 45 bodies were sent back, 15 for each.") if not a.holds] == []


HOLD = [
    ("Sudland handed over 120 captives and got 60: twice as many came out as went in.", "twice 60"),
    ("Norland released 90 captives and Sudland freed 30, three times as many.", "three times 30"),
    ("On Friday 300 captives came home. Since then another 200 have been freed, 500 in all.", "300 + 200 = 500"),
    ("Half of the 600, or 300 prisoners, were released on Monday.", "Half of 600 is 300"),
    ("Seventy percent of the 200 prisoners, 140 men, were released.", "Seventy percent of 200 is 140"),
    ("Of the 150 prisoners promised, 90 were released on Sunday; the remaining 60 are to follow.", "150 - 90 = 60"),
    ("Twelve captives were freed: seven soldiers, three policemen and two drivers.", "7 + 3 + 2 = 12"),
    ("The attack killed nine people, of whom six were civilians and three policemen.", "6 + 3 = 9"),
    ("A further 45 prisoners left on Wednesday, which takes the total to 145 after the 100 freed on Monday.", "45 + 100 = 145"),
    ("In the exchange 104 went to the north and 98 to the south, a total of 202 people.", "104 + 98 = 202"),
    ("Sixty prisoners were exchanged, thirty from each side.", "2 × 30 = 60"),
    ("Altogether 18 hostages were freed in three batches of six.", "3 × 6 = 18"),
    ("The rebels released 21 hostages, seven a day for three days.", "3 × 7 = 21"),
    ("More than 90 captives were freed, 60 in Ardagrad and 35 in Belmo.", "60 + 35 = 95"),
    ("So far 612 of the 1,000 bodies have been returned, leaving 388 to come.", "1,000 - 612 = 388"),
    ("The army freed 17 of the 25 captives it had agreed to release; eight are still held.", "25 - 17 = 8"),
    ("Of the 62 trucks that set out, 41 arrived. Five were destroyed. Sixteen turned back.", "41 + 5 + 16 = 62"),
    ("The general said 12 plus 11 makes 23 and the deal was fulfilled.", "12 + 11 = 23"),
    ("The deal covers 50 captives from each side, 100 in all.", "2 × 50 = 100"),
    ("Norland let 84 sailors go. On Friday Sudland freed 43 fishermen. Add the two and 127 people are home.", "84 + 43 = 127"),
    ("Norland will let go 70 soldiers. Sudland will let go 38 men. The lists hold 108 names in all.", "70 + 38 = 108"),
    (
        "Norland freed 125 men and Sudland 125 men. Sudland let five wounded men go. A total of 255 people went home.",
        "125 + 125 + 5 = 255",
    ),
    ("Norland received 175 soldiers. Counting the 90 who came back in May, 265 soldiers have returned.", "175 + 90 = 265"),
    ("The government was due to free 210 men. It freed 196 men and still owes 14.", "210 - 196 = 14"),
    ("Norland was to free 210 prisoners but sent 203 men, so that its group was seven short.", "210 - 203 = 7"),
    ("All 300 are complete. If you add the seven civilians and the five wounded men, 312 have come home.", "300 + 7 + 5 = 312"),
    ("Ninety Norlanders came home on Friday in the seventh exchange, 71 soldiers and 19 civilians.", "71 + 19 = 90"),
    ("Eighteen soldiers went home. A bus took 11 soldiers to Norland and seven men to Sudland.", "11 + 7 = 18"),
    ("Four of the captives promised are still in rebel hands: 150 were due and 146 came.", "150 - 146 = 4"),
]
FAIL = [
    ("Norland freed 80 prisoners, twice as many as the 50 Sudland let go.", "twice 50 = 100"),
    ("Of the 150 prisoners promised, 110 were released on Sunday; the remaining 90 are to follow.", "150 - 110 = 40"),
    ("Twelve captives were freed: seven soldiers, four policemen and two drivers.", "7 + 4 + 2 = 13"),
    ("Six soldiers, three policemen and one driver came home, eleven people in all.", "6 + 3 + 1 = 10"),
    ("A further 45 prisoners left on Wednesday, which takes the total to 150 after the 100 freed on Monday.", "45 + 100 = 145"),
    ("On Monday 195 soldiers came back. Together with the 205 freed before, a total of 410 are home.", "195 + 205 = 400"),
    ("Sixty prisoners were exchanged, twenty from each side.", "2 × 20 = 40"),
    ("Five of the nine hostages freed on Friday were women; the other five were men.", "9 - 5 = 4"),
    ("Five men were killed and ten hurt. Of the dead, two came from Arda, two from Belmo and two from Cora.", "2 + 2 + 2 = 6"),
    ("Norland freed 160 soldiers and 15 civilians (185 people).", "160 + 15 = 175"),
    ("The army met 180 soldiers. In return it freed 203 rebels. With this a total of 393 people are free.", "180 + 203 = 383"),
    ("Norland let 84 fishermen go. On Friday 43 sailors came back. Add the two and 137 people are home.", "84 + 43 = 127"),
    ("Norland got 175 soldiers back. Together with the 90 soldiers freed in May, 275 soldiers are home.", "175 + 90 = 265"),
]
SILENT = [
    "Norland freed 40 men and Sudland 30 men. In all, 95 prisoners have come home since the talks began.",
    "The army freed 120 rebels, and 60 rebels stayed in jail. A total of 300 people watched.",
    "On Monday 180 soldiers came home. On Tuesday 203 soldiers did. A total of 393 tonnes of aid arrived.",
    "Norland got 175 soldiers back. Together with the 20 medics, 300 people waited at the bridge.",
    "The army freed 50 men and the rebels 40 men. A total of 200 families had gathered.",
    "The board counts 96 of its men back and 14 still missing, while all of the 180 came. It is the only gap of the two.",
    "He added the two photographs to the file. On Monday 40 people came.",
    "Police held 30 men on Monday and 50 men on Tuesday, bringing charges against two. Altogether 12 people were hurt.",
    "Seven Afghans, four Britons and three Germans came home.",
    "They freed four Italian, three Japanese and one Austrian.",
    "Up to 13,000 men fell, Channel 24 said. It spoke of 24 towns and three villages.",
    "The militia freed 31 detainees, among them four women and two minors.",
    "The attack killed nine people, of whom six were civilians and two policemen.",
    "The shelling killed 4 people and wounded 11.",
    "Talks in 2031 dealt with 3 drafts: 20 soldiers and 30 civilians are to go.",
    "The first stage of a swap of 400 prisoners, 100 from each side, began on Monday.",
]


@pytest.mark.parametrize(("text", "working"), HOLD)
def test_sums_that_hold(summed: Callable, text: str, working: str):
    assert [(s.working.split(" = ")[0], s.holds) for s in summed(text)] == [(working.split(" = ")[0], True)]


@pytest.mark.parametrize(("text", "working"), FAIL)
def test_sums_that_fail(summed: Callable, text: str, working: str):
    (found,) = summed(text)
    assert found.working.split(" = ")[0] == working.split(" = ")[0]
    assert found.found is not None
    assert not found.holds


@pytest.mark.parametrize("text", SILENT)
def test_no_sum_where_the_words_leave_a_choice(summed: Callable, text: str):
    assert summed(text) == ()


def test_a_total_with_no_terms_cannot_be_told(summed: Callable):
    text = "Norland freed 40 prisoners of war, bringing to 3,405 the number of soldiers returned since the war began."
    (found,) = summed(text)
    assert (found.found, found.printed.value) == (None, 3405)


def test_the_passage_shows_the_terms(summed: Callable):
    text = "It is over. Twelve captives were freed: seven soldiers, four policemen and two drivers. All are well."
    (found,) = summed(text)
    assert text[found.start : found.end] == "Twelve captives were freed: seven soldiers, four policemen and two drivers"


def test_a_sum_needs_no_event(parsed: Callable, lexicon: Lexicon):
    page, doc = parsed("Twelve are home: seven from Arda, four from Belmo and two from Cora.")
    (found,) = find_sums(doc, page, lexicon, (), ())
    assert (found.mention_id, found.working) == (None, "7 + 4 + 2 = 13")
    assert page.text[slice(found.checked_start, found.checked_end)] == "Twelve"
