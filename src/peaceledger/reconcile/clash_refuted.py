"""A thing told in one text and denied in another, each in its own words for one matter: "no aircraft flew", "a drone fired"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peaceledger.reconcile.clash import Clash, Stand, stand_of
from peaceledger.reconcile.events import ASSERTED
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import Passage, Passages, any_of, around
from peaceledger.records import Mention
from peaceledger.records.event import DisagreementKind

WITHIN = 5
"""Days between what is told and its denial."""
FEW = 8
"""Articles above which a place says nothing."""
LONGEST = 45
"""Words of a passage that tells one thing."""
LEAST = 3
"""Sides, days and stems in common that stand for a place."""
PAIR = 2
"""Of the sides that are denied to have met, those that a meeting told elsewhere has, too."""
LETTERS = 5
"""First letters of a stem by which "administration" and "administrative" are one."""
WEEKDAY = re.compile(r"(?<!said on )(?<!told on )\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
DONE = r"(?:was|were|has|have|had|did|took|is|are)"
"""Behind the subject of a denied deed: "no member of the staff has met"."""
KINDS: Mapping[frozenset[str], DisagreementKind] = {frozenset({"asking"}): "attribution"}
"""Where nothing but this is denied: who asked for a thing is quarrelled over, not whether somebody did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one passage tells of a matter.

    Attributes:
        matters: Classes of what it tells of; of a denial, of what it denies.
        own: Places that the sentence names.
        places: These, or else those right before it and in the article's head.
        near: Those right before it.
        gist: First letters of stems, of a denial with those around it; no places, sides or words of the matter.
        sides: Whom it names.
        when: Days of the week.
        day: When it was published.
        article_id: Where it stands.
        stand: The passage.
    """

    matters: frozenset[str]
    own: frozenset[str]
    places: frozenset[str]
    near: frozenset[str]
    gist: frozenset[str]
    sides: frozenset[str]
    when: frozenset[str]
    day: date
    article_id: str
    stand: Stand


def refuted(passages: Passages, known: Sequence[Clash]) -> Iterator[Clash]:
    """Denials with what they deny, as other articles tell it.

    Args:
        passages: All articles.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    reader = _Reader(passages)
    denials = list(reader.denials())
    found: Bundles[Telling] = Bundles(lambda t: f"{t.article_id} {t.stand.start:08d} {t.stand.value}")
    for no, yes in (*_at_a_place(denials, reader), *_of_a_talk(denials, reader)):
        if not any(c.tells(no.stand, yes.stand) for c in known):
            found.join(no, yes)
    yield from (_clash(told) for told in found.bundles())


def _at_a_place(denials: Sequence[Telling], reader: "_Reader") -> Iterator[tuple[Telling, Telling]]:
    """Pairs with a place in common, of which few articles tell."""
    by_place: dict[str, list[Telling]] = defaultdict(list)
    for told in reader.assertions([no for no in denials if no.places]):
        for place in told.places:
            by_place[place].append(told)
    rare = {place: told for place, told in by_place.items() if len({t.article_id for t in told}) <= FEW}
    for no in denials:
        for place in sorted(no.places & rare.keys()):
            yield from ((no, yes) for yes in rare[place] if _may_be_one(no, yes) and _alike(no, yes))


def _of_a_talk(denials: Sequence[Telling], reader: "_Reader") -> Iterator[tuple[Telling, Telling]]:
    """Pairs of calls and meetings, which need no place."""
    denials = [no for no in denials if no.matters & reader.talking]
    for told in reader.talks(around((no.day for no in denials), WITHIN)):
        may = (no for no in denials if _may_be_one(no, told) and len(no.sides & told.sides) >= min(PAIR, len(no.sides)))
        yield from ((no, told) for no in may if _in_common(no, told) >= LEAST)


def _may_be_one(no: Telling, yes: Telling) -> bool:
    if no.article_id == yes.article_id or no.matters.isdisjoint(yes.matters) or abs((no.day - yes.day).days) > WITHIN:
        return False
    if no.stand.side == yes.stand.side is not None:
        return False
    pairs = ((no.own, yes.own), (no.sides, yes.sides), (no.when, yes.when))
    return not any(a and b and a.isdisjoint(b) for a, b in pairs)


def _alike(no: Telling, yes: Telling) -> bool:
    """Whether more than the place and the matter is in common, the more the further from the denial its place is named."""
    return _in_common(no, yes) >= (1 if no.own else 2 if no.places & no.near else LEAST)


def _in_common(no: Telling, yes: Telling) -> int:
    return len(no.gist & yes.gist) + len(no.when & yes.when) + len(no.sides & yes.sides)


def _clash(told: Sequence[Telling]) -> Clash:
    denied = frozenset[str]().union(*(t.matters for t in told if t.stand.value == "denied"))
    return Clash(
        subject_id=min(t.article_id for t in told),
        field="status",
        kind=KINDS.get(denied, "denial"),
        strength="contradiction",
        note="told as done, and denied in other words",
        stands=tuple(t.stand for t in told),
    )


