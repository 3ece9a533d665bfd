"""Invented articles on the example conflict, read and joined."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.extract.article import extract_article
from peaceledger.packs import Lexicon
from peaceledger.reconcile import Reconciled, reconcile

WAR = "The war of Kordavia and Ustrana goes on with missile and artillery strikes.\n"


@pytest.fixture
def story(parsed: Callable, example_lexicon: Lexicon) -> Callable[..., Reconciled]:
    """Articles in order; ``published`` is the day of all, ``on`` that of each."""

    def read(*texts: str, published: date | None = None, on: tuple[date, ...] = ()) -> Reconciled:
        findings, captures = [], {}
        for number, text in enumerate(texts):
            day = on[number] if on else published
            page, doc = parsed(WAR + text, article_id=f"a_{number}", capture_id=f"c_{number}", published=day)
            findings.append(extract_article(doc, page, example_lexicon))
            captures[f"c_{number}"] = page.text
        return reconcile(findings, captures, example_lexicon)

    return read
