"""Acts: a word names what is done, grammar says by whom and to whom, and nothing is written where either is unknown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING, TypeVar

from spacy.strings import get_string_id

from peaceledger.extract.acts.parties import Agents, Cast, Party, build_agents
from peaceledger.extract.acts.sides import Search
from peaceledger.extract.events.clauses import clause_of, governed, is_verb, lemma, objects
from peaceledger.extract.events.factuality import Reading, read_status
from peaceledger.extract.events.find import BODIES, HEADLINES, PERSONS, EventContext, rules_of
from peaceledger.extract.events.frames import Frames, Hit, Surroundings, hits
from peaceledger.extract.events.own_date import date_of
from peaceledger.extract.events.passages import passage_of
from peaceledger.extract.events.roles import Scene, has_side, token_at
from peaceledger.extract.layout import readable_sents
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.spans import ActorSpan, DateSpan, PlaceSpan, statement_at
from peaceledger.packs import Lexicon
from peaceledger.packs.acts import ActTrigger, compile_acts
from peaceledger.packs.frames import EventFrame, Trigger
from peaceledger.records import Mention, Page, Statement, record_id
from peaceledger.records.act import Act
from peaceledger.records.article import BlockKind
from peaceledger.records.mention import LEDGER_STATUSES, Status
from peaceledger.records.values import DateInterval

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

S = TypeVar("S", DateSpan, PlaceSpan)
EXTRACTOR = "acts/1"
WORDS = frozenset({"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Acts of speech: their simple present reports, and what they speak of is not done yet."""
MUTUAL = frozenset({"CONSULT"})
"""What one does with another, the other does with the one."""
JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""What two who stand together do, they do with each other, unless the words name a third."""
ON_LAND = frozenset({"ASSAULT", "COERCE", "AID", "CONSULT"})
OTHER_WAY = {"042": "043", "043": "042"}
"""CAMEO's code for the same act seen from the other side: a visit is made and hosted."""
LITTLE = frozenset({"less", "hardly", "barely", "scarcely"})
FIRM = frozenset({"ACCUSE", "REQUEST", "THREATEN", "COERCE", "ASSAULT", "AGREE", "REJECT"})
DONE = frozenset({"occurred", "ongoing", "claimed", "denied"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRules:
    """What a lexicon says about acts, compiled.

    Attributes:
        acts: Triggers by their last word, those that ask for most words first.
        events: Frames of events that are acts too, by type.
        agents: Role nouns.
        light: Verbs that carry a noun's act.
        shared: Nouns for what two have together.
        words: Numbers of the trigger words' forms in spaCy's string store.
    """

    acts: Frames
    events: Mapping[str, EventFrame]
    agents: Agents
    light: frozenset[str]
    shared: frozenset[str]
    words: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A trigger with its parties, before it is written down."""

    hit: Hit
    pairs: tuple[tuple[Party, Party], ...]
    status: Status
    when: DateInterval
    mention: Mention | None
    event: str


@per_lexicon
def act_rules(lexicon: Lexicon) -> ActRules:
    """Compile a lexicon's acts.

    Raises:
        PackError: If an act does not keep to the schema.
    """
    events = rules_of(lexicon).frames
    classes = {**lexicon.vocab.get("event_words", {}), **lexicon.vocab.get("act_words", {})}
    frames = compile_acts(lexicon.acts, classes)
    by_word: dict[str, list[tuple[EventFrame, Trigger]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            by_word.setdefault(trigger.words[-1], []).append((frame, trigger))
    return ActRules(
        acts=replace(events, frames=frames, by_word={w: tuple(sorted(found, key=_most_said)) for w, found in by_word.items()}),
        events={f.type: f for f in events.frames if f.plover},
        agents=build_agents(lexicon.vocab.get("agents", {})),
        light=frozenset(lexicon.vocab["factuality"]["verb"]["light"]),
        words=frozenset(get_string_id(form) for word in by_word for form in (word, word + "s")),
        shared=frozenset(lexicon.vocab.get("act_words", {}).get("shared", ())),
    )


def _most_said(pair: tuple[EventFrame, Trigger]) -> int:
    """The trigger that asks for more words says more."""
    return -len(pair[1].words) - len(pair[1].need)


def find_acts(doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext, mentions: tuple[Mention, ...]) -> tuple[Act, ...]:
    """Return who did what to whom, in the order of the text.

    Args:
        doc: The article's text, parsed; ``doc.text == page.text``.
        page: The article with its layout.
        lexicon: Acts, role nouns and word lists.
        context: Actors (references resolved), dates, places and statements of the article.
        mentions: The events found in it; each that names source and target is an act too.

    Raises:
        PackError: If an act of the lexicon does not keep to the schema.
    """
    return tuple(_Finder(doc, page, lexicon, context, mentions).acts())


class _Finder:
    """One article's pass; what is known of actors, dates and places is laid out only where a sentence may hold an act."""

    def __init__(self, doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext, mentions: tuple[Mention, ...]) -> None:
        self._doc, self._page, self._lexicon, self._context = doc, page, lexicon, context
        self._rules, self._words = act_rules(lexicon), rules_of(lexicon).words
        self._offsets: list[int] = doc.to_array("IDX").tolist()
        shift = page.article.start
        self._mentions = {
            token.i: m for m in mentions if (token := token_at(doc, m.trigger_start - shift, m.trigger_end - shift)) is not None
        }
        self._heads = sorted((a.head, a.side or a.actor_id or "") for a in context.actors if has_side(a))
        self._spots = self._triggers(doc)

    def _triggers(self, doc: "Doc") -> list[int]:
        """Tokens that may name an act, found by their numbers alone: most words of a text are none."""
        words = self._rules.words
        rows = doc.to_array(["LEMMA", "LOWER"]).tolist()
        return [i for i, (lemma_id, form) in enumerate(rows) if lemma_id in words or form in words or i in self._mentions]

    def acts(self) -> Iterator[Act]:
        for sent, kind in readable_sents(self._doc, self._page):
            if self._may_hold(sent):
                yield from self._of_sentence(sent, kind)

    def _may_hold(self, sent: "Span") -> bool:
        """Whether two sides, or a side and a place, stand in the sentence: without them there is no pair."""
        first, last = bisect_left(self._heads, (sent.start,)), bisect_left(self._heads, (sent.end,))
        sides = {side for _, side in self._heads[first:last]}
        return len(sides) > 1 or (bool(sides) and any(sent.start_char <= p.start < sent.end_char for p in self._context.places))

    @cached_property
    def _cast(self) -> Cast:
        actor_at: dict[int, ActorSpan] = {}
        for actor in self._context.actors:
            for i in range(bisect_right(self._offsets, actor.start) - 1, bisect_left(self._offsets, actor.end)):
                actor_at.setdefault(i, actor)
        return Cast(
            lexicon=self._lexicon,
            agents=self._rules.agents,
            actor_at=actor_at,
            place_at=dict(self._by_token(self._context.places)),
            on=self._page.article.published,
        )

    @cached_property
    def _scene(self) -> Scene:
        cast = self._cast
        sided = [(i, actor) for i, actor in cast.actor_at.items() if has_side(actor)]
        return Scene(
            doc=self._doc,
            around=Surroundings(
                frames=self._rules.acts,
                actors=frozenset(i for i, _ in sided),
                bodies=frozenset(i for i, actor in sided if actor.kind in BODIES),
                persons=frozenset(i for i, actor in sided if actor.kind in PERSONS),
                places=frozenset(i for i, place in cast.place_at.items() if place.reads_as != "event"),
                conflict=self._context.relevance != "off_topic",
            ),
            actor_at=cast.actor_at,
            dates=tuple(self._by_token(d for d in self._context.dates if d.kind == "date")),
            places=tuple(cast.place_at.items()),
        )

    def _by_token(self, spans: Iterable[S]) -> Iterator[tuple[int, S]]:
        """Each span with the head of its words."""
        for span in spans:
            first, last = bisect_right(self._offsets, span.start) - 1, bisect_left(self._offsets, span.end)
            if 0 <= first < last:
                yield (first if last - first == 1 else self._doc[first:last].root.i), span

    def _of_sentence(self, sent: "Span", kind: BlockKind) -> Iterator[Act]:
        first, last = bisect_left(self._spots, sent.start), bisect_left(self._spots, sent.end)
        found = [coded for i in self._spots[first:last] if (coded := self._code(self._doc[i], kind)) is not None]
        done: set[tuple[str, Party, Party]] = set()
        for coded in _settled(found):
            for n, (source, target) in enumerate(coded.pairs):
                if (coded.event, source, target) not in done:
                    done.add((coded.event, source, target))
                    yield self._record(coded, source, target, turned=(target, source) in coded.pairs[:n])

    def _code(self, token: "Token", kind: BlockKind) -> Coded | None:
        mention = self._mentions.get(token.i)
        for hit in hits(token, self._scene.around):
            if any(child.lower_ in LITTLE for child in token.children):
                break
            coded = self._weigh(hit, kind, mention)
            if coded is not None:
                return coded
        frame = self._rules.events.get(mention.type) if mention is not None else None
        if frame is None:
            return None
        hit = Hit(frame=frame, trigger=frame.triggers[0], token=token, first=token.i, last=token.i, type=frame.type)
        return self._weigh(hit, kind, mention)

    def _weigh(self, hit: Hit, kind: BlockKind, mention: Mention | None) -> Coded | None:
        event, _ = _plover(hit.frame)
        pairs = self._pairs(hit, event)
        if mention is not None and event not in MUTUAL:
            pairs = tuple(pair for pair in pairs if not {p.name for p in pair}.intersection(mention.mediators))
        if not pairs:
            return None
        clause = clause_of(hit.token)
        when = date_of(hit, clause, frozenset(), self._scene)
        if mention is not None:
            when = DateInterval(earliest=mention.date_earliest, latest=mention.date_latest, basis=mention.date_basis)
        status = mention.status if mention is not None else self._status(hit, kind, event, when.earliest is not None)
        return Coded(hit=hit, pairs=pairs, status=status, when=when, mention=mention, event=event)

    def _status(self, hit: Hit, kind: BlockKind, event: str, dated: bool) -> Status:
        reading = Reading(
            headline=kind in HEADLINES,
            dated=dated,
            named=True,
            base=hit.trigger.status,
            contested=hit.frame.contested,
            attributed=self._statement(hit.token) is not None,
            speech=event in WORDS,
        )
        return read_status(hit.token, reading, self._words)

    def _pairs(self, hit: Hit, event: str) -> tuple[tuple[Party, Party], ...]:
        act = hit.trigger if isinstance(hit.trigger, ActTrigger) else None
        mutual = event in MUTUAL or (act is not None and act.mutual)
        firm = event in FIRM
        search = Search(cast=self._cast, light=self._rules.light, land=event in ON_LAND, mutual=mutual, firm=firm)
        joint = mutual or event in JOINT or (act is not None and act.reciprocal) or self._between(hit.token)
        sources = search.sources(hit.token, hit.trigger)
        if not sources:
            return _distinct(permutations(search.both(hit.token), 2)) if joint else ()
        together = joint and len({s.side for s in sources}) > 1
        targets = search.targets(hit.token, hit.trigger, sources) if not together else search.others(hit.token)
        if not targets:
            return _distinct(permutations(sources, 2)) if together else ()
        pairs = [(s, t) for s in sources for t in targets]
        return _distinct([*pairs, *((t, s) for s, t in pairs)] if mutual else pairs)

    def _between(self, token: "Token") -> bool:
        """Whether what is done is done to something that two have together: ties, talks, a border."""
        things = objects(token) if is_verb(token) else governed(token, "of")
        return any(lemma(thing) in self._rules.shared for thing in things)

    def _statement(self, token: "Token") -> Statement | None:
        return statement_at(self._context.statements, token.idx + self._page.article.start)

    def _record(self, coded: Coded, source: Party, target: Party, *, turned: bool) -> Act:
        hit, doc, article = coded.hit, self._doc, self._page.article
        first, last = passage_of(hit, clause_of(hit.token))
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        trigger_start, trigger_end = doc[hit.first].idx, doc[hit.last].idx + len(doc[hit.last])
        statement, mode, cameo = self._statement(hit.token), _plover(hit.frame)[1], hit.frame.cameo
        return Act(
            act_id=record_id("t", article.capture_id, trigger_start + article.start, coded.event, *source.key, *target.key),
            article_id=article.article_id,
            capture_id=article.capture_id,
            plover=coded.event,
            mode=mode if coded.event == hit.frame.family else None,
            cameo=OTHER_WAY.get(cameo or "", cameo) if turned else cameo,
            source=source.name,
            source_side=source.side,
            source_role=source.role,
            target=target.name,
            target_side=target.side,
            target_role=target.role,
            status=coded.status,
            start=start + article.start,
            end=end + article.start,
            quote=self._page.text[start:end],
            trigger=self._page.text[trigger_start:trigger_end],
            trigger_start=trigger_start + article.start,
            trigger_end=trigger_end + article.start,
            date_earliest=coded.when.earliest,
            date_latest=coded.when.latest,
            date_basis=coded.when.basis,
            mention_id=coded.mention.mention_id if coded.mention else None,
            statement_id=statement.statement_id if statement else None,
            extractor=EXTRACTOR,
        )


def _plover(frame: EventFrame) -> tuple[str, str | None]:
    event, _, mode = (frame.plover or "").partition("/")
    return event, mode or None


def _distinct(pairs: Iterable[tuple[Party, Party]]) -> tuple[tuple[Party, Party], ...]:
    """Pairs of two sides, or of two who do different things for one side."""
    return tuple(dict.fromkeys((s, t) for s, t in pairs if s.side != t.side or (s.role and t.role and s.role != t.role)))


def _settled(found: list[Coded]) -> list[Coded]:
    """What took place, or was said to; an act that is only the content of another act of words is that act's."""
    told = [c for c in found if c.status in LEDGER_STATUSES and not _carried(c, found)]
    return [c for c in told if c.status in DONE or _speaker(c, found) is None]


def _carried(noun: Coded, found: list[Coded]) -> bool:
    """Whether a noun's act is told by the verb that has it for its object: "postponed the meeting", "signed the deal"."""
    token = noun.hit.token
    if is_verb(token) or token.dep_ not in {"dobj", "nsubjpass", "attr", "pobj"}:
        return False
    verbs = {token.head.i, token.head.head.i} if token.dep_ == "pobj" else {token.head.i}
    return any(o.hit.token.i in verbs and set(o.pairs) & set(noun.pairs) for o in found)


def _speaker(inner: Coded, found: list[Coded]) -> Coded | None:
    """The act of words in whose complement another act stands: the promise in "promised to send"."""
    above = {t.i for t in inner.hit.token.ancestors}
    return next(
        (o for o in found if o.event in WORDS and o.hit.token.i in above and _governs(o.hit.token, inner.hit.token)), None
    )


def _governs(outer: "Token", inner: "Token") -> bool:
    return is_verb(outer) or lemma(inner.head) == lemma(outer) or inner.head.dep_ in {"prep", "acl"}
