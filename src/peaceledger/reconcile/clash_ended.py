"""Talks that one text tells as broken off, and another as adjourned or as fruitful."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from peaceledger.reconcile.clash import Clash
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import Passage, Passages, any_of

WITHIN = 4
"""Days between two reports on how one round of talks ended."""
UNREAL = re.compile(r"\b(?:would|could|might|may|should|if|If|unless|had|hope[sd]?|fear\w*|risk\w*)\b|\?")
BROKEN = "broken"
VALUES = {"broken": "broke down", "open": "adjourned", "fruitful": "fruitful"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A sentence that tells how talks ended.

    Attributes:
        how: A key of ``VALUES``.
        places: Where the talks were.
        day: When it was published.
        told: The sentence.
    """

    how: str
    places: frozenset[str]
    day: date
    told: Passage


def ended_otherwise(passages: Passages) -> Iterator[Clash]:
    """Rounds of talks of which texts tell unlike ends.

    Args:
        passages: All articles.
    """
    by_place: dict[str, list[Ending]] = defaultdict(list)
    for ending in _endings(passages):
        for place in ending.places:
            by_place[place].append(ending)
    found: Bundles[Ending] = Bundles(lambda e: f"{e.told.article_id} {e.told.start:08d}")
    pairs = [pair for _, endings in sorted(by_place.items()) for pair in combinations(endings, 2) if _at_odds(*pair)]
    for a, b in pairs:
        if a.told.article_id != b.told.article_id:
            found.join(a, b)
    known = set(found.things())
    for a, b in pairs:
        if a in known or b in known:  # what the same article tells beside, too
            found.join(a, b)
    for bundle in found.bundles():
        yield Clash(
            subject_id=bundle[0].told.article_id,
            field="status",
            kind="status",
            strength="contradiction",
            note=f"talks are told as {' and as '.join(sorted({VALUES[e.how] for e in bundle}))}",
            stands=tuple(e.told.stand(VALUES[e.how]) for e in bundle),
        )


def _at_odds(a: Ending, b: Ending) -> bool:
    voices = a.told.voice != b.told.voice or a.told.voice is None
    return BROKEN in (a.how, b.how) and a.how != b.how and voices and abs((a.day - b.day).days) <= WITHIN


def _endings(passages: Passages) -> Iterator[Ending]:
    """Sentences on the end of talks, which the sentence, the one before it or the headline calls so."""
    words: Mapping[str, Sequence[str]] = passages.material.lexicon.vocab.get("matters", {}).get("talks", {})
    cues = {how: any_of(words.get(how, ())) for how in VALUES}
    every = [word for how in VALUES for word in words.get(how, ())]
    nouns = re.compile(any_of(words.get("nouns", ())).pattern, re.I)
    for p in passages.holding(any_of(every)):
        around = f"{p.before} {p.head}"
        called = nouns.search(p.quote) or nouns.search(p.before)
        ways = [how for how, cue in cues.items() if cue.search(p.quote)]
        if p.day and called and len(ways) == 1 and not UNREAL.search(p.quote):
            places = frozenset(passages.places(f"{p.quote} {around}"))
            yield Ending(how=ways[0], places=places, day=p.day, told=p)


__all__ = ["ended_otherwise"]
