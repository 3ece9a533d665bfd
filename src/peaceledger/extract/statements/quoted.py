"""Drafts from quotations: is it speech, and who speaks — before, after, in the sentence before, or still the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from peaceledger.extract.statements.cues import Frame
from peaceledger.extract.statements.draft import Draft, is_finite
from peaceledger.extract.statements.naming import Namer
from peaceledger.extract.statements.quotes import Quote
from peaceledger.extract.statements.reading import EDGES, Reading, Unit
from peaceledger.extract.statements.speakers import Voice, agent_of, first_person, is_passive, voice
from peaceledger.extract.statements.verbs import cue_words, is_real, speaker_of

CARRIED = Frame(kind="quote", word="", stance="claim")
INTRODUCES = ",:—–-(["
ENDS = ",.?!…;"
REACH = 14
"""Tokens between a cue and its quotation; longer asides belong to another clause."""


def quote_drafts(reading: Reading, namer: Namer, said: Sequence[Draft]) -> list[Draft]:
    """Return a draft for each quotation that is speech and whose speaker the text lets know.

    Args:
        reading: The article.
        namer: Finds actors.
        said: Drafts from cue verbs, for a quotation that goes on after one.
    """
    drafts: list[Draft] = []
    waiting: list[Quote] = []
    for at, quote in enumerate(reading.quotes):
        unit = reading.unit_at(quote.outer_start)
        if unit is None or not is_speech(quote, unit, reading):
            continue
        before = _gap_before(reading.quotes, at, unit)
        after = _gap_after(reading.quotes, at, unit)
        draft = _attributed(quote, unit, before, after, reading) or _carried(quote, unit, drafts, said, reading, namer)
        if draft is None:
            waiting.append(quote)
            continue
        drafts.extend(_opened(waiting, draft, reading))
        waiting.clear()
        drafts.append(draft)
    return drafts


def is_speech(quote: Quote, unit: Unit, reading: Reading) -> bool:
    """Whether a quotation stands as somebody's words, not as a term, a title or a few words inside a sentence."""
    inner = reading.tokens(quote.start, quote.end)
    words = [t for t in inner if not t.is_punct]
    if not words:
        return False
    before = reading.text[unit.start : quote.outer_start].rstrip(EDGES)
    after = reading.text[quote.outer_end : unit.end].lstrip(EDGES)
    last = reading.text[max(quote.start, quote.end - 1)]
    ends = last in ENDS or not after or after[0] in ENDS or not quote.closed
    if not ends:
        return False
    if not _introduced(before, words[0], quote, reading) and not _closes_before_cue(quote, unit, words, reading):
        return False
    if len(words) < 5 and before and last == "," and after[:1].islower():
        return False  # an exclamation inside a reported clause: he said that, “thank God,” nothing had happened
    if is_finite(inner) or len(words) > 12:
        return True
    if not before and not after:
        return last in ".?!"
    short = words[0].text[0].isupper() and (last in ".?!," or (after[:1] == ",")) and len(words) <= 8
    return short and (bool(before) or after[:1] == "," or last == ",")


def _introduced(before: str, first: Token, quote: Quote, reading: Reading) -> bool:
    if not before or before[-1] in INTRODUCES or before[-1] in '”"»':
        return True
    previous = [t for t in reading.tokens(max(0, quote.outer_start - 40), quote.outer_start) if not t.is_punct]
    if not previous:
        return False
    last = previous[-1]
    if (last.lower_ == "that" and last.tag_ != "DT") or (last.tag_[:2] == "VB" and reading.book.verb(last) is not None):
        return True
    return first.text[0].isupper() and last.dep_ in ("dobj", "dative", "pobj", "nsubj") and _reports(last.head, reading)


def _closes_before_cue(quote: Quote, unit: Unit, words: Sequence[Token], reading: Reading) -> bool:
    """Whether several quoted sentences that began inside a clause end with a cue: "It is “a trap. We know it,” she said"."""
    if not any(t.is_sent_start for t in words[1:]) or reading.text[quote.end - 1] not in ",?!":
        return False
    after = [t for t in reading.tokens(quote.outer_end, unit.end) if not t.is_punct]
    return any(_reports(t, reading) for t in after[:4])


def _reports(token: Token, reading: Reading) -> bool:
    return token.tag_[:2] == "VB" and reading.book.verb(token) is not None


