"""Drafts from cue nouns ("the minister's demand for") and from attributions beside a sentence ("according to")."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from peaceledger.extract.statements.cues import Cue, Frame
from peaceledger.extract.statements.draft import Draft, edges, is_finite, settle
from peaceledger.extract.statements.frames import cut
from peaceledger.extract.statements.naming import Namer
from peaceledger.extract.statements.reading import Reading
from peaceledger.extract.statements.speakers import Voice, agent_of, first_person, voice
from peaceledger.extract.statements.verbs import CITING, is_real, speaker_of

BESIDE = Frame(kind="beside", word="", stance="claim")


def noun_drafts(reading: Reading, namer: Namer) -> Iterator[Draft]:
    """Yield a draft for each cue noun that has an owner and a complement."""
    for token in reading.words:
        cue = reading.book.nouns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if cue is None or reading.quoted(token) or reading.unit_index(token.idx) is None:
            continue
        owner = _owner(token, reading)
        if owner is None or first_person(owner, reading) or not namer.can_speak(owner):
            continue
        found = _complement(token, cue, reading)
        if found is not None and not _asks_for_words(found[0], token):
            frame, (start, end) = found
            kept = Frame(kind="noun", word=frame.word, stance=frame.stance)
            yield Draft(start=start, end=end, voice=owner, cue=token.text, cue_at=token.idx, frame=kept)


def _owner(noun: Token, reading: Reading) -> Voice | None:
    for child in noun.children:
        if child.dep_ == "poss" and child.i < noun.i:
            return voice(child)
        if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i and _people(child, reading):
            return voice(child)
        if child.lower_ in ("by", "from") and child.i > noun.i and child.dep_ in ("prep", "agent"):
            giver = next((c for c in child.children if c.dep_ == "pobj"), None)
            return voice(giver) if giver is not None else None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in reading.book.light and is_real(verb, reading):
        return speaker_of(verb, reading)
    if noun.dep_ == "nsubjpass" and verb.lemma_.lower() in reading.book.light:
        giver = agent_of(verb)
        return voice(giver) if giver is not None else None
    return None


def _asks_for_words(frame: Frame, noun: Token) -> bool:
    """Whether only an answer is asked for ("a request for comment"): nothing is said by it."""
    return frame.kind == "for" and any(
        t.lower_ in ("comment", "comments", "interview", "interviews", "clarification") for t in noun.doc[noun.i + 2 : noun.i + 5]
    )


def _people(word: Token, reading: Reading) -> bool:
    """An actor of the packs in an adjective's place ("Dutch")."""
    return any(
        a.start <= word.idx < a.end and a.head in (word.i, word.head.i) for a in reading.actors_in(word.idx, word.idx + len(word))
    )


def _complement(noun: Token, cue: Cue, reading: Reading) -> tuple[Frame, tuple[int, int]] | None:
    for frame in cue.frames:
        span = _that(noun, reading) if frame.kind == "that" else _phrase(noun, frame.kind, reading)
        if span is not None:
            return frame, span
    return None


def _that(noun: Token, reading: Reading) -> tuple[int, int] | None:
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children):
            return edges(cut([t for t in child.subtree if t.i > noun.i], noun, reading), reading)
    return None


def _phrase(noun: Token, word: str, reading: Reading) -> tuple[int, int] | None:
    """The noun with its "to", "for", "of" phrase: it stands right behind, whatever the parser hangs it on."""
    follows = next((t for t in noun.doc[noun.i + 1 : noun.i + 4] if t.lower_ == word), None)
    if follows is None or any(t.is_punct or t.pos_ in ("VERB", "AUX") for t in noun.doc[noun.i + 1 : follows.i]):
        return None
    top = follows.head if word == "to" and follows.dep_ == "aux" else follows
    if word == "to" and top is follows:
        return None
    tokens = [t for t in top.subtree if t.i > noun.i]
    return edges(cut([noun, *tokens], noun, reading), reading) if tokens else None


def beside_drafts(reading: Reading, namer: Namer) -> Iterator[Draft]:
    """Yield a draft for each "according to X", "in X's words", "as X says", "reportedly"."""
    opens = {"in", "as", *reading.book.hearsay, *(words[0] for words in reading.book.lead)}
    for token in reading.words:
        if token.lower_ not in opens or reading.unit_index(token.idx) is None:
            continue
        if token.lower_ in reading.book.hearsay:
            yield from _hearsay(token, reading)
            continue
        found = None if _rests_on(token, reading) else _named_beside(token, reading) or _as_said(token, reading)
        if found is None:
            continue
        speaker, first, last = found
        if first_person(speaker, reading) or not namer.can_speak(speaker):
            continue
        span = _rest(first, last, reading)
        if span is not None:
            cue = reading.text[first.idx : speaker.start].strip() if first.idx < speaker.start else first.text
            yield Draft(start=span[0], end=span[1], voice=speaker, cue=cue, cue_at=first.idx, frame=BESIDE)


def _rests_on(token: Token, reading: Reading) -> bool:
    """Whether "citing" only says what the report of another verb rests on."""
    if token.lower_ not in CITING:
        return False
    verb = token.head.head if token.head.pos_ in ("NOUN", "PROPN") else token.head
    cue = reading.book.verb(verb)
    return cue is not None and bool(cue.of("that"))


