"""Who asked for a thing: a truce, a call, a meeting that texts put down to unlike askers, or one denies having asked for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.passages import Passage, Passages, any_of, around

WITHIN = 5
"""Days between two tellings of one request."""
REACH = 60
"""Characters between a word of asking and what is asked for, or who asks."""
LEAD = 600
"""Characters of an article in which it names who deals with whom."""
SINGLE = frozenset({"truce", "extension"})
"""What two sides have one of at a time."""
BOTH = 2
"""Sides that both texts name, one of them an asker, where one does not know of the other's asker: a third who proposed it."""
LEAST = 2
"""Stems in common that stand for a place or an event, sides and what is asked for aside."""
SOUGHT = ("idea", "seeking", "asking", "requesting", "proposing")
NEAR = (
    r"(?:[’'](?:s|\b))?(?:, (?!said\b|says\b|and\b)[^,.;:“”\"\n]{5,70},)?"
    r"(?: (?!not\b|never\b|said\b|says\b|that\b)[a-z’'-]+){0,3} [\"“]?"
)
"""Between the name of who asks and the verb: "the Northern general who had", "the duke, having lost the fort, had"."""
ASIDE = re.compile(r", (?:which|who|whose|where) [^,.;\n]{3,90}(?=,)")
"""What is said of somebody beside what he does."""
TOP = 300
"""Characters of an article in which it names one side alone where it is that side's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A sentence that tells who asked.

    Attributes:
        asker: The side that asked; of a denial, that did not.
        things: What was asked for.
        strong: Whether the words set the asker against somebody else: "it was X that asked", "at the request of X".
        known: Whether a thing is meant that the reader knows: "the truce".
        sides: Sides named in the paragraph and at the top of the article.
        places: Places likewise.
        gist: Stems of the sentence and those around it.
        answers: Whether it is an answer to what stands before it: "We asked for nothing".
        day: When its article was published.
        told: The sentence.
    """

    asker: str
    denied: bool
    things: frozenset[str]
    strong: bool
    known: bool
    sides: frozenset[str]
    places: frozenset[str]
    gist: frozenset[str]
    answers: bool
    day: date
    told: Passage

    @property
    def stand(self) -> Stand:
        """The sentence as a position."""
        return self.told.stand(f"{'not ' if self.denied else ''}asked for by {self.asker}")


def who_asked(passages: Passages, companions: Companions, known: Sequence[Clash]) -> Iterator[Clash]:
    """Requests of one thing that texts put down to unlike sides.

    Args:
        passages: All articles.
        companions: Articles that share an event.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    by_day: dict[tuple[str, date], list[Asking]] = defaultdict(list)
    for asking in _Reader(passages).askings():
        for thing in sorted(asking.things):
            by_day[thing, asking.day].append(asking)
    found = Bundles(_key)
    for (thing, day), now in sorted(by_day.items()):
        near = [b for n in range(1, WITHIN + 1) for b in by_day.get((thing, day + timedelta(days=n)), ())]
        for at, a in enumerate(now):
            for b in (*now[at + 1 :], *near):
                if _rivals(a, b) and _one_thing(a, b, companions) and not any(c.tells(a.stand, b.stand) for c in known):
                    found.join(a, b)
    yield from (_clash(askings) for askings in found.bundles())


def _key(a: Asking) -> str:
    return f"{a.told.article_id} {a.told.start:08d} {a.stand.value}"


def _rivals(a: Asking, b: Asking) -> bool:
    """Whether both cannot be true: two askers, or one who asked and says that he did not."""
    if not (a.strong or b.strong) or (a.denied and b.denied):
        return False
    answered = any(then.answers and first.told.quote in then.told.before for first, then in ((a, b), (b, a)))
    if a.told.article_id == b.told.article_id and not answered:
        return False
    return (a.asker == b.asker) == (a.denied or b.denied)


def _one_thing(a: Asking, b: Asking, companions: Companions) -> bool:
    """Whether each knows of the other's asker, and both of the same thing by place, event or words."""
    if ("extension" in a.things) != ("extension" in b.things) or not (a.things & b.things):
        return False
    if a.told.article_id == b.told.article_id:
        return True
    if not {a.asker, b.asker} <= (a.sides & b.sides) and not (
        {a.asker, b.asker} & a.sides & b.sides and len(a.sides & b.sides) >= BOTH
    ):
        return False
    if a.places & b.places or len(a.gist & b.gist) >= LEAST:
        return True
    alone = not SINGLE.isdisjoint(a.things & b.things)
    return a.known and b.known and (alone or companions.share(a.told.article_id, b.told.article_id))


