"""What is told as the news of the day has the days of the report as a stand-in; what looks back has no date."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.records import Block, Mention, Page

PUBLISHED = date(2031, 5, 7)
WAR = "The war of Kordavia and Ustrana goes on with missile strikes, and hundreds of prisoners are held."
REPORT = (date(2031, 5, 6), PUBLISHED, "publication_date")


@pytest.fixture
def read(parser: object, example_lexicon: Lexicon) -> Callable[..., list[Mention]]:
    from tests.conftest import make_page

    def find(text: str, headline: str | None = None, published: date | None = PUBLISHED) -> list[Mention]:
        whole = f"{headline}\n{text}" if headline else text
        page = make_page(whole, published=published)
        if headline:
            first = Block(kind="headline", start=0, end=len(headline))
            page = Page(article=page.article, text=whole, blocks=(first, *page.blocks[1:]))
        _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
        return [m for m in extract_article(doc, page, example_lexicon).mentions if m.type.startswith("prisoner")]

    return find


def dated(mention: Mention) -> tuple[date | None, date | None, str]:
    return mention.date_earliest, mention.date_latest, mention.date_basis


@pytest.mark.parametrize("headline", ["Kordavia frees 12 prisoners of war in swap", "Twelve captives are freed by Ustrana"])
def test_a_headline_in_the_present_is_news(read: Callable, headline: str) -> None:
    assert dated(read(WAR, headline)[0]) == REPORT


@pytest.mark.parametrize(
    "sentence",
    ["Kordavia and Ustrana have carried out a prisoner exchange.", "Kordavia has released 12 prisoners of war, its army said."],
)
def test_the_perfect_is_news(read: Callable, sentence: str) -> None:
    assert dated(read(f"{WAR} {sentence}")[0]) == REPORT


@pytest.mark.parametrize(
    "sentence",
    [
        "The pilot, who was released in a prisoner swap, wrote a book.",
        "Kordavia had already released 12 prisoners of war.",
        "Kordavia released 12 prisoners of war.",
        "Two prisoner exchanges were held.",
    ],
)
def test_what_looks_back_is_not(read: Callable, sentence: str) -> None:
    assert all(m.date_basis != "publication_date" for m in read(f"{WAR}\n{sentence}"))


def test_without_a_day_of_publication_nothing_stands_in(read: Callable) -> None:
    assert read(WAR, "Kordavia frees 12 prisoners of war in swap", published=None)[0].date_basis == "unknown"


def test_a_date_of_its_own_comes_first(read: Callable) -> None:
    assert read(f"{WAR} Kordavia has released 12 prisoners of war on 2 May 2031.")[0].date_basis == "stated"


def test_who_is_let_go_takes_no_part(read: Callable) -> None:
    found = read(f"{WAR} Kordavia released the reporter Odo Fenn, held as a hostage, from captivity on 2 May 2031.")
    assert found
    assert all("Odo Fenn" not in m.participants for m in found)


def test_a_swap_told_with_a_date_dates_who_was_freed_in_it(read: Callable) -> None:
    found = read(f"{WAR} She is the first of the hostages to speak who were freed in last week’s prisoner swap.")
    assert any(m.date_basis == "relative" for m in found)


def test_a_pair_of_peoples_shares_its_noun(read: Callable) -> None:
    found = read(f"{WAR} An exchange of 35 Kordavian and 36 Ustranan prisoners was completed on 2 May 2031.")
    assert any(m.type == "prisoner_exchange" and m.status == "occurred" for m in found)


def test_what_would_have_been_is_neither_news_nor_a_deed(read: Callable) -> None:
    found = read(f"{WAR} The prisoner swap would have sent 12 sailors back to Kordavia.")
    assert all(m.date_basis == "unknown" and m.status == "hypothetical" for m in found)


def test_a_clause_counts_whom_it_tells_of(parser: object, example_lexicon: Lexicon) -> None:
    from tests.conftest import make_page

    page = make_page(f"{WAR} Two buses carrying 60 Kordavian prisoners who were released in a swap arrived.", published=PUBLISHED)
    _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
    counts = extract_article(doc, page, example_lexicon).counts
    assert any(c.low == 60 and c.role == "returned" for c in counts)


def test_a_headline_that_only_names_its_subject_is_no_event(read: Callable) -> None:
    assert all(m.status != "occurred" for m in read("Kordavia offered talks.", "The Prisoner Swap"))


def test_the_prospect_of_a_swap_is_none(read: Callable) -> None:
    found = read(f"{WAR} The prospect of Kordavia exchanging 12 prisoners of war for a spy angered many.")
    assert all(m.status == "hypothetical" for m in found)
