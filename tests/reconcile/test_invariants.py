"""Order does not matter, ids are stable, every row hangs together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceledger.reconcile import Reconciled, reconcile
from peaceledger.reconcile.blocking import ALL_PAIRS, candidates
from peaceledger.reconcile.material import gather
from peaceledger.reconcile.origins import find_origins
from peaceledger.reconcile.profile import profile_of
from reconcile.builders import LEXICON
from reconcile.generator import b_cubed, corpus

TEXTS, TRUTH = corpus(120, seed=3)
FINDINGS = [t.findings() for t in TEXTS]
CAPTURES = {t.capture_id: t.text for t in TEXTS}


@pytest.fixture(scope="module")
def story() -> Reconciled:
    return reconcile(FINDINGS, CAPTURES, LEXICON)


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(FINDINGS))))
def test_order_does_not_matter(order: list[int]):
    shuffled = {TEXTS[i].capture_id: TEXTS[i].text for i in order}
    assert reconcile([FINDINGS[i] for i in order], shuffled, LEXICON) == reconcile(FINDINGS, CAPTURES, LEXICON)


def test_every_passage_stands(story: Reconciled):
    assert all(CAPTURES[p.capture_id][p.start : p.end] == p.quote for p in story.positions)


def test_keys_hang_together(story: Reconciled):
    events = {e.event_id for e in story.events}
    assert len(events) == len(story.events)
    assert {m.event_id for m in story.mentions} - {None} <= events
    assert {c.event_id for c in story.counts} - {None} <= events
    assert {x.event_id for x in story.exchanges} <= events
    assert {x.event_id for x in story.links} <= events
    owner = {m.mention_id: m.event_id for m in story.mentions}
    assert all(owner[x.left_mention_id] == owner[x.right_mention_id] == x.event_id for x in story.links)
    assert {p.disagreement_id for p in story.positions} == {d.disagreement_id for d in story.disagreements}


def test_counts_of_reports_are_ordered(story: Reconciled):
    assert all(e.n_mentions >= e.n_articles >= e.n_outlets >= e.n_origins >= 1 for e in story.events)


def test_every_event_of_several_mentions_is_held_together_by_its_links(story: Reconciled):
    linked: dict[str | None, int] = {}
    for x in story.links:
        linked[x.event_id] = linked.get(x.event_id, 0) + 1
    assert all(linked.get(e.event_id, 0) == e.n_mentions - 1 for e in story.events if e.type != "statement_of_record")


def test_every_reason_is_in_words_with_its_weight(story: Reconciled):
    for x in story.links:
        weights = [float(r.rpartition("(")[2].rstrip(")")) for r in x.reasons]
        assert sum(weights) == pytest.approx(x.weight, abs=0.051)


def test_known_events_are_recovered(story: Reconciled):
    precision, recall, _ = b_cubed({m.mention_id: m.event_id or "" for m in story.mentions}, TRUTH)
    assert precision > 0.85
    assert recall > 0.65


def test_no_ordinal_or_total_crosses_events(story: Reconciled):
    for x in story.exchanges:
        ordinals = {c.low for c in story.counts if c.event_id == x.event_id and c.role == "ordinal"}
        assert len(ordinals) <= 1


def test_blocks_do_not_miss_pairs_of_one_event(story: Reconciled):
    material = gather(FINDINGS, CAPTURES, LEXICON)
    profiles = [profile_of(m, material) for m in material.mentions.values()]
    met = set(candidates(profiles))
    place = {p.key: i for i, p in enumerate(profiles)}
    assert len(profiles) > ALL_PAIRS
    assert all(
        tuple(sorted((place[x.left_mention_id], place[x.right_mention_id]))) in met for x in story.links if len(x.reasons) > 5
    )


def test_copies_of_the_generator_share_an_origin():
    material = gather(FINDINGS, CAPTURES, LEXICON)
    origins = find_origins(material, material.mentions.values()).of_article
    for a in material.articles.values():
        for b in material.articles.values():
            same = CAPTURES[a.capture_id] == CAPTURES[b.capture_id]
            assert same <= (origins[a.article_id] == origins[b.article_id])
