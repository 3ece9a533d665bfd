"""Numbers that a text tells of something, also where no event was recognised: what two reports of one matter can be held to."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peaceledger.extract.counts.exchanges import BACK
from peaceledger.extract.counts.quantities import read_quantities
from peaceledger.extract.counts.roles import Act, Acts
from peaceledger.extract.counts.units import PEOPLE, UnitReader
from peaceledger.extract.events.clauses import children, clause_of, is_verb, lemma, subjects
from peaceledger.extract.events.factuality import Reading, build_factuality, read_status
from peaceledger.extract.events.find import EventContext
from peaceledger.extract.events.roles import actor_tokens
from peaceledger.extract.layout import UNREAD, block_kind_at, text_of
from peaceledger.extract.spans import ActorSpan, QuantitySpan, statement_at
from peaceledger.packs import Lexicon
from peaceledger.records import Count, DateInterval, Figure, Mention, Page, Statement, record_id
from peaceledger.records.mention import LEDGER_STATUSES, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORST = frozenset({"killed", "wounded", "launched", "captured", "downed"})
SWAPS = frozenset({"trade", "exchange_nouns"})
"""Acts of which the number may be that of both sides."""
UNTOLD = frozenset({"share", "total"})
"""Roles of counts that are told of a part or of several matters."""
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
RATE = re.compile(r"\s+(?:an?|per|each|every)\s+(day|week|month|year|hour|head|family)\b", re.I)
DAILY = {"daily": "day", "weekly": "week", "monthly": "month"}
LONG = 7
"""Days of the longest interval that says when a thing was."""
DISTRICT = 3
"""Widest place, by UCDP's where_prec, in which two reports of a number are of one thing."""
LEAD = 6
"""Lines from the top in which the day of the news stands: headline, source, date, and the first paragraph."""
REACH = 5
"""Words after a noun within which "of ... origin" names whose people are counted."""


