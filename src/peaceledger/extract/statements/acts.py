"""What is done by speaking: the cue decides; where it only says "said", the clauses of the content do.

A main clause is read by whose deed it tells (the speaker's own side or another), by its modal, by "not" and by its verb: an own
"will" commits, another's "must" is demanded, another's "will" predicted, a hostile deed of the other side is an accusation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from peaceledger.extract.statements.draft import Draft
from peaceledger.extract.statements.reading import Reading, tops
from peaceledger.extract.statements.speakers import SUBJECTS, Speaker, agent_of, is_passive
from peaceledger.extract.statements.stance import ActBook, flat
from peaceledger.extract.statements.verbs import contents
from peaceledger.records.statement import Stance

PHRASED: tuple[Stance, ...] = ("threaten", "deny", "accept", "reject", "accuse", "demand", "offer", "commit", "praise")
PHRASED_FIRST: tuple[Stance, ...] = ("deny", "accept", "reject")
OPEN: frozenset[Stance] = frozenset({"claim", "assess", "other"})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
PROMISED = FUTURE - {"would", "'d", "’d"}
DUTY = frozenset({"must", "should", "ought", "shall"})
MAY = frozenset({"may", "might", "could"})
OWN = frozenset({"i", "we", "us", "me"})
OWNED = frozenset({"our", "my"})
LED = frozenset({"continue", "want", "wish", "like"})
"""Verbs whose infinitive is done by saying so ("I want to thank you")."""
THIRD = frozenset({"he", "she", "they"})
REPROACH = tuple(f"why {word} " for word in ("have", "has", "had", "did", "do", "does", "are", "is", "was", "were"))
ASIDES = frozenset({"relcl", "advcl", "acl"})
TOLD = ASIDES | {"ccomp"}
THOUGHT = frozenset(
    {"think", "believe", "hope", "expect", "know", "say", "feel", "suppose", "guess", "assume", "tell", "see", "mean"}
)
NOMINAL = frozenset({"np", "prep", "noun", "obj_to"})
VERBATIM = frozenset({"quote", "label"})
"""Frames of words the speaker spoke: beside what the cue says, their clauses do what they do. What other cues report is their
object: who rejects that somebody must leave demands nothing."""
ARMED = frozenset({"armed_force", "armed_group"})
FACTS = frozenset(
    {
        "dead",
        "alive",
        "ready",
        "able",
        "available",
        "present",
        "aware",
        "free",
        "due",
        "open",
        "closed",
        "full",
        "missing",
        "responsible",
    }
)
BODIES = frozenset({"state", "government", "organisation", "armed_force", "armed_group", "media"})
UNDERLINED = frozenset(
    {
        "underline",
        "underscore",
        "emphasise",
        "emphasize",
        "stress",
        "express",
        "voice",
        "reiterate",
        "reaffirm",
        "repeat",
        "note",
        "confirm",
    }
)
MUSED = THOUGHT | {"like", "love", "call", "add", "argue", "happen", "be"}
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A main clause of a content.

    Attributes:
        verb: Its head.
        own: Whether the speaker or the speaker's side is its subject; None where that is unknown.
        modals: Auxiliaries and what stands for one ("have to"), lower-cased.
        negated: Whether it carries "not" or "never".
        past: Whether it is a past counterfactual or a perfect: "could not have known".
        text: The whole sentence, for patterns.
        core: The sentence without its relative and adverbial clauses.
        head: The core without the clauses that somebody thinks, says or feels.
        asks: Whether it is a question.
        condition: Whether an "if" stands with it.
        direct: Whether it is quoted word by word: "would" is then no "will" of the past.
    """

    verb: Token
    own: bool | None
    modals: frozenset[str]
    negated: bool
    past: bool
    text: str
    core: str
    head: str
    asks: bool
    condition: bool
    direct: bool


