"""Who is said to keep, break or leave an agreement: a verb of keeping with an agreement in its place, and its subject."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.agreements.find import Named
from peaceledger.extract.events.clauses import children, is_verb, lemma, objects, subjects
from peaceledger.extract.events.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.events.roles import actor_tokens
from peaceledger.extract.layout import UNREAD, block_kind_at
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.phrases import with_lemma
from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.records import Mention, Page, record_id
from peaceledger.records.agreement import Compliance, Outcome, Report
from peaceledger.records.mention import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

HOLDERS = frozenset({"state", "government", "armed_force", "armed_group", "person", "group", "organisation", "role", "anonymous"})
UNREAL: frozenset[Status] = frozenset({"hypothetical", "demanded", "planned", "proposed", "agreed"})
TURNED: frozenset[Status] = frozenset({"negated", "failed"})
ACCORDS = frozenset({"agreement", "ceasefire"})
WITH = frozenset({"with", "by", "to", "on", "from", "of", "out"})
OWN = frozenset({"it", "they", "we", "i"})
TAKEN_UP = frozenset({"they", "it", "these"})
OF_TEXTS = frozenset({"implement", "violate", "breach", "honour", "honor", "observe", "fulfil", "fulfill"})
FAILED = frozenset({"fail", "refuse", "decline", "continue"})
POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """``vocab/agreements.toml``, compiled."""

    cues: frozenset[str]
    verbs: Mapping[str, Report]
    truce_only: frozenset[str]
    nouns: frozenset[str]
    accords: frozenset[str]
    truces: frozenset[str]
    full: frozenset[str]
    part: frozenset[str]
    little: frozenset[str]
    words: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the other finders found in the article."""

    actors: Sequence[ActorSpan]
    mentions: Sequence[Mention]
    named: tuple[Named, ...]
    voices: Voices


def find_keeping(doc: "Doc", page: Page, lexicon: Lexicon, scene: Scene) -> tuple[Compliance, ...]:
    """Return the reports of agreements kept, broken or left, in text order.

    Args:
        doc: The article's text, parsed.
        page: The article with its layout.
        lexicon: Holds ``agreements.toml``.
        scene: Actors, mentions, names of agreements and voices of the article.
    """
    book = _book(lexicon)
    hits = [t for t in with_lemma(doc, book.cues) if lemma(t) in (book.verbs if is_verb(t) else book.nouns)]
    if not hits:
        return ()
    reader = _Reader(doc, page, book, scene)
    found = {row.compliance_id: row for t in hits for row in reader.rows(t)}
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end, c.compliance_id)))


@per_lexicon
def _book(lexicon: Lexicon) -> Book:
    data = lexicon.vocab["agreements"]
    reports: tuple[Report, ...] = ("broken", "kept", "left")
    verbs = {verb: report for report in reports for verb in data["reports"][report]}
    return Book(
        cues=frozenset((*verbs, *data["reports"]["nouns"])),
        verbs=verbs,
        truce_only=frozenset(data["reports"]["truce_only"]),
        nouns=frozenset(data["reports"]["nouns"]),
        accords=frozenset(data["nouns"]["agreement"]),
        truces=frozenset(data["nouns"]["truce"]),
        full=frozenset(data["degrees"]["full"]),
        part=frozenset(data["degrees"]["part"]),
        little=frozenset(data["degrees"]["little"]),
        words=build_factuality(lexicon),
    )


