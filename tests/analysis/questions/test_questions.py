"""Study files: the ready ones are whole and party-neutral, a wrong one is refused in words, the digest is that of the file."""

from hashlib import sha256

import pytest

from peaceledger.analysis.questions.ask import names_wanted
from peaceledger.analysis.questions.read import (
    READY,
    castings,
    design_of,
    question_of,
    read_question,
    ready_names,
    ready_studies,
)
from peaceledger.errors import UsageError

ASKED = {"Y03", "Y11", "Y12", "Y13", "Y15", "Y20", "Y21", "Y27", "Y33", "Y36", "Y37", "Y38", "Y40"}
LEAST = """
study = 1
name = "mine"
title = "Mine"
claim = "Talks bring calm."
whose = "nobody"
question = "Are there fewer raids after talks?"
each = "party"
expects = "lower"
method = "event_study"
limits = ["one"]
[exposure]
name = "talks"
choose = [{ records = "events", where = { type = ["negotiation_round"] }, by = "A" }]
[outcome]
name = "raids"
choose = [{ records = "acts", where = { plover = ["ASSAULT"] }, by = "A" }]
"""


def test_there_is_a_ready_study_for_each_hypothesis() -> None:
    assert {q.table.yardstick for q in ready_studies()} == ASKED
    assert len(set(ready_names())) == len(ASKED)


@pytest.mark.parametrize("name", ready_names())
def test_a_ready_study_is_whole(name: str) -> None:
    question = read_question(name)
    assert question.table.limits
    assert question.digest == sha256((READY / question.file).read_bytes()).hexdigest()
    assert read_question(question.table.yardstick or "").digest == question.digest
    for _, _, table in question.readings:
        assert design_of(table).minimum_n >= 12
        assert len(castings(table, ("XUS", "XKO"))) == {"party": 2, "pair": 2, "all": 1}[table.each]


def test_every_party_is_asked_the_same() -> None:
    table = read_question("Y15").table
    assert castings(table, ("P", "Q")) == ({"A": "P", "B": "Q"}, {"A": "Q", "B": "P"})
    assert len(castings(table, ("P", "Q", "R"))) == 6


def test_an_alternative_changes_only_what_it_names() -> None:
    question = read_question("Y12")
    readings = {reading: table for reading, _, table in question.readings}
    assert readings["front"].exposure == question.table.exposure
    assert readings["front"].design.scale == "difference"
    assert readings["front"].design.minimum_n == question.table.design.minimum_n


def test_the_series_a_study_takes_are_told() -> None:
    assert set(names_wanted(read_question("Y12"))) == {"violence", "exchanges", "front"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (('each = "party"', 'each = "everybody"'), "each"),
        (('by = "A" }]\n[outcome]', 'by = "B" }]\n[outcome]'), "party A only"),
        (("[exposure]", "[exposition]"), "exposition"),
        (('type = ["negotiation_round"]', 'colour = ["red"]'), "cannot be chosen by colour"),
        (('records = "acts"', 'records = "rumours"'), "There are no 'rumours'"),
        (("study = 1", "study = 2"), "study"),
        (("study = 1", "study = "), "no TOML"),
        (('method = "event_study"', 'method = "sequence"'), "needs step"),
        (('limits = ["one"]', 'limits = ["one"]\nalternative = [{ each = "all" }]'), "without name or words"),
    ],
)
def test_a_wrong_study_file_is_refused_in_words(wrong: tuple[str, str], said: str) -> None:
    assert wrong[0] in LEAST
    with pytest.raises(UsageError, match=said):
        question_of(LEAST.replace(*wrong).encode(), "mine.toml")


def test_the_least_study_file_is_read() -> None:
    assert question_of(LEAST.encode(), "mine.toml").table.name == "mine"


def test_an_unknown_study_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="less-fighting"):
        read_question("more-fighting")
    with pytest.raises(UsageError, match="cannot be read"):
        read_question("none.toml")
