"""What the statement rules read together: the parse, the quotation marks, the units between full stops, the actors."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from peaceledger.extract.layout import UNREAD, readable_sents
from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.statements.cues import CueBook, cue_book
from peaceledger.extract.statements.quotes import Quote, find_quotes, quote_at
from peaceledger.packs import Lexicon
from peaceledger.records import Page
from peaceledger.records.article import BlockKind

SHORT = 12
"""Tokens of a sentence that only names the speaker."""
EDGES = " \t\r\n\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence as a reader sees it: full stops inside quotation marks do not end it. Offsets in the doc."""

    start: int
    end: int
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, ready for the statement rules."""

    doc: Doc
    text: str
    words: tuple[Token, ...]  # every token but white space, made once: a token costs more to fetch than to look at
    offsets: tuple[int, ...]  # where each of them begins
    book: CueBook
    quotes: tuple[Quote, ...]
    units: tuple[Unit, ...]
    actors: tuple[ActorSpan, ...]

    def quote_at(self, char: int) -> Quote | None:
        """The outermost quotation around a character."""
        return quote_at(self.quotes, char)

    def quoted(self, token: Token) -> bool:
        """Whether a token stands inside quotation marks."""
        return quote_at(self.quotes, token.idx) is not None

    def unit_index(self, char: int) -> int | None:
        """Index of the unit that holds a character."""
        at = bisect_right(self.units, char, key=lambda u: u.start) - 1
        return at if at >= 0 and char < self.units[at].end else None

    def unit_at(self, char: int) -> Unit | None:
        """The unit that holds a character."""
        at = self.unit_index(char)
        return None if at is None else self.units[at]

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """Tokens that begin between two characters."""
        return self.words[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)]

    def token_at(self, char: int) -> Token | None:
        """The token that begins at a character."""
        return next(iter(self.tokens(char, char + 1)), None)

    def actors_in(self, start: int, end: int) -> tuple[ActorSpan, ...]:
        """Actor spans that overlap a stretch."""
        return tuple(a for a in self.actors if a.start < end and a.end > start)

    def trim(self, start: int, end: int, edges: str = EDGES) -> tuple[int, int]:
        """Take white space (or other edge characters) off both ends of a stretch."""
        while start < end and self.text[start] in edges:
            start += 1
        while end > start and self.text[end - 1] in edges:
            end -= 1
        return start, end


def tops(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a stretch that hang on nothing inside it."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.head == t or t.head.i not in inside]


def read(doc: Doc, page: Page, lexicon: Lexicon, actors: tuple[ActorSpan, ...]) -> Reading:
    """Bring together what the rules need."""
    shift = page.article.start
    stretches = [(b.start - shift, b.end - shift) for b in page.blocks if b.kind not in UNREAD]
    quotes = find_quotes(page.text, stretches)
    words = tuple(t for t in doc if not t.is_space)
    book = cue_book(lexicon)
    return Reading(
        doc=doc,
        text=page.text,
        words=words,
        offsets=tuple(t.idx for t in words),
        book=book,
        quotes=quotes,
        units=_units(doc, page, quotes, [start for start, _ in stretches], book),
        actors=actors,
    )


def _units(doc: Doc, page: Page, quotes: tuple[Quote, ...], starts: list[int], book: CueBook) -> tuple[Unit, ...]:
    units: list[Unit] = []
    text = page.text
    for sent, kind in readable_sents(doc, page):
        start, end = sent.start_char, sent.end_char
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        block = bisect_right(starts, start) - 1
        if (
            units
            and units[-1].block == block
            and (_goes_on(text, quotes, units[-1].end, start) or _asks(text, quotes, units[-1].end, sent, book))
        ):
            last = units.pop()
            units.append(Unit(start=last.start, end=end, block=block, kind=kind))
        else:
            units.append(Unit(start=start, end=end, block=block, kind=kind))
    return tuple(units)


def _goes_on(text: str, quotes: tuple[Quote, ...], last_end: int, start: int) -> bool:
    """Whether a sentence begins inside a quotation, or goes on with "he said" after one."""
    around = quote_at(quotes, start)
    if around is not None and around.outer_start < start:
        return True
    after = quote_at(quotes, last_end - 1)
    if after is None or after.outer_end != last_end:
        return text[start].islower() or text[start] in ",;)”"
    return text[start].islower() or text[after.end - 1] == ","


def _asks(text: str, quotes: tuple[Quote, ...], last_end: int, sent: Span, book: CueBook) -> bool:
    """Whether a short sentence only tells who asked or called out the quotation before it: "“Why?” the minister asked."."""
    before = quote_at(quotes, last_end - 1)
    if before is None or before.outer_end != last_end or text[before.end - 1] not in "?!" or len(sent) > SHORT:
        return False
    asks = book.verb(sent.root) is not None and not any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in sent.root.rights)
    return asks and quote_at(quotes, sent.end_char - 1) is None


__all__ = ["EDGES", "Reading", "Unit", "read", "tops"]
