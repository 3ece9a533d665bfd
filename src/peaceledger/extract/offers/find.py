"""Offers of one article: found by their words, put together, cut into terms, answered."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from peaceledger.extract.acts.sides import doers
from peaceledger.extract.events.clauses import children
from peaceledger.extract.events.find import HEADLINES, EventContext
from peaceledger.extract.layout import readable_sents
from peaceledger.extract.offers.anchors import Anchor, anchor_at, follows, span_of
from peaceledger.extract.offers.answers import Answer, answers_in, stance_of
from peaceledger.extract.offers.book import offer_book
from peaceledger.extract.offers.conditions import condition_at
from peaceledger.extract.offers.contents import Content, contained_by, lacks
from peaceledger.extract.offers.drafts import Draft, Laid, draft_of, filled, gathered, join, last_before
from peaceledger.extract.offers.points import with_points
from peaceledger.extract.offers.scene import OfferScene, Voice
from peaceledger.extract.offers.write import Book, write
from peaceledger.packs import Lexicon
from peaceledger.records import Mention, Page
from peaceledger.records.article import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SETS = frozenset({"must", "only"})
RELATIVE = frozenset({"which"})
NEAR = 60
"""Words: two or three sentences."""
LEAST = 2
"""Terms without which a paper of nobody and without a name is no offer."""
NOTHING = Book(offers=(), tellings=(), terms=(), responses=())


def find_offers(doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext, mentions: tuple[Mention, ...]) -> Book:
    """Return what an article says of offers.

    Args:
        doc: The article's text, parsed; ``doc.text == page.text``.
        page: The article with its layout.
        lexicon: Words of offers, topics and role nouns.
        context: Actors (references resolved), dates, places and statements of the article.
        mentions: The events found in it, which date and name an offer's own.
    """
    book = offer_book(lexicon)
    if context.relevance == "off_topic":
        return NOTHING
    words = doc.to_array(["LEMMA", "LOWER"]).tolist()
    spots = [i for i, forms in enumerate(words) if not book.starts.isdisjoint(forms)]
    if not spots:
        return NOTHING
    more = [i for i, forms in enumerate(words) if not book.goes_on.isdisjoint(forms)]
    scene = OfferScene(doc=doc, page=page, lexicon=lexicon, book=book, context=context, mentions=mentions)
    sents = readable_sents(doc, page)
    drafts = _drafts(sents, spots, more, scene)
    if not drafts:
        return NOTHING
    drafts = _retold(drafts, spots, scene)
    answers = _agreed(drafts)
    for sent, kind in sents:
        if kind not in HEADLINES:
            answers.extend(answers_in(_within(more, sent, scene), drafts, scene))
    return write(drafts, answers, scene)


def _within(numbers: Sequence[int], sent: "Span", scene: OfferScene) -> list["Token"]:
    return [scene.doc[i] for i in numbers[bisect_left(numbers, sent.start) : bisect_left(numbers, sent.end)]]


def _drafts(
    sents: Sequence[tuple["Span", BlockKind]], spots: Sequence[int], more: Sequence[int], scene: OfferScene
) -> list[Draft]:
    found: list[Draft] = []
    for n, (sent, kind) in enumerate(sents):
        if kind in HEADLINES:
            continue
        here = []
        for token in _within(spots, sent, scene):
            anchor = condition_at(token, scene) if token.lower_ in SETS else anchor_at(token, scene, headline=False)
            if anchor is not None:
                here.append(with_points(draft_of(_owned(anchor, found), scene), sent, sents[n + 1 :], scene))
        found.extend(_outer(here))
        if found and sent.start - found[-1].first.token.i < NEAR:
            found = _said_of_it(_within(more, sent, scene), found, scene)
    joined = gathered(_without_twins(found))
    return [filled(d, scene) for d in joined if _stands(d, scene)]


def _stands(draft: Draft, scene: OfferScene) -> bool:
    """Whether there is an offer to speak of: somebody's, or one with a name of its own, with terms or a name."""
    if not draft.laid and draft.sealed and not scene.known(draft.names):
        return False  # a treaty among many that the text mentions
    named = bool(draft.names) and any(a.proper for a in draft.anchors)
    told = sum(one.content.stated for one in draft.laid) >= LEAST
    return told or bool((draft.laid or draft.names) and (draft.sides or draft.points or named))


def _owned(anchor: Anchor, before: Sequence[Draft]) -> Anchor:
    """Demands told without an owner are whose the demands just told are: "among these were ultimatums"."""
    if anchor.proposers or anchor.sort != "demand":
        return anchor
    last = next((d for d in reversed(before) if d.demanding and d.sides and 0 < anchor.token.i - d.first.token.i < NEAR), None)
    return replace(anchor, proposers=last.first.proposers) if last is not None else anchor


