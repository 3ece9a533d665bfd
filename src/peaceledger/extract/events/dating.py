"""When something was that has no day of its own: at, after or before another event that the text ties it to.

A tie is kept even where that other event has no day so far, only a weekday: another article may place it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import SUBJECTS, above, children, clause_of, lemma
from peaceledger.extract.events.elaboration import ANOTHER, HAPPENED, NEAR, elaborates, is_another, share_somebody, told_below
from peaceledger.extract.events.evidence import points_back
from peaceledger.extract.events.own_date import within_hours
from peaceledger.extract.events.roles import Scene
from peaceledger.extract.events.settling import Candidate, Tie
from peaceledger.extract.spans import DateSpan
from peaceledger.records import DateInterval, Mention, Page
from peaceledger.records.mention import Status
from peaceledger.records.values import DateRelation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RELATIONS: Mapping[str, DateRelation] = {"after": "after", "following": "after", "before": "before"}
OTHER_TIME = ANOTHER | {"previously", "ago", "already"}
ADDING = frozenset({"also", "too"})
RETURNING = frozenset({"retaliatory", "retaliation", "reprisal", "revenge", "counterattack"})
DEALS: frozenset[Status] = frozenset({"agreed", "planned", "proposed"})
MADE_AT_TALKS = frozenset({"agreement", "captives"})
TERMS: frozenset[Status] = frozenset({"agreed", "planned"})
STRUCK: frozenset[Status] = frozenset({"agreed", "occurred", "claimed"})
LIMIT = re.compile(r"\b(?:by|before|until|till|within|than)(?: the)?(?: (?:start|middle|end) of)?(?: the)?\s$", re.I)
AGREEING = frozenset({"agree", "undertake", "pledge", "promise", "commit", "bind"})
ANSWER = "record"  # acts of rejecting, denying, condemning: what they are about was there before
OPEN_DATE = re.compile(r"XXXX-(?:WXX-[1-7](?:TNI)?|SP|SU|FA|WI|\d\d(?:-\d\d)?)(?![0-9X])")
NIGHT = "TNI"
LONG = 4  # least ``date_prec`` of a time that frames several sentences: a month
AFTER_TALKS = re.compile(r"[^.;\n]{0,120}\b(?:said|announced|confirmed|told)\b[^.;\n]{0,40}\bafter\b[^.;,\n]{0,40}")
"""Between a deal and the talks it was told after."""
DAY = 1
FEW = 2  # paragraphs below the talks in which a report tells what else was agreed there
SENTENCE = 250  # characters from a deal to the next sentence
OBJECTS = frozenset({"dobj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention and the paragraph it stands in; ``opens`` where a date of its own opens the sentence."""

    mention: Mention
    paragraph: int
    opens: bool = False


