"""An article as the finder of offers sees it: who stands where, what is said by whom, and how a stretch of words is cut."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from peaceledger.extract.acts.parties import Cast, Party
from peaceledger.extract.acts.sides import doers
from peaceledger.extract.events.clauses import children, lemma
from peaceledger.extract.events.find import EventContext
from peaceledger.extract.offers.book import OfferBook
from peaceledger.extract.spans import ActorSpan, PlaceSpan, statement_at
from peaceledger.packs import AgreementEntry, Lexicon
from peaceledger.records import Mention, Page, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EDGE = frozenset({",", ";", ":", "—", "–", "-", ".", "and", "or", "but", "“", "”", '"', "'", "’", "‘", "(", ")", "\n"})
BREAKS = frozenset({";", "—", "–", "--"})
ASIDE = frozenset({",", "—", "–", "("})
LINKS = frozenset({"that", "—", "–"})
CONDITIONS = frozenset({"if", "unless", "once", "until", "provided", "should"})
NO_NAME = frozenset({"and", "the", "draft", "of"})
MANY = frozenset({"many", "some", "several", "others", "most", "all", "both", "they", "these"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who answers: unnamed ones ("foreign envoys") have no known side."""

    name: str
    side: str | None


@dataclass(frozen=True, kw_only=True)
class OfferScene:
    """One article; what is known of actors and places is laid out only where a sentence may hold an offer."""

    doc: "Doc"
    page: Page
    lexicon: Lexicon
    book: OfferBook
    context: EventContext
    mentions: tuple[Mention, ...]

    @cached_property
    def offsets(self) -> list[int]:
        """First character of each token."""
        found: list[int] = self.doc.to_array("IDX").tolist()
        return found

    @cached_property
    def actor_at(self) -> Mapping[int, ActorSpan]:
        """Actor by token."""
        found: dict[int, ActorSpan] = {}
        for actor in self.context.actors:
            for i in self.tokens(actor.start, actor.end):
                found.setdefault(i, actor)
        return found

    def tokens(self, start: int, end: int) -> range:
        """Numbers of the tokens between two characters of the doc."""
        return range(bisect_right(self.offsets, start) - 1, bisect_left(self.offsets, end))

    @cached_property
    def cast(self) -> Cast:
        """Whom nouns stand for."""
        places: dict[int, PlaceSpan] = {}
        for place in self.context.places:
            inside = self.tokens(place.start, place.end)
            if inside:
                places[self.doc[inside[0] : inside[-1] + 1].root.i] = place
        return Cast(
            lexicon=self.lexicon,
            agents=self.book.agents,
            actor_at=self.actor_at,
            place_at=places,
            on=self.page.article.published,
        )

    def parties(self, noun: "Token") -> list[Party]:
        """Whom a noun and what is listed with it stand for; a pronoun of number stands for the subject before it."""
        found = self.cast.parties(noun)
        if not found and noun.lower_ in MANY and noun.sent.start > 0:
            root = self.doc[noun.sent.start - 1].sent.root
            found = [p for one in doers(root) for p in self.cast.parties(one)]
        return found

    def voices(self, noun: "Token") -> list[Voice]:
        """Who a noun is as one who answers; the words as written where no pack knows him."""
        found = [Voice(name=p.name, side=p.side) for p in self.parties(noun)]
        span = self.actor_at.get(noun.i)
        if found or span is None or span.form == "pronoun" or span.kind == "media":
            return found
        return [Voice(name=self.page.text[span.start : span.end], side=span.side)]

    def doers(self, verb: "Token") -> list[Party]:
        """Who does it."""
        words = doers(verb)
        found = once(p for one in words for p in self.parties(one))
        return found or (self.speaker(verb) if any(self.own_body(one) for one in words) else [])

    @cached_property
    def two_sides(self) -> tuple[str, ...]:
        """The two sides the article names most, none where a third is named as often."""
        counts = Counter(a.side for a in self.context.actors if a.side and ";" not in a.side)
        first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
        if len(first) < 2 or (len(first) == 3 and first[2][1] == first[1][1]):
            return ()
        return (first[0][0], first[1][0])

    @cached_property
    def _agreements(self) -> tuple[frozenset[str], ...]:
        known: Iterable[AgreementEntry] = self.lexicon.extra.get("agreements", ())
        return tuple(name_key(name) for entry in known for name in (entry.name, *entry.names))

    def known(self, names: Iterable[str]) -> bool:
        """Whether a pack knows an agreement by one of these names."""
        keys = [name_key(name) for name in names]
        return any(mine and (mine <= theirs or theirs <= mine) for mine in keys for theirs in self._agreements if theirs)

    def own_body(self, noun: "Token") -> bool:
        """Whether a common noun names the body somebody speaks for: "the church", "his country"."""
        return noun.pos_ == "NOUN" and self.book.has("bodies", noun) and any(c.dep_ in {"det", "poss"} for c in noun.lefts)

    def said(self, token: "Token") -> Statement | None:
        """The statement whose content holds a token."""
        return statement_at(self.context.statements, token.idx + self.page.article.start)

    def speaker(self, token: "Token") -> list[Party]:
        """Who owns the words a token stands in."""
        said = self.said(token)
        if said is None or not said.speaker or not said.side or ";" in said.side:
            return []
        return [Party(name=said.speaker, side=said.side, role=None)]

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Token bounds without joints and marks at their edges."""
        while first < last and self.doc[last].lower_ in EDGE and not self._closes(first, last):
            last -= 1
        while first < last and self.doc[first].lower_ in EDGE:
            first += 1
        return first, last

    def _closes(self, first: int, last: int) -> bool:
        """Whether a closing mark at the end belongs to one that opens inside."""
        return self.doc[last].text in {"”", ")"} and any(t.text in {"“", "("} for t in self.doc[first + 1 : last])

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the doc from one token to another."""
        return self.doc[first].idx, self.doc[last].idx + len(self.doc[last])


