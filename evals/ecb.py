"""Measures cross-document linking on ECB+, topics 1 to 35, gold mentions: CoNLL F1 beside the baseline of equal head lemmas.

    python evals/ecb.py [--weigh]

Mentions are grouped within each topic, whose two seminal events (ecb, ecbplus) are of one kind and have to be told apart. ECB+
asks for every deed, reports and feelings included, most of no type of the ledger's: a mention is known by its head lemma, the
names and days of its sentence, and its article. As in ``reconcile`` reasons are added up on the scale of log-odds, and clusters
are weighed over all that they hold. The weights are counts on topics 1 to 17 (``--weigh`` prints them); topics 18 to 35 set none
and stand aside as ``.unread``.
"""

from __future__ import annotations

import argparse
import math
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from coref_scores import conll_f1
from pages import page_of

from peaceledger.language import Parser
from peaceledger.packs import load_lexicon
from peaceledger.scoring import Ratio

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "ecbplus_topics_1_35.tar.xz"
READ = 17
"""Topics up to this number set the weights."""
ROOT_LETTERS = 5
"""Letters that "acquire" and "acquisition", "explode" and "explosion" share."""
LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "get", "give", "go", "say", "tell", "report", "it", "this", "that", "which"}
)
"""Words that name no deed of their own, or one that everybody does."""
DAYS = frozenset(f"{date(2031, 1, day):%A}".casefold() for day in range(1, 8)) | frozenset(
    f"{date(2031, month, 1):%B}".casefold() for month in range(1, 13)
)
LIKE = ((0.3, "same_story"), (0.2, "near_story"), (0.12, "between"), (0.07, "apart"))
"""Least similarity of two articles; ``far`` below. The two events of a topic share little but their kind."""


@dataclass(frozen=True, slots=True)
class Told:
    """A gold mention.

    Attributes:
        key: Document and mention id.
        topic: Number of the topic.
        document: Name of the article.
        sentence: Number of the sentence.
        span: First character and the one after the last in the annotated sentences joined.
        chain: Gold group.
    """

    key: str
    topic: int
    document: str
    sentence: int
    span: tuple[int, int]
    chain: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its annotated sentences as one text, all of its words, its mentions."""

    name: str
    text: str
    words: Counter[str]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a mention, or several held to be one event, say."""

    lemmas: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    documents: frozenset[str]


def articles(archive: Path) -> Iterator[Article]:
    """All articles, by name."""
    with tarfile.open(archive) as packed:
        for member in sorted(packed.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".xml") and (file := packed.extractfile(member)):
                yield read(Path(member.name).name, ET.fromstring(file.read()))


def read(name: str, root: ET.Element) -> Article:
    """One document of ECB+."""
    tokens = [(t.get("t_id") or "", int(t.get("sentence") or 0), t.text or "") for t in root.iter("token")]
    marks = root.find("Markables")
    found = {m.get("m_id") or "": m for m in (marks if marks is not None else ())}
    chain_of: dict[str, str] = {}
    for relation in root.iter():
        if relation.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
            target = relation.find("target")
            instance = found[target.get("m_id") or ""].get("instance_id") if target is not None else None
            chain = relation.get("note") or instance or f"{name} {relation.get('r_id')}"
            chain_of |= {s.get("m_id") or "": chain for s in relation.findall("source")}
    deeds = {key: [a.get("t_id") for a in m.findall("token_anchor")] for key, m in found.items() if "ACTION" in m.tag}
    anchors = {key: ids for key, ids in deeds.items() if ids}
    sentences = {s for t, s, _ in tokens for ids in anchors.values() if t in ids}
    text, at = "", {}
    last = None
    for t, s, word in tokens:
        if s in sentences:
            text += "\n" if last not in (None, s) else " " if text else ""
            at[t] = (len(text), len(text) + len(word), s)
            text, last = text + word, s
    told = tuple(
        Told(
            f"{name} {key}",
            int(name.partition("_")[0]),
            name,
            at[ids[0]][2],
            (min(at[i][0] for i in ids), max(at[i][1] for i in ids)),
            chain_of.get(key) or f"{name} {key}",
        )
        for key, ids in anchors.items()
    )
    return Article(name, text, Counter(w.casefold() for _, _, w in tokens if w.isalpha() and len(w) > 2), told)


