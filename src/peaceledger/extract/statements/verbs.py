"""Drafts from cue verbs: was something really said here, by whom, and what."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from peaceledger.extract.statements.cues import Cue, Frame
from peaceledger.extract.statements.draft import Draft, edges, settle
from peaceledger.extract.statements.frames import framed, goes_on, passive_subject, that_clause
from peaceledger.extract.statements.naming import Namer
from peaceledger.extract.statements.reading import Reading
from peaceledger.extract.statements.speakers import (
    SUBJECTS,
    Voice,
    agent_of,
    first_person,
    is_passive,
    subject_of,
    voice,
)

FINITE = frozenset({"VBD", "VBZ", "VBP"})
UNREAL = frozenset(
    {"would", "could", "may", "might", "should", "can", "must", "will", "shall", "'ll", "’ll", "ca", "wo", "'d", "’d"}
)
CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest"})
CITING = frozenset({"citing", "quoting"})
UNDONE_BY = frozenset({"without", "of", "for", "from", "about", "than", "instead", "against", "on", "at", "despite"})


def verb_drafts(reading: Reading, namer: Namer) -> Iterator[Draft]:
    """Yield a draft for each cue verb that reports, in text order."""
    for token in reading.words:
        cue = reading.book.verb(token) if token.tag_[:2] == "VB" else None
        if cue is not None and reading.unit_index(token.idx) is not None:
            yield from _drafts(token, cue, reading, namer)


def _drafts(verb: Token, cue: Cue, reading: Reading, namer: Namer) -> Iterator[Draft]:
    if not reports(verb, cue, reading):
        return
    if _is_quoted_saying(verb, reading):
        return
    speaker = speaker_of(verb, reading)
    if speaker is not None and first_person(speaker, reading):
        return
    cue_text = cue_words(verb, cue)
    if cue.of("quoting") or _hands_on(verb):
        yield from _quoting(verb, cue.frames[0], speaker, reading)
        return
    for frame, span in contents(verb, cue, reading):
        via = _told(verb, reading)
        cited = _cited(verb, reading, namer) if frame.kind == "that" and speaker is not None else None
        teller, via = (cited, (speaker,)) if cited is not None and speaker is not None else (speaker, via)
        draft = Draft(
            start=span[0], end=span[1], voice=teller, via=via, cue=cue_text, cue_at=verb.idx, frame=turned(frame, verb, reading)
        )
        if _may(draft, verb, cue, reading, namer):
            yield _repaired(draft, verb, reading)
            return


def _is_quoted_saying(verb: Token, reading: Reading) -> bool:
    """Whether a verb is the "saying" of "quoted him as saying": the quoting verb reports both."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "advcl", "xcomp"):
        return False
    heads = [verb.head, verb.head.head]
    return any(cue.of("quoting") or _hands_on(h) for h in heads if (cue := reading.book.verb(h)) is not None)


def _hands_on(verb: Token) -> bool:
    """Whether a verb reports what its object said: "reported the mayor as saying"."""
    for child in verb.rights:
        if child.lower_ == "as" and child.i + 1 < len(child.doc) and child.nbor().lower_ == "saying":
            return any(c.dep_ == "dobj" and c.i < child.i for c in verb.rights)
    return False


def contents(verb: Token, cue: Cue, reading: Reading) -> Iterator[tuple[Frame, tuple[int, int]]]:
    """Yield the cue's content candidates, the likeliest first."""
    that = cue.of("that")
    if that:
        span = that_clause(verb, cue, reading)
        if span is not None:
            yield that[0], span
    if is_passive(verb):
        frame = next(iter(cue.of("np")), None)
        span = passive_subject(verb, reading) if frame is not None else None
        if frame is not None and span is not None:
            yield frame, span
    yield from framed(verb, cue, reading)


def speaker_of(verb: Token, reading: Reading) -> Voice | None:
    """The voice of a cue verb; None where nobody is named."""
    if not any(c.dep_ in SUBJECTS for c in verb.children) and not reading.quoted(verb) and goes_on(verb, reading):
        for clause in verb.ancestors:
            if clause.dep_ == "ccomp" and reading.book.verb(clause.head) is not None:
                return speaker_of(clause.head, reading)
    subject = subject_of(verb) or _right_before(verb, reading)
    return voice(subject) if subject is not None and subject.i != verb.i else None


