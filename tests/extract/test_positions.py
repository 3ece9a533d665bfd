"""What parties hold and rule out: invented sentences, with the states of the example pack."""

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.positions.find import find_positions
from peaceledger.extract.positions.red_lines import find_red_lines
from peaceledger.extract.statements.find import find_statements
from peaceledger.extract.voice import Voices


@pytest.fixture
def reading(parsed, example_lexicon):
    def of(finder, text: str):
        page, doc = parsed(text)
        actors = find_actors(doc, example_lexicon, None)
        statements = find_statements(doc, page, example_lexicon, actors)
        voices = Voices(doc, page, statements, find_dates(doc, None))
        return finder(doc, page, example_lexicon, actors, voices)

    return of


@pytest.fixture
def held(reading):
    return lambda text: [(p.party, p.issue, p.stance) for p in reading(find_positions, text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ustrana demanded a full ceasefire.", ("XUS", "ceasefire", "demand")),
        ("Kordavia rejected the proposal to withdraw from occupied territory.", ("XKO", "territory", "reject")),
        ("Kordavia wants the end of all sanctions.", ("XKO", "sanctions_aid", "demand")),
        ("Ustrana opposes the annexation of the valley.", ("XUS", "territory", "reject")),
        ("Ustrana does not want any security guarantees.", ("XUS", "security_guarantees", "reject")),
    ],
)
def test_party_issue_and_stance(held, text, row):
    assert row in held(text)


def test_the_rule_is_the_same_for_both_parties(held):
    text = "{} demanded a ceasefire. {} wants the end of all sanctions."
    one, other = held(text.format("Ustrana", "Kordavia")), held(text.format("Kordavia", "Ustrana"))
    swap = {"XUS": "XKO", "XKO": "XUS"}
    assert one
    assert sorted(other) == sorted((swap[party], issue, stance) for party, issue, stance in one)


@pytest.mark.parametrize(
    "text",
    [
        "If Ustrana wants a ceasefire, the envoy will come.",
        "Ustrana wants more tourists.",
        "The singer demanded a ceasefire between her fans.",
    ],
)
def test_what_nobody_holds(held, text):
    assert held(text) == []


def test_words_for_a_change_name_it(reading):
    (moved,) = reading(find_positions, "Kordavia softened its demand for the occupied valley.")
    assert (moved.party, moved.issue, moved.change) == ("XKO", "territory", "concession")
    assert moved.change_reason == "the text says so: softened"


def test_a_concession_asked_for_is_none_made(held):
    assert not any(stance == "other" for _, _, stance in held("Kordavia must drop its demand for the occupied valley."))


def test_what_these_demands_are_is_told_with_it(reading):
    text = "Kordavia demanded the withdrawal of all troops from occupied territory. Ustrana rejected these demands."
    rejected = [p for p in reading(find_positions, text) if p.stance == "reject"]
    assert [(p.party, p.issue) for p in rejected] == [("XUS", "territory")]
    assert "withdrawal of all troops" in rejected[0].held


@pytest.fixture
def lines(reading):
    return lambda text: [(r.party, r.issues, r.kind) for r in reading(find_red_lines, text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ustrana will never give up its territory.", ("XUS", ("territory",), "declared")),
        ("The ceasefire monitors are a red line for Kordavia.", ("XKO", ("ceasefire",), "declared")),
        ("Under its constitution, Ustrana cannot cede territory.", ("XUS", ("territory",), "legal")),
        ("Ustrana says that its borders are non-negotiable.", ("XUS", ("territory",), "declared")),
    ],
)
def test_whose_red_line_on_what(lines, text, row):
    assert row in lines(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ustrana will never forget the ceasefire of that winter.",
        "Would Ustrana say that the annexation is a red line?",
        "Kordavia has no red lines on prisoners.",
        "Kordavia crossed the red line on occupied territory.",
        "The red line of the metro was closed after the ceasefire.",
    ],
)
def test_what_is_no_red_line(lines, text):
    assert lines(text) == []