def _gap_before(quotes: Sequence[Quote], at: int, unit: Unit) -> tuple[int, int]:
    start = max(unit.start, quotes[at - 1].outer_end) if at else unit.start
    return start, quotes[at].outer_start


def _gap_after(quotes: Sequence[Quote], at: int, unit: Unit) -> tuple[int, int]:
    end = min(unit.end, quotes[at + 1].outer_start) if at + 1 < len(quotes) else unit.end
    return quotes[at].outer_end, max(end, quotes[at].outer_end)


def _attributed(quote: Quote, unit: Unit, before: tuple[int, int], after: tuple[int, int], reading: Reading) -> Draft | None:
    ahead = _cue_before(before, reading)
    behind = _cue_after(after, quote, reading)
    text = reading.text[before[0] : before[1]].rstrip(EDGES)
    leads = text[-1:] in tuple(",:") or text.endswith("that") or (ahead is not None and text.endswith(ahead[0].text))
    choices = (ahead, behind) if leads or behind is None else (behind, ahead)
    for choice in choices:
        if choice is not None:
            verb, speaker = choice
            draft = _draft(quote, verb, speaker, reading)
            led = choice is behind and ahead is None and before[0] == unit.start and len(reading.tokens(*before)) > 2
            return replace(draft, start=unit.start, end=quote.outer_end, direct=False) if led else draft
    return None


def _draft(quote: Quote, verb: Token, speaker: Voice | None, reading: Reading) -> Draft:
    cue = reading.book.verb(verb)
    frames = (*cue.of("quote"), *cue.of("that"), *cue.frames) if cue is not None else (CARRIED,)
    start, end = reading.trim(quote.start, quote.end)
    return Draft(
        start=start,
        end=end,
        voice=speaker,
        cue=cue_words(verb, cue) if cue is not None else verb.text,
        cue_at=verb.idx,
        frame=frames[0],
        direct=True,
    )


def _cue_before(gap: tuple[int, int], reading: Reading) -> tuple[Token, Voice | None] | None:
    tokens = reading.tokens(*gap)
    for token in reversed(tokens[-REACH:]):
        if _introduces(token, reading):
            if _names(token, reading):
                return None
            speaker = speaker_of(token, reading) or _nearest(tokens, token, reading)
            if speaker is not None and first_person(speaker, reading) and not reading.quoted(token):
                return None
            return (token, speaker) if speaker is not None or is_passive(token) else None
    return None


def _names(verb: Token, reading: Reading) -> bool:
    """Whether a participle gives a title: "a series called “Our Harbour”"."""
    cue = reading.book.verb(verb)
    return cue is not None and bool(cue.of("as")) and is_passive(verb) and agent_of(verb) is None


def _cue_after(gap: tuple[int, int], quote: Quote, reading: Reading) -> tuple[Token, Voice | None] | None:
    tokens = [t for t in reading.tokens(*gap) if not t.is_punct]
    for place, token in enumerate(tokens[:REACH]):
        if token.tag_ == "VBG" or not _introduces(token, reading):
            continue
        near = _nearest(tokens, token, reading)
        own = speaker_of(token, reading)
        speaker = own if own is not None and gap[0] <= own.start < gap[1] else near
        if speaker is None or (place and speaker.start > token.idx and place > 3):
            return None
        return token, speaker
    if tokens and tokens[0].lower_ in ("according", "per") and len(tokens) > 2:
        head = next((t for t in tokens[1:] if t.dep_ == "pobj"), None)
        return (tokens[0], voice(head)) if head is not None else None
    return _bare_name(tokens, quote, reading)


def _bare_name(tokens: Sequence[Token], quote: Quote, reading: Reading) -> tuple[Token, Voice | None] | None:
    """A dash and a name after a quotation: "“...” — the minister"."""
    if (
        not tokens
        or len(tokens) > 8
        or is_finite(tokens)
        or reading.text[quote.outer_end : tokens[0].idx].strip(EDGES) not in ("—", "–", "-", "--")
    ):
        return None
    head = next((t for t in reversed(tokens) if t.pos_ == "PROPN"), None)
    return None if head is None else (tokens[0], voice(head))


