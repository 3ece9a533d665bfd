"""What holds for any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import BUDGET, ESSAY, FERRY, SWAP, glued
from test_split import capture

from peaceledger.readers import split_capture
from peaceledger.records import Page

PIECES = st.sampled_from(
    [
        *[
            "\n",
            "\r\n",
            "\n\n",
            " ",
            "\u2028",
            "---",
            "***",
            "By Ana Ruelle",
            "May 3, 2031",
            "Document 1 of 2",
            "Document 2 of 2",
            "Sources",
        ],
        *[
            "Title: Talks",
            "Title:",
            "VESK (MW) — ",
            "VESK, May 3 (MW) — ",
            "+ posts",
            "* item",
            "1. item",
            "Why?",
            "**Bold**",
            "# Top",
            "“",
        ],
        *[
            FERRY[0],
            FERRY[1],
            SWAP[1],
            glued(SWAP),
            glued(BUDGET),
            ESSAY,
            "AI",
            "By AI",
            "Read More Here:",
            "Source: Wire",
            "\ufeff",
            "🙂",
        ],
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25).map("".join))
LINES = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25).map("\n".join)


def check(text: str, pages: tuple[Page, ...]) -> None:
    last = 0
    for page in pages:
        article = page.article
        assert last <= article.start < article.end <= len(text)
        assert page.text == text[article.start : article.end] == page.text.strip()
        at = article.start
        for block in page.blocks:
            assert at <= block.start < block.end <= article.end
            assert not text[at : block.start].strip()
            at = block.end
        assert not text[at : article.end].strip()
        last = article.end


@settings(deadline=None, max_examples=300)
@given(st.one_of(TEXTS, LINES))
def test_blocks_lie_inside_their_article_and_cover_it(text: str) -> None:
    pages = split_capture(capture(text), {})
    assert bool(pages) == bool(text.strip())
    check(text, pages)


@settings(deadline=None, max_examples=100)
@given(st.one_of(TEXTS, LINES), st.text(max_size=30))
def test_a_record_is_one_page(text: str, title: str) -> None:
    whole = f"{title}\n{text}" if title.strip() else text
    pages = split_capture(capture(whole, "application/jsonl", title=title.strip() or None), {})
    assert len(pages) == bool(whole.strip())
    check(whole, pages)
