"""How markets took news of a peace process: what moved, how far, and the statement or event that the text lays it to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from peaceledger.extract.counts.words import find_numbers
from peaceledger.extract.events.clauses import children, lemma, subjects
from peaceledger.extract.events.factuality import Factuality, Reading, build_factuality, read_status
from peaceledger.extract.layout import UNREAD, block_kind_at, text_of
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.phrases import PhraseBook, Sentences, Text
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.records import Mention, Page, Quantity, record_id
from peaceledger.records.claim import MarketReaction

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERCENT = re.compile(r"\d\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
REACH = 1500
"""Characters after a mention of a market's reaction in which further moves belong to it: three or four paragraphs."""
DONE = frozenset({"occurred", "ongoing"})
CAUSES = frozenset({"advcl", "prep"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The market words of ``vocab/progress.toml``, compiled."""

    instruments: PhraseBook
    long: PhraseBook
    way: dict[str, Literal["up", "down"]]
    after: frozenset[str]
    words: Factuality


def find_reactions(
    doc: "Doc", page: Page, lexicon: Lexicon, mentions: Sequence[Mention], voices: Voices
) -> tuple[MarketReaction, ...]:
    """Return the market moves of an article that tells of a market's reaction to talks, in text order.

    Args:
        doc: The article's text, parsed.
        page: The article with its layout.
        lexicon: Holds ``progress.toml``.
        mentions: Of this article; without a ``market_reaction`` among them nothing is looked for.
        voices: Dates what is told.
    """
    anchors = [m for m in mentions if m.type == "market_reaction" and m.status in DONE]
    if not anchors:
        return ()
    book, text, sents = _book(lexicon), Text(text_of(doc)), Sentences(doc)
    found: list[MarketReaction] = []
    cause: tuple[int, int] | None = None
    for sent in (sents.at(s.start_char) for s in doc.sents):
        anchor = _anchor(anchors, sent.start_char + page.article.start, sent.end_char + page.article.start)
        if anchor is None or block_kind_at(page, sent.start_char) in UNREAD:
            continue
        if book.long.search(text, sent.start_char, sent.end_char):
            continue
        for verb in sent:
            way = book.way.get(lemma(verb)) if verb.pos_ == "VERB" else None
            if way is not None and (moved := _instrument(verb, text, book)) and read_status(verb, Reading(), book.words) in DONE:
                cause = _cause(verb, book) or cause
                found.append(_record(verb, way, moved, cause, page, voices))
    return tuple(found)


def _anchor(anchors: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The mention of a market's reaction that a sentence holds or follows."""
    return next((m for m in anchors if m.start < end and start - m.end <= REACH), None)


@per_lexicon
def _book(lexicon: Lexicon) -> Book:
    data = lexicon.vocab["progress"]["market"]
    ways: tuple[Literal["up", "down"], ...] = ("up", "down")
    return Book(
        instruments=PhraseBook(data["instruments"]),
        long=PhraseBook(data["long"]),
        way={verb: way for way in ways for verb in data[way]},
        after=frozenset(data["after"]),
        words=build_factuality(lexicon),
    )


def _instrument(verb: "Token", text: Text, book: Book) -> tuple[int, int] | None:
    """The subject, where a word for something traded stands in it, or a percentage right behind a bare name."""
    for subject in subjects(verb):
        first, last = min(t.i for t in subject.subtree), subject.i
        start, end = verb.doc[first].idx, verb.doc[last].idx + len(verb.doc[last])
        whole = max(t.idx + len(t) for t in subject.subtree if t.i < verb.i) if verb.i > subject.i else end
        named = book.instruments.search(text, start, max(end, whole))
        if named or (subject.pos_ == "PROPN" and _percent(verb)):
            return start, max(end, whole)
    return None


def _percent(verb: "Token") -> Quantity | None:
    """How far: the percentage that hangs on the verb, before another verb begins."""
    doc, sent = verb.doc, verb.sent
    stop = next((t.i for t in doc[verb.i + 1 : sent.end] if t.pos_ == "VERB"), sent.end)
    words = doc[verb.i : stop].text
    match = PERCENT.search(words)
    if match is None:
        return None
    return next((n.value for n in find_numbers(words) if n.start <= match.start() < n.end), None)


def _cause(verb: "Token", book: Book) -> tuple[int, int] | None:
    """What the sentence says it followed: "after the president said ...", "on hopes of a truce"."""
    for child in children(verb, CAUSES):
        mark = child.lower_ if child.dep_ == "prep" else next((m.lower_ for m in children(child, {"mark", "advmod"})), "")
        tokens = [t for t in child.subtree if not t.is_space]
        if mark in book.after and len(tokens) > 3 and not any(t.pos_ == "NUM" or t.ent_type_ for t in tokens[1:2]):
            return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return None


def _record(
    verb: "Token", way: Literal["up", "down"], moved: tuple[int, int], cause: tuple[int, int] | None, page: Page, voices: Voices
) -> MarketReaction:
    article, shift, value = page.article, page.article.start, _percent(verb)
    text = page.text[verb.sent.start_char : verb.sent.end_char]
    start = verb.sent.start_char + len(text) - len(text.lstrip())
    end = verb.sent.start_char + len(text.rstrip())
    when = voices.when(None, verb.idx)
    return MarketReaction(
        reaction_id=record_id("x", article.capture_id, verb.idx + shift, moved[0] + shift),
        article_id=article.article_id,
        capture_id=article.capture_id,
        instrument=page.text[slice(*moved)],
        direction=way,
        low=value.low if value else None,
        high=value.high if value else None,
        hedge=value.hedge if value else None,
        cause=page.text[slice(*cause)] if cause else None,
        cause_start=cause[0] + shift if cause else None,
        cause_end=cause[1] + shift if cause else None,
        date_earliest=when.earliest,
        date_latest=when.latest,
        date_basis=when.basis,
        start=start + shift,
        end=end + shift,
        quote=page.text[start:end],
    )


__all__ = ["find_reactions"]
