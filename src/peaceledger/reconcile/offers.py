"""Offers across articles: one offer with all its tellings, terms and answers.

Two articles tell of one offer where they give it one name, or where one party puts the same thing to the same side within SPAN
days. Who is said to propose it may differ from telling to telling: all are kept.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from peaceledger.packs import Lexicon
from peaceledger.records import Article, Findings, Offer, OfferResponse, OfferTelling, OfferTerm, record_id

R = TypeVar("R", Offer, OfferTelling, OfferTerm, OfferResponse)
SPAN = 30
"""Days: a demand repeated later than that is held to be made anew."""
STEM = 6
"""Letters by which words are held to be forms of one: withdraw, withdrawal."""
WORD = re.compile(r"[a-z]{4,}")
NUMBER = re.compile(r"\d[\d.,]*")
OWN = ("negotiation_format",)
"""Issues in which whoever offers his services offers the same, however put: to mediate, to host, a venue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBook:
    """The four tables of offers, each in id order."""

    offers: tuple[Offer, ...]
    tellings: tuple[OfferTelling, ...]
    terms: tuple[OfferTerm, ...]
    responses: tuple[OfferResponse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An offer as one article tells it.

    Attributes:
        offer: The offer.
        terms: Its stated terms.
        day: When it was made, or else published; None if neither is known.
    """

    offer: Offer
    terms: tuple[OfferTerm, ...]
    day: date | None

    @property
    def order(self) -> tuple[date, str]:
        """The earliest first; undated ones last."""
        return self.day or date.max, self.offer.offer_id


def book_of(
    findings: Sequence[Findings], articles: Mapping[str, Article], event_of: Mapping[str, str], lexicon: Lexicon
) -> OfferBook:
    """Join the offers of all articles.

    Args:
        findings: What extraction found, one per article, in any order.
        articles: By article_id.
        event_of: Event by mention_id.
        lexicon: Names the sides that are silent.
    """
    terms = _in_order((t for f in findings for t in f.offer_terms), "term_id")
    tellings = _in_order((t for f in findings for t in f.offer_tellings), "telling_id")
    responses = _in_order((r for f in findings for r in f.offer_responses), "response_id")
    stated: dict[str, list[OfferTerm]] = defaultdict(list)
    for term in terms:
        if term.stated:
            stated[term.offer_id].append(term)
    offers = _in_order((o for f in findings for o in f.offers), "offer_id")
    told = [Told(offer=o, terms=tuple(stated[o.offer_id]), day=_day(o, articles)) for o in offers]
    groups = _groups(told)
    owner = {t.offer.offer_id: key for key, group in groups.items() for t in group}
    tellings, terms, responses = _owned(tellings, owner), _owned(terms, owner), _owned(responses, owner)
    told_of: dict[str, list[OfferTelling]] = defaultdict(list)
    for telling in tellings:
        told_of[telling.offer_id].append(telling)
    joined = tuple(_joined(key, groups[key], told_of[key], event_of) for key in sorted(groups))
    return OfferBook(offers=joined, tellings=tellings, terms=terms, responses=_with_silence(joined, terms, responses, lexicon))


def _in_order(records: Iterable[R], key: str) -> tuple[R, ...]:
    by_id: dict[str, R] = {getattr(r, key): r for r in records}
    return tuple(by_id[one] for one in sorted(by_id))


def _owned(records: Iterable[R], owner: Mapping[str, str]) -> tuple[R, ...]:
    return tuple(replace(r, offer_id=owner[r.offer_id]) for r in records)


def _day(offer: Offer, articles: Mapping[str, Article]) -> date | None:
    article = articles[offer.article_id]
    return offer.date_latest or offer.date_earliest or (None if article.date_flag else article.published)


def _groups(told: Sequence[Told]) -> dict[str, list[Told]]:
    """Tellings of one offer by the smallest id among them."""
    above = {t.offer.offer_id: t.offer.offer_id for t in told}

    def top(one: str) -> str:
        while above[one] != one:
            one = above[one]
        return one

    for left, right in _pairs(told):
        low, high = sorted((top(left.offer.offer_id), top(right.offer.offer_id)))
        above[high] = low
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda t: t.order):
        groups[top(one.offer.offer_id)].append(one)
    return groups


def _pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs that are one offer: within each key, each telling with the first of the series it goes on."""
    blocks: dict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        for key in _keys(one):
            blocks[key].append(one)
    for key, members in blocks.items():
        series: list[Told] = []
        for one in sorted(members, key=lambda t: t.order):
            fitting = [first for first in series if _goes_on(first, one) and (_is_name(key) or _alike(first, one))]
            if one.day is None and len({f.day for f in fitting}) > 1:
                continue  # undated, and it may be any of several
            if fitting:
                yield fitting[-1], one
            else:
                series.append(one)


def _is_name(key: Hashable) -> bool:
    """Whether the key alone tells an offer from others."""
    return isinstance(key, tuple) and key[0] in {"name", "points"}


def _keys(told: Told) -> set[Hashable]:
    """What an offer may share with another telling of it: its name; or who asks whom for what."""
    offer = told.offer
    found: set[Hashable] = set()
    for name in (offer.name, *offer.aliases):
        words = name_words(name)
        if len(words) > 1 and _tells_apart(name):
            found.add(("name", words) if _proper(name) else ("name", words, offer.sides))
    if offer.sides and offer.points_said:
        found.add(("points", offer.points_said, offer.sides))
    if offer.sides:
        found |= {("deed", offer.kind, offer.sides, t.issue, t.obligor) for t in told.terms if t.obligor}
    return found


def name_words(name: str) -> tuple[str, ...]:
    """A name for comparing: its words in order of the alphabet, without marks, years, numerals and plural."""
    words = re.sub(r"[“”\"'’‘]", "", name.lower().replace("‑", "-")).split()
    left_out = {"the", "and", "of", "draft", "a"}
    return tuple(sorted({w.rstrip("s") for w in words if not (w.isdigit() or set(w) <= set("iv") or w in left_out)}))


def _tells_apart(name: str) -> bool:
    return _proper(name) or "-point" in name.lower()


def _proper(name: str) -> bool:
    """Whether a name has a capitalised word with letters after it: a name of its own, not a phrase."""
    words = name.split()
    return len(words) <= LONGEST and any(w[:1].isupper() and w[1:2].islower() for w in words)


LONGEST = 5
"""Words: a longer one is a clause of which a name is part."""


def _goes_on(first: Told, one: Told) -> bool:
    left, right = first.offer.points_said, one.offer.points_said
    if left and right and left != right:
        return False
    return first.day is None or one.day is None or abs((one.day - first.day).days) <= SPAN


def _alike(left: Told, right: Told) -> bool:
    """Whether two tellings ask for the same thing in some term."""
    return any(_same_term(a, b, left.offer) for a in left.terms for b in right.terms)


def _same_term(a: OfferTerm, b: OfferTerm, offer: Offer) -> bool:
    if (a.issue, a.obligor) != (b.issue, b.obligor) or a.obligor is None:
        return False
    numbers = _numbers(a), _numbers(b)
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    own = a.issue in OWN and (a.obligor,) == offer.sides
    return own or bool(_stems(a.quote) & _stems(b.quote))


def _numbers(term: OfferTerm) -> set[str]:
    return {n.rstrip(".,") for n in NUMBER.findall(term.quantity or "")}


def _stems(words: str) -> set[str]:
    return {w[:STEM] for w in WORD.findall(words.lower())}


def _joined(key: str, group: Sequence[Told], tellings: Sequence[OfferTelling], event_of: Mapping[str, str]) -> Offer:
    """One offer of all its tellings: the earliest gives its passage and date."""
    offers = [t.offer for t in group]
    first = offers[0]
    told = sorted(tellings, key=lambda t: (t.capture_id, t.start, t.end))  # of equals the first in the text, whatever its letters
    names = Counter(t.name for t in told if t.name)
    name = max(names, key=lambda n: names[n]) if names else first.name
    dated = next((o for o in offers if o.date_basis in {"stated", "relative"}), first)
    events = Counter(event_of[m] for t in told if (m := t.mention_id) is not None and m in event_of)
    return replace(
        first,
        offer_id=key,
        name=name,
        aliases=tuple(sorted({n for n in names if n != name})),
        proposers=tuple(sorted({p for o in offers for p in o.proposers})),
        sides=tuple(sorted({s for o in offers for s in o.sides})),
        date_earliest=dated.date_earliest,
        date_latest=dated.date_latest,
        date_basis=dated.date_basis,
        event_id=max(events, key=lambda e: events[e]) if events else None,
        named_without_terms=all(not t.terms for t in group),
        points_said=next((o.points_said for o in offers if o.points_said), None),
        points_listed=max((o.points_listed for o in offers if o.points_listed), default=None),
        relevance="on_topic" if any(o.relevance == "on_topic" for o in offers) else first.relevance,
    )


def _with_silence(
    offers: Sequence[Offer], terms: Sequence[OfferTerm], responses: Sequence[OfferResponse], lexicon: Lexicon
) -> tuple[OfferResponse, ...]:
    """The answers, and a row for each side that must act by an offer and of whom no passage has an answer."""
    answered = {(r.offer_id, r.side) for r in responses}
    asked: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        if term.stated and term.obligor:
            asked[term.offer_id].update(term.obligor.split("; "))
    silent = [
        _silence(offer, side, lexicon.actors[side].name)
        for offer in offers
        if offer.kind == "offer" and offer.sides and offer.relevance == "on_topic"
        for side in sorted(asked[offer.offer_id] - set(offer.sides))
        if side in lexicon.actors and (offer.offer_id, side) not in answered
    ]
    return tuple(sorted((*responses, *silent), key=lambda r: r.response_id))


def _silence(offer: Offer, side: str, party: str) -> OfferResponse:
    return OfferResponse(
        response_id=record_id("fr", offer.offer_id, side, "silent"),
        offer_id=offer.offer_id,
        term_id=None,
        article_id=None,
        party=party,
        side=side,
        stance="silent",
        date_earliest=None,
        date_latest=None,
        date_basis="unknown",
        statement_id=None,
        capture_id=None,
        start=None,
        end=None,
        quote=None,
    )