def _clash(askings: Sequence[Asking]) -> Clash:
    askers = sorted({a.asker for a in askings})
    denied = any(a.denied for a in askings)
    things = " or ".join(sorted(frozenset[str]().union(*(a.things for a in askings))))
    return Clash(
        subject_id=min(a.told.article_id for a in askings),
        field="asked",
        kind="attribution",
        strength="contradiction",
        note=f"who asked for it ({things}): {' or '.join(askers)}{', who is said not to have asked' if denied else ''}",
        stands=tuple(a.stand for a in askings),
    )


def _called(material: Material) -> Iterator[tuple[re.Pattern[str], str]]:
    """Common names of the one state, and of the one other side, that fight each other."""
    words: Mapping[str, Sequence[str]] = material.words("blows") or {}
    asked: Mapping[str, Sequence[str]] = material.lexicon.vocab.get("matters", {}).get("asked", {})
    actors = material.lexicon.actors
    states = [side for side in material.lexicon.parties if side in actors and actors[side].kind == "state"]
    others = [side for side in material.lexicon.parties if side not in states]
    if len(states) == len(others) == 1:
        for called, side in (
            ((*words.get("armies", ()), *asked.get("states", ())), states[0]),
            ((*words.get("rebels", ()), *asked.get("others", ())), others[0]),
        ):
            yield re.compile(rf"\b(?i:{'|'.join(map(re.escape, called)) or '(?!)'})\b"), side


