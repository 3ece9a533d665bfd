"""What a statement answers, where the words say so."""

from collections.abc import Callable

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.statements.find import find_statements
from peaceledger.packs import Lexicon
from peaceledger.records import Statement

Said = Callable[[str], tuple[Statement, ...]]


@pytest.fixture
def said(parsed: Callable, lexicon: Lexicon) -> Said:
    def find(text: str) -> tuple[Statement, ...]:
        page, doc = parsed(text)
        return find_statements(doc, page, lexicon, resolve_references(doc, find_actors(doc, lexicon, None), lexicon))

    return find


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ms Brandt rejected the plan of the mediators.", "offer", "the plan of the mediators"),
        ("The plan was rejected by Ms Brandt.", "offer", "The plan"),
        ("Ms Brandt rejected the truce.", "offer", "the truce"),
        ("Ms Brandt welcomed the truce.", "event", "the truce"),
        ("Ms Brandt condemned the attack on the mill.", "event", "the attack on the mill"),
        ("Ms Brandt dismissed the allegations as a joke.", "statement", "the allegations"),
        ("Responding to the envoy's remarks, Ms Brandt said the bridge was open.", "statement", "the envoy's remarks"),
        ("Ms Brandt, commenting on the proposal, said the bridge was open.", "offer", "the proposal"),
        ("“We reject this offer,” Ms Brandt said.", "offer", "this offer"),
        ("Ms Brandt agreed to the proposal.", "offer", "the proposal"),
    ],
)
def test_the_text_names_what_is_answered(said: Said, text: str, kind: str, words: str) -> None:
    (one,) = (s for s in said(text) if s.speaker_as_written == "Ms Brandt")
    assert (one.answers, one.answers_as_written) == (kind, words)
    assert one.answers_start is not None
    assert text[one.answers_start : one.answers_end] == words
    assert one.answers_statement_id is None


@pytest.mark.parametrize(
    "text",
    [
        "Ms Brandt said the bridge was open.",
        "Ms Brandt offered a plan.",
        "Ms Brandt accused the guards of an attack.",
        "Ms Brandt said the envoy rejected the plan.",
        "After the attack on the mill, Ms Brandt said the bridge was open.",
        "Ms Brandt denied burning the mill.",
    ],
)
def test_nothing_is_answered_where_the_text_does_not_say_so(said: Said, text: str) -> None:
    assert [s.answers for s in said(text) if s.speaker_as_written == "Ms Brandt"] == [None]


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Mr Odell offered to leave the valley. Ms Brandt rejected the offer.", "to leave the valley"),
        ("Mr Odell offered to leave the valley. Ms Brandt rejected an offer.", None),
        ("Mr Odell said the mill was shut. Ms Brandt rejected the offer.", None),
        ("Mr Odell offered to leave the valley and Ms Haber offered to leave the hill. Ms Brandt rejected the offer.", None),
        ("Ms Brandt rejected Mr Odell's claim that the mill was shut.", "the mill was shut"),
        ("“Is the mill shut?” Mr Odell asked. “It is not,” Ms Brandt replied.", "Is the mill shut?"),
        ("“Is the mill shut?” Ms Brandt asked. “It is not,” Ms Brandt replied.", None),
    ],
)
def test_a_statement_of_the_same_article_is_linked_if_only_one_is_meant(said: Said, text: str, answered: str | None) -> None:
    found = {s.statement_id: s for s in said(text)}
    last = [s for s in found.values() if s.speaker_as_written == "Ms Brandt"][-1]
    linked = found.get(last.answers_statement_id or "")
    assert (linked.quote if linked else None) == answered
