"""Claims of progress: shares of issues settled, readiness, phases, nearness, what is left, deadlock. One row per passage.

A percentage is taken only with what it is a percentage of; what moves a market, a poll or a budget is none of this.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.counts.words import find_numbers
from peaceledger.extract.events.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.events.find import HEADLINES
from peaceledger.extract.events.roles import token_at
from peaceledger.extract.layout import UNREAD, block_kind_at, text_of
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.phrases import PhraseBook, Sentences, Text
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.records import Page, Quantity, record_id
from peaceledger.records.claim import Counted, Direction, ProgressClaim
from peaceledger.records.mention import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PERCENT = re.compile(r"(?<![\w.])(\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?)\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
NEGATIVE = re.compile(r"\b(?:no|not|never|nor|without|unlikely|den(?:y|ies|ied)|fail\w*|lack\w*)\b|n['’]t\b", re.IGNORECASE)
OF = re.compile(r"\s+of\s+")
TO_READY = re.compile(r"\s+(?=\w)")
ENTERED = re.compile(
    r"\b(?:in|into|enter\w*|reach\w*|near\w*|approach\w*|begin\w*|began|put|putting)\s+(?:\S+\s+){0,3}$", re.IGNORECASE
)
GOES_ON = re.compile(
    r"\s+(?:concerning|in|on|of|about|for|regarding|related to)(?:\s+[\w’'-]+){1,6}?"
    r"(?=\s+(?:had|has|have|is|are|was|were)\b|[,.;:]|$)"
)
BACK = 3
"""Sentences before a share of issues in which the talks may be named: "After the meeting it was said that 95 % of the issues"."""
BEFORE = 40
"""Characters before or behind a phrase that speak of it: about six words."""
CLOSE = 25
"""Characters from a phrase to the word that denies it: "a breakthrough would not occur"; farther off it denies other things."""
NEARBY = 80
"""Characters from a phrase to the word for the talks it is about: a dozen words."""
REACH = 90
"""Characters behind a percentage in which what it is a percentage of must stand: longer tails name other things."""
KINDS: tuple[Counted, ...] = ("deadlock", "remainder", "phase", "nearness", "progress")
"""In the order in which they win where two name one passage: "no progress" is a deadlock."""
UNREAL: frozenset[Status] = frozenset({"hypothetical", "demanded", "planned", "proposed"})
TURNED: frozenset[Status] = frozenset({"negated", "denied", "failed"})
STATES: frozenset[Counted] = frozenset({"phase", "nearness", "remainder", "deadlock"})
"""Told as states: an adverb of place or an adjective, of which factuality knows only negation and condition."""
OWN_NEGATION = re.compile(
    r"(?:^|\W)(?:no|not|n['’]t|never|without|hardly|little|nor|lack|lacks|lacked)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """``vocab/progress.toml``, compiled."""

    talks: PhraseBook
    issues: PhraseBook
    settled: PhraseBook
    ready: PhraseBook
    most: PhraseBook
    not_counted: PhraseBook
    elsewhere: PhraseBook
    phrases: Mapping[Counted, PhraseBook]
    words: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim before it is written down; offsets are the doc's."""

    counted: Counted
    direction: Direction
    start: int
    end: int
    value: Quantity | None = None
    of: tuple[int, int] | None = None


def find_claims(doc: "Doc", page: Page, lexicon: Lexicon, voices: Voices) -> tuple[ProgressClaim, ...]:
    """Return the claims of progress in an article, in text order.

    Args:
        doc: The article's text, parsed.
        page: The article with its layout.
        lexicon: Holds ``progress.toml``.
        voices: Who says what in it.
    """
    book, text = _book(lexicon), Text(text_of(doc))
    found = [*_shares(text, doc, book), *_phrases(doc, page, text, book)]
    if not found:
        return ()
    sents = Sentences(doc)
    taken: dict[tuple[int, str], ProgressClaim] = {}
    for one in found:
        key = (sents.number(one.start), one.counted)
        if key in taken or block_kind_at(page, one.start) in UNREAD or not _of_talks(one, text, sents, book):
            continue
        statement = voices.statement_at(one.start)
        if not (statement and one.counted == "share" and statement.stance == "reject"):
            taken[key] = _record(one, page, sents, voices)
    return tuple(sorted(taken.values(), key=lambda c: (c.start, c.counted, c.claim_id)))


