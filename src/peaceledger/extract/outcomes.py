"""What is said to have come of talks: agreed, failed, left open, and when they go on. One row per sentence, kind and talks.

A sentence is tied to talks that it names, else to those that one of the two sentences before it names. Farther down it must
speak of talks, and reconciliation keeps it only where the article tells of no others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.events.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.events.find import HEADLINES
from peaceledger.extract.events.roles import token_at
from peaceledger.extract.layout import UNREAD, bare, block_kind_at, text_of
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.phrases import PhraseBook, Sentences, Text
from peaceledger.extract.spans import DateSpan
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.records import Mention, Page, ProgressClaim, record_id
from peaceledger.records.mention import Status
from peaceledger.records.outcome import OutcomeKind, OutcomeTie, TalksOutcome

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

TALKS = frozenset({"negotiation_round", "meeting_or_call"})
HELD: frozenset[Status] = frozenset({"occurred", "ongoing", "claimed"})
AHEAD: frozenset[Status] = frozenset({"planned", "agreed"})
CLOSED: frozenset[Status] = frozenset({"agreed"})
PUT: frozenset[Status] = frozenset({"proposed", "occurred", "claimed"})
UNREAL: frozenset[Status] = frozenset({"hypothetical", "demanded", "proposed"})
UNDONE: frozenset[Status] = frozenset({"negated", "denied", "failed"})
NEAR = 30
"""Characters behind "of" in which the talks must stand: "a new round of direct peace talks"."""
OF = re.compile(r"\s+of\s+")
REACH = 2
"""Sentences after the one that names the talks that still speak of them: the third is as often of something else."""
KINDS: tuple[OutcomeKind, ...] = ("no_next", "next", "failed", "open", "agreed")
"""In the order in which they win where two name one stretch: "no date for a next round" is no next round."""
CLAIMED: Mapping[str, OutcomeKind] = {"contrary": "failed", "open": "open", "forward": "progress"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the other finders found in the article; offsets of dates are the doc's, the others the capture's."""

    mentions: Sequence[Mention]
    claims: Sequence[ProgressClaim]
    dates: Sequence[DateSpan]
    voices: Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """``vocab/outcomes.toml``, compiled."""

    phrases: Mapping[OutcomeKind, PhraseBook]
    put_off: PhraseBook
    rounds_of: PhraseBook
    elsewhere: PhraseBook
    sides: Mapping[str, str]
    words: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An outcome before it is tied; offsets are the doc's.

    Attributes:
        kind: As in ``TalksOutcome``.
        start: First character of the words that say so.
        end: After the last one.
        of: The mention of what was agreed, or of the next meeting.
        off: The mention of talks that broke off or did not take place.
    """

    kind: OutcomeKind
    start: int
    end: int
    of: Mention | None = None
    off: Mention | None = None


def find_outcomes(doc: "Doc", page: Page, lexicon: Lexicon, told: Told) -> tuple[TalksOutcome, ...]:
    """Return what an article says came of the talks it tells of, in text order.

    Args:
        doc: The article's text, parsed.
        page: The article with its layout.
        lexicon: Holds ``outcomes.toml``.
        told: Mentions, claims, dates and voices of the article.
    """
    if not any(m.type in TALKS for m in told.mentions):
        return ()
    book, text = _book(lexicon), Text(text_of(doc))
    desk = _Desk(page, Sentences(doc), text, book, told)
    rows: dict[tuple[int, OutcomeKind, str], TalksOutcome] = {}
    for found in (*_mentioned(page, told), *_phrased(doc, page, desk, book), *_claimed(page, told)):
        if tied := desk.tie(found):
            rows.setdefault((desk.sents.number(found.start), found.kind, tied[0].mention_id), desk.row(found, *tied))
    undated = {(number, of) for number, kind, of in rows if kind == "no_next"}
    kept = [row for (number, kind, of), row in rows.items() if kind != "next" or (number, of) not in undated]
    return tuple(sorted(kept, key=lambda o: (o.start, o.kind, o.outcome_id)))


@per_lexicon
def _book(lexicon: Lexicon) -> Book:
    data = lexicon.vocab["outcomes"]
    phrases = {kind: PhraseBook(data[kind]) for kind in KINDS}
    return Book(
        phrases=phrases,
        put_off=PhraseBook(data["put_off"]),
        rounds_of=PhraseBook(data["rounds_of"]),
        elsewhere=PhraseBook(data["elsewhere"]),
        sides={a.name: a.side for a in lexicon.actors.values() if a.side},
        words=build_factuality(lexicon),
    )


def _mentioned(page: Page, told: Told) -> Iterator[Found]:
    """What the mentions say: something agreed or proposed, talks ahead, talks that failed."""
    for m in told.mentions:
        start, end = m.trigger_start - page.article.start, m.trigger_end - page.article.start
        if m.type in TALKS:
            kind: OutcomeKind | None = "next" if m.status in AHEAD else "failed" if m.status == "failed" else None
        else:
            kind = "agreed" if m.status in CLOSED else "proposed" if m.type == "proposal" and m.status in PUT else None
        if kind is not None:
            off = m if m.type in TALKS and kind == "failed" else None
            of = m if kind in ("agreed", "next", "proposed") else None
            yield Found(kind=kind, start=start, end=end, of=of, off=off)


def _phrased(doc: "Doc", page: Page, desk: "_Desk", book: Book) -> Iterator[Found]:
    """What the phrases of the vocabulary say, each stretch read once."""
    taken: list[tuple[int, int]] = []
    for kind in KINDS:
        for match in book.phrases[kind].finditer(desk.text):
            start, end = match.span()
            last = desk.sents.at(start).end_char
            if end > last or any(start < e and s < end for s, e in taken) or _of_else(desk.text, (end, last), book):
                continue
            taken.append((start, end))
            if read := _as_read(kind, (start, end), doc, page, book):
                yield Found(kind=read, start=start, end=end)


def _of_else(text: Text, rest: tuple[int, int], book: Book) -> bool:
    """Whether the words go on to say that it is no round of talks: "a fresh round of sanctions"."""
    of = OF.match(text.lower, *rest)
    return of is not None and book.rounds_of.search(text, of.end(), min(of.end() + NEAR, rest[1])) is None


def _as_read(kind: OutcomeKind, at: tuple[int, int], doc: "Doc", page: Page, book: Book) -> OutcomeKind | None:
    """The kind once negation and condition are read; None where nothing is said to have come about."""
    token = token_at(doc, *at)
    if token is None or token.sent.text.rstrip().endswith("?"):
        return None
    status = read_status(token, Reading(headline=block_kind_at(page, at[0]) in HEADLINES, known=True), book.words)
    if status in UNREAL and kind != "no_next":
        return None
    if kind == "agreed":
        return "failed" if status in UNDONE else "agreed" if status != "planned" else None
    if kind == "next":
        return "no_next" if status in UNDONE else "next"
    return kind if kind != "failed" or status != "planned" else None


def _claimed(page: Page, told: Told) -> Iterator[Found]:
    for claim in told.claims:
        if kind := CLAIMED.get(claim.direction):
            at = claim.start + max(0, claim.quote.find(claim.cue)) - page.article.start
            yield Found(kind=kind, start=at, end=at + len(claim.cue))


class _Desk:
    """Ties what was found to talks, and writes it down."""

    def __init__(self, page: Page, sents: Sentences, text: Text, book: Book, told: Told) -> None:
        self.sents, self.text = sents, text
        self._page, self._book, self._told = page, book, told
        self._shift = page.article.start
        self._held = [m for m in told.mentions if m.type in TALKS and m.status in HELD]

    def tie(self, found: Found) -> tuple[Mention, OutcomeTie] | None:
        """The talks that it came of; None where it is of none, or of something else."""
        if block_kind_at(self._page, found.start) in UNREAD or self._has(self._book.elsewhere, found) or self._is_held(found):
            return None
        if found.of and found.kind == "next" and not (found.of.participants or self._has(self._book.phrases["next"], found)):
            return None
        if found.off and (found.off.date_earliest or self._has(self._book.put_off, found)):
            return found.off, "stated"
        return self._nearest(found)

    def _nearest(self, found: Found) -> tuple[Mention, OutcomeTie] | None:
        """Talks named in its sentence, else last before it, else those that failed themselves."""
        number, at = self.sents.number(found.start), found.start + self._shift
        held = [m for m in self._held if m is not found.of and self._alike(m, found.of)]
        if here := [m for m in held if self._number(m) == number]:
            return min(here, key=lambda m: (m.trigger_start > at, abs(m.trigger_start - at))), "stated"
        last = max((m for m in held if self._number(m) < number), key=lambda m: m.trigger_start, default=None)
        if last is not None and number - self._number(last) <= REACH:
            return last, "beside"
        if last is not None and found.off is None and self._has(self._book.rounds_of, found):
            return last, "article"
        return (found.off, "stated") if found.off is not None and len(found.off.participants) > 1 else None

    def _alike(self, held: Mention, of: Mention | None) -> bool:
        """Whether what was agreed or is to follow can be of these talks: a side of them is in it, as far as sides are named."""
        one, other = (self._sides(m) for m in (held, of))
        return not one or not other or not one.isdisjoint(other)

    def _sides(self, mention: Mention | None) -> set[str]:
        return {side for name in mention.participants if (side := self._book.sides.get(name))} if mention else set()

    def _has(self, book: PhraseBook, found: Found) -> bool:
        """Whether the sentence has a phrase."""
        sent = self.sents.at(found.start)
        return book.search(self.text, sent.start_char, sent.end_char) is not None

    def _is_held(self, found: Found) -> bool:
        """Whether "a new round" is one that was held."""
        start, end = found.start + self._shift, found.end + self._shift
        return found.kind == "next" and any(m.trigger_start < end and start < m.trigger_end for m in self._held)

    def row(self, found: Found, mention: Mention, tie: OutcomeTie) -> TalksOutcome:
        """The record."""
        article, shift, sent = self._page.article, self._shift, self.sents.at(found.start)
        start, end = bare(sent, self._page)
        voice, when = self._told.voices.at(found.start), self._day(found, sent)
        return TalksOutcome(
            outcome_id=record_id("tk", article.capture_id, start + shift, found.kind, mention.mention_id),
            article_id=article.article_id,
            capture_id=article.capture_id,
            kind=found.kind,
            tie=tie,
            mention_id=mention.mention_id,
            result_mention_id=found.of.mention_id if found.of else None,
            next_earliest=when.value.earliest if when else None,
            next_latest=when.value.latest if when else None,
            cue=self._page.text[found.start : found.end],
            speaker=voice.speaker,
            side=voice.side,
            chain=voice.chain,
            statement_id=voice.statement_id,
            start=start + shift,
            end=end + shift,
            quote=self._page.text[start:end],
        )

    def _day(self, found: Found, sent: "Span") -> DateSpan | None:
        """The one date behind the words for the next meeting."""
        if found.kind != "next":
            return None
        dates = [d for d in self._told.dates if d.kind == "date" and found.start <= d.start < sent.end_char]
        return dates[0] if len(dates) == 1 else None

    def _number(self, mention: Mention) -> int:
        return self.sents.number(mention.trigger_start - self._shift)


__all__ = ["Told", "find_outcomes"]