def _introduces(token: Token, reading: Reading) -> bool:
    if token.tag_[:2] != "VB" or (token.tag_ == "VB" and not is_real(token, reading)):
        return False
    cue = reading.book.verb(token)
    if cue is None or not (cue.of("quote") or cue.of("that") or cue.of("as")):
        return False
    words = {f.word for f in cue.of("quote") if f.word}
    if words and not cue.of("that") and not any(c.lower_ in words for c in token.children):
        return False
    return is_real(token, reading)


def _nearest(tokens: Sequence[Token], verb: Token, reading: Reading) -> Voice | None:
    """The noun phrase beside a cue, where the parser found no subject: before it, else right after it."""
    before = [t for t in tokens if t.i < verb.i and t.pos_ in ("PROPN", "NOUN", "PRON")]
    after = [t for t in tokens if t.i > verb.i and t.pos_ in ("PROPN", "NOUN", "PRON")]
    chosen = before[-1] if before else next((t for t in after[:1] if t.i - verb.i < 6), None)
    if chosen is None:
        return None
    inside = {t.i for t in tokens}
    while (
        chosen.head.i in inside
        and chosen.dep_ in ("compound", "amod", "nmod", "poss", "appos", "pobj", "prep")
        and chosen.head.pos_ != "VERB"
    ):
        chosen = chosen.head
    if chosen.pos_ not in ("PROPN", "NOUN", "PRON") or reading.quoted(chosen):
        return None
    return voice(chosen)


def _carried(
    quote: Quote, unit: Unit, drafts: Sequence[Draft], said: Sequence[Draft], reading: Reading, namer: Namer
) -> Draft | None:
    """A quotation that is its own sentence goes on from the one before, or from a sentence about its speaker."""
    if reading.text[unit.start : quote.outer_start].strip(EDGES + "—–-…"):
        return None
    at = reading.unit_index(quote.outer_start)
    if not at:
        return None
    previous = reading.units[at - 1]
    if unit.block - previous.block > 1 or (unit.block != previous.block and previous.kind != "paragraph"):
        return None
    speaker = _last_voice(previous, drafts, said)
    if not is_finite(reading.tokens(quote.start, quote.end)) and not any(
        previous.start <= d.start < previous.end for d in drafts[-1:]
    ):
        return None
    if speaker is None and (unit.block == previous.block or reading.text[previous.end - 1] == ":"):
        speaker = _fragment(previous, reading, namer) or _subject(previous, reading, namer)
    if speaker is None:
        return None
    start, end = reading.trim(quote.start, quote.end)
    return Draft(start=start, end=end, voice=speaker, cue=None, cue_at=start, frame=CARRIED, direct=True, carried=True)


def _last_voice(unit: Unit, drafts: Sequence[Draft], said: Sequence[Draft]) -> Voice | None:
    """Whoever speaks in a unit: the last quotation's speaker, else the first reported one."""
    for draft in reversed(drafts):
        if unit.start <= draft.start < unit.end:
            return draft.voice
        if draft.start < unit.start:
            break
    return next((d.voice for d in said if unit.start <= d.cue_at < unit.end and d.voice is not None), None)


def _fragment(unit: Unit, reading: Reading, namer: Namer) -> Voice | None:
    """A name that stands alone as a sentence ("The minister, head of the delegation.")."""
    tokens = reading.tokens(unit.start, unit.end)
    if not tokens or is_finite(tokens):
        return None
    head = next((t for t in tokens if t.dep_ == "ROOT"), tokens[0])
    found = voice(head) if head.pos_ in ("PROPN", "NOUN") else None
    return found if found is not None and namer.can_speak(found, documents=False) else None


def _subject(unit: Unit, reading: Reading, namer: Namer) -> Voice | None:
    """The person the sentence before is about."""
    root = next((t for t in reading.tokens(unit.start, unit.end) if t.dep_ == "ROOT"), None)
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None) if root is not None else None
    if subject is None:
        return None
    found = voice(subject)
    actor = namer.actor(subject, found)
    return found if actor is not None and actor.kind == "person" else None


def _opened(waiting: Sequence[Quote], draft: Draft, reading: Reading) -> Iterator[Draft]:
    """Paragraphs of one quotation that came before its speaker is named."""
    if waiting and not waiting[-1].closed and draft.voice is not None:
        for quote in waiting:
            if not quote.closed and 0 <= draft.start - quote.end < 6:
                start, end = reading.trim(quote.start, quote.end)
                yield replace(draft, start=start, end=end, cue=None, cue_at=start, carried=True)


__all__ = ["is_speech", "quote_drafts"]
