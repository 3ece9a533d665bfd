"""Sentences of articles that hold certain words, with who speaks in them, where and on what day."""

import re
import unicodedata
from bisect import bisect_right
from calendar import day_name, month_name
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from peaceledger.packs import Lexicon
from peaceledger.reconcile.clash import Stand
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.named_sides import NamedSides
from peaceledger.reconcile.stems import Stems
from peaceledger.records import Article, Statement
from peaceledger.records.mention import LEDGER_STATUSES

END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z\d])|\n+")
SHORTENED = re.compile(r"(?:\b[A-Z]|\b(?:[A-Z][a-z]{1,3}|a\.m|p\.m|no|St))\.$")
OPENING = frozenset('"“‘«([\n')
"""What no name goes on with behind a title."""
PLACE = re.compile(
    r"\b(?i:in|at|near|outside|from|around|between|over|above|hit|struck"
    r"|(?:town|city|village|port|camp|market|quay|bridge|suburb|outskirts|airport|harbou?r|district|province"
    r"|crossing|hospital|school) of)"
    r"(?: the)?(?: [a-z-]+){0,3} "
    r"((?:[A-Z][\w’-]+)(?: [A-Z][\w’-]+){0,2})"
)
NAMED_FOR = re.compile(
    r"\b([A-Z][\w’-]+) "
    r"(?i:talks|discussions|understanding|dialogue|session|round|summit|market|quay|bridge|port|airport|harbour|harbor|sector|front|crossing|hospital|school)\b"
)
DATELINE = re.compile(r"^\W*([A-Z][\w’.-]*(?: [A-Z][\w’.-]*){0,2})(?:, [^\n]{0,30})? ?(?:\([^)\n]{2,40}\))? ?[-—–]", re.M)
CAPITAL = re.compile(r"[A-Z]\w*")
FIRST = re.compile(r"(?:\w|\[\w+\])(?![?*+{|])")
"""The first letter of a pattern."""
TIMES = frozenset(word.casefold() for word in (*month_name, *day_name))
BEFORE = 300
"""Characters before a sentence that still tell what it is about."""
FREEING = frozenset({"prisoner_exchange", "prisoner_release"})
LEAD = 2000
"""Characters of an article in which it names whom it is about."""
BEHIND = 200
"""Characters behind a sentence, in the same paragraph, that still do."""
HEAD = 700
"""Characters of an article in which its dateline stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence.

    Attributes:
        article_id: Where it stands.
        capture_id: The capture of the article.
        start: First character.
        end: After its last.
        quote: The sentence.
        before: What stands before it in the same paragraph, of which the last sentences.
        voice: The side in whose voice it speaks, None if neutral or unknown.
        day: When the article was published.
        head: Headline and dateline.
    """

    article_id: str
    capture_id: str
    start: int
    end: int
    quote: str
    before: str
    voice: str | None
    day: date | None
    head: str

    def stand(self, value: str) -> Stand:
        """The sentence as a position."""
        return Stand(value=value, side=self.voice, capture_id=self.capture_id, start=self.start, end=self.end, quote=self.quote)


