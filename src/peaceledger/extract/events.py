"""Mentions of events: frames called up by a word, settled against each other, with passage, status, who, when and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from peaceledger.extract.clauses import PLURAL_TAGS, above, clause_of, is_verb, lemma, modifiers, span_around, subjects
from peaceledger.extract.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.frames import Frames, Hit, Surroundings, build_frames, hits
from peaceledger.extract.layout import readable_sents
from peaceledger.extract.roles import Scene, actor_tokens, date_of, has_side, participants, place_of, sides_of, token_at
from peaceledger.extract.spans import ActorSpan, DateSpan, PlaceSpan
from peaceledger.packs import Lexicon
from peaceledger.records import DateInterval, Mention, Page, Statement, record_id
from peaceledger.records.article import BlockKind
from peaceledger.records.mention import LEDGER_STATUSES, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

S = TypeVar("S", DateSpan, PlaceSpan)
EXTRACTOR = "frames/1"
HEADLINES: frozenset[BlockKind] = frozenset({"headline", "deck", "heading"})
BODIES = frozenset({"state", "government", "armed_force", "armed_group", "group", "anonymous"})
SPEECH = frozenset({"agreement", "proposal", "mediation", "record"})  # acts of words: their simple present reports
POINTING = frozenset({"the", "this", "these", "that", "those", "their", "such", "both", "his", "her"})
SCENE_SETTING = frozenset({"since", "after", "before", "amid", "amidst", "because", "to", "due", "following", "despite"})
BACKGROUND = frozenset({"before", "after", "when", "while", "as", "since", "once", "until"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd", "acomp"})
EDGES = frozenset({"PUNCT", "CCONJ", "SPACE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContext:
    """What the other finders found in the article; offsets of spans are the doc's, those of statements the capture's."""

    actors: tuple[ActorSpan, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    places: tuple[PlaceSpan, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a lexicon says about events, compiled."""

    frames: Frames
    words: Factuality


_COMPILED: list[tuple[Lexicon, Rules]] = []


def rules_of(lexicon: Lexicon) -> Rules:
    """Compile a lexicon's frames and word lists; the last lexicon's are kept, since a run uses one for all its articles."""
    if not _COMPILED or _COMPILED[0][0] is not lexicon:
        _COMPILED[:] = [(lexicon, Rules(frames=build_frames(lexicon), words=build_factuality(lexicon)))]
    return _COMPILED[0][1]


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
    return tuple(_Finder(doc, page, rules_of(lexicon), context).mentions())


class _Finder:
    """One article's pass: sentences in order, since short references look back at what was mentioned."""

    def __init__(self, doc: "Doc", page: Page, rules: Rules, context: EventContext) -> None:
        self._page = page
        self._rules = rules
        self._statements = context.statements
        actor_at = actor_tokens(doc, context.actors)
        self._scene = Scene(
            doc=doc,
            around=Surroundings(
                frames=rules.frames,
                actors=frozenset(i for i, a in actor_at.items() if has_side(a)),
                bodies=frozenset(i for i, a in actor_at.items() if has_side(a) and a.kind in BODIES),
                places=frozenset(i for i, p in _by_token(doc, context.places) if p.reads_as != "event"),
            ),
            actor_at=actor_at,
            dates=tuple(_by_token(doc, (d for d in context.dates if d.kind == "date"))),
            places=tuple(_by_token(doc, context.places)),
        )
        self._known: dict[str, Mention] = {}
        self._criteria = False

    def mentions(self) -> Iterator[Mention]:
        for sent, kind in readable_sents(self._scene.doc, self._page):
            found = [hit for token in sent for hit in hits(token, self._scene.around)]
            if found:
                weighed = [c for hit in found if (c := self._weigh(hit, kind, _foreign(hit, found))) is not None]
                yield from (self._record(candidate) for candidate in settle(weighed))
            if kind != "list_item":
                self._criteria = _opens_criteria(sent, self._rules.words)

    def _weigh(self, hit: Hit, kind: BlockKind, others: frozenset[int]) -> "Candidate | None":
        clause = clause_of(hit.token)
        passage = passage_of(hit, clause)
        when = date_of(hit, clause, others, self._scene)
        taking, mediating = participants(hit, clause, self._scene)
        earlier = self._known.get(hit.type) or self._known.get(hit.family)
        strong = _evidence(hit, passage, self._scene, when.earliest is not None)
        if not strong and not ("known" in hit.trigger.ask and earlier is not None and points_back(hit.token)):
            return None
        if earlier is not None and strong and not when.earliest and points_back(hit.token) and not is_verb(hit.token):
            strong = any(self._scene.around.is_party(t) for t in hit.token.subtree if t.i != hit.token.i)
        if not strong and (kind in HEADLINES or not _reports(hit.token, self._rules.words)):
            return None
        status = read_status(hit.token, self._reading(hit, kind, when.earliest is not None, bool(taking)), self._rules.words)
        if not when.earliest and _backdrop(hit, status):
            return None
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
            earlier=None if strong else earlier,
        )
        if strong and status not in {"negated", "hypothetical"}:
            self._known[hit.family] = self._known[found.type] = self._record(found)
        return found

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

    def _statement(self, token: "Token") -> Statement | None:
        at = token.idx + self._page.article.start
        inside = [s for s in self._statements if s.start <= at < s.end]
        return min(inside, key=lambda s: s.end - s.start) if inside else None

    def _record(self, found: "Candidate") -> Mention:
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
        )
        return mention if found.earlier is None else _from_earlier(mention, found.earlier)


