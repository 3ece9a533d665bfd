"""One file, many articles: feeds glued in different manners, and texts that must stay whole."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
from stories import BUDGET, ESSAY, FERRY, MINES, SWAP, SWAP_AGAIN, TALKS, glued

from peaceledger.readers import split_capture
from peaceledger.records import Capture, Page


def capture(text: str, media_type: str = "text/plain", **changes: object) -> Capture:
    fields: dict = {
        "capture_id": "c_1",
        "path": "feed.txt",
        "record_id": None,
        "source_name": None,
        "url": None,
        "retrieved_at": None,
        "media_type": media_type,
        "sha256": sha256(text.encode()).hexdigest(),
        "text": text,
    }
    return Capture(**(fields | changes))


def pages(text: str, media_type: str = "text/plain") -> tuple[Page, ...]:
    return split_capture(capture(text, media_type), {})


def first_lines(text: str) -> list[str]:
    return [page.text.split("\n")[0].strip() for page in pages(text)]


STORIES = (FERRY, SWAP, BUDGET, TALKS, MINES)


def test_stories_glued_by_single_line_breaks() -> None:
    assert first_lines(glued(*STORIES)) == [head for head, _ in STORIES]


def test_two_reports_of_one_day_are_two_articles() -> None:
    assert first_lines(glued(SWAP, SWAP_AGAIN)) == [SWAP[0], SWAP_AGAIN[0]]


def test_headings_of_an_essay_do_not_split_it_inside_a_feed() -> None:
    text = f"{glued(FERRY)}\n{ESSAY}\n{glued(BUDGET)}"
    assert first_lines(text) == [FERRY[0], ESSAY.split("\n")[0], BUDGET[0]]


def dated(stories: Sequence[tuple[str, str]]) -> str:
    names = ("Ana Ruelle", "Bo Carstens", "Mina Okafor")
    parts = [
        f"{head}\nBy {name}\nMay {day}, 2031\n{body}"
        for day, (name, (head, body)) in enumerate(zip(names, stories, strict=True), start=3)
    ]
    return "\n".join(parts)


def test_byline_and_date_repeat() -> None:
    found = pages(dated((SWAP, TALKS, FERRY)))
    assert [p.article.headline for p in found] == [SWAP[0], TALKS[0], FERRY[0]]
    assert [p.article.byline for p in found] == ["Ana Ruelle", "Bo Carstens", "Mina Okafor"]
    assert [p.article.published.day for p in found if p.article.published] == [3, 4, 5]


@pytest.mark.parametrize("bar", ["---", "***", "========", "* * *", "_______________"])
def test_separators(bar: str) -> None:
    text = f"\n\n{bar}\n\n".join(glued(story) for story in (SWAP, BUDGET, MINES))
    assert first_lines(text) == [SWAP[0], BUDGET[0], MINES[0]]
    assert all(bar not in page.text for page in pages(text))


def test_numbered_documents_with_labelled_heads() -> None:
    text = "\n\n".join(
        f"Document {n} of 3\nTitle: {head}\nDate: {n} June 2031\nSource: Tolm Gazette\n\n{body}"
        for n, (head, body) in enumerate((TALKS, SWAP, FERRY), start=1)
    )
    found = pages(text)
    assert [p.article.headline for p in found] == [TALKS[0], SWAP[0], FERRY[0]]
    assert [str(p.article.published) for p in found] == ["2031-06-01", "2031-06-02", "2031-06-03"]
    assert {p.article.source_id for p in found} == {"tolm-gazette"}
    assert not any("Document" in p.text for p in found)


def test_datelines() -> None:
    towns = ("PORT AVEN", "BELMORA", "VESK")
    text = "\n\n".join(
        f"{head}\n\n{town}, May 9 (Meridian Wire) — " + body.replace("\n", "\n\n")
        for town, (head, body) in zip(towns, (TALKS, SWAP, BUDGET), strict=True)
    )
    found = pages(text)
    assert [p.article.headline for p in found] == [TALKS[0], SWAP[0], BUDGET[0]]
    assert {p.article.source_id for p in found} == {"meridian-wire"}


def test_names_under_the_articles() -> None:
    text = "\n".join(
        f"{head}\n{body}\nBy {name}" for name, (head, body) in zip(("Ana Ruelle", "Bo Carstens"), (MINES, SWAP), strict=True)
    )
    found = pages(text)
    assert [(p.article.headline, p.article.byline) for p in found] == [(MINES[0], "Ana Ruelle"), (SWAP[0], "Bo Carstens")]


def test_a_list_of_sources_stays_with_its_article() -> None:
    text = f"{glued(MINES)}\nSources\nRegional office, annual report — Vesk, 2031\nHerders' union, letter\n{glued(BUDGET)}"
    assert first_lines(text) == [MINES[0], BUDGET[0]]
    assert "annual report" in pages(text)[0].text


WHOLE = {
    "essay": ESSAY,
    "essay with blank lines": ESSAY.replace("\n", "\n\n"),
    "story": glued(SWAP),
    "chronology": "How the autumn fighting began and ended\n"
    + "\n".join(
        f"May {day}, 2031\nOn this day the two armies along the Harrow river exchanged fire near the old mill and both sides "
        f"told of damage to houses and barns, while envoys in Port Aven went on with their work on paper number {day}."
        for day in range(3, 9)
    ),
    "sections behind stars": ESSAY.replace("\nThe price of a list\n", "\n***\n").replace("\nWhat would convince me\n", "\n***\n"),
    "markdown": "# " + ESSAY.replace("\nThe price", "\n\n## The price").replace("\nWhat would", "\n\n## What would"),
    "date and name twice": f"{SWAP[0]}\nMay 4, 2031\nAna Ruelle\nMay 4, 2031\nAna Ruelle\n{SWAP[1]}",
}


@pytest.mark.parametrize("name", WHOLE)
def test_one_article_stays_one(name: str) -> None:
    assert len(pages(WHOLE[name])) == 1


@pytest.mark.parametrize("media_type", ["application/jsonl", "text/csv", "text/html"])
def test_records_and_web_pages_hold_one_article_each(media_type: str) -> None:
    assert len(pages(glued(*STORIES), media_type)) == 1


def test_metadata_of_a_feed_are_not_given_to_its_articles() -> None:
    text = glued(*STORIES)
    found = split_capture(capture(text, title="All news", published="2031-05-01", published_from="metadata", byline="Desk"), {})
    assert {(p.article.published, p.article.byline) for p in found} == {(None, None)}


def test_hard_wrapped_paragraphs_are_not_taken_for_headlines() -> None:
    import textwrap

    wrapped = "\n\n".join("\n".join(textwrap.wrap(line, 70)) for line in glued(TALKS).split("\n"))
    (page,) = pages(wrapped)
    assert [b.kind for b in page.blocks] == ["headline", "paragraph", "paragraph", "paragraph"]