def name_key(name: str) -> frozenset[str]:
    """A name for comparing: its words without marks, years, numerals and plural."""
    words = name.lower().replace("‑", "-").strip("“”\"'’ ").split()
    return frozenset(w.rstrip("s") for w in words if not (w.isdigit() or set(w) <= set("iv") or w in NO_NAME))


def stretch(head: "Token", leave: Iterable["Token"] = ()) -> tuple[int, int]:
    """Bounds of a phrase: its subtree as far as what is coordinated with it or told apart."""
    cut = {one.i for one in leave} | {one.i for one in children(head, {"conj"})}
    last = head.right_edge.i
    for child in head.rights:
        if child.i in cut or child.dep_ == "cc" or child.text in BREAKS or _aside(child):
            last = child.left_edge.i - 1
            break
    first = head.left_edge.i
    while first < head.i and head.doc[first].lower_ in LINKS:
        first += 1
    return first, max(last, head.i)


def _aside(child: "Token") -> bool:
    """A remark on the phrase: "the demands, which ...", "an exchange, the largest so far"."""
    before = child.doc[child.left_edge.i - 1].text if child.left_edge.i else ""
    return child.dep_ in {"relcl", "appos", "advcl", "acl"} and before in ASIDE and child.left_edge.lower_ not in CONDITIONS


def word(token: "Token") -> str:
    """The lemma of a word; that of the whole where a hyphen parts it: "cease-fire"."""
    doc, at = token.doc, token.i
    if at >= 2 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_:
        return f"{doc[at - 2].lower_}-{lemma(token)}"
    return lemma(token)


def listed(head: "Token") -> Iterator["Token"]:
    """A word and what is coordinated with it, in order."""
    yield from sorted((head, *head.conjuncts), key=lambda t: t.i) if head.dep_ != "conj" else (head,)


def once(parties: Iterable[Party]) -> list[Party]:
    """Each party once, in order."""
    return list(dict.fromkeys(parties))
