"""What stands beside a word: whether it is negated, wished, unreal, tensed or corrected."""

from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import above, bounds, children, is_ordinal, lemma, objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

NOTHING = frozenset({"nothing", "nobody", "none"})
TENSED = frozenset({"VBD", "VBZ", "VBP"})
UNITS = frozenset({"hour", "day", "night", "week", "month", "round", "session"})
TAKING_EFFECT = frozenset({"take", "begin", "start", "come", "enter", "commence", "run", "last"})
PAST = frozenset({"after", "on", "in", "during", "since", "following"})


def unreal(verb: "Token") -> bool:
    """Whether it is told as what did not come about: "the swap would have involved"."""
    helping = {c.lower_ for c in children(verb, {"aux"})}
    return "have" in helping and not helping.isdisjoint({"would", "could", "might"})


def was_able(adjective: "Token") -> bool:
    """Whether it tells of a success: "had been able to free them"."""
    verb = adjective.head
    return adjective.lower_ == "able" and lemma(verb) == "be" and (tensed(verb) or any(lemma(c) == "have" for c in verb.children))


def with_complement(prep: "Token") -> bool:
    """Whether the noun under a preposition is "the" one only by what follows: talks on the exchange of all captives."""
    return any(c.lower_ == "of" for noun in children(prep, {"pobj"}) for c in children(noun, {"prep"}))


def corrected(noun: "Token") -> bool:
    """Whether it is what something was not: "an armistice, not a treaty"."""
    first = min((c.i for c in noun.children if c.i < noun.i), default=noun.i)
    return (
        first > 0 and noun.doc[first - 1].lower_ == "not" and noun.dep_ in {"appos", "conj", "attr", "dobj", "pobj", "npadvmod"}
    )


def has_no(verb: "Token") -> bool:
    """Whether the verb has a "no" before its subject or object: no prisoners were exchanged."""
    taking = (*subjects(verb), *objects(verb))
    return any(noun.lower_ in NOTHING or any(_is_no(child) for child in noun.lefts) for noun in taking)


def _is_no(word: "Token") -> bool:
    """As in "no gun fired", "not a single gun fired"."""
    return word.lower_ in {"no", "neither"} if word.dep_ == "det" else word.dep_ == "neg"


def brings_nothing(verb: "Token") -> bool:
    """Whether "no" stands before its object alone: "the meeting brought no breakthrough", and did take place."""
    return not any(c.dep_ == "neg" for c in verb.children) and any(
        noun.lower_ in NOTHING or any(d.lower_ == "no" for d in children(noun, {"det"})) for noun in objects(verb)
    )


def subjunctive(verb: "Token") -> bool:
    """Whether a bare "be" makes it a wish: "that the captives be released"."""
    helping = list(children(verb, {"aux", "auxpass"}))
    return len(helping) == 1 and helping[0].lower_ == "be" and helping[0].tag_ == "VB"


def wished(verb: "Token") -> bool:
    """Whether a modal other than that of the future stands with it: "the truce should last" is one that is there."""
    return any(c.tag_ == "MD" and c.lower_ in {"should", "must", "would", "could", "can", "may"} for c in children(verb, {"aux"}))


def infinitive(verb: "Token") -> bool:
    """Whether it is an infinitive with "to", passive ones included."""
    bare = verb.tag_ == "VB" or any(c.tag_ == "VB" for c in children(verb, {"auxpass"}))
    return bare and any(c.lower_ == "to" for c in children(verb, {"aux"}))


def instead(token: "Token") -> bool:
    """Whether it is what was not chosen: "a truce rather than a treaty", "rather than release them"."""
    doc = token.doc
    return any(i >= 2 and doc[i - 1].lower_ == "than" and doc[i - 2].lower_ == "rather" for i in (token.i, token.left_edge.i))


def negated(verb: "Token") -> bool:
    """Whether a word beside the verb negates it: not, no prisoners."""
    return any(c.dep_ == "neg" for c in verb.children) or has_no(verb)


def imperative(verb: "Token") -> bool:
    """Whether the sentence opens with it: "Release all captives"."""
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and bounds(verb)[0] == verb.i and not any(children(verb, {"nsubj", "aux"}))


def tensed(verb: "Token") -> bool:
    """Whether the verb, or its auxiliary, stands in the past tense."""
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in children(verb, {"aux", "auxpass"}))


def simple_present(verb: "Token") -> bool:
    """Whether it stands in the simple present, active or passive."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return not any(children(verb, {"aux", "auxpass"}))
    passive = any(a.tag_ in {"VBZ", "VBP"} and lemma(a) == "be" for a in children(verb, {"auxpass"}))
    return verb.tag_ == "VBN" and passive and not any(children(verb, {"aux"}))


def declared(verb: "Token") -> bool:
    """Whether a question is worded as a statement: "He paid on the day four captives were freed?" doubts no deed."""
    subject = next(children(verb, {"nsubj", "nsubjpass"}), None)
    ordered = subject is not None and any(subject.i < aux.i for aux in children(verb, {"aux", "auxpass"}) if aux.tag_ in TENSED)
    return ordered and not any(t.tag_.startswith("W") for part in verb.lefts for t in part.subtree)


def inverted(verb: "Token") -> bool:
    """Whether the auxiliary stands before the subject without a question: had they signed, should they refuse."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    for aux in verb.children:
        if aux.dep_ in {"aux", "auxpass"} and aux.i < subject.i and aux.lower_ in {"had", "should", "were"}:
            before = aux.nbor(-1) if aux.i > bounds(aux)[0] else None
            return before is None or before.lower_ not in {"nor", "neither", "so", "never", "only", "not"}
    return False


def begins(clause: "Token", noun: "Token") -> bool:
    """Whether a relative clause says when it begins: "the ceasefire, which takes effect on Sunday"."""
    return clause.dep_ == "relcl" and clause.head.i == noun.i and lemma(clause) in TAKING_EFFECT


def tells_term(clause: "Token") -> bool:
    """Whether a participle says from when what is agreed on holds: "agreed on a truce, taking effect on 7 May"."""
    return clause.tag_ == "VBG" and clause.dep_ in {"acl", "advcl"} and lemma(clause) in TAKING_EFFECT


def held_on(participle: "Token", noun: "Token") -> bool:
    """Whether a participle tells when and where the event itself was: "the meeting held in the capital on Sunday"."""
    return bool(participle.dep_ == "acl" and participle.tag_ == "VBN" and participle.head.i == noun.i)


def came_before(noun: "Token", verb: "Token") -> str | None:
    """What a thing follows was there, whatever the tense: "the swap follows a week of talks"."""
    return "past" if lemma(verb) == "follow" and noun.dep_ == "dobj" else None


def measured(noun: "Token") -> bool:
    """Whether a number of days or rounds is said of it: "four days of talks" are no talks at large."""
    prep = above(noun)
    return prep is not None and prep.lower_ == "of" and _counted(prep.head)


def spent(unit: "Token") -> bool:
    """Whether it is time that went by in an event, which is there: "after four days of talks", "on day three of the truce"."""
    prep = above(unit)
    return _counted(unit) and prep is not None and prep.lower_ in PAST


def _counted(unit: "Token") -> bool:
    return lemma(unit) in UNITS and any(c.dep_ == "nummod" or is_ordinal(c) for c in unit.children)


def set_apart(verb: "Token") -> bool:
    """Whether a semicolon parts its clause from the one the parser hung it on: "it may be held in May; no place was named"."""
    head = verb.head
    first, last = sorted((verb.i, head.i))
    return verb.dep_ == "ccomp" and any(verb.doc[i].text == ";" for i in range(first, last))
