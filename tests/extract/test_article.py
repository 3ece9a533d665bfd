"""The whole reading of one article."""

from peaceledger.extract.article import extract_article


def test_a_text_in_another_language_is_stored_but_not_read(parsed, example_lexicon):
    text = "Kordavia and Ustrana exchanged 64 prisoners of war each on 8 April 2031, the defence minister said."
    page, doc = parsed(text, language="de")
    assert extract_article(doc, page, example_lexicon).mentions == ()
    page, doc = parsed(text)
    assert extract_article(doc, page, example_lexicon).mentions != ()