@per_lexicon
def _book(lexicon: Lexicon) -> Book:
    data = lexicon.vocab["progress"]
    lists = {name: PhraseBook(data[name]) for name in ("talks", "issues", "settled", "ready", "most")}
    return Book(
        **lists,
        not_counted=PhraseBook(data["not_counted"]["near"]),
        elsewhere=PhraseBook(data["elsewhere"]["near"]),
        phrases={kind: PhraseBook(data["phrases"][kind]) for kind in KINDS},
        words=build_factuality(lexicon),
    )


def _shares(text: Text, doc: "Doc", book: Book) -> Iterator[Found]:
    """Percentages of issues settled, of readiness; and "most of the issues"."""
    sents = Sentences(doc)
    for match in PERCENT.finditer(text.text):
        sent = sents.at(match.start())
        value = _value(text.text, match, sent)
        of = _issues(text, match.end(), min(match.end() + REACH, sent.end_char), book)
        if of and _settled(text, match.start(), of[1], sent, book):
            yield Found(counted="share", direction="forward", start=match.start(), end=of[1], value=value, of=of)
        elif (at := TO_READY.match(text.text, match.end())) and (ready := book.ready.match(text, at.end(), sent.end_char)):
            yield Found(counted="readiness", direction="forward", start=match.start(), end=ready.end(), value=value)
    for match in book.most.finditer(text):
        sent = sents.at(match.start())
        if match.end() <= sent.end_char and _settled(text, match.start(), match.end(), sent, book):
            of = (match.start(), match.end())
            yield Found(counted="share", direction="forward", start=match.start(), end=match.end(), of=of)


def _issues(text: Text, start: int, end: int, book: Book) -> tuple[int, int] | None:
    """Where "of the issues" stands behind a number."""
    of = OF.match(text.text, start, end)
    issue = book.issues.search(text, of.end(), end) if of else None
    if of is None or issue is None or not _close(text.text[of.end() : issue.start()]):
        return None
    return of.end(), _tail(text.text, issue.end(), end)


def _settled(text: Text, start: int, end: int, sent: "Span", book: Book) -> bool:
    """Whether a word for settling stands right before or behind: "agreed on 90 % of", "... had been resolved"."""
    before, after = max(sent.start_char, start - BEFORE), min(sent.end_char, end + REACH)
    return bool(book.settled.search(text, end, after) or book.settled.search(text, before, start))


def _value(text: str, match: re.Match[str], sent: "Span") -> Quantity | None:
    """The percentage with its hedge, as the number words around it give it."""
    begin = sent.start_char
    for number in find_numbers(text[begin : match.end()]):
        if begin + number.start <= match.start() < begin + number.end:
            return number.value
    return None


def _close(between: str) -> bool:
    """Whether no more than a few words stand between "of" and the noun: "of the remaining"."""
    return len(between.split()) <= 3 and not re.search(r"[.;:,]", between)


def _tail(text: str, end: int, last: int) -> int:
    """As far as the phrase goes on: "issues concerning the deal", up to a verb or a mark."""
    goes_on = GOES_ON.match(text, end, last)
    return goes_on.end() if goes_on else end


def _phrases(doc: "Doc", page: Page, text: Text, book: Book) -> Iterator[Found]:
    sents = Sentences(doc)
    for kind in KINDS:
        for match in book.phrases[kind].finditer(text):
            sent = sents.at(match.start())
            if match.end() > sent.end_char or (kind == "phase" and not _is_phase_of_talks(text, match, sent, book)):
                continue
            if direction := _direction(kind, match, doc, page, sent, book):
                counted: Counted = "deadlock" if direction == "contrary" else kind
                yield Found(counted=counted, direction=direction, start=match.start(), end=match.end())


