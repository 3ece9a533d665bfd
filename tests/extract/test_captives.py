"""Swaps that are none, dates that are another's, and numbers of those who come home: invented wars, one text a case."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Block, Findings, Page
from peaceledger.records.mention import LEDGER_STATUSES

WAR = "Kordavia and Ustrana are at war."
FEHN = f"{WAR} Nora Fehn, 24, was freed in last week's prisoner swap."


@pytest.fixture
def read(parser: object, example_lexicon: Lexicon) -> Callable[..., Findings]:
    from tests.conftest import make_page

    def find(text: str, headline: str | None = None) -> Findings:
        whole = f"{headline}\n{text}" if headline else text
        page = make_page(whole, published=date(2031, 5, 7))
        if headline:
            first = Block(kind="headline", start=0, end=len(headline))
            page = Page(article=page.article, text=whole, blocks=(first, *page.blocks[1:]))
        _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
        return extract_article(doc, page, example_lexicon)

    return find


def deeds(found: Findings) -> list[str]:
    return [m.trigger for m in found.mentions if m.type.startswith("prisoner") and m.status in LEDGER_STATUSES]


def numbers(found: Findings) -> list[tuple[str, str, str | None, float | None]]:
    return [(c.what, c.role, c.returned_to, c.low) for c in found.counts]


@pytest.mark.parametrize(
    "text",
    [
        '"No swap will come about as long as you print every detail of the exchange," the envoy told the paper.',
        '"Such prisoner swaps will never happen if we talk of the exchange on the radio," she told reporters on Friday.',
        "Does Solmere ransom its people or trade prisoners with the rebels?\n\nIt does neither.",
        "We call on Kordavia to honour its duties, to quickly and without conditions free Ustranan prisoners held in Tolm, "
        "and to comply with the order of the court of 19 April 2029.",
    ],
)
def test_what_tells_of_no_swap(read: Callable, text: str) -> None:
    assert not deeds(read(f"{WAR} {text}"))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ('"It was hard," the envoy said of the prisoner exchange that was carried out on Monday.', "exchange"),
        ("The two sides traded 40 captives on Monday, though no swap was announced before.", "traded"),
        ("Kordavia promised to keep quiet, and on Monday released 12 Ustranan prisoners.", "released"),
    ],
)
def test_what_tells_of_one(read: Callable, text: str, trigger: str) -> None:
    assert trigger in deeds(read(f"{WAR} {text}"))


@pytest.mark.parametrize("headline", ["The Prisoner Swap", "The Lake Exchange of Captives"])
def test_a_heading_that_names_its_subject_is_no_news(read: Callable, headline: str) -> None:
    assert not deeds(read("Ivo Brandt is serving a 25-year sentence for piracy.", headline))


def test_a_heading_that_tells_is(read: Callable) -> None:
    assert deeds(read(WAR, "The prisoner exchange at the lake is completed"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The pilot Ivo Brandt, arrested in 2019, had been returned to Ustrana in a prisoner swap.", None),
        ("Sailors captured in March were exchanged for twelve Ustranan gunners.", None),
        ("Forty prisoners of war were freed in a swap held on Monday at the border.", date(2031, 5, 5)),
        ("A prisoner exchange agreed in Tolm on 3 May took place at dawn.", date(2031, 5, 3)),
        ("Twelve prisoners of war have been freed by Kordavia, a senior official announced on Tuesday.", date(2031, 5, 6)),
    ],
)
def test_the_day_somebody_was_taken_is_not_the_day_of_the_swap(read: Callable, text: str, day: date | None) -> None:
    found = [m for m in read(f"{WAR} {text}").mentions if m.type.startswith("prisoner")]
    assert found[0].date_earliest == day


@pytest.mark.parametrize(
    "text",
    [
        'Emil Karsten said: "49 of the exchanged prisoners are servicewomen and 11 are civilians."',
        "Emil Karsten said that 49 of the swapped captives are sailors, whereas 11 are civilians.",
    ],
)
def test_who_says_of_which_sort_the_freed_are_has_them(read: Callable, text: str) -> None:
    headline = "Sixty people are freed in a swap between Kordavia and Ustrana"
    told = numbers(read(f"Pictures showed white buses. {text}", headline))
    assert {("pow", "returned", "XUS", 49.0), ("civilian", "returned", "XUS", 11.0)} <= set(told)


def test_an_added_word_in_brackets_ends_no_sentence(read: Callable) -> None:
    told = numbers(
        read(
            "The minister said '49 [freed prisoners] are servicewomen and 11 are civilians'.",
            "A swap: 60 captives are freed by Ustrana",
        )
    )
    assert ("pow", 49.0) in [(what, low) for what, _, _, low in told]


def test_an_outlet_that_sorts_them_says_no_side(read: Callable) -> None:
    told = numbers(read(f"{WAR} A prisoner swap was held. Of all, 49 of the swapped captives are sailors and 11 are civilians."))
    assert ("pow", "returned", None, 49.0) in told
    assert not [side for _, _, side, _ in told if side]


@pytest.mark.parametrize(
    ("text", "fellows"),
    [
        ("She crossed the bridge at dawn with 30 fellow Ustranan captives.", [30.0]),
        ("After four months in a jail she was put on a train with 30 fellow Ustranan sailors.", [30.0]),
        ("She had shared a cell with 30 fellow Ustranan captives.", []),
        ("In March a bus had taken her and 30 fellow Ustranan captives to a camp.", []),
        ("She wrote a book with 30 fellow Ustranan captives.", []),
    ],
)
def test_those_who_go_home_with_her(read: Callable, text: str, fellows: list[float]) -> None:
    assert [low for _, _, side, low in numbers(read(f"{FEHN} {text}")) if side == "XUS"] == fellows


@pytest.mark.parametrize("text", ["The two sides swapped 40 prisoners.", "The two neighbours exchanged 40 captives."])
def test_who_takes_part_is_not_returned(read: Callable, text: str) -> None:
    assert [low for _, _, _, low in numbers(read(f"{WAR} {text}"))] == [40.0]


def test_whose_people_are_freed_is_no_side(read: Callable) -> None:
    text = "The rebels won two Solmeran prisoner releases from Kordavia on Monday, and hundreds of captives are still held."
    taking = {p for m in read(f"{WAR} {text}").mentions if m.type == "prisoner_release" for p in m.participants}
    assert "Solmere" not in taking


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        ("Hundreds are held captive. Carpenter Jonas Pell, 36, was freed last month as part of a deal.", True),
        ("Hundreds are held captive. The village of Tolm was freed last month as part of an offensive.", False),
    ],
)
def test_a_name_no_pack_knows_is_freed(read: Callable, text: str, freed: bool) -> None:
    assert ("freed" in deeds(read(f"{WAR} {text}"))) is freed