def known(corpus: Sequence[Article], parser: Parser) -> dict[str, Known]:
    """Read every mention."""
    result: dict[str, Known] = {}
    by_name = {a.name: a for a in corpus}
    for page, doc in parser.parse(page_of(a.name, a.text) for a in corpus if a.told):
        article = by_name[page.article.article_id.removeprefix("a_")]
        for told in article.told:
            span = doc.char_span(*told.span, alignment_mode="expand")
            head = span.root
            around = [t for t in doc if "\n" not in page.text[min(t.idx, told.span[0]) : max(t.idx, told.span[0])]]
            result[told.key] = Known(
                lemmas=frozenset({head.lemma_.casefold()}),
                names=frozenset(t.text.casefold() for t in around if t.pos_ == "PROPN" and t.text.casefold() not in DAYS),
                numbers=frozenset(t.text.casefold() for t in around if t.like_num),
                days=frozenset(t.text.casefold() for t in around if t.text.casefold() in DAYS),
                documents=frozenset({article.name}),
            )
    return result


class Likeness:
    """Similarity of two articles: cosine of their words, rare ones heavier."""

    def __init__(self, corpus: Sequence[Article]) -> None:
        often = Counter(w for a in corpus for w in a.words)
        self._vectors = {}
        for a in corpus:
            raw = {w: (1 + math.log(n)) * math.log(len(corpus) / often[w]) for w, n in a.words.items()}
            size = math.sqrt(sum(v * v for v in raw.values())) or 1.0
            self._vectors[a.name] = {w: v / size for w, v in raw.items()}
        self.of = cache(self._of)

    def _of(self, a: str, b: str) -> float:
        one, other = sorted((self._vectors[a], self._vectors[b]), key=len)
        return sum(v * other.get(w, 0.0) for w, v in one.items())


def root_of(lemma: str) -> str:
    return lemma[:ROOT_LETTERS]


def reasons(a: Known, b: Known, likeness: Likeness) -> list[str]:
    """What speaks for and against one event."""
    return [*_head(a, b), *_article(a, b, likeness), *_shared("name", a.names, b.names), *_shared("day", a.days, b.days)]


def _head(a: Known, b: Known) -> Iterator[str]:
    if a.lemmas & b.lemmas:
        yield "light" if a.lemmas & b.lemmas <= LIGHT else "lemma"
    elif {root_of(w) for w in a.lemmas} & {root_of(w) for w in b.lemmas}:
        yield "root"
    else:
        yield "other_head"


def _article(a: Known, b: Known, likeness: Likeness) -> Iterator[str]:
    if a.documents & b.documents:
        yield "one_article"
        return
    pairs = [likeness.of(*sorted((x, y))) for x in a.documents for y in b.documents]
    mean = sum(pairs) / len(pairs)
    yield next((name for least, name in LIKE if mean >= least), "far")


def _shared(what: str, a: frozenset[str], b: frozenset[str]) -> Iterator[str]:
    if a and b:
        common = len(a & b)
        yield f"{what}s" if common > 1 else what if common else f"no_{what}"


PRIOR = -0.2
WEIGHTS: Mapping[str, float] = {
    "lemma": 0.2,
    "root": 0.0,
    "light": -2.0,
    "other_head": -99.0,
    "one_article": 0.5,
    "same_story": 0.6,
    "near_story": 0.0,
    "between": -1.0,
    "apart": -2.5,
    "far": -5.5,
    "names": 0.6,
    "name": 0.2,
    "no_name": -0.9,
    "days": 1.8,
    "day": 0.6,
    "no_day": -0.9,
}
"""Counts on the topics read, of pairs that share a head or its root: only those are ever weighed."""
ENOUGH = 0.0


def weight(a: Known, b: Known, likeness: Likeness) -> float:
    """Log-odds that both tell of one event."""
    return PRIOR + sum(WEIGHTS.get(r, 0.0) for r in reasons(a, b, likeness))


def pooled(a: Known, b: Known) -> Known:
    """What both say together."""
    return Known(*(getattr(a, f) | getattr(b, f) for f in Known.__slots__))