def acts_of(draft: Draft, speaker: Speaker | None, reading: Reading, book: ActBook) -> tuple[Stance, ...]:
    """Return all that a speaker does with a content, the weightiest first.

    Args:
        draft: The content and the cue's frame.
        speaker: Who speaks, None where nobody is named.
        reading: The article.
        book: Words by what they do.
    """
    cue = draft.frame.stance
    if speaker is not None and (speaker.kind == "media" or book.outlet(speaker.name)) and cue in OPEN:
        return (_judged(draft, speaker, reading, book),)
    told = cue in OPEN or cue == "predict" or draft.frame.kind in VERBATIM
    clauses = list(_clauses(draft, speaker, reading)) if told else []
    acts = [a for c in clauses if (a := _act(c, cue, speaker, reading, book)) is not None]
    acts += _fragments(draft, reading, book) if draft.direct else []
    return tuple(dict.fromkeys((_first(draft, clauses, acts, reading, book), *acts)))


def _fragments(draft: Draft, reading: Reading, book: ActBook) -> list[Stance]:
    """What sentences without a verb do: "Great news!", "No compromises."."""
    parts: dict[int, list[Token]] = {}
    for token in reading.tokens(draft.start, draft.end):
        parts.setdefault(token.sent.start, []).append(token)
    bare = [" ".join(t.text for t in part) for part in parts.values() if not any(t.pos_ in VERBS for t in part)]
    return [act for text in bare if (act := _by_phrase(flat(text), book)) is not None]


def _first(draft: Draft, clauses: Sequence[Clause], acts: Sequence[Stance], reading: Reading, book: ActBook) -> Stance:
    cue = draft.frame.stance
    if cue == "commit":
        return "threaten" if draft.frame.kind == "to" and _is_hostile_plan(draft, reading, book) else cue
    named = None if cue == "predict" else _by_noun(draft, reading, book)
    if cue not in OPEN and cue != "predict":
        return "other" if cue == "offer" and named == "other" else cue
    if named is not None:
        return named
    if not clauses and draft.frame.kind not in NOMINAL:
        return _by_phrase(flat(reading.text[draft.start : draft.end]), book) or cue
    strong = "threaten" if "threaten" in acts else next((a for a in acts if a not in ("predict", "assess")), None)
    if strong is not None:
        return strong
    if cue == "predict" and not (clauses and _tells_now(draft, clauses)):
        return cue
    if acts:
        return "predict" if "predict" in acts else "assess"
    return cue if draft.frame.kind != "quote" and cue != "predict" else "claim"


def _tells_now(draft: Draft, clauses: Sequence[Clause]) -> bool:
    """Whether a warning tells what is, not what will be."""
    warns = (draft.cue or "").lower().startswith(("warn", "caution"))
    return warns and not any(c.modals & (FUTURE | MAY | {"can", "go to"}) or c.condition for c in clauses)


def _by_phrase(text: str, book: ActBook) -> Stance | None:
    """What a few words do that are no clause: "unacceptable", "a success"."""
    return next((stance for stance in PHRASED if book.says(stance, text)), None)


def _judged(draft: Draft, speaker: Speaker, reading: Reading, book: ActBook) -> Stance:
    """An outlet reports or judges."""
    clauses = _clauses(draft, speaker, reading)
    return "assess" if draft.frame.stance == "assess" or any(_assesses(c, book) for c in clauses) else "claim"


def _is_hostile_plan(draft: Draft, reading: Reading, book: ActBook) -> bool:
    verb = next((t for t in reading.tokens(draft.start, draft.end) if t.tag_ == "VB"), None)
    return verb is not None and book.harms(flat(verb.text))


def _by_noun(draft: Draft, reading: Reading, book: ActBook) -> Stance | None:
    """What a noun that is no clause does: "voiced doubt about", "outlined a plan"."""
    if draft.frame.kind in ("that", "quote", "beside", "label", "as"):
        return None
    top = next(iter(tops(reading.tokens(draft.start, draft.end))), None)
    return book.nouns.get(top.lemma_.lower()) if top is not None else None


