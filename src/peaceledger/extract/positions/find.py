"""What each party holds on each issue: from its statements, from what the writer says it wants, and from words for a change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from peaceledger.extract.events.clauses import children, is_verb, lemma, objects, subjects
from peaceledger.extract.events.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.events.roles import actor_tokens
from peaceledger.extract.layout import UNREAD, bare, block_kind_at
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.phrases import Sentences, with_lemma
from peaceledger.extract.positions.issues import issues_of
from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.statements.stance import compile_terms, flat
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.records import Page, Statement, record_id
from peaceledger.records.position import Authority, Change, PartyPosition
from peaceledger.records.statement import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HELD: tuple[Stance, ...] = ("demand", "offer", "accept", "reject", "commit")
"""Stances that hold something; the first of a statement's own that is among them counts."""
OFFICIAL_KINDS = frozenset({"state", "government", "armed_force", "armed_group"})
HOLDERS = frozenset({"state", "government", "armed_group", "person", "organisation"})
TURNED = frozenset({"negated", "denied"})
REAL = frozenset({"occurred", "ongoing", "agreed", "planned", "proposed", "demanded", "claimed"})
OPPOSITE: Mapping[Stance, Stance] = {"demand": "reject", "accept": "reject", "offer": "reject"}
CONTENTS = frozenset({"dobj", "xcomp", "ccomp"})
LEAST_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """Verbs of ``vocab/positions.toml``: stance and change by lemma, and the nouns that a change is of."""

    told: Mapping[str, Stance]
    moved: Mapping[str, Change]
    of: frozenset[str]
    words: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A position before it is written down for each party and issue.

    Attributes:
        span: The passage, in the doc.
        stance: What is done.
        statement: The statement that holds it, None where the writer tells it.
        holder: The party as the words name it, None where the speaker holds it.
        held: What is held, where it is more than the passage.
        change: What has changed, and the word that says so.
    """

    span: tuple[int, int]
    stance: Stance
    statement: Statement | None = None
    holder: ActorSpan | None = None
    held: str | None = None
    change: tuple[Change, str] | None = None


def find_positions(
    doc: "Doc", page: Page, lexicon: Lexicon, actors: Sequence[ActorSpan], voices: Voices
) -> tuple[PartyPosition, ...]:
    """Return what parties are said to hold in an article, one row per passage, party and issue.

    Args:
        doc: The article's text, parsed.
        page: The article with its layout.
        lexicon: Topics and word lists.
        actors: Actors of the article, references resolved.
        voices: Who says what in it.
    """
    reader = _Reader(doc, page, lexicon, voices)
    found = {p.position_id: p for p in (*reader.stated(), *reader.told(actors))}
    return tuple(sorted(found.values(), key=lambda p: (p.start, p.end, p.party, p.issue, p.position_id)))


class _Reader:
    """One article's pass."""

    def __init__(self, doc: "Doc", page: Page, lexicon: Lexicon, voices: Voices) -> None:
        self._doc, self._page, self._lexicon, self._voices = doc, page, lexicon, voices
        self._shift = page.article.start
        self._sentences = Sentences(doc)
        self._by_id = {s.statement_id: s for s in voices.statements}

    def stated(self) -> Iterator[PartyPosition]:
        """Positions that statements hold."""
        for s in self._voices.statements:
            stance = next((one for one in s.stances if one in HELD), None)
            if stance is None or not s.side:
                continue
            span = self._holding(s, stance)
            if span is None:
                continue
            answered = self._by_id.get(s.answers_statement_id or "")
            own = self._page.text[slice(*span)]
            held = own if answered is None else f"{own}: {answered.quote}"
            for side in s.side.split("; "):
                for issue in issues_of(held, self._lexicon):
                    yield self._row(side, issue, Draft(span=span, stance=stance, statement=s, held=held))

    def _holding(self, s: Statement, stance: Stance) -> tuple[int, int] | None:
        """The part of a content that holds the position: of several sentences the first that has words for it, else None."""
        start, end = s.start - self._shift, s.end - self._shift
        parts = self._sentences.parts(start, end)
        if len(parts) == 1:
            return start, end
        says = _says(self._lexicon)[stance]
        return next((part for part in parts if says.search(flat(self._page.text[slice(*part)]))), None)

    def told(self, actors: Sequence[ActorSpan]) -> Iterator[PartyPosition]:
        """Positions and changes that the words tell of a party: "wants", "softened its demands"."""
        verbs = _verbs(self._lexicon)
        hits = [t for t in with_lemma(self._doc, frozenset(verbs.told.keys() | verbs.moved.keys())) if is_verb(t)]
        if not hits:
            return
        at = actor_tokens(self._doc, (a for a in actors if a.side and a.kind in HOLDERS))
        for verb in hits:
            if block_kind_at(self._page, verb.idx) not in UNREAD:
                yield from self._moved(verb, verbs, at)
                yield from self._wanted(verb, verbs, at)

    def _wanted(self, verb: "Token", verbs: Verbs, at: Mapping[int, ActorSpan]) -> Iterator[PartyPosition]:
        stance: Stance | None = verbs.told.get(lemma(verb))
        holder = next((at[s.i] for s in subjects(verb) if s.i in at), None)
        if stance is None or holder is None or holder.form == "adjective":
            return
        status = read_status(verb, Reading(speech=True), verbs.words)
        if status in TURNED:
            stance = OPPOSITE.get(stance)
        elif status not in REAL:
            stance = None
        span = _content(verb)
        if stance is None or span is None or self._is_stated(verb, span):
            return
        words = self._page.text[span[0] : span[1]]
        for side in (holder.side or "").split("; "):
            for issue in issues_of(words, self._lexicon):
                yield self._row(side, issue, Draft(span=span, stance=stance, holder=holder))

    def _moved(self, verb: "Token", verbs: Verbs, at: Mapping[int, ActorSpan]) -> Iterator[PartyPosition]:
        change = verbs.moved.get(lemma(verb))
        noun = next((o for o in objects(verb) if lemma(o) in verbs.of), None) if change else None
        if change is None or noun is None:
            return
        owner = next((p for p in children(noun, {"poss"})), None)
        named = at.get(owner.i) if owner is not None else None
        acting = next((at[s.i] for s in subjects(verb) if s.i in at), None)
        holder = named or acting
        own = owner is None or acting is None or named is None or named.side == acting.side
        status = read_status(verb, Reading(speech=True), verbs.words)
        if holder is None or not own or status in TURNED or status not in REAL - {"demanded"}:
            return
        span = _chars(min(t.i for t in noun.subtree), max(t.i for t in noun.subtree), self._doc)
        statement = self._voices.statement_at(verb.idx)
        start, end = (
            bare(verb.sent, self._page) if statement is None else (statement.start - self._shift, statement.end - self._shift)
        )
        issues = issues_of(self._page.text[slice(*span)], self._lexicon) or issues_of(self._page.text[start:end], self._lexicon)
        draft = Draft(span=(start, end), stance="other", statement=statement, holder=holder, change=(change, verb.text))
        for side in (holder.side or "").split("; "):
            for issue in issues:
                yield self._row(side, issue, draft)

    def _is_stated(self, verb: "Token", span: tuple[int, int]) -> bool:
        """Whether a statement holds the content already."""
        return any(
            s.start - self._shift < span[1] and span[0] < s.end - self._shift for s in self._voices.statements_of(verb.sent)
        )

    def _row(self, side: str, issue: str, draft: Draft) -> PartyPosition:
        article, statement, holder = self._page.article, draft.statement, draft.holder
        start, end = draft.span[0] + self._shift, draft.span[1] + self._shift
        quote = self._page.text[slice(*draft.span)]
        when = self._voices.when(statement, draft.span[0])
        return PartyPosition(
            position_id=record_id("h", article.capture_id, start, end, side, issue, draft.stance),
            article_id=article.article_id,
            capture_id=article.capture_id,
            party=side,
            issue=issue,
            stance=draft.stance,
            held=draft.held or quote,
            speaker=statement.speaker if statement else holder.name if holder else None,
            speaker_id=statement.speaker_id if statement else holder.actor_id if holder else None,
            chain=statement.chain if statement else (),
            authority=self._authority(statement) if statement else "told",
            statement_id=statement.statement_id if statement else None,
            statement_ids=(statement.statement_id,) if statement else (),
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            start=start,
            end=end,
            quote=quote,
            change=draft.change[0] if draft.change else None,
            change_reason=f"the text says so: {draft.change[1]}" if draft.change else None,
        )

    def _authority(self, s: Statement) -> Authority:
        """Whether the speaker speaks for the party: the party itself, who holds an office, a role noun of one."""
        names = (s.speaker or "").split("; ")
        ids = [s.speaker_id] if s.speaker_id else [key for n in names for key in self._lexicon.names.get(n.casefold(), ())[:1]]
        entries = [self._lexicon.actors[key] for key in ids if key in self._lexicon.actors]
        speaks = _official(self._lexicon)
        if len(entries) == len(names):
            official = (e.kind in OFFICIAL_KINDS or e.offices or speaks.search(e.name.lower()) for e in entries)
            return "official" if all(official) else "other"
        words = f"{s.speaker or ''} {s.speaker_as_written or ''}".lower()
        return "official" if speaks.search(words) else "other"


