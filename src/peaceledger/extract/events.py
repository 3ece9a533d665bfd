"""Mentions of events: frames called up by a word, settled against each other, with passage, status, who, when and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from peaceledger.extract.clauses import clause_of, is_verb, lemma, span_around
from peaceledger.extract.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.frames import Frames, Hit, Surroundings, build_frames, hits
from peaceledger.extract.layout import readable_sents
from peaceledger.extract.parts import Scene, actor_tokens, date_of, in_politics, participants, place_of, token_at
from peaceledger.extract.spans import ActorSpan, DateSpan, PlaceSpan
from peaceledger.packs import Lexicon
from peaceledger.records import Mention, Page, Statement, record_id
from peaceledger.records.article import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

S = TypeVar("S", DateSpan, PlaceSpan)
EXTRACTOR = "frames/1"
HEADLINES: frozenset[BlockKind] = frozenset({"headline", "deck", "heading"})
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
            around=Surroundings(frames=rules.frames, actors=frozenset(i for i, a in actor_at.items() if in_politics(a))),
            actor_at=actor_at,
            dates=tuple(_by_token(doc, (d for d in context.dates if d.kind == "date"))),
            places=tuple(_by_token(doc, context.places)),
        )
        self._known: dict[str, Mention] = {}
        self._criteria = False

    def mentions(self) -> Iterator[Mention]:
        for sent, kind in readable_sents(self._scene.doc, self._page):
            found = settle([hit for token in sent for hit in hits(token, self._scene.around)])
            others = frozenset(hit.token.i for hit in found)
            for hit in found:
                mention = self._mention(hit, kind, others - {hit.token.i})
                if mention is not None:
                    self._remember(hit, mention)
                    yield mention
            if kind != "list_item":
                self._criteria = _opens_criteria(sent, self._rules.words)

    def _remember(self, hit: Hit, mention: Mention) -> None:
        if mention.status not in {"negated", "hypothetical"}:
            self._known[hit.family] = mention

    def _mention(self, hit: Hit, kind: BlockKind, others: frozenset[int]) -> Mention | None:
        clause = governing_clause(hit.token)
        first, last = passage_of(hit, clause)
        taking, mediating = participants(hit, clause, self._scene)
        earlier = self._known.get(hit.family)
        when = date_of(hit, clause, others, self._scene)
        evidence = Evidence(hit=hit, scene=self._scene, first=first, last=last, earlier=earlier, dated=when.earliest is not None)
        if not evidence.enough():
            return None
        short = evidence.only_known()
        if short and (_sets_time(hit.token) or earlier is None):
            return None
        status = read_status(hit.token, self._reading(hit, kind, when.earliest is not None, bool(taking)), self._rules.words)
        place = place_of(hit, clause, self._scene)
        event_type = self._type(hit, taking)
        mention = self._record(hit, event_type, status, (first, last))
        mention = replace(
            mention,
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            date_prec=when.prec,
            participants=taking,
            mediators=mediating,
        )
        if place is not None:
            mention = replace(mention, place=place.name, place_id=place.place_id, where_prec=place.where_prec)
        return _from_earlier(mention, earlier) if short and earlier is not None else mention

    def _type(self, hit: Hit, taking: tuple[str, ...]) -> str:
        other = hit.trigger.persons_make
        if other is None:
            return hit.type
        actors = [a for a in self._scene.actor_at.values() if a.name in taking]
        persons = {a.name for a in actors if a.kind == "person"}
        return other if len(persons) >= 2 and persons == set(taking) else hit.type

    def _reading(self, hit: Hit, kind: BlockKind, dated: bool, named: bool) -> Reading:
        return Reading(
            headline=kind in HEADLINES,
            criteria=kind == "list_item" and self._criteria and not dated,
            dated=dated,
            named=named,
            base=hit.trigger.status,
            contested=hit.frame.contested,
            attributed=self._statement(hit.token) is not None,
            speech=hit.frame.family in {"agreement", "proposal", "mediation", "record"},
        )

    def _statement(self, token: "Token") -> Statement | None:
        at = token.idx + self._page.article.start
        inside = [s for s in self._statements if s.start <= at < s.end]
        return min(inside, key=lambda s: s.end - s.start) if inside else None

    def _record(self, hit: Hit, event_type: str, status: str, passage: tuple[int, int]) -> Mention:
        doc, shift, article = self._scene.doc, self._page.article.start, self._page.article
        start, end = doc[passage[0]].idx, doc[passage[1]].idx + len(doc[passage[1]])
        trigger_start, trigger_end = doc[hit.first].idx, doc[hit.last].idx + len(doc[hit.last])
        statement = self._statement(hit.token)
        return Mention(
            mention_id=record_id("m", article.capture_id, start + shift, end + shift, trigger_start + shift, event_type),
            article_id=article.article_id,
            capture_id=article.capture_id,
            type=event_type,
            status=status,  # type: ignore[arg-type]
            start=start + shift,
            end=end + shift,
            quote=doc.text[start:end],
            trigger=doc.text[trigger_start:trigger_end],
            trigger_start=trigger_start + shift,
            trigger_end=trigger_end + shift,
            date_earliest=None,
            date_latest=None,
            date_basis="unknown",
            date_prec=None,
            place=None,
            place_id=None,
            where_prec=None,
            participants=(),
            mediators=(),
            statement_id=statement.statement_id if statement else None,
            event_id=None,
            extractor=EXTRACTOR,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Whether enough stands beside a trigger to take it for the event; each kind is one method of the frame's ``ask``."""

    hit: Hit
    scene: Scene
    first: int
    last: int
    earlier: Mention | None
    dated: bool

    def enough(self) -> bool:
        """Whether one of the kinds of evidence that the trigger asks for is there."""
        return not self.hit.trigger.ask or any(self._has(kind) for kind in self.hit.trigger.ask)

    def only_known(self) -> bool:
        """Whether the mention rests on an earlier one alone: "the meeting"."""
        ask = self.hit.trigger.ask
        return "known" in ask and not any(self._has(kind) for kind in ask - {"known"})

    def _has(self, kind: str) -> bool:
        return {"party": self._party, "pair": self._pair, "known": self._is_known, "date": lambda: self.dated}[kind]()

    def _words(self) -> list["Token"]:
        return [t for t in self.scene.doc[self.first : self.last + 1] if not self.hit.first <= t.i <= self.hit.last]

    def _party(self) -> bool:
        return any(self.scene.around.is_party(t) for t in self._words())

    def _pair(self) -> bool:
        frames = self.scene.around.frames
        sorts = frames.parties | frames.leaders
        names = {a.name for t in self._words() if t.i in self.scene.around.actors and (a := self.scene.actor_at.get(t.i))}
        nouns = {lemma(t) for t in self._words() if t.i not in self.scene.actor_at and lemma(t) in sorts}
        plural = any(t.tag_ in {"NNS", "NNPS"} and lemma(t) in frames.groups | frames.leaders for t in self._words())
        return plural or len(names) + len(nouns) >= 2

    def _is_known(self) -> bool:
        if self.earlier is None:
            return False
        token = self.hit.token
        return any(c.dep_ in {"det", "poss", "predet", "amod"} and c.lower_ in POINTING for c in token.children) or (
            token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ == "NNS" and not any(c.i < token.i for c in token.children)
        )