def find_figures(
    doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext, mentions: Sequence[Mention], counts: Sequence[Count]
) -> tuple[Figure, ...]:
    """Return the numbers of an article of which a deed is told.

    Args:
        doc: The article, parsed.
        page: The article with its layout.
        lexicon: Vocabulary.
        context: Actors, dates, places and statements found in it.
        mentions: Events found in it; one that holds a number dates it.
        counts: Numbers of these events; a part of another number is left out.
    """
    found = _Finder(doc, page, lexicon, context).figures({c.start: c for c in counts}, mentions)
    return tuple({f.figure_id: f for f in found}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number before it becomes a record.

    Attributes:
        span: The number.
        noun: What it counts; the number itself where the noun is left out.
        thing: As in ``Figure``.
        done: As in ``Figure``; empty where nothing comparable is told.
        verb: The word that tells it.
        by: Who puts the number so high, where no statement holds it.
    """

    span: QuantitySpan
    noun: "Token"
    thing: str
    done: str
    verb: "Token"
    by: ActorSpan | None = None


class _Finder:
    """One article's numbers."""

    def __init__(self, doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext) -> None:
        quantities, vocab = lexicon.vocab["quantities"], lexicon.vocab["figures"]
        self._doc, self._page, self._text, self._shift = doc, page, text_of(doc), page.article.start
        self._context, self._factuality = context, build_factuality(lexicon)
        self._units = UnitReader(doc, quantities)
        self._acts = Acts(doc, quantities["sides"])
        self._actor_at = actor_tokens(doc, context.actors)
        self._done, self._thing = _table(vocab["done"]), _table(vocab["thing"])
        self._empty = {key: frozenset(words) for key, words in vocab["empty"].items()}
        self._counted_as = _table(vocab["counted_as"])
        self._putting, self._numbering, self._lists, self._going, self._parts = (
            frozenset(vocab["words"][key]) for key in ("putting", "numbering", "lists", "going", "parts")
        )
        self._spans = read_quantities(doc, self._text, self._units, lexicon)

    def figures(self, counts: Mapping[int, Count], mentions: Sequence[Mention]) -> Iterator[Figure]:
        """All figures in the order of the text.

        Args:
            counts: Numbers of events by where they start in the capture.
            mentions: Events; one that holds a number dates it.
        """
        named: Told | None = None
        for span in self._spans:
            count = counts.get(span.start + self._shift)
            told = self._told(span, named) if self._fits(span) else None
            if told is None:
                continue
            if count is not None and count.role in UNTOLD:
                told = replace(told, done=count.role)
            named = told
            status = self._status(told.verb)
            if told.done and status in LEDGER_STATUSES:
                yield self._record(told, status, count, mentions)

    def _record(self, told: Told, status: Status, count: Count | None, mentions: Sequence[Mention]) -> Figure:
        span = told.span
        start, end = span.start + self._shift, span.end + self._shift
        said = statement_at(self._context.statements, start)
        when = self._when(span, said, mentions)
        return Figure(
            figure_id=record_id("g", self._page.article.capture_id, start, end, told.done),
            article_id=self._page.article.article_id,
            capture_id=self._page.article.capture_id,
            thing=told.thing,
            done=told.done,
            of_side=(count.returned_to if count else None) or self._side(told),
            kinds=tuple(sorted(set(self._kinds(told.noun)))),
            words=tuple(sorted(self._words(span))),
            places=tuple(sorted(self._places(span))),
            per=self._per(span),
            scope=span.scope,
            status=status,
            low=span.value.low,
            high=span.value.high,
            hedge=span.value.hedge,
            speaker=said.speaker if said else told.by.name if told.by else None,
            side=said.side if said else told.by.side if told.by else None,
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            start=start,
            end=end,
            quote=self._text[span.start : span.end],
        )

    def _status(self, verb: "Token") -> Status:
        """Status of what is told; "insisted it was 11" claims a number, though "insisted on it" asks for a deed."""
        if lemma(verb) == "be" and verb.tag_ in {"VBD", "VBZ"} and not any(children(verb, {"neg"})):
            return "claimed"
        return read_status(verb, Reading(dated=True, named=True), self._factuality)

    def _fits(self, span: QuantitySpan) -> bool:
        valued = span.value.low is not None or span.value.high is not None
        named = valued and not span.ordinal and span.distributive != "for" and span.what not in {"duration", "percent"}
        return named and not self._is_part(span) and block_kind_at(self._page, span.start) not in UNREAD

    def _is_part(self, span: QuantitySpan) -> bool:
        """As in "39 houses were damaged, including five razed to the ground": told within another number."""
        head = self._doc[span.head]
        while head.dep_ == "conj" and head.head.i != head.i:
            head = head.head
        return head.dep_ == "pobj" and head.head.lower_ in self._parts

    def _told(self, span: QuantitySpan, named: Told | None) -> Told | None:
        """What is told of a number; one without a noun counts what was counted last, two sentences back at most."""
        head = self._doc[span.head]
        if head.like_num or head.pos_ == "NUM":
            return self._put_at(span) or self._again(span, named)
        thing = self._thing_of(span)
        done, verb = self._deed(span, head)
        return Told(span=span, noun=head, thing=thing, done=done, verb=verb) if thing and verb is not None else None

    def _put_at(self, span: QuantitySpan) -> Told | None:
        """As in "put the number of captives set free at 12", "put its returnees at 40"."""
        prep = self._doc[span.head].head
        above = prep.ancestors if prep.lower_ == "at" else ()
        puts = ((v, o) for v in above if lemma(v) in self._putting for o in children(v, {"dobj", "nsubjpass"}))
        verb, noun = next(puts, (None, None))
        if noun is None or verb is None:
            return None
        of = next((g for p in children(noun, {"prep"}) if p.lower_ == "of" for g in children(p, {"pobj"})), None)
        counted = of if of is not None and lemma(noun) in self._numbering else noun
        befell = (self._befell(t) for t in self._doc[counted.i + 1 : prep.i] if t.tag_ == "VBN" or lemma(t) == "set")
        done = next(befell, "") or self._counted_as.get(lemma(counted), "") or self._counted_as.get(lemma(noun), "")
        by = next((a for s in subjects(verb) if (a := self._actor_at.get(s.i)) is not None), None)
        return Told(span=span, noun=counted, thing="people", done=done, verb=verb, by=by) if done else None

    def _befell(self, participle: "Token") -> str:
        words = self._acts.words
        name = lemma(participle)
        freed = any(name in words[kind] for kind in ("gain", "give", "bring", "trade")) or name == "set"
        return "freed" if freed else next((kind for kind in ("killed", "wounded", "taken") if name in words[kind]), "")

    def _again(self, span: QuantitySpan, named: Told | None) -> Told | None:
        """A bare number: "it was 11", "of the 62 lorries 41 arrived", "the rebels set free 146"."""
        head = self._doc[span.head]
        near = named is not None and head.sent.start <= named.verb.sent.end + 1
        if head.dep_ in {"attr", "acomp"} and lemma(head.head) == "be":
            it = any(c.lower_ in {"it", "figure", "number"} for c in children(head.head, {"nsubj"}))
            return replace(named, span=span, verb=head.head) if it and near and named is not None else None
        if head.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
            return None
        done, verb = self._deed(span, head)
        if done in {"freed", "exchanged"} and verb is not None:
            return Told(span=span, noun=head, thing="people", done=done, verb=verb)
        if verb is None or named is None or not near:
            return None
        return Told(span=span, noun=named.noun, thing=named.thing, done=done, verb=verb)

    def _thing_of(self, span: QuantitySpan) -> str | None:
        """What is counted; None for nouns that name nothing of their own."""
        head = self._doc[span.head]
        exact = self._units.what_of(head.i)
        if span.what == "body":
            return "body"
        if span.what != "other":
            people = span.what in PEOPLE and exact not in {"soldier", "civilian", "child"}
            return "people" if people else exact or span.what
        if (actor := self._actor_at.get(head.i)) is not None and actor.kind == "group":
            return "people"
        name = lemma(head)
        return self._thing.get(name, name) if head.pos_ == "NOUN" and name not in self._empty["nouns"] else None

    def _deed(self, span: QuantitySpan, noun: "Token") -> "tuple[str, Token | None]":
        """Class of what is told of the things, and the word that tells it."""
        act = self._acts.act(span)
        act = self._acts.told_of(span) or act if act.kind in {"", "held"} else act
        if act.kind in WORST or act.kind == "taken":
            return ("captured" if act.kind == "taken" else act.kind), act.word
        people = span.what in PEOPLE | {"body"} or noun.like_num or self._thing_of(span) == "people"
        if act.kind in BACK and people and not self._on_a_list(noun):
            return ("exchanged" if act.kind in SWAPS else "freed"), act.word
        return self._other_deed(span, act)

    def _on_a_list(self, noun: "Token") -> bool:
        """As in "handed over a list of 64 children": names were given, no people."""
        return noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in self._lists

    def _other_deed(self, span: QuantitySpan, act: Act) -> "tuple[str, Token | None]":
        verb = act.word if act.word is not None and is_verb(act.word) else clause_of(self._doc[span.head])
        if not is_verb(verb):
            return "", None
        if span.what in {"prisoner", "pow"} and (home := self._came_home(span, verb)) is not None:
            return "freed", home
        particle = next((c for c in verb.children if c.dep_ in {"prt", "advmod"} and c.i == verb.i + 1), None)
        name = f"{lemma(verb)} {particle.lower_}" if particle is not None else lemma(verb)
        if self._gets_out(span, verb, name):
            return "freed", verb
        done = self._done.get(name) or self._done.get(lemma(verb)) or lemma(verb)
        return ("" if lemma(verb) in self._empty["verbs"] else done), verb

    def _came_home(self, span: QuantitySpan, verb: "Token") -> "Token | None":
        """The verb of captives at the head of a sentence whose relative clause led the parser astray."""
        head = self._doc[span.head]
        if head.i - head.sent.start > REACH or lemma(verb) not in self._empty["verbs"]:
            return None
        return next((t for t in self._doc[head.i + 1 : verb.i] if t.tag_ == "VBD" and lemma(t) in self._going), None)

    def _gets_out(self, span: QuantitySpan, verb: "Token", name: str) -> bool:
        """As in "96 detainees travelled home", "14 managers walked out of prison", "40 people left custody"."""
        goes = name in self._going or lemma(verb) in self._going
        if not goes or span.what not in PEOPLE:
            return False
        out = any(
            lemma(t) in self._acts.words["captivity"] for t in verb.subtree if t.head.lower_ in {"of", "from"} or t.dep_ == "dobj"
        )
        return out or span.what in {"prisoner", "pow"}

    def _side(self, told: Told) -> str | None:
        """Whose people are counted: named in the phrase ("11 Northern captives"), or of the one who gets them back."""
        if told.thing not in {"people", "body", "soldier", "civilian", "child"}:
            return None
        head = told.noun
        phrase = [t for t in self._doc[head.left_edge.i : min(head.right_edge.i, head.i + REACH) + 1] if _in_phrase(t, head)]
        named = {a.side for t in phrase if (a := self._actor_at.get(t.i)) is not None and a.side}
        if named:
            return _one(named)
        its = any(t.lower_ in {"its", "their", "his"} for t in phrase)
        gets = self._acts.act(told.span).kind == "gain" and told.done in {"freed", "exchanged"}
        if not its and not gets:
            return None
        doer = {a.side for s in subjects(told.verb) if (a := self._actor_at.get(s.i)) is not None and a.side}
        return _one(doer)

    def _kinds(self, noun: "Token") -> Iterator[str]:
        for c in noun.children:
            plain = c.dep_ == "compound" or (c.dep_ == "amod" and c.pos_ == "ADJ" and lemma(c) not in self._empty["adjectives"])
            if plain and not c.like_num and c.i not in self._actor_at:
                yield lemma(c)

    def _words(self, span: QuantitySpan) -> set[str]:
        return {lemma(t) for t in self._doc[span.head].sent if t.pos_ in CONTENT and not t.is_stop and len(t) > 2}

    def _places(self, span: QuantitySpan) -> set[str]:
        sent = self._doc[span.head].sent
        here = self._places_in(sent.start_char, sent.end_char)
        return here or self._places_in(self._text.rfind("\n", 0, sent.start_char) + 1, sent.start_char)

    def _places_in(self, first: int, last: int) -> set[str]:
        named = (p for p in self._context.places if first <= p.start < last and p.reads_as == "place")
        return {p.place_id or p.name for p in named if p.where_prec <= DISTRICT}

    def _per(self, span: QuantitySpan) -> str | None:
        rate = RATE.match(self._text, span.end)
        if rate:
            return rate[1].lower()
        daily = {w for t in self._doc[span.head].sent if (w := DAILY.get(t.lower_)) and abs(t.i - span.head) < REACH}
        return daily.pop() if daily else "each" if span.distributive == "each" else None

    def _when(self, span: QuantitySpan, said: Statement | None, mentions: Sequence[Mention]) -> DateInterval:
        """The nearest day of its sentence, inside the words where it is quoted; else that of the event that holds it."""
        sent = self._doc[span.head].sent
        first, last = sent.start_char, sent.end_char
        if said is not None:
            first, last = max(first, said.start - self._shift), min(last, said.end - self._shift)
        near = [d for d in self._context.dates if d.kind == "date" and first <= d.start < last and _is_short(d.value)]
        at = span.start + self._shift
        held = [m for m in mentions if m.start <= at < m.end and m.date_earliest and m.date_latest]
        m = min(held, key=lambda m: (m.end - m.start, m.mention_id), default=None)
        own = m is not None and m.date_basis == "stated" and m.start > sent.start_char + self._shift
        if near and not own:
            return min(near, key=lambda d: (abs(d.start - span.start), d.start)).value
        if m is not None:
            return DateInterval(earliest=m.date_earliest, latest=m.date_latest, basis=m.date_basis)
        dated = any(sent.start_char <= d.start < sent.end_char for d in self._context.dates if d.kind == "date")
        return DateInterval() if dated else self._told_before(sent.start_char)

    def _told_before(self, char: int) -> DateInterval:
        """The last day named before in the paragraph, else the first of the article's lead."""
        days = [d for d in self._context.dates if d.kind == "date" and d.start < char and _is_short(d.value)]
        paragraph = self._text.rfind("\n", 0, char)
        here = [d for d in days if d.start > paragraph]
        lead = [d for d in days if self._text.count("\n", 0, d.start) <= LEAD]
        found = here[-1] if here else lead[0] if lead else None
        return replace(found.value, basis="inferred") if found else DateInterval()


def _in_phrase(token: "Token", head: "Token") -> bool:
    """Whether a word belongs to the noun itself and not to a clause about it."""
    at = token
    while at.i != head.i and at.head.i != at.i:
        if at.dep_ in {"relcl", "acl", "appos", "conj"} or (at.dep_ == "prep" and at.lower_ != "of"):
            return False
        if at.i != token.i and at.tag_ == "VBN":
            return False  # "Northern-held"
        at = at.head
    return bool(at.i == head.i)


def _one(sides: Collection[str]) -> str | None:
    side = next(iter(sides)) if len(sides) == 1 else None
    return side if side and ";" not in side else None


def _is_short(value: DateInterval) -> bool:
    return value.earliest is not None and value.latest is not None and (value.latest - value.earliest).days < LONG


def _table(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in groups.items() for word in words}


__all__ = ["find_figures"]
