"""Mentions of events: frames called up by a word, settled against each other, with passage, status, who, when and where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from peaceledger.extract.events.acled import in_acled_terms
from peaceledger.extract.events.apart import begins_then, days_apart
from peaceledger.extract.events.clauses import clause_of, is_verb, lemma, lemmas_of
from peaceledger.extract.events.dating import (
    ANSWER,
    Memory,
    Sentence,
    Told,
    answered,
    date_deals,
    date_headlines,
    grounded,
    is_comparison,
    is_term,
    night_before_report,
    of_deal,
    of_terms,
    only_limits,
    open_date,
    opens_sentence,
    tie_of,
    tied,
)
from peaceledger.extract.events.evidence import is_backdrop, is_caption, reports, standing_of
from peaceledger.extract.events.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.events.frames import Frames, Hit, Surroundings, build_frames, hits
from peaceledger.extract.events.naming import is_recalled, name_before
from peaceledger.extract.events.news import dated_by_report, is_news
from peaceledger.extract.events.own_date import date_span_of
from peaceledger.extract.events.passages import passage_of
from peaceledger.extract.events.roles import Scene, actor_tokens, has_side, participants, place_of, token_at
from peaceledger.extract.events.settling import Candidate, settle
from peaceledger.extract.events.subevents import SubEvents, build_subevents
from peaceledger.extract.layout import readable_sents
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.spans import ActorSpan, DateSpan, PlaceSpan, statement_at
from peaceledger.packs import Lexicon
from peaceledger.records import DateInterval, Mention, Page, Statement, record_id
from peaceledger.records.article import BlockKind, Relevance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

S = TypeVar("S", DateSpan, PlaceSpan)
EXTRACTOR = "frames/1"
HEADLINES: frozenset[BlockKind] = frozenset({"headline", "deck", "heading"})
BODIES = frozenset({"state", "government", "armed_force", "armed_group", "group", "anonymous"})
NOT_YET = frozenset({"planned", "proposed", "demanded"})
TALKS = frozenset({"meeting_or_call", "negotiation_round"})
PERSONS = frozenset({"person", "pronoun", "role"})
SPEECH = frozenset({"agreement", "proposal", "mediation", "record"})  # acts of words: their simple present reports


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContext:
    """What the other finders found in the article; offsets of spans are the doc's, those of statements the capture's."""

    actors: tuple[ActorSpan, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    places: tuple[PlaceSpan, ...] = ()
    statements: tuple[Statement, ...] = ()
    relevance: Relevance = "on_topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a lexicon says about events, compiled.

    Attributes:
        frames: What words call up.
        words: Word lists of status.
        subevents: ACLED's terms.
        states: Names of the sides that are states or bodies of states.
        sorts: Words that tell a sort of agreement.
        pacts: Nouns for a deal.
        making: Verbs that make one.
        lasting: Verbs that tell how long one lasts.
    """

    frames: Frames
    words: Factuality
    subevents: SubEvents
    states: Mapping[str, str]
    sorts: frozenset[str]
    pacts: frozenset[str]
    making: frozenset[str]
    lasting: frozenset[str]


@per_lexicon
def rules_of(lexicon: Lexicon) -> Rules:
    """Compile a lexicon's frames and word lists."""
    states = {key: actor.name for key, actor in lexicon.actors.items() if actor.side == key}
    words = build_factuality(lexicon)
    return Rules(
        frames=build_frames(lexicon),
        words=words,
        pacts=frozenset(noun for noun, sign in words.noun.items() if sign == "agreed"),
        subevents=build_subevents(lexicon),
        states=states,
        sorts=frozenset(lexicon.vocab["event_words"]["pact_sort"]),
        making=frozenset(lexicon.vocab["event_words"]["making"]),
        lasting=frozenset(lexicon.vocab["event_words"]["lasting"]),
    )


def find_mentions(doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext) -> tuple[Mention, ...]:
    """Return the mentions of events in an article, in the order of their triggers.

    Args:
        doc: The article's text, parsed; ``doc.text == page.text``.
        page: The article with its layout.
        lexicon: Frames and word lists.
        context: Actors (references resolved), dates, places and statements of the article.

    Raises:
        PackError: If a frame of the lexicon does not keep to the schema.
    """
    finder = _Finder(doc, page, lexicon, context)
    mentions = date_headlines(date_deals(grounded(tuple(finder.mentions()), finder.told), page), page)
    return finder.named(dated_by_report(mentions, frozenset(finder.news), page), lexicon)


