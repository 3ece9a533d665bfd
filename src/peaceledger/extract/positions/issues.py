"""Which issues of negotiation some words are about."""

import re
from functools import lru_cache

from peaceledger.extract.statements.cues import ById
from peaceledger.extract.statements.stance import compile_terms, flat, topics_of
from peaceledger.packs import Lexicon


def issues_of(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Topics of the words themselves that a party can hold a position on.

    A topic whose words stand everywhere in a text on a conflict ("talks", "troops") is an issue only where no other is named.
    """
    plain = _misleading(ById(lexicon)).sub(" ", flat(words))
    narrow = _narrow(ById(lexicon))
    named = [
        t
        for t in topics_of(plain, lexicon)
        if t not in _words(lexicon, "left_out") and (t not in narrow or narrow[t].search(plain))
    ]
    weighty = [t for t in named if t not in _words(lexicon, "backdrop")]
    return tuple(weighty or named[:1])


@lru_cache(maxsize=4)
def _misleading(key: ById) -> re.Pattern[str]:
    return compile_terms(key.lexicon.vocab["positions"]["issues"]["misleading"])


@lru_cache(maxsize=4)
def _narrow(key: ById) -> dict[str, re.Pattern[str]]:
    return {topic: compile_terms(words) for topic, words in key.lexicon.vocab["positions"]["issues"]["narrow"].items()}


def _words(lexicon: Lexicon, key: str) -> tuple[str, ...]:
    return tuple(lexicon.vocab["positions"]["issues"][key])


__all__ = ["issues_of"]