class _Reader:
    """One article's pass."""

    def __init__(self, doc: "Doc", page: Page, book: Book, scene: Scene) -> None:
        self._doc, self._page, self._book, self._scene = doc, page, book, scene
        self._shift = page.article.start
        self._at = actor_tokens(doc, (a for a in scene.actors if a.side and a.kind in HOLDERS))

    def rows(self, cue: "Token") -> Iterator[Compliance]:
        """The report that a verb or noun makes, if an agreement stands in its place and it is told as a fact."""
        accord = self._accord(cue)
        if accord is None or block_kind_at(self._page, cue.idx) in UNREAD or cue.sent.text.rstrip().endswith("?"):
            return
        if is_verb(cue) and _is_open(cue):
            return
        status = read_status(cue, Reading(contested=True), self._book.words)
        if status in UNREAL:
            return
        read = self._reading(cue, status)
        if read is not None:
            yield self._row(cue, accord, *read)

    def _accord(self, cue: "Token") -> "Token | None":
        """The noun for the agreement: object, phrase behind "with", "of", or compound of the noun ("ceasefire violations")."""
        heads = [*objects(cue)] if is_verb(cue) else [*children(cue, {"compound", "amod"})]
        heads += [p for prep in children(cue, {"prep", "prt"}) if prep.lower_ in WITH for p in children(prep, {"pobj"})]
        nouns = self._book.truces if lemma(cue) in self._book.truce_only else self._book.accords
        found = next((h for h in heads if lemma(h) in nouns and self._is_accord(h)), None)
        return found or next((h for h in heads if h.lower_ in TAKEN_UP and lemma(cue) in OF_TEXTS and self._before(h)), None)

    def _alone_in(self, sent: "Span") -> Named | None:
        """The one agreement that a sentence names: what it calls "commitments" is that."""
        named = [n for n in self._scene.named if sent.start_char <= n.start < sent.end_char]
        return named[0] if len({n.entry.agreement_id for n in named}) == 1 else None

    def _before(self, pronoun: "Token") -> Named | None:
        """The one agreement that the two sentences before name: "The accord brought calm. ... They were never carried out"."""
        first = pronoun.sent.start
        last = pronoun.doc[first - 1].sent if first else pronoun.sent
        start = pronoun.doc[max(0, last.start - 1)].sent.start_char
        named = [n for n in self._scene.named if start <= n.start < pronoun.sent.start_char]
        own = [n for n in self._scene.named if pronoun.sent.start_char <= n.start < pronoun.idx]
        ids = {n.entry.agreement_id for n in named}
        return named[-1] if len(ids) == 1 and not own else None

    def _is_accord(self, noun: "Token") -> bool:
        """Whether the noun is an agreement that is known: by name, as an event of the article, or pointed at."""
        at, known = noun.idx + self._shift, self._accords()
        if self._name_at(noun) or any(m.start <= at < m.end for m in known):
            return True
        if lemma(noun) in self._book.truces and noun.dep_ == "compound":
            return True
        pointed = any(c.lower_ in POINTING or c.dep_ in {"acl", "relcl"} for c in noun.children)
        return bool(known) and pointed

    def _accords(self) -> list[Mention]:
        return [m for m in self._scene.mentions if m.type in ACCORDS]

    def _name_at(self, noun: "Token") -> Named | None:
        left, right = noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge)
        return next((n for n in self._scene.named if n.start < right and left < n.end), None)

    def _reading(self, cue: "Token", status: Status) -> tuple[Report, Outcome] | None:
        """What is reported, and the degree where the words give one."""
        report: Report = self._book.verbs.get(lemma(cue), "broken") if is_verb(cue) else "broken"
        near = {lemma(c) for c in cue.children} | {c.lower_ for c in cue.children}
        if status == "denied":
            return None
        if report != "kept":
            return None if status in TURNED else (report, "breached" if report == "broken" else "cannot_tell")
        full = bool(near & self._book.full)
        if status in TURNED:
            return ("partly", "cannot_tell") if full else self._not_kept(cue)
        if near & self._book.little:
            return "partly", "1"
        if near & self._book.part:
            return "partly", "2"
        return "kept", "3" if full else "cannot_tell"

    def _not_kept(self, cue: "Token") -> tuple[Report, Outcome]:
        """Not carried out is not begun; not honoured is broken."""
        return ("not_begun", "0") if lemma(cue) in {"implement", "execute"} else ("broken", "breached")

    def _party(self, cue: "Token", accord: "Token") -> str | None:
        """Who keeps or breaks it; of a noun its owner, or who stands behind "by"."""
        heads = subjects(cue) if is_verb(cue) else [*children(cue, {"poss", "amod", "compound", "nmod"})]
        if is_verb(cue) and (accused := _accused(cue)):
            heads = accused
        heads = heads + [p for by in children(cue, {"prep", "agent"}) if by.lower_ == "by" for p in children(by, {"pobj"})]
        heads = [h for h in heads if h.i != accord.i]
        statement = self._scene.voices.statement_at(cue.idx)
        if statement is not None and any(h.pos_ == "PRON" and h.lower_ in OWN for h in heads):
            return statement.side
        return next((self._at[h.i].side for h in heads if h.i in self._at), None)

    def _row(self, cue: "Token", accord: "Token", report: Report, outcome: Outcome) -> Compliance:
        article, page, shift = self._page.article, self._page, self._shift
        statement = self._scene.voices.statement_at(cue.idx)
        text = page.text[cue.sent.start_char : cue.sent.end_char]
        start = cue.sent.start_char + len(text) - len(text.lstrip())
        end = cue.sent.start_char + len(text.rstrip())
        when = self._scene.voices.when(statement, cue.idx)
        name = self._name_at(accord) or (self._before(accord) if accord.pos_ == "PRON" else self._alone_in(cue.sent))
        mention = self._mention(accord)
        return Compliance(
            compliance_id=record_id("q", article.capture_id, start + shift, cue.idx + shift),
            agreement_id=name.entry.agreement_id if name else None,
            agreement_as_written=page.text[accord.left_edge.idx : accord.idx + len(accord)],
            mention_id=mention.mention_id if mention and not name else None,
            party=self._party(cue, accord),
            report=report,
            outcome=outcome,
            cue=cue.text,
            speaker=statement.speaker if statement else None,
            side=statement.side if statement else None,
            chain=statement.chain if statement else (),
            statement_id=statement.statement_id if statement else None,
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            capture_id=article.capture_id,
            start=start + shift,
            end=end + shift,
            quote=page.text[start:end],
        )

    def _mention(self, accord: "Token") -> Mention | None:
        """The mention of the agreement itself: the one that holds the word, else the last one before it."""
        at = accord.idx + self._shift
        held = [m for m in self._accords() if m.start <= at < m.end]
        before = [m for m in self._accords() if m.end <= at]
        return max(held or before, key=lambda m: (m.trigger_start, m.mention_id), default=None)


def _is_open(cue: "Token") -> bool:
    """Whether the verb only says what could, should or is about to be done: modals, bare infinitives, "over implementing it"."""
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in cue.children if c.dep_ == "aux"):
        return not (cue.dep_ == "xcomp" and lemma(cue.head) in FAILED)
    if cue.tag_ == "VBG" and cue.dep_ == "pcomp":
        return not (_accused(cue) or cue.head.lower_ == "by")
    return any(c.lower_ in {"any", "every"} for s in subjects(cue) for c in s.children)


def _accused(cue: "Token") -> list["Token"]:
    """Whom somebody accuses of it: "accused Arden of breaking the truce"."""
    verb = cue.head.head if cue.dep_ == "pcomp" and cue.head.lower_ in {"of", "for"} else cue
    return [] if verb is cue else [o for o in objects(verb) if o.i < cue.i]


__all__ = ["Scene", "find_keeping"]
