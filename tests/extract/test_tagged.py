"""What is made of a tagger's marks: who may speak, what is said, and what a rule has claimed already."""

from collections.abc import Callable

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.statements.draft import Draft
from peaceledger.extract.statements.find import find_statements
from peaceledger.extract.statements.naming import Namer
from peaceledger.extract.statements.reading import Reading, read
from peaceledger.extract.statements.tagged import tagged_drafts, wanted
from peaceledger.packs import Lexicon
from peaceledger.records.attribution import Attribution

Open = Callable[[str], Reading]


@pytest.fixture
def opened(parsed: Callable, example_lexicon: Lexicon) -> Open:
    def reading(text: str) -> Reading:
        page, doc = parsed(text)
        return read(doc, page, example_lexicon, resolve_references(doc, find_actors(doc, example_lexicon, None), example_lexicon))

    return reading


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def marks(text: str, source: str | None, cue: str, *contents: str) -> Attribution:
    return Attribution(
        cue=at(text, cue), source=at(text, source) if source else None, contents=tuple(at(text, c) for c in contents)
    )


def drafts(reading: Reading, *marked: Attribution, rules: tuple[Draft, ...] = ()) -> list[tuple[str, str]]:
    found = tagged_drafts(reading, Namer(reading), marked, rules)
    return [(reading.text[d.voice.start : d.voice.end] if d.voice else "", reading.text[d.start : d.end]) for d in found]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "said"),
    [
        (
            "Minister Ada Quist said that the bridge is open.",
            "Minister Ada Quist",
            "said",
            "that the bridge is open",
            "the bridge is open",
        ),
        ("The envoy, who warned the road was mined, left.", "who", "warned", "the road was mined", "the road was mined"),
    ],
)
def test_a_clause_said_by_somebody_is_taken(opened: Open, text: str, source: str, cue: str, content: str, said: str) -> None:
    assert [quote for _, quote in drafts(opened(text), marks(text, source, cue, content))] == [said]


def test_a_relative_speaker_is_who_it_stands_for(opened: Open) -> None:
    text = "The envoy, who warned the road was mined, left."
    assert drafts(opened(text), marks(text, "who", "warned", "the road was mined"))[0][0] == "The envoy"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Minister Ada Quist could say that the bridge is open.", "Minister Ada Quist", "say", "that the bridge is open"),
        ("Minister Ada Quist told the governor.", "Minister Ada Quist", "told", "the governor"),
        ("Minister Ada Quist spoke, she said, as she left the hall.", "she", "said", "as she left the hall"),
        ("The rain said that the bridge is open.", None, "said", "that the bridge is open"),
        ("I said that the bridge is open.", "I", "said", "that the bridge is open"),
        ("Minister Ada Quist built what the bridge is today.", "Minister Ada Quist", "built", "what the bridge is today"),
    ],
    ids=["unreal", "no clause", "circumstance", "nobody", "author", "no cue"],
)
def test_what_is_no_statement_is_left(opened: Open, text: str, source: str | None, cue: str, content: str) -> None:
    assert drafts(opened(text), marks(text, source, cue, content)) == []


def test_what_a_rule_has_claimed_is_not_taken_again(opened: Open) -> None:
    text = "Minister Ada Quist said that the bridge is open."
    reading = opened(text)
    one = marks(text, "Minister Ada Quist", "said", "that the bridge is open")
    rule = next(iter(tagged_drafts(reading, Namer(reading), [one], ())))
    assert drafts(reading, one, rules=(rule,)) == []


def test_only_sentences_with_a_reporting_verb_that_no_rule_took_are_asked_about(opened: Open) -> None:
    text = "The bridge is open. Ada Quist said it was closed. A driver would say so."
    reading = opened(text)
    assert [text[a:b] for a, b in wanted(reading, ())] == ["Ada Quist said it was closed."]
    rule = next(iter(tagged_drafts(reading, Namer(reading), [marks(text, "Ada Quist", "said", "it was closed")], ())))
    assert wanted(reading, (rule,)) == ()


def test_without_a_marker_the_rules_are_alone(parsed: Callable, example_lexicon: Lexicon) -> None:
    page, doc = parsed("Minister Ada Quist said that the bridge is open.")
    actors = find_actors(doc, example_lexicon, None)
    asked: list[str] = []
    alone = find_statements(doc, page, example_lexicon, actors)
    along = find_statements(doc, page, example_lexicon, actors, lambda text, _: asked.append(text) or ())
    assert alone == along
    assert asked == [page.text]
