"""Who speaks: from a verb to its subject's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from peaceledger.extract.statements.reading import Reading

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PERSONAL = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its"})
FIRST_OR_SECOND = frozenset({"i", "we", "you", "us", "me"})
KEPT = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "nummod", "quantmod", "predet", "punct", "neg"})
KEPT_RIGHT = frozenset({"prep", "appos", "case", "nummod", "compound", "nmod", "flat"})
BEHIND = frozenset({"prep", "case", "nummod", "compound", "nmod", "flat", "amod", "acomp"})
DASHES = frozenset("–—-:")
LOOSE = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "SPACE"})
STOPPERS = frozenset(',;:()–—"“”')
LONGEST_PART = 10
OCCASIONS = frozenset(
    {
        "statement",
        "letter",
        "interview",
        "message",
        "post",
        "tweet",
        "article",
        "speech",
        "address",
        "note",
        "report",
        "email",
        "conference",
        "briefing",
        "time",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "first",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "telegram",
        "twitter",
        "facebook",
    }
)
AGENTIVE = ("er", "or", "ist", "man", "men", "woman", "women", "ian", "crat", "wright")
ROLES = (*AGENTIVE, "ent", "ary", "chief", "head")
DETERMINERS = frozenset({"a", "an", "the", "some", "several", "many", "one", "this", "these", "those", "that", "another", "any"})
QUANTITIES = frozenset({"number", "couple", "handful", "dozen", "majority", "score", "host", "series", "hundred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The words that name who speaks. ``heads`` are the head tokens of joint speakers, in text order."""

    start: int
    end: int
    heads: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice with the actor it stands for; fields as in ``Statement``."""

    name: str
    actor_id: str | None
    side: str | None
    kind: str
    start: int
    end: int


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The token that heads a verb's subject, None for agentless passives and where there is none."""
    if is_passive(verb):
        return agent_of(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "csubj":
            return _antecedent(child, verb)
        if child.dep_ == "aux":
            own = next((c for c in child.children if c.dep_ in SUBJECTS), None)
            if own is not None:
                return own
    if depth > 5:
        return None
    return _borrowed(verb, depth)


def _borrowed(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep_ == "conj":
        while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT":
            head = head.head
    match verb.dep_:
        case "conj" | "advcl" | "xcomp" | "dep" | "ccomp" if head.pos_ in ("VERB", "AUX"):
            return _controller(verb, head, depth)
        case "pcomp" if head.head.pos_ in ("VERB", "AUX"):
            return subject_of(head.head, depth + 1)
        case "acl" | "amod" | "appos" if head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head
        case "pcomp" if head.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _owner(head.head)
    return None


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    if verb.dep_ == "xcomp":
        for child in head.children:
            if child.dep_ == "dobj":
                return child
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
        return None
    if is_passive(head):
        return _passive_subject(head)
    return subject_of(head, depth + 1)


def _passive_subject(verb: Token) -> Token | None:
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubjpass" for c in verb.children):
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    return None if subject is None else _antecedent(subject, verb)


def _owner(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def _antecedent(subject: Token, verb: Token) -> Token | None:
    if subject.lower_ in RELATIVE and subject.pos_ in ("PRON", "SCONJ", "DET"):
        top = verb
        while top.dep_ == "conj":
            top = top.head
        return top.head if top.dep_ in ("relcl", "acl", "ccomp") and top.head.pos_ in ("NOUN", "PROPN", "PRON") else None
    if subject.lower_ in ("it", "there", "what", "that", "this") and subject.pos_ != "PROPN":
        return None if subject.lower_ != "it" else subject
    return subject


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: with an auxiliary, or a bare participle after a noun or conjunction."""
    if verb.tag_ != "VBN":
        return False
    kinds = {c.dep_ for c in verb.children}
    if "auxpass" in kinds or "nsubjpass" in kinds:
        return True
    if kinds & {"aux", "nsubj"}:
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "relcl") or "agent" in kinds


def agent_of(verb: Token) -> Token | None:
    """Whoever is named after "by" beside a passive verb."""
    for child in verb.children:
        if child.lower_ == "by" and child.i > verb.i and child.dep_ in ("agent", "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def voice(head: Token) -> Voice:
    """The words of a noun phrase that name a speaker: relative clauses and asides are left out, joint heads kept."""
    heads = tuple(_heads(head))
    tokens = sorted({t.i for h in heads for t in _phrase(h)})
    first, last = head.doc[tokens[0]], head.doc[tokens[-1]]
    return Voice(start=first.idx, end=last.idx + len(last), heads=tuple(h.i for h in heads))


def _heads(head: Token) -> list[Token]:
    """Joint heads; without an "and" a second noun is another name of the first."""
    head = _counted(head)
    if members := _members(head):
        return members
    joined = [head, *_conjuncts(head)] if (listed := _listed(head)) is None else listed
    if not any(c.dep_ in ("cc", "preconj") for h in joined for c in h.children):
        return joined[:1]
    if len(joined) == 1 and head.dep_ == "nsubj":
        joined += [c for c in head.head.lefts if c.dep_ == "nsubj" and c.i > head.i]
    return _one_of_two_roles(joined)


def _one_of_two_roles(joined: list[Token]) -> list[Token]:
    """One person under two titles: "the senator and committee chairman", "Harbour adviser and former mayor Ann Doe"."""
    first, last = joined[0], joined[-1]
    if len(joined) != 2 or first.tag_ != "NN":
        return joined
    if last.tag_ == "NN" and _determined(first) and not _determined(last) and _is_role(first) and _is_role(last):
        return joined[:1]
    titled = last.pos_ == "PROPN" and any(c.pos_ == "NOUN" and c.dep_ in ("compound", "nmod") for c in last.lefts)
    return joined[1:] if titled and not _determined(first) and not _determined(last) else joined


def _is_role(noun: Token) -> bool:
    return bool(noun.lemma_.lower().endswith(ROLES))


def _determined(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)


def _members(head: Token) -> list[Token]:
    """Those whom a plural noun names behind it: "two groups – A and B", "leaders such as A and B"."""
    if head.tag_ not in ("NNS", "NNPS"):
        return []
    for token in head.subtree:
        opens = token.left_edge.nbor(-1) if token.left_edge.i else token
        if token.dep_ == "appos" and (token.head == head or opens.text in DASHES):
            named = [token, *_conjuncts(token)]
        elif (
            token.dep_ == "pobj"
            and token.head.lower_ == "as"
            and token.head.head == head
            and token.head.nbor(-1).lower_ == "such"
        ):
            named = [token, *_conjuncts(token)]
            named += [c for c in head.head.lefts if c.dep_ == "nsubj" and c.i > token.i and named[-1].i < c.i]
        else:
            continue
        if len(named) > 1 and all(n.pos_ == "PROPN" for n in named):
            return named
    return []


def _counted(head: Token) -> Token:
    """The people in "a number of people"."""
    of = next((c for c in head.rights if c.lower_ == "of"), None) if head.lemma_.lower() in QUANTITIES else None
    return next((c for c in of.rights if c.dep_ == "pobj" and c.tag_ == "NNS"), head) if of is not None else head


def _listed(head: Token) -> list[Token] | None:
    """The heads of "A, B and C" where the parser took B for another name of A: no comma closes the list."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "PROPN" and any(c.dep_ == "cc" for c in child.rights):
            heads = [head, child, *_conjuncts(child)]
            if any(h.pos_ != "PROPN" for h in heads):
                return None  # "Ann Doe, Europe and Asia director at the bank"
            behind = heads[-1].right_edge.i + 1
            return heads if behind < len(head.doc) and head.doc[behind].text != "," else None
    return None


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield child
            yield from _conjuncts(child)


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in head.lefts:
        if child.dep_ in KEPT:
            yield from (t for t in child.subtree if t.dep_ != "relcl")
    for child in head.rights:
        if child.dep_ == "prep" and _is_aside(child, head):
            break
        other_name = child.dep_ == "conj" and child not in _heads(head)
        if child.dep_ in KEPT_RIGHT or other_name or (child.dep_ == "acl" and child.i == head.i + 1 and child.tag_ == "JJ"):
            yield from _bounded(child)
        elif child.dep_ not in ("punct", "cc", "conj"):
            break


def _is_aside(prep: Token, head: Token) -> bool:
    """A phrase after a comma, or one of time and place behind a name, tells about the saying, not the speaker."""
    timely = prep.lower_ in ("including", "like", "during", "after", "before", "on", "in", "from", "at")
    if prep.lower_ in ("in", "on", "at", "during", "for") and any(c.lemma_.lower() in OCCASIONS for c in prep.children):
        return True
    return prep.nbor(-1).text == "," or (timely and head.pos_ == "PROPN") or prep.lower_ in ("on", "during", "after", "before")


def _bounded(child: Token) -> Iterator[Token]:
    for token in child.subtree:
        if token.dep_ in ("relcl", "acl") or token.lower_ in RELATIVE:
            return
        yield token


def label_tokens(head: Token) -> list[Token]:
    """The words of a noun phrase that say who is meant, up to its first comma, dash or relative clause."""
    kept = [head]
    for child in head.lefts:
        if child.dep_ in KEPT:
            kept += [t for t in child.subtree if t.dep_ != "relcl" and t.i < head.i]
    last = head.i
    for child in head.rights:
        near = child.i <= last + 1 or all(t.dep_ == "case" for t in head.doc[last + 1 : child.i])
        if child.dep_ not in BEHIND or not near or (child.dep_ == "prep" and _is_aside(child, head)):
            break
        part = _part(child)
        kept += part
        last = max(t.i for t in kept)
        if len(part) < sum(1 for _ in child.subtree):
            break
    kept.sort(key=lambda t: t.i)
    while (
        len(kept) > 1
        and kept[-1].i > head.i
        and (kept[-1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT", "SPACE") or kept[-1].tag_ == "POS")
    ):
        kept.pop()
    return kept


def _part(child: Token) -> list[Token]:
    """What hangs on a noun behind it, up to a comma, dash, bracket or relative clause."""
    kept: list[Token] = []
    for token in child.subtree:
        if (
            token.dep_ in ("relcl", "appos", "acl")
            or token.lower_ in RELATIVE
            or token.text in STOPPERS
            or len(kept) > LONGEST_PART
        ):
            break
        kept.append(token)
    return kept


def first_person(voice: Voice, reading: Reading) -> bool:
    """Whether the writer (or the reader) is meant."""
    return reading.doc[voice.heads[0]].lower_ in FIRST_OR_SECOND


__all__ = ["Speaker", "Voice", "agent_of", "first_person", "is_passive", "label_tokens", "subject_of", "voice"]
