"""Names that texts introduce: armed groups with their short forms, and states whose army or government is spoken of."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from peaceledger.extract.actors.names import NameIndex, index_for
from peaceledger.packs import Lexicon
from peaceledger.packs.schema import ActorTable, StateTable

_CAPITAL = r"[A-Z][\w'’-]*"
_LINK = r"(?:of|for|and|de|del|al)(?: the)?"
_SHORT = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9][A-Z0-9a-z/-]{0,5}")
_POSSESSIVE = r"(?:'s|’s|'|’)"
_LEAST_TOLD = 2
_FEWEST_LETTERS = 3
_LONGEST = 70


@dataclass(slots=True)
class _Group:
    """A name with what was told of it."""

    name: str
    shorts: Counter[str] = field(default_factory=Counter)
    armed: bool = False
    articles: int = 0


class Names:
    """Reads the names of a corpus.

    Args:
        texts: Every article.
        lexicon: What is known before.
    """

    def __init__(self, texts: Sequence[str], lexicon: Lexicon) -> None:
        self._texts = texts
        self._index: NameIndex = index_for(lexicon)
        self._lexicon = lexicon
        self._words: Mapping[str, Sequence[str]] = lexicon.vocab.get("drafted", {}).get("names", {})
        bodies = _any([*self._words["bodies"], *self._words["authorities"]])
        self._noun = re.compile(rf"\b{bodies}\b")
        self._left = re.compile(rf"(?:{_CAPITAL} (?:{_LINK} )?){{1,5}}$")
        self._right = re.compile(
            rf"(?P<rest>(?: {_LINK} {_CAPITAL}(?: {_CAPITAL})?)?)(?![\w-])"
            r"(?: ?\((?:known as |or )?(?:the )?[“\"]?(?P<short>[A-Z][\w/-]{1,7})[”\"]?\))?"
        )
        self._open = re.compile(rf"\b(?:the|The|{_any(self._words['before'])}) $")
        self._before = re.compile(rf"\b{_any(self._words['before'])} (?:the )?$", re.I)
        self._behind = re.compile(rf"(?: ?\([^)]{{2,12}}\))?(?:{_POSSESSIVE})? {_any(self._words['behind'])}\b")

    def groups(self) -> Iterator[ActorTable]:
        """Yield the armed groups that no pack knows, and short forms of bodies that a pack knows."""
        found: dict[str, _Group] = {}
        for text in self._texts:
            for name in self._introduced(text, found):
                found[name].articles += 1
        told = [g for g in found.values() if self._fights(g)]
        last = Counter(_last(g.name, self._words["bodies"]) for g in told)
        for group in sorted(told, key=lambda g: g.name):
            known = self._known(group.name)
            if known is not None:
                if group.shorts:
                    yield ActorTable.model_construct(_fields_set={"id", "names"}, id=known, names=sorted(group.shorts))
                continue
            noun = _last(group.name, self._words["bodies"])
            alone = [f"the {noun}", f"The {noun}"] if noun and last[noun] == 1 and not self._is_common(noun) else []
            shorts = [s for s, n in sorted(group.shorts.items()) if not self._index.actor_hits(s)]
            key = (shorts[0] if shorts else group.name).lower().replace(" ", "-").replace("/", "-").strip("-")
            key = re.sub(r"[^a-z0-9-]", "", key)
            names = [*shorts, *alone]
            yield ActorTable.model_construct(id=key, kind="armed_group", name=group.name, side=key, names=names)

    def _introduced(self, text: str, found: dict[str, _Group]) -> set[str]:
        here: set[str] = set()
        for line in text.split("\n"):
            if not line.rstrip().endswith((".", "”", '"', ")", "!", "?", ":")):
                continue  # in a heading capitals stand for nobody
            for noun in self._noun.finditer(line):
                left = self._left.search(line, max(0, noun.start() - _LONGEST), noun.start())
                right = self._right.match(line, noun.end())
                if left is not None and right is not None:
                    self._enter(line, left.start(), right, found, here)
        return here

    def _enter(self, line: str, start: int, right: re.Match[str], found: dict[str, _Group], here: set[str]) -> None:
        end = right.end("rest")
        name = line[start:end]
        for article in ("The ", "A ", "An "):
            if name.startswith(article):
                name, start = name[len(article) :], start + len(article)
        if " " not in name or self._starts_with_state(name):
            return
        short = right["short"] if right["short"] and _SHORT.fullmatch(right["short"]) else None
        opened = short or self._open.search(line[:start]) or line[max(0, start - 4) : start].lower() == "the "
        if not opened:
            return
        group = found.setdefault(name, _Group(name))
        here.add(name)
        if short:
            group.shorts[short] += 1
        group.armed = group.armed or bool(
            self._before.search(line[:start]) or self._behind.match(line[end:]) or self._short_fights(short)
        )

    def _starts_with_state(self, name: str) -> bool:
        return any(h.start == 0 and h.end < len(name) and h.form in ("name", "seat") for h in self._index.actor_hits(name))

    def _short_fights(self, short: str | None) -> bool:
        if short is None:
            return False
        pattern = re.compile(rf"\b{re.escape(short)}{self._behind.pattern}")
        return any(pattern.search(text) for text in self._texts)

    def _fights(self, group: _Group) -> bool:
        words = group.name.split()
        fighting = any(word in self._words["fighting"] for word in words) and any(w in self._words["bodies"] for w in words)
        return (group.armed or fighting) and (group.articles >= _LEAST_TOLD or bool(group.shorts) or group.armed)

    def _known(self, name: str) -> str | None:
        """The body of a pack that a name is, or that it ends with."""
        hits = self._index.actor_hits(name)
        whole = [h for h in hits if h.end == len(name) and (h.start == 0 or h.form in ("name", "descriptor"))]
        if whole and len(whole[0].ids) == 1:
            return whole[0].ids[0]
        return None

    def _is_common(self, noun: str) -> bool:
        return noun in ("Army", "Forces", "Force", "Command", "Guard", "Union", "Government", "Party", "Committee")

    def states(self) -> Iterator[StateTable]:
        """Yield the states that no pack knows, with their adjectives: such as have an army, a president or a government."""
        bodies = _any(self._words["national"])
        pattern = re.compile(rf"\b(?P<adj>[A-Z][a-z]{{3,}}) (?P<body>(?i:{bodies}))\b")
        compass = re.compile(rf"\b{_any(self._words['compass'])}[ -]$")
        owned: dict[str, set[str]] = defaultdict(set)
        for text in self._texts:
            for match in pattern.finditer(text):
                word = match["adj"]
                part = compass.search(
                    text, max(0, match.start() - _LONGEST), match.start()
                )  # "South Ardenian" is another country's
                if part is None and word.endswith(tuple(self._words["endings"])) and not self._is_known(word):
                    owned[word].add(match["body"].lower())
        sovereign = set(self._words["sovereign"])
        for adjective in sorted(owned):
            if len(owned[adjective]) < _LEAST_TOLD or not owned[adjective] & sovereign:
                continue
            name = self._country(adjective)
            if name is not None:
                people = [f"{adjective}s"] if adjective.endswith(("n", "i", "r", "e")) else [adjective]
                yield StateTable.model_construct(id=name.upper(), name=name, adjectives=[adjective], people=people)

    def _is_known(self, word: str) -> bool:
        return bool(self._index.actor_hits(word)) or any(
            word in self._index.words("given_names", key) for key in ("female", "male")
        )

    def _country(self, adjective: str) -> str | None:
        """The name that an adjective is made of, if the texts speak of it as of a state."""
        stem = adjective
        for ending in sorted(self._words["endings"], key=len, reverse=True):
            if adjective.endswith(ending) and len(adjective) - len(ending) >= _FEWEST_LETTERS:
                stem = adjective[: -len(ending)]
                break
        pattern = re.compile(rf"\b{re.escape(stem)}[a-z]{{0,3}}\b")
        named: Counter[str] = Counter(w for text in self._texts for w in pattern.findall(text))
        acts = rf"(?:['’]s {_any(self._words['national'])}| (?:said|accused|freed|released|exchanged|agreed|and [A-Z]))\b"
        ruled = rf"\b(?i:republic|{_any(self._words['national'])})"
        fitting = [
            w
            for w in named
            if w not in (adjective, f"{adjective}s")
            and not w.endswith("s")
            and not self._is_known(w)
            and any(re.search(rf"(?<!North )(?<!South )\b{w}{acts}|{ruled} of {w}\b", text) for text in self._texts)
        ]
        return max(fitting, key=lambda w: (named[w], w), default=None)


def _last(name: str, bodies: Iterable[str]) -> str | None:
    return next((word for word in reversed(name.split()) if word in bodies), None)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
