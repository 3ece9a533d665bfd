"""Pronouns, role nouns and pairs: the actor they stand for, or nobody."""

from datetime import date

import pytest
from tests.extract.invented import invented_lexicon

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.references import resolve_references

DAY = date(2021, 5, 3)


@pytest.fixture(scope="module")
def invented():
    return invented_lexicon()


@pytest.fixture
def resolved(parsed, invented):
    def resolve(text):
        _, doc = parsed(text)
        return [(text[a.start : a.end], a) for a in resolve_references(doc, find_actors(doc, invented, DAY), invented)]

    return resolve


def who(spans, words):
    return [a.name for text, a in spans if text == words]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Muskar said he would come.", "he", "Ivo Muskar"),
        ("Muskar met Sponszki in Wadeng. He said the talks were useful.", "He", "Ivo Muskar"),
        ("Muskar said Sponszki would decide. He added that talks would go on.", "He", "Ivo Muskar"),
        ("Sponszki quoted Muskar as saying that his army would stay.", "his", "Ivo Muskar"),
        ("Muskar accused Sponszki of being afraid to meet him.", "him", "Ivo Muskar"),
        ("Taschenko met Muskar. She thanked the hosts.", "She", "Olga Taschenko"),
        ("Borduria says it sees no reason to stop.", "it", "Borduria"),
        ("Borduria withdrew its troops.", "its", "Borduria"),
        ("Bordurian officials said they would wait.", "they", "Bordurian officials"),
        ("A Syldavian soldier was wounded. He said he was lucky.", "He", "a Syldavian soldier"),
    ],
)
def test_pronouns(resolved, text, word, name):
    assert who(resolved(text), word)[0] == name


def test_a_pronoun_carries_the_actor(resolved):
    span = next(a for text, a in resolved("Muskar said he would come.") if text == "he")
    assert (span.actor_id, span.side, span.form, span.kind) == ("muskar", "SYL", "pronoun", "person")


def test_nobody_before_it(resolved):
    span = next(a for text, a in resolved("He said the talks were useful.") if text == "He")
    assert (span.actor_id, span.kind, span.name) == (None, "pronoun", "He")


def test_two_candidates_on_a_par_leave_it_open(resolved):
    text = "Muskar spoke, and Sponszki spoke. The hall was full. The lights went out, and he left."
    assert who(resolved(text), "he") == ["he"]


def test_an_empty_it_is_no_actor(resolved):
    assert who(resolved("Borduria said it was raining."), "it") == []
    assert who(resolved("It is clear that Borduria agreed."), "It") == []


def test_a_name_inside_a_quotation_does_not_take_the_pronoun_outside(resolved):
    text = "Muskar spoke to reporters. “I have told Sponszki what we need,” he said."
    assert who(resolved(text), "he") == ["Ivo Muskar"]


def test_they_may_be_two_subjects(resolved):
    spans = resolved("Borduria and Syldavia said they had agreed.")
    assert who(spans, "they") == ["Borduria; Syldavia"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Sponszki met reporters. Muskar was away. The top diplomat warned of a new war.", "The top diplomat", "Boris Sponszki"),
        ("Sponszki met reporters. The minister warned of a new war.", "The minister", "Boris Sponszki"),
        ("Muskar met Sponszki. The Bordurian official left early.", "The Bordurian official", "Boris Sponszki"),
        ("Nobody came. The minister warned of a new war.", "The minister", "the minister"),
        ("Sponszki, the Bordurian envoy, agreed.", "the Bordurian envoy", "Boris Sponszki"),
        ("Teodor Wagnitz, a lawyer, agreed.", "a lawyer", "Teodor Wagnitz"),
    ],
)
def test_role_nouns(resolved, text, words, name):
    assert who(resolved(text), words) == [name]


def test_both_sides_are_the_pair_named_last(resolved):
    text = "Talks between Borduria and Syldavia opened in Wadeng. Both sides agreed on a truce."
    span = next(a for words, a in resolved(text) if words == "Both sides")
    assert (span.name, span.side, span.actor_id) == ("Borduria; Syldavia", "BOR; SYL", None)


def test_the_two_leaders_are_people(resolved):
    text = "Muskar and Taschenko met in Wadeng. The two leaders shook hands."
    assert who(resolved(text), "The two leaders") == ["Ivo Muskar; Olga Taschenko"]


def test_both_sides_of_nothing_stay_as_written(resolved):
    assert who(resolved("Damage was found on both sides."), "both sides") == ["both sides"]
