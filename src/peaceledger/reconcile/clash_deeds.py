"""Two sides that tell in turn who proposed a thing, who refused it, who fired first."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peaceledger.reconcile.clash import Clash, Stand, Strength
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.passages import Passages
from peaceledger.records import Statement
from peaceledger.records.event import DisagreementKind

WITHIN = 7
"""Days between two reports in which sides quarrel over one thing."""
SHARED = 2
"""Stems, besides names and what the thing is called, that two tellings of one deed share where no event joins their articles."""
SOON, BESIDE = 3, 400
"""Days between two tellings of a known thing whose articles share no event; characters between blows told together."""
MOST = 40
"""Tellings of one week that are set against each other."""
TO_SPEAKER = 120
OWN = r"\b(?:we|our (?:delegation|side|team|country|government))\b"
BY = re.compile(r"\w*(?: \w+){0,2} (?:by|from) (?:the )?$")
BETWEEN = (
    r"of|for|who|that|which|has|have|had|was|were|itself|also|again|then|first|twice|repeatedly|flatly|only|later|now|already|once"
    r"|deliberately|simply|immediately"
)
"""Words between a doer and what he does that leave him the doer and the deed done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a side is said to have done.

    Attributes:
        role: A key of the word list ``deeds``: proposed, refused, fought.
        side: Who did it.
        voice: The side that says so.
        things: What it is about.
        gist: Stems of the telling.
        definite: Whether a thing is meant that the reader knows: "the exchange", "X's proposal".
        day: When it was published.
        said: The statement.
    """

    role: str
    side: str
    voice: str
    things: frozenset[str]
    gist: frozenset[str]
    definite: bool
    day: date | None
    said: Statement


NOTES: Mapping[str, tuple[DisagreementKind, Strength, str]] = {
    "proposed": ("attribution", "divergence", "who proposed it: {0} by {1}, {2} by {3}"),
    "refused": ("cause_or_blame", "contradiction", "who refused it: {0} by {1}, {2} by {3}"),
    "fought": ("cause_or_blame", "contradiction", "who did it: {0} by {1}, {2} by {3}"),
}


def told_in_turn(companions: Companions, passages: Passages) -> Iterator[Clash]:
    """Deeds that two sides each put down to one of them, and not to the same."""
    groups: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in _deeds(passages):
        for thing in deed.things:
            groups[deed.role, thing].append(deed)
    found: dict[str, dict[tuple[str, str], tuple[Deed, Deed]]] = defaultdict(dict)
    for (role, _), deeds in sorted(groups.items()):
        for a, b in _pairs(deeds):
            if _rivals(a, b) and _one_thing(a, b, companions):
                found[role][a.said.statement_id, b.said.statement_id] = (a, b)
    for role, pairs in sorted(found.items()):
        yield from _clashes(role, list(pairs.values()))


def _pairs(deeds: Sequence[Deed]) -> Iterator[tuple[Deed, Deed]]:
    """Pairs told within a week; those of an unknown day with each other."""
    ordered = sorted(deeds, key=lambda d: (d.day or date.min, d.said.statement_id))
    for at, a in enumerate(ordered):
        for b in ordered[at + 1 : at + 1 + MOST]:
            if a.day and b.day and (b.day - a.day).days > WITHIN:
                break
            if (a.day is None) == (b.day is None):
                yield a, b


def _rivals(a: Deed, b: Deed) -> bool:
    """Two voices, two doers, the same two sides; refusing and firing are what one says of the other."""
    if a.voice == b.voice or a.side == b.side or {a.voice, b.voice} != {a.side, b.side}:
        return False
    return a.role == "proposed" or a.side != a.voice


def _one_thing(a: Deed, b: Deed, companions: Companions) -> bool:
    """Whether two tellings are of one thing: by words, by an event, by standing together, or as what is known these days."""
    if len(a.gist & b.gist) >= SHARED:
        return True
    if a.role == "fought":
        beside = a.said.article_id == b.said.article_id and abs(a.said.start - b.said.start) <= BESIDE
        return beside or (a.said.about_event_id is not None and a.said.about_event_id == b.said.about_event_id)
    if companions.share(a.said.article_id, b.said.article_id):
        return a.definite or b.definite
    return a.definite and b.definite and a.day is not None and b.day is not None and abs((a.day - b.day).days) <= SOON


def _clashes(role: str, pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Clash]:
    found = Bundles(_key)
    for a, b in pairs:
        found.join(a, b)
    kind, strength, note = NOTES[role]
    for told in found.bundles():
        by_voice = {d.voice: d for d in reversed(told)}
        first, second = (by_voice[v] for v in sorted(by_voice)[:2])
        yield Clash(
            subject_id=min((d.said.about_event_id for d in told if d.said.about_event_id), default=_key(told[0])),
            field=role,
            kind=kind,
            strength=strength,
            note=note.format(first.side, first.voice, second.side, second.voice),
            stands=tuple(_stand(d) for d in told),
        )


def _key(deed: Deed) -> str:
    return deed.said.statement_id


def _stand(deed: Deed) -> Stand:
    s = deed.said
    return Stand(
        value=f"{deed.side} {deed.role}", side=deed.voice, capture_id=s.capture_id, start=s.start, end=s.end, quote=s.quote
    )


def _deeds(passages: Passages) -> Iterator[Deed]:
    rules, material = Rules(passages), passages.material
    for s in material.statements.values():
        voice = _voice(s, material)
        if voice is not None and rules.cue.search(s.quote):
            for role, side in sorted(set(rules.read(_with_speaker(s, material), voice))):
                yield Deed(
                    role=role,
                    side=side,
                    voice=voice,
                    things=rules.things(s.quote) if role != "fought" else frozenset({"blows"}),
                    gist=rules.gist(s.quote, role),
                    definite=rules.definite.search(s.quote) is not None,
                    day=material.articles[s.article_id].published,
                    said=s,
                )


def _with_speaker(s: Statement, material: Material) -> str:
    """The content with what stands between it and the speaker before it: "X accused Y of shelling"."""
    if s.speaker_start is None or not 0 < s.start - s.speaker_start <= TO_SPEAKER:
        return s.quote
    return material.texts.get(s.capture_id, "")[s.speaker_start : s.end] or s.quote


def _voice(s: Statement, material: Material) -> str | None:
    """The one side in whose voice a statement speaks."""
    side = material.heard(s)
    return side if side and ";" not in side else None


class Rules:
    """The word lists ``deeds`` and ``things``, compiled."""

    def __init__(self, passages: Passages) -> None:
        material = passages.material
        deeds: Mapping[str, Mapping[str, Any]] = material.words("deeds") or {}
        things: Mapping[str, Sequence[str]] = material.words("things") or {}
        owned = r"[’'](?:s )?(?:\w+ ){{0,2}}?(?:{})\b"
        self._stems, self._names = passages.stems, passages.names
        self._verbs = {role: _any(words["verbs"]) for role, words in deeds.items()}
        self._nouns = {role: re.compile(owned.format("|".join(words["nouns"])), re.I) for role, words in deeds.items()}
        self._things = {thing: _any(words) for thing, words in things.items()}
        named = "|".join(words.pattern for words in self._things.values()) or r"(?!)"
        asked = "|".join(deeds["proposed"]["nouns"]) if "proposed" in deeds else r"(?!)"
        known = rf"\b(?:the|this|that) (?:\w+ ){{0,2}}?(?:{named})"
        self.definite = re.compile(rf"{known}|[’']s (?:\w+ )?(?:{asked})\b|\ball for all\b", re.I)
        words_between = "|".join((BETWEEN, *material.words("doers")))
        self._glue = re.compile(rf"(?:['’]s)?(?: (?:{words_between}|(?:on|in|at|last|this) \w+))* ")
        every = {role: [*words["verbs"], *words["nouns"]] for role, words in deeds.items()}
        self.cue = _any([w for words in every.values() for w in words] or ["\0"])
        own = {role: self._stems.of(" ".join(words)) for role, words in every.items()}
        spoken = self._stems.of(" ".join(w for words in things.values() for w in words))
        blows: Mapping[str, Sequence[str]] = material.words("blows") or {}
        harm = material.lexicon.vocab.get("matters", {}).get("classes", {}).get("harm", ())
        of_any_blow = passages.faint | self._stems.of(
            " ".join((*(w for words in blows.values() for w in words), *harm, "killing", "wounding"))
        )
        self._saying_little = {role: words | (of_any_blow if role == "fought" else spoken) for role, words in own.items()}

    def gist(self, text: str, role: str) -> frozenset[str]:
        """Stems that tell one deed of a role from another: neither the deed's and thing's own words nor names of sides."""
        return self._stems.of(text) - self._saying_little[role] - self._stems.of(self._names.named(text))

    def things(self, text: str) -> frozenset[str]:
        """What a telling is about."""
        return frozenset(thing for thing, words in self._things.items() if words.search(text))

    def read(self, text: str, voice: str) -> Iterator[tuple[str, str]]:
        """Yield role and side of each deed that a text tells as done."""
        names = [*self._names.find(text), *((m.start(), m.end(), voice) for m in re.finditer(OWN, text, re.I))]
        for role, nouns in self._nouns.items():
            yield from ((role, side) for _, end, side in names if nouns.match(text, end))
        for role, verbs in self._verbs.items():
            for verb in verbs.finditer(text):
                side = self._doer(text, verb.start(), verb.end(), names)
                if side is not None:
                    yield role, side

    def _doer(self, text: str, start: int, end: int, names: Sequence[tuple[int, int, str]]) -> str | None:
        """The side that does what a verb says: behind "by", or right before the verb."""
        for first, _, side in names:
            if first > end and BY.fullmatch(text, end, first):
                return side
        before = [(last, side) for _, last, side in names if last <= start and self._glue.fullmatch(text, last, start)]
        return max(before)[1] if before else None


def _any(words: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(w).replace(r"\ \.\.\.\ ", r" .{1,40} ") for w in words)
    return re.compile(rf"\b(?:{alternatives})", re.I)


__all__ = ["told_in_turn"]