def _right_before(verb: Token, reading: Reading) -> Token | None:
    """The noun phrase between a comma and a finite cue, where the parser hung it on what stands before the comma."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ != "ROOT" or verb.i < 2 or is_passive(verb):
        return None
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].dep_ == "advmod":
        at -= 1
    token = verb.doc[at]
    top = token
    while top.pos_ in ("NOUN", "PROPN", "ADP", "ADJ") and top.head.i < top.i and verb.doc[top.left_edge.i - 1].text != ",":
        top = top.head
    return top if token.pos_ in ("NOUN", "PROPN") and top.pos_ in ("NOUN", "PROPN") and not reading.quoted(top) else None


def _may(draft: Draft, verb: Token, cue: Cue, reading: Reading, namer: Namer) -> bool:
    """Whether such a speaker can be meant with such a frame and content."""
    inside, clause = reading.quoted(verb), draft.frame.kind == "that"
    if draft.voice is None:
        return clause and not inside and not cue.somebody and is_passive(verb) and _impersonal(verb)
    if inside and (not clause or verb.tag_ == "VB"):
        return False
    if reading.doc[draft.voice.heads[0]].tag_ == "DT" and draft.voice.end - draft.voice.start < 4:
        return False
    if _is_matter(draft.voice, reading) and not namer.can_speak(draft.voice):
        return False
    if draft.frame.kind == "as" and not reading.quoted(reading.tokens(draft.start, draft.end)[0]) and _only_names(draft, reading):
        return False
    if draft.frame.kind == "np" and not _worded(draft, cue, reading):
        return False
    if draft.frame.kind == "to" and draft.frame.stance == "reject" and _is_silence(draft, reading):
        return False
    return namer.can_speak(draft.voice) if cue.somebody or not clause else True


def _is_matter(speaker: Voice, reading: Reading) -> bool:
    """Whether a subject is what is spoken of: "the truce announced on Friday holds" is no report by a truce."""
    return reading.doc[speaker.heads[0]].lemma_.lower() in reading.book.objects


def _is_silence(draft: Draft, reading: Reading) -> bool:
    """Whether nothing is stated: "declined to say", "refused to comment"."""
    first = next((t for t in reading.tokens(draft.start, draft.end) if t.tag_ == "VB"), None)
    cue = reading.book.verb(first) if first is not None else None
    return cue is not None and bool(cue.of("that") or cue.of("quote"))


def _worded(draft: Draft, cue: Cue, reading: Reading) -> bool:
    """Whether an object is more than a name, and with a verb of deeds names words or their making."""
    if _only_mentioned(draft, cue, reading):
        return False
    if _only_names(draft, reading) or (cue.of_words and reading.text[draft.start :].startswith("no ")):
        return False
    return not cue.of_words or any(t.lemma_.lower() in reading.book.objects for t in reading.tokens(draft.start, draft.end))


def _only_mentioned(draft: Draft, cue: Cue, reading: Reading) -> bool:
    """Whether words are named but not told: "repeated the message", "the opinions expressed by columnists"."""
    words = [t for t in reading.tokens(draft.start, draft.end) if t.pos_ not in ("DET", "PUNCT") and t.tag_ != "PRP$"]
    plain = draft.frame.stance == "claim" and not cue.somebody
    return plain and len(words) == 1 and words[0].lemma_.lower() in reading.book.nouns


def _only_names(draft: Draft, reading: Reading) -> bool:
    """Whether a content is nothing but names: one calls a neighbour, but calls a plan a trap."""
    actors = reading.actors_in(draft.start, draft.end)
    if any(a.start <= draft.start + 4 and draft.end <= a.end for a in actors):
        return True
    words = [t for t in reading.tokens(draft.start, draft.end) if t.pos_ not in ("CCONJ", "PUNCT", "DET")]
    return bool(words) and all(any(a.start <= t.idx < a.end for a in actors) for t in words)


def _impersonal(verb: Token) -> bool:
    """Whether nobody is named ("it was announced that"); "she was told that" has a hearer for its subject."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return subject is not None and (subject.lower_ == "it" or subject.dep_ == "csubj" or subject.i > verb.i)


def is_real(verb: Token, reading: Reading) -> bool:
    """Whether the speaking takes place: not conditional, future, wished for, ordered or asked about."""
    chain = [verb]
    while (
        chain[-1].dep_ == "conj" and chain[-1].head.tag_[:2] == "VB" and not any(c.dep_ in SUBJECTS for c in chain[-1].children)
    ):
        chain.append(chain[-1].head)
    for node in chain:
        if any(c.dep_ == "aux" and c.lower_ in UNREAL for c in node.children) and (node is verb or verb.tag_ not in FINITE):
            return False  # but "would not go and said" is said
        if any(c.lower_ in CONDITIONS and c.dep_ == "mark" for c in node.children):
            return False
    if any(c.tag_ == "TO" and c.dep_ == "aux" for c in chain[-1].children):
        return _infinitive_is_done(chain[-1], reading)
    if verb.tag_ == "VB" and not any(c.lower_ in ("do", "does", "did") for node in chain for c in node.children):
        return False
    if verb.tag_ == "VBG" and not _gerund_is_done(chain[-1]):
        return False
    unit = reading.unit_at(verb.idx)
    return unit is None or reading.text[unit.end - 1] != "?" or reading.quoted(verb)


def _infinitive_is_done(verb: Token, reading: Reading) -> bool:
    head = verb.head
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or head.lemma_.lower() not in reading.book.done:
        return False
    return is_real(head, reading) if head.tag_[:2] == "VB" and head is not verb else True


def _gerund_is_done(verb: Token) -> bool:
    if any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return True
    if verb.dep_ in SUBJECTS or verb.dep_ in ("attr", "pobj", "dobj", "compound", "amod"):
        return False
    return verb.dep_ != "pcomp" or verb.head.lower_ not in UNDONE_BY