def _clauses(draft: Draft, speaker: Speaker | None, reading: Reading) -> Iterator[Clause]:
    tokens = reading.tokens(draft.start, draft.end)
    inside = {t.i for t in tokens}
    roots = tops(tokens)
    if roots and draft.frame.kind in NOMINAL and roots[0].pos_ not in VERBS:
        return
    for token in tokens:
        if token.pos_ in VERBS and not _bare(token) and _leads(token, inside):
            yield _clause(_thought(token), tokens, speaker, reading)


def _bare(verb: Token) -> bool:
    return verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)


def _leads(token: Token, inside: set[int]) -> bool:
    if token.head == token or token.head.i not in inside:
        return token.dep_ not in ("aux", "auxpass")
    return (
        token.dep_ in ("conj", "parataxis", "ccomp")
        and token.head.pos_ in VERBS
        and _leads(token.head, inside)
        and (token.dep_ != "ccomp" or token.i < token.head.i)
    )


def _thought(verb: Token) -> Token:
    """What somebody thinks, hopes or says, in place of the thinking."""
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and c.pos_ in VERBS), None)
    return _thought(told) if told is not None and verb.lemma_.lower() in THOUGHT else verb


def _clause(verb: Token, tokens: Sequence[Token], speaker: Speaker | None, reading: Reading) -> Clause:
    around = verb.sent
    sentence = [t for t in tokens if around.start <= t.i < around.end]
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modals = {c.lower_ for c in aux}
    if any(c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.lefts) for c in verb.rights):
        modals |= {f"{verb.lemma_.lower()} to"}
    return Clause(
        verb=verb,
        own=_own(_subject(verb), speaker, reading),
        modals=frozenset(modals),
        negated=any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children),
        past=any(c.lemma_ == "have" for c in aux) and bool(modals & (FUTURE | MAY)),
        text=flat(" ".join(t.text for t in sentence)),
        core=flat(" ".join(t.text for t in sentence if not _below(t, verb, ASIDES))),
        head=flat(" ".join(t.text for t in sentence if not _below(t, verb, TOLD))),
        asks=bool(sentence) and sentence[-1].text == "?",
        direct=reading.quoted(verb),
        condition=any(t.lower_ in ("if", "unless") for t in sentence),
    )


def _below(token: Token, verb: Token, relations: frozenset[str]) -> bool:
    while token != verb and token.head != token:
        if token.dep_ in relations and token.pos_ in VERBS:
            return True
        token = token.head
    return False


def _subject(verb: Token) -> Token | None:
    while True:
        found = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if found is not None or verb.dep_ != "conj" or verb.head.pos_ not in VERBS:
            return found
        verb = verb.head


def _own(subject: Token | None, speaker: Speaker | None, reading: Reading) -> bool | None:
    if subject is None:
        return None
    if subject.lower_ in OWN or any(c.lower_ in OWNED for c in subject.lefts):
        return True
    if subject.lower_ == "it":
        return speaker is not None and speaker.kind in BODIES and not reading.quoted(subject) and subject.head.lemma_ != "be"
    edges = (subject.left_edge.idx, subject.idx + len(subject))
    actors = reading.actors_in(*edges)
    if subject.lower_ in THIRD and reading.quoted(subject):
        return False
    if speaker is None or not actors:
        return True if subject.lower_ in THIRD else None
    sides = (speaker.side or "").split("; ")
    mine = any(a.name == speaker.name or a.kind == "pronoun" or (a.side and a.side in sides) for a in actors)
    return None if not mine and subject.lower_ in THIRD else mine


def _act(clause: Clause, cue: Stance, speaker: Speaker | None, reading: Reading, book: ActBook) -> Stance | None:
    """The first thing a clause does beyond telling; None where it only tells."""
    if _threatens(clause, cue, book):
        return "threaten"
    if cue == "predict":
        return "accuse" if _accuses(clause, speaker, reading, book) and not clause.modals & (FUTURE | MAY) else None
    if clause.own and (performed := _performed(clause, reading)) is not None:
        return performed
    if clause.own and clause.negated and _denies(clause, book):
        return "deny"
    if (phrased := _phrased(clause, book)) is not None:
        return phrased
    if (reported := _reported(clause, book)) is not None:
        return reported
    if _accuses(clause, speaker, reading, book):
        return "accuse"
    if clause.asks or clause.text.startswith(REPROACH):
        return "accuse" if clause.text.startswith("why ") else None
    return _wish(clause, book) or _foresight(clause, book) or ("assess" if _assesses(clause, book) else None)


