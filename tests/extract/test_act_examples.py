"""Each example in ``packs/base/acts`` gives the act it says, and no act of that event where it names no source."""

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import load_lexicon
from peaceledger.packs.acts import act_examples

LEXICON = load_lexicon(["example"])
EXAMPLES = act_examples(LEXICON.acts)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.plover}: {e.text}")
def test_an_example_gives_its_act(parsed, example):
    page, doc = parsed(example.text)
    acts = extract_article(doc, page, LEXICON).acts
    found = [(a.source, a.target, a.status) for a in acts if a.plover == example.plover]
    if example.source is None:
        assert found == []
    else:
        statuses = {status for source, target, status in found if (source, target) == (example.source, example.target)}
        assert statuses if example.status is None else example.status in statuses
