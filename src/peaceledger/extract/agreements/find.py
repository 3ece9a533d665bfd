"""Passages that name an agreement of a pack, with the state they give it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from peaceledger.extract.layout import UNREAD, bare, block_kind_at
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.phrases import PhraseBook, Sentences, Text
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.packs.lexicon import AgreementEntry
from peaceledger.records import Page, record_id
from peaceledger.records.agreement import AgreementState, AgreementTelling

NEAR = 90
"""Characters from an agreement's name to the word for its state: what stands farther off is said of other things."""
CONDITIONAL = re.compile(r"\b(?:if|had|would|could|should|unless|whether|may|might|will|to be|must)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Where an agreement's name stands in the doc."""

    entry: AgreementEntry
    start: int
    end: int


def named_agreements(text: Text, lexicon: Lexicon) -> tuple[Named, ...]:
    """Names of the packs' agreements in a text, the longest of those that overlap."""
    found: list[Named] = []
    for entry, name in _names(lexicon):
        at = text.text.find(name)
        while at >= 0:
            if _whole(text.text, at, at + len(name)):
                found.append(Named(entry=entry, start=at, end=at + len(name)))
            at = text.text.find(name, at + 1)
    kept: list[Named] = []
    for one in sorted(found, key=lambda n: (n.start, -n.end, n.entry.agreement_id)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def find_tellings(
    page: Page, lexicon: Lexicon, named: tuple[Named, ...], sents: Sentences, voices: Voices
) -> tuple[AgreementTelling, ...]:
    """Return one row for each sentence and agreement that it names, in text order."""
    text, states = Text(page.text), _states(lexicon)
    found = {t.telling_id: t for one in named for t in _tellings(one, page, text, states, (sents, voices))}
    return tuple(sorted(found.values(), key=lambda t: (t.start, t.agreement_id)))


def _tellings(
    one: Named, page: Page, text: Text, states: dict[AgreementState, PhraseBook], at: tuple[Sentences, Voices]
) -> Iterator[AgreementTelling]:
    if block_kind_at(page, one.start) in UNREAD:
        return
    sents, voices = at
    sent, shift, article = sents.at(one.start), page.article.start, page.article
    start, end = bare(sent, page)
    state, cue = _state(text, one, (sent.start_char, sent.end_char), states)
    statement = voices.statement_at(one.start)
    yield AgreementTelling(
        telling_id=record_id("g", article.capture_id, start + shift, one.entry.agreement_id),
        agreement_id=one.entry.agreement_id,
        article_id=article.article_id,
        capture_id=article.capture_id,
        state=state,
        cue=cue,
        speaker=statement.speaker if statement else None,
        statement_id=statement.statement_id if statement else None,
        start=start + shift,
        end=end + shift,
        quote=page.text[start:end],
    )


def _state(
    text: Text, one: Named, sent: tuple[int, int], states: dict[AgreementState, PhraseBook]
) -> tuple[AgreementState | None, str | None]:
    """The state that the words near the name give it, the longest of them; none in a condition or a question."""
    first, last = max(sent[0], one.start - NEAR), min(sent[1], one.end + NEAR)
    around = text.text[first:last]
    if CONDITIONAL.search(around) or text.text[sent[0] : sent[1]].rstrip().endswith("?"):
        return None, None
    found = [
        (m.end() - m.start(), -abs(m.start() - one.start), state, text.text[m.start() : m.end()])
        for state, book in states.items()
        for m in book.finditer(text, first, last)
        if m.end() <= one.start or m.start() >= one.end
    ]
    best = max(found, key=lambda f: f[:2], default=None)
    return (best[2], best[3]) if best else (None, None)


@per_lexicon
def _names(lexicon: Lexicon) -> tuple[tuple[AgreementEntry, str], ...]:
    entries: tuple[AgreementEntry, ...] = lexicon.extra.get("agreements", ())
    return tuple((entry, name) for entry in entries for name in entry.names)


@per_lexicon
def _states(lexicon: Lexicon) -> dict[AgreementState, PhraseBook]:
    data = lexicon.vocab["agreements"]["states"]
    return {state: PhraseBook(data[state]) for state in get_args(AgreementState) if state in data}


def _whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


__all__ = ["Named", "find_tellings", "named_agreements"]
