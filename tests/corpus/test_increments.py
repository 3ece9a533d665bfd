"""Any order and any split of the articles into stored batches joins to the same ledger."""

import importlib
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceledger.packs import load_lexicon
from peaceledger.reconcile import reconcile
from peaceledger.store.parts import Batch, read_batches, write_batch

ARTICLES = 45


@pytest.fixture(scope="module")
def world():
    """Findings of a generated war, texts and lexicon, and what they join to at once."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
    worlds, write, records = (importlib.import_module(name) for name in ("worlds", "worlds_write", "worlds_records"))
    sys.path.pop(0)
    lexicon = load_lexicon([str(worlds.PACK)])
    texts = write.written(worlds.world_of(150, seed=13))[:ARTICLES]
    clerk = records.Clerk(lexicon)
    captures = {records.capture_id(w): w.text for w in texts}
    findings = [clerk.findings(w) for w in texts]
    return findings, captures, lexicon, reconcile(findings, captures, lexicon)


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(ARTICLES)), cuts=st.sets(st.integers(1, ARTICLES - 1), max_size=8))
def test_any_order_and_any_split_give_the_same_ledger(world, order, cuts):
    findings, captures, lexicon, whole = world
    assert len(findings) == ARTICLES
    assert len(whole.links) > 10
    borders = [0, *sorted(cuts), ARTICLES]
    with TemporaryDirectory() as folder:
        for first, last in pairwise(borders):
            part = tuple(findings[i] for i in order[first:last])
            write_batch(Path(folder), Batch(captures=tuple(f.article.capture_id for f in part), findings=part, failed={}))
        stored = [f for batch in read_batches(Path(folder)) for f in batch.findings]
    assert len(stored) == ARTICLES
    assert reconcile(stored, captures, lexicon) == whole
