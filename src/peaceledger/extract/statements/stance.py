"""What words do and what they are about: patterns from the packs over the content."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.packs import Lexicon
from peaceledger.records.statement import Stance

OTHER = ("other",)
BACKDROP = frozenset({"military_situation"})
"""Topics whose words ("war", "troops") stand in every text on a conflict: alone they do not say what a content is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActBook:
    """Words by what they do in a content, from ``stances.toml``.

    Attributes:
        phrases: Patterns by stance (and ``resolve``: what one's own "must" needs to be a commitment).
        words: Patterns for single words: hostile, harm, faced, needful, judgement, refused, decided, outlet.
        nouns: Stance by noun, for a content that is no clause.
    """

    phrases: Mapping[str, re.Pattern[str]]
    words: Mapping[str, re.Pattern[str]]
    nouns: Mapping[str, Stance]

    def says(self, stance: str, text: str) -> bool:
        """Whether a phrase of that stance stands in the text."""
        return self.phrases[stance].search(text) is not None

    def harms(self, word: str) -> bool:
        """Whether a verb does harm."""
        return self.words["harm"].fullmatch(word) is not None

    def faced(self, text: str) -> bool:
        """Whether words name what somebody is made to face."""
        return self.words["faced"].search(text) is not None

    def undenied(self, lemma: str) -> bool:
        """Whether not to have done it is no denial."""
        return self.words["undenied"].fullmatch(lemma) is not None

    def needful(self, word: str) -> bool:
        """Whether an adjective says that something must be done."""
        return self.words["needful"].fullmatch(word) is not None

    def hostile(self, word: str) -> bool:
        """Whether a verb is a hostile deed."""
        return self.words["hostile"].fullmatch(word) is not None

    def judges(self, word: str) -> bool:
        """Whether a predicate judges."""
        return self.words["judgement"].fullmatch(word) is not None

    def refuses(self, lemma: str) -> bool:
        """Whether not to do it is to refuse something."""
        return self.words["refused"].fullmatch(lemma) is not None

    def outlet(self, name: str) -> bool:
        """Whether a name ends as those of outlets do ("Evening Post")."""
        return self.words["outlet"].fullmatch(flat(name).rpartition(" ")[2]) is not None

    def decides(self, lemma: str) -> bool:
        """Whether to have done it binds the doer."""
        return self.words["decided"].fullmatch(lemma) is not None


def topics_of(content: str, lexicon: Lexicon, around: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a content's topics in the packs' order; where it names none, or only a war, those of what stands around it.

    Args:
        content: The words.
        lexicon: Holds ``topics.toml``.
        around: Stretches around them, the nearest first: the sentence, the paragraph, the headline.
    """
    own = _named(content, lexicon)
    if any(topic not in BACKDROP for topic in own):
        return own
    for stretch in around:
        found = [t for t in _named(stretch, lexicon) if t not in BACKDROP]
        if found:
            return tuple(name for name, _ in _topics(lexicon) if name in own or name in found)
    return own or OTHER


def _named(content: str, lexicon: Lexicon) -> tuple[str, ...]:
    plain = flat(content)
    return tuple(name for name, pattern in _topics(lexicon) if pattern.search(plain))


def compile_terms(terms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a list of terms; "*" ends a word anywhere, "?" is an optional letter, "..." up to four words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_term, terms)) + r")(?!\w)")


def _term(term: str) -> str:
    words = []
    for word in term.split():
        if word == "...":
            words.append(r"(?:\S+\s+){0,4}?")
        else:
            words.append(re.escape(word.replace("*", "\0")).replace("\0", r"\w*").replace(r"\?", r"\w?") + r"\s+")
    return "".join(words).removesuffix(r"\s+")


def flat(content: str) -> str:
    """Return text as the patterns want it: small letters, straight apostrophes, no space before them."""
    return content.lower().replace("’", "'").replace(" n't", "n't").replace(" '", "'")


@per_lexicon
def act_book(lexicon: Lexicon) -> ActBook:
    """Return the compiled words of a lexicon."""
    data = lexicon.vocab["stances"]
    return ActBook(
        phrases={name: compile_terms(terms) for name, terms in data["phrases"].items()},
        words={name: compile_terms(terms) for name, terms in data["words"].items()},
        nouns={noun: cast(Stance, stance) for stance, nouns in data["nouns"].items() for noun in nouns},
    )


@per_lexicon
def _topics(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, compile_terms(terms)) for name, terms in lexicon.vocab["topics"].items())


__all__ = ["ActBook", "act_book", "compile_terms", "flat", "topics_of"]