def grouped(keys: Sequence[str], mentions: Mapping[str, Known], likeness: Likeness) -> dict[str, str]:
    """Clusters of mentions that share a head's root: no others are ever weighed."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        blocks[root_of(min(mentions[key].lemmas))].append(key)
    group = {key: key for key in keys}
    for block in blocks.values():
        group |= _merged({key: mentions[key] for key in block}, likeness)
    return group


def _merged(live: dict[str, Known], likeness: Likeness) -> dict[str, str]:
    """Best pairs first, each merge weighed again over all that both clusters hold; as ``reconcile.cluster``."""
    group = {key: key for key in live}
    weights = {(a, b): w for a, b in combinations(sorted(live), 2) if (w := weight(live[a], live[b], likeness)) >= ENOUGH}
    while weights:
        a, b = max(weights, key=lambda p: (weights[p], p))
        live[a] = pooled(live[a], live.pop(b))
        group = {key: a if g == b else g for key, g in group.items()}
        weights = {p: w for p, w in weights.items() if a not in p and b not in p}
        for c in live:
            if c != a and (w := weight(live[a], live[c], likeness)) >= ENOUGH:
                weights[min(a, c), max(a, c)] = w
    return group


def counted(corpus: Sequence[Article], mentions: Mapping[str, Known], likeness: Likeness) -> dict[str, float]:
    """Weight of each reason: log of how much commoner it is among pairs of one event than among others."""
    same: Counter[str] = Counter()
    other: Counter[str] = Counter()
    pairs = [0, 0]
    for keys, chain in topics(corpus):
        for a, b in combinations(keys, 2):
            right = chain[a] == chain[b]
            found = reasons(mentions[a], mentions[b], likeness)
            if "other_head" in found:
                continue
            (same if right else other).update(found)
            pairs[right] += 1
    table = {r: math.log((same[r] + 0.5) / (pairs[1] + 1) / ((other[r] + 0.5) / (pairs[0] + 1))) for r in {*same, *other}}
    return table | {"prior": math.log(pairs[1] / pairs[0])}


def topics(corpus: Iterable[Article]) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Mentions of each topic, with their gold groups."""
    of_topic: dict[int, dict[str, str]] = defaultdict(dict)
    for article in corpus:
        for told in article.told:
            of_topic[told.topic][told.key] = told.chain
    for _, chain in sorted(of_topic.items()):
        yield sorted(chain), chain


def triggers() -> frozenset[str]:
    """Words that name an event of the ledger's types."""
    frames = load_lexicon([]).frames
    return frozenset(w.casefold().split()[-1] for f in frames for t in f["trigger"] for w in t["on"])


def scores(
    corpus: Sequence[Article], mentions: Mapping[str, Known], likeness: Likeness, asked: frozenset[str]
) -> tuple[float, float]:
    """CoNLL F1 of ours and of the lemma baseline over the mentions asked for."""
    gold: dict[str, str] = {}
    ours: dict[str, str] = {}
    lemma: dict[str, str] = {}
    for keys, chain in topics(corpus):
        own = grouped(keys, mentions, likeness)
        for k in keys:
            if k in asked:
                gold[k], ours[k] = chain[k], own[k]
                lemma[k] = f"{k.partition('_')[0]} {min(mentions[k].lemmas)}"
    return conll_f1(ours, gold), conll_f1(lemma, gold)


def measure(archive: Path = ARCHIVE) -> dict[str, Ratio]:
    """Figures over all topics, over those that set no weights, and within the ledger's types."""
    corpus = list(articles(archive))
    mentions = known(corpus, Parser())
    likeness, words = Likeness(corpus), triggers()
    typed = frozenset(k for k, m in mentions.items() if m.lemmas & words)
    unread = [a for a in corpus if int(a.name.partition("_")[0]) > READ]
    result = {}
    for name, texts, asked in (
        ("", corpus, frozenset(mentions)),
        (".in_types", corpus, typed),
        (".unread", unread, frozenset(mentions)),
        (".unread_in_types", unread, typed),
    ):
        ours, lemma = scores(texts, mentions, likeness, asked)
        result |= {f"ecb.conll_f1{name}": Ratio(round(ours, 4), None), f"ecb.lemma_f1{name}": Ratio(round(lemma, 4), None)}
    return result


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--weigh", action="store_true", help="count the weights on the topics set aside for it")
    if arguments.parse_args().weigh:
        corpus = [a for a in articles(ARCHIVE) if int(a.name.partition("_")[0]) <= READ]
        table = counted(corpus, known(corpus, Parser()), Likeness(corpus))
        for reason, value in sorted(table.items(), key=lambda x: -x[1]):
            print(f"{reason:16} {value:+.2f}")
        return
    for name, ratio in measure().items():
        print(f"{name:28} {ratio}")


if __name__ == "__main__":
    main()