class _Reader:
    """Reads the word list ``asked``."""

    def __init__(self, passages: Passages) -> None:
        words: Mapping[str, Sequence[str]] = passages.material.lexicon.vocab.get("matters", {}).get("asked", {})
        things: Mapping[str, Sequence[str]] = passages.material.lexicon.vocab.get("matters", {}).get("asked_for", {})
        verbs, nouns = ("|".join(words.get(key, ("(?!)",))) for key in ("verbs", "nouns"))
        self._words = any_of((*words.get("verbs", ()), *words.get("nouns", ()), *SOUGHT), escaped=False)
        did = r"(?:(?:had|has|have|first|initially|itself|himself) )*"
        self._passages, self._names, self._stems = passages, passages.names, passages.stems
        self._things = {thing: any_of(cues) for thing, cues in things.items()}
        thing = "|".join(p.pattern for p in self._things.values()) or "(?!)"
        self._cleft = re.compile(rf"\b[Ii]t (?:was|is) (?P<who>[^.;:“”\"\n]{{2,60}}?) (?:who|that|which) {did}(?:{verbs})")
        self._at = re.compile(rf"\b(?:at|on|upon) (?:the )?(?:\w+ )?(?:{nouns}) of (?P<who>[^.;:“”\"\n]{{2,50}})")
        self._owned = re.compile(rf"\b(?:at|on|upon) (?P<who>[^,.;:“”\"\n]{{2,40}}?)[’']s? (?:\w+ )?(?:{nouns})\b")
        self._idea = re.compile(r"\b(?:idea|initiative|request|proposal)\b[^.;\n]{0,40}? came from (?P<who>[^.;:“”\"\n]{2,50})")
        self._not = re.compile(rf"(?:did not|didn[’']t|had not|has not|never|had never) (?:{verbs})")
        self._denies = re.compile(
            rf"\bden(?:y|ies|ied) (?:that (?:it|they|he) had |having )?(?:{'|'.join((verbs, nouns, *SOUGHT))})"
        )
        self._claim = re.compile(
            rf"\b(?:reject|dismiss|den)\w* (?:the )?(?:claim|report|allegation|suggestion)s?[^.;\n]{{0,40}}? that "
            rf"(?P<who>[^.;:“”\"\n]{{2,50}}?) {did}(?:{verbs})"
        )
        self._none = re.compile(
            rf"\b[Ww]e {did}(?:never {did}(?:{verbs})|(?:{verbs}) (?:for )?(?:nothing|nobody|no one|no \w+))\b"
        )
        self._because = re.compile(rf"\bbecause (?P<who>[^.;:“”\"\n]{{2,90}}?),? {did}(?:{verbs})")
        self._plain = re.compile(rf"\b(?:{verbs})[^.;\n]{{0,{REACH}}}?(?:{thing})")
        self._strong = (
            *(self._cleft, self._at, self._owned, self._idea, self._not),
            *(self._denies, self._claim, self._none, self._because),
        )
        self._called = tuple(_called(passages.material))
        self._unreal = any_of(words.get("unreal", ()), escaped=False)
        self._known = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:[\w-]+ ){{0,2}}?(?:{thing})|\b[Ii]t\b")
        self._little = self._stems.of(" ".join(w for cues in (*words.values(), *things.values()) for w in cues))

    def askings(self) -> Iterator[Asking]:
        """Yield each sentence with each asker whom it tells, if only in the days around of one that sets him against others."""
        contrasts = self._contrasts()
        days, seen = around((p.day for p in contrasts if p.day), WITHIN), {(p.capture_id, p.start) for p in contrasts}
        plain = self._passages.holding(self._plain, lambda article, _: article.published in days)
        for p in (*contrasts, *(p for p in plain if (p.capture_id, p.start) not in seen)):
            if p.day is None or self._unreal.search(ASIDE.sub("", p.quote)) or "?" in p.quote:
                continue
            things = self._of(p.quote) or self._of(p.before)
            for asker, denied, strong in sorted(set(self._told(p))) if things else ():
                yield self._asking(p, p.day, asker, things, denied=denied, strong=strong)

    def _contrasts(self) -> list[Passage]:
        """Sentences that set an asker against others, sought among those with a word of asking."""
        return [p for p in self._passages.holding(self._words) if any(strong.search(p.quote) for strong in self._strong)]

    def _of(self, text: str) -> frozenset[str]:
        return frozenset(thing for thing, cues in self._things.items() if cues.search(text))

    def _asking(self, p: Passage, day: date, asker: str, things: frozenset[str], *, denied: bool, strong: bool) -> Asking:
        around = f"{p.before} {p.quote} {self._passages.behind(p)}"
        return Asking(
            asker=asker,
            denied=denied,
            things=things,
            strong=strong,
            known=self._known.search(p.quote) is not None,
            sides=frozenset((asker, *(side for _, _, side in self._find(f"{self._passages.lead(p, LEAD)} {around}")))),
            places=frozenset(self._passages.places(around)),
            gist=self._stems.of(around) - self._little - self._stems.of(self._names.named(around)),
            answers=self._none.search(p.quote) is not None,
            day=day,
            told=p,
        )

    def _find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Sides by name, and those who are called the army or the rebels where the conflict has one such side."""
        yield from self._names.find(text)
        for pattern, side in self._called:
            yield from ((m.start(), m.end(), side) for m in pattern.finditer(text))

    def _told(self, p: Passage) -> Iterator[tuple[str, bool, bool]]:
        """Who asked, whether that is denied, and whether the words set him against others."""
        text, names = p.quote, sorted((*self._find(p.quote), *self._other_side(p)))
        for pattern in (self._cleft, self._at, self._owned, self._idea, self._claim, self._because):
            for m in pattern.finditer(text):
                inside = [side for start, end, side in names if m.start("who") <= start and end <= m.end("who")]
                inside = inside[:1] if pattern is self._because else inside
                yield from ((side, pattern is self._claim, True) for side in inside)
        for pattern in (self._not, self._denies, self._plain):
            for m in pattern.finditer(text):
                who = [side for _, end, side in names if end <= m.start() and re.fullmatch(NEAR, text[end : m.start()])]
                yield from ((side, pattern is not self._plain, pattern is not self._plain) for side in who[-1:])
        if self._none.search(text) and (asker := self._answering(p)):
            yield asker, True, True

    def _answering(self, p: Passage) -> str | None:
        """The side that says "we": whose voice it is, or who is said to have asked right before."""
        if p.voice is not None:
            return p.voice
        names = sorted(self._find(p.before))
        asked = [m.start() for m in self._plain.finditer(p.before)]
        who = [side for _, end, side in names for at in asked if end <= at and re.fullmatch(NEAR, p.before[end:at])]
        return who[-1] if who else None

    def _other_side(self, p: Passage) -> Iterator[tuple[int, int, str]]:
        """Who "the other side" is to the side that speaks, or whose text it is: the one party that its first words name."""
        parties = self._passages.material.lexicon.parties
        home = {p.voice} & set(parties) or {side for _, _, side in self._find(self._passages.lead(p, TOP))} & set(parties)
        if len(parties) == BOTH and len(home) == 1:
            other = next(side for side in parties if side not in home)
            yield from ((m.start(), m.end(), other) for m in re.finditer(r"\bthe other (?:side|party)\b", p.quote))


__all__ = ["who_asked"]
