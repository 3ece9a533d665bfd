"""Which articles are copies of one text, and which passages two articles share though they differ otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from peaceledger.reconcile.groups import Groups
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.reuse import Passage, Shared, Texts
from peaceledger.records import Article, OriginLink, record_id
from peaceledger.records.origin import OriginKind

WHOLE = 0.9
"""Least share, of either article, for a copy without a word on edits."""
HALF = 0.5
"""Least share of the shorter article: one shared paragraph among four is a quotation, half is a copy."""
PART = 0.2
"""Least share of the longer article for both to be one text: a digest that holds a short item whole has an origin of its own."""
TEASER = 80
"""Words below which a text is a title with a summary, or a brief: it needs more in common, since little is said at all."""
TEASER_SHARE, TEASER_RUN = 0.6, 12
ITEM_SHARE, ITEM_RUN = 0.8, 10
LEAD_SHARE, LEAD_RUN, LEAD_SMALL = 0.4, 15, 12
"""Share of the shorter, and equal words in one passage, that make two short texts one: the second pair are titles, the third one
wire's first sentence under two titles."""
PARAGRAPH = 18
"""Equal words that make a shared passage: in news that was read, below 18 most are names with titles and set phrases."""
SMALL = 15
"""Of the words of a shared passage so many are no names: a list of witnesses or of votes is the same in everybody's words."""
NEAR = 7
"""Days: farther apart only copies count; a paragraph in common is background or furniture."""


class Stretch(NamedTuple):
    """From the first character to the one after the last, in a capture's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What articles have in common.

    Attributes:
        of_article: Id of the text it is a copy of, by article_id.
        shared: Passages that two articles share, by both article_ids, the smaller first: its stretch in either.
        links: Reasons, as rows.
    """

    of_article: Mapping[str, str]
    shared: Mapping[tuple[str, str], tuple[tuple[Stretch, Stretch], ...]]
    links: tuple[OriginLink, ...]


def find_copies(material: Material) -> Copies:
    """Compare the texts of all articles."""
    groups = Groups()
    shared: dict[tuple[str, str], tuple[tuple[Stretch, Stretch], ...]] = {}
    links: list[OriginLink] = []
    for found, kind in _found(material, groups):
        left, right = material.articles[found.left], material.articles[found.right]
        if _one_text(found, kind):
            groups.join(found.left, found.right)
        else:
            shared[found.left, found.right] = tuple(
                (
                    Stretch(left.start + p.left_start, left.start + p.left_end),
                    Stretch(right.start + p.right_start, right.start + p.right_end),
                )
                for p in found.passages
            )
        links.append(_link(found, kind, material))
    return Copies(
        of_article={key: record_id("o", groups.find(key)) for key in material.articles},
        shared=shared,
        links=tuple(sorted(links, key=lambda k: k.origin_link_id)),
    )


def _found(material: Material, groups: Groups) -> Iterator[tuple[Shared, OriginKind]]:
    """Pairs with something in common; of articles that are one text already, no more pairs are compared."""
    articles = material.articles
    texts = {key: material.texts.get(a.capture_id, "")[a.start : a.end] for key, a in articles.items()}
    ready = Texts(texts, {key: _day(a) for key, a in articles.items()}, {key: material.outlet_key(key) for key in articles})
    for a, b in chain(ready.twins(), ready.candidates()):
        left, right = ready.keys[a], ready.keys[b]
        if groups.find(left) != groups.find(right):
            found = ready.compare(a, b)
            kind = kind_of(found, _apart(articles[left], articles[right]))
            if kind:
                yield found, kind


def _day(article: Article) -> int | None:
    return article.published.toordinal() if article.published else None


def _apart(a: Article, b: Article) -> int:
    """Days between two publications, none where one is unknown."""
    return abs((a.published - b.published).days) if a.published and b.published else 0