class _Finder:
    """One article's pass: sentences in order, since short references look back at what was mentioned."""

    def __init__(self, doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext) -> None:
        self._page = page
        self._rules = rules = rules_of(lexicon)
        self._statements = context.statements
        actor_at = actor_tokens(doc, context.actors)
        self._scene = Scene(
            doc=doc,
            around=Surroundings(
                frames=rules.frames,
                actors=frozenset(i for i, a in actor_at.items() if has_side(a)),
                bodies=frozenset(i for i, a in actor_at.items() if has_side(a) and a.kind in BODIES),
                peoples=frozenset(i for i, a in actor_at.items() if a.kind == "person" or (a.kind == "group" and a.side)),
                persons=frozenset(i for i, a in actor_at.items() if has_side(a) and a.kind in PERSONS),
                places=frozenset(i for i, p in _by_token(doc, context.places) if p.reads_as != "event"),
                conflict=context.relevance != "off_topic",
                lemmas=lemmas_of(doc),
            ),
            actor_at=actor_at,
            dates=tuple(_by_token(doc, (d for d in context.dates if d.kind == "date" and not _in_name(d, context.actors)))),
            places=tuple(_by_token(doc, context.places)),
            carriers=rules.words.carriers,
            states=rules.states,
        )
        self._memory = Memory()
        self._here = Sentence(start=0, paragraph=0, families={}, answers={})
        self.told: dict[str, Mention] = {}
        self.news: set[str] = set()
        self._paragraph = 0
        self._body = False
        self._criteria = False

    def named(self, mentions: Iterable[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
        return in_acled_terms(mentions, self._scene, self._page.article.start, self._rules.subevents, lexicon)

    def mentions(self) -> Iterator[Mention]:
        end = 0
        for sent, kind in readable_sents(self._scene.doc, self._page):
            self._paragraph += "\n" in self._page.text[end : sent.start_char + 1]
            end = sent.end_char - 1
            found = [hit for token in sent for hit in hits(token, self._scene.around)]
            if found:
                self._here = Sentence(
                    start=self._page.article.start + sent.start_char,
                    paragraph=self._paragraph,
                    families={hit.token.i: hit.family for hit in found},
                    answers={},
                )
                yield from (self._kept(candidate, kind) for candidate in settle(self._weigh_all(found, kind)))
            self._body = self._body or kind not in HEADLINES
            if kind != "list_item":
                self._criteria = _opens_criteria(sent, self._rules.words)

    def _kept(self, found: Candidate, kind: BlockKind) -> Mention:
        mention = self._record(found)
        if is_news(found, headline=kind in HEADLINES, lead=not self._body):
            self.news.add(mention.mention_id)
        return mention

    def _weigh_all(self, found: list[Hit], kind: BlockKind) -> list[Candidate]:
        """The first trigger of a type that has its evidence speaks for its word."""
        weighed: dict[tuple[int, str], Candidate] = {}
        for hit in found:
            if (hit.token.i, hit.type) not in weighed:
                candidate = self._weigh(hit, kind, _foreign(hit, found))
                if candidate is not None:
                    weighed[hit.token.i, hit.type] = candidate
        return list(weighed.values())

    def _weigh(self, hit: Hit, kind: BlockKind, others: frozenset[int]) -> Candidate | None:
        if hit.trigger.follows is not None and hit.trigger.follows not in self._memory.known:
            return None
        clause = clause_of(hit.token)
        passage = passage_of(hit, clause)
        kin = frozenset(i for i, family in self._here.families.items() if family == hit.family and i != hit.token.i)
        name = name_before(hit.token, self._rules.sorts) if hit.type == "agreement" else None
        apart = days_apart(hit.token, clause, self._scene)
        own = date_span_of(hit, clause, others, self._scene, kin) if apart is None else None
        when = apart or (own.value if own else DateInterval())
        dated = when.earliest is not None
        earlier = self._memory.last(hit.type, hit.family)
        standing = standing_of(hit, passage, self._scene, dated, earlier is not None)
        told = dated or (kind not in HEADLINES and reports(hit.token, self._rules.words))
        if standing is None or (standing == "short" and not told):
            return None
        if kind in {"heading", "headline"} and not dated and is_caption(hit.token):
            return None
        taking, mediating = participants(hit, clause, self._scene)
        ahead = dated and kind not in HEADLINES and self._ahead(own)
        reading = replace(self._reading(hit, kind, dated, bool(taking)), known=standing == "short", ahead=ahead)
        status = read_status(hit.token, reading, self._rules.words)
        if ahead and hit.frame.family == "ceasefire" and status == "occurred" and begins_then(hit.token, own, self._scene):
            status = "agreed"
        if not dated and is_backdrop(hit, status):
            return None
        recalled = hit.type == "agreement" and is_recalled(hit.token, clause, name, self._rules.making, self._rules.lasting)
        if own and recalled and not self._is_of(own, hit):
            own, when = None, DateInterval()
        found = Candidate(
            hit=hit,
            clause=clause,
            passage=passage,
            type=self._type(hit, taking),
            status=status,
            when=when,
            place=place_of(hit, clause, self._scene),
            participants=taking,
            mediators=mediating,
            earlier=earlier if standing == "short" else None,
            name=name,
            recalled=recalled,
        )
        found = self._due(found, own) or self._dated(found, own)
        if standing == "full" and (status not in {"negated", "hypothetical"} or self._is_first_word_of(found)):
            self._remember(found, own)
        return found

    def _is_first_word_of(self, found: Candidate) -> bool:
        """Whether captives are spoken of for the first time, if only as a possibility: "the swap" will point back to it."""
        return found.hit.family == "captives" and found.status == "hypothetical" and "captives" not in self._memory.known

    def _due(self, found: Candidate, own: DateSpan | None) -> Candidate | None:
        """What a deal says is to be done by a day: with the deal's day, where that is told."""
        if found.hit.family != "captives":
            return None
        limited = own is not None and only_limits(own, self._page.text)
        tie = of_deal(found, self._here, self._memory) if limited else None
        tie = tie or of_terms(found, self._here, self._memory, self._rules.pacts)
        if tie is None and own is not None and self._lies_ahead(own) and is_term(found, self._rules.pacts):
            return replace(found, when=DateInterval())  # the day of the deed is not that of the deal
        return None if tie is None else replace(found, when=tie.when, tie=tie)

    def _lies_ahead(self, span: DateSpan) -> bool:
        """Whether a date comes after the day of publication."""
        told, first = self._page.article.published, span.value.earliest
        return told is not None and first is not None and first > told

    def _dated(self, found: Candidate, own: DateSpan | None) -> Candidate:
        """With the date of the clause as far as it goes, else with a tie to what was told before, unless it has a name."""
        presupposed = answered(found, self._here, self._scene)
        if presupposed is not None:
            return replace(found, when=presupposed.when, tie=presupposed)
        if own is not None and found.when.basis == "unknown":
            when, night = night_before_report(own, found.hit.token, self._scene)
            found = replace(found, when=when, date_open=night or open_date(own, self._scene))
        if found.when.basis != "unknown" or found.date_open or (found.recalled and found.name is not None):
            return found
        tie = tie_of(found, self._here, self._memory)
        return found if tie is None else replace(found, when=tie.when, tie=tie)

    def _remember(self, found: Candidate, own: DateSpan | None) -> None:
        mention = self._record(found)
        self.told[mention.mention_id] = mention
        opens = own is not None and any(s is own and opens_sentence(i, self._scene.doc) for i, s in self._scene.dates)
        told = Told(mention=mention, paragraph=self._paragraph, opens=opens)
        self._memory.remember((found.hit.family, found.type), told, aside=is_comparison(found.clause))
        if found.hit.family == ANSWER:
            self._here.answers[found.hit.token.i] = mention

    def _type(self, hit: Hit, taking: tuple[str, ...]) -> str:
        other = hit.trigger.persons_make
        if other is None:
            return hit.type
        persons = {a.name for a in self._scene.actor_at.values() if a.kind == "person" and a.name in taking}
        return other if persons and persons == set(taking) else hit.type

    def _reading(self, hit: Hit, kind: BlockKind, dated: bool, named: bool) -> Reading:
        return Reading(
            headline=kind in HEADLINES,
            criteria=kind == "list_item" and self._criteria and not dated,
            dated=dated,
            named=named,
            base=hit.trigger.status,
            contested=hit.frame.contested,
            attributed=self._statement(hit.token) is not None,
            speech=hit.frame.family in SPEECH,
        )

    def _ahead(self, own: DateSpan | None) -> bool:
        """Whether a date lies after the day the article came out."""
        published, day = self._page.article.published, own.value.earliest if own else None
        return published is not None and day is not None and day > published

    def _statement(self, token: "Token") -> Statement | None:
        return statement_at(self._statements, token.idx + self._page.article.start)

    def _is_of(self, span: DateSpan, hit: Hit) -> bool:
        """Whether a date is a named agreement's own: "the 2015 deal", "the deal signed in May", not "expiring in 2026"."""
        token = next(self._scene.doc[i] for i, s in self._scene.dates if s is span)
        between = takewhile(lambda t: t.i != hit.token.i, token.ancestors)
        return hit.token.is_ancestor(token) and all(lemma(t) in self._rules.making for t in between if is_verb(t))

    def _record(self, found: Candidate) -> Mention:
        doc, shift, article = self._scene.doc, self._page.article.start, self._page.article
        start, end = _chars(doc, *found.passage)
        trigger_start, trigger_end = _chars(doc, found.hit.first, found.hit.last)
        statement = self._statement(found.hit.token)
        mention = Mention(
            mention_id=record_id("m", article.capture_id, start + shift, end + shift, trigger_start + shift, found.type),
            article_id=article.article_id,
            capture_id=article.capture_id,
            type=found.type,
            status=found.status,
            start=start + shift,
            end=end + shift,
            quote=self._page.text[start:end],
            trigger=self._page.text[trigger_start:trigger_end],
            trigger_start=trigger_start + shift,
            trigger_end=trigger_end + shift,
            date_earliest=found.when.earliest,
            date_latest=found.when.latest,
            date_basis=found.when.basis,
            date_prec=found.when.prec,
            place=found.place.name if found.place else None,
            place_id=found.place.place_id if found.place else None,
            where_prec=found.place.where_prec if found.place else None,
            participants=found.participants,
            mediators=found.mediators,
            statement_id=statement.statement_id if statement else None,
            event_id=None,
            extractor=EXTRACTOR,
            date_open=found.date_open,
            known_as=None if found.name is None else self._page.text[doc[found.name].idx : trigger_end],
        )
        mention = mention if found.tie is None else tied(mention, found.tie)
        if found.earlier is None:
            return mention
        done = any(m.type == mention.type and m.status not in NOT_YET for m in self.told.values())
        return _from_earlier(mention, found.earlier, open_yet=not done and not found.hit.trigger.need)


def _foreign(hit: Hit, found: list[Hit]) -> frozenset[int]:
    """Triggers of the sentence that name another event than the hit does: another sort, or a verb with its own clause."""
    here = clause_of(hit.token).i
    return frozenset(
        o.token.i for o in found if o.family != hit.family or (is_verb(o.token) and o.token.i not in {hit.token.i, here})
    )


def _chars(doc: "Doc", first: int, last: int) -> tuple[int, int]:
    return doc[first].idx, doc[last].idx + len(doc[last])


def _from_earlier(mention: Mention, earlier: Mention, *, open_yet: bool) -> Mention:
    """A short reference to talks takes over their sort, and each one who takes part, where it names nobody itself.

    "The deal" that was only proposed or planned so far stays so, unless the words say what came of it ("signed the deal").
    """
    out = replace(mention, type=earlier.type) if mention.type in TALKS else mention
    if open_yet and mention.type == "agreement" and mention.status == "occurred" and earlier.status in NOT_YET:
        out = replace(out, status=earlier.status)
    if not mention.participants:
        out = replace(out, participants=earlier.participants, mediators=mention.mediators or earlier.mediators)
    return out


def _opens_criteria(sent: "Span", words: Factuality) -> bool:
    """Whether the sentence announces a list of conditions or measures."""
    return sent.text.rstrip().endswith(":") and any(lemma(t) in words.criteria for t in sent)


def _in_name(date: DateSpan, actors: Iterable[ActorSpan]) -> bool:
    """Whether a date is part of somebody's name: "the May 19 Movement"."""
    return any(a.start <= date.start and date.end < a.end for a in actors if a.form == "name")


def _by_token(doc: "Doc", spans: Iterable[S]) -> Iterator[tuple[int, S]]:
    for span in spans:
        token = token_at(doc, span.start, span.end)
        if token is not None:
            yield token.i, span
