"""What one side says was promised at talks, and the other says was never promised or talked of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peaceledger.reconcile.clash import Clash
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import Passage, Passages, any_of, around, named_in

WITHIN = 14
"""Days between what is told as promised and the word that it was not: such quarrels last as long as the promise is awaited."""
LEAST = 2
"""What both tell of, by words or places, where their articles have nothing else in common."""
LEAD = 600
"""Characters of an article in which it names where the talks were."""
REACH = 40
"""Characters between who promises and the verb."""
APART = re.compile(r"[,;:“”\"]|\b(?:said|says|that|of|by)\b")
SPELT = 5
"""Letters of a name behind which one more is an ending."""
LONGEST = 60
"""Words of a sentence that tells one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A sentence on what was promised.

    Attributes:
        denied: Whether it says that nothing of the kind was.
        what: Stems of what it was, or was not, with what is done by one word for all: no promises, sides, little words.
        places: Places that it names.
        near: Places that it or its surroundings name.
        doer: The side that promised, or did not, where it is named right before.
        day: When its article was published.
        told: The sentence.
    """

    denied: bool
    what: frozenset[str]
    places: frozenset[str]
    near: frozenset[str]
    doer: str | None
    day: date
    told: Passage


def promised_or_not(passages: Passages, companions: Companions, known: Sequence[Clash]) -> Iterator[Clash]:
    """Promises that another text says were never given.

    Args:
        passages: All articles.
        companions: Articles that share an event.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    reader = _Reader(passages)
    denied = list(reader.denied())
    found: Bundles[Promise] = Bundles(lambda p: f"{p.told.article_id} {p.told.start:08d}")
    places = frozenset[str]().union(*(no.near for no in denied))
    for yes in reader.told(around((no.day for no in denied), WITHIN), places) if denied else ():
        for no in denied:
            stands = no.told.stand("not promised"), yes.told.stand("promised")
            if _one_promise(no, yes, companions) and not any(c.tells(*stands) for c in known):
                found.join(no, yes)
    yield from (_clash(told) for told in found.bundles())


def _one_promise(no: Promise, yes: Promise, companions: Companions) -> bool:
    """Whether one thing is meant: talks at one place or of one event, and one deed, or words for it in common."""
    one, other = no.told, yes.told
    if one.article_id == other.article_id or (one.voice is not None and one.voice == other.voice):
        return False
    if abs((no.day - yes.day).days) > WITHIN or None is not no.doer != yes.doer is not None:
        return False
    what, places = no.what & yes.what, no.places & yes.places
    if not _one_place(no.near, yes.near) and not companions.share(one.article_id, other.article_id):
        return False
    return len(what) + len(places) >= LEAST or any(w.isupper() for w in what)


def _one_place(places: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both name one, if in unlike spellings: "Tsalen" and "Tsaleni"."""
    return any(
        a == b or (min(len(a), len(b)) >= SPELT and abs(len(a) - len(b)) <= 1 and (a.startswith(b) or b.startswith(a)))
        for a in places
        for b in others
    )


def _clash(told: Sequence[Promise]) -> Clash:
    return Clash(
        subject_id=min(p.told.article_id for p in told),
        field="promised",
        kind="denial",
        strength="contradiction",
        note="told as promised or agreed, and as never promised or talked of",
        stands=tuple(p.told.stand("not promised" if p.denied else "promised") for p in told),
    )


class _Reader:
    """Reads the word list ``promised``."""

    def __init__(self, passages: Passages) -> None:
        matters = passages.material.lexicon.vocab.get("matters", {})
        words: Mapping[str, Sequence[str]] = matters.get("promised", {})
        deeds: Mapping[str, Sequence[str]] = matters.get("same_deeds", {})
        self._passages, self._stems, self._names = passages, passages.stems, passages.names
        self._denied, self._told = (any_of(words.get(key, ()), escaped=False) for key in ("denied", "told"))
        self._unreal = any_of(words.get("unreal", ()), escaped=False)
        self._deeds = {deed.upper(): tuple(begins) for deed, begins in deeds.items()}
        every = (*words.get("little", ()), *matters.get("denying", {}).get("little", ()))
        self._little = self._stems.of(" ".join(every))

    def denied(self) -> Iterator[Promise]:
        """What is said not to have been promised."""
        for p in self._passages.holding(self._denied, lambda article, _: article.published):
            if p.day and self._plainly(p.quote):
                yield self._promise(p, p.day, frozenset(), denied=True)

    def told(self, days: frozenset[date], places: frozenset[str]) -> Iterator[Promise]:
        """What is told as promised in the articles of some days; talks may be named after one of some places: "the Doha deal"."""
        for p in self._passages.holding(self._told, lambda article, _: article.published in days):
            if p.day and self._plainly(p.quote) and not self._denied.search(p.quote):
                yield self._promise(p, p.day, places, denied=False)

    def _plainly(self, quote: str) -> bool:
        return quote.count(" ") <= LONGEST and "?" not in quote and not self._unreal.search(quote)

    def _promise(self, p: Passage, day: date, known: frozenset[str], *, denied: bool) -> Promise:
        places = frozenset(self._passages.places(p.quote))
        named = named_in(f"{p.quote} {p.before} {p.head}", known)
        text = p.quote if self._what(p.quote, places) or not denied else f"{p.before} {p.quote}"
        return Promise(
            denied=denied,
            what=self._what(text, places),
            places=places,
            near=places | named | frozenset(self._passages.places(f"{p.before} {p.head} {self._passages.lead(p, LEAD)}")),
            doer=self._doer(p.quote, self._denied if denied else self._told),
            day=day,
            told=p,
        )

    def _doer(self, text: str, cue: re.Pattern[str]) -> str | None:
        """The last side named before the promise, if nothing between says that it only speaks of it."""
        verb = cue.search(text)
        names = [(end, side) for _, end, side in self._names.find(text) if verb and end <= verb.start() <= end + REACH]
        return names[-1][1] if verb and names and not APART.search(text, names[-1][0], verb.start()) else None

    def _what(self, text: str, places: frozenset[str]) -> frozenset[str]:
        named = f"{self._names.named(text)} {' '.join(places)}"
        stems = self._stems.of(text) - self._stems.of(named) - self._little
        return frozenset(next((deed for deed, begins in self._deeds.items() if stem.startswith(begins)), stem) for stem in stems)


__all__ = ["promised_or_not"]