def _phrased(clause: Clause, book: ActBook) -> Stance | None:
    """Denied, accepted or rejected in so many words; that another refuses is a reproach, that another accepts is news."""
    for stance in PHRASED_FIRST:
        if book.says(stance, clause.core):
            return stance
    if not book.says("refuse", clause.head):
        return None
    if clause.own is not False:
        return "reject"
    return "accuse" if "refus" in clause.head else None


def _performed(clause: Clause, reading: Reading) -> Stance | None:
    """What one does by saying that one does it: "We reject the plan", "I continue to urge both sides to stop"."""
    verb = clause.verb
    if verb.lemma_.lower() in LED:
        verb = next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB"), verb)
    cue = reading.book.verb(verb)
    now = clause.verb.tag_ in ("VBP", "VBZ", "VB") or not clause.direct
    if cue is None or clause.negated or not now or clause.modals & (FUTURE | MAY) - {"would"}:
        return None
    for frame, (start, end) in contents(verb, cue, reading):
        words = not cue.of_words or any(t.lemma_.lower() in reading.book.objects for t in reading.tokens(start, end))
        return frame.stance if frame.stance not in OPEN | {"predict"} and words else None
    return None


def _denies(clause: Clause, book: ActBook) -> bool:
    """Whether one's own side is said not to have done something; not to have heard or decided is no denial."""
    did = clause.modals & {"did", "had", "have", "has"} and not clause.modals & (FUTURE | MAY) and not is_passive(clause.verb)
    hostile = book.hostile(flat(clause.verb.text)) and not clause.modals & (FUTURE | MAY | DUTY)
    return hostile or bool(did and not book.undenied(flat(clause.verb.lemma_)))


def _reported(clause: Clause, book: ActBook) -> Stance | None:
    """What somebody else is told to have spoken of: "the president underlined the need for talks"."""
    thing = next((c for c in clause.verb.rights if c.dep_ == "dobj"), None)
    spoken = thing is not None and clause.verb.lemma_.lower() in UNDERLINED
    return book.nouns.get(thing.lemma_.lower()) if thing is not None and spoken else None


def _threatens(clause: Clause, cue: Stance, book: ActBook) -> bool:
    if book.says("threaten", clause.text):
        return True
    if clause.past or clause.asks or clause.negated or not clause.modals & (FUTURE | MAY | {"go to"}):
        return False
    faced = (clause.condition or cue == "predict" or clause.own is True) and book.faced(clause.core)
    return faced or (clause.own is True and any(book.harms(flat(t.text)) for t in _deeds(clause.verb)))


def _deeds(verb: Token) -> list[Token]:
    """A verb with the infinitives and second verbs it carries: "will have to strike and destroy"."""
    return [verb, *(d for c in verb.rights if c.dep_ in ("xcomp", "conj") and c.pos_ == "VERB" for d in _deeds(c))]


def _accuses(clause: Clause, speaker: Speaker | None, reading: Reading, book: ActBook) -> bool:
    if book.says("accuse", clause.core) and clause.own is not True and not clause.negated:
        return True
    if clause.own or clause.negated or clause.modals & (FUTURE | MAY | DUTY) or not book.hostile(flat(clause.verb.text)):
        return False
    doer = agent_of(clause.verb) if is_passive(clause.verb) else _subject(clause.verb)
    if doer is None:
        return False
    sides = (speaker.side or "").split("; ") if speaker is not None else []
    actors = reading.actors_in(doer.left_edge.idx, doer.right_edge.idx + 1)
    return any((a.side or a.kind in ARMED) and a.side not in sides for a in actors)