def _foreign(hit: Hit, found: list[Hit]) -> frozenset[int]:
    """Triggers of the sentence that name another event than the hit does."""
    return frozenset(other.token.i for other in found if other.family != hit.family)


def _backdrop(hit: Hit, status: Status) -> bool:
    """Whether an undated event only sets the scene: "since the invasion", "amid continuing talks"."""
    prep = above(hit.token)
    if prep is None:
        return False
    return status == "ongoing" or (hit.frame.contested and prep.lower_ in SCENE_SETTING)


def _chars(doc: "Doc", first: int, last: int) -> tuple[int, int]:
    return doc[first].idx, doc[last].idx + len(doc[last])


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A hit with everything read about it; ``earlier`` is set where it rests on an earlier mention alone ("the meeting")."""

    hit: Hit
    clause: "Token"
    passage: tuple[int, int]
    type: str
    status: Status
    when: DateInterval
    place: PlaceSpan | None
    participants: tuple[str, ...]
    mediators: tuple[str, ...]
    earlier: Mention | None

    @property
    def real(self) -> bool:
        """Whether it says that something happened or will."""
        return self.status in LEDGER_STATUSES


def _evidence(hit: Hit, passage: tuple[int, int], scene: Scene, dated: bool) -> bool:
    """Whether the words beside the trigger give what its frame asks for."""
    ask = hit.trigger.ask - {"known"}
    if not hit.trigger.ask or ("date" in ask and dated):
        return True
    around = scene.around
    words = [t for t in scene.doc[passage[0] : passage[1] + 1] if not hit.first <= t.i <= hit.last]
    words += [t for t in subjects(clause_of(hit.token)) if t not in words]
    if "party" in ask and any(around.is_party(t) for t in words):
        return True
    if "body" in ask and any(t.i in around.bodies or (t.i not in around.actors and around.is_party(t)) for t in words):
        return True
    return "pair" in ask and _pair(words, scene)


def _pair(words: list["Token"], scene: Scene) -> bool:
    """Two who take part, or a plural noun for them."""
    frames, actors = scene.around.frames, scene.around.actors
    sides = {side for t in words if t.i in actors for side in sides_of(scene.actor_at[t.i])}
    nouns = [t for t in words if t.i not in actors and lemma(t) in frames.parties | frames.leaders | frames.groups]
    return any(t.tag_ in PLURAL_TAGS for t in nouns) or len(sides) + len({lemma(t) for t in nouns}) >= 2


def points_back(token: "Token") -> bool:
    """Whether a noun refers to something already mentioned: "the meeting", "these talks", also "talks" at the head of a clause."""
    if any(c.dep_ in {"det", "poss", "predet", "amod"} and c.lower_ in POINTING for c in token.children):
        return True
    return token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ in PLURAL_TAGS and not any(c.i < token.i for c in token.children)


def _reports(token: "Token", words: Factuality) -> bool:
    """Whether the clause of a short reference says what became of the event, and not when something else took place."""
    verb, clause = token.head, clause_of(token)
    if any(words.modifier.get(lemma(m)) == "planned" for m in modifiers(token)):
        return True
    if token.dep_ == "attr":
        return lemma(verb) == "be"
    if not is_verb(verb) or token.dep_ not in {"nsubj", "nsubjpass", "dobj"} or clause.dep_ in {"relcl", "pcomp", "csubj", "acl"}:
        return False
    if clause.dep_ == "advcl" and any(c.dep_ in {"mark", "advmod"} and c.lower_ in BACKGROUND for c in clause.children):
        return False
    sign = words.verb.get(lemma(verb))
    if token.dep_ == "dobj":
        return sign in {"failed", "ongoing"} or lemma(verb) in {
            "hold",
            "conduct",
            "sign",
            "reach",
            "finalize",
            "finalise",
            "implement",
            "violate",
        }
    return lemma(verb) != "be"


def settle(found: list[Candidate]) -> list[Candidate]:
    """Leave one candidate for each event of a sentence.

    Candidates of one family in one clause, or in a participle clause beside it, are one event; a word that only reports
    ("called for", "proposed") gives way to the event in its complement; a short reference gives way to any other event.
    """
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.earlier is not None, not c.real)):
        others = [c for c in found if c is not one]
        if one.hit.trigger.yields and any(_complement_of(c.hit.token, one.hit.token) for c in others if c.earlier is None):
            continue
        if one.earlier is not None and any(c.real and c.clause.i == one.clause.i for c in kept):
            continue
        if not any(k.hit.token.i == one.hit.token.i or (k.hit.family == one.hit.family and _one_event(k, one)) for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.hit.token.i)


def _complement_of(inner: "Token", outer: "Token") -> bool:
    if not (outer.is_ancestor(inner) and inner.i > outer.i):
        return False
    while inner.i != outer.i:
        if inner.dep_ in {"advcl", "relcl", "conj"}:
            return False
        inner = inner.head
    return True


def _joined(first: "Token", second: "Token") -> bool:
    """Whether two words are coordinated: a summit and a call are two."""
    return bool(second.dep_ == "conj" and second.head.i == first.i)


def _one_event(a: Candidate, b: Candidate) -> bool:
    one, two = a.clause, b.clause
    if one.i == two.i:
        return not (_joined(a.hit.token, b.hit.token) or _joined(b.hit.token, a.hit.token))
    inner, outer = (two, one) if one.is_ancestor(two) else (one, two)
    heads = {outer.i, a.hit.token.i, b.hit.token.i}
    if inner.dep_ == "pcomp":
        return inner.head.head.i in heads
    return inner.head.i in heads and inner.dep_ in {"advcl", "acl"} and inner.tag_ in {"VBG", "VBN"}


def passage_of(hit: Hit, clause: "Token") -> tuple[int, int]:
    """First and last token of the clause or noun phrase that reports the event."""
    token = hit.token
    whole = clause if is_verb(token) or _argument(token, clause) else None
    top = whole if whole is not None else token
    keep = {t.i for t in top.subtree} - _set_apart(top, hit)
    keep |= set(range(hit.first, hit.last + 1))
    first, last = span_around(token, lambda t: t.i in keep)
    doc = token.doc
    while first < hit.first and (doc[first].pos_ in EDGES or doc[first].dep_ == "mark"):
        first += 1
    while last > hit.last and doc[last].pos_ in EDGES:
        last -= 1
    return first, last


def _argument(noun: "Token", clause: "Token") -> bool:
    """Whether the noun is what the clause is about: subject or object of its verb."""
    while noun.dep_ in {"conj", "appos"} and noun.head.i != noun.i:
        noun = noun.head
    return noun.dep_ in ARGUMENTS and is_verb(noun.head) and clause_of(noun.head).i == clause.i


def _set_apart(top: "Token", hit: Hit) -> set[int]:
    """Words below ``top`` that report something else: a second main clause, a clause in apposition."""
    apart: set[int] = set()
    for child in top.children:
        second = child.dep_ in {"conj", "parataxis"} and is_verb(child) and is_verb(top)
        loose = child.dep_ in {"relcl", "appos"} and not is_verb(top)
        fronted = child.dep_ == "ccomp" and is_verb(top) and child.i < top.i
        if (second or loose or fronted) and not (child.i == hit.token.i or child.is_ancestor(hit.token)):
            apart |= {t.i for t in child.subtree}
    return apart


def _from_earlier(mention: Mention, earlier: Mention) -> Mention:
    """A short reference takes over who, when and where from what it refers to; the date is then inferred."""
    out = replace(mention, type=earlier.type)
    if not mention.participants:
        out = replace(out, participants=earlier.participants, mediators=mention.mediators or earlier.mediators)
    if mention.date_earliest is None and mention.date_latest is None and earlier.date_earliest is not None:
        out = replace(
            out,
            date_earliest=earlier.date_earliest,
            date_latest=earlier.date_latest,
            date_basis="inferred",
            date_prec=earlier.date_prec,
        )
    return out


def _opens_criteria(sent: "Span", words: Factuality) -> bool:
    """Whether the sentence announces a list of conditions or measures."""
    return sent.text.rstrip().endswith(":") and any(lemma(t) in words.criteria for t in sent)


def _by_token(doc: "Doc", spans: Iterable[S]) -> Iterator[tuple[int, S]]:
    for span in spans:
        token = token_at(doc, span.start, span.end)
        if token is not None:
            yield token.i, span
