"""What is put on the table: the words behind a noun or verb of offering, cut into single terms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from peaceledger.extract.acts.parties import Party
from peaceledger.extract.events.clauses import NOUNS, children, governed, is_verb, lemma
from peaceledger.extract.offers.scene import OfferScene, listed, once, stretch
from peaceledger.extract.offers.terms import issue_of

if TYPE_CHECKING:
    from spacy.tokens import Token

THINGS = frozenset({"dobj", "attr", "oprd", "obj"})
LEAST = 3
"""Parts of a list that may be cut at its commas: two may be a phrase."""
ENDS = frozenset({"—", "–", ";", ":", ".", "!", "?"})
CLAUSES = frozenset({"xcomp", "ccomp"})
MUST = frozenset({"must", "should", "shall", "ought"})
OPEN = frozenset({"would", "will", "could", "can", "may"})
KNOWING = frozenset({"know", "see", "hear", "say", "tell", "think", "believe", "understand", "be", "have"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
NAMING = frozenset({"call", "push"})
NAMED_BY = frozenset({"for", "of", "on", "about"})
MEANS = ("through", "by", "via")
INCLUDING = frozenset({"including", "include", "like", "as"})


@dataclass(frozen=True, kw_only=True)
class Content:
    """One thing put on the table.

    Attributes:
        head: Its head word.
        obligors: Who the words say must act.
        stated: False where the words say that it is missing.
        leave: Words under the head that are no part of it.
        span: Its words, where the parse does not tell them.
        role: What it is offered as, "a venue", where the words after "as" say.
    """

    head: "Token"
    obligors: tuple[Party, ...] = ()
    stated: bool = True
    leave: tuple["Token", ...] = field(default=())
    role: "Token | None" = None
    span: tuple[int, int] | None = None


def of_verb(verb: "Token", sort: str, scene: OfferScene) -> list[Content]:
    """What a verb of offering, demanding or agreeing puts on the table."""
    addressed = _addressed(verb, scene)
    found = [
        *_things(verb, sort, scene, addressed),
        *_clauses(verb, sort, scene, addressed),
        *_asked_for(verb, sort, scene, addressed),
    ]
    return [part for content in found for part in _means(content, scene)]


def _addressed(verb: "Token", scene: OfferScene) -> list["Token"]:
    """Objects that are somebody: "urged the rebels"."""
    if not scene.book.has("addressing", verb):
        return []
    return [c for c in children(verb, THINGS | {"dative"}) if scene.cast.parties(c) and c.lower_ not in {"it"}]


def _things(verb: "Token", sort: str, scene: OfferScene, addressed: list["Token"]) -> Iterator[Content]:
    if sort in {"agree", "threaten", "ready"} or (scene.book.has("addressing", verb) and lemma(verb) != "request"):
        return
    for thing in children(verb, THINGS):
        if thing in addressed or thing.pos_ == "PRON":
            continue
        role = next(iter((*governed(verb, "as"), *governed(thing, "as"))), None)
        if role is not None:
            yield Content(head=thing, role=role)
            continue
        yield from (Content(head=one) for one in listed(thing))


def _clauses(verb: "Token", sort: str, scene: OfferScene, addressed: list["Token"]) -> Iterator[Content]:
    who = tuple(p for one in addressed for p in scene.cast.parties(one))
    if lemma(verb) in NAMING and not addressed:
        return
    for clause in children(verb, CLAUSES):
        if not is_verb(clause) or lemma(clause) in KNOWING or not _asks(verb, clause, sort):
            continue
        for one in (clause, *(c for c in clause.conjuncts if is_verb(c))):
            yield Content(head=one, obligors=_subject(one, scene) or who)


def _asks(verb: "Token", clause: "Token", sort: str) -> bool:
    """Whether a clause is asked for or offered, not asserted: "insists that they leave", not "insists that they left"."""
    aux = {c.lower_ for c in children(clause, {"aux", "auxpass"})}
    if clause.dep_ == "xcomp" or "to" in aux:
        return True
    if sort == "agree":
        return bool(aux & (MUST | OPEN)) or clause.tag_ == "VB"
    return bool({lemma(c) for c in children(clause, {"aux"})} & MUST) or clause.tag_ in {"VB", "VBG"} or "be" in aux


def _subject(clause: "Token", scene: OfferScene) -> tuple[Party, ...]:
    found = once(p for word in children(clause, {"nsubj"}) for p in scene.parties(word))
    return tuple(found or once(p for by in children(clause, {"agent"}) for w in children(by, {"pobj"}) for p in scene.parties(w)))


def _asked_for(verb: "Token", sort: str, scene: OfferScene, addressed: list["Token"]) -> Iterator[Content]:
    who = tuple(p for one in addressed for p in scene.cast.parties(one))
    wanted = {"agree": ("to", "on"), "demand": ("for", "on"), "ready": ("for", "to"), "interest": ("in",)}.get(sort, ())
    for prep in wanted:
        for thing in governed(verb, prep):
            someone = scene.cast.parties(thing) and not scene.book.issues.get(lemma(thing))
            if someone or (prep == "on" and lemma(verb) in NAMING):
                clause = next(
                    (c for c in (*children(thing, {"acl", "relcl"}), *children(verb, {"xcomp", "advcl"})) if _infinitive(c)), None
                )
                if clause is not None:
                    yield Content(head=clause, obligors=tuple(scene.cast.parties(thing)))
                continue
            for one in listed(thing):
                yield Content(head=one, obligors=who or _owners(one, scene))


def _infinitive(token: "Token") -> bool:
    return token.tag_ == "VB" and any(c.lower_ == "to" for c in children(token, {"aux"}))


def of_noun(noun: "Token", sort: str, scene: OfferScene) -> list[Content]:
    """What a noun of offering names as its terms."""
    found = [*_infinitives(noun, scene), *_of_or_for(noun, sort, scene), *_including(noun, scene), *_contained(noun, scene)]
    kept = {c.head.i: c for c in reversed(found) if not goal(c, scene) or _means_named(c, scene)}
    return [part for i in sorted(kept) for part in _means(kept[i], scene)]


def _infinitives(noun: "Token", scene: OfferScene) -> Iterator[Content]:
    """Deeds: "ultimatums for the rebels to leave", "an offer to meet", "pressure on A to withdraw"."""
    carrier = noun.head if noun.dep_ in {"dobj", "pobj"} and is_verb(noun.head) else None
    clauses = [c for c in children(noun, {"acl", "relcl", "xcomp", "ccomp", "advcl"}) if _infinitive(c)]
    if scene.book.noun(noun) == "pressure" and carrier is not None:
        clauses += [c for c in children(carrier, {"xcomp", "advcl", "ccomp"}) if _infinitive(c)]
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if not clauses and after.tag_ == "TO" and _infinitive(after.head) and carrier is not None and after.head.head.i == carrier.i:
        clauses.append(after.head)  # "spurned an offer to meet"
    for prep in ("for", "on", "to"):
        for pobj in governed(noun, prep):
            clauses += [c for c in children(pobj, {"acl", "relcl"}) if _infinitive(c) and scene.cast.parties(pobj)]
    asked = [w for prep in ("for", "on", "to") for w in governed(noun, prep)]
    asked += governed(carrier, "on") if scene.book.noun(noun) == "pressure" and carrier is not None else []
    who = tuple(p for w in asked for p in scene.cast.parties(w, alone=True))
    for clause in clauses:
        for one in (clause, *(c for c in clause.conjuncts if is_verb(c))):
            yield Content(head=one, obligors=_subject(one, scene) or who)


def _of_or_for(noun: "Token", sort: str, scene: OfferScene) -> Iterator[Content]:
    for prep in ("for", "of", "on"):
        for thing in governed(noun, prep):
            if any(_infinitive(c) for c in children(thing, {"acl", "relcl"})) or (thing.pos_ == "PROPN" and prep != "of"):
                continue
            if scene.cast.parties(thing) and not scene.book.issues.get(lemma(thing)):
                continue
            if sort not in {"demand", "pressure"} and issue_of(thing, scene) not in scene.book.core:
                continue
            yield from (Content(head=one, obligors=_owners(one, scene)) for one in listed(thing))


def _including(noun: "Token", scene: OfferScene) -> Iterator[Content]:
    for prep in children(noun, {"prep"}):
        if prep.lower_ not in INCLUDING or (prep.lower_ in {"as", "like"} and prep.nbor(-1).lower_ != "such"):
            continue
        inner = [p for deep in children(prep, {"prep"}) if deep.lower_ in NAMED_BY for p in children(deep, {"pobj", "pcomp"})]
        held = [
            p for deep in children(prep, {"prep"}) if deep.lower_ == "under" for w in deep.subtree for p in scene.cast.owners(w)
        ]
        for thing in inner or list(children(prep, {"pobj", "pcomp"})):
            for one in all_of(thing, scene):
                yield one if one.obligors else replace(one, obligors=tuple(once(held)))


def _contained(noun: "Token", scene: OfferScene) -> Iterator[Content]:
    """What the offer, as a subject, asks for or would do: "the plan calls for", "a draft that would freeze the lines"."""
    verbs = [noun.head] if noun.dep_ == "nsubj" and is_verb(noun.head) else []
    verbs += [c for c in children(noun, {"relcl", "acl"}) if is_verb(c) and not _infinitive(c)]
    verbs += [v for verb in verbs for v in verb.conjuncts if is_verb(v) and not any(children(v, {"nsubj"}))]
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and any(children(noun.head.head, SUBJECT)):
        verb = noun.head.head
        first = noun.right_edge.i + 1
        while first < verb.i and scene.doc[first].text in {",", " "}:
            first += 1
        for one in (verb, *(v for v in verb.conjuncts if is_verb(v))):
            start, last = stretch(one)
            span = (first, last) if one is verb and first < last and noun.i < verb.i else (start, last)
            yield Content(head=one, obligors=_subject(one, scene), span=span if noun.i < verb.i else None)
    for verb in verbs:
        yield from _inside(verb, scene)


def _inside(verb: "Token", scene: OfferScene) -> Iterator[Content]:
    under = [w for w in children(verb, {"prep"}) if w.lower_ in {"under", "whereby"}] or [
        w for w in verb.lefts if w.lower_ == "whereby"
    ]
    if under:
        yield Content(head=verb, obligors=_subject(verb, scene))
        return
    if not scene.book.has("contain", verb):
        if (
            any(c.lower_ == "would" for c in children(verb, {"aux"}))
            and lemma(verb) not in KNOWING
            and not any(children(verb, {"neg"}))
        ):
            yield Content(head=verb)
        return
    if any(children(verb, {"neg"})):
        return
    things = [*children(verb, THINGS), *(p for prep in ("for", "of", "on") for p in governed(verb, prep))]
    for thing in things:
        clause = next((c for c in children(thing, {"acl"}) if _infinitive(c)), None)
        if clause is not None and scene.cast.parties(thing):
            yield Content(head=clause, obligors=tuple(scene.cast.parties(thing)))
        else:
            yield from all_of(thing, scene)
    for clause in children(verb, CLAUSES):
        if is_verb(clause):
            yield from (Content(head=c, obligors=_subject(c, scene)) for c in (clause, *clause.conjuncts) if is_verb(c))


def goal(content: Content, scene: OfferScene) -> bool:
    """Whether a content only says that peace is wanted: "a plan to end the war"; that is no term."""
    head = content.head
    if is_verb(head):
        things = [lemma(c) for c in children(head, {"dobj"})]
        return scene.book.has("end", head) and any(t in scene.book.lists["whole"] for t in things)
    if scene.book.has("vague", head):
        return issue_of(head, scene) in {"other", "negotiation_format"}  # "a return of prisoners" says what, "a deal" does not
    return scene.book.has("whole", head)


def _means(content: Content, scene: OfferScene) -> Iterator[Content]:
    """Where peace is to be reached by something, that is the term: "achieve peace through withdrawals and recognition"."""
    if is_verb(content.head) and scene.book.has("reach", content.head):
        things = [t for prep in MEANS for t in governed(content.head, prep)]
        things += [t for o in children(content.head, {"dobj"}) for prep in MEANS for t in governed(o, prep)]
        if things:
            yield from (replace(one, obligors=content.obligors) for t in things for one in all_of(t, scene))
            return
    yield content


def all_of(thing: "Token", scene: OfferScene) -> list[Content]:
    """A thing with all that is listed beside it; a list is cut at its commas where the parse lost it.

    "covering the return of A, safety at B, and talks with C" is three things, though a parse may hang B and C on "of".
    """
    parsed = [Content(head=one, obligors=_owners(one, scene)) for one in listed(thing)]
    parts = _parts(thing)
    if len(parts) <= len(parsed) or len(parts) < LEAST:
        return parsed
    return [Content(head=head, span=(first, last), obligors=_owners(head, scene)) for head, first, last in parts]


def _parts(thing: "Token") -> list[tuple["Token", int, int]]:
    """Stretches between the commas of a list that ends in "and ...", each with its first free noun."""
    doc, at, last = thing.doc, thing.left_edge.i, thing.sent.end - 1
    found: list[list[Token]] = [[]]
    closed = depth = 0
    while at <= last and (doc[at].text not in ENDS or depth) and not _finite(doc[at]):
        token = doc[at]
        depth += (token.text == "(") - (token.text == ")")
        joint = (
            token.lower_ in {"and", "or"}
            and at < last
            and doc[at + 1].pos_ not in {"VERB", "AUX"}
            and (closed or doc[at - 1].text == ",")
        )
        if depth == 0 and (token.text == "," or joint):
            closed += token.lower_ in {"and", "or"}
            found.append([])
        else:
            found[-1].append(token)
        at += 1
    if not closed or (at <= last and doc[at].text not in ENDS):
        return []
    parts = []
    for part in found:
        words = [t for t in part if not t.is_space]
        head = next(
            (t for n, t in enumerate(words) if t.pos_ in NOUNS and not (n + 1 < len(words) and words[n + 1].pos_ in NOUNS)), None
        )
        if head is not None and words:
            parts.append((head, words[0].i, words[-1].i))
    return parts


def _finite(token: "Token") -> bool:
    if token.tag_ == "VBD":
        return any(children(token, {"nsubj", "nsubjpass"}))
    return token.tag_ in {"VBZ", "VBP", "MD"} or (token.pos_ == "PRON" and token.dep_ == "nsubj")


def _means_named(content: Content, scene: OfferScene) -> bool:
    return any(part.head.i != content.head.i for part in _means(content, scene))


def _owners(noun: "Token", scene: OfferScene) -> tuple[Party, ...]:
    """Who does what a noun of doing names: its possessor, whom it is by, from or between, or who holds it."""
    if is_verb(noun):
        return _subject(noun, scene)
    found = [p for prep in ("by", "from", "between", "among") for w in governed(noun, prep) for p in scene.parties(w)]
    if found:
        return tuple(once(found))
    if noun.pos_ not in NOUNS:
        return ()
    if scene.book.has("own_deeds", noun):
        found = [p for w in governed(noun, "of") for p in (*scene.cast.owners(w), *scene.parties(w))]
    if found:
        return tuple(once(found))
    held = [p for w in noun.subtree if w.lower_ in {"control", "rule"} for p in scene.cast.owners(w)]
    return tuple(scene.cast.owners(noun) or held)


def contained_by(verb: "Token", scene: OfferScene) -> list[Content]:
    """What a document is said to ask for by a verb whose subject points back to it: "it calls for a ceasefire"."""
    return [part for content in _inside(verb, scene) for part in _means(content, scene)]


def absent(noun: "Token", scene: OfferScene) -> Iterator[Content]:
    """What a text says an offer lacks: "makes no mention of a withdrawal", "does not include guarantees"."""
    verb = noun.head if noun.dep_ == "nsubj" and is_verb(noun.head) else None
    for one in (verb, *(v for v in verb.conjuncts if is_verb(v))) if verb is not None else ():
        yield from lacks(one, scene)


def lacks(verb: "Token", scene: OfferScene) -> Iterator[Content]:
    """What the subject of a verb is said to lack."""
    if any(children(verb, {"neg"})) and scene.book.has("absent_verbs", verb):
        yield from _missing(children(verb, THINGS))
    for thing in children(verb, {"dobj"}):
        if lemma(thing) in scene.book.lists["absent_nouns"] and any(c.lower_ == "no" for c in children(thing, {"det"})):
            yield from _missing(w for prep in ("of", "to", "on", "about", "for") for w in governed(thing, prep))
    for prep in children(verb, {"prep"}):
        if prep.lower_ == "without":
            for gerund in children(prep, {"pcomp"}):
                if lemma(gerund) in scene.book.lists["absent_gerunds"]:
                    yield from _missing(children(gerund, THINGS))


def _missing(things: Iterable["Token"]) -> Iterator[Content]:
    for thing in things:
        yield from (Content(head=one, stated=False) for one in listed(thing))


__all__ = ["Content", "absent", "contained_by", "goal", "lacks", "of_noun", "of_verb"]
