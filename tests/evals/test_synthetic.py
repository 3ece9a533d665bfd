"""The generated worlds and how the ledger is measured on them: the measure must see what is wrong."""

import importlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

EVALS = str(Path(__file__).parents[2] / "evals")


@pytest.fixture(scope="module")
def synthetic():
    sys.path.insert(0, EVALS)
    yield importlib.import_module("synthetic")
    sys.path.remove(EVALS)


@pytest.fixture(scope="module")
def exam(synthetic):
    return synthetic.in_records(250, 5, False)[0]


def test_a_seed_is_a_world(synthetic):
    one, again, other = (synthetic.written(synthetic.world_of(120, seed), seed) for seed in (5, 5, 6))
    assert [w.text for w in one] == [w.text for w in again]
    assert [w.text for w in one] != [w.text for w in other]


def test_every_mark_stands_in_its_article(exam):
    for w in exam.texts:
        for mark in w.marks:
            assert w.text[mark.start : mark.end] == mark.sentence.text


def test_findings_made_without_reading_stand_in_the_text(synthetic, exam):
    texts = {capture: w.text for capture, w in exam.captures.items()}
    for table in (exam.tables.mentions, exam.tables.counts, exam.tables.statements):
        assert table
        assert all(texts[row.capture_id][row.start : row.end] == row.quote for row in table)


def test_all_that_is_told_is_found_in_records(synthetic, exam):
    told = synthetic.tellings(exam)
    assert len(told) > 200
    assert all(t.found for t in told)


def test_one_event_for_all_and_an_event_for_each_are_both_marked_down(synthetic, exam):
    one = _with_events(exam, lambda m: "e")
    each = _with_events(exam, lambda m: m.mention_id)
    precision, recall = synthetic.b_cubed(synthetic.tellings(one))
    assert precision.value < 0.2
    assert recall.value == 1
    precision, recall = synthetic.b_cubed(synthetic.tellings(each))
    assert precision.value == 1
    assert recall.value < 0.6


def _with_events(exam, event_of):
    mentions = [replace(m, event_id=event_of(m)) for m in exam.tables.mentions]
    return replace(exam, tables=replace(exam.tables, mentions=mentions))


def test_a_contradiction_of_another_kind_is_not_right(synthetic, exam):
    before = synthetic.contradicted(exam).found
    wrong = [replace(d, kind="unresolvable") for d in exam.tables.disagreements]
    after = synthetic.contradicted(replace(exam, tables=replace(exam.tables, disagreements=wrong))).found
    assert before
    assert {exam.world.plants[n].kind for n in after} <= {"unresolvable"}


def test_copies_taken_apart_cost_origins(synthetic, exam):
    apart = [replace(a, origin_id=a.article_id) for a in exam.tables.articles]
    figures = synthetic.figures(replace(exam, tables=replace(exam.tables, articles=apart)))
    assert figures["origins_recall"].value == 0