@per_lexicon
def _verbs(lexicon: Lexicon) -> Verbs:
    data = lexicon.vocab["positions"]
    moved = {verb: cast(Change, change) for change, verbs in data["moved"].items() if change != "of" for verb in verbs}
    told = {verb: cast(Stance, stance) for stance, verbs in data["told"].items() for verb in verbs}
    return Verbs(told=told, moved=moved, of=frozenset(data["moved"]["of"]), words=build_factuality(lexicon))


@per_lexicon
def _says(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    return {stance: compile_terms(words) for stance, words in lexicon.vocab["positions"]["says"].items()}


@per_lexicon
def _official(lexicon: Lexicon) -> re.Pattern[str]:
    return compile_terms(lexicon.vocab["positions"]["official"]["words"])


def _content(verb: "Token") -> tuple[int, int] | None:
    """What the verb governs: its object or complement clause; "insist on" its phrase. None where it is a bare pronoun."""
    heads = [*children(verb, CONTENTS)] or [
        p for on in children(verb, {"prep"}) if on.lower_ == "on" for p in children(on, {"pobj"})
    ]
    heads = [h for h in heads if h.i > verb.i]
    if not heads:
        return None
    tokens = [t for h in heads for t in h.subtree if t.i > verb.i]
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    words = [t for t in verb.doc[first : last + 1] if t.is_alpha]
    return _chars(first, last, verb.doc) if len(words) >= LEAST_WORDS else None


def _chars(first: int, last: int, doc: "Doc") -> tuple[int, int]:
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


__all__ = ["find_positions"]