POINTING = frozenset({"the", "this", "these", "that", "those", "their", "such", "both", "his", "her"})


def governing_clause(token: "Token") -> "Token":
    """Head of the clause the event stands in."""
    return clause_of(token)


def settle(found: list[Hit]) -> list[Hit]:
    """Leave one hit for each event of a sentence.

    Hits of one family in one clause, or in a participle clause beside it, are one event; a word that only reports ("called for",
    "proposed") gives way to the event in its complement.
    """
    kept: list[Hit] = []
    for hit in found:
        if hit.trigger.yields and any(_complement_of(other.token, hit.token) for other in found if other is not hit):
            continue
        twin = next((k for k in kept if k.family == hit.family and _one_event(k.token, hit.token)), None)
        if twin is None:
            kept.append(hit)
        elif not hit.trigger.ask and twin.trigger.ask:
            kept[kept.index(twin)] = hit
    return _one_type_each(kept)


def _one_type_each(found: list[Hit]) -> list[Hit]:
    """One token, one event: the frame that comes first in the packs wins."""
    seen: dict[int, Hit] = {}
    for hit in found:
        seen.setdefault(hit.token.i, hit)
    return sorted(seen.values(), key=lambda h: h.token.i)


def _complement_of(inner: "Token", outer: "Token") -> bool:
    return (
        outer.is_ancestor(inner)
        and inner.i > outer.i
        and not any(t.dep_ in {"advcl", "relcl", "conj"} for t in _between(inner, outer))
    )


def _between(inner: "Token", outer: "Token") -> Iterator["Token"]:
    while inner.i != outer.i:
        yield inner
        inner = inner.head


def _one_event(a: "Token", b: "Token") -> bool:
    one, two = clause_of(a), clause_of(b)
    if one.i == two.i:
        return not _coordinate(a, b)
    inner, outer = (two, one) if one.is_ancestor(two) else (one, two)
    return (
        outer.is_ancestor(inner)
        and inner.head.i in {outer.i, a.i, b.i}
        and inner.dep_ in {"advcl", "acl", "xcomp", "pcomp"}
        and inner.tag_ in {"VBG", "VBN"}
    )


def _coordinate(a: "Token", b: "Token") -> bool:
    return b.dep_ == "conj" and b.head.i == a.i and not is_verb(b)


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
        fronted = child.dep_ == "ccomp" and is_verb(top)
        if (second or loose or fronted) and not (child.i == hit.token.i or child.is_ancestor(hit.token)):
            apart |= {t.i for t in child.subtree}
    return apart


def _sets_time(token: "Token") -> bool:
    """ "After the meeting", "during the call": the event only dates another one."""
    return token.dep_ == "pobj" and token.head.lower_ in {
        "after",
        "before",
        "during",
        "at",
        "following",
        "since",
        "in",
        "ahead",
        "amid",
        "of",
        "from",
        "with",
    }


def _from_earlier(mention: Mention, earlier: Mention) -> Mention:
    """A short reference takes over who, when and where from what it refers to; the date is then inferred."""
    out = replace(mention, type=earlier.type if mention.type in {"negotiation_round", "meeting_or_call"} else mention.type)
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
