"""Which sides stand against each other, as the texts of a corpus tell it: who fights, holds, frees and deals with whom."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peaceledger.extract.actors.names import NameIndex, index_for
from peaceledger.packs import Lexicon

HOME = "\0home"
REBELS = "\0rebels"
Pair = tuple[str, str]

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_IN = "in|through|via|near|at|across|inside|outside|into|from|to|over|throughout"
_WHERE = re.compile(rf"\b(?:{_IN}) (?:the |southern |northern |eastern |western )*$|[a-zA-Z], $")
_SIDED = frozenset({"state", "government", "armed_force", "armed_group"})
_REACH = 90
_LEAD = 45
_AFTER = 30
_LEAST_TOLD = 2  # articles that tell of a pair
_LEAST_NAMED = 3  # articles that name a group and its state, where none tells of a fight
_SELDOM = 3  # a pair told so many times less than the most told one of a side is a neighbour's quarrel
_OFTEN = 0.6  # share of all that is told of opponents which makes a pair the conflict's parties


@dataclass(frozen=True, slots=True)
class _Side:
    """A side where a sentence names it."""

    start: int
    end: int
    side: str
    owned: bool = False  # its army or government is named


class Opponents:
    """Reads who stands against whom.

    Args:
        lexicon: States and groups, those that the texts introduce included.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._index: NameIndex = index_for(lexicon)
        self._lexicon = lexicon
        table: Mapping[str, Mapping[str, Sequence[str]]] = lexicon.vocab.get("drafted", {})
        words, names = table["opposed"], table["names"]
        self._nouns = re.compile(rf"\b{any_of(words['nouns'])}\b[^.;:]{{0,24}}\bbetween (?:the )?[^.;:]{{0,20}}$", re.I)
        self._verbs = re.compile(rf"\b{any_of(words['verbs'])}", re.I)
        dealing = rf"{any_of(words['dealing'])}[^.;]{{0,60}}\b{any_of(words['over'])}"
        self._together = re.compile(rf"^[^.;:]{{0,24}}\b(?:{any_of(words['together'])}|{dealing})", re.I)
        self._between = re.compile(rf"\b{any_of(words['between'])}", re.I)
        others = any_of(words["others"])
        self._home = re.compile(rf"(?<![\w-])(?<!of )(?:the |^|, |and )(?P<x>{any_of(words['home'])})\b(?! of\b)(?!-)", re.I)
        self._rebels = re.compile(rf"\b(?:the |and |^)(?:[a-z]+ )?(?P<x>{any_of(words['rebels'])})\b", re.I)
        self._others = re.compile(rf"\b{others}\b", re.I)
        body = any_of([*names["national"], *names["behind"], *names["people"], "state"])
        self._behind_name = re.compile(rf"^(?:['’]s (?:[\w-]+ )?| ){body}\b", re.I)
        self._behind_adjective = re.compile(rf"^(?:[ -][\w-]+)? {body}\b", re.I)

    def read(self, texts: Iterable[str]) -> tuple[Pair, ...]:
        """Return pairs of opponents, the most told first; nothing where the texts tell too little."""
        told: Counter[Pair] = Counter()
        homes: dict[str, Counter[str]] = defaultdict(Counter)
        aside: Counter[str] = Counter()
        named_in: Counter[str] = Counter()
        for text in texts:
            pairs, named, owned, between = self._article(text)
            told.update(pairs)
            aside.update(between)
            named_in.update(named)
            for group in named:
                if self._is_group(group):
                    homes[group].update(owned or named - between)
        home = {group: state for group, near in homes.items() if (state := _clear(self._states(near, aside))) is not None}
        return self._chosen(self._settled(told, home), aside) or self._at_home(homes, named_in, aside)

    def _article(self, text: str) -> tuple[set[Pair], set[str], set[str], set[str]]:
        """Pairs told in an article, sides named, states whose army or government is named, and who is told to mediate."""
        pairs: set[Pair] = set()
        named: set[str] = set()
        owned: set[str] = set()
        aside: set[str] = set()
        for sentence in _SENTENCE.split(text):
            sides = self._sides(sentence)
            between = {s for s in sides if self._mediates(sentence, s)}
            aside |= {s.side for s in between}
            named |= {s.side for s in sides}
            owned |= {s.side for s in sides if s.owned}
            acting = [s for s in sides if s not in between]
            pairs |= {_pair(a.side, b.side) for a, b in pairwise(acting) if a.side != b.side and self._against(sentence, a, b)}
        return pairs, named, owned, aside

    def _sides(self, sentence: str) -> list[_Side]:
        found = []
        for hit in self._index.actor_hits(sentence):
            entry = self._lexicon.actors.get(hit.ids[0]) if len(hit.ids) == 1 else None
            if entry is None or entry.side is None or entry.kind not in _SIDED or hit.form in ("seat", "place", "event"):
                continue
            body = self._behind_adjective if hit.form == "adjective" else self._behind_name
            match = body.match(sentence[hit.end :])
            if match is None and (hit.form == "adjective" or _WHERE.search(sentence[: hit.start])):
                continue  # "the Northern city of", "in the North"
            reach = match.end() if match else 0
            owned = entry.kind != "armed_group" and (reach > 0 or entry.kind != "state" or hit.form == "descriptor")
            found.append(_Side(hit.start, hit.end + reach, entry.side, owned))
        for pattern, side in ((self._home, HOME), (self._rebels, REBELS)):
            for match in pattern.finditer(sentence):
                free = all(s.end <= match.start("x") or s.start >= match.end("x") for s in found)
                if free and not self._others.search(match.group()):
                    found.append(_Side(match.start("x"), match.end("x"), side))
        return sorted(found, key=lambda s: s.start)

    def _mediates(self, sentence: str, side: _Side) -> bool:
        if side.side in (HOME, REBELS):
            return False
        before, after = sentence[max(0, side.start - _LEAD) : side.start], sentence[side.end : side.end + _AFTER]
        return bool(self._between.search(after) or self._between.search(before))

    def _against(self, sentence: str, a: _Side, b: _Side) -> bool:
        between = sentence[a.end : b.start]
        if len(between) > _REACH:
            return False
        joined = re.search(r"(?:^|\W)and\b|^,", between) is not None and len(between) < _LEAD
        if joined and self._nouns.search(sentence[: a.start]):
            return True
        if joined and self._together.match(sentence[b.end :]):
            return True
        return self._verbs.search(between) is not None

    def _states(self, near: Counter[str], aside: Counter[str]) -> Counter[str]:
        return Counter({s: n for s, n in near.items() if n > aside[s] and s not in (HOME, REBELS) and not self._is_group(s)})

    def _at_home(self, homes: Mapping[str, Counter[str]], named: Counter[str], aside: Mapping[str, int]) -> tuple[Pair, ...]:
        """The one armed group of the texts against the state they name most beside it, where no sentence sets the two apart.

        A group named seldom, one among several, or one beside which no state comes first, is nobody's opponent.

        Args:
            homes: States named in one article with a group.
            named: Articles that name a side.
            aside: Articles that tell of a side as a mediator.
        """
        groups = Counter({g: n for g, n in named.items() if self._is_group(g) and n > aside.get(g, 0)}).most_common()
        if not groups or groups[0][1] < _LEAST_NAMED or any(n * _SELDOM > groups[0][1] for _, n in groups[1:]):
            return ()
        group = groups[0][0]
        state = _clear(self._states(Counter({s: n for s, n in named.items() if s in homes[group]}), Counter(aside)))
        return (_pair(state, group),) if state is not None and named[state] >= _LEAST_NAMED else ()

    def _is_group(self, side: str) -> bool:
        entry = self._lexicon.actors.get(side)
        return entry is not None and entry.kind == "armed_group"

    def _settled(self, told: Mapping[Pair, int], home: Mapping[str, str]) -> Counter[Pair]:
        """With "the army" and "the rebels" read as those whose they are."""
        settled: Counter[Pair] = Counter()
        for (a, b), n in told.items():
            if HOME in (a, b) and (other := b if a == HOME else a) in home:
                settled[_pair(home[other], other)] += n
            elif not {a, b} & {HOME, REBELS}:
                settled[a, b] += n
        return settled

    def _chosen(self, told: Counter[Pair], aside: Mapping[str, int]) -> tuple[Pair, ...]:
        most: Counter[str] = Counter()
        for pair, n in told.items():
            for side in pair:
                most[side] = max(most[side], n)
        kept = [
            pair
            for pair, n in told.items()
            if n >= _LEAST_TOLD
            and all(n * _SELDOM >= most[side] for side in pair)
            and all(aside.get(side, 0) < max(most[side], 1) for side in pair)
        ]
        return tuple(sorted(kept, key=lambda pair: (-told[pair], pair)))


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def _clear(states: Counter[str]) -> str | None:
    ranked: list[tuple[str, int]] = states.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


__all__ = ["HOME", "Opponents", "Pair", "any_of"]
