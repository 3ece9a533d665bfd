"""Which texts are copies: one origin may stand in many outlets.

Two articles are one origin where most of the shorter one's paragraphs stand word for word in the other, or where their three-word
runs overlap enough (MinHash; wire text with small edits). Two passages are one origin where their paragraphs are equal or nearly
so, even in articles that differ otherwise.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rensa import RMinHash

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import plain, three_word_runs
from peaceledger.records import Mention, record_id

PERMUTATIONS = 126
BANDS = 42
"""Bands of three rows meet in 94 of 100 pairs at 0.4 and in 3 of 10,000 at 0.02, where unrelated texts stand."""
SEED = 20240131
ALIKE = 0.4
"""Least estimated Jaccard of three-word runs. Sweep on 100 news texts, copies found (of 100) at 0.3, 0.4, 0.5, 0.6: every tenth
word changed 100, 100, 89, 9; last 40 % cut 100, 100, 100, 59; cut and every twentieth word changed 100, 96, 35, 1. Of the 4,950
pairs of different articles 7, 7, 6, 6 reach it (nobody has read whether they are copies); the next pair stands at 0.29."""
SHARED = 0.5
"""Least share of the shorter article's characters that stands word for word in the other: one shared paragraph among four is a
quotation, half is a copy."""
PARAGRAPH_LEAST = 8
"""Words a paragraph needs; shorter ones ("Read more here") are furniture."""
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Groups of copies.

    Attributes:
        of_article: Origin id by article_id.
        of_passage: Origin of the paragraph a mention stands in, by mention_id; None where the text is not at hand.
    """

    of_article: Mapping[str, str]
    of_passage: Mapping[str, str | None]


class Groups:
    """Union-find over any keys; the smallest key names the group."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Smallest key of the group."""
        self._up.setdefault(key, key)
        while self._up[key] != key:
            self._up[key] = self._up[self._up[key]]
            key = self._up[key]
        return key

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        first, second = sorted((self.find(a), self.find(b)))
        self._up[second] = first


def find_origins(material: Material, mentions: Iterable[Mention]) -> Origins:
    """Group articles, and the paragraphs that hold mentions, by the text they copy."""
    return Origins(of_article=_articles(material), of_passage=_passages(material, mentions))


def _articles(material: Material) -> dict[str, str]:
    groups = Groups()
    texts = {a.article_id: material.texts.get(a.capture_id, "")[a.start : a.end] for a in material.articles.values()}
    for a, b in _shared_paragraphs(texts):
        groups.join(a, b)
    for a, b in alike({key: plain(text) for key, text in texts.items()}):
        groups.join(a, b)
    return {key: record_id("o", groups.find(key)) for key in texts}


def _shared_paragraphs(texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Pairs of articles of which the shorter consists mostly of paragraphs of the other."""
    where: dict[str, set[str]] = defaultdict(set)
    length: dict[str, int] = defaultdict(int)
    for key, text in texts.items():
        for paragraph in {plain(p) for p in PARAGRAPH.findall(text)}:
            length[key] += len(paragraph)
            if paragraph.count(" ") >= PARAGRAPH_LEAST - 1:
                where[paragraph].add(key)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for paragraph, keys in where.items():
        for pair in _neighbours(sorted(keys)):
            shared[pair] += len(paragraph)
    return [(a, b) for (a, b), size in shared.items() if size >= SHARED * min(length[a], length[b])]


def _neighbours(keys: Sequence[str]) -> Iterable[tuple[str, str]]:
    """All pairs of a few keys; of many, each with the next ones: groups join through them."""
    for at, key in enumerate(keys):
        for other in keys[at + 1 : at + 1 + (len(keys) if len(keys) <= 30 else 5)]:
            yield key, other


def alike(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of keys whose plain texts overlap in three-word runs by ``ALIKE`` or more."""
    digests = {key: _digest(text) for key, text in sorted(texts.items()) if text.count(" ") >= PARAGRAPH_LEAST - 1}
    rows = PERMUTATIONS // BANDS
    buckets: dict[Hashable, list[str]] = defaultdict(list)
    for key, digest in digests.items():
        for band in range(BANDS):
            buckets[band, digest[band * rows : (band + 1) * rows]].append(key)
    pairs = {pair for keys in buckets.values() if len(keys) > 1 for pair in _neighbours(keys)}
    return sorted((a, b) for a, b in pairs if _jaccard(digests[a], digests[b]) >= ALIKE)


def _digest(text: str) -> tuple[int, ...]:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(three_word_runs(text))
    return tuple(sketch.digest())


def _jaccard(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def _passages(material: Material, mentions: Iterable[Mention]) -> dict[str, str | None]:
    held = {m.mention_id: paragraph_of(m, material) for m in mentions}
    groups = Groups()
    for a, b in alike({p: p for p in held.values() if p}):
        groups.join(a, b)
    return {key: groups.find(p) if p else None for key, p in held.items()}


def paragraph_of(mention: Mention, material: Material) -> str | None:
    """Plain words of the paragraph a mention stands in; None for short ones and where the text is not at hand."""
    text = material.texts.get(mention.capture_id)
    if text is None:
        return None
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    words = plain(text[start : end if end >= 0 else len(text)])
    return words if words.count(" ") >= PARAGRAPH_LEAST - 1 else None


def independent(reports: Iterable[Mention], material: Material, origins: Origins) -> int:
    """Independent origins of some reports: copies, shared paragraphs and one outlet's several articles count once."""
    groups = Groups()
    articles = set()
    for m in reports:
        article = f"article {m.article_id}"
        articles.add(article)
        groups.join(article, f"outlet {material.outlet_key(m.article_id)}")
        groups.join(article, f"origin {origins.of_article[m.article_id]}")
        if passage := origins.of_passage.get(m.mention_id):
            groups.join(article, f"passage {passage}")
    return len({groups.find(a) for a in articles})


__all__ = ["Groups", "Origins", "alike", "find_origins", "independent", "paragraph_of"]
