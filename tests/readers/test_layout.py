"""What each line of a page is."""

import pytest
from stories import ESSAY, FERRY, SWAP
from test_split import capture

from peaceledger.readers import split_capture

PARAGRAPH = "The harbour office in Port Aven said on Tuesday that four ferries a day would sail across the strait until Sunday."


def kinds(text: str, **changes: object) -> list[tuple[str, str]]:
    (page,) = split_capture(capture(text, **changes), {})
    start = page.article.start
    return [(b.kind, page.text[b.start - start : b.end - start]) for b in page.blocks]


def test_a_whole_page() -> None:
    text = f"""World

Ferries sail across the strait again
Medicine goes first, passengers follow in the afternoon
By Ana Ruelle, correspondent
Published: 3 May 2031, 14:05

PORT AVEN, May 3 (Meridian Wire) — {PARAGRAPH}

What comes next

{PARAGRAPH}

* four sailings a day
* no night traffic

File photo: a ferry leaves the quay
Sign up for our newsletter and get the news into your inbox
Share This Article
+ posts
Sources
Harbour office — bulletin of 2 May
Tolm Gazette, morning edition"""
    assert [kind for kind, _ in kinds(text)] == [
        *["furniture", "headline", "deck", "byline", "dateline", "dateline", "paragraph", "heading", "paragraph"],
        *["list_item", "list_item", "furniture", "furniture", "furniture", "furniture", "sources", "sources", "sources"],
    ]


def test_the_dateline_is_cut_from_its_paragraph() -> None:
    assert kinds(f"Ferries sail again\nPORT AVEN, May 3 (Meridian Wire) — {PARAGRAPH}")[1:] == [
        ("dateline", "PORT AVEN, May 3 (Meridian Wire) —"),
        ("paragraph", PARAGRAPH),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "VESK —",
        "VESK (MW) -",
        "Vesk, 3 May (Meridian Wire) —",
        "VESK, May 3, 2031 —",
        "VESK/BELMORA, May 3 (MW) --",
        "КИЇВ, 3 травня (Агенція) —",
        "МОСКВА, 3 мая. /Агентство/.",
        "May 3, 2031 (VESK/BELMORA) –",
    ],
)
def test_datelines_in_many_shapes(line: str) -> None:
    assert kinds(f"Ferries sail again\n{line} {PARAGRAPH}")[1] == ("dateline", line)


@pytest.mark.parametrize(
    "start", ["The strait – and the quays –", "Talks (which had failed) -", "Ilse Brandvold, 61,", "On Tuesday — at last —"]
)
def test_what_is_no_dateline(start: str) -> None:
    assert kinds(f"Ferries sail again\n{start} {PARAGRAPH}")[1][0] == "paragraph"


def test_a_question_that_has_sisters_is_a_heading_and_no_headline() -> None:
    text = f"What did the bridge accord say?\n{PARAGRAPH}\nWhat did it leave out?\n{PARAGRAPH}"
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph", "heading", "paragraph"]
    (page,) = split_capture(capture(text), {})
    assert page.article.headline is None


def test_a_lone_top_line_that_reads_as_a_sentence_is_a_deck() -> None:
    deck = "The harbour office has said that the ferries of the northern line will sail again"
    assert kinds(f"{deck}\n{PARAGRAPH}")[0] == ("deck", deck)
    assert kinds(f"{deck}\nBy Ana Ruelle\n{PARAGRAPH}")[0] == ("headline", deck)


def test_markdown_marks() -> None:
    text = f"# Ferries sail again\n\n{PARAGRAPH}\n\n**What comes next**\n\n{PARAGRAPH}\n\n---\n\n- one\n- two of them"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "paragraph",
        "heading",
        "paragraph",
        "furniture",
        "list_item",
        "list_item",
    ]
    (page,) = split_capture(capture(text), {})
    assert page.article.headline == "Ferries sail again"


def test_the_title_of_a_record_is_its_headline_whatever_it_looks_like() -> None:
    title = "ferries sail again, and nobody was asked."
    assert kinds(f"{title}\n{PARAGRAPH}", media_type="application/jsonl", title=title)[0] == ("headline", title)


def test_headings_of_an_essay() -> None:
    found = kinds(ESSAY)
    assert [text for kind, text in found if kind == "heading"] == [
        "A bridge is not a treaty",
        "The price of a list",
        "What would convince me",
    ]


def test_a_sentence_about_a_newsletter_is_not_furniture() -> None:
    long = f"Sign up for our newsletter, the editor had said, and {PARAGRAPH} {PARAGRAPH}"
    assert kinds(f"{FERRY[0]}\n{long}")[1][0] == "paragraph"


def test_a_machine_note_is_furniture() -> None:
    assert kinds(f"{SWAP[0]}\n{SWAP[1]}\nThis text was created with the help of AI.")[-1][0] == "furniture"