def _outer(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of a sentence without nouns that only name part of another's content: "agreed to present their visions"."""
    kept = []
    for draft in drafts:
        at = draft.first.token.i
        held = (
            one
            for other in drafts
            if other is not draft and (not draft.sides or draft.sides <= other.sides)
            for one in other.laid
            if one.content.head.i != at and span_of(one.content)[0] <= at <= span_of(one.content)[1]
        )
        if draft.first.token.pos_ == "VERB" or draft.points or next(held, None) is None:
            kept.append(draft)
    return kept


def _said_of_it(verbs: Sequence["Token"], drafts: list[Draft], scene: OfferScene) -> list[Draft]:
    """Add what a sentence says a paper asks for, where its subject points back: "it calls for a ceasefire"."""
    for verb in verbs:
        if verb.pos_ != "VERB" or not scene.book.has("contain", verb):
            continue
        at = _paper(verb, drafts, scene)
        if at is None:
            continue
        anchor = drafts[at].first
        known = {one.content.head.i for d in drafts for one in d.laid}
        contents = [c for c in (*contained_by(verb, scene), *_lacking(verb, scene)) if c.head.i not in known]
        drafts[at] = join(drafts[at], draft_of(replace(anchor, contents=tuple(contents)), scene))
        drafts[at] = replace(drafts[at], anchors=drafts[at].anchors[:-1])
    return drafts


def _lacking(verb: "Token", scene: OfferScene) -> Iterator[Content]:
    for one in (verb, *verb.conjuncts):
        yield from lacks(one, scene)


def _paper(verb: "Token", drafts: Sequence[Draft], scene: OfferScene) -> int | None:
    """The plan that the subject of a verb points back to."""
    for subject in (*doers(verb), *(c for c in children(verb, {"nsubj"}) if c.lower_ in RELATIVE)):
        pointing = {c.lower_ for c in subject.lefts} & {"the", "this", "these", "that", "its"}
        paper = subject.pos_ == "NOUN" and scene.book.has("papers", subject) and pointing
        if not paper and subject.lower_ not in {"it", "this", "these", "they", "that", "which"}:
            continue
        last = max(
            ((d.first.token.i, i) for i, d in enumerate(drafts) if d.written and d.first.token.i < subject.i), default=(-NEAR, -1)
        )
        near = subject.i - last[0] < NEAR if subject.lower_ not in RELATIVE else last[0] >= verb.sent.start
        if last[1] >= 0 and near:
            return last[1]
    return None


def _without_twins(drafts: Sequence[Draft]) -> list[Draft]:
    """A content that two anchors claim belongs to the nearer one: "made a proposal to withdraw"."""
    owner: dict[int, Anchor] = {}
    for draft in drafts:
        for one in draft.laid:
            held = owner.get(one.content.head.i)
            if held is None or abs(held.token.i - one.content.head.i) > abs(draft.first.token.i - one.content.head.i):
                owner[one.content.head.i] = draft.first
    return [replace(d, laid=tuple(one for one in d.laid if owner[one.content.head.i] is d.first)) for d in drafts]


def _retold(drafts: list[Draft], spots: Sequence[int], scene: OfferScene) -> list[Draft]:
    """Add the nouns that point back to an offer, or name it again."""
    known = {a.token.i for d in drafts for a in d.anchors}
    for i in spots:
        token = scene.doc[i]
        if i in known or not follows(token, scene):
            continue
        owners = frozenset(p.side for p in scene.cast.owners(token))
        sort = scene.book.noun(token)
        at = last_before(drafts, token, sort, owners)
        if at is not None:
            drafts[at] = replace(drafts[at], tellings=(*drafts[at].tellings, token))
    return drafts


def _agreed(drafts: Sequence[Draft]) -> list[Answer]:
    """Who agrees to do something accepts it."""
    return [
        Answer(
            draft=i,
            party=Voice(name=p.name, side=p.side),
            stance=stance_of(a.token, "accept"),
            verb=a.token,
            first=_first(a, one),
            last=_last(one),
        )
        for i, draft in enumerate(drafts)
        for a in draft.anchors
        if a.sort == "agree"
        for one in [next((x for x in draft.laid if x.anchor is a), None)]
        if one is not None and a.binding(one.obligors)
        for p in a.proposers
    ]


def _first(anchor: Anchor, laid: Laid) -> int:
    return int(min(anchor.token.i, laid.content.head.i))


def _last(laid: Laid) -> int:
    return span_of(laid.content)[1]
