"""Red lines: passages that rule something out for good, in so many words, with whose line it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from peaceledger.extract.events.clauses import children, clause_of, lemma, subjects
from peaceledger.extract.events.roles import actor_tokens, token_at
from peaceledger.extract.layout import UNREAD, block_kind_at, text_of
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.phrases import PhraseBook, Sentences, Text
from peaceledger.extract.positions.issues import issues_of
from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.records import Page, Statement, record_id
from peaceledger.records.position import RedLine

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

HOLDERS = frozenset({"state", "government", "armed_group", "person", "organisation", "group"})
VERB_WITHIN = 30
"""Characters behind "will never" in which the verb of refusing begins: "will never, ever agree to"."""
OWN = frozenset({"i", "we", "our", "us", "my", "it", "they", "their", "its", "he", "his", "she", "her"})
ABSENT = re.compile(r"\b(?:no|any|without|not (?:a|any)|isn['’]t a|not)\s+(?:\w+\s+)?$", re.IGNORECASE)
UNSETTLED = re.compile(r"\b(?:if|whether|would be|could be|might be|may be|ask\w*|wonder\w*|unclear)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The red lines of ``vocab/positions.toml``, compiled."""

    line: PhraseBook
    closed: PhraseBook
    never: PhraseBook
    verbs: PhraseBook
    law: PhraseBook
    forbids: PhraseBook
    not_near: PhraseBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that rule something out; offsets are the doc's."""

    start: int
    end: int
    kind: Literal["declared", "legal"]
    line: bool = False


def find_red_lines(doc: "Doc", page: Page, lexicon: Lexicon, actors: Sequence[ActorSpan], voices: Voices) -> tuple[RedLine, ...]:
    """Return the red lines that an article tells of, in text order; none without a party or an issue.

    Args:
        doc: The article's text, parsed.
        page: The article with its layout.
        lexicon: Topics and word lists.
        actors: Actors of the article, references resolved.
        voices: Who says what in it.
    """
    book, text = _book(lexicon), Text(text_of(doc))
    sents = Sentences(doc)
    cues = [c for c in _cues(text, sents, book) if block_kind_at(page, c.start) not in UNREAD]
    if not cues:
        return ()
    reader = _Reader(doc, page, lexicon, actors, voices)
    found: dict[tuple[str, int], RedLine] = {}
    for line in (line for cue in cues for line in reader.lines(cue, sents)):
        held = found.setdefault((line.party, line.start), line)
        if len(line.cue) > len(held.cue):
            found[line.party, line.start] = line
    return tuple(sorted(found.values(), key=lambda r: (r.start, r.end, r.party, r.red_line_id)))


@per_lexicon
def _book(lexicon: Lexicon) -> Book:
    data = lexicon.vocab["positions"]["red_lines"]
    return Book(
        line=PhraseBook(data["line"]),
        closed=PhraseBook(data["never_up_for"]),
        never=PhraseBook(data["never"]),
        verbs=PhraseBook(data["never_verbs"]),
        law=PhraseBook(data["law"]),
        forbids=PhraseBook(data["forbids"]),
        not_near=PhraseBook(data["not_near"]),
    )


def _cues(text: Text, sents: Sentences, book: Book) -> Iterator[Cue]:
    for match in book.line.finditer(text):
        sent = sents.at(match.start())
        near = book.not_near.search(text, sent.start_char, sent.end_char)
        absent = ABSENT.search(text.lower[sent.start_char : match.start()])
        if near is None and absent is None:
            yield Cue(start=match.start(), end=match.end(), kind="declared", line=True)
    for match in book.closed.finditer(text):
        yield Cue(start=match.start(), end=match.end(), kind="declared")
    for match in book.never.finditer(text):
        sent = sents.at(match.start())
        verb = book.verbs.search(text, match.end(), min(match.end() + VERB_WITHIN, sent.end_char))
        if verb is not None or match.group().startswith(("not", "under", "in no")):
            yield Cue(start=match.start(), end=verb.end() if verb else match.end(), kind="declared")
    for match in book.law.finditer(text):
        sent = sents.at(match.start())
        forbids = book.forbids.search(text, sent.start_char, sent.end_char)
        if forbids is not None:
            yield Cue(start=min(match.start(), forbids.start()), end=max(match.end(), forbids.end()), kind="legal")


