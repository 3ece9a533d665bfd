"""What words do and what they are about: patterns from the packs over the content."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from peaceledger.extract.cues import ById
from peaceledger.packs import Lexicon
from peaceledger.records.statement import Stance

OTHER = ("other",)
ANY: frozenset[Stance] = frozenset()
LEFT_OPEN: dict[Stance, frozenset[Stance]] = {
    "claim": ANY,
    "assess": ANY,
    "other": ANY,
    "predict": frozenset({"threaten", "accuse"}),
}
"""What a cue leaves to the content: a plain verb of speech everything, a warning whether it threatens or accuses."""


def stance_of(content: str, cue_stance: Stance, lexicon: Lexicon, allowed: frozenset[Stance] | None = None) -> Stance:
    """Return what the words do.

    Args:
        content: The words.
        cue_stance: What the cue says is done ("rejected" → reject); kept unless it is an open one.
        lexicon: Holds ``stances.toml``.
        allowed: Stances the content may bring in; None for all that the cue leaves open.
    """
    possible = LEFT_OPEN.get(cue_stance)
    if possible is None:
        return cue_stance
    plain = _flat(content)
    for stance, pattern in _stances(ById(lexicon)):
        if (not possible or stance in possible) and (allowed is None or stance in allowed) and pattern.search(plain):
            return stance
    return cue_stance


def hostile_deed(content: str, lexicon: Lexicon) -> int | None:
    """Offset of the first hostile deed in the content, None if there is none."""
    found = _hostile(ById(lexicon)).search(_flat(content))
    return found.start() if found else None


def topics_of(content: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return every topic with a term in the content, in the packs' order; ``other`` where there is none."""
    plain = _flat(content)
    return tuple(name for name, pattern in _topics(ById(lexicon)) if pattern.search(plain)) or OTHER


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


def _flat(content: str) -> str:
    return content.lower().replace("’", "'")


@lru_cache(maxsize=4)
def _stances(key: ById) -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    rows = key.lexicon.vocab["stances"]["content"]
    return tuple((cast(Stance, row["stance"]), compile_terms(row["terms"])) for row in rows)


@lru_cache(maxsize=4)
def _hostile(key: ById) -> re.Pattern[str]:
    return compile_terms(key.lexicon.vocab["stances"]["hostile"]["terms"])


@lru_cache(maxsize=4)
def _topics(key: ById) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, compile_terms(terms)) for name, terms in key.lexicon.vocab["topics"].items())


__all__ = ["compile_terms", "hostile_deed", "stance_of", "topics_of"]
