"""What a statement answers: an offer, an event or another statement, where the words say so; never guessed.

Four places say so: the object of a cue that reacts ("rejected the plan"), a phrase beside the cue ("responding to the envoy's
remarks"), the speaker's own reacting ("We welcome the truce"), and a cue that replies to whoever spoke last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Token

from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.statements.draft import Draft
from peaceledger.extract.statements.reading import Reading, tops
from peaceledger.extract.statements.speakers import SUBJECTS
from peaceledger.packs import Lexicon
from peaceledger.records import Statement
from peaceledger.records.statement import Answered, Stance

REACTIONS: frozenset[Stance] = frozenset({"accept", "reject", "deny", "accuse", "praise"})
CHOICES: frozenset[Stance] = frozenset({"accept", "reject", "commit"})
"""What is accepted or refused is still on offer; what is praised or condemned has happened."""
OPENED = frozenset({"that", "quote", "label", "as", "beside"})
"""Frames whose content is what is said, not what is reacted to."""
OWN = frozenset({"i", "we"})
POINTING = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "their", "its"})
THIS = frozenset({"this", "that", "these", "those", "such"})
BREAKS = frozenset({",", ";", ":", "—", "–", "(", "[", "."})
OWNING = frozenset({"of", "by", "from"})
NEAR = 1
"""Units before the one at hand in which somebody must have spoken whom "the offer" or "replied" means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBook:
    """Words for what is answered, from ``answers.toml``."""

    lead: frozenset[tuple[str, ...]]
    reply: frozenset[str]
    greets: frozenset[str]
    nouns: Mapping[str, str]
    done: Mapping[str, Stance]

    def kind(self, noun: Token, act: Stance) -> Answered | None:
        """What kind of thing a noun is to somebody who does this; None where it can be no answer's object."""
        kind = self.nouns.get(noun.lemma_.lower())
        if kind == "either":
            return "offer" if act in CHOICES else "event"
        return cast("Answered | None", kind) if act != "commit" or kind == "offer" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with the draft it was made from."""

    draft: Draft
    statement: Statement


def with_answers(told: Sequence[Told], reading: Reading, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the statements with what they answer.

    Args:
        told: Every statement of the article.
        reading: The article.
        lexicon: Holds ``answers.toml``.
    """
    book = _book(lexicon)
    return tuple(_answering(one, told, reading, book) for one in told)


def _answering(one: Told, told: Sequence[Told], reading: Reading, book: AnswerBook) -> Statement:
    for noun, act in _things(one, reading, book):
        kind = book.kind(noun, act)
        if kind is not None:
            return _named(one, noun, kind, told, reading, book)
    before = _replied_to(one, told, reading, book)
    return one.statement if before is None else replace(one.statement, answers="statement", answers_statement_id=before)


def _named(one: Told, noun: Token, kind: Answered, told: Sequence[Told], reading: Reading, book: AnswerBook) -> Statement:
    start, end = _phrase(noun, one.draft.cue_at, reading)
    shift = one.statement.start - one.draft.start
    return replace(
        one.statement,
        answers=kind,
        answers_as_written=reading.text[start:end],
        answers_start=start + shift,
        answers_end=end + shift,
        answers_statement_id=_spoken(one, noun, kind, told, reading, book),
    )


def _things(one: Told, reading: Reading, book: AnswerBook) -> Iterator[tuple[Token, Stance]]:
    """Nouns for what may be answered, the plainest first, with what is done to them."""
    draft, act = one.draft, one.statement.stance
    cue = reading.token_at(draft.cue_at)
    if cue is not None and draft.cue is not None:
        yield from ((noun, act) for noun in _beside(cue, draft, reading, book))
    if draft.frame.kind not in OPENED and _reacts(draft):
        greets = cue is not None and cue.lemma_.lower() in book.greets
        yield from ((n, "praise" if greets else draft.frame.stance) for n in _top(draft, reading) if n.idx != draft.cue_at)
    if draft.frame.kind in OPENED:
        yield from _own_reactions(draft, reading, book)


def _reacts(draft: Draft) -> bool:
    """Whether the content is what the cue reacts to; what somebody is accused "of" is the accusation itself."""
    frame = draft.frame
    if frame.kind == "prep":
        return frame.stance in CHOICES or frame.stance == "deny"
    return frame.stance in REACTIONS


def _top(draft: Draft, reading: Reading) -> Iterator[Token]:
    yield from (t for t in tops(reading.tokens(draft.start, draft.end)) if t.pos_ == "NOUN")


def _beside(cue: Token, draft: Draft, reading: Reading, book: AnswerBook) -> Iterator[Token]:
    """The noun after "responding to", where that hangs on the cue or is the cue."""
    for token in reading.tokens(cue.sent.start_char, cue.sent.end_char):
        if draft.start <= token.idx < draft.end or token.dep_ not in ("pobj", "dobj") or reading.quoted(token):
            continue
        if _led(token, book) and _hangs_on(token, cue):
            yield token


def _led(noun: Token, book: AnswerBook) -> bool:
    before = noun.doc[max(0, noun.left_edge.i - 5) : noun.left_edge.i]
    words = tuple(t.lower_ for t in before)
    return any(words[-n:] in book.lead for n in range(1, len(words) + 1))


def _hangs_on(token: Token, cue: Token) -> bool:
    """Whether the clause of a token is the cue's own or stands as an adjunct to it."""
    for above in token.ancestors:
        if above == cue:
            return True
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in ("advcl", "acl", "prep", "pcomp"):
            return False
    return False