class _Reader:
    """Reads the word lists of matters."""

    def __init__(self, passages: Passages) -> None:
        self._passages, self._material = passages, passages.material
        words: Mapping[str, Mapping[str, Sequence[str]]] = self._material.lexicon.vocab.get("matters", {})
        classes, denying, self._types = words.get("classes", {}), words.get("denying", {}), words.get("types", {})
        self._classes = {name: any_of(cues) for name, cues in classes.items()}
        every = "|".join(re.escape(cue) for cues in classes.values() for cue in cues) or "(?!)"
        begins, not_so = any_of(denying.get("begins", ()), escaped=False).pattern, "|".join(denying.get("not_so", ("(?!)",)))
        negation = rf"(?:\b(?<!with ){begins}|n[’']t)\b(?! (?:{not_so})\b)"
        word = r"(?: [\w’'-]+)"
        self._denied = re.compile(rf"{negation}(?:{word}{{0,3}}?|{word}{{1,6}}? {DONE}{word}?) (?P<what>{every})")
        self._negated = re.compile(negation)
        self._unreal = any_of(denying.get("unreal", ()), escaped=False)
        self._little = frozenset(s[:LETTERS] for s in passages.stems.of(" ".join(denying.get("little", ()))) | passages.faint)
        self._matter = {name: {s[:LETTERS] for s in passages.stems.of(" ".join(cues))} for name, cues in classes.items()}
        self._written: dict[str, set[str]] = defaultdict(set)
        self.talking = frozenset(self._types)

    def denials(self) -> Iterator[Telling]:
        """What is denied."""
        for p in self._passages.holding(self._denied, lambda article, _: article.published):
            if p.day and self._plainly(p.quote):
                matters = frozenset().union(*(self._of(m["what"]) for m in self._denied.finditer(p.quote)))
                yield self._telling(p, matters, p.day, "denied")

    def assertions(self, denials: Sequence[Telling]) -> Iterator[Telling]:
        """What is told as done of such matters, in the days around and at the places of what is denied."""
        wanted = frozenset[str]().union(*(no.places for no in denials))
        names = {written for place in wanted for written in self._written[place]}
        days = around((no.day for no in denials), WITHIN)
        matters = sorted(frozenset[str]().union(*(no.matters for no in denials)))
        cue = re.compile("|".join(self._classes[m].pattern for m in matters) or "(?!)")
        near = self._passages.naming(names)
        for p in self._passages.holding(cue, lambda article, text: article.published in days and near(article, text)):
            there = self._places(p.quote) or self._places(f"{p.before} {p.head}")
            if p.day and there & wanted and self._plainly(p.quote) and not self._negated.search(p.quote):
                yield self._telling(p, self._of(p.quote), p.day, "asserted")

    def talks(self, days: frozenset[date]) -> Iterator[Telling]:
        """Calls and meetings, as events of which articles of some days tell."""
        of_type = {
            kind: frozenset(m for m, kinds in self._types.items() if kind in kinds)
            for kinds in self._types.values()
            for kind in kinds
        }
        for m in self._material.mentions.values():
            day = self._material.article_of(m).published
            if m.type in of_type and m.status in ASSERTED and day in days and self._plainly(m.quote):
                yield self._of_mention(m, of_type[m.type], day)

    def _of(self, text: str) -> frozenset[str]:
        return frozenset(name for name, cues in self._classes.items() if cues.search(text))

    def _plainly(self, quote: str) -> bool:
        return quote.count(" ") <= LONGEST and "?" not in quote and not self._unreal.search(quote)

    def _of_mention(self, m: Mention, matters: frozenset[str], day: date) -> Telling:
        stand = stand_of(m, "asserted", self._material.voice(m))
        return self._made(stand, matters, (m.article_id, day), (m.quote, "", ""))

    def _telling(self, p: Passage, matters: frozenset[str], day: date, value: str) -> Telling:
        context = f"{p.before} {self._passages.behind(p)}" if value == "denied" else ""
        return self._made(p.stand(value), matters, (p.article_id, day), (p.quote, context, f"{p.before} {p.head}"))

    def _made(self, stand: Stand, matters: frozenset[str], told: tuple[str, date], texts: tuple[str, str, str]) -> Telling:
        quote, context, around = texts
        own = self._places(quote)
        named = f"{self._passages.names.named(f'{quote} {context}')} {' '.join(own)}"
        stems = {s[:LETTERS] for s in self._passages.stems.of(f"{quote} {context}") - self._passages.stems.of(named)}
        return Telling(
            matters=matters,
            own=own,
            places=own or self._places(around),
            near=self._places(context),
            gist=frozenset(stems - self._little - set().union(*(self._matter[m] for m in matters))),
            sides=frozenset(side for _, _, side in self._passages.names.find(quote)),
            when=frozenset(WEEKDAY.findall(quote)),
            day=told[1],
            article_id=told[0],
            stand=stand,
        )

    def _places(self, text: str) -> frozenset[str]:
        found = self._passages.places(text)
        for place, written in found.items():
            self._written[place].add(written)
        return frozenset(found)


__all__ = ["refuted"]
