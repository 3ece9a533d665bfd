"""Counts of people who go back to a side: N for N, each, parts of a whole, totals and ordinals."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Span, Token

from peaceledger.extract.counts.returnees import Returnees, other
from peaceledger.extract.counts.roles import Act, Acts, ancestors
from peaceledger.extract.counts.units import SOLDIER, UnitReader
from peaceledger.extract.events.clauses import lemma
from peaceledger.extract.spans import QuantitySpan
from peaceledger.records import Mention

PEOPLE = frozenset({"pow", "prisoner", "civilian", "child", "person", "mixed", "body"})
BACK = frozenset({"gain", "give", "bring", "trade", "come", "release_nouns", "exchange_nouns"})
_LOST = frozenset({"killed", "wounded", "taken"})
_FOR = re.compile(r"\b(?:(?:exchange|return) for|for|against)\s+(?:[\w~]+ ){0,4}$")
_OF_OWN_SIDE = re.compile(r"\S+\sof (?:our|its|their|his|her)\b")
_PLURAL = frozenset({"NNS", "NNPS"})
_AND_SO_MANY = re.compile(r",? (?:in all|all told|altogether|in total)\b")
_SOME_OF = re.compile(r"\S+\sof (?:the|them|those|these)\b")
_RETURN = re.compile(r"[^.;]{0,60}\b(?:in (?:exchange|return) for|for)\s+(?:\w+\s){0,3}$")
_SAME = re.compile(r"[^.;]{0,70}?\b((?:the same|an equal|an identical) number(?: of [^,.;]{0,40})?)")
_STAGES = frozenset({"stage", "phase", "part", "day", "round", "leg", "tranche", "half"})
_REACH = 2
_AHEAD = frozenset({"agreed", "planned"})


@dataclass(frozen=True, slots=True)
class Row:
    """One count before it becomes a record."""

    span: QuantitySpan
    what: str
    role: str
    side: str | None


@dataclass(slots=True)
class _Whole:
    """The number that parts are counted from, and the kinds of part seen so far."""

    row: Row
    act: Act
    sentence: int
    parts: set[str] = field(default_factory=set)


class ExchangeCounts:
    """Reads the numbers of an exchange in the order of the text.

    Args:
        text: The article's text.
        vocab: ``quantities.toml`` as loaded.
        units: Reader of its counted nouns.
        acts: Reader of the acts numbers stand under.
        returnees: Reader of sides.
    """

    def __init__(self, text: str, vocab: Mapping[str, Any], units: UnitReader, acts: Acts, returnees: Returnees) -> None:
        self._doc = units.doc
        self._text = text
        self._acts = acts
        self._returnees = returnees
        self._units = units
        self._opening = _any(vocab["parts"]["opening"], r"^\W*(?:{})\b")
        self._inside = _any(vocab["parts"]["inside"], r"\b(?:{})\b[^;]*$")
        self._fellow = _any(vocab["parts"]["fellow"], r"\b(?:{})\b")
        self._all = _any(vocab["parts"]["whole"], r"\b(?:{})\b")
        self._sum = _any(vocab["parts"]["sum"], r"\b(?:{})\b[^,;]*$")
        self._rest = frozenset(vocab["parts"]["rest"])
        self._apart = _any(vocab["parts"]["apart"], r"[^.;,]*\b(?:{})\b")
        self._whole: _Whole | None = None
        self._sorted_at = -1

    def belongs(self, span: QuantitySpan, act: Act, in_passage: bool) -> bool:
        """Whether a number in reach of an exchange counts its people (or is its ordinal)."""
        if span.ordinal or span.distributive == "for":
            return True
        traded = _FOR.search(self._text[max(0, span.start - 40) : span.start])
        if self._apart.match(self._text, span.end):
            return False
        if (act.kind in _LOST and not traded) or not self._counts_people(span) or self._into_captivity(act):
            return False
        if act.kind in BACK or span.distributive == "each":
            return True
        if span.value.low == 1 and _SOME_OF.match(self._text, span.start):
            return False  # "one of the sailors spoke"
        return (
            (act.kind == "" and (in_passage or self._goes_on(span)))
            or (act.kind in {"", "held"} and self._at_the_hand_over(span))
            or bool(traded and in_passage and self._whole)
            or (act.kind == "" and self._bare(span) and self._returnees.goes_to(span) is not None)
            or self._is_part(span, act, self._doc[span.head].sent)
        )

    def _bare(self, span: QuantitySpan) -> bool:
        """A number without a noun, as in "116 to the army and 63 to the front"."""
        return " " not in self._text[span.start : span.end]

    def _goes_on(self, span: QuantitySpan) -> bool:
        """As in "96 are soldiers and 12 are civilians": the same people, sorted."""
        return self._sorted_at >= self._doc[span.head].sent.start_char and self._sort(span) is not None

    def _sort(self, span: QuantitySpan) -> str | None:
        """Soldiers or civilians, where a number is said to be of these: "12 are civilians", "96 of those freed are gunners"."""
        bare = self._text[span.start : span.end].split()[0]
        kind = self._units.said_of(span.end) or self._units.said_of(span.start + len(bare))
        return kind if kind in {"pow", "civilian"} else None

    def _of_sort(self, span: QuantitySpan) -> str | None:
        """The party that says of which sort the people are: it has them."""
        if self._sort(span) is None:
            return None
        self._sorted_at = span.end
        return self._returnees.at_home(span)

    def _at_the_hand_over(self, span: QuantitySpan) -> bool:
        """As in "she crossed the bridge with 30 fellow captives": those who go with somebody freed."""
        if span.what not in PEOPLE or not self._fellow.search(self._text[span.start : span.end]):
            return False
        words = {lemma(token) for token in self._doc[span.head].sent}
        goes_back = any(
            lemma(goal) in self._acts.words["captivity"]
            for token in self._doc[span.head].sent
            if token.lower_ in {"to", "into", "in", "inside"} and token.head.lower_ not in {"after", "months", "years", "weeks"}
            for goal in token.children
        )
        return not goes_back and not words.isdisjoint(self._acts.words["hand_over"])

    def _into_captivity(self, act: Act) -> bool:
        """As in "they were transferred to rebel-held territory", "returned to prison"."""
        goals = (g for p in act.word.children if p.lower_ in {"to", "into"} for g in p.children) if act.word is not None else ()
        return any(lemma(goal) in self._acts.words["captivity"] and not self._own_ground(goal) for goal in goals)

    def _own_ground(self, goal: Token) -> bool:
        """As in "to territory under the government's control"."""
        return goal.lower_ == "territory" and not any(t.lower_ in {"held", "occupied"} for t in goal.lefts for t in t.subtree)

    def rows(self, span: QuantitySpan, follows: QuantitySpan | None, act: Act, mention: Mention, number: int) -> Iterator[Row]:
        """Yield the counts of a number.

        Args:
            span: The number.
            follows: The number after it in the sentence: the second of "160 for 160".
            act: What happened to the counted people.
            mention: The exchange.
            number: Number of the sentence in the article.
        """
        sent = self._doc[span.head].sent
        pair = self._returnees.pair(sent, mention)
        if span.ordinal:
            yield Row(span, "other", "ordinal", None)
        elif span.distributive == "for" and follows is not None:
            role = "total" if self._is_sum(span, sent) or self._names_whole(span) else "returned"
            yield from (replace(row, role=role) for row in self._for(span, follows, act, pair))
        elif (span.distributive == "each" or _each_does(act)) and pair is not None and self._returnees.own(span) is None:
            role = "total" if self._is_sum(span, sent) else "returned"
            yield from (Row(span, self._what(span), role, side) for side in pair)
        elif self._is_part(span, act, sent):
            yield self._part(span)
        else:
            row = self._single(span, follows, act, self._returnees.pair(sent, mention, near=True))
            if mention.status in _AHEAD and self._is_rest(span):
                row = replace(row, role="share")
            yield row
            yield from self._same(row, pair)
            self._whole = _Whole(row, act, number)

    def forget(self, number: int) -> None:
        """Let go of a whole that lies too far back for the sentence with this number to break it up."""
        if self._whole is not None and number - self._whole.sentence > _REACH:
            self._whole = None

    def _for(self, first: QuantitySpan, second: QuantitySpan, act: Act, pair: tuple[str, str] | None) -> Iterator[Row]:
        what = self._what(second if second.what in PEOPLE else first)
        if pair is not None and first.value == second.value:
            both = replace(first, end=max(first.end, second.end))
            yield from (Row(both, what, "returned", side) for side in pair)
            return
        doer = self._returnees.doer(act.word) if act.word is not None and act.kind == "trade" else None
        yield Row(first, what, "returned", other(doer, pair))
        yield Row(second, what, "returned", doer if pair and doer in pair else None)

    def _single(self, span: QuantitySpan, follows: QuantitySpan | None, act: Act, pair: tuple[str, str] | None) -> Row:
        sent = self._doc[span.head].sent
        side = self._gapped(span, sent, pair)
        side = side or self._returnees.side_of(span, act, self._acts, pair) or self._counterpart(span, follows, pair, sent)
        side = side or self._of_sort(span)
        if self._bare(span) and _AND_SO_MANY.match(self._text, span.end) and self._whole is not None:
            return Row(span, self._what(span), "total", None)
        all_told = self._in_all(span, sent) and (side is None or _so_far(act))
        total = span.scope in {"year", "war"} or all_told or self._is_sum(span, sent)
        return Row(span, self._what(span), "total" if total else "returned", side)

    def _gapped(self, span: QuantitySpan, sent: Span, pair: tuple[str, str] | None) -> str | None:
        """The side of a number whose verb is left out: "Utopia gets back 215 people, Arcadia 55"."""
        whole = self._whole
        if whole is None or whole.row.span.start < sent.start_char or whole.act.kind not in {"gain", "give"}:
            return None
        doer = self._returnees.just_before(span)
        return doer if whole.act.kind == "gain" else other(doer, pair)

    def _counterpart(
        self, span: QuantitySpan, follows: QuantitySpan | None, pair: tuple[str, str] | None, sent: Span
    ) -> str | None:
        """The other side than that of the number it is exchanged for: "60 in exchange for 55 Utopians"."""
        whole = self._whole
        if (
            whole is not None
            and whole.row.span.start >= sent.start_char
            and _FOR.search(self._text[whole.row.span.end : span.start])
        ):
            return other(whole.row.side, pair)
        if follows is not None and _RETURN.fullmatch(self._text[span.end : follows.start]):
            return other(self._returnees.own(follows), pair)
        return None

    def _same(self, row: Row, pair: tuple[str, str] | None) -> Iterator[Row]:
        """The number that "for the same number of Utopians" repeats."""
        again = _SAME.match(self._text, row.span.end)
        if again and row.role == "returned":
            span = replace(row.span, start=again.start(1), end=again.end(1))
            yield replace(row, span=span, side=self._returnees.named_in(span) or other(row.side, pair))

    def _is_sum(self, span: QuantitySpan, sent: Span) -> bool:
        """Whether the number adds up what several exchanges or stages brought: "with 40 on Friday the sum is 100"."""
        return bool(self._sum.search(self._text[sent.start_char : span.start]))

    def _names_whole(self, span: QuantitySpan) -> bool:
        """As in "the second day of the 1,000-for-1,000 exchange": what stages make up."""
        noun = next((t for t in ancestors(self._doc[span.head]) if lemma(t) in self._acts.words["exchange_nouns"]), None)
        return noun is not None and noun.dep_ == "pobj" and lemma(noun.head.head) in _STAGES

    def _in_all(self, span: QuantitySpan, sent: Span) -> bool:
        near = self._text[max(sent.start_char, span.start - 30) : min(sent.end_char, span.end + 40)]
        return bool(self._all.search(near))

    def _is_rest(self, span: QuantitySpan) -> bool:
        """As in "three more captives are to return", "another 40 will be freed": what is left of a deal, not what it holds."""
        first = self._units.token_at(span.start)
        near = self._doc[max(0, first - 2) : self._doc[span.head].i + 2]
        named = (t for t in near if t.lower_ in self._rest and t.head.i in range(near.start, near.end))
        return any(self._doc[min(t.i + 1, len(self._doc) - 1)].lower_ != "than" for t in named)

    def _is_part(self, span: QuantitySpan, act: Act, sent: Span) -> bool:
        if self._whole is None:
            return False
        whole = self._whole.row.span
        if _SOME_OF.match(self._text, span.start):
            return True
        if whole.start < sent.start_char:
            return bool(self._opening.search(self._text[sent.start_char : span.start]))
        own_act = (
            act.kind in BACK
            and act.word is not None
            and self._whole.act.word is not None
            and act.word.i != self._whole.act.word.i
        )
        return not own_act and bool(self._inside.search(self._text[whole.end : span.start]))

    def _part(self, span: QuantitySpan) -> Row:
        """A part has the side of its whole; soldiers and civilians of a larger number are counts of their own."""
        assert self._whole is not None
        what = self._what(span)
        own = what in {"pow", "civilian"} and what != self._whole.row.what and what not in self._whole.parts
        self._whole.parts.add(what)
        if what == "person" and not own:
            what = self._whole.row.what
        side = self._returnees.own(span) or self._whole.row.side or self._of_sort(span)
        return Row(span, what, "returned" if own else "share", side)

    def _counts_people(self, span: QuantitySpan) -> bool:
        if lemma(self._doc[span.head]) in self._acts.words["takers"]:
            return False  # "the two sides exchanged 40 captives"
        if span.what in PEOPLE:
            return True
        head = self._doc[span.head]
        if span.what != "other":
            return False
        if _OF_OWN_SIDE.match(self._text, span.start) and head.tag_ in _PLURAL and lemma(head) not in self._acts.words["things"]:
            return True
        bare = (head.like_num or head.pos_ == "NUM") and (head.dep_ != "pobj" or head.head.lower_ in {"of", "for"})
        return bare or self._returnees.is_people(span)

    def _what(self, span: QuantitySpan) -> str:
        head = self._doc[span.head]
        if span.what == "person" and self._units.what_of(head.i) == SOLDIER:
            return "pow"
        if span.what in {"prisoner", "person"} and (sort := self._sort(span)):
            return sort
        if span.what != "other":
            return span.what
        return "person" if self._returnees.is_people(span) else "prisoner"


def _each_does(act: Act) -> bool:
    """As in "the two are each to return 40", "they each freed 40"."""
    if act.word is None or act.kind not in {"give", "bring", "gain", "trade"}:
        return False
    verbs = (act.word, act.word.head) if lemma(act.word.head) == "be" else (act.word,)
    return any(c.lower_ == "each" and c.i < act.word.i for verb in verbs for c in verb.children)


def _so_far(act: Act) -> bool:
    """Whether the verb tells of all up to now: "in all, 388 have been returned"."""
    return act.word is not None and any(c.lower_ in {"have", "has"} for c in act.word.children if c.dep_ == "aux")


def _any(words: Sequence[str], frame: str) -> re.Pattern[str]:
    return re.compile(frame.format("|".join(re.escape(w) for w in words)), re.I)
