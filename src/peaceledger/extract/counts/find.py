"""Ties numbers to the events they count, with what was counted, what became of it, and which side it returned to."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from peaceledger.extract.counts.exchanges import BACK, PEOPLE, ExchangeCounts, Row
from peaceledger.extract.counts.quantities import read_quantities
from peaceledger.extract.counts.returnees import Returnees
from peaceledger.extract.counts.roles import Act, Acts, ancestors, role_of
from peaceledger.extract.counts.units import UnitReader
from peaceledger.extract.events.clauses import clause_of, objects, subjects
from peaceledger.extract.layout import UNREAD, block_kind_at, sentences
from peaceledger.extract.spans import ActorSpan, QuantitySpan
from peaceledger.packs import Lexicon
from peaceledger.records import Count, Mention, Page, Statement, record_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

EXCHANGES = frozenset({"prisoner_exchange", "prisoner_release"})
DEALS = frozenset({"agreement", "proposal", "negotiation_round"})
_BEST = {
    "killed": ("attack", "ceasefire_violation", "other"),
    "wounded": ("attack", "ceasefire_violation", "other"),
    "launched": ("attack", "ceasefire_violation"),
    "captured": ("territorial_change", "attack"),
}
_HURT = frozenset({"killed", "wounded"})
_LOOSE = frozenset({"other", "share", "total"})  # numbers of no known role count only for an event whose passage holds them
_LASTED = re.compile(r"\b(?:for|in|after|within|over|during|last(?:ed|s|ing)?)(?:\s\w+){0,3}\s$", re.I)
_WHEN = frozenset({"after", "before", "since", "following", "until", "despite"})
_JOINED = re.compile(r",?\s(?:and|or|plus|as well as)\s(?:\w+\s){0,2}|,\s")
_REACH = 2  # an exchange is still spoken of two sentences after it was last named


def find_counts(
    doc: "Doc",
    page: Page,
    lexicon: Lexicon,
    mentions: Sequence[Mention],
    actors: Sequence[ActorSpan],
    statements: Sequence[Statement],
) -> tuple[Count, ...]:
    """Return the counts of an article; a number that belongs to no mention is left out.

    Args:
        doc: The article, parsed.
        page: The article with its layout.
        lexicon: Parties and vocabulary.
        mentions: Events found in the article (offsets of the capture).
        actors: Actors found in it (offsets of the doc).
        statements: Statements found in it (offsets of the capture).
    """
    if not mentions:
        return ()
    reader = _Counter(doc, page, lexicon, mentions, Returnees(doc, page, lexicon, actors, statements))
    return tuple({count.count_id: count for count in reader.counts()}.values())


class _Counter:
    """One article's numbers against its mentions."""

    def __init__(self, doc: "Doc", page: Page, lexicon: Lexicon, mentions: Sequence[Mention], returnees: Returnees) -> None:
        vocab = lexicon.vocab["quantities"]
        self._doc = doc
        self._page = page
        self._text = page.text
        self._shift = page.article.start
        self._mentions = mentions
        self._returnees = returnees
        self._acts = Acts(doc, vocab["sides"])
        units = UnitReader(doc, vocab)
        self._exchanges = ExchangeCounts(page.text, vocab, units, self._acts, returnees)
        self._spans = read_quantities(doc, page.text, units, lexicon)
        self._starts = [s.start for s in self._spans]
        self._last: tuple[int, Mention] | None = None

    def counts(self) -> Iterator[Count]:
        """Yield the counts sentence by sentence."""
        for number, sent in enumerate(sentences(self._doc)):
            spans = self._spans[bisect_left(self._starts, sent.start_char) : bisect_left(self._starts, sent.end_char)]
            end = max([sent.end_char, *(span.end for span in spans)])  # the parser ends a sentence at "96 [freed captives]"
            first, last = sent.start_char + self._shift, end + self._shift
            here = [m for m in self._mentions if m.start < last and m.end > first]
            if (spans or here) and block_kind_at(self._page, sent.start_char) not in UNREAD:
                yield from self._sentence(sent, spans, here, number)

    def _sentence(self, sent: "Span", spans: Sequence[QuantitySpan], here: Sequence[Mention], number: int) -> Iterator[Count]:
        own = [m for m in here if m.type in EXCHANGES]
        self._exchanges.forget(number)
        if own:
            self._last = (number, own[-1])
        if spans:
            yield from self._numbers(spans, here, own or self._spoken_of(number, sent), number)

    def _spoken_of(self, number: int, sent: "Span") -> list[Mention]:
        """The exchange last named, where it stands in the same paragraph or at most two sentences back."""
        if self._last is None:
            return []
        at, mention = self._last
        between = self._text[mention.start - self._shift : sent.start_char]
        return [mention] if number - at <= _REACH or "\n" not in between.strip() else []

    def _numbers(
        self, spans: Sequence[QuantitySpan], here: Sequence[Mention], exchanges: Sequence[Mention], number: int
    ) -> Iterator[Count]:
        skip, act = False, Act("", None)
        for index, span in enumerate(spans):
            if skip:
                skip = False
                continue
            if index and span.start < spans[index - 1].end:
                continue  # the seven of "five of the seven hostages"
            act = self._act(span, spans[index - 1] if index else None, act)
            act = self._of_trigger(span, act, exchanges)
            mention = self._exchange_of(span, act, here, exchanges)
            if mention is None:
                yield from self._plain(span, act, here)
                continue
            follows = spans[index + 1] if index + 1 < len(spans) else None
            skip = span.distributive == "for"
            yield from (self._count(row, mention) for row in self._exchanges.rows(span, follows, act, mention, number))

    def _act(self, span: QuantitySpan, before: QuantitySpan | None, last: Act) -> Act:
        """What happened to the counted thing; a number joined to the one before it shares its act, not so "two doctors said"."""
        act = self._acts.act(span)
        if act.kind in {"", "held"} and (told := self._acts.told_of(span)) is not None:
            return told
        between = self._text[before.end : span.start] if before is not None else ""
        tells = between == ", " and self._doc[span.head].dep_ == "nsubj"
        return last if _JOINED.fullmatch(between) and not tells and act.kind in {"", "held"} else act

    def _of_trigger(self, span: QuantitySpan, act: Act, exchanges: Sequence[Mention]) -> Act:
        """What tells of a release tells of those it is said of, whatever the verb: "the gates opened for 12 soldiers"."""
        if act.kind != "held" or act.word is None:
            return act
        at = act.word.idx + self._shift
        head = self._doc[span.head]
        if span.what == "body" and head.dep_ == "pobj" and head.head.lower_ == "of":
            head = head.head.head
        said_of = head in (*subjects(act.word), *objects(act.word)) or (head.dep_ == "pobj" and head.head.lower_ == "for")
        return Act("come", act.word) if said_of and any(m.trigger_start <= at < m.trigger_end for m in exchanges) else act

    def _exchange_of(self, span: QuantitySpan, act: Act, here: Sequence[Mention], exchanges: Sequence[Mention]) -> Mention | None:
        """The exchange that a number counts for; a deal to exchange people stands in where no exchange is mentioned."""
        at = span.start + self._shift
        inside = any(m.start <= at < m.end or at <= m.start < span.end + self._shift for m in exchanges)
        if exchanges:
            belongs = self._exchanges.belongs(span, act, inside)
            return min(exchanges, key=lambda m: _closeness(m, at)) if belongs else None
        deals = [m for m in here if m.type in DEALS]
        people = span.what in PEOPLE and act.kind in BACK and not _is_done(act)
        return min(deals, key=lambda m: _distance(m, at)) if deals and people else None

    def _plain(self, span: QuantitySpan, act: Act, here: Sequence[Mention]) -> Iterator[Count]:
        """A count of an event other than an exchange."""
        role = role_of(act.kind, span)
        at = span.start + self._shift
        lasts = span.what == "duration" and bool(_LASTED.search(self._text[max(0, span.start - 20) : span.start]))
        freed = span.what in PEOPLE and act.kind in BACK
        others = [m for m in here if self._may_count(m, span, role, lasts) and not (freed and m.type in DEALS)]
        if span.ordinal or not others or (span.what == "other" and self._names_a_pair(span)):
            return
        mention = min(others, key=lambda m: (m.type not in _BEST.get(role, (m.type,)), _distance(m, at)))
        loose = role in _LOOSE and (not lasts or _is_linked(span, self._text))
        if (span.what == "percent" and mention.type == "market_reaction") or (loose and self._apart(span, mention)):
            return
        people = span.what == "other" and (role in _HURT or self._returnees.is_people(span))
        yield self._count(Row(span, "person" if people else span.what, role, None), mention)

    def _may_count(self, mention: Mention, span: QuantitySpan, role: str, lasts: bool) -> bool:
        """Whether a number can count for an event: its passage holds the number, or the number's role names such an event."""
        if mention.type in EXCHANGES:
            people = span.what in PEOPLE or self._returnees.is_people(span)
            return role in _LOOSE and not people and (lasts or span.what != "duration")
        return role not in _LOOSE or lasts or mention.start <= span.start + self._shift < mention.end

    def _apart(self, span: QuantitySpan, mention: Mention) -> bool:
        """Whether a number and a trigger stand in two clauses, or the trigger only says when: "two men fell after the swap"."""
        first, last = mention.trigger_start - self._shift, mention.trigger_end - self._shift
        trigger = self._doc.char_span(first, last, alignment_mode="expand")
        if trigger is None:
            return False
        number, event = self._doc[span.head], trigger.root
        if _is_linked(span, self._text):
            number = number.head if number.dep_ in {"amod", "nmod", "compound", "nummod"} else number
            return number.i not in range(trigger.start, trigger.end)
        above = takewhile(lambda token: token != clause_of(event), ancestors(event))
        beside = any(token.lower_ in _WHEN for token in above)
        return event not in ancestors(number) and (beside or clause_of(event) != clause_of(number))

    def _names_a_pair(self, span: QuantitySpan) -> bool:
        """As in "the two leaders", who are named, not counted."""
        pointed = self._text[max(0, span.start - 6) : span.start].lower().endswith(("the ", "these ", "those "))
        return pointed and (span.value.low or 99) <= 3

    def _count(self, row: Row, mention: Mention) -> Count:
        span = row.span
        start, end = span.start + self._shift, span.end + self._shift
        statement = self._returnees.statement_at(span.start)
        capture = self._page.article.capture_id
        return Count(
            count_id=record_id("n", capture, start, end, row.what, row.role, row.side or "", mention.mention_id),
            mention_id=mention.mention_id,
            event_id=None,
            what=row.what,
            role=row.role,
            returned_to=row.side,
            low=span.value.low,
            high=span.value.high,
            hedge=span.value.hedge,
            scope=span.scope,
            counted_by=statement.speaker if statement else None,
            capture_id=capture,
            start=start,
            end=end,
            quote=self._text[span.start : span.end],
        )


def _is_linked(span: QuantitySpan, text: str) -> bool:
    """As in "an eight-year war": as long as what is named after it."""
    return span.what == "duration" and text[span.end - 1] != "s"


def _is_done(act: Act) -> bool:
    """Whether what is told of people was done, and so is no term of a deal: "in line with the accord it handed over nine"."""
    if act.word is None or act.word.tag_ not in {"VBD", "VBN"} or act.word.dep_ in {"amod", "acl"}:
        return False
    helpers = {t.lower_ for t in act.word.children if t.dep_ in {"aux", "auxpass"}}
    return not helpers & {"to", "will", "would", "shall", "should", "must", "be"}


def _closeness(mention: Mention, char: int) -> tuple[bool, int, int]:
    """As ``_distance``; of passages that hold a character the shortest comes first: a clause in a report has its own numbers."""
    outside, far = _distance(mention, char)
    return outside, 0 if outside else mention.end - mention.start, far


def _distance(mention: Mention, char: int) -> tuple[bool, int]:
    """Whether a mention's passage leaves a character out, then how far its trigger is."""
    outside = not mention.start <= char < mention.end
    return outside, min(abs(mention.trigger_start - char), abs(mention.trigger_end - char))