def _is_phase_of_talks(text: Text, match: re.Match[str], sent: "Span", book: Book) -> bool:
    """Not "joined the talks at the final stage", nor "the final stages of a fight"."""
    entered = ENTERED.search(text.text[max(sent.start_char, match.start() - BEFORE) : match.start()])
    of = OF.match(text.text, match.end(), sent.end_char)
    if not entered and match.group().lower().startswith(("final", "last", "closing")) and "detail" not in match.group():
        return False
    return of is None or book.talks.search(text, of.end(), min(of.end() + BEFORE, sent.end_char)) is not None


def _direction(kind: Counted, match: re.Match[str], doc: "Doc", page: Page, sent: "Span", book: Book) -> Direction | None:
    """Which way a phrase points once negation and condition are read; None where nothing is claimed."""
    token = token_at(doc, match.start(), match.end())
    if token is None or sent.text.rstrip().endswith("?"):
        return None
    headline = block_kind_at(page, match.start()) in HEADLINES
    status = read_status(token, Reading(headline=headline, known=True), book.words)
    if kind in {"deadlock", "remainder"}:
        own: Direction = "open" if kind == "remainder" else "contrary"
        return None if status == "hypothetical" or status in TURNED else own
    if OWN_NEGATION.search(page.text[sent.start_char : match.start()]):
        return "contrary"
    if status in TURNED:
        near = page.text[max(sent.start_char, match.start() - CLOSE) : min(sent.end_char, match.end() + CLOSE)]
        return "contrary" if NEGATIVE.search(near) else None
    if status in UNREAL and not (kind in STATES and status != "hypothetical"):
        return None
    return "forward"


def _of_talks(found: Found, text: Text, sents: Sentences, book: Book) -> bool:
    """Whether the sentence names talks (or, of a number, one shortly before it), and nothing else that could have moved."""
    sent, measured = sents.at(found.start), found.counted in {"share", "readiness"}
    if (book.not_counted if measured else book.elsewhere).search(text, sent.start_char, sent.end_char):
        return False
    if not measured:
        first, last = max(sent.start_char, found.start - NEARBY), min(sent.end_char, found.end + NEARBY)
        return book.talks.search(text, first, last) is not None
    around = (sent, *sents.before(found.start, BACK))
    return any(book.talks.search(text, s.start_char, s.end_char) for s in around)


def _record(found: Found, page: Page, sents: Sentences, voices: Voices) -> ProgressClaim:
    article, shift = page.article, page.article.start
    statement = voices.statement_at(found.start)
    start, end = _passage(found, page, sents, (statement.start - shift, statement.end - shift) if statement else None)
    voice, when = voices.at(found.start), voices.when(statement, found.start)
    value = found.value
    return ProgressClaim(
        claim_id=record_id("p", article.capture_id, found.start + shift, found.counted),
        article_id=article.article_id,
        capture_id=article.capture_id,
        counted=found.counted,
        counted_as_written=page.text[slice(*found.of)] if found.of else None,
        direction=found.direction,
        low=value.low if value else None,
        high=value.high if value else None,
        hedge=value.hedge if value else None,
        cue=page.text[found.start : found.end],
        speaker=voice.speaker,
        side=voice.side,
        chain=voice.chain,
        statement_id=voice.statement_id,
        date_earliest=when.earliest,
        date_latest=when.latest,
        date_basis=when.basis,
        start=start + shift,
        end=end + shift,
        quote=page.text[start:end],
    )


def _passage(found: Found, page: Page, sents: Sentences, content: tuple[int, int] | None) -> tuple[int, int]:
    """The statement's content, else the sentence without its white space."""
    if content is not None:
        return content
    sent = sents.at(found.start)
    text = page.text[sent.start_char : sent.end_char]
    start = sent.start_char + len(text) - len(text.lstrip())
    return min(start, found.start), max(sent.start_char + len(text.rstrip()), found.end)


__all__ = ["find_claims"]
