"""Which issues of negotiation some words are about."""

import re

from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.statements.stance import compile_terms, flat, topics_of
from peaceledger.packs import Lexicon


def issues_of(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Topics of the words themselves that a party can hold a position on.

    A topic whose words stand everywhere in a text on a conflict ("talks", "troops") is an issue only where no other is named.
    """
    plain = _misleading(lexicon).sub(" ", flat(words))
    narrow = _narrow(lexicon)
    named = [
        t
        for t in topics_of(plain, lexicon)
        if t not in _words(lexicon, "left_out") and (t not in narrow or narrow[t].search(plain))
    ]
    weighty = [t for t in named if t not in _words(lexicon, "backdrop")]
    return tuple(weighty or named[:1])


@per_lexicon
def _misleading(lexicon: Lexicon) -> re.Pattern[str]:
    return compile_terms(lexicon.vocab["positions"]["issues"]["misleading"])


@per_lexicon
def _narrow(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    return {topic: compile_terms(words) for topic, words in lexicon.vocab["positions"]["issues"]["narrow"].items()}


def _words(lexicon: Lexicon, key: str) -> tuple[str, ...]:
    return tuple(lexicon.vocab["positions"]["issues"][key])


__all__ = ["issues_of"]