def reports(verb: Token, cue: Cue, reading: Reading) -> bool:
    """Whether a cue verb tells what was said: the speaking takes place, or its denial says something ("did not deny")."""
    return is_real(verb, reading) and (cue.turns or not is_negated(verb))


def turned(frame: Frame, verb: Token, reading: Reading) -> Frame:
    """The frame with the stance of its negation where the verb is negated ("did not deny")."""
    return replace(frame, stance=reading.book.turns_to) if is_negated(verb) else frame


def is_negated(verb: Token) -> bool:
    """Whether the verb carries "not", "never", or a subject "nobody"."""
    return any(
        c.dep_ == "neg"
        or c.lower_ in ("never", "n't", "n’t")
        or (c.dep_ in SUBJECTS and c.lower_ in ("nobody", "none", "neither"))
        for c in verb.children
    )


def cue_words(verb: Token, cue: Cue) -> str:
    """The cue as written, with its particle."""
    _, _, second = cue.lemma.partition(" ")
    partner = next((c for c in verb.children if second and c.lemma_.lower() == second and c.i > verb.i), None)
    return verb.text if partner is None else f"{verb.text} {partner.text}"


def _repaired(draft: Draft, verb: Token, reading: Reading) -> Draft:
    """A subject inside the content is the content's own: the speaker is the noun phrase right before the cue."""
    if draft.voice is None or not verb.idx >= draft.end > draft.voice.start >= draft.start:
        return draft
    names = ("PROPN", "NOUN")
    near = next((t for t in reversed(reading.tokens(draft.start, verb.idx)) if t.pos_ in names and verb.i - t.i < 5), None)
    while (
        near is not None and near.dep_ in ("compound", "appos", "amod") and near.i - near.head.i < 8 and near.head.pos_ in names
    ):
        near = near.head
    found = voice(near) if near is not None else draft.voice
    rest = settle(draft.start, found.start, reading) if found.start >= draft.voice.start else None
    return draft if rest is None else replace(draft, voice=found, start=rest[0], end=rest[1])


def _told(verb: Token, reading: Reading) -> tuple[Voice, ...]:
    """The outlet that an unnamed speaker told it to, or that cites the speaker: its report stands between."""
    cited = _cited_by(subject_of(verb), reading)
    if cited is not None:
        return (cited,)
    if verb.lemma_.lower() not in ("tell", "inform", "say"):
        return ()
    speaker = subject_of(verb)
    if speaker is None or speaker.lemma_.lower() not in reading.book.unnamed or _named(speaker):
        return ()
    for child in verb.rights:
        heard = child if child.dep_ in ("dobj", "dative") else next((g for g in child.children if child.lower_ == "to"), None)
        if heard is not None and heard.pos_ == "PROPN":
            spans = reading.actors_in(heard.idx, heard.idx + len(heard))
            if any(s.kind == "media" for s in spans) or not spans:
                return (voice(heard),)
    return ()


def _cited(verb: Token, reading: Reading, namer: Namer) -> Voice | None:
    """Whom a report rests on: the officials in "the paper reported, citing two officials"."""
    speaker = subject_of(verb)
    for child in (*verb.children, *(speaker.rights if speaker is not None else ())):
        if child.tag_ == "VBG" and child.lower_ in CITING:
            source = next((c for c in child.rights if c.dep_ == "dobj"), None)
            found = voice(source) if source is not None else None
            return found if found is not None and namer.can_speak(found, documents=False) else None
    return None


def _cited_by(speaker: Token | None, reading: Reading) -> Voice | None:
    """The paper in "analysts quoted by the paper"."""
    for child in speaker.rights if speaker is not None else ():
        if child.dep_ == "acl" and child.lemma_.lower() in ("cite", "quote", "interview"):
            teller = agent_of(child)
            return voice(teller) if teller is not None else None
    return None


def _named(head: Token) -> bool:
    return any(
        c.dep_ in ("appos", "compound") and c.pos_ == "PROPN" and c.ent_type_ != "NORP" and c.i > head.i for c in head.children
    )


def _quoting(verb: Token, frame: Frame, speaker: Voice | None, reading: Reading) -> Iterator[Draft]:
    """Read "X quoted Y as saying" and "Y was quoted by X as saying"."""
    passive = is_passive(verb)
    quoted = next((c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
    if passive and quoted is None and verb.dep_ == "acl":
        quoted = verb.head
    saying = next((t for t in verb.subtree if t.lower_ in ("saying", "telling", "stating", "claiming") and t.i > verb.i), None)
    cue = reading.book.verbs.get(saying.lemma_.lower()) if saying is not None else None
    if quoted is None or saying is None or cue is None:
        return
    span = that_clause(saying, cue, reading) or edges([t for t in saying.subtree if t.i > saying.i], reading)
    if span is not None:
        yield Draft(
            start=span[0],
            end=span[1],
            voice=voice(quoted),
            via=(speaker,) if speaker is not None else (),
            cue=verb.text,
            cue_at=verb.idx,
            frame=Frame(kind="that", word="", stance=frame.stance),
        )


__all__ = ["CITING", "contents", "cue_words", "is_negated", "is_real", "reports", "speaker_of", "turned", "verb_drafts"]