def _wish(clause: Clause, book: ActBook) -> Stance | None:
    """Offers, demands and commitments: what is to be done, by whom."""
    if book.says("offer", clause.core) or (_may_offer(clause) and book.says("willing", clause.head)):
        return "offer"
    ahead = bool(clause.modals & (PROMISED if clause.direct else FUTURE)) and not clause.past
    if (
        clause.own
        and (ahead or clause.verb.tag_ in ("VB", "VBP", "VBZ"))
        and clause.negated
        and book.refuses(flat(clause.verb.lemma_))
    ):
        return "reject"
    duty = bool(clause.modals & (DUTY | {"have to", "need to", "ought to"})) and not clause.past
    if clause.own and duty and book.says("resolve", clause.text):
        return "commit"
    if (
        (duty and not _is_mine(clause))
        or _is_order(clause.verb)
        or _is_needful(clause.verb, book)
        or book.says("demand", clause.core)
    ):
        return "demand"
    binds = ahead or "go to" in clause.modals or _decides(clause.verb, book)
    if clause.own and binds and clause.verb.lemma_.lower() not in MUSED:
        return "commit"
    return next((s for s in ("commit", "praise") if not clause.negated and book.says(s, clause.core)), None)


def _may_offer(clause: Clause) -> bool:
    """Whether it is the speaker's side that is ready for something; that others are is no offer."""
    return not clause.negated and (clause.own is True or (clause.own is None and _subject(clause.verb) is None))


def _decides(verb: Token, book: ActBook) -> bool:
    return book.decides(flat(verb.lemma_)) or book.decides(flat(verb.text))


def _is_mine(clause: Clause) -> bool:
    """Whether what must be done is the speaker's alone, or had to be done."""
    subject = _subject(clause.verb)
    return (subject is not None and subject.lower_ == "i") or (clause.direct and clause.verb.tag_ == "VBD")


def _is_needful(verb: Token, book: ActBook) -> bool:
    """Whether something is called vital to be done: "it is vital to keep up the pressure"."""
    if not any(c.lower_ in ("it", "what") for c in verb.lefts) or verb.lemma_ != "be":
        return False
    found = next((c for c in verb.rights if c.dep_ == "acomp"), None)
    done = [c for head in (verb, found) if head is not None for c in head.rights if c.dep_ in ("xcomp", "ccomp", "advcl")]
    return found is not None and book.needful(flat(found.text)) and bool(done)


def _is_order(verb: Token) -> bool:
    """An imperative: a bare verb without a subject that opens its sentence."""
    if verb.lower_ == "let" and any(c.lower_ == "me" for g in verb.rights for c in (g, *g.children)):
        return False
    opens = verb.tag_ in ("VB", "VBP") and not any(c.dep_ in SUBJECTS or c.tag_ == "TO" or c.dep_ == "mark" for c in verb.lefts)
    return opens and verb.dep_ in ("ROOT", "ccomp") and verb.i - verb.sent.start < 3


def _foresight(clause: Clause, book: ActBook) -> Stance | None:
    if clause.past:
        return None
    ahead = bool(clause.modals & (FUTURE | MAY | {"go to"})) or (clause.condition and "can" in clause.modals)
    return "predict" if ahead or book.says("predict", clause.core) else None


def _assesses(clause: Clause, book: ActBook) -> bool:
    """Whether a clause judges: its predicate is a word of judgement, or it says how things seem."""
    if book.says("assess", clause.text):
        return True
    for child in clause.verb.rights:
        if child.lower_ == "of" and clause.verb.lemma_ == "be":
            child = next(iter(child.rights), child)
        if child.dep_ == "acomp" and child.tag_[:2] == "JJ" and child.lower_ not in FACTS:
            return True
        if child.dep_ in ("acomp", "attr", "oprd", "pobj"):
            words = [child, *(c for c in child.children if c.dep_ in ("amod", "conj", "acomp"))]
            if any(book.judges(flat(w.text)) for w in words):
                return True
    return book.judges(flat(clause.verb.text))


__all__ = ["acts_of"]