class _Reader:
    """One article's pass."""

    def __init__(self, doc: "Doc", page: Page, lexicon: Lexicon, actors: Sequence[ActorSpan], voices: Voices) -> None:
        self._doc, self._page, self._lexicon, self._voices = doc, page, lexicon, voices
        self._owns = frozenset(lexicon.vocab["positions"]["red_lines"]["owns"])
        self._at = actor_tokens(doc, (a for a in actors if a.side and a.kind in HOLDERS))

    def lines(self, cue: Cue, sents: Sentences) -> Iterator[RedLine]:
        """The red lines of one cue: one for each party whose line it is."""
        sent = sents.at(cue.start)
        statement = self._voices.statement_at(cue.start)
        if sent.text.rstrip().endswith("?") or (cue.line and UNSETTLED.search(sent.text)):
            return
        holder = self._holder(cue, sent, statement)
        issues = issues_of(self._page.text[sent.start_char : sent.end_char], self._lexicon)
        if holder and issues:
            for side in holder.split("; "):
                yield self._row(cue, side, issues, sent, statement)

    def _holder(self, cue: Cue, sent: "Span", statement: Statement | None) -> str | None:
        """Whose line it is: who is named as its owner or subject, else who speaks of it as his own."""
        token = token_at(self._doc, cue.start, cue.end)
        if token is None:
            return None
        named = self._owner(token, cue) or self._subject(token, cue)
        if named is not None:
            return statement.side if named.form == "pronoun" and statement is not None else named.side
        if cue.kind == "legal":
            sides = {a.side for t in sent if (a := self._at.get(t.i)) is not None and a.side}
            return sides.pop() if len(sides) == 1 else None
        return statement.side if statement is not None and self._is_own(token, statement) else None

    def _owner(self, token: "Token", cue: Cue) -> ActorSpan | None:
        """Whose line the words beside it say it is: "Arden's red line", "a red line for Arden"."""
        if not cue.line:
            return None
        for word in token.subtree:
            if word.dep_ == "poss" and word.i in self._at:
                return self._at[word.i]
            if word.dep_ == "pobj" and word.head.lower_ in {"for", "of"} and word.head.i > token.i and word.i in self._at:
                return self._at[word.i]
        return None

    def _subject(self, token: "Token", cue: Cue) -> ActorSpan | None:
        """Who will never do it, or who draws the line; who crosses it is another."""
        clause = clause_of(token)
        if cue.line and lemma(clause) not in self._owns:
            return None
        heads = subjects(clause) or [*children(clause, {"nsubj", "nsubjpass"})]
        for word in heads:
            actor = self._at.get(word.i)
            if actor is not None and actor.form != "adjective" and word.dep_ != "poss":
                return actor
        return None

    def _is_own(self, token: "Token", statement: Statement) -> bool:
        """Whether the speaker speaks of his own side: first person, or nobody else is the subject."""
        clause = clause_of(token)
        heads = subjects(clause)
        return not any(word.pos_ == "PROPN" for word in heads) or any(word.lower_ in OWN for word in heads)

    def _row(self, cue: Cue, side: str, issues: tuple[str, ...], sent: "Span", statement: Statement | None) -> RedLine:
        article, shift, page = self._page.article, self._page.article.start, self._page
        text = page.text[sent.start_char : sent.end_char]
        start = sent.start_char + len(text) - len(text.lstrip())
        end = max(sent.start_char + len(text.rstrip()), cue.end)
        when = self._voices.when(statement, cue.start)
        return RedLine(
            red_line_id=record_id("l", article.capture_id, start + shift, end + shift, side, cue.start + shift),
            article_id=article.article_id,
            capture_id=article.capture_id,
            party=side,
            issues=issues,
            kind=cue.kind,
            cue=page.text[cue.start : cue.end],
            speaker=statement.speaker if statement else None,
            side=statement.side if statement else None,
            chain=statement.chain if statement else (),
            statement_id=statement.statement_id if statement else None,
            date_earliest=when.earliest,
            date_latest=when.latest,
            date_basis=when.basis,
            start=min(start, cue.start) + shift,
            end=end + shift,
            quote=page.text[min(start, cue.start) : end],
        )


__all__ = ["find_red_lines"]
