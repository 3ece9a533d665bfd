"""Numbers that one article gives as another outlet's, and that do not stand so in that outlet's article."""

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peaceledger.reconcile.citing import Citing
from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.numbers import slip
from peaceledger.reconcile.numerals import Numerals
from peaceledger.reconcile.passages import Passage, Passages
from peaceledger.records import Article

WITHIN = 4
"""Days from a report to an article that cites it."""
MONTHS = frozenset(month_name[1:])
NEXT = 4
"""Words around a number in which stands what it counts."""
LARGE = 100
"""Least number that two texts do not share, or nearly share, by chance."""
WORD = re.compile(r"[^\W\d_][\w’'-]*")
YEAR = re.compile(r"(?:19|20)\d\d")
DIGITS = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\w:/]|[.,]\d)|(?<![\w.,:/$€£-])\d{1,6}(?![\w:/%]|[.,]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as a text writes it.

    Attributes:
        value: What it says.
        start: First character in the capture.
        end: After its last.
    """

    value: int
    start: int
    end: int


def cited_otherwise(passages: Passages, companions: Companions, known: Sequence[Clash]) -> Iterator[Clash]:
    """Slips in copying from an outlet that is named as the source.

    Args:
        passages: All articles.
        companions: Articles that share an event.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    reader = _Reader(passages, companions)
    for p, outlets in reader.citing():
        numbers = [n for n in reader.numbers(p.article_id) if p.start <= n.start < p.end]
        given = [(a, n) for a in reader.sources(p, outlets) for n in reader.numbers(a.article_id)] if numbers else []
        for number in numbers:
            mine = reader.stand(p.capture_id, number)
            theirs = [reader.stand(a.capture_id, n) for a, n in reader.originals(p, number, given)]
            if len({s.value for s in theirs}) == 1 and not any(c.tells(mine, s) for c in known for s in theirs):
                yield Clash(
                    subject_id=p.article_id,
                    field="quoted",
                    kind="copy_error",
                    strength="contradiction",
                    note=f"{mine.quote} is given as another outlet's number, which has {theirs[0].quote}",
                    stands=(mine, *theirs),
                )


class _Reader:
    def __init__(self, passages: Passages, companions: Companions) -> None:
        self._passages, self._material, self._companions = passages, passages.material, companions
        self._of_outlet: dict[str, dict[date | None, list[Article]]] = defaultdict(lambda: defaultdict(list))
        for a in self._material.articles.values():
            if a.source_id:
                self._of_outlet[a.source_id][a.published].append(a)
        self._citing = Citing(self._material.lexicon, frozenset(self._of_outlet))
        self._numerals = Numerals(self._material.lexicon.vocab.get("matters", {}).get("numbers", {}))
        self._numbers: dict[str, Sequence[Number]] = {}
        self._spelt = re.compile(rf"\b{self._numerals.small}\b(?! (?:hundred|thousand))", re.I)

    def citing(self) -> Iterator[tuple[Passage, frozenset[str]]]:
        """Sentences that give an outlet of the ledger as their source."""
        names = sorted(name for outlet in self._of_outlet for name in self._citing.spelt(outlet))
        cue = re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")
        for p in self._passages.holding(cue, self._passages.naming(names)):
            outlets = frozenset(c.outlet for c in self._citing.of_text(p.quote)) & self._of_outlet.keys()
            own = self._material.articles[p.article_id].source_id
            if outlets - {own}:
                yield p, outlets - {own}

    def sources(self, p: Passage, outlets: frozenset[str]) -> Iterator[Article]:
        """Articles of these outlets in the days before; all where the day is not known."""
        for by_day in (self._of_outlet[outlet] for outlet in sorted(outlets)):
            near = [None, *(p.day - timedelta(days=n) for n in range(WITHIN + 1))] if p.day else by_day
            yield from (a for day in near for a in by_day.get(day, ()))

    def originals(self, p: Passage, number: Number, theirs: Sequence[tuple[Article, Number]]) -> list[tuple[Article, Number]]:
        """Where the one number stands of which it is a slip; nowhere if the outlet gives the number as well."""
        given = {n.value for n in self.numbers(p.article_id)}
        if any(n.value == number.value and self._shared(p, number, a, n) for a, n in theirs):
            return []
        like = [(a, n) for a, n in theirs if n.value not in given and slip(n.value, number.value)]
        return [(a, n) for a, n in like if {o.value for b, o in like if self._of_one_thing(p, b, number, o)} == {n.value}]

    def _of_one_thing(self, p: Passage, article: Article, mine: Number, theirs: Number) -> bool:
        """Whether they count one thing: large numbers of one event or days are no chance, small ones share words."""
        dated, joined = p.day and article.published, self._companions.share(p.article_id, article.article_id)
        shared = self._shared(p, mine, article, theirs)
        return shared > 1 or (joined and shared > 0) or bool((dated or joined) and min(mine.value, theirs.value) >= LARGE)

    def _shared(self, p: Passage, mine: Number, article: Article, theirs: Number) -> int:
        """How many stems they share of the words beside them."""
        return len(self._beside(p.capture_id, mine) & self._beside(article.capture_id, theirs))

    def numbers(self, article_id: str) -> Sequence[Number]:
        """All whole numbers of an article, read once."""
        if (known := self._numbers.get(article_id)) is not None:
            return known
        article = self._material.articles[article_id]
        text, start, end = self._material.texts.get(article.capture_id, ""), article.start, article.end
        written = [(m, int(re.sub(r"\D", "", m[0]))) for m in DIGITS.finditer(text, start, end) if not YEAR.fullmatch(m[0])]
        written += [(m, int(self._numerals.value(m[0]) or 0)) for m in self._spelt.finditer(text, start, end)]
        found = [Number(value=value, start=m.start(), end=m.end()) for m, value in written]
        self._numbers[article_id] = sorted(found, key=lambda n: n.start)
        return self._numbers[article_id]

    def _beside(self, capture_id: str, n: Number) -> frozenset[str]:
        """Stems of the words behind it, one of which it counts, and of the one before it: a month, as a rule."""
        text = self._material.texts[capture_id]
        after = WORD.findall(text[n.end : n.end + 60].partition("\n")[0])[:NEXT]
        before = WORD.findall(text[max(0, n.start - 20) : n.start])[-1:]
        return self._passages.stems.of(" ".join((*before, *after))) | MONTHS.intersection((*before, *after[:1]))

    def stand(self, capture_id: str, n: Number) -> Stand:
        """A number as a position."""
        quote = self._material.texts[capture_id][n.start : n.end]
        return Stand(value=f"{n.value:,}", side=None, capture_id=capture_id, start=n.start, end=n.end, quote=quote)


__all__ = ["cited_otherwise"]