class Passages:
    """Looks through all articles that may be on the conflict.

    Attributes:
        material: Articles, texts and statements.
        stems: Takes a passage to stems.
        names: Finds the sides it names.
        faint: Stems that reports of any two events share: kinds of places, directions, times, hedges.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self.stems, self.names = Stems(material), NamedSides(material.lexicon)
        self.faint = self.stems.of(" ".join(material.words("report_words") or ()))
        self._states = _states_by_name(material.lexicon)
        self._said: dict[str, list[Statement]] = defaultdict(list)
        self._heads: dict[str, str] = {}
        self._sentences: dict[str, list[int]] = {}
        self._capitals: dict[str, frozenset[str]] = {}
        freeing = {m.article_id for m in material.mentions.values() if m.type in FREEING and m.status in LEDGER_STATUSES}
        texts = ((a, material.texts.get(a.capture_id, "")[a.start : a.end]) for a in material.articles.values())
        self._texts = [(a, text) for a, text in texts if self._relevant(a, text, freeing)]
        for s in material.statements.values():
            self._said[s.article_id].append(s)

    def _relevant(self, article: Article, text: str, freeing: Container[str]) -> bool:
        """Whether an article is on the conflict, or tells of people freed and names a party and another side as it begins."""
        if article.relevance != "off_topic" or not self.material.lexicon.parties:
            return True
        sides = {side for _, _, side in self.names.find(text[:LEAD])} if article.article_id in freeing else set[str]()
        return len(sides) > 1 and not sides.isdisjoint(self.material.lexicon.parties)

    def holding(self, cue: re.Pattern[str], may: Callable[[Article, str], object] = lambda *_: True) -> Iterator[Passage]:
        """Yield the sentences in which a pattern is found, each once, article by article.

        Args:
            cue: The pattern.
            may: Says of an article and its text whether it is searched at all: a quick look spares most of them the pattern.
        """
        for article, text in self._texts:
            if may(article, text):
                yield from self._in(article, cue)

    def naming(self, names: Iterable[str]) -> Callable[[Article, str], bool]:
        """A quick look, as ``holding`` takes it, for texts that may hold one of some names, by the first words of these."""
        of_first: dict[str, list[str]] = defaultdict(list)
        for name in names:
            of_first[next(iter(CAPITAL.findall(name)), "")].append(name)

        def may(article: Article, text: str) -> bool:
            firsts = of_first.keys() & {*self._with_capital(article, text), ""}
            return any(name in text for first in firsts for name in of_first[first])

        return may

    def sentence(self, article: Article, at: int) -> tuple[int, int]:
        """Start and end of the sentence around a character."""
        return _span(self._ends(self.material.texts.get(article.capture_id, ""), article), at, article)

    def lead(self, p: Passage, characters: int) -> str:
        """So much of its article from its start."""
        start = self.material.articles[p.article_id].start
        return self.material.texts[p.capture_id][start : start + characters]

    def behind(self, p: Passage) -> str:
        """What stands behind a sentence in its paragraph."""
        return self.material.texts[p.capture_id][p.end : p.end + BEHIND].partition("\n")[0]

    def places(self, text: str) -> Mapping[str, str]:
        """Names behind "in", "near", "at", of places as a rule, without states: in lower case without accents, and as written."""
        return {
            place: written for name in _places_in(text) for place, written in self._of_state(*name) if place not in self._states
        }

    def _of_state(self, place: str, written: str) -> Iterator[tuple[str, str]]:
        """A name without that of a state behind it, which does what follows: "In Doha Qatar promised"."""
        while " " in place and place.rpartition(" ")[2] in self._states:
            place, written = place.rpartition(" ")[0], written.rpartition(" ")[0]
        yield place, written

    def _in(self, article: Article, cue: re.Pattern[str]) -> Iterator[Passage]:
        text = self.material.texts.get(article.capture_id, "")
        done = article.start
        for match in cue.finditer(text, article.start, article.end):
            if match.start() < done:
                continue
            ends = self._ends(text, article)
            start, end = _span(ends, match.start(), article)
            done = end
            yield self._passage(article, text, start, end, match.start(), ends)

    def _passage(self, article: Article, text: str, start: int, end: int, at: int, ends: list[int]) -> Passage:
        before = max(text.rfind("\n", article.start, start), _span(ends, start - BEFORE, article)[0])
        start += len(text[start:end]) - len(text[start:end].lstrip())
        quote = text[start:end].rstrip()
        return Passage(
            article_id=article.article_id,
            capture_id=article.capture_id,
            start=start,
            end=start + len(quote),
            quote=quote,
            before=text[before:start],
            voice=self._voice(article, at),
            day=article.published,
            head=self._head(text, article),
        )

    def _with_capital(self, article: Article, text: str) -> frozenset[str]:
        """Its words with a capital, found once."""
        if (words := self._capitals.get(article.article_id)) is None:
            words = self._capitals[article.article_id] = frozenset(CAPITAL.findall(text))
        return words

    def _ends(self, text: str, article: Article) -> list[int]:
        """Where its sentences end, found once."""
        if (ends := self._sentences.get(article.article_id)) is None:
            ends = self._sentences[article.article_id] = _ends(text, article)
        return ends

    def _head(self, text: str, article: Article) -> str:
        """Its headline and dateline, found once."""
        if (head := self._heads.get(article.article_id)) is None:
            line = DATELINE.search(text, article.start, min(article.end, article.start + HEAD))
            head = self._heads[article.article_id] = f"{article.headline or ''} in {line[1].title() if line else ''}"
        return head

    def _voice(self, article: Article, at: int) -> str | None:
        around = [s for s in self._said[article.article_id] if s.start <= at < s.end]
        if around:
            said = min(around, key=lambda s: (s.end - s.start, s.statement_id))
            return self.material.heard(said)
        outlet = self.material.outlet(article.article_id)
        return outlet.side if outlet else None


def _ends(text: str, article: Article) -> list[int]:
    """Where sentences end."""
    found = END.finditer(text, article.start, article.end)
    return [
        m.end() for m in found if m[0][0] != "." or text[m.end() : m.end() + 1] in OPENING or not _is_shortened(text, m.start())
    ]


def _is_shortened(text: str, at: int) -> bool:
    """Whether a full stop belongs to a title or a name cut short, behind which that name goes on."""
    return SHORTENED.search(text, max(0, at - 6), at + 1) is not None


def _span(ends: list[int], at: int, article: Article) -> tuple[int, int]:
    after = bisect_right(ends, at)
    return ends[after - 1] if after else article.start, ends[after] if after < len(ends) else article.end


def _places_in(text: str) -> Iterator[tuple[str, str]]:
    for match in (*PLACE.finditer(text), *NAMED_FOR.finditer(text)):
        if (place := _bare(match[1])) not in TIMES:
            yield place, match[1]


def _bare(name: str) -> str:
    """A name in lower case without accents."""
    plain = name.casefold()
    return plain if plain.isascii() else "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def _states_by_name(lexicon: Lexicon) -> frozenset[str]:
    """What actors and their people are called, likewise: half of all reports of a war name them, so they are no places."""
    return frozenset(_bare(name) for a in lexicon.actors.values() for name in (a.name, *a.names, *a.adjectives, *a.people))


def named_in(text: str, places: Iterable[str]) -> frozenset[str]:
    """Those of some places, called as ``Passages.places`` has them, that a text names as whole words."""
    lower = text.casefold()
    return frozenset(place for place in places if place in lower and re.search(rf"\b{re.escape(place)}\b", lower))


def around(days: Iterable[date], within: int) -> frozenset[date]:
    """The days at most so many before or after one of some."""
    return frozenset(day + timedelta(days=n) for day in days for n in range(-within, within + 1))


def any_of(words: Iterable[str], *, escaped: bool = True) -> re.Pattern[str]:
    """A pattern for words, or what begins with one of them; for nothing where there are none.

    Args:
        words: The words.
        escaped: False where they are patterns themselves.
    """
    return re.compile(rf"\b(?:{_by_letter(map(re.escape, words) if escaped else words) or '(?!)'})")


def _by_letter(patterns: Iterable[str]) -> str:
    """One pattern for several, in which a letter that some of them begin with is looked at once: fewer tries at each place."""
    of_first: dict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        first = FIRST.match(pattern)
        of_first[first[0] if first else ""].append(pattern[first.end() if first else 0 :])
    plain = of_first.pop("", [])
    each = (f"{first}{rest[0]}" if len(rest) == 1 else f"{first}(?:{_by_letter(rest)})" for first, rest in of_first.items())
    return "|".join((*each, *plain))


__all__ = ["BEFORE", "Passage", "Passages", "any_of", "around", "named_in"]
