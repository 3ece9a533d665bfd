"""Tokens get from the memory what spaCy's own rules give them."""

import pytest
import spacy

from peaceledger.language.annotate import RULES, Annotator
from peaceledger.language.parser import DEFAULT_MODEL

TEXTS = (
    "There's a truce, and there were three before it. Let's go, they said; nobody got 'em to sign.",
    "The envoys weren't asked, but they did agree that both armies had withdrawn. Their guns have been moved.",
    "He'd gone home once. She'd rather stay: it wasn't well. That is what we're gonna do, ministers' aides say.",
    "Once the bodies were returned, 1,200 captives' families met. \n\n Whether it holds, no one knows.",
)


@pytest.fixture(scope="module")
def whole():
    return spacy.load(DEFAULT_MODEL, exclude=["ner"])


@pytest.fixture(scope="module")
def bare():
    return spacy.load(DEFAULT_MODEL, exclude=["ner"])


def told(doc):
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, bool(t.is_sent_start)) for t in doc]


def test_the_answers_are_those_of_the_rules_the_first_time_and_again(whole, bare):
    annotator = Annotator(bare)
    with bare.select_pipes(disable=[*RULES]):
        for _ in range(2):
            assert [told(annotator(doc)) for doc in bare.pipe(TEXTS)] == [told(doc) for doc in whole.pipe(TEXTS)]


def test_a_full_memory_starts_afresh(whole, bare, monkeypatch):
    monkeypatch.setattr("peaceledger.language.annotate.ROOM", 3)
    annotator = Annotator(bare)
    with bare.select_pipes(disable=[*RULES]):
        assert [told(annotator(doc)) for doc in bare.pipe(TEXTS)] == [told(doc) for doc in whole.pipe(TEXTS)]


def test_a_pipeline_without_these_rules_is_left_alone():
    nlp = spacy.blank("en")
    doc = nlp("No rules here.")
    assert [t.pos_ for t in Annotator(nlp)(doc)] == [""] * 4