def _own_reactions(draft: Draft, reading: Reading, book: AnswerBook) -> Iterator[tuple[Token, Stance]]:
    """Objects of the speaker's own "We reject ..."."""
    for verb in reading.tokens(draft.start, draft.end):
        if verb.pos_ != "VERB" or not any(c.dep_ in SUBJECTS and c.lower_ in OWN for c in verb.lefts):
            continue
        act = _reaction(verb, reading, book)
        if act is not None and not any(c.dep_ == "neg" for c in verb.lefts):
            yield from ((child, act) for child in verb.rights if child.dep_ == "dobj" and child.pos_ == "NOUN")


def _reaction(verb: Token, reading: Reading, book: AnswerBook) -> Stance | None:
    if verb.lemma_.lower() in book.greets:
        return "praise"
    cue = reading.book.verb(verb)
    return next((f.stance for f in cue.of("np") if f.stance in REACTIONS), None) if cue is not None else None


def _phrase(noun: Token, cue_at: int, reading: Reading) -> tuple[int, int]:
    """A noun phrase as far as a comma, a clause about it, "as" or the cue."""
    asides = {c.left_edge.i for c in noun.rights if c.dep_ == "relcl"}
    end = noun
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        if token.text in BREAKS or token.i in asides or token.lower_ == "as" or token.idx == cue_at:
            break
        end = token
    start, stop = reading.trim(noun.left_edge.idx, end.idx + len(end))
    cut = reading.quote_at(stop - 1)
    return (start, stop) if cut is None or cut.outer_start <= start else (start, cut.outer_end)


def _spoken(one: Told, noun: Token, kind: Answered, told: Sequence[Told], reading: Reading, book: AnswerBook) -> str | None:
    """The one statement of the article that a noun names; None where none or several fit."""
    if kind == "event":
        return None
    start, end = _phrase(noun, one.draft.cue_at, reading)
    others = [o for o in told if o is not one and o.statement.speaker not in (None, one.statement.speaker)]
    inside = [o for o in others if start <= o.draft.start and o.draft.end <= end and start <= o.draft.cue_at < end]
    if inside:
        return _only(inside)
    wanted = "offer" if kind == "offer" else book.done.get(noun.lemma_.lower())
    fitting = [o for o in others if o.draft.end <= start and (wanted is None or wanted in o.statement.stances)]
    owners = _owners(noun, reading)
    if owners:
        his = [o for o in fitting if o.statement.speaker in owners]
        return _only(his) or _only(_near(his, one, reading))
    pointing = THIS if wanted is None else POINTING
    return _only(_near(fitting, one, reading)) if any(c.lower_ in pointing for c in noun.lefts) else None


def _only(found: Sequence[Told]) -> str | None:
    return found[0].statement.statement_id if len(found) == 1 else None


def _near(found: Iterable[Told], one: Told, reading: Reading) -> list[Told]:
    here = reading.unit_index(one.draft.cue_at)
    units = [(o, reading.unit_index(o.draft.start)) for o in found]
    return [o for o, at in units if here is not None and at is not None and 0 <= here - at <= NEAR]


def _owners(noun: Token, reading: Reading) -> set[str]:
    """Names of those whose words they are: "the envoy's offer", "the offer made by the envoy"."""
    names: set[str] = set()
    for child in noun.children:
        owner = child if child.dep_ in ("poss", "amod", "compound") else None
        for node in (child, *(child.children if child.dep_ == "acl" else ())):
            if node.dep_ in ("prep", "agent") and node.lower_ in OWNING:
                owner = next((c for c in node.children if c.dep_ == "pobj"), owner)
        if owner is not None:
            names |= {a.name for a in reading.actors_in(owner.idx, owner.idx + len(owner))}
    return names


def _replied_to(one: Told, told: Sequence[Told], reading: Reading, book: AnswerBook) -> str | None:
    """The statement right before a reply, where only one other has spoken there."""
    cue = reading.token_at(one.draft.cue_at)
    known = reading.book.verb(cue) if cue is not None and one.draft.cue is not None else None
    if known is None or known.lemma not in book.reply:
        return None
    mine = one.statement.speaker
    begun = min(one.draft.start, one.draft.cue_at)
    near = _near([o for o in told if o.draft.end <= begun and o.statement.speaker != mine and _calls_for_reply(o)], one, reading)
    speakers = {o.statement.speaker for o in near}
    if mine is None or len(speakers) != 1 or None in speakers:
        return None
    return max(near, key=lambda o: o.draft.end).statement.statement_id


def _calls_for_reply(other: Told) -> bool:
    """Whether somebody is heard to speak or ask: replies after what is only reported answer something else."""
    asks = (other.draft.cue or "").lower().startswith("ask")
    return other.draft.frame.kind in OPENED and (other.draft.direct or asks)


@per_lexicon
def _book(lexicon: Lexicon) -> AnswerBook:
    data = lexicon.vocab["answers"]
    return AnswerBook(
        lead=frozenset(tuple(words.split()) for words in data["phrases"]["lead"]),
        reply=frozenset(data["phrases"]["reply"]),
        greets=frozenset(data["phrases"]["greets"]),
        nouns={noun: kind for kind, nouns in data["nouns"].items() for noun in nouns},
        done={noun: cast("Stance", stance) for stance, nouns in data["done"].items() for noun in nouns},
    )


__all__ = ["Told", "with_answers"]