def kind_of(found: Shared, apart: int) -> OriginKind | None:
    """What two texts have in common; None where it is too little.

    Args:
        found: The passages.
        apart: Days between the two publications.
    """
    more, less = max(found.left_share, found.right_share), min(found.left_share, found.right_share)
    if min(found.left_words, found.right_words) >= TEASER and more >= HALF and less >= PART:
        return "copy" if less >= WHOLE else "edited_copy"
    if less >= WHOLE and found.passages and found.passages[0].words >= ITEM_RUN:
        return "copy"
    if apart > NEAR or not found.passages:
        return None
    best = found.passages[0]
    if min(found.left_words, found.right_words) < TEASER and _one_item(best, more):
        return "teaser"
    return "shared_paragraph" if best.words >= PARAGRAPH and best.small >= SMALL else None


def _one_item(best: Passage, share: float) -> bool:
    return (
        (share >= TEASER_SHARE and best.words >= TEASER_RUN)
        or (share >= ITEM_SHARE and best.words >= ITEM_RUN)
        or (share >= LEAD_SHARE and best.words >= LEAD_RUN and best.small >= LEAD_SMALL)
    )


def _one_text(found: Shared, kind: OriginKind) -> bool:
    """Whether the articles as wholes are one text, so that whatever they report has one origin."""
    return kind != "shared_paragraph" and min(found.left_share, found.right_share) >= PART


def _link(found: Shared, kind: OriginKind, material: Material) -> OriginLink:
    left, right = material.articles[found.left], material.articles[found.right]
    best = found.passages[0]
    here = left.capture_id, Stretch(left.start + best.left_start, left.start + best.left_shown)
    there = right.capture_id, Stretch(right.start + best.right_start, right.start + best.right_shown)
    if _order(right) < _order(left):
        left, right, here, there = right, left, there, here
    words = sum(p.words for p in found.passages)
    share = max(found.left_share, found.right_share)
    return OriginLink(
        origin_link_id=record_id("r", kind, left.article_id, right.article_id),
        kind=kind,
        left_article_id=left.article_id,
        right_article_id=right.article_id,
        event_id=None,
        cited=None,
        share=round(min(share, 1.0), 3),
        words=words,
        reason=_reason(found, kind, words, share),
        capture_id=here[0],
        start=here[1].start,
        end=here[1].end,
        quote=material.texts[here[0]][here[1].start : here[1].end],
        right_capture_id=there[0],
        right_start=there[1].start,
        right_end=there[1].end,
        right_quote=material.texts[there[0]][there[1].start : there[1].end],
    )


def _order(article: Article) -> tuple[bool, int, str]:
    return article.published is None, _day(article) or 0, article.article_id


SAID: Mapping[OriginKind, str] = {
    "copy": "the same text",
    "edited_copy": "one text with edits",
    "teaser": "one item: the shorter stands in the longer",
    "shared_paragraph": "different articles with a passage in common",
}


def _reason(found: Shared, kind: OriginKind, words: int, share: float) -> str:
    shorter = min(found.left_words, found.right_words)
    count = f"{words} equal words in {len(found.passages)} passage{'s' if len(found.passages) > 1 else ''}"
    return f"{SAID[kind]}: {count}, {min(share, 1.0):.0%} of the shorter one's {shorter}, quotations left out"


def meet(a: Iterable[Stretch], b: Iterable[Stretch], pairs: Iterable[tuple[Stretch, Stretch]]) -> bool:
    """Whether a passage of one article and a passage of another lie, by their greater half, in the same shared stretch."""
    ours, theirs = list(a), list(b)
    return any(_inside(ours, left) and _inside(theirs, right) for left, right in pairs)


def _inside(passages: Iterable[Stretch], stretch: Stretch) -> bool:
    return any(2 * (min(p.end, stretch.end) - max(p.start, stretch.start)) >= p.end - p.start for p in passages)


def neighbours(shared: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """With which others each article shares a passage."""
    beside: dict[str, set[str]] = defaultdict(set)
    for a, b in shared:
        beside[a].add(b)
        beside[b].add(a)
    return beside


__all__ = ["Copies", "Stretch", "find_copies", "kind_of", "meet", "neighbours"]