@dataclass(slots=True)
class Memory:
    """What the article has told so far: the last event of each family, the last dated one, and all dated ones in order."""

    known: dict[str, Told] = field(default_factory=dict)
    dated: dict[str, Told] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    deals: list[Told] = field(default_factory=list)

    def remember(self, names: tuple[str, ...], told: Told, *, aside: bool = False) -> None:
        """Keep a mention under its family and its type.

        Args:
            names: Family and type.
            told: The mention.
            aside: True where it is told to compare with: what follows goes on with the event told before it.
        """
        placed = told.mention.date_basis in ("stated", "relative", "inferred") or told.mention.date_open
        if placed and is_deal(told.mention):
            self.deals.append(told)
        if aside and names[0] in self.dated:
            return
        self.known.update(dict.fromkeys(names, told))
        if told.mention.date_basis in ("stated", "relative") or told.mention.date_open:
            self.dated.update(dict.fromkeys(names, told))
            self.told.append(told)

    def last(self, *names: str) -> Mention | None:
        """The last mention kept under the first of the names that has one."""
        return next((self.known[name].mention for name in names if name in self.known), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Where a candidate stands.

    Attributes:
        start: Capture offset at which its sentence begins.
        paragraph: Number of its paragraph.
        families: Family of every trigger of the sentence by token.
        answers: Mentions of the sentence that answer something, by token.
    """

    start: int
    paragraph: int
    families: Mapping[int, str]
    answers: dict[int, Mention]


def tie_of(found: Candidate, here: Sentence, memory: Memory) -> Tie | None:
    """What dates a candidate without a date of its own, None where the text does not say."""
    told, deal = memory.dated.get(found.hit.family), memory.dated.get("agreement")
    if deal is not None and deal.mention.start >= here.start and _is_outcome(found):
        return Tie(source=deal.mention, relation="on")
    if told is not None and elaborates(found, told.mention, here.paragraph - told.paragraph <= NEAR):
        return Tie(source=told.mention, relation="on")
    return next((tie for rule in RULES if (tie := rule(found, here, memory)) is not None), None)


def answered(found: Candidate, here: Sentence, scene: Scene) -> Tie | None:
    """What is rejected or condemned was there before that: "on Monday they rejected the offer" does not date the offer."""
    token = found.hit.token
    noun = token.head if token.dep_ == "conj" else token
    source = here.answers.get(noun.head.i) if noun.dep_ in OBJECTS else None
    own = any(token.is_ancestor(scene.doc[i]) for i, _ in scene.dates)
    return None if source is None or own else Tie(source=source, relation="before")


def _is_outcome(found: Candidate) -> bool:
    """Whether talks are those of a deal told in the same sentence: "agreed on Monday, X said after the call"."""
    prep = above(found.hit.token)
    return prep is not None and prep.lower_ == "after" and found.hit.family == "talks" and found.status in HAPPENED


def only_limits(span: DateSpan, text: str) -> bool:
    """Whether a date says by when something is to be done, not on which day: "by 20 March", "before October"."""
    words = text[span.start : span.end]
    return bool(LIMIT.search(text, max(0, span.start - 40), span.start) or LIMIT.match(words))


def of_deal(found: Candidate, here: Sentence, memory: Memory) -> Tie | None:
    """Who is to be let go under a deal told just before is announced on the deal's day."""
    if found.hit.family != "captives" or found.status not in TERMS or _elsewhere(found.clause):
        return None
    told = (memory.dated.get("agreement"), memory.dated.get("captives"))
    deals = [t for t in told if t is not None and here.paragraph - t.paragraph <= NEAR and is_deal(t.mention)]
    last = max(deals, key=lambda t: t.mention.trigger_start, default=None)
    return Tie(source=last.mention, relation="on") if last is not None and share_somebody(found, last.mention) else None


def of_terms(found: Candidate, here: Sentence, memory: Memory, pacts: Collection[str]) -> Tie | None:
    """What a deal says is to be done is told with the day of the deal; the day it is due on is that of the deed.

    Args:
        found: Who is to be let go.
        here: Where it stands.
        memory: What was told before.
        pacts: Nouns for a deal: "under the arrangement".
    """
    if not is_term(found, pacts) and not _is_to(found) and not _goes_on(found, here, memory):
        return None
    named = _under_a_deal(found.clause, pacts)
    here_told = [t for t in memory.deals if t.mention.start >= here.start]
    near = here_told or [t for t in memory.deals if named or here.paragraph - t.paragraph <= NEAR]
    if near and len({t.mention.when for t in near}) == 1:
        return Tie(source=near[-1].mention, relation="on")
    talks = [t.mention for t in memory.told if here.paragraph - t.paragraph <= NEAR and _are_talks(t.mention)]
    if len({(t.when, t.date_open) for t in talks}) != 1:
        return None
    return Tie(source=talks[-1], relation="on")


def is_term(found: Candidate, pacts: Collection[str]) -> bool:
    """Whether somebody is to be let go by what was agreed: "they agreed that 40 would be freed", "under the deal 40 will be"."""
    if found.hit.family != "captives" or found.status not in TERMS or _elsewhere(found.clause):
        return False
    above_it = (*found.clause.ancestors, *found.hit.token.ancestors)
    agreed = found.status == "agreed" and any(lemma(t) in AGREEING or lemma(t) in pacts for t in above_it)
    return agreed or _under_a_deal(found.clause, pacts)


def _is_to(found: Candidate) -> bool:
    """As in "each side is to return 40"."""
    ahead = found.hit.family == "captives" and found.status in TERMS and lemma(found.clause.head) == "be"
    return ahead and found.clause.tag_ == "VB" and found.clause.head.tag_ in {"VBZ", "VBP"} and not _elsewhere(found.clause)


def _goes_on(found: Candidate, here: Sentence, memory: Memory) -> bool:
    """As in "the two agreed to free captives. The north will release 40": the terms of what the sentence before tells."""
    last = memory.deals[-1] if memory.deals else None
    if last is None or found.hit.family != "captives" or found.status != "planned" or _elsewhere(found.clause):
        return False
    return last.paragraph == here.paragraph and last.mention.status == "agreed" and 0 < here.start - last.mention.end <= SENTENCE


def _under_a_deal(clause: "Token", pacts: Collection[str]) -> bool:
    """As in "under the arrangement", "according to the text", "an accord, by which"."""
    if clause.dep_ == "relcl" and lemma(clause.head) in pacts:
        return True
    preps = [p for p in clause.subtree if p.lower_ in {"under", "to", "by", "with"} and clause_of(p).i == clause.i]
    with_one = (p for p in preps if p.lower_ in {"under", "by"} or p.head.lower_ in {"according", "line", "accordance"})
    return any(lemma(noun) in pacts for p in with_one for noun in children(p, {"pobj"}))


def is_deal(mention: Mention) -> bool:
    """Whether what a mention tells can be carried out later."""
    return mention.status == "agreed" or (mention.type == "agreement" and mention.status in STRUCK)


def _at_talks(found: Candidate, here: Sentence, memory: Memory) -> Tie | None:
    """A deal told after dated talks of the same paragraph was struck there; what was agreed on comes after."""
    struck = (
        found.hit.family == "agreement"
        and found.status in HAPPENED
        and above(found.hit.token) is None
        and found.clause.dep_ != "acl"
    )
    if found.hit.family not in MADE_AT_TALKS or not (struck or found.status in DEALS) or _elsewhere(found.clause):
        return None
    held = [t for t in memory.told if _are_talks(t.mention)]
    talks = [t.mention for t in held if t.paragraph == here.paragraph]
    if not talks and found.status == "agreed" and found.hit.family == "agreement":  # "the two sides also agreed to"
        talks = [t.mention for t in held if here.paragraph - t.paragraph <= FEW]
        talks = talks if len({t.mention.when for t in held}) == 1 and talks and (talks[-1].date_prec or LONG) < LONG else []
    if len({(t.when, t.date_open) for t in talks}) != 1 or not share_somebody(found, talks[-1]):
        return None
    terms = found.status == "agreed" and not found.participants  # nobody does it: "the document provides for 40 to be freed"
    return Tie(source=talks[-1], relation="on" if terms or found.hit.family == "agreement" else "after")


def _are_talks(mention: Mention) -> bool:
    return mention.type in {"negotiation_round", "meeting_or_call"} and mention.status in HAPPENED


def _elsewhere(clause: "Token") -> bool:
    """Whether the clause tells of another time: "had earlier agreed", "agreed in previous talks"."""
    return any(lemma(t) in OTHER_TIME and clause_of(t).i == clause.i for t in clause.subtree)


def _beside(found: Candidate, here: Sentence, memory: Memory) -> Tie | None:
    """An event said to be after or before one told earlier: "after the meeting they telephoned"."""
    for holder in (found.hit.token, found.clause):
        for prep in children(holder, {"prep"}):
            noun = next(children(prep, {"pobj"}), None)
            relation = RELATIONS.get(prep.lower_)
            if noun is None or relation is None or noun.i == found.hit.token.i or not points_back(noun):
                continue
            told = memory.dated.get(here.families.get(noun.i, ""))
            if told is not None and _tells_deed(told, here) and found.status in HAPPENED and not is_another(noun):
                return Tie(source=told.mention, relation=relation)
    return None


def _tells_deed(told: Told, here: Sentence) -> bool:
    return here.paragraph - told.paragraph <= NEAR and told.mention.status in HAPPENED


def _answer(found: Candidate, here: Sentence, memory: Memory) -> Tie | None:
    """A denial or condemnation of an event comes after it."""
    if found.hit.family != ANSWER:
        return None
    for noun in children(found.hit.token, OBJECTS):
        told = memory.known.get(here.families.get(noun.i, ""))
        if told is not None and told.mention.status in HAPPENED and points_back(noun) and not is_another(noun):
            return Tie(source=told.mention, relation="after")
    return None


def _narrated(found: Candidate, here: Sentence, memory: Memory) -> Tie | None:
    """Told by its place in the story: what "had happened" lies before the day told last, what "also happened" in its months."""
    if not memory.told or found.clause.dep_ != "ROOT":
        return None
    told = memory.told[-1]
    if not _tells_deed(told, here):
        return None
    if found.clause.tag_ == "VBN" and any(c.lower_ in {"had", "'d"} for c in children(found.clause, {"aux"})):
        day = told.mention.date_prec == DAY or told.mention.date_open
        return Tie(source=told.mention, relation="before") if day else None
    framed = [t for t in memory.told if t.opens and _tells_deed(t, here)]
    if not framed or framed[-1].mention.when != told.mention.when or found.status not in HAPPENED:
        return None
    adds = any(c.lower_ in ADDING for c in children(found.clause, {"advmod"}))
    return Tie(source=framed[-1].mention, relation="on") if adds and (told.mention.date_prec or 0) >= LONG else None


def _hours_later(found: Candidate, here: Sentence, memory: Memory) -> Tie | None:
    """Within hours of what was told last."""
    if not memory.told or not _tells_deed(memory.told[-1], here):
        return None
    later = any(t.lower_ == "later" and within_hours(t) and clause_of(t).i == found.clause.i for t in found.clause.subtree)
    return Tie(source=memory.told[-1].mention, relation="on") if later else None


def _in_return(found: Candidate, _: Sentence, memory: Memory) -> Tie | None:
    """Retaliation comes after what it answers."""
    told = memory.known.get(found.hit.family)
    if told is None or told.mention.status not in HAPPENED or not any(lemma(t) in RETURNING for t in found.hit.token.subtree):
        return None
    return Tie(source=told.mention, relation="after")


RULES = (of_deal, _at_talks, _beside, _answer, _in_return, _hours_later, _narrated)


def is_comparison(clause: "Token") -> bool:
    """Whether a clause tells of another time to compare with: "the largest since May, when 40 were freed"."""
    return clause.dep_ in {"relcl", "advcl"} and any(c.lower_ == "when" for c in children(clause, {"advmod"}))


def opens_sentence(index: int, doc: "Doc") -> bool:
    """Whether a date stands before the subject of its clause: what comes next then lies in its frame."""
    clause = clause_of(doc[index])
    return any(subject.i > index for subject in children(clause, SUBJECTS))


def date_deals(mentions: tuple[Mention, ...], page: Page) -> tuple[Mention, ...]:
    """Give a deal the day of the talks after which it was told: "they have agreed to free 40, he said after talks on Monday"."""
    talks = [m for m in mentions if m.type == "negotiation_round" and m.status in HAPPENED and m.date_basis == "relative"]

    def dated(mention: Mention) -> Mention:
        if mention.date_basis != "unknown" or mention.date_open or mention.status != "agreed":
            return mention
        for told in talks:
            between = page.text[mention.end - page.article.start : told.start - page.article.start]
            if mention.end <= told.start and AFTER_TALKS.fullmatch(between) and (told.date_prec or LONG) < LONG:
                return tied(mention, Tie(source=told, relation="on"))
        return mention

    return tuple(map(dated, mentions))


def date_headlines(mentions: tuple[Mention, ...], page: Page) -> tuple[Mention, ...]:
    """Give an undated event of the headline the date of the first one of its type in the text below."""
    top = [b for b in page.blocks if b.kind in ("headline", "deck")]

    def dated(mention: Mention) -> Mention:
        own = mention.date_basis != "unknown" or mention.date_open
        if own or not any(b.start <= mention.trigger_start < b.end for b in top):
            return mention
        below = told_below(mention, mentions)
        return mention if below is None else tied(mention, Tie(source=below, relation="on"))

    return tuple(dated(m) for m in mentions)


def tied(mention: Mention, tie: Tie) -> Mention:
    """The mention with the date that a tie gives."""
    return mention.dated(tie.when, (tie.source.mention_id,), tie.relation)


def grounded(mentions: tuple[Mention, ...], told: Mapping[str, Mention]) -> tuple[Mention, ...]:
    """Let dates come from mentions that were kept: one that gave way to another of its passage hands over to it.

    Args:
        mentions: Those kept.
        told: All that ties may name, by id.
    """
    kept = {m.mention_id for m in mentions}

    def of_kept(mention: Mention) -> Mention:
        if not mention.date_from or mention.date_from[0] in kept:
            return mention
        gone = told[mention.date_from[0]]
        heir = next((m for m in mentions if _same_day_and_place(m, gone) and m.mention_id != mention.mention_id), None)
        if heir is not None:
            return replace(mention, date_from=(heir.mention_id,))
        return mention.dated(DateInterval(), (), None)

    return tuple(of_kept(m) for m in mentions)


def _same_day_and_place(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end and (one.when, one.date_open) == (other.when, other.date_open)


def open_date(span: DateSpan, scene: Scene) -> str | None:
    """What an expression gives of a date that nothing in the text places, as TIMEX3 writes it."""
    first = scene.doc.char_span(span.start, span.end, alignment_mode="expand")[0]
    given = OPEN_DATE.match(span.timex.value)
    return given[0] if given and span.value.basis == "unknown" and first.lower_ not in OTHER_TIME else None


def night_before_report(span: DateSpan, trigger: "Token", scene: Scene) -> tuple[DateInterval, str | None]:
    """When "overnight" was, by the day of the report: "overnight, the army said on Monday" is the night into Monday."""
    clause = clause_of(trigger)
    word = scene.doc.char_span(span.start, span.end, alignment_mode="expand")[0]
    if word.lower_ != "overnight" or clause.dep_ != "ccomp":
        return span.value, None
    for index, other in scene.dates:
        if other is not span and clause_of(scene.doc[index]).i == clause.head.i:
            day, weekday = other.value.earliest, open_date(other, scene)
            if day is not None and other.value.prec == DAY:
                return DateInterval(earliest=day - timedelta(days=1), latest=day, basis="relative"), None
            if weekday is not None and "-W" in weekday:
                return DateInterval(), weekday.removesuffix(NIGHT) + NIGHT
    return DateInterval(), None
