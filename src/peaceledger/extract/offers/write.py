"""Drafts and answers as records, with offsets of the capture."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import clause_of
from peaceledger.extract.offers.anchors import Anchor, span_of
from peaceledger.extract.offers.answers import Answer
from peaceledger.extract.offers.drafts import Draft, Laid
from peaceledger.extract.offers.scene import OfferScene
from peaceledger.extract.offers.terms import details
from peaceledger.records import DateInterval, Mention, Offer, OfferResponse, OfferTelling, OfferTerm, record_id
from peaceledger.records.offer import OfferKind

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_NAME = 90
LEAST = 3
"""Fewer things in a row are a phrase, not a list of points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The four tables of one article."""

    offers: tuple[Offer, ...]
    tellings: tuple[OfferTelling, ...]
    terms: tuple[OfferTerm, ...]
    responses: tuple[OfferResponse, ...]


def write(drafts: Sequence[Draft], answers: Iterable[Answer], scene: OfferScene) -> Book:
    """Make the records of an article."""
    writer = _Writer(scene)
    ids = [writer.key(d) for d in drafts]
    told = list(answers)
    terms = [writer.term(key, one) for key, d in zip(ids, drafts, strict=True) for one in d.laid]
    offers = [writer.offer(key, d, [t for t in terms if t.offer_id == key]) for key, d in zip(ids, drafts, strict=True)]
    return Book(
        offers=tuple(offers),
        tellings=tuple({t.telling_id: t for key, d in zip(ids, drafts, strict=True) for t in writer.tellings(key, d)}.values()),
        terms=tuple({t.term_id: t for t in terms}.values()),
        responses=tuple({r.response_id: r for r in (_of_term(writer.response(ids[a.draft], a), terms) for a in told)}.values()),
    )


def _of_term(response: OfferResponse, terms: Sequence[OfferTerm]) -> OfferResponse:
    """The answer with the one term that its passage names, where the offer has others as well."""
    own = [t for t in terms if t.offer_id == response.offer_id and t.stated]
    inside = [t for t in own if (response.start or 0) <= t.start and t.end <= (response.end or 0)]
    return replace(response, term_id=inside[0].term_id) if len(inside) == 1 and len(own) > 1 else response


class _Writer:
    def __init__(self, scene: OfferScene) -> None:
        self._scene = scene
        self._shift = scene.page.article.start
        self._mention_at = {m.trigger_start - self._shift: m for m in scene.mentions}

    def key(self, draft: Draft) -> str:
        start, _ = self._passage(draft.first)
        return record_id("f", self._scene.page.article.capture_id, start + self._shift, draft.first.token.idx + self._shift)

    def _passage(self, anchor: Anchor) -> tuple[int, int]:
        """A noun with its words, a verb with what it puts on the table."""
        token = anchor.token
        bounds = [span_of(c) for c in anchor.contents if c.head.sent == token.sent]
        first = min([token.left_edge.i if token.pos_ != "VERB" else token.i, *(b[0] for b in bounds)])
        last = max([token.i, *(b[1] for b in bounds)])
        return self._scene.chars(*self._scene.trimmed(first, last))

    def _quote(self, start: int, end: int) -> dict[str, object]:
        return {
            "capture_id": self._scene.page.article.capture_id,
            "start": start + self._shift,
            "end": end + self._shift,
            "quote": self._scene.page.text[start:end],
        }

    def offer(self, key: str, draft: Draft, terms: Sequence[OfferTerm]) -> Offer:
        start, end = self._passage(draft.first)
        when = self._when(draft)
        name = self._name(draft)
        article = self._scene.page.article
        return Offer(
            offer_id=key,
            name=name,
            aliases=tuple(sorted({n for n in draft.names if n != name})),
            kind=_kind(draft),
            proposers=_proposers(draft.anchors),
            sides=tuple(sorted(draft.sides)),
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            event_id=None,
            named_without_terms=not any(t.stated for t in terms),
            points_said=draft.points,
            points_listed=draft.listed or _listed(draft),
            relevance=self._scene.context.relevance,
            article_id=article.article_id,
            capture_id=article.capture_id,
            start=start + self._shift,
            end=end + self._shift,
            quote=self._scene.page.text[start:end],
        )

    def _name(self, draft: Draft) -> str:
        if draft.names:
            return draft.names[0]
        first, last = self._scene.trimmed(*span_of(draft.laid[0].content))
        start, end = self._scene.chars(first, last)
        words = self._scene.page.text[start:end]
        return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"

    def _when(self, draft: Draft) -> DateInterval:
        for anchor in draft.anchors:
            mention = self._mention(anchor.token)
            if mention is not None and mention.date_earliest is not None:
                return mention.when
        for anchor in draft.anchors:
            clause = clause_of(anchor.token)
            own = [d for d in self._scene.context.dates if d.kind == "date" and self._in_clause(d.start, clause, anchor)]
            if len(own) == 1 and own[0].value.earliest is not None:
                return own[0].value
        return self._published()

    def _published(self) -> DateInterval:
        """The day of the article as a stand-in: what it tells was put on the table, or answered, by then."""
        article = self._scene.page.article
        if article.published is None or article.date_flag:
            return DateInterval()
        return DateInterval(latest=article.published, basis="publication_date")

    def _in_clause(self, start: int, clause: "Token", anchor: Anchor) -> bool:
        """Whether a date stands in the clause of an anchor, and not in what is put on the table."""
        token = self._scene.doc[self._scene.tokens(start, start + 1)[0]]
        held = any(b[0] <= token.i <= b[1] for b in map(span_of, anchor.contents))
        return token.sent == clause.sent and clause_of(token).i == clause.i and not held

    def _mention(self, token: "Token") -> Mention | None:
        return self._mention_at.get(token.idx)

    def tellings(self, key: str, draft: Draft) -> Iterator[OfferTelling]:
        for anchor in draft.anchors:
            start, end = self._passage(anchor)
            yield self._telling(key, anchor.token, anchor.name, _proposers((anchor,)), (start, end))
        for token in draft.tellings:
            first, last = token.left_edge.i, token.i
            yield self._telling(key, token, None, (), self._scene.chars(first, last))

    def _telling(
        self, key: str, token: "Token", name: str | None, proposers: tuple[str, ...], span: tuple[int, int]
    ) -> OfferTelling:
        said, mention = self._scene.said(token), self._mention(token)
        article = self._scene.page.article
        return OfferTelling(
            telling_id=record_id("ft", article.capture_id, span[0] + self._shift, span[1] + self._shift, key),
            offer_id=key,
            article_id=article.article_id,
            name=name,
            proposers=proposers,
            statement_id=said.statement_id if said is not None else None,
            mention_id=mention.mention_id if mention is not None else None,
            capture_id=article.capture_id,
            start=span[0] + self._shift,
            end=span[1] + self._shift,
            quote=self._scene.page.text[span[0] : span[1]],
        )

    def term(self, key: str, laid: Laid) -> OfferTerm:
        bounds = self._scene.trimmed(*span_of(laid.content))
        start, end = self._scene.chars(*bounds)
        columns = details(laid.content, bounds, self._scene)
        article = self._scene.page.article
        obligor = "; ".join(sorted(laid.obligors)) or None
        return OfferTerm(
            term_id=record_id("fm", article.capture_id, start + self._shift, end + self._shift, key, obligor or ""),
            offer_id=key,
            article_id=article.article_id,
            issue=laid.issue,
            obligor=obligor,
            action=self._scene.page.text[start:end],
            stated=laid.content.stated,
            capture_id=article.capture_id,
            start=start + self._shift,
            end=end + self._shift,
            quote=self._scene.page.text[start:end],
            **columns,
        )

    def response(self, key: str, answer: Answer) -> OfferResponse:
        start, end = self._scene.chars(*self._scene.trimmed(answer.first, answer.last))
        said, mention = self._scene.said(answer.verb), self._mention(answer.verb)
        dated = mention is not None and mention.date_earliest is not None
        when = mention.when if mention is not None and dated else self._published()
        article = self._scene.page.article
        return OfferResponse(
            response_id=record_id("fr", article.capture_id, start + self._shift, key, answer.party.name, answer.stance),
            offer_id=key,
            term_id=None,
            article_id=article.article_id,
            party=answer.party.name,
            side=answer.party.side,
            stance=answer.stance,
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            statement_id=said.statement_id if said is not None else None,
            capture_id=article.capture_id,
            start=start + self._shift,
            end=end + self._shift,
            quote=self._scene.page.text[start:end],
        )


def _proposers(anchors: Iterable[Anchor]) -> tuple[str, ...]:
    return tuple(sorted({p.name for a in anchors for p in a.proposers}))


def _listed(draft: Draft) -> int | None:
    """Points that one sentence lists, where a number of points is said."""
    if draft.points is None:
        return None
    most = max(Counter(one.content.head.sent.start for one in draft.laid if one.content.stated).values(), default=0)
    return most if most >= LEAST else None


def _kind(draft: Draft) -> OfferKind:
    return "agreement" if all(a.sort == "agreement" for a in draft.anchors) else "offer"