def _named_beside(token: Token, reading: Reading) -> tuple[Voice, Token, Token] | None:
    """Read "according to X" and "in X's words": the voice, first and last token of the aside."""
    doc = token.doc
    for words in reading.book.lead:
        if token.lower_ == words[0] and [t.lower_ for t in doc[token.i : token.i + len(words)]] == list(words):
            last = doc[token.i + len(words) - 1]
            head = next((c for c in last.children if c.dep_ in ("pobj", "dobj") and c.i > last.i), None)
            return None if head is None else _aside(head, token)
    if token.lower_ == "in" and token.dep_ == "prep":
        thing = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in reading.book.owned), None)
        owner = next((c for c in thing.children if c.dep_ == "poss"), None) if thing is not None else None
        if thing is not None and owner is not None:
            return voice(owner), token, thing
    return None


def _aside(head: Token, first: Token) -> tuple[Voice, Token, Token]:
    """A common noun's aside ends at its first comma: what follows is the sentence, though the parser may read a list."""
    tokens = sorted(head.subtree, key=lambda t: t.i)
    speaker, doc = voice(head), head.doc
    comma = next((t for t in tokens if t.text == "," and t.i > head.i), None)
    if comma is None and tokens[-1].i + 1 < len(doc) and tokens[-1].nbor().text == ",":
        comma = tokens[-1].nbor()
    if head.pos_ != "NOUN" or comma is None:
        return speaker, first, tokens[-1]
    last = comma.nbor(-1)
    name = list(takewhile(lambda t: t.pos_ == "PROPN", doc[comma.i + 1 :]))
    after = doc[name[-1].i + 1 : name[-1].i + 3] if name else []
    if len(after) > 1 and after[0].text == "," and after[1].pos_ not in ("PROPN", "CCONJ"):
        return Voice(start=speaker.start, end=name[-1].idx + len(name[-1]), heads=(name[-1].i,)), first, name[-1]
    return Voice(start=speaker.start, end=min(speaker.end, last.idx + len(last)), heads=(head.i,)), first, last


def _as_said(token: Token, reading: Reading) -> tuple[Voice, Token, Token] | None:
    """Read "As the minister said, ..." and "..., as she put it"."""
    verb = token.head
    if token.i and token.nbor(-1).text == "(":
        return None  # "this gang (as he put it)": a word is laid to him, not the sentence
    if token.lower_ != "as" or token.dep_ not in ("mark", "advmod", "prep") or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    cue = reading.book.verb(verb)
    puts = verb.lemma_ == "put" and any(c.lower_ == "it" for c in verb.children)
    says = cue is not None and cue.plain and not any(c.dep_ in ("ccomp", "dobj") and c.i > verb.i for c in verb.children)
    speaker = speaker_of(verb, reading) if puts or says else None
    subtree = [t for t in verb.subtree if not t.is_space]
    if speaker is None or subtree[0].i < token.i or not is_real(verb, reading):
        return None
    return speaker, token, subtree[-1]


def _rest(first: Token, last: Token, reading: Reading) -> tuple[int, int] | None:
    """What stands beside an aside in its unit (or, inside a quotation, in the quotation's sentence)."""
    unit = reading.unit_at(first.idx)
    if unit is None:
        return None
    start, end = unit.start, unit.end
    around = reading.quote_at(first.idx)
    if around is not None:
        sent = first.sent
        start, end = max(start, around.start, sent.start_char), min(end, around.end, sent.end_char)
    stop = last.idx + len(last)
    if first.idx - start < 4:
        span = settle(stop, _clause_end(stop, end, reading), reading)
    elif end - stop < 4:
        span = settle(_clause_start(start, first.idx, reading), first.idx, reading)
    else:
        span = settle(_clause_start(start, first.idx, reading), end, reading)
    return span if span is not None and is_finite(reading.tokens(*span)) else None


def _clause_start(start: int, limit: int, reading: Reading) -> int:
    at = reading.text.rfind("; ", start, limit)
    return start if at < 0 or reading.quote_at(at) is not None else at + 2


def _clause_end(start: int, end: int, reading: Reading) -> int:
    at = reading.text.find("; ", start, end)
    return end if at < 0 or reading.quote_at(at) is not None else at


def _hearsay(token: Token, reading: Reading) -> Iterator[Draft]:
    """Read "X reportedly did": the clause, with nobody named."""
    verb = token.head
    unit = reading.unit_at(token.idx)
    if (
        verb.dep_ == "relcl"
        or token.dep_ != "advmod"
        or verb.pos_ not in ("VERB", "AUX")
        or unit is None
        or unit.kind != "paragraph"
    ):
        return
    tokens = [t for t in verb.subtree if unit.start <= t.idx < unit.end]
    span = edges(cut(tokens, verb, reading), reading)
    if span is not None and is_finite(tokens):
        yield Draft(start=span[0], end=span[1], voice=None, cue=token.text, cue_at=token.idx, frame=BESIDE)


__all__ = ["beside_drafts", "noun_drafts"]
