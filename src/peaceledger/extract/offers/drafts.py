"""Offers of one article: anchors that speak of the same thing put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peaceledger.extract.offers.anchors import Anchor, obligors
from peaceledger.extract.offers.contents import Content
from peaceledger.extract.offers.scene import OfferScene, name_key
from peaceledger.extract.offers.terms import issue_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MEDIATING = frozenset({"mediate", "mediation", "host", "hosting", "venue", "site", "conference", "broker", "facilitate"})
MATTERS = frozenset({"ceasefire", "prisoners", "humanitarian"})
FAR = 150
"""Words: some six sentences; farther off, "the plan" may be any."""


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A content with what was made of it."""

    content: Content
    anchor: Anchor
    issue: str
    obligors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An offer as far as an article was read.

    Attributes:
        anchors: Words that put it on the table.
        tellings: Words that point back to it.
        laid: Its contents.
        listed: Points of a list that follows.
    """

    anchors: tuple[Anchor, ...]
    laid: tuple[Laid, ...] = ()
    tellings: tuple["Token", ...] = ()
    listed: int | None = None

    @property
    def sides(self) -> frozenset[str]:
        """Sides of all who are said to propose it."""
        return frozenset(p.side for a in self.anchors for p in a.proposers)

    @property
    def spots(self) -> tuple[int, ...]:
        """Words that name it."""
        return (*(a.token.i for a in self.anchors), *(t.i for t in self.tellings))

    @property
    def first(self) -> Anchor:
        """The first word that puts it on the table."""
        return self.anchors[0]

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, in order."""
        return tuple(dict.fromkeys(a.name for a in self.anchors if a.name))

    @property
    def points(self) -> int | None:
        """How many points it is said to have."""
        return next((a.points for a in self.anchors if a.points), None)

    @property
    def sealed(self) -> bool:
        """Whether it is only ever called an agreement, and nobody's."""
        return not self.sides and all(a.sort == "agreement" for a in self.anchors)

    @property
    def written(self) -> bool:
        """Whether it is a paper that can be said to contain something."""
        return any(a.sort in {"plan", "agreement"} and a.token.pos_ != "VERB" for a in self.anchors)

    @property
    def matter(self) -> str | None:
        """Issue that the words before its noun name."""
        return self.first.matter

    @property
    def demanding(self) -> bool:
        """Whether it is a set of demands."""
        return any(a.sort == "demand" and a.token.pos_ != "VERB" for a in self.anchors)


def draft_of(anchor: Anchor, scene: OfferScene) -> Draft:
    """A draft of one anchor."""
    laid = [
        Laid(content=c, anchor=anchor, issue=issue_of(c.role or c.head, scene), obligors=obligors(c, anchor, scene))
        for c in anchor.contents
    ]
    return Draft(anchors=(anchor,), laid=tuple(laid))


def join(left: Draft, right: Draft) -> Draft:
    """Two drafts as one; a content that both name stands once."""
    known = {one.content.head.i for one in left.laid}
    return replace(
        left,
        anchors=(*left.anchors, *right.anchors),
        laid=(*left.laid, *(one for one in right.laid if one.content.head.i not in known)),
        tellings=(*left.tellings, *right.tellings),
    )


def same(left: Draft, right: Draft) -> bool:
    """Whether two drafts of an article speak of one offer."""
    if not right.sides and not right.laid and right.matter and ((right.matter,) in matters(left) or right.matter == left.matter):
        return True
    if _same_name(left, right):
        return True
    if left.points and right.points and left.points != right.points:
        return False
    if not left.sides & right.sides:
        return False
    if left.points and left.points == right.points:
        return True
    if left.demanding and right.demanding:
        return True
    if left.first.token.sent == right.first.token.sent and left.sides == right.sides:
        return not (left.points or right.points) or left.points == right.points
    if left.points or right.points:
        return False
    return bool(matters(left) & matters(right))


def _same_name(left: Draft, right: Draft) -> bool:
    """Whether a name of one is that of the other, years and numerals left out; without an owner only a proper name will do."""
    shared = any(a <= b or b <= a for a in map(name_key, left.names) for b in map(name_key, right.names) if len(a & b) > 1)
    if left.sides and right.sides:
        return shared and bool(left.sides & right.sides)
    return shared and any(a.proper or a.points for a in (*left.anchors, *right.anchors))


def matters(draft: Draft) -> set[tuple[str, ...]]:
    """What an offer is about, as far as one may tell two offers of one party by it."""
    found: set[tuple[str, ...]] = set()
    for one in draft.laid:
        role = one.content.role
        words = {t.lemma_.lower() for t in (*one.content.head.subtree, *(role.subtree if role is not None else ()))}
        if one.issue == "negotiation_format":
            found.add(("mediate",) if words & MEDIATING else ("meet", *sorted(one.obligors)))
        elif one.issue in MATTERS:
            found.add((one.issue,))
    return found


def filled(draft: Draft, scene: OfferScene) -> Draft:
    """The draft with obligors filled from its other terms, where it asks for what both do: "a ceasefire and talks with A"."""
    mine = [p.side for a in draft.anchors for p in a.proposers]
    others = [s for one in draft.laid for s in one.obligors if s not in mine]
    laid = []
    for one in draft.laid:
        joint = one.content.head.lemma_.lower() in scene.book.lists["words"] and one.anchor.token.pos_ == "VERB"
        if not one.obligors and others and one.content.head.i == one.anchor.token.i:
            laid.append(replace(one, obligors=tuple(dict.fromkeys(others))))  # what must come first is the same party's
        elif joint and not one.obligors and others:
            laid.append(replace(one, obligors=tuple(dict.fromkeys((*mine, *others)))))
        else:
            laid.append(one)
    return replace(draft, laid=tuple(laid))


def gathered(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with those that speak of one offer joined, in the order of the text."""
    found: list[Draft] = []
    for draft in drafts:
        at = next((i for i, old in enumerate(found) if same(old, draft)), None)
        if at is None:
            found.append(draft)
        else:
            found[at] = join(found[at], draft)
    return found


def last_before(drafts: Iterable[Draft], token: "Token", sort: str | None, owners: frozenset[str]) -> int | None:
    """The latest draft before a word that the word may point back to; one without an owner points no further than FAR words."""
    best: tuple[int, int] | None = None
    for i, draft in enumerate(drafts):
        at = max((i for i in draft.spots if i < token.i), default=-1)
        if at < 0 or (owners and not owners & draft.sides) or (not owners and token.i - at > FAR) or not _fits(draft, sort):
            continue
        if best is None or at > best[0]:
            best = (at, i)
    return best[1] if best else None


def _fits(draft: Draft, sort: str | None) -> bool:
    """Whether a noun of this sort may name the draft: demands are not called a deal."""
    sorts = {a.sort for a in draft.anchors}
    if sort == "demand":
        return "demand" in sorts
    if sort == "agreement":
        return bool(sorts & {"agreement", "agree"})
    return True
